import type { Lang } from '../lang.ts';
import { agesIn } from '../words/ages.ts';
import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import type { Utterance } from '../words/utterance.ts';
import { correctDob } from './birthdate-correction.ts';
import { addDays, isoDate, realDate, weekdayOf } from './calendar-days.ts';
import { addMonths } from './calendar-words.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';
import { monthsBySound } from './sounding-month.ts';
import { type SpokenDate, spokenDateAt } from './spoken-date.ts';
import { asDigits } from './spoken-digits.ts';
import { weekdayNamed } from './weekdays.ts';

export interface Birthdate {
  /** ISO date. */
  value: string;
  uncertain: boolean;
  from: number;
  to: number;
}

/** Nobody is older; a two-digit year that would make one so is of this century. */
const OLDEST = 112;
/** Up to this age a caller speaks for the patient: a lone two-digit year that makes one so may be a century older. */
const GROWN = 14;
const BABY = /^(baby|babys|newborn|infant|bebe|bebito|bebita|nacidito|nacidita)$/;
/** The year that is reckoned from where no time is given. */
const NO_NOW = 2026;
const CUE = /^(born|birth|birthday|birthdate|dob|nacimiento|naci|nacio|cumpleanos|bday|nacida|nacido|birthdays)$/;
const CORRECT = /^(no|sorry|wait|actually|perdon|digo|correction|rather|disculpe)$/;

/** Before a date that is no birthday. */
const OF_ELSE =
  /\b(?:since|surgery|operation|operated|procedure|accident|diagnosed|diagnosis|visit|seen|saw|last|tests?|mri|scan|xray|shots?|vaccine|vaccinated|died|passed|married|stroke|attack|started|happened|service|dated|expires?|expired|effective|issued|hospital|admitted|discharged|desde|cirugia|operaron|operacion|accidente|diagnosticaron|murio|fallecio|vacuna|ultim[ao]|vence|hospital|caso)\b/;

/**
 * A date of birth as people say it, month first in English, day first in Spanish. Two-digit years are the latest past year that the age said and
 * a life's length allow. Without a cue it is only taken when it was asked for. The last one said wins.
 * @param knownAge the patient's age, said earlier in the call ("6 weeks"), or "baby"
 * @param at token of a date that stands beside the patient's name
 */
