import { teenOf, tensOf, unitOf } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';
import { isGiven } from './given-names.ts';
import { initialsAt } from './initials.ts';
import { letterAt } from './letters.ts';
import { alike, lettersOf } from './likeness.ts';
import {
  type Cue,
  couldBe,
  cueAt,
  cueSoon,
  formerAt,
  isCueBefore,
  isNina,
  isPlace,
  nicknameAt,
  onPaperAt,
  pastLikeness,
  span,
  toldAfter,
  usualAt,
} from './name-cues.ts';
import { type Hint, hintsAt } from './name-hints.ts';
import { cantBe, isCourtesy, TAKES_BACK, TITLE } from './name-words.ts';
import { PARTICLES } from './name-writing.ts';
import { spelledAt } from './spelling.ts';
import { namedDayAt } from './spoken-date.ts';

/** A word that may be a name, something spelled, or a hint on how the word beside it is written. */
export type Piece =
  | { kind: 'word' | 'spelled'; text: string; cue: Cue; run: number; retakes: boolean; strange: boolean }
  | { kind: 'hint'; hint: Hint };

export interface Pieces {
  pieces: Piece[];
  /** Words that are neither name nor what goes around one. */
  strange: number;
}

/** What callers call their own. */
const FOND =
  /^(nana|nanny|nonna|granny|gran|gram|grams|gramps|pop|pops|papaw|pawpaw|memaw|meemaw|mawmaw|auntie|abue|lita|lito|tata|tita)$/;
/** A name in free speech is this long at most. */
const LONGEST = 5;
const IGNORED =
  /^(new|three|two|separate|words|word|palabras|capital|hyphenated|spelled|deletreado|deletreo|escribe|mayuscula|initial|inicial)$/;

