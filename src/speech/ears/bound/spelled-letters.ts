import { fold } from './automaton.ts';
import { type FreeReading, likeliest } from './free-reading.ts';
import { END, FIRST_WORD, type Pieces } from './pieces.ts';
import type { Cursor, Listened } from './step-decoder.ts';

/** Letters whose names sound alike over a telephone, in English and Spanish. */
export const ALIKE = ['bcdegptvz', 'aejhk', 'mn', 'fsx', 'iye', 'qu', 'lo', 'ra', 'gj', 'ck', 'bv'];
/** So alike that they are taken for one another every other time. */
const TWINS = ['mn', 'sf', 'bv'];
const TWIN = 0.25;
const LIKE = 0.5;
/** A letter that was left out or is too many. */
const LOST = 0.9;

/** How far apart two spellings are, in wrong letters; one that sounds like the other counts less. */
export function lettersApart(heard: string, meant: string): number {
  const width = meant.length + 1;
  let row = new Float64Array(width).map((_, i) => i * LOST);
  for (let i = 0; i < heard.length; i++) {
    const next = new Float64Array(width);
    next[0] = (i + 1) * LOST;
    for (let j = 0; j < meant.length; j++)
      next[j + 1] = Math.min(row[j]! + apart(heard[i]!, meant[j]!), row[j + 1]! + LOST, next[j]! + LOST);
    row = next;
  }
  return row[meant.length]!;
}

const FIRST = 'a'.charCodeAt(0);
const APART = Float64Array.from({ length: 26 * 26 }, (_, i) => {
  const [a, b] = [Math.floor(i / 26), i % 26].map((n) => String.fromCharCode(FIRST + n)) as [string, string];
  const both = (set: string) => set.includes(a) && set.includes(b);
  if (a === b) return 0;
  return TWINS.some(both) ? TWIN : ALIKE.some(both) ? LIKE : 1;
});

/** Letters from a to z; others are as far apart as any. */
const apart = (a: string, b: string): number =>
  a === b ? 0 : (APART[(a.charCodeAt(0) - FIRST) * 26 + b.charCodeAt(0) - FIRST] ?? 1);

/** Spellings that one wrong letter makes of this one. */
export function neighbours(letters: string): string[] {
  const found: string[] = [];
  for (let at = 0; at <= letters.length; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)];
    for (const letter of 'aeioulnrsthmcdy') found.push(before + letter + after);
    if (after === '') break;
    found.push(before + after.slice(1));
    for (const set of ALIKE)
      if (set.includes(after[0]!)) for (const letter of set) found.push(before + letter + after.slice(1));
  }
  return found.filter((one) => one !== letters);
}

/** Letters at most in one spelling. */
const LONGEST = 16;
/** And tokens, signs between the letters included. */
const MOST_STEPS = 40;
/** A letter that is so unlikely is none: the caller has gone on. */
const UNLIKELY = -4.5;
/** The first one may be less likely: a letter alone is easily heard as a word. */
const FIRST_UNLIKELY = -9;
/** The mean chance of a letter of a spelling, at least. */
const CREDIBLE = -2;
/** Nobody's name has a letter three times in a row; a model that stutters does. */
const LOOPED = /(.)\1\1/;
/** Places that are tried. */
const PLACES = 3;

/** What was spelled. */
export interface Spelling {
  letters: string;
  /** Nothing was said before it. */
  alone: boolean;
}

/** "Double m", "doble ele": the next letter stands twice. */
const TWICE = ['double', 'doble'];
/** A letter by itself, with a number or another word of a date behind it: what is written large ("capital N, three …"), or how a spelling ended, and none that begins. */
const LONE =
  /^\s*(?:(?:capital|may[uú]scula)\s+)?\p{L}[.,]*\s+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}{3,6}teen|twenty|thirty|the|january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:capital|may[uú]scula)\b)/iu;

/**
 * The letters that a name is spelled with: from where the spelling may begin, only single letters are allowed, so that "be Ari, and D. T." is B R A N D T,
 * and "double" behind a letter. null where nothing is spelled.
 */