export function birthdateIn(
  u: Utterance,
  lang: Lang,
  asked: boolean,
  now: string | undefined,
  child: boolean,
  knownAge?: string,
  at: number | null = null,
): Birthdate | null {
  const t = u.tokens;
  const today = now?.slice(0, 10) ?? null;
  const ages = agesIn(u)
    .filter((a) => a.n < OLDEST)
    .map((a) =>
      lived(a.n, a.n === 0 ? 'years' : a.unit, /^(turned|turning|cumplio|cumpli)$/.test(t[a.from - 1]?.w ?? '')),
    );
  ages.push(...turnings(t));
  const told = /^(\d+) (days|weeks|months|years)$/.exec(knownAge ?? '');
  if (told) ages.push(lived(Number(told[1]), told[2] as Unit, false));
  // A baby's last birthday that there was.
  if (knownAge === 'baby' || t.some((x) => BABY.test(x.w))) ages.push(lived(0, 'years', false));
  let best: Birthdate | null = null;
  let others = 0;
  const cueAt = t.findIndex((x) => CUE.test(x.w));
  for (let i = 0; i < t.length; i++) {
    const d = spokenDateAt(t, i, lang);
    if (!d) continue;
    const y = d.year === null ? (yearOfNow(t, d.to, today) ?? yearElsewhere(t, i, d.to)) : null;
    // "my surgery was march third nineteen ninety": a date of something else
    if (!asked && i !== at && cueAt < 0 && OF_ELSE.test(between(t, Math.max(0, i - 7), i).join(' '))) continue;
    const near = i === at || (cueAt >= 0 && i - cueAt < 8 && i > cueAt);
    const long = !d.short && d.year !== null && today !== null && d.year < Number(today.slice(0, 4)) - 1;
    if (!asked && !near && !long && !(d.year === null && ages.some((a) => a.turned))) continue;
    const dated = { ...d, ...(y && { year: y.year, short: y.short }) };
    const byWeekday = asked && today ? lastSuchDay(t, i, dated, today) : null;
    const byAge = settled(dated, today, ages, child);
    // Told twice: by how old they are, and by the day of the week.
    const found = byAge && byAge.value === byWeekday?.value ? { ...byAge, uncertain: false } : (byAge ?? byWeekday);
    if (!found) continue;
    const value: Birthdate = { ...found, from: i, to: d.to };
    if (best && best.value !== value.value && !between(t, best.to, i).some((w) => CORRECT.test(w))) others++;
    best = corrected(u.text, t, value, lang, today) ?? value;
    i = best.to - 1;
  }
  if (!best && today && (asked || cueAt >= 0)) best = newborn(t, today);
  // "eleven won nineteen eighty ate": words that sound like numbers, where a date was asked for and none was found
  if (!best && asked && cueAt < 0) {
    const sounding = asDigits(t);
    if (sounding.some((x, k) => x !== t[k])) {
      for (let i = 0; i < t.length && !best; i++) {
        const d = spokenDateAt(sounding, i, lang);
        const value = d && d.year !== null ? settled(d, today, ages, child) : null;
        if (d && value) best = { value: value.value, uncertain: true, from: i, to: d.to };
      }
    }
  }
  // "me second 1955": a month that was misheard
  if (!best && asked) {
    const sounding = monthsBySound(t, lang);
    for (let i = 0; i < sounding.length && !best; i++) {
      const d = spokenDateAt(sounding, i, lang);
      const value = d && d.year !== null ? settled(d, today, ages, child) : null;
      if (d && value) best = { value: value.value, uncertain: true, from: i, to: d.to + t.length - sounding.length };
    }
  }
  // Two dates, and nothing tells whose is wanted.
  return best && others > 0 ? { ...best, uncertain: true } : best;
}

/** Nobody names the weekday of a birthday that lies further back. */
const WEEKDAY_KNOWN_DAYS = 100;

/** "October the ninth, Friday", with no year: a newborn's, where the last such day was a Friday and is not long ago. */
function lastSuchDay(
  t: readonly Token[],
  at: number,
  d: SpokenDate,
  today: string,
): { value: string; uncertain: boolean } | null {
  const named = weekdayNamed(t[d.to]?.w ?? '') ?? weekdayNamed(t[at - 1]?.w ?? '');
  if (d.year !== null || named === undefined) return null;
  const year = Number(today.slice(0, 4));
  const value = [year, year - 1].map((one) => isoDate(one, d.month, d.day)).find((one) => one <= today);
  const near = value !== undefined && value >= addDays(today, -WEEKDAY_KNOWN_DAYS);
  return near && realDate(Number(value.slice(0, 4)), d.month, d.day) && weekdayOf(value) === named
    ? { value, uncertain: true }
    : null;
}

/** "born on the twelfth of this month", "nació ayer": reckoned from today. */
function newborn(t: readonly Token[], today: string): Birthdate | null {
  for (let i = 0; i < t.length; i++) {
    const w = (k: number) => t[k]?.w ?? '';
    if (/^(today|hoy|yesterday|ayer)$/.test(w(i)) && CUE.test(w(i - 1))) {
      const value = /^(today|hoy)$/.test(w(i)) ? today : addDays(today, -1);
      return { value, uncertain: true, from: i, to: i + 1 };
    }
    const d = /^(the|el)$/.test(w(i - 1)) ? dayAt(t, i) : null;
    const at = d && /^(of|de|del)$/.test(w(d.to)) ? d.to + 1 : -1;
    if (!d || at < 0) continue;
    const named = /^(this|este|last|past|mes) ?/.test(w(at)) && /^(month|mes|pasado)$/.test(w(at + 1));
    const ago = named ? (/^(this|este)$/.test(w(at)) ? 0 : 1) : -1;
    if (ago < 0) continue;
    const month = addMonths(`${today.slice(0, 8)}01`, -ago).slice(0, 8);
    const value = `${month}${String(d.day).padStart(2, '0')}`;
    if (value <= today && realDate(Number(value.slice(0, 4)), Number(value.slice(5, 7)), d.day))
      return { value, uncertain: false, from: i, to: at + 2 };
  }
  return null;
}

