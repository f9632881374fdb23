import type { Lang } from '../../lang.ts';
import { normalise } from './normalise.ts';
import { DIGIT_WORDS } from './rules.ts';

/** What is rendered at once, and the pause that belongs after it when more follows. */
export interface Piece {
  text: string;
  pauseMs: number;
}

const SENTENCE_PAUSE_MS = 230;
const CLAUSE_PAUSE_MS = 90;

/**
 * Longer sentences are cut at a comma, so that the first sound comes soon. The Spanish voice takes four times as long
 * for a second of speech as the English one.
 */
const LONGEST: Record<Lang, number> = { en: 160, es: 110 };
/** The same of a line that somebody waits for each time: what is fixed is rendered once and may keep its breath. */
const LONGEST_LIVE: Record<Lang, number> = { en: 90, es: 60 };
/** A clause that is shorter than this sounds torn off. */
const SHORTEST = 25;
/** The first one of a sentence that somebody waits for may be shorter: "I have Grace Holloway,". */
const SHORTEST_FIRST = 18;

/**
 * A line in pieces, in the words it is spoken in. Nothing to say: none.
 * @param live it is rendered while somebody waits: in shorter clauses
 */
export function piecesOf(text: string, lang: Lang, live = false): Piece[] {
  const longest = live ? LONGEST_LIVE[lang] : LONGEST[lang];
  const sentences = [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(normalise(text, lang))]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.flatMap((sentence, i) => (live && i === 0 ? soon(sentence, longest) : clauses(sentence, longest)));
}

/** A sentence whose first clause comes by itself, because it is waited for. */
function soon(sentence: string, longest: number): Piece[] {
  const first = cutsOf(sentence, SHORTEST_FIRST)[0];
  if (sentence.length <= longest || first === undefined) return clauses(sentence, longest);
  return [
    { text: sentence.slice(0, first).trim(), pauseMs: CLAUSE_PAUSE_MS },
    ...clauses(sentence.slice(first).trim(), longest),
  ];
}

function clauses(sentence: string, longest: number): Piece[] {
  const whole = { text: sentence, pauseMs: SENTENCE_PAUSE_MS };
  if (sentence.length <= longest) return [whole];
  const cuts = cutsOf(sentence, SHORTEST);
  if (cuts.length === 0) return [whole];
  const middle = sentence.length / 2;
  const cut = cuts.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
  const first = clauses(sentence.slice(0, cut).trim(), longest);
  first.at(-1)!.pauseMs = CLAUSE_PAUSE_MS;
  return [...first, ...clauses(sentence.slice(cut).trim(), longest)];
}

/** Where a sentence may be cut. @param first letters that its first part has at least */
function cutsOf(sentence: string, first: number): number[] {
  return [...sentence.matchAll(/[,;:]\s/g)]
    .map(({ index }) => index + 1)
    .filter((at) => !insideNumber(sentence, at))
    .filter((at) => at >= first && sentence.length - at >= SHORTEST);
}

const DIGITS = new Set(Object.values(DIGIT_WORDS).flat());

/** Groups of digits are one number and stay in one breath. */
function insideNumber(sentence: string, at: number): boolean {
  const before = sentence
    .slice(0, at - 1)
    .split(' ')
    .at(-1)!;
  const after = sentence.slice(at + 1).split(/[ ,]/)[0]!;
  return DIGITS.has(before) && DIGITS.has(after);
}
