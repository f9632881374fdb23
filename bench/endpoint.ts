import { loadavg } from 'node:os';
import { loadSettings } from '../src/settings/load.ts';
import { Listener } from '../src/speech/ears/listener.ts';
import { WorkQueue } from '../src/speech/ears/queue.ts';
import { Reader, type Readings } from '../src/speech/ears/reader.ts';
import { Recogniser } from '../src/speech/ears/recogniser.ts';
import { SecondReader } from '../src/speech/ears/second.ts';
import { Vad } from '../src/speech/ears/vad.ts';
import type { ExpectedKind } from '../src/speech/expected.ts';
import { earsFiles } from '../src/speech/files.ts';
import { babble, CallerVoices } from './calls/voices.ts';
import { type Caller, overLine, soundOf } from './endpoint/caller.ts';
import { CallClock } from './endpoint/clock.ts';
import { LINE_NAMES, roundsOf } from './endpoint/rounds.ts';
import { ANSWERS, END_SILENCE_MS, EXPECTED } from './endpoint/utterances.ts';

/**
 * When the box takes a caller's turn for over: `node bench/endpoint.ts [ROUNDS] [--json]`. Answers of ours with pauses (endpoint/) are spoken by
 * many synthetic voices over G.711 with noise, and heard by the real ears: voice activity, recognition, turn-end rules. Each answer is said
 * once a round (default 1), each time by another caller. A false end: words are told of before the last one was said. The delay runs from the last sample of
 * the last word above -45 dBFS to the moment when the words are told of; what the box then needs to answer is not in it (bench/latency.ts).
 * Time is the call's: a reading takes the processor time that it took, so other work on the machine changes little.
 */
const ROUNDS = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 1);
const SEED = 20_021;
const RATE = 16_000;
const FRAME = 320;
/** A synthetic voice breathes out behind its last word: what is told so shortly before the last sound cut nobody off. */
const LAST_SOUND_MS = 200;
/** Silence after each answer: longer than any wait. */
const AFTER_MS = 2_600;
interface Heard {
  kind: ExpectedKind;
  lang: string;
  text: string;
  line: string;
  pauses: number[];
  /** How many times words were told of before the end. */
  cut: number;
  delayMs: number | null;
  /** What was told, in order. */
  told: string[];
  /** What the form's own end silence would have done. */
  fixed: { cut: number; delayMs: number };
}

const { callers, turns, rnd } = roundsOf(ANSWERS, ROUNDS, SEED);
const voices = await CallerVoices.prepare(turns.flatMap(({ spoken }) => spoken.parts));
const room = babble(voices.all().slice(0, 60), 20);
const files = earsFiles(loadSettings());
const models = {
  en: await Recogniser.load(files.recognisers.en),
  es: await Recogniser.load(files.recognisers.es),
  quick: await Recogniser.load(files.quick),
};
for (const model of Object.values(models)) await model.read(new Int16Array(RATE));

/** Partial readings end no turn, so none are made. */
class Careful extends Reader {
  override async glance(): Promise<Readings> {
    return [];
  }
}

const heard: Heard[] = [];
for (const caller of callers) {
  heard.push(...(await call(caller)));
}

