import type { Key } from '../leg.ts';

/** Keys on the line: telephone events in RTP (RFC 4733) and the tones they stand for (ITU-T Q.23). */

/** In the order of their event numbers (RFC 4733 table 3). */
const KEYS: readonly Key[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
/** -10 dBm0, as telephones send. */
const VOLUME = 10;

export interface TelephoneEvent {
  /** Null for events that are no key of a telephone (A to D, flash, fax tones). */
  key: Key | null;
  /** The key has been let go. */
  end: boolean;
  /** In samples at 8,000 a second, since the timestamp of the packet. */
  duration: number;
}

/** The payload of one event packet; null when it is too short. */
export function parseEvent(payload: Uint8Array): TelephoneEvent | null {
  if (payload.length < 4) return null;
  return {
    key: KEYS[payload[0]!] ?? null,
    end: (payload[1]! & 0x80) !== 0,
    duration: (payload[2]! << 8) | payload[3]!,
  };
}

export function formatEvent(key: Key, end: boolean, duration: number): Uint8Array {
  return Uint8Array.of(KEYS.indexOf(key), (end ? 0x80 : 0) | VOLUME, duration >> 8, duration & 0xff);
}

export function isKey(text: string): text is Key {
  return (KEYS as readonly string[]).includes(text);
}

/** Hz; the row of a key and its column (Q.23). */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const PAD = '123456789*0#';

/** The two tones of a key, for lines that carry no events. 16-bit PCM at about -9 dBFS. */
export function keyTone(key: Key, ms: number, rate: number): Int16Array {
  const at = PAD.indexOf(key);
  const [low, high] = [ROWS[Math.floor(at / 3)]!, COLUMNS[at % 3]!];
  const wave = (hz: number, i: number) => Math.sin((2 * Math.PI * hz * i) / rate);
  return Int16Array.from({ length: Math.round((ms * rate) / 1000) }, (_, i) =>
    Math.round(6000 * (wave(low, i) + wave(high, i))),
  );
}
