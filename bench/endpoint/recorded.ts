import type { Lang } from '../../src/lang.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { KnownNames } from '../../src/speech/turn-end/known-names.ts';
import { ruleOnEnd } from '../../src/speech/turn-end/ruling.ts';
import { END_SILENCE_MS, EXPECTED } from './utterances.ts';

/** All that the ruling was given at one pause, which nothing cut short. Times in ms since the answer began to be sent. */
export interface Pause {
  /** Where the voice ended. */
  fromMs: number;
  /** Where voice was heard again, told by the detector; null: it was the end. */
  toMs: number | null;
  /** Each time that it was read; usually once. */
  readings: { atMs: number; text: string; lang: Lang; voiceMs: number; longPauseMs: number }[];
}

/** An answer that was heard to its end, with every pause in it. */
export interface Recorded {
  round: number;
  lang: Lang;
  kind: ExpectedKind;
  /** As it was said, with the places where one may pause. */
  text: string;
  line: string;
  speaker: number;
  /** The pauses that were made, in ms. */
  pauses: number[];
  /** The last sound. */
  endMs: number;
  heard: Pause[];
}

export interface Played {
  /** The pause that the rules would have taken for the end, and whether the box would have been heard in it; null: none. */
  cut: { pause: Pause; text: string; standing: string; silenceMs: number; heard: boolean } | null;
  /** From the last sound to the end of the turn; null: it was cut, or there were no words. */
  delayMs: number | null;
}

/** What is told so shortly before the last sound cut nobody off. */
const LAST_SOUND_MS = 200;
/** So soon behind the words its first sound comes; where a voice is there by then, none does. */
const FIRST_SOUND_MS = 75;

/** How the rules of today would have ended a recorded answer. */
export function play({ kind, heard, endMs }: Recorded, names: KnownNames | null): Played {
  for (const pause of heard) {
    for (const [i, reading] of pause.readings.entries()) {
      const { silenceMs, standing } = ruleOnEnd({
        expected: { kind, ...EXPECTED[kind] },
        endSilenceMs: END_SILENCE_MS[kind],
        names,
        ...reading,
      });
      const atMs = Math.max(pause.fromMs + silenceMs, reading.atMs);
      const untilMs = pause.readings[i + 1]?.atMs ?? pause.toMs ?? Number.POSITIVE_INFINITY;
      if (atMs >= untilMs) continue;
      const heard = atMs + FIRST_SOUND_MS < untilMs;
      if (atMs < endMs - LAST_SOUND_MS)
        return { cut: { pause, text: reading.text, standing, silenceMs, heard }, delayMs: null };
      return { cut: null, delayMs: Math.round(Math.max(0, atMs - endMs)) };
    }
  }
  return { cut: null, delayMs: null };
}