/** One caller's answers, one after the other, on one line. */
async function call(caller: Caller): Promise<Heard[]> {
  const own = turns.filter((turn) => turn.caller === caller);
  const clock = new CallClock();
  clock.takeTimers();
  const queue = new WorkQueue(2);
  const silent = { id: 'none', read: async () => '' };
  const reader = new Careful(
    { en: clock.timed(models.en), es: clock.timed(models.es) },
    clock.timed(models.quick),
    queue,
  );
  const second = new SecondReader({ en: silent, es: silent }, queue);
  const told: { atMs: number; text: string }[] = [];
  const hearing = {
    voice: () => undefined,
    partial: () => undefined,
    utterance: ({ text }: { text: string }) => void told.push({ atMs: clock.nowMs, text }),
    second: () => undefined,
    closing: () => undefined,
    nothing: () => undefined,
    settled: () => undefined,
  };
  const options = { langs: [caller.lang], endSilenceMs: 700 };
  const listener = new Listener(1, 0, options, new Vad(files.vad.model), { reader, second }, queue, hearing);
  const results: Heard[] = [];
  for (const { spoken } of own) {
    const { kind, text } = spoken.answer;
    const endSilenceMs = END_SILENCE_MS[kind];
    listener.expect({ ...options, endSilenceMs, expected: { kind, ...EXPECTED[kind] } });
    const { samples, spans } = soundOf(spoken, voices);
    const whole = new Int16Array(samples.length + (RATE * AFTER_MS) / 1000);
    whole.set(samples);
    const line = overLine(whole, caller, room, rnd);
    const begunMs = clock.nowMs;
    told.length = 0;
    for (let at = 0; at + FRAME <= line.length; at += FRAME) {
      listener.push(line.slice(at, at + FRAME));
      await clock.pass(20);
    }
    const ms = (sample: number) => begunMs + (sample * 1000) / RATE;
    const endMs = ms(spans.at(-1)!.to);
    const cut = told.filter(({ atMs }) => atMs < endMs - LAST_SOUND_MS).length;
    const last = told.findLast(({ atMs }) => atMs >= endMs - LAST_SOUND_MS);
    const one: Heard = {
      kind,
      lang: caller.lang,
      text,
      line: caller.line.name,
      pauses: spoken.pauses.map((pause) => pause.ms),
      cut,
      delayMs: last ? Math.round(Math.max(0, last.atMs - endMs)) : null,
      told: told.map((one) => one.text),
      fixed: { cut: spoken.pauses.filter((pause) => pause.ms > endSilenceMs).length, delayMs: endSilenceMs },
    };
    results.push(one);
    if (process.argv.includes('--each'))
      console.error(
        `${cut > 0 ? 'CUT' : '   '} ${one.delayMs} ms, ${kind} [${one.pauses.join(' ')}] ${text} => ${one.told.join(' // ')}`,
      );
  }
  listener.close();
  return results;
}

function spread(values: number[]): { median: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

function row(name: string, some: Heard[]) {
  const pausing = some.filter(({ pauses }) => pauses.length > 0);
  const percent = (part: number, of: number) => (of === 0 ? null : Number(((100 * part) / of).toFixed(1)));
  const delays = some.flatMap(({ delayMs }) => delayMs ?? []);
  return {
    answer: name,
    said: some.length,
    'with pauses': pausing.length,
    pauses: pausing.reduce((sum, { pauses }) => sum + pauses.length, 0),
    'false ends': some.filter(({ cut }) => cut > 0).length,
    '% of all': percent(some.filter(({ cut }) => cut > 0).length, some.length),
    '% of those with pauses': percent(pausing.filter(({ cut }) => cut > 0).length, pausing.length),
    'delay median ms': spread(delays).median,
    'delay 95 % ms': spread(delays).p95,
    'no words': some.length - delays.length,
    'fixed: % of all': percent(some.filter(({ fixed }) => fixed.cut > 0).length, some.length),
    'fixed: 95 % ms': spread(some.map(({ fixed }) => fixed.delayMs)).p95,
  };
}

const kinds = [...new Set(heard.map(({ kind }) => kind))];
const rows = [
  ...kinds.map((kind) =>
    row(
      kind,
      heard.filter((one) => one.kind === kind),
    ),
  ),
  ...['en', 'es'].map((lang) =>
    row(
      lang,
      heard.filter((one) => one.lang === lang),
    ),
  ),
  ...LINE_NAMES.map((name) =>
    row(
      name,
      heard.filter((one) => one.line === name),
    ),
  ),
  row('all', heard),
];
if (process.argv.includes('--json')) console.log(JSON.stringify({ load: loadavg()[0], rows, heard }));
else {
  console.table(rows);
}