const SIGN = /^(apostrophe|hyphens?|dash|accents?|spaces?|acentos?|guion|tilde|espacio|apostrofe)$/;

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
  /** Runs with a letter by itself. */
  const lettered = new Set<number>();
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
    // "rook, r double o k. groundhog day, february second": a day of the year is none of the name.
    const holiday = namedDayAt(t, i);
    if (holiday && (words > 0 || holiday.to < to)) {
      if (free && words > 0) break;
      dated ||= words > 1;
      run++;
      i = holiday.to;
      continue;
    }
    // "my mother in law", "smith, the usual way"
    const aside = w(i) === 'in' && w(i + 1) === 'law' ? i + 2 : usualAt(t, i, to);
    if (aside !== null) {
      run++;
      i = aside;
      continue;
    }
    // "mi apellido es yáñez, y me llamo octavio"
    if (cue === 'last' && w(i) === 'llamo' && w(i - 1) === 'me') {
      cue = 'first';
      run++;
      i++;
      continue;
    }
    const said = cueAt(t, i, to);
    if (said) {
      cue = said.cue;
      run++;
      i = said.to;
      continue;
    }
    const initial =
      (/^[a-z]$/.test(w(i - 1)) || isInitials(pieces.at(-1))) &&
      pieces.at(-1)?.kind !== 'spelled' &&
      !spelledAt(t, i - 1, 2, text);
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
    // "nana. dolores finch": what somebody is to the caller
    if (
      FOND.test(w(i)) &&
      i + 2 < to &&
      t[i + 1]!.mark !== '' &&
      mark === '' &&
      couldBe(w(i + 1)) &&
      couldBe(w(i + 2))
    ) {
      run++;
      i++;
      continue;
    }
    const called = nicknameAt(t, i, to) ?? (words > 1 ? onPaperAt(t, i, to) : null);
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
    // "es marina, no mariana"
    const besides = pieces.at(-1);
    const unlike =
      w(i) === 'no' &&
      i + 1 < to &&
      t[i + 1]!.mark === '' &&
      besides?.kind === 'word' &&
      alike(besides.text, w(i + 1)) &&
      lettersOf(besides.text) !== w(i + 1);
    if (unlike || w(i) === 'not' || (w(i) === 'no' && /^(es|con)$/.test(w(i + 1)) && (mark !== '' || i === from))) {
      const at = unlike || w(i) === 'not' ? i + 1 : i + 2;
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
    // "capital d, apostrophe, angelo": a sign between a letter and the word
    if (
      /^[a-z]$/.test(w(i)) &&
      /^(apostrophe|apostrofe|apostrofo)$/.test(w(i + 1)) &&
      i + 2 < to &&
      couldBe(w(i + 2))
    ) {
      const word = `${w(i)}'${written(text, t[i + 2]!)}`;
      if (!spelledAt(t, i, 3, text)) {
        pieces.push({ kind: 'word', text: word, cue, run: ++run, retakes, strange: false });
        words++;
        i += 3;
        continue;
      }
    }
    const initials = pieces.some((p) => p.kind !== 'hint') ? null : initialsAt(t, i, to, text);
    if (initials) {
      pieces.push({ kind: 'word', text: initials.text, cue, run, retakes, strange: strangeRun === run });
      words++;
      i = initials.to;
      continue;
    }
    const s = spelledAt(t, i, 2, text);
    if (s) {
      pieces.push({ kind: 'spelled', text: s.text, cue, run, retakes, strange: strangeRun === run });
      i = s.to;
      continue;
    }
    // "tam, t as in tango": one letter, explained, tells no more than the word
    const letter = pieces.length ? letterAt(t, i, text) : null;
    if (letter && letter.to > i + 1 && /^[a-z]$/.test(w(i))) {
      i = letter.to;
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
    // "no hyphen", "without the accent": a sign that is not written
    if (/^(no|without|sin)$/.test(w(i)) && SIGN.test(w(i + 1))) {
      i += 2;
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
        if (w(i).length === 1) lettered.add(run);
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
    const named = (cue === 'first' && isGiven(w(i)) && isCueBefore(t, i, from)) || isNina(text, t, i);
    if (
      /\d/.test(w(i)) ||
      (i > from && isPlace(t, i)) ||
      isDatePart(t, i) ||
      (!particle && !named && (cantBe(w(i)) || PARTICLES.has(w(i))))
    ) {
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
    // "jaxon, j a x o n, whitlock": the surname behind a first name that was spelled
    const surname = words === 1 && last?.kind === 'spelled' && (i + 1 >= to || t[i + 1]!.mark !== '');
    if (free && words > 0 && mark !== '' && !anew && !surname && !cueSoon(t, i, to) && !spelledAfter(text, t, i, to))
      break;
    if (free && words >= LONGEST) break;
    // What follows a spelling or a hint is another part: "kowalczyk k o w a l c z y k stanley".
    if (last && last.kind !== 'word' && mark === '') run++;
    pieces.push({ kind: 'word', text: written(text, t[i]!), cue, run, retakes, strange: dated || strangeRun === run });
    retakes = false;
    words++;
    i++;
    // "ida marsh's lisinopril": what somebody has is no more of the name.
    if (free && t[i]?.mark === '' && /['’]s$/i.test(text.slice(t[i - 1]!.from, t[i - 1]!.to))) break;
  }
  return { pieces: withRestsTold(pieces, lettered), strange };
}

/** "T.J." is written with a stop that ends nothing. */
const isInitials = (p: Piece | undefined): boolean => p?.kind === 'word' && /^\p{L}\.\p{L}\.$/u.test(p.text);

/**
 * "leonard hatch, aegat c, hb second": behind a whole name, words beside a lone letter or without a vowel are the rests of a spelling that a
 * recogniser ran together.
 */
function withRestsTold(pieces: Piece[], lettered: ReadonlySet<number>): Piece[] {
  const words = pieces.flatMap((p) => (p.kind === 'word' ? [p] : []));
  const whole = words.find((p) => words.filter((x) => x.run === p.run && !PARTICLES.has(x.text)).length >= 2)?.run;
  if (whole === undefined) return pieces;
  const rest = (p: Piece) =>
    p.kind === 'word' &&
    p.run > whole &&
    p.cue === null &&
    !isGiven(lettersOf(p.text)) &&
    (lettered.has(p.run) || !/[aeiouy]/.test(lettersOf(p.text)));
  return pieces.map((p) => (rest(p) && p.kind === 'word' ? { ...p, strange: true } : p));
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

/** A small word goes with the name where a word of the name follows it. */
function leadsOn(t: readonly Token[], i: number, to: number): boolean {
  let k = i + 1;
  while (k < to && PARTICLES.has(t[k]!.w) && t[k]!.mark === '') k++;
  if (k >= to || (t[k]!.mark !== '' && !(k === i + 1 && t[i]!.w === 'st')) || cueAt(t, k, to) || cueAt(t, i, to))
    return false;
  // "y" and "el" join a name only inside one.
  if (t[i]!.w === 'al' && k === i + 1 && (i === 0 || isCueBefore(t, i, 0))) return couldBe(t[k]!.w);
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

function spelledAfter(text: string, t: readonly Token[], i: number, to: number): boolean {
  for (let k = i; k <= Math.min(to - 1, i + 2); k++) if (spelledAt(t, k, 2, text)) return true;
  return false;
}
