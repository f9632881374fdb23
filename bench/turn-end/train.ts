import { loadSettings } from '../../src/settings/load.ts';
import { RANK, WorkQueue } from '../../src/speech/ears/queue.ts';
import { Reader } from '../../src/speech/ears/reader.ts';
import { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { Tape } from '../../src/speech/ears/tape.ts';
import { earsFiles } from '../../src/speech/files.ts';
import { ruleOnEnd } from '../../src/speech/turn-end/ruling.ts';
import { babble, CallerVoices } from '../calls/voices.ts';
import { type Caller, overLine, soundOf, speak } from '../endpoint/caller.ts';
import { random, tempo } from '../endpoint/pauses.ts';
import { END_SILENCE_MS, EXPECTED } from '../endpoint/utterances.ts';
import { type Moment, SOUND_FEATURES, soundFeatures, TEXT_FEATURES, textFeatures } from './features.ts';
import { HELD_BACK, make } from './sayings.ts';

/**
 * Whether a small model tells the end of a turn better than the rules: `node bench/turn-end/train.ts [EACH] [--json]`. So many answers of each
 * pattern (default 4) are made of parts, spoken by as many voices, cut where callers pause, sent over a telephone line and read by the box's
 * recogniser. A logistic regression learns "is it over?" from the words and the rules' own class, and once more with how the voice ends
 * (loudness, pitch, last stretch). Patterns and voices of the comparison are never learnt from.
 */
const EACH = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 4);
const RATE = 16_000;
const rnd = random(1_302);
const LINES: Caller['line'][] = [
  { name: 'clean', hissDb: -66, babbleSnrDb: null },
  { name: 'hiss', hissDb: -48, babbleSnrDb: null },
  { name: 'people talking', hissDb: -60, babbleSnrDb: 15 },
];

const moments = await collect();
const learnt = moments.filter(({ pattern, speaker }) => !HELD_BACK.has(pattern) && speaker % 2 === 0);
const held = moments.filter(({ pattern }) => HELD_BACK.has(pattern));
const both = (moment: Moment) => [...textFeatures(moment), ...soundFeatures(moment)];
const models = {
  words: fit(learnt, textFeatures),
  'words and sound': fit(learnt, both),
  sound: fit(learnt, soundFeatures),
};
const silence = (p: number, base: number) =>
  p > 0.8 ? 0.3 * base : p > 0.6 ? 0.6 * base : p > 0.3 ? base : 1.6 * base;
const results = [
  result('rules', (m) => ruleOnEnd({ ...m, lang: 'en', longPauseMs: 0 }).silenceMs),
  ...Object.entries(models).map(([name, p]) => result(name, (m) => limit(silence(p(m), m.endSilenceMs)), p)),
  result('fixed', (m) => m.endSilenceMs),
];
if (process.argv.includes('--json')) console.log(JSON.stringify({ learnt: learnt.length, held: held.length, results }));
else {
  console.log(`${learnt.length} moments learnt from, ${held.length} held back (${[...HELD_BACK].join(', ')})`);
  console.log(`features: ${[...TEXT_FEATURES, ...SOUND_FEATURES].join(', ')}`);
  console.table(results);
}

function limit(ms: number): number {
  return Math.max(200, Math.min(1600, ms));
}

/** Every pause and every end, as the box knows it then. */
async function collect(): Promise<Moment[]> {
  const answers = make(EACH, rnd);
  const turns = answers.map((answer) => {
    const speaker = Math.floor(rnd() * 40) * 22 + (HELD_BACK.has(answer.pattern) ? 1 : 0);
    const caller: Caller = { lang: 'en', speaker, tempo: tempo(rnd), line: LINES[Math.floor(rnd() * 3)]! };
    return { answer, caller, spoken: speak(answer, caller, rnd) };
  });
  const voices = await CallerVoices.prepare(turns.flatMap(({ spoken }) => spoken.parts));
  const room = babble(voices.all().slice(0, 40), 15);
  const model = await Recogniser.load(earsFiles(loadSettings()).recognisers.en);
  const silent = { id: 'none', read: async () => '' };
  const reader = new Reader({ en: model, es: silent }, silent, new WorkQueue(1));
  const found: Moment[] = [];
  for (const { answer, caller, spoken } of turns) {
    const { samples, spans } = soundOf(spoken, voices);
    const tape = new Tape();
    tape.append(overLine(samples, caller, room, rnd));
    const expected = { kind: answer.kind, ...EXPECTED[answer.kind] };
    const from = spans[0]!.from;
    for (const [i, { to }] of spans.entries()) {
      const claim = { owner: 1, rank: RANK.ended, dropped: false };
      const readings = await reader.read(tape, { from, to }, ['en'], claim, expected);
      found.push({
        pattern: answer.pattern,
        speaker: caller.speaker,
        expected,
        text: readings?.[0]?.text ?? '',
        tail: tape.copy(Math.max(from, to - RATE), to),
        voiceMs: ((to - from) * 1000) / RATE,
        endSilenceMs: END_SILENCE_MS[answer.kind],
        pauseMs: spoken.pauses[i]?.ms ?? null,
      });
    }
  }
  return found;
}

/** Logistic regression by gradient descent, ridge 0.01, features scaled. @returns the probability that the turn is over. */
function fit(some: Moment[], features: (moment: Moment) => number[]): (moment: Moment) => number {
  const rows = some.map(features);
  const width = rows[0]!.length;
  const mean = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const scale = mean.map(
    (m, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - m) ** 2, 0) / rows.length) || 1,
  );
  const scaled = (row: number[]) => row.map((x, j) => (x - mean[j]!) / scale[j]!);
  const data = rows.map(scaled);
  const weights = new Float64Array(width + 1);
  const p = (row: number[]) => 1 / (1 + Math.exp(-row.reduce((sum, x, j) => sum + x * weights[j]!, weights[width]!)));
  for (let step = 0; step < 1500; step++) {
    const gradient = new Float64Array(width + 1);
    for (const [i, row] of data.entries()) {
      const error = p(row) - Number(some[i]!.pauseMs === null);
      for (const [j, x] of row.entries()) gradient[j]! += error * x;
      gradient[width]! += error;
    }
    for (const j of weights.keys())
      weights[j]! -= 0.3 * (gradient[j]! / data.length + (j < width ? 0.01 * weights[j]! : 0));
  }
  return (moment) => p(scaled(features(moment)));
}

function result(name: string, wait: (moment: Moment) => number, p?: (moment: Moment) => number) {
  const pauses = held.filter(({ pauseMs }) => pauseMs !== null);
  const ends = held.filter(({ pauseMs }) => pauseMs === null);
  // The reading is there after some 230 ms of silence at the earliest.
  const waited = (moment: Moment) => Math.max(230, wait(moment));
  const delays = ends.map(waited).toSorted((a, b) => a - b);
  const cut = pauses.filter((moment) => waited(moment) < moment.pauseMs!);
  let [won, of] = [0, 0];
  if (p)
    for (const end of ends)
      for (const pause of pauses) {
        won += Number(p(end) > p(pause));
        of++;
      }
  return {
    by: name,
    'pauses cut %': Number(((100 * cut.length) / pauses.length).toFixed(1)),
    'median ms': Math.round(delays[delays.length >> 1] ?? Number.NaN),
    '95 % ms': Math.round(delays[Math.floor(0.95 * delays.length)] ?? Number.NaN),
    'area under the curve': of === 0 ? null : Number((won / of).toFixed(3)),
  };
}
