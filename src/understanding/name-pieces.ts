import { teenOf, tensOf, unitOf } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';
import { isGiven } from './given-names.ts';
import { alike, lettersOf } from './likeness.ts';
import { type Hint, hintsAt } from './name-hints.ts';
import { cantBe, isCourtesy, TAKES_BACK, TITLE } from './name-words.ts';
import { PARTICLES } from './name-writing.ts';
import { spelledAt } from './spelling.ts';

export type Cue = 'first' | 'last' | null;

/** A word that may be a name, something spelled, or a hint on how the word beside it is written. */
export type Piece =
  | { kind: 'word' | 'spelled'; text: string; cue: Cue; run: number; retakes: boolean; strange: boolean }
  | { kind: 'hint'; hint: Hint };

export interface Pieces {
  pieces: Piece[];
  /** Words that are neither name nor what goes around one. */
  strange: number;
}

/** A name in free speech is this long at most. */
const LONGEST = 5;
const IGNORED =
  /^(three|two|separate|words|word|palabras|capital|hyphenated|spelled|deletreado|deletreo|escribe|mayuscula|initial|inicial)$/;

/**
 * Takes the tokens from `from` to `to` for a name: its words, spellings and hints in order, and which part each is said to be. `free`: the name
 * stands within other speech, and ends where that goes on.
 */
export function piecesOf(text: string, t: readonly Token[], from: number, to: number, free: boolean): Pieces {
  const pieces: Piece[] = [];
  let strange = 0;
  let cue: Cue = null;
  let run = 0;
  let retakes = false;
  let words = 0;
  /** The run that begins after a strange word. */
  let strangeRun = -1;
  let dated = false;
  const w = (k: number) => (k < to ? (t[k]?.w ?? '') : '');
  for (let i = from; i < to; ) {
    const mark = i > from ? t[i]!.mark : '';
    // "my maiden name was bishop": no longer the name.
    const former = formerAt(t, i, to);
    if (former) {
      run++;
      i = former;
      continue;
    }
    const said = cueAt(t, i, to);
    if (said) {
      cue = said.cue;
      run++;
      i = said.to;
      continue;
    }
    const initial = /^[a-z]$/.test(w(i - 1)) && pieces.at(-1)?.kind !== 'spelled' && !spelledAt(t, i - 1, 2, text);
    if (mark !== '' && !(mark === '.' && (initial || w(i - 1) === 'st'))) run++;
    // "my son ben, ben pickering": a name that is begun anew goes on.
    const anew = mark !== '' && i > from && pieces.some((p) => p.kind === 'word' && lettersOf(p.text) === w(i));
    if (free && words > 0 && mark === '.' && !anew && !spelledAt(t, i, 2, text)) break;
    // "nguyen is the last name, linh is the first"
    const told = pieces.length ? toldAfter(t, i, to) : null;
    if (told) {
      for (const p of pieces) if (p.kind !== 'hint' && p.run === run && p.cue === null) p.cue = told.cue;
      run++;
      i = told.to;
      continue;
    }
    const called = nicknameAt(t, i, to);
    if (called) {
      run++;
      i = called;
      continue;
    }
    const hints = hintsAt(t, i, text);
    if (
      hints &&
      (pieces.length > 0 ||
        /^(with|con|without|sin)$/.test(w(i)) ||
        /\b(at the end|al final)$/.test(span(t, i, hints.to)))
    ) {
      for (const hint of hints.hints) pieces.push({ kind: 'hint', hint });
      i = hints.to;
      continue;
    }
    // "washington, like the city"; "with a g, like george"
    if (pieces.length && /^(like|como)$/.test(w(i)) && !/^[a-z]$/.test(w(i + 1))) {
      i = pastLikeness(t, i + 1, to);
      run++;
      continue;
    }
    if (w(i) === 'not' || (w(i) === 'no' && /^(es|con)$/.test(w(i + 1)) && mark !== '')) {
      const at = w(i) === 'not' ? i + 1 : i + 2;
      const denied = spelledAt(t, at, 2, text);
      if (denied) {
        i = denied.to;
        continue;
      }
      if (at < to && couldBe(w(at)) && t[at]!.mark === '') {
        i = at + 1;
        const anewAt = (k: number) =>
          alike(w(k), w(at)) || pieces.some((p) => p.kind !== 'hint' && lettersOf(p.text) === w(k));
        while (i < to && t[i]!.mark === '' && couldBe(w(i)) && !PARTICLES.has(w(i)) && !anewAt(i)) i++;
        continue;
      }
    }
    const s = spelledAt(t, i, 2, text);
    if (s) {
      pieces.push({ kind: 'spelled', text: s.text, cue, run, retakes, strange: strangeRun === run });
      i = s.to;
      continue;
    }
    const last = pieces.at(-1);
    const hyphen = i > from && text.slice(t[i - 1]!.to, t[i]!.from) === '-';
    if (last?.kind === 'word' && hyphen && couldBe(w(i))) {
      last.text += `-${written(text, t[i]!)}`;
      i++;
      continue;
    }
    if (/^(dash|hyphen|guion)$/.test(w(i)) && last?.kind === 'word' && w(i + 1) && couldBe(w(i + 1))) {
      last.text += `-${written(text, t[i + 1]!)}`;
      i += 2;
      continue;
    }
    if (/^(comma|coma)$/.test(w(i))) {
      run++;
      i++;
      continue;
    }
    if (IGNORED.test(w(i)) && (pieces.length > 0 || mark !== '')) {
      i++;
      continue;
    }
    if (
      (TITLE.test(w(i)) && w(i + 1) !== '') ||
      (/^[a-z]$/.test(w(i)) && w(i) !== 'y' && w(i) !== 'i' && w(i) !== 'a')
    ) {
      if (!PARTICLES.has(w(i))) {
        i++;
        continue;
      }
    }
    if (words > 0 && PARTICLES.has(w(i)) && isDatePart(t, i + 1)) {
      run++;
      i++;
      continue;
    }
    const particle = PARTICLES.has(w(i)) && leadsOn(t, i, to);
    // "first name una": after its cue a given name is one, whatever else the word means
    const named = cue === 'first' && isGiven(w(i)) && isCueBefore(t, i, from);
    if (/\d/.test(w(i)) || isDatePart(t, i) || (!particle && !named && (cantBe(w(i)) || PARTICLES.has(w(i))))) {
      if (free && words > 0 && !cueSoon(t, i, to)) break;
      if (TAKES_BACK.test(w(i)) && pieces.length > 0) retakes = true;
      if (
        !isCourtesy(w(i)) &&
        !/\d/.test(w(i)) &&
        !isDatePart(t, i) &&
        !PARTICLES.has(w(i)) &&
        !TAKES_BACK.test(w(i))
      ) {
        strange++;
        strangeRun = run + 1;
      } else if (strangeRun === run) strangeRun = run + 1;
      // "janet hale, may fourth eighteen, it's on my sheet": what follows the date is no more of the name.
      dated ||= words > 1 && isDatePart(t, i);
      run++;
      i++;
      continue;
    }
    if (free && words > 0 && mark !== '' && !anew && !cueSoon(t, i, to) && !spelledAfter(text, t, i, to)) break;
    if (free && words >= LONGEST) break;
    // What follows a spelling or a hint is another part: "kowalczyk k o w a l c z y k stanley".
    if (last && last.kind !== 'word' && mark === '') run++;
    pieces.push({ kind: 'word', text: written(text, t[i]!), cue, run, retakes, strange: dated || strangeRun === run });
    retakes = false;
    words++;
    i++;
  }
  return { pieces, strange };
}