const between = (t: readonly Token[], from: number, to: number): string[] => t.slice(from, to).map((x) => x.w);

type Unit = 'days' | 'weeks' | 'months' | 'years';
const DAYS: Record<Unit, number> = { days: 1, weeks: 7, months: 30.4, years: 365.25 };

const TURNED = /^(turned|turning|cumplio|cumpli|cumplido|cumpliendo)$/;

/** "turned forty on august third", "cumplió cinco", "she'll be two on christmas": an age without its years. */
function turnings(t: readonly Token[]): Lived[] {
  return t.flatMap((x, i) => {
    const n = wholeNumber(t, i + 1);
    if (
      !n ||
      n.value >= OLDEST ||
      /^(years?|months?|weeks?|days?|anos?|mes(es)?|semanas?|dias?)$/.test(t[n.to]?.w ?? '')
    )
      return [];
    const on = /^(on|in|el|en|this|next|last|just|today|hoy)$/.test(t[n.to]?.w ?? '') || t[n.to] === undefined;
    if (TURNED.test(x.w) && on) return [lived(n.value, 'years', true)];
    // So old at the next birthday.
    const next = /^(be|turn|cumple|cumplo|cumplira|cumplire|cumplir)$/.test(x.w) && on && n.value > 0;
    return next ? [lived(n.value - 1, 'years', true)] : [];
  });
}

interface Lived {
  /** Days that the patient has lived, at least and at most. */
  low: number;
  high: number;
  turned: boolean;
}

/** "six weeks": from five and a half to seven; years are as exact as a birthday. */
function lived(n: number, unit: Unit, turned: boolean): Lived {
  const day = DAYS[unit];
  const slack = unit === 'years' ? 1 : unit === 'days' ? 3 : day / 2;
  return { low: n * day - slack, high: (n + 1) * day + slack, turned };
}

/** The year of a date with one left out or two digits, by what else was said; null where there is no such day, or it lies ahead. */
function settled(
  d: SpokenDate,
  today: string | null,
  ages: readonly Lived[],
  child: boolean,
): { value: string; uncertain: boolean } | null {
  const thisYear = today ? Number(today.slice(0, 4)) : NO_NOW;
  const ageIn = (year: number) => thisYear - year - (today && isoDate(thisYear, d.month, d.day) > today ? 1 : 0);
  const fits = (year: number) =>
    year >= thisYear - OLDEST &&
    realDate(year, d.month, d.day) &&
    (today === null ? year <= thisYear : isoDate(year, d.month, d.day) <= today);
  const within = (year: number, a: Lived) => {
    const days = today ? (Date.parse(today) - Date.parse(isoDate(year, d.month, d.day))) / 86_400_000 : -1;
    return days >= a.low && days <= a.high;
  };
  if (d.year === null) {
    // "she just turned six on september twelfth"; "july nineteenth and i'm seventy one"
    if (!ages.length || !today) return null;
    for (let year = thisYear; year >= thisYear - OLDEST; year--) {
      const age = ages.find((a) => fits(year) && within(year, a));
      if (age) return { value: isoDate(year, d.month, d.day), uncertain: !age.turned };
    }
    return null;
  }
  if (!d.short) return fits(d.year) ? { value: isoDate(d.year, d.month, d.day), uncertain: d.doubtful } : null;
  const late = 2000 + d.year;
  const early = 1900 + d.year;
  const aged = [late, early].find((y) => fits(y) && ages.some((a) => within(y, a)));
  if (aged) return { value: isoDate(aged, d.month, d.day), uncertain: d.doubtful };
  if (!fits(late)) return fits(early) ? { value: isoDate(early, d.month, d.day), uncertain: d.doubtful } : null;
  return {
    value: isoDate(late, d.month, d.day),
    uncertain: d.doubtful || (!child && fits(early) && ageIn(late) < GROWN),
  };
}

