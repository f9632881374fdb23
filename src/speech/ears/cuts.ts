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
  /** Of the loud part of the voice: where somebody else in the room talks, voice activity goes from their first word to their last. */
  loud?: true;
  /** Only of what is so short, or only of what is longer. Absent: of both. */
  only?: 'short' | 'long';
}

/**
 * Cuts to try in order while there is no credible answer. Moonshine answers with nothing when there is much silence around
 * a short word, when there is too little, and for many a string of digits with pauses in it. Measured over 50 single words a language in
 * the telephone band (a professional's digits, synthetic answers): English 47 right at the first and 2 more later; Spanish 42, of the 6
 * empty ones 3 more when the word is doubled. Of the professional's ten-digit numbers the first cut left 3 of 9 empty, and the
 * one with more before and less after read all three whole; the narrow ones count on behind the last digit. A word in quiet babble that gave
 * nothing at every cut was read when cut to where it is loud.
 */
const CUTS: Record<Lang, Cut[]> = {
  en: [
    { before: 200, after: 200 },
    { before: 150, after: 150, loud: true },
    { before: 100, after: 100, twice: true, only: 'short' },
    { before: 300, after: 100, only: 'long' },
    { before: 100, after: 100, only: 'long' },
    { before: 80, after: 40, only: 'short' },
  ],
  es: [
    { before: 300, after: 100 },
    { before: 250, after: 150, loud: true },
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
  const loud = loudPart(tape, span);
  return CUTS[lang]
    .filter(({ only }) => only === undefined || only === kind)
    .filter((cut) => !cut.loud || loud !== null)
    .map((cut) => {
      const once = cutAt(tape, cut.loud && loud ? loud : span, cut.before, cut.after);
      return cut.twice ? doubled(once) : once;
    });
}

/** What is so much quieter than the loudest 20 ms, in dB, is somebody else; and so much voice around it makes a cut of its own, in ms. */
const QUIETER_DB = 15;
const LOUD_LESS_MS = 250;
const FRAME = RATE / 50;

/** The part of a span from its first loud frame to its last; null where that is nearly all of it. */
function loudPart(tape: Tape, span: Span): Span | null {
  const audio = tape.copy(span.from, span.to);
  const powers = Array.from({ length: Math.floor(audio.length / FRAME) }, (_, i) =>
    audio.subarray(i * FRAME, (i + 1) * FRAME).reduce((sum, x) => sum + x * x, 0),
  );
  const least = Math.max(0, ...powers) / 10 ** (QUIETER_DB / 10);
  const first = powers.findIndex((power) => power > least);
  const last = powers.findLastIndex((power) => power > least);
  if (first < 0) return null;
  const part = { from: span.from + first * FRAME, to: span.from + (last + 1) * FRAME };
  return lengthOf(span) - lengthOf(part) > LOUD_LESS_MS ? part : null;
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
