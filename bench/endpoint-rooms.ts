import { decodeMuLaw, encodeMuLaw } from '../src/audio/g711.ts';
import { lastSound } from '../src/audio/level.ts';
import { resample } from '../src/audio/resample.ts';
import { loadSettings } from '../src/settings/load.ts';
import { Listener } from '../src/speech/ears/listener.ts';
import { WorkQueue } from '../src/speech/ears/queue.ts';
import { Reader } from '../src/speech/ears/reader.ts';
import { SecondReader } from '../src/speech/ears/second.ts';
import { Vad } from '../src/speech/ears/vad.ts';
import { earsFiles } from '../src/speech/files.ts';
import { loadModels } from './barge-in/in-time.ts';
import { machine, numberOf, spread } from './calls/figures.ts';
import { atSnr } from './calls/line.ts';
import { CallerWords } from './calls/sayings.ts';
import { babble, CallerVoices, SPEAKERS } from './calls/voices.ts';
import { CallClock } from './endpoint/clock.ts';
import { END_SILENCE_MS, EXPECTED } from './endpoint/utterances.ts';

/**
 * When a caller's turn is over in a room that goes on talking: `node bench/endpoint-rooms.ts [--callers N] [--json] [--each]`. Callers say what they
 * want and answer five questions, 5 s after each of which six people talk before, below and behind them without a break, 20 to 5 dB softer than they;
 * G.711, the ears' own listener, detector and readings. Time is the call's: a reading takes the processor time that it took. The delay
 * runs from the last sound above -45 dBFS of the caller to the words; `unanswered`: none came within 3.5 s. `early`: words were told of more than
 * 200 ms before it. About a minute on a quiet machine, the callers' speech being in the cache.
 */
const CALLERS = numberOf('--callers', 3);
const SNRS = [null, 20, 15, 10, 5];
const KINDS = ['yes-no', 'name', 'date-of-birth', 'telephone', 'when'] as const;
const RATE = 16_000;
const FRAME = 320;
const BEFORE_MS = 5_000;
const AFTER_MS = 3_500;
/** What is told so shortly before the last sound cut nobody off. */
const LAST_SOUND_MS = 200;

const callers = SPEAKERS.en.map((speaker, n) => new CallerWords(n, speaker));
const sets = callers
  .slice(0, CALLERS)
  .map((words) => [
    { kind: 'open' as const, saying: words.opening() },
    ...KINDS.map((kind) => ({ kind, saying: words.answer(kind) })),
  ]);
const voices = await CallerVoices.prepare(callers.flatMap((words) => words.all()));
const people = babble(voices.all(), 30);
const files = earsFiles(loadSettings());
const models = await loadModels(files);

interface Heard {
  snrDb: number | null;
  kind: string;
  said: string;
  told: string[];
  delayMs: number | null;
  early: boolean;
}

/** One caller's answers on one line. */
async function call(n: number, snrDb: number | null, clock: CallClock): Promise<Heard[]> {
  const room = snrDb === null ? null : atSnr(people, snrDb);
  const queue = new WorkQueue(2);
  const reader = new Reader(
    { en: clock.timed(models.en), es: clock.timed(models.es) },
    clock.timed(models.quick),
    queue,
  );
  const silent = { id: 'none', read: async () => '' };
  const second = new SecondReader({ en: silent, es: silent }, queue);
  const told: { atMs: number; text: string }[] = [];
  const options = { langs: ['en' as const], endSilenceMs: 700 };
  const listener = new Listener(n, 0, options, new Vad(files.vad.model), { reader, second }, queue, {
    voice: () => undefined,
    partial: () => undefined,
    utterance: ({ text }) => told.push({ atMs: clock.nowMs, text }),
    second: () => undefined,
    closing: () => undefined,
    nothing: () => undefined,
    settled: () => undefined,
  });
  let at = n * 50_000;
  const hear = async (speech: Int16Array) => {
    const mixed = speech.map((x, i) => x + (room?.[(at + i) % room.length] ?? 0));
    at += speech.length;
    const line = resample(decodeMuLaw(encodeMuLaw(resample(mixed, RATE, 8_000))), 8_000, RATE);
    for (let from = 0; from + FRAME <= line.length; from += FRAME) {
      listener.push(line.slice(from, from + FRAME));
      await clock.pass(20);
    }
  };
  const heard: Heard[] = [];
  for (const { kind, saying } of sets[n]!) {
    listener.expect({ ...options, endSilenceMs: END_SILENCE_MS[kind], expected: { kind, ...EXPECTED[kind] } });
    await hear(new Int16Array((RATE * BEFORE_MS) / 1_000));
    told.length = 0;
    const voice = voices.of(saying);
    const endMs = clock.nowMs + ((lastSound(voice, { rate: RATE }) ?? voice.length) * 1_000) / RATE;
    const whole = new Int16Array(Math.ceil(voice.length / FRAME) * FRAME + (RATE * AFTER_MS) / 1_000);
    whole.set(voice);
    await hear(whole);
    const last = told.find(({ atMs }) => atMs >= endMs - LAST_SOUND_MS);
    heard.push({
      snrDb,
      kind,
      said: saying.text,
      told: told.map(({ text }) => text),
      delayMs: last ? Math.round(Math.max(0, last.atMs - endMs)) : null,
      early: told.some(({ atMs }) => atMs < endMs - LAST_SOUND_MS),
    });
  }
  listener.close();
  return heard;
}

const clock = new CallClock();
clock.takeTimers();
const all: Heard[] = [];
for (const snrDb of SNRS) for (let n = 0; n < CALLERS; n++) all.push(...(await call(n, snrDb, clock)));
if (process.argv.includes('--each')) for (const one of all) console.error(JSON.stringify(one));

const rows = SNRS.map((snrDb) => {
  const some = all.filter((one) => one.snrDb === snrDb);
  const delays = some.flatMap(({ delayMs }) => delayMs ?? []);
  const { median, p95 } = spread(delays);
  return {
    room: snrDb === null ? 'quiet' : `${snrDb} dB`,
    answers: some.length,
    unanswered: some.length - delays.length,
    early: some.filter(({ early }) => early).length,
    'within 900 ms': delays.filter((ms) => ms <= 900).length,
    'median ms': median,
    '95 % ms': p95,
  };
});
const result = { machine: await machine(), callers: CALLERS, rows };
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...result, heard: all }));
else {
  console.log(`${result.machine}\n`);
  console.table(rows);
}