export async function spelledLetters(sound: Listened, { path }: FreeReading, pieces: Pieces): Promise<Spelling | null> {
  const { folded } = pieces;
  const isLetter = (token: number) => token === END || (token >= FIRST_WORD && /^ ?[a-z]? ?$/.test(folded[token]!));
  const twice = new Set(TWICE.map((word) => pieces.encode(word)).flatMap((token) => (token.length === 1 ? token : [])));
  let short: Spelling | null = null;
  for (const place of placesOf(path).slice(0, PLACES)) {
    let at = path[place]!;
    let known = place;
    let letters = '';
    let times = 1;
    const isNext = (token: number) => isLetter(token) || (letters !== '' && times === 1 && twice.has(token));
    for (let steps = 0; steps < MOST_STEPS && letters.length < LONGEST; steps++) {
      const token = likeliest(at.chances, isNext);
      if (token === END || at.chances[token]! < (letters === '' ? FIRST_UNLIKELY : UNLIKELY)) break;
      const letter = folded[token]!.trim();
      if (twice.has(token)) times = 2;
      else if (letter !== '') {
        letters += letter.repeat(times);
        times = 1;
      }
      // As far as what was read freely is the same letters the steps were made, whatever signs stand between.
      const read: Cursor | undefined = at === path[known] ? path[++known] : undefined;
      const piece = read && fold(read.text.slice(at.text.length)).trim();
      if (read && piece === folded[token]!.trim()) at = read;
      else [at = at] = await sound.follow([{ from: at, token }]);
    }
    if (letters.length < 2 || LOOPED.test(letters) || (at.logp - path[place]!.logp) / letters.length < CREDIBLE)
      continue;
    const spelling = { letters, alone: place === 0 };
    if (letters.length > 2) return spelling;
    short ??= spelling;
  }
  return short;
}

/** Where a spelling may begin: with the first word, or behind a sign or before a single letter once a word was said. */
function placesOf(path: readonly Cursor[]): number[] {
  const places = /^\s*\p{L}$/u.test(path[1]?.text ?? '') ? [0] : [];
  const whole = path.at(-1)!.text;
  for (let k = 2; k < path.length; k++) {
    const before = path[k - 1]!.text;
    const piece = path[k]!.text.slice(before.length);
    const words = before
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1 && !/^(no|yes|it|its|is|the|my|s[ií]|es|me|se)$/i.test(word));
    // "Spelled" reads like three letters, and after "that's" they are still to come.
    const rest = whole.slice(before.length);
    if (words.length === 0 || /^\s?(?:sp[eo]l|that|which|eso\b)/i.test(rest) || LONE.test(rest)) continue;
    if (/[.,]\s*$/.test(before) ? /\p{L}/u.test(piece) : /^\s\p{L}$/u.test(piece)) places.push(k - 1);
  }
  return places;
}

const LETTER_NAMES: Record<string, string> = Object.fromEntries(
  'and:n an:n en:n end:n the:z zee:z are:r our:r or:r you:u why:y oh:o see:c sea:c be:b bee:b dee:d gee:g jay:j kay:k okay:k el:l ell:l em:m am:m pee:p cue:q queue:q ess:s tea:t tee:t vee:v ex:x eye:i ay:a eff:f if:f aitch:h'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** What a letter's name is heard as behind "double". */
const DOUBLED: Record<string, string> = {
  them: 'm',
  um: 'm',
  hem: 'm',
  ass: 's',
  us: 's',
  in: 'n',
  he: 'e',
  owe: 'o',
  hell: 'l',
};

/** "T as in Tom" and what recognisers make of it ("E, as an Edward", "O is an ocean"): the letter, and the first one of the word. */
const EXAMPLE = /\b(\p{L})[.,]*\s+(?:and\s+|he\s+)?(?:as|has|is|it'?s)\s+(?:in|an?d?)\s+(?:an?\s+)?(\p{L})\p{L}{2,}/giu;

/** Whether somebody spells by examples. */
export const givesExamples = (text: string): boolean => text.search(EXAMPLE) >= 0;

/** A word stands for the letter that it begins with; a letter that sounds otherwise was said before that. */
function withoutExamples(text: string): string {
  return text.replace(EXAMPLE, (_, letter: string, initial: string) =>
    apart(letter.toLowerCase(), initial.toLowerCase()) < 1 ? initial : `${letter} ${initial}`,
  );
}

/** The letters at the end of what another reading wrote, where at least half of them stand alone; null: there are none. */
export function lettersWritten(text: string): string | null {
  const words = withoutExamples(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^a-z]+/)
    .filter(Boolean);
  let best: { letters: string; worth: number } | null = null;
  for (let from = 1; from < words.length; from++) {
    if (words[from]!.length > 1 && !LETTER_NAMES[words[from]!]) continue;
    let letters = '';
    let alone = 0;
    let times = 1;
    for (const word of words.slice(from)) {
      if (letters !== '' && times === 1 && TWICE.includes(word)) {
        times = 2;
        continue;
      }
      const named = times === 2 ? (DOUBLED[word] ?? LETTER_NAMES[word]) : LETTER_NAMES[word];
      if (word.length === 1 || (times === 2 && named)) alone += times;
      else if (times === 2 || (!named && word.length > 4)) break;
      letters += (word.length === 1 ? word : (named ?? word)).repeat(times);
      times = 1;
      // "Bassin be a double S": what is spelled begins as the word before it does.
      const begins = words[from - 1]!.length > 1 && words[from - 1]![0] === letters[0] ? 1 : 0;
      const worth = alone - (letters.length - alone) * 0.6 + begins;
      if (alone >= 2 && letters.length >= 3 && worth > 0 && (!best || worth > best.worth)) best = { letters, worth };
    }
  }
  return best?.letters ?? null;
}
