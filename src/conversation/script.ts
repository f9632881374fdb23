import type { Lang } from '../lang.ts';
import type { Line } from '../speech/speech.ts';
import { CALLER_PROMPTS } from './prompts/caller.ts';
import { type FactName, type Facts, promptText, type Said } from './prompts/catalogue.ts';
import { CLINICIAN_PROMPTS } from './prompts/clinician.ts';
import { digitGroups, digitWord } from './spoken.ts';

/** A piece of a turn: a line to be spoken or a short silence, and the words that it adds to the transcript. */
export interface Piece {
  line: Line | null;
  pauseMs: number;
  /** What stands in the transcript for this piece. */
  shown: string;
}

/** Facts of the practice itself: rendered audio with only these may lie on the disk. */
const PUBLIC_FACTS: ReadonlySet<FactName> = new Set(['practice', 'person', 'minutes']);
/** Clinicians are spoken to in the practice's working language. */
export const CLINICIAN_LANG: Lang = 'en';
const GROUP_PAUSE_MS = 220;

/**
 * Turns prompts with facts into pieces. A sentence with no caller's fact is one cacheable line. A sentence with digits is
 * cut around them, and each digit is a line of its own: any number can be read at once from ten cached clips, and the disk
 * never learns which.
 */
export function pieces(said: Said[], lang: Lang): Piece[] {
  return said.flatMap((one) => {
    const spoken = one.lang ?? lang;
    return sentences(promptText(one)[spoken]).flatMap((sentence) => sentencePieces(sentence, one.facts ?? {}, spoken));
  });
}

/** The whole of it as a person would read it. */
export function shownText(said: Said[], lang: Lang): string {
  return pieces(said, lang)
    .map((p) => p.shown)
    .filter(Boolean)
    .join(' ');
}

function sentencePieces(sentence: string, facts: Facts, lang: Lang): Piece[] {
  if (!sentence.includes('{digits}')) return [linePiece(sentence, facts, lang)];
  const [before = '', ...rest] = sentence.split('{digits}');
  const out: Piece[] = before.trim() ? [linePiece(before.trim(), facts, lang)] : [];
  for (const after of rest) {
    const stop = /^[.,:;?]/.exec(after)?.[0] ?? '';
    out.push(...digitPieces(facts.digits ?? '', lang, stop));
    const words = after.slice(stop.length).trim();
    if (/\p{L}/u.test(words)) out.push(linePiece(words, facts, lang));
  }
  return out;
}

function digitPieces(digits: string, lang: Lang, stop: string): Piece[] {
  const groups = digitGroups(digits);
  return groups.flatMap((group, at) => [
    ...[...group].map((d, i) => ({
      line: { text: digitWord(d, lang), lang, cacheable: true },
      pauseMs: 0,
      shown: i === 0 ? group + (at === groups.length - 1 ? stop : '') : '',
    })),
    { line: null, pauseMs: GROUP_PAUSE_MS, shown: '' },
  ]);
}

function linePiece(sentence: string, facts: Facts, lang: Lang): Piece {
  let cacheable = true;
  const text = sentence.replace(/\{(\w+)\}/g, (_, name: FactName) => {
    if (!PUBLIC_FACTS.has(name)) cacheable = false;
    return facts[name] ?? '';
  });
  return { line: { text, lang, cacheable }, pauseMs: 0, shown: text };
}

/** Sentences end at . ? ! or : before a space. "Dr." does not end one. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])(?<!\bDra?\.)\s+/).filter(Boolean);
}

/** Every line that can be rendered before any call: texts with facts of the practice only, and the digits. */
export function linesToPrepare(
  practiceName: string,
  langs: readonly Lang[],
  questions: { en: string; es: string }[] = [],
): Line[] {
  const facts: Facts = { practice: practiceName };
  const out = new Map<string, Line>();
  const add = (line: Line | null) => {
    if (line?.cacheable && line.text) out.set(`${line.lang}:${line.text}`, line);
  };
  const addText = (text: { en: string; es: string }, lang: Lang) => {
    for (const piece of pieces([{ prompt: 'greeting', text, facts }], lang)) add(piece.line);
  };
  for (const lang of langs) {
    for (const text of Object.values(CALLER_PROMPTS)) addText(text, lang);
    for (let d = 0; d < 10; d++) add({ text: digitWord(String(d), lang), lang, cacheable: true });
    for (const text of questions) addText(text, lang);
  }
  for (const text of Object.values(CLINICIAN_PROMPTS)) addText(text, CLINICIAN_LANG);
  return [...out.values()];
}