/** Numbers, and months beside one: a date goes on after the name. */
function isDatePart(t: readonly Token[], i: number): boolean {
  const w = t[i]?.w ?? '';
  if (
    unitOf(w) !== undefined ||
    teenOf(w) !== undefined ||
    tensOf(w) !== undefined ||
    /^(oh|mil|hundred|thousand|novecientos)$/.test(w)
  )
    return w !== 'una' && w !== 'un';
  const day = dayAt(t, i);
  if (day?.ordinal || (i > 0 && (dayAt(t, i - 1)?.to ?? 0) > i)) return true;
  if (monthOf(w) === undefined) return false;
  const at = /^(the|el)$/.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
  return (
    dayAt(t, at) !== null ||
    (/^(of|de|in|en)$/.test(t[i - 1]?.w ?? '') && (dayAt(t, i - 2) !== null || yearAt(t, i + 1) !== null)) ||
    (t[i]!.mark === '' && dayAt(t, i - 1) !== null)
  );
}

const couldBe = (w: string) => w.length > 1 && !/\d/.test(w) && !cantBe(w);
const span = (t: readonly Token[], from: number, to: number) =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/** A small word goes with the name where a word of the name follows it. */
function leadsOn(t: readonly Token[], i: number, to: number): boolean {
  let k = i + 1;
  while (k < to && PARTICLES.has(t[k]!.w) && t[k]!.mark === '') k++;
  if (k >= to || (t[k]!.mark !== '' && !(k === i + 1 && t[i]!.w === 'st')) || cueAt(t, k, to) || cueAt(t, i, to))
    return false;
  // "y" and "el" join a name only inside one.
  if (/^(y|e|el|al|la|le|do|da|ter|ten|los|las)$/.test(t[i]!.w) && (i === 0 || cantBe(t[i - 1]!.w)) && t[i]!.w !== 'la')
    return false;
  return couldBe(t[k]!.w);
}

