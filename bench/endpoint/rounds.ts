import { SPEAKERS } from '../calls/voices.ts';
import { type Caller, type Spoken, speak } from './caller.ts';
import { random, tempo } from './pauses.ts';
import type { Answer } from './utterances.ts';

const LINES: Caller['line'][] = [
  { name: 'clean', hissDb: -66, babbleSnrDb: null },
  { name: 'hiss', hissDb: -48, babbleSnrDb: null },
  { name: 'people talking', hissDb: -60, babbleSnrDb: 20 },
];
export const LINE_NAMES: readonly string[] = LINES.map(({ name }) => name);

/** An answer as one caller gives it in one round. */
export interface Turn {
  round: number;
  caller: Caller;
  spoken: Spoken;
}

/** Who says what, where and how long they pause. The same for the same seed; `rnd` goes on behind it, for the noise of the lines. */
export interface Rounds {
  callers: readonly Caller[];
  turns: readonly Turn[];
  rnd: () => number;
}

/** Each answer is said once a round, each time by another caller. */
export function roundsOf(answers: readonly Answer[], rounds: number, seed: number): Rounds {
  const rnd = random(seed);
  const callers = (['en', 'es'] as const).flatMap((lang) =>
    Array.from({ length: Math.max(SPEAKERS[lang].length, 4) }, (_, i): Caller => {
      const speaker = SPEAKERS[lang][i % SPEAKERS[lang].length]!;
      return { lang, speaker, tempo: tempo(rnd), line: LINES[i % LINES.length]! };
    }),
  );
  const turns = Array.from({ length: rounds }, (_, round) =>
    answers.map((answer, i) => {
      const own = callers.filter(({ lang }) => lang === answer.lang);
      const caller = own[(i + round * 3) % own.length]!;
      return { round, caller, spoken: speak(answer, caller, rnd) };
    }),
  ).flat();
  return { callers, turns, rnd };
}
