import type { Lang } from '../../lang.ts';
import { RATE } from '../protocol.ts';
import type { Tape } from './tape.ts';

/** Voice on a tape: the samples from the first to the last voiced window. */
export interface Span {
  from: number;
  to: number;
}

/** A way to cut a span: audio kept before and after the voice, in ms; `twice` says the same word two times over. */
interface Cut {
  before: number;
  after: number;
  twice?: true;
  /** Only of what is so short, or only of what is longer. Absent: of both. */
  only?: 'short' | 'long';
}

/**
 * Cuts to try in order while there is no credible answer. Moonshine answers with nothing when there is much silence around
 * a short word, when there is too little, and for many a string of digits with pauses in it. Measured over 50 single words a language in
 * the telephone band (a professional's digits, synthetic answers): English 47 right at the first and 2 more later; Spanish 42, of the 6
 * empty ones 3 more when the word is doubled. Of the professional's ten-digit numbers the first cut left 3 of 9 empty, and the
 * one with more before and less after read all three whole; the narrow ones count on behind the last digit.
 */
const CUTS: Record<Lang, Cut[]> = {
  en: [
    { before: 200, after: 200 },
    { before: 100, after: 100, twice: true, only: 'short' },
    { before: 300, after: 100, only: 'long' },
    { before: 100, after: 100, only: 'long' },
    { before: 80, after: 40, only: 'short' },
  ],
  es: [
    { before: 300, after: 100 },
    { before: 100, after: 100, twice: true, only: 'short' },
    { before: 500, after: 200 },
  ],
};
/** What is shorter may be one word. */
export const SHORT_MS = 1300;
const DOUBLE_GAP_MS = 150;

const samples = (ms: number) => (ms * RATE) / 1000;

/** How long the voice of a span is, in ms. */
export const lengthOf = ({ from, to }: Span): number => ((to - from) * 1000) / RATE;

/** The cuts of a span for a language, in the order in which they are tried. Copies: the tape goes on while decodings wait for their turn. */
export function cutsOf(tape: Tape, span: Span, lang: Lang): Int16Array[] {
  const kind = lengthOf(span) < SHORT_MS ? 'short' : 'long';
  return CUTS[lang]
    .filter(({ only }) => only === undefined || only === kind)
    .map(({ before, after, twice }) => {
      const once = cutAt(tape, span, before, after);
      return twice ? doubled(once) : once;
    });
}

/** A span with so many ms before and after it. */
export function cutAt(tape: Tape, { from, to }: Span, before: number, after: number): Int16Array {
  return tape.copy(from - samples(before), to + samples(after));
}

function doubled(once: Int16Array): Int16Array {
  const second = once.length + samples(DOUBLE_GAP_MS);
  const out = new Int16Array(second + once.length);
  out.set(once);
  out.set(once, second);
  return out;
}
