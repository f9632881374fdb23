import { parseHostPort } from './sip-header.ts';

/** The session description of one audio stream (RFC 8866) and its negotiation (RFC 3264), as far as G.711 needs. */

export type Codec = 'PCMU' | 'PCMA';
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** RFC 3551 table 4: the payload types that need no rtpmap. */
const STATIC: Record<number, string> = { 0: 'PCMU', 8: 'PCMA' };
export const PAYLOAD_TYPE: Record<Codec, number> = { PCMU: 0, PCMA: 8 };
/** What this phone calls telephone-event in its own offers. */
const EVENT_TYPE = 101;

/** What the far end says about its audio. */
export interface RemoteAudio {
  host: string;
  port: number;
  /** In the far end's order of preference; only what this phone speaks. */
  codecs: { codec: Codec; payloadType: number }[];
  /** Payload type of RFC 4733 events at 8,000 Hz, or null. */
  eventType: number | null;
  direction: Direction;
}

/** Reads the first audio stream. Null when there is none, or it is refused (port 0). */
export function parseSdp(body: string): RemoteAudio | null {
  const lines = body.split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith('m=audio '));
  if (begin < 0) return null;
  const next = lines.findIndex((line, i) => i > begin && line.startsWith('m='));
  const firstMedia = lines.findIndex((line) => line.startsWith('m='));
  const media = lines.slice(begin, next < 0 ? undefined : next);
  const session = lines.slice(0, firstMedia);
  const parts = /^m=audio (\d{1,5})(?:\/\d+)? RTP\/AVPF? ([\d ]+)$/.exec(media[0]!.trim());
  const port = Number(parts?.[1]);
  if (!parts || port === 0 || port > 65535) return null;
  const connection = [...media, ...session].find((line) => line.startsWith('c=IN IP'));
  const host = parseHostPort(connection?.trim().split(' ')[2]?.split('/')[0] ?? '')?.host;
  if (!host) return null;

  const names = new Map(Object.entries(STATIC).map(([type, name]) => [Number(type), name]));
  for (const line of media) {
    const map = /^a=rtpmap:(\d{1,3}) ([\w-]+)\/(\d+)/.exec(line);
    if (map) names.set(Number(map[1]), map[3] === '8000' ? map[2]!.toUpperCase() : '');
  }
  const types = parts[2]!.trim().split(/ +/).map(Number);
  const codecs = types.flatMap((payloadType) => {
    const name = names.get(payloadType);
    return name === 'PCMU' || name === 'PCMA' ? [{ codec: name, payloadType } as const] : [];
  });
  const eventType = types.find((type) => names.get(type) === 'TELEPHONE-EVENT') ?? null;
  const stated = [...media, ...session].find((line) => /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/.test(line));
  return { host, port, codecs, eventType, direction: (stated?.trim().slice(2) ?? 'sendrecv') as Direction };
}

/** What we answer to a far end that only sends, only hears, or neither (RFC 3264 section 6.1). */
function mirror(direction: Direction): Direction {
  return direction === 'sendonly' ? 'recvonly' : direction === 'recvonly' ? 'sendonly' : direction;
}

export interface LocalAudio {
  host: string;
  port: number;
  codecs: { codec: Codec; payloadType: number }[];
  eventType: number | null;
  direction: Direction;
  /** Grows with each description that differs, as RFC 3264 section 8 wants. */
  version: number;
}

/** What this phone offers: both laws in the given order, and events where keys are to go as such. */
export function localOffer(host: string, port: number, codecs: Codec[], events = true): LocalAudio {
  return {
    host,
    port,
    codecs: codecs.map((codec) => ({ codec, payloadType: PAYLOAD_TYPE[codec] })),
    eventType: events ? EVENT_TYPE : null,
    direction: 'sendrecv',
    version: 1,
  };
}

/** The answer to an offer, in the codec that it names first of those spoken here; null when there is none. */
export function answerTo(
  offer: RemoteAudio,
  host: string,
  port: number,
  spoken: Codec[],
  version = 1,
): LocalAudio | null {
  const chosen = offer.codecs.find(({ codec }) => spoken.includes(codec));
  if (!chosen) return null;
  const { eventType, direction } = offer;
  return { host, port, codecs: [chosen], eventType, direction: mirror(direction), version };
}

export function formatSdp(audio: LocalAudio): string {
  const family = audio.host.includes(':') ? 'IP6' : 'IP4';
  const types = audio.codecs.map(({ payloadType }) => payloadType);
  if (audio.eventType !== null) types.push(audio.eventType);
  return [
    'v=0',
    `o=- ${audio.port} ${audio.version} IN ${family} ${audio.host}`,
    's=-',
    `c=IN ${family} ${audio.host}`,
    't=0 0',
    `m=audio ${audio.port} RTP/AVP ${types.join(' ')}`,
    ...audio.codecs.map(({ codec, payloadType }) => `a=rtpmap:${payloadType} ${codec}/8000`),
    ...(audio.eventType === null
      ? []
      : [`a=rtpmap:${audio.eventType} telephone-event/8000`, `a=fmtp:${audio.eventType} 0-15`]),
    'a=ptime:20',
    `a=${audio.direction}`,
    '',
  ].join('\r\n');
}