/** The token as it stands in the text, so that accents and apostrophes stay. */
function written(text: string, t: Token): string {
  return text
    .slice(t.from, t.to)
    .replace(/['’]s$/i, '')
    .replace(/’/g, "'")
    .toLowerCase();
}

/** "last name", "el apellido es", "first name's": which part of the name follows; a plain "name" makes it open again. */
function cueAt(t: readonly Token[], i: number, to: number): { cue: Cue; to: number } | null {
  const w = (k: number) => (k < to ? (t[k]?.w ?? '') : '');
  let k = i;
  while (k < i + 3 && /^(and|y|the|el|la|my|mi|su|his|her|then|with|se)$/.test(w(k))) k++;
  let cue: Cue = null;
  let named = false;
  if (/^(primer|segundo|first|second|middle)$/.test(w(k)) && /^(nombre|apellido|apellidos|surname)$/.test(w(k + 1)))
    k++;
  if (/^(last|surname|family|apellido|apellidos|apellida|apellidan|maiden|lastname)$/.test(w(k))) cue = 'last';
  else if (/^(paterno|materno)$/.test(w(k))) cue = 'last';
  else if (/^(first|given|christian|nombre|forename|firstname)$/.test(w(k))) cue = 'first';
  else if (w(k) === 'llama' && w(k - 1) === 'se') return { cue: 'first', to: k + 1 };
  else return null;
  if (w(k) === 'nombre' && /^(completo|entero)$/.test(w(k + 1))) {
    cue = null;
    k++;
  }
  if (/^(paterno|materno)$/.test(w(k + 1)) && /^apellido/.test(w(k))) k++;
  named = /^(paterno|materno|nombre|apellido|apellidos|apellida|apellidan|surname|lastname|firstname|forename)$/.test(
    w(k),
  );
  k++;
  if (/^(name|names)$/.test(w(k))) {
    named = true;
    k++;
  }
  if (!named && !/^(is|es)$/.test(w(k))) return null;
  if (w(k) === 'de' && w(k + 1) === 'pila') k += 2;
  while (/^(is|es|was|spelled)$/.test(w(k))) k++;
  return { cue, to: k };
}

/** Past "the city" of "like the city": to the next mark, or where none is near a word or two. */
function pastLikeness(t: readonly Token[], i: number, to: number): number {
  for (let k = i + 1; k < Math.min(to, i + 6); k++) if (t[k]!.mark !== '') return k;
  const at = /^(the|a|an|el|la|un|una)$/.test(t[i]?.w ?? '') ? i + 1 : i;
  return Math.min(to, to - i <= 6 && !t.slice(at + 1, to).some((x) => isGiven(x.w)) ? to : at + 1);
}

/** "… is the last name", "… for the first name", "… es el apellido": which part of the name was said before. */
function toldAfter(t: readonly Token[], i: number, to: number): { cue: Cue; to: number } | null {
  const m =
    /^(?:is|for|as|es|de) (?:the|my|his|her|el|mi|su) (last|first|apellido|nombre)(?: name| one)?(?= |$)(?! (?:is|es|name)\b)/.exec(
      span(t, i, Math.min(to, i + 5)),
    );
  if (!m) return null;
  return { cue: /^(last|apellido)$/.test(m[1]!) ? 'last' : 'first', to: i + m[0].split(' ').length };
}

/** Past a name that somebody is only called by, where that is said: "everyone calls me jack". */
function nicknameAt(t: readonly Token[], i: number, to: number): number | null {
  const m = /^(?:(?:calls?|call) (?:me|him|her)|go(?:es)? by|known as|(?:me|le) dicen|conocid[oa] como) /.exec(
    span(t, i, Math.min(to, i + 4)),
  );
  if (!m) return null;
  const at = i + m[0].trim().split(' ').length;
  const lone = at < to && couldBe(t[at]!.w) && (at + 1 >= to || t[at + 1]!.mark !== '' || !couldBe(t[at + 1]!.w));
  // "you can call me bart" alone is the name.
  const other = t.slice(0, i).some((x) => isGiven(x.w)) || t.slice(at + 1, to).some((x) => isGiven(x.w));
  return lone && other ? at + 1 : null;
}

/** Past a name that is no longer borne, said as such: "maiden name was bishop", "apellido de soltera". */
function formerAt(t: readonly Token[], i: number, to: number): number | null {
  const said = span(t, i, Math.min(to, i + 7));
  const m =
    /^(?:my |her |his |the |mi |su |el )?(?:maiden name|apellido de soltera|formerly|used to be(?: called)?|antes era)(?: (?:is|was|es|era))? /.exec(
      said,
    );
  if (!m) return null;
  const at = i + m[0].trim().split(' ').length;
  return at < to && couldBe(t[at]!.w) ? at + 1 : null;
}

function isCueBefore(t: readonly Token[], i: number, from: number): boolean {
  for (let k = Math.max(from, i - 4); k < i; k++) if (cueAt(t, k, i)?.to === i) return true;
  return false;
}

function cueSoon(t: readonly Token[], i: number, to: number): boolean {
  for (let k = i; k < Math.min(to, i + 3); k++) if (cueAt(t, k, to)) return true;
  return false;
}

function spelledAfter(text: string, t: readonly Token[], i: number, to: number): boolean {
  for (let k = i; k <= Math.min(to - 1, i + 2); k++) if (spelledAt(t, k, 2, text)) return true;
  return false;
}
