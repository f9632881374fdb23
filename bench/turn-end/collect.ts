import { appendFileSync } from 'node:fs';
import { loadSettings } from '../../src/settings/load.ts';
import { RANK, WorkQueue } from '../../src/speech/ears/queue.ts';
import { Reader } from '../../src/speech/ears/reader.ts';
import { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { Tape } from '../../src/speech/ears/tape.ts';
import { earsFiles } from '../../src/speech/files.ts';
import { numberOf } from '../calls/figures.ts';
import { babble, CallerVoices } from '../calls/voices.ts';
import { type Caller, overLine, soundOf, speak } from '../endpoint/caller.ts';
import { random, tempo } from '../endpoint/pauses.ts';
import { EXPECTED } from '../endpoint/utterances.ts';
import { type Moment, soundFeatures } from './moments.ts';
import { make } from './sayings.ts';

/**
 * Moments to learn ends of turns from: `node bench/turn-end/collect.ts FILE [--times N] [--made N]`. Every answer of sayings.ts in a voice that no
 * other bench has, cut where callers pause, over a telephone line, read by the box's recogniser up to each pause and to the end.
 */
const RATE = 16_000;
const file = process.argv[2]!;
const rnd = random(1_302);
const LINES: Caller['line'][] = [
  { name: 'clean', hissDb: -66, babbleSnrDb: null },
  { name: 'hiss', hissDb: -48, babbleSnrDb: null },
  { name: 'people talking', hissDb: -60, babbleSnrDb: 20 },
];

const answers = make(numberOf('--times', 2), numberOf('--made', 10), rnd).map((answer) => ({ answer, at: rnd() }));
const turns = answers
  .toSorted((a, b) => a.at - b.at)
  .map(({ answer }) => {
    const speaker = Math.floor(rnd() * 40) * 22;
    const caller: Caller = { lang: 'en', speaker, tempo: tempo(rnd), line: LINES[Math.floor(rnd() * 3)]! };
    return { answer, caller, spoken: speak(answer, caller, rnd) };
  });
const room = babble((await CallerVoices.prepare(turns.slice(0, 40).flatMap(({ spoken }) => spoken.parts))).all(), 15);
const model = await Recogniser.load(earsFiles(loadSettings()).recognisers.en);
const silent = { id: 'none', read: async () => '' };
const reader = new Reader({ en: model, es: silent }, silent, new WorkQueue(1));
for (const { answer, caller, spoken } of turns) {
  const { samples, spans } = soundOf(spoken, await CallerVoices.prepare(spoken.parts));
  const tape = new Tape();
  tape.append(overLine(samples, caller, room, rnd));
  const expected = { kind: answer.kind, ...EXPECTED[answer.kind] };
  const from = spans[0]!.from;
  for (const [i, { to }] of spans.entries()) {
    const claim = { owner: 1, rank: RANK.ended, dropped: false };
    const [reading] = (await reader.read(tape, { from, to }, ['en'], claim, expected)) ?? [];
    const text = reading?.text ?? '';
    const voiceMs = Math.round(((to - from) * 1000) / RATE);
    const place = spoken.pauses[i]?.place ?? null;
    const sound = soundFeatures(tape.copy(Math.max(from, to - RATE), to)).map((x) => Math.round(x * 100) / 100);
    const { group, kind } = answer;
    const moment: Moment = { group, kind, speaker: caller.speaker, part: i, text, voiceMs, place, sound };
    appendFileSync(file, `${JSON.stringify(moment)}\n`);
  }
}
