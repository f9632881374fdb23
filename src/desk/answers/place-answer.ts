import type { Temporal } from 'temporal-polyfill';
import type { Lang } from '../../lang.ts';
import type { Holiday, Location } from '../../practice/facts.ts';
import { hoursAt, localDate, spansOn } from '../../practice/hours.ts';
import { type ClockSpan, DAYS, type Day } from '../../practice/hours-schema.ts';
import type { Practice } from '../../practice/practice.ts';
import { spokenClock, spokenOpening } from '../../practice/spoken-hours.ts';
import { holidaySaid } from './holiday-names.ts';
import { foldedWords, type PlaceQuestion } from './place-question.ts';

const DAY_NAMES: Record<Lang, Record<Day, string>> = {
  en: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  es: { mon: 'lunes', tue: 'martes', wed: 'miércoles', thu: 'jueves', fri: 'viernes', sat: 'sábado', sun: 'domingo' },
};

/** The answer to a question about place or time in fixed sentences with the practice's facts; null: the file does not say. Pure. */
export function placeAnswer(
  practice: Practice,
  question: PlaceQuestion,
  text: string,
  now: number,
): { en: string; es: string } | null {
  const locations = meant(practice, text);
  if (locations.length === 0) return null;
  const both = (say: (lang: Lang) => string | null) => {
    const [en, es] = [say('en'), say('es')];
    return en !== null && es !== null ? { en, es } : null;
  };
  if (question.about === 'address') return both((lang) => addresses(locations, lang));
  const { on } = question;
  if (on === 'week') return both((lang) => weeks(locations, lang));
  const [only] = locations;
  const follows = locations.some(({ id }) => id === practice.phonesFollow);
  if (on === 'next' && !follows) return both((lang) => weeks(locations, lang));
  if ((on === 'now' || on === 'today' || on === 'next') && follows)
    return both((lang) => standing(practice, now, lang, on !== 'now'));
  const from = localDate(practice, now);
  const today = { date: from, holiday: null, from };
  if (on === 'now' || on === 'today' || on === 'next')
    return both((lang) => onDate(practice, only!, today, lang, true));
  const found = dayMeant(practice, on, now);
  if (!found) return null;
  const several = practice.locations.length > 1;
  return both((lang) => locations.map((l, i) => onDate(practice, l, found, lang, several, i > 0)).join(' '));
}

/** The locations that are named; without a name all, the one that the telephones follow first. */
function meant(practice: Practice, text: string): Location[] {
  const said = ` ${foldedWords(text)} `;
  const named = practice.locations.filter((location) =>
    foldedWords(location.name.replace(/\(.*?\)|\boffice\b|\bclinic\b/gi, ''))
      .split(' ')
      .some((word) => word.length > 3 && said.includes(` ${word} `)),
  );
  if (named.length > 0) return named;
  const first = (location: Location) => (location.id === practice.phonesFollow ? 0 : 1);
  return [...practice.locations].sort((a, b) => first(a) - first(b));
}

function addresses(locations: readonly Location[], lang: Lang): string | null {
  const known = locations.filter(({ address }) => address);
  if (known.length === 0) return null;
  if (known.length === 1)
    return lang === 'es' ? `La dirección es ${known[0]!.address}.` : `The address is ${known[0]!.address}.`;
  return known
    .map((l) => (lang === 'es' ? `${named(l)}: ${l.address}.` : `The ${named(l)} is at ${l.address}.`))
    .join(' ');
}

function named({ name }: Location): string {
  return name.replace(/\s*\(.*?\)/g, '');
}

/** Whether it is open at this moment, and what is next. @param whole the rest of the day as well */
function standing(practice: Practice, now: number, lang: Lang, whole: boolean): string {
  const hours = hoursAt(practice, now);
  const closes = hours.closesAt?.slice(11, 16);
  const opens = spokenOpening(hours, lang);
  if (hours.state === 'open') {
    const until = closes ? spokenClock(closes, lang) : null;
    const again = whole && closes ? laterToday(practice, now, closes) : [];
    const more = again.length > 0 ? spansSaid(again, lang) : null;
    if (lang === 'es')
      return until ? `Estamos abiertos hasta ${until}${more ? `, y otra vez ${more}` : ''}.` : 'Estamos abiertos.';
    return until ? `We are open until ${until}${more ? `, and again ${more}` : ''}.` : 'We are open.';
  }
  const why =
    lang === 'es'
      ? hours.state === 'lunch'
        ? 'Estamos cerrados por el almuerzo.'
        : hours.holiday
          ? `Estamos cerrados por ${holidaySaid(hours.holiday, lang)}.`
          : 'En este momento estamos cerrados.'
      : hours.state === 'lunch'
        ? 'We are closed for lunch.'
        : hours.holiday
          ? `We are closed for ${hours.holiday.en}.`
          : 'We are closed right now.';
  if (!opens) return why;
  return lang === 'es' ? `${why} Abrimos ${opens}.` : `${why} We open ${opens}.`;
}

/** What is still to come today of the hours that the telephones follow: the afternoon behind lunch. */
function laterToday(practice: Practice, now: number, closes: string): ClockSpan[] {
  const place = practice.locations.find(({ id }) => id === practice.phonesFollow);
  return place ? spansOn(practice, place, localDate(practice, now)).filter(([from]) => from >= closes) : [];
}