/** "nineteen seventy, no sorry, seventy one"; "…, sorry, the thirtieth": the year, the day or the month said again. */
function corrected(
  text: string,
  t: readonly Token[],
  d: Birthdate,
  lang: Lang,
  today: string | null,
): Birthdate | null {
  for (let k = d.to; k < Math.min(t.length, d.to + 10); k++) {
    // "i mean" is dropped from the words.
    const meant = k === d.to && /\b(i mean|o sea)\b/i.test(text.slice(t[k - 1]!.to, t[k]!.from));
    if (!meant && !CORRECT.test(t[k]!.w)) continue;
    const anew = saidAnew(text, t, meant ? k : k + 1, d, lang);
    if (anew && (!today || anew.value <= today)) return anew;
    for (let j = meant ? k : k + 1; j < Math.min(t.length, k + 10); j++) {
      if (spokenDateAt(t, j, lang)) return null;
      const y = yearAt(t, j);
      if (!y) continue;
      const year = y.short ? Math.floor(Number(d.value.slice(0, 4)) / 100) * 100 + y.year : y.year;
      const value = `${year}${d.value.slice(4)}`;
      const real = realDate(year, Number(d.value.slice(5, 7)), Number(d.value.slice(8)));
      return real && year >= 1900 && (!today || value <= today) ? { ...d, value, uncertain: false, to: y.to } : null;
    }
    return null;
  }
  return null;
}

/** The words right behind a correction, as far as they are of a date without its year: they change the day or the month of `d`. */
function saidAnew(text: string, t: readonly Token[], from: number, d: Birthdate, lang: Lang): Birthdate | null {
  let to = from;
  let named = false;
  while (to < t.length) {
    const { w } = t[to]!;
    const date = spokenDateAt(t, to, lang);
    // A whole date is read as one.
    if (date?.year != null) return null;
    const day = date ?? dayAt(t, to);
    const month = monthOf(w) !== undefined;
    const ordinal = day !== null && ('ordinal' in day ? day.ordinal : true);
    if (!ordinal && !month && !SMALL.test(w) && !CORRECT.test(w)) break;
    named ||= ordinal || month;
    to = day && ordinal ? day.to : to + 1;
  }
  if (!named) return null;
  const value = correctDob(d.value, text.slice(t[from]!.from, t[to - 1]!.to), lang);
  return value === null ? null : { ...d, value, to };
}

const SMALL = /^(the|of|on|it|its|is|was|that|s|make|el|de|del|es|fue|en|not|no)$/;

/** "may thirtieth of this year", "el dos de marzo del año pasado" */
function yearOfNow(t: readonly Token[], at: number, today: string | null): { year: number; short: boolean } | null {
  if (!today) return null;
  const said = between(t, at, at + 4).join(' ');
  const m = /^(?:(?:of|in|de|del) )?(?:(this|last|past|este) (?:year|ano)|ano (pasado))(?= |$)/.exec(said);
  return m && { year: Number(today.slice(0, 4)) - (/^(this|este)$/.test(m[1] ?? '') ? 0 : 1), short: false };
}

/** "i was born in seventy four, on november the eighth": the only year before or after a date that has none. */
function yearElsewhere(t: readonly Token[], from: number, to: number): { year: number; short: boolean } | null {
  for (let i = 0; i < t.length; i++) {
    if (i >= from && i < to) continue;
    const said =
      /^(in|en|year|ano|del|of)$/.test(t[i - 1]?.w ?? '') ||
      (/^(was|is|fue|era|es)$/.test(t[i - 1]?.w ?? '') && /^(year|ano)$/.test(t[i - 2]?.w ?? '')) ||
      /^(19|20)\d\d$/.test(t[i]!.w);
    const y = said ? yearAt(t, i) : null;
    if (y) return y;
  }
  return null;
}
