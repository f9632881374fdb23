import type { Lang } from '../lang.ts';
import type { Line } from '../speech/speech.ts';
import { CALLER_PROMPTS } from './prompts/caller.ts';
import { type Facts, promptText, type Said } from './prompts/catalogue.ts';
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
const PUBLIC_FACTS: ReadonlySet<string> = new Set(['practice', 'person', 'minutes', 'opens', 'promise']);
/** Clinicians are spoken to in the practice's working language. */
export const CLINICIAN_LANG: Lang = 'en';
const GROUP_PAUSE_MS = 220;

/**
 * Turns prompts with facts into pieces. A sentence with no caller's fact is one cacheable line. A sentence with digits is
 * cut around them, and each digit is a line of its own: any number can be read at once from ten cached clips, and the disk
 * never learns which.
 * @param slow shorter parts with pauses between, for somebody who asked for it
 */
export function pieces(said: Said[], lang: Lang, slow = false): Piece[] {
  return said.flatMap((one) => {
    const spoken = one.lang ?? lang;
    const spelled = new Set(['digits', ...(one.spelled ?? [])]);
    const parts = sentences(promptText(one)[spoken]).flatMap((sentence) =>
      sentencePieces(sentence, one.facts ?? {}, spelled, spoken),
    );
    return slow ? parts.flatMap(slowly) : parts;
  });
}

/** The whole of it as a person would read it. */
export function shownText(said: Said[], lang: Lang): string {
  return pieces(said, lang)
    .map((p) => p.shown)
    .filter(Boolean)
    .join(' ');
}

const SLOW_PAUSE_MS = 450;
const MARK = /\{(\w+)\}/g;

/** A long sentence in its clauses, each with a pause after it. */
function slowly(piece: Piece): Piece[] {
  if (!piece.line) return [piece];
  const clauses = piece.line.text.split(/(?<=[,;:]) /);
  const paused = (line: Line, shown: string): Piece => ({ line, pauseMs: SLOW_PAUSE_MS, shown });
  if (clauses.length === 1) return [paused(piece.line, piece.shown)];
  const { lang } = piece.line;
  return clauses.map((text) => paused({ text, lang, cacheable: false }, text));
}

function sentencePieces(sentence: string, facts: Facts, spelled: ReadonlySet<string>, lang: Lang): Piece[] {
  const cut = [...sentence.matchAll(MARK)].filter(([, name = '']) => spelled.has(name));
  if (cut.length === 0) return [linePiece(sentence, facts, lang)];
  const out: Piece[] = [];
  let from = 0;
  for (const match of cut) {
    const before = sentence.slice(from, match.index).trim();
    if (/\p{L}/u.test(before)) out.push(linePiece(before, facts, lang));
    from = match.index + match[0].length;
    const stop = /^[.,:;?]/.exec(sentence.slice(from))?.[0] ?? '';
    out.push(...signPieces(facts[match[1] ?? ''] ?? '', lang, stop));
    from += stop.length;
  }
  const after = sentence.slice(from).trim();
  if (/\p{L}/u.test(after)) out.push(linePiece(after, facts, lang));
  return out;
}

/** Digits and letters one by one, in groups as people say them. */
function signPieces(signs: string, lang: Lang, stop: string): Piece[] {
  const groups = digitGroups(signs);
  return groups.flatMap((group, at) => [
    ...[...group].map((sign, i) => ({
      line: { text: /\d/.test(sign) ? digitWord(sign, lang) : sign, lang, cacheable: true },
      pauseMs: 0,
      shown: i === 0 ? group + (at === groups.length - 1 ? stop : '') : '',
    })),
    { line: null, pauseMs: GROUP_PAUSE_MS, shown: '' },
  ]);
}

function linePiece(sentence: string, facts: Facts, lang: Lang): Piece {
  let cacheable = true;
  const text = sentence.replace(MARK, (_, name: string) => {
    if (!PUBLIC_FACTS.has(name) || facts[name] === undefined) cacheable = false;
    return facts[name] ?? '';
  });
  return { line: { text, lang, cacheable }, pauseMs: 0, shown: text };
}

/** Sentences end at . ? ! or : before a space. "Dr." does not end one. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])(?<!\b(?:Dra?|\p{Lu}\.\p{Lu})\.)\s+/u).filter(Boolean);
}

/** Every line that can be rendered before any call: texts with facts of the practice only, and the digits. */
export function linesToPrepare(
  practice: { practice: string; minutes: string },
  langs: readonly Lang[],
  questions: { en: string; es: string }[] = [],
): Line[] {
  const out = new Map<string, Line>();
  const add = (line: Line | null) => {
    if (line?.cacheable && line.text) out.set(`${line.lang}:${line.text}`, line);
  };
  const addText = (text: { en: string; es: string }, lang: Lang, facts: Facts = practice) => {
    for (const piece of pieces([{ prompt: 'greeting', text, facts }], lang)) add(piece.line);
  };
  for (const lang of langs) {
    for (const text of Object.values(CALLER_PROMPTS)) addText(text, lang);
    for (let d = 0; d < 10; d++) add({ text: digitWord(String(d), lang), lang, cacheable: true });
    for (const text of questions) addText(text, lang);
  }
  // Minutes that a clinician is told of are those of a case.
  for (const text of Object.values(CLINICIAN_PROMPTS)) addText(text, CLINICIAN_LANG, { practice: practice.practice });
  return [...out.values()];
}