/** @param again the day was named in the sentence before */
function onDate(
  practice: Practice,
  location: Location,
  found: DayMeant,
  lang: Lang,
  several: boolean,
  again = false,
): string {
  const spans = spansOn(practice, location, found.date);
  const day = dayNamed(practice, found, lang);
  const where = several ? named(location) : null;
  if (lang === 'es') {
    const at = where ? (again ? where : `${upper(day)}, ${where}`) : upper(day);
    return spans.length === 0 ? `${at}: cerrado.` : `${at}: abierto ${spansSaid(spans, lang)}.`;
  }
  const on = where ? (again ? `The ${where} is` : `On ${day} the ${where} is`) : `On ${day} we are`;
  return spans.length === 0 ? `${on} closed.` : `${on} open ${spansSaid(spans, lang)}.`;
}

const upper = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** Further ahead a weekday alone does not tell which. */
const WEEK = 7;

function dayNamed(practice: Practice, { date, holiday, from }: DayMeant, lang: Lang): string {
  if (holiday) return holidaySaid(holiday, lang);
  const kept = practice.holidays.find((one) => one.date === date.toString());
  const far = from.until(date).days >= WEEK;
  const locale = lang === 'es' ? 'es-US' : 'en-US';
  const day = far
    ? date.toLocaleString(locale, { weekday: 'long', month: 'long', day: 'numeric' })
    : DAY_NAMES[lang][DAYS[date.dayOfWeek - 1]!];
  const name = kept ? `${day}, ${holidaySaid(kept.name, lang)}${lang === 'en' ? ',' : ''}` : day;
  return lang === 'es' ? `el ${name}` : name;
}

/** The hours of the first; of the others only that they are others, for a whole list is too long for the ear. */
function weeks([first, ...others]: readonly Location[], lang: Lang): string {
  const same = (l: Location) => JSON.stringify(l.week) === JSON.stringify(first!.week);
  const rest = others.filter((l) => !same(l));
  const more = rest.map((l) =>
    lang === 'es' ? `${named(l)} tiene otro horario.` : `The ${named(l)} has other hours.`,
  );
  return [week(first!, lang, rest.length > 0), ...more].join(' ');
}

/** "Monday to Friday from 8 in the morning to 5 in the afternoon": days with the same hours together. */
function week(location: Location, lang: Lang, several: boolean): string {
  const runs: { from: Day; to: Day; said: string }[] = [];
  for (const day of DAYS) {
    const said = spansSaid(location.week[day], lang);
    const last = runs.at(-1);
    if (last && last.said === said && DAYS.indexOf(last.to) === DAYS.indexOf(day) - 1) last.to = day;
    else if (said) runs.push({ from: day, to: day, said });
    else runs.push({ from: day, to: day, said: '' });
  }
  const names = DAY_NAMES[lang];
  const parts = runs
    .filter(({ said }) => said)
    .map(({ from, to, said }) => {
      const and = DAYS.indexOf(to) - DAYS.indexOf(from) === 1;
      if (from === to) return `${lang === 'es' ? `el ${names[from]}` : names[from]} ${said}`;
      if (and)
        return lang === 'es' ? `${names[from]} y ${names[to]} ${said}` : `${names[from]} and ${names[to]} ${said}`;
      return lang === 'es' ? `de ${names[from]} a ${names[to]} ${said}` : `${names[from]} to ${names[to]} ${said}`;
    });
  const where = several ? named(location) : null;
  if (parts.length === 0)
    return lang === 'es' ? `${where ?? 'El consultorio'} está cerrado.` : `The ${where ?? 'office'} is closed.`;
  if (lang === 'es') return where ? `${where}: ${parts.join('; ')}.` : `Abrimos ${parts.join('; ')}.`;
  return where ? `The ${where} is open ${parts.join('; ')}.` : `We are open ${parts.join('; ')}.`;
}

function spansSaid(spans: readonly ClockSpan[], lang: Lang): string {
  const [from, to, and] = lang === 'es' ? ['de', 'a', ' y '] : ['from', 'to', ' and '];
  return spans.map(([a, b]) => `${from} ${shortClock(a, lang)} ${to} ${shortClock(b, lang)}`).join(and);
}

/** Without the part of the day, which the span tells. */
function shortClock(clock: string, lang: Lang): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  if (minute === 0 && hour === 12) return lang === 'es' ? 'mediodía' : 'noon';
  const time = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  return lang === 'es' ? `${hour % 12 === 1 ? 'la' : 'las'} ${time}` : time;
}

interface DayMeant {
  date: Temporal.PlainDate;
  /** Today. */
  from: Temporal.PlainDate;
  holiday: Holiday['name'] | null;
}
type On = Exclude<(PlaceQuestion & { about: 'hours' })['on'], 'week' | 'now' | 'today' | 'next'>;

/** The next such day, today included; null: the holiday is not in the file, or past. */
function dayMeant(practice: Practice, on: On, now: number): DayMeant | null {
  const from = localDate(practice, now);
  const ahead = (days: number): DayMeant => ({ date: from.add({ days }), holiday: null, from });
  if (on === 'tomorrow') return ahead(1);
  if (on === 'after tomorrow') return ahead(2);
  if (typeof on === 'string') return ahead((DAYS.indexOf(on) - (from.dayOfWeek - 1) + 7) % 7);
  if ('date' in on) {
    const [, month = 1, day = 1] = /(\d\d)-(\d\d)$/.exec(on.date)?.map(Number) ?? [];
    const date = from.with({ month, day });
    return { date: date.toString() < from.toString() ? date.add({ years: 1 }) : date, holiday: null, from };
  }
  const [next] = practice.holidays
    .filter(({ name, date }) => on.holiday.test(foldedWords(`${name.en} ${name.es}`)) && date >= from.toString())
    .sort((a, b) => a.date.localeCompare(b.date));
  // A holiday that the practice does not keep is a day like others.
  if (!next) return on.day ? dayMeant(practice, on.day, now) : null;
  const [year, month, day] = next.date.split('-').map(Number) as [number, number, number];
  return { date: from.with({ year, month, day }), holiday: next.name, from };
}
