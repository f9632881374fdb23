import { tokenise } from './tokens.ts';

/**
 * The little language in which lay words are written, one pattern a line:
 *
 *     word          that word; small words (my, the, really, ...) may stand between neighbours
 *     word*         any word that begins so
 *     @set          any entry of a word set
 *     {fact}        a fact worked out beforehand: {fever}, {under_3_months}, or a concept marked `fact`
 *     (a|b c|@d)    one of these
 *     x?            may be left out
 *     ..            up to 4 words between;  ... up to 8
 *     A & B         both near each other, in any order, within one clause
 *     A + B         both anywhere in the utterance
 *     A ! B         A, unless B is somewhere in the utterance
 */
export type Atom =
  | { kind: 'word'; word: string }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'set'; name: string }
  | { kind: 'fact'; name: string }
  | { kind: 'any'; choices: Step[][] }
  | { kind: 'near'; parts: Step[][] };

export interface Step {
  atom: Atom;
  optional: boolean;
  /** Words of any kind that may stand before this step (besides small words). */
  gap: number;
}

/** "blood pressure" is one word to the tokeniser; here it must be so too. */
const BLOOD = /\bblood (?=(?:pressures?|sugars?|glucose|thinners?|work|tests?|draws?|count)\b)/g;

/** All groups must be there; a group's sequences must be near each other; no `never` may be there. */
export interface Pattern {
  groups: Step[][][];
  never: Step[][];
  source: string;
}

export class PatternError extends Error {}

export function compile(source: string): Pattern {
  const parts = splitTop(source, ' ! ');
  const groups = splitTop(parts[0]!, ' + ').map((g) => splitTop(g, ' & ').map(sequence));
  return { groups, never: parts.slice(1).map(sequence), source };
}

/** A phrase or sequence without `&`, `+`, `!`. */
export function sequence(source: string): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const piece of pieces(source.replace(BLOOD, ''))) {
    if (piece === '..' || piece === '...') {
      gap = piece.length === 2 ? 4 : 8;
      continue;
    }
    let body = piece;
    const optional = body.endsWith('?');
    if (optional) body = body.slice(0, -1);
    for (const atom of atoms(body)) {
      steps.push({ atom, optional, gap });
      gap = 0;
    }
  }
  if (!steps.length) throw new PatternError(`nothing in the pattern "${source}"`);
  if (steps.every((s) => s.optional)) throw new PatternError(`every step may be left out in "${source}"`);
  return steps;
}

/** What pieces that were read mean: of the fifty thousand in the shipped protocol two thirds were met before. Nobody changes an atom. */
const READ = new Map<string, readonly Atom[]>();
const MOST_READ = 50_000;

function atoms(body: string): readonly Atom[] {
  const known = READ.get(body);
  if (known) return known;
  const read = atomsAnew(body);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(body, read);
  return read;
}

function atomsAnew(body: string): Atom[] {
  if (body.startsWith('(')) {
    if (!body.endsWith(')')) throw new PatternError(`a bracket is not closed in "${body}"`);
    return [{ kind: 'any', choices: splitTop(body.slice(1, -1), '|').map(choice) }];
  }
  if (body.startsWith('@')) return [{ kind: 'set', name: body.slice(1) }];
  if (body.startsWith('{')) {
    if (!body.endsWith('}')) throw new PatternError(`a brace is not closed in "${body}"`);
    return [{ kind: 'fact', name: body.slice(1, -1) }];
  }
  if (body.endsWith('*')) {
    const [t] = tokenise(body.slice(0, -1));
    if (!t || t.w.length < 2) throw new PatternError(`"${body}" is too short for a beginning`);
    return [{ kind: 'prefix', prefix: t.w }];
  }
  if (/[@{}()*?|&+!]/.test(body)) throw new PatternError(`"${body}" is not understood`);
  const words = tokenise(body);
  if (!words.length) throw new PatternError(`"${body}" holds no word`);
  return words.map((t) => ({ kind: 'word', word: t.w }));
}

/** A choice in brackets may hold `&` itself: (shoulder & pain). */
function choice(source: string): Step[] {
  const parts = splitTop(source, ' & ');
  if (parts.length === 1) return sequence(source);
  return [{ atom: { kind: 'near', parts: parts.map(sequence) }, optional: false, gap: 0 }];
}

/** Splits at `by` outside of brackets. */
function splitTop(source: string, by: string): string[] {
  // Most have nothing to be split at, and no brackets that could be left open.
  if (!source.includes(by) && !/[()]/.test(source)) {
    const whole = source.trim();
    if (!whole) throw new PatternError(`a part is empty in "${source}"`);
    return [whole];
  }
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (depth === 0 && source.startsWith(by, i)) {
      out.push(source.slice(from, i).trim());
      i += by.length - 1;
      from = i + 1;
    }
  }
  if (depth !== 0) throw new PatternError(`brackets do not match in "${source}"`);
  out.push(source.slice(from).trim());
  if (out.some((p) => !p)) throw new PatternError(`a part is empty in "${source}"`);
  return out;
}

/** White space outside of brackets ends a piece. */
function pieces(source: string): string[] {
  if (!source.includes('(')) return source.split(/\s+/).filter(Boolean);
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (depth === 0 && (c === ' ' || /\s/.test(c))) {
      if (i > from) out.push(source.slice(from, i));
      from = i + 1;
    }
  }
  if (source.length > from) out.push(source.slice(from));
  return out;
}
