import { parseArgs } from 'node:util';
import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { silentLog } from '../log.ts';
import { Actor, type HeardLine } from '../rehearsal/actor.ts';
import { loadSettings, places } from '../settings/load.ts';
import { createSpeech } from '../speech/index.ts';
import { Phone } from '../telephony/phone/phone.ts';
import { BoxFile } from '../wiring/box-file.ts';
import { type Io, print } from './io.ts';

const USAGE =
  'call "WORDS" [--voice N] [--lang en|es] [--keys K] [--from NUMBER] [--json]; several turns are parted by |';

interface CallOptions {
  turns: string[];
  lang: Lang;
  voice: number | null;
  keys: string;
  from: string;
  json: boolean;
}

/** `nightbell call`: a real SIP call into the running box. Each turn is said when the box has finished speaking. */
export async function call(args: string[], io: Io): Promise<number> {
  const options = parse(args);
  const settings = loadSettings();
  const box = new BoxFile(places(settings).box).read();
  if (!box) throw new NightbellError('NB_NOT_RUNNING');
  if (options.voice !== null) settings.speech.voice[options.lang] = options.voice;
  const speech = createSpeech(settings, silentLog);
  const phone = await Phone.open();
  try {
    await speech.start();
    const line = await phone.call({
      to: `sip:${settings.sip.trunk.user || 'clinic'}@${box.host}:${box.sip}`,
      from: options.from,
    });
    await line.whenAnswered();
    const cues = [
      ...(options.keys ? [{ when: /^/, act: { press: options.keys } }] : []),
      ...options.turns.map((say) => ({ when: /^/, act: { say } })),
    ];
    const show = (heard: HeardLine) => void (options.json || print(io, asText(heard)));
    const actor = new Actor({
      name: 'caller',
      call: line,
      speech,
      lang: options.lang,
      cues,
      patienceMs: 12_000,
      onLine: show,
    });
    const lines = await actor.play();
    const end = await line.whenEnded();
    if (options.json) print(io, JSON.stringify({ lines, end: end.why, statistics: line.statistics }));
    else print(io, `the call ended: ${end.why}`);
    return 0;
  } finally {
    await phone.close();
    await speech.stop();
  }
}

export function asText({ who, fromMs, text, responseMs }: HeardLine): string {
  const at = (fromMs / 1000).toFixed(1).padStart(6);
  return `${at} s  ${who.padEnd(9)}  ${text}${responseMs === null ? '' : `  (answered after ${responseMs} ms)`}`;
}

function parse(args: string[]): CallOptions {
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(args);
  } catch (error) {
    throw new NightbellError('NB_USAGE', `${(error as Error).message}; ${USAGE}`);
  }
  const { values, positionals } = parsed;
  const lang = values.lang ?? 'en';
  const voice = values.voice === undefined ? null : Number(values.voice);
  const keys = values.keys ?? '';
  const wrong =
    positionals.length !== 1 || (lang !== 'en' && lang !== 'es') || Number.isNaN(voice) || !/^[0-9*#]*$/.test(keys);
  if (wrong) throw new NightbellError('NB_USAGE', USAGE);
  const turns = (positionals[0] as string)
    .split('|')
    .map((turn) => turn.trim())
    .filter(Boolean);
  return { turns, lang, voice, keys, from: values.from ?? '+15185550121', json: values.json ?? false };
}

function read(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      voice: { type: 'string' },
      lang: { type: 'string' },
      keys: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
}
