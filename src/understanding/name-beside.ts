import type { Lang } from '../lang.ts';
import { fold, type Token } from '../words/tokens.ts';
import { isGiven } from './given-names.ts';
import { couldBe } from './name-cues.ts';
import { type NameHeard, nameFrom } from './name-parsing.ts';
import { TITLE } from './name-words.ts';
import { PARTICLES } from './name-writing.ts';
import { spelledAt } from './spelling.ts';
import { spokenDateAt } from './spoken-date.ts';
import { digitsAt } from './spoken-digits.ts';

export interface NameBeside {
  name: NameHeard;
  /** Token of the date of birth behind it, or null where a telephone number or "calling" stands there. */
  date: number | null;
}

/** A given name with up to so many words behind it. */
const LONGEST = 4;
/** Between a name and its date of birth. */
const BORN =
  /^(and|date|of|birth|birthday|dob|born|on|is|s|my|his|her|the|in|y|nacid[oa]|naci|nacio|el|fecha|de|nacimiento|con|with|d|o|b)$/;
const HERE = /^(here|calling|speaking|llamando|hablando)$/;
const GREETS =
  /^(hi|hello|hey|yes|yeah|good|morning|afternoon|evening|so|okay|well|oh|hola|buenos|buenas|dias|tardes|noches|si|bueno|mire|there)$/;
/** Before a name. */
const LED = /\b(this is|name is|i am|soy|habla|llamo|llama)$/;
/** The telephone number behind a name has at least so many digits. */
const DIGITS = 7;

/**
 * A whole name that stands between two marks right before a date of birth, a telephone number or "calling": "…, ida moss, may first nineteen
 * eighty". Nothing leads to it, so that it begins with a given name. Null where there is none.
 */
export function nameBeside(text: string, t: readonly Token[], lang: Lang): NameBeside | null {
  for (let i = 0; i < t.length; i++) {
    const first =
      i === 0 || t[i]!.mark !== '' || t.slice(0, i).every((x) => GREETS.test(x.w)) || LED.test(said(t, i - 3, i));
    if (!first || !isGiven(t[i]!.w) || TITLE.test(t[i]!.w) || !couldBe(t[i]!.w)) continue;
    let to = i + 1;
    while (
      to < t.length &&
      to < i + LONGEST &&
      t[to]!.mark === '' &&
      (couldBe(t[to]!.w) || PARTICLES.has(t[to]!.w)) &&
      !isNumber(t, to, lang)
    )
      to++;
    if (to < i + 2 || PARTICLES.has(t[to - 1]!.w)) continue;
    const words = to;
    for (let s = spelledAt(t, to, 2, text); s && to < t.length; s = spelledAt(t, to, 2, text)) to = s.to;
    const here = to < t.length && HERE.test(t[to]!.w) && (t[to + 1] === undefined || t[to + 1]!.mark !== '' || i === 0);
    let at = to;
    while (at < t.length && at < to + 7 && BORN.test(t[at]!.w)) at++;
    const date = spokenDateAt(t, at, lang);
    const phone = t[at] !== undefined && digitsFrom(t, at) >= DIGITS;
    if (!here && !(date && date.year !== null) && !phone) continue;
    // A date on its own line is one's own: "ida moss, may first nineteen eighty"; run together it is none: "saw nina may first".
    if (!here && at === words && t[at]!.mark === '' && !(i === 0 || t[i]!.mark !== '')) continue;
    const name = nameFrom(text, i, to, t, true);
    if (name?.value.includes(' ')) return { name, date: date && date.year !== null ? at : null };
  }
  return null;
}

/**
 * The token of a date with its year right behind a whole name, by its last word: a birthday, whatever the call is about. "Ida moss, june third
 * sixty one". null: no date stands there, or one of this year or a later one, which may be a visit's.
 */
export function dateBehind(name: string, t: readonly Token[], lang: Lang, today: string | undefined): number | null {
  const last = fold(name.split(/[\s-]+/).at(-1) ?? '');
  if (!name.includes(' ') || !today) return null;
  const year = Number(today.slice(0, 4));
  for (let i = 1; i < t.length; i++) {
    if (t[i - 1]!.w !== last) continue;
    let at = i;
    while (at < t.length && at < i + 7 && BORN.test(t[at]!.w)) at++;
    const date = spokenDateAt(t, at, lang);
    const said = date?.year == null ? null : date.short ? 2000 + date.year : date.year;
    if (said !== null && (date?.short ? said !== year && said !== year + 1 : said < year)) return at;
  }
  return null;
}

const said = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(Math.max(0, from), to)
    .map((x) => x.w)
    .join(' ');

const isNumber = (t: readonly Token[], i: number, lang: Lang): boolean =>
  digitsAt(t, i) !== null || spokenDateAt(t, i, lang) !== null;

function digitsFrom(t: readonly Token[], i: number): number {
  let n = 0;
  for (let d = digitsAt(t, i); d; d = digitsAt(t, d.to)) {
    n += d.digits.length;
    if (n >= DIGITS) break;
  }
  return n;
}
