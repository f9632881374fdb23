import { Temporal } from 'temporal-polyfill';

/** Which of two numbers is the month: `11/7/2026` or `7/11/2026`. */
export type DateOrder = 'month-first' | 'day-first';

/**
 * A date as tables have it: `2026-11-07`, `20261107`, `11/7/2026`, `11-7-26`, `7.11.2026`, `7 Nov 2026`, with the day of the week behind it or not. Of two
 * numbers `order` says which is the month. null: it is none, or more than one.
 */
export function readDate(text: string, order: DateOrder): Temporal.PlainDate | null {
  const found = dateAt(text, order);
  return found && DAY_OF_WEEK.test(found.rest) ? found.date : null;
}

/** Whether a date stands first, whatever is behind it. */
export function beginsWithDate(text: string, order: DateOrder): boolean {
  return dateAt(text, order) !== null;
}

const WEEKDAY = String.raw`\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\)?`;
const DAY_OF_WEEK = new RegExp(String.raw`^\s*(?:,?\s*${WEEKDAY})?\s*$`, 'i');

/** The date that stands first, and what is behind it. */
function dateAt(text: string, order: DateOrder): { date: Temporal.PlainDate; rest: string } | null {
  const both = (found: RegExpExecArray, date: Temporal.PlainDate | null) =>
    date && { date, rest: text.slice(found[0].length) };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)$/.exec(text);
  if (iso) return both(iso, dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [one, other] = [Number(numbers[1]), Number(numbers[2])];
    const [month, day] = order === 'month-first' ? [one, other] : [other, one];
    return both(numbers, dateOf(yearOf(numbers[3] as string), month, day));
  }
  const words = /^(?:[A-Za-z]+,?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/.exec(text);
  if (words) return both(words, dateOf(Number(words[3]), monthOf(words[2] as string), Number(words[1])));
  const month = /^(?:[A-Za-z]+,\s+)?([A-Za-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{4})\b/.exec(text);
  if (month) return both(month, dateOf(Number(month[3]), monthOf(month[1] as string), Number(month[2])));
  return null;
}

/** A time as tables have it: `17:00`, `5:00 PM`, `5p`, `1700`, `17h00`, `17:00:00.000`. `24:00` is `00:00` of the day after, told by the second value. null: none. */
export function readTime(text: string): { time: string; nextDay: boolean } | null {
  const found = /^(\d{1,2})[:h]?(\d{2})?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim());
  const military = /^(\d{2})(\d{2})$/.exec(text.trim());
  const [, h, m = '00', half] = military ?? found ?? [];
  if (h === undefined) return null;
  let hours = Number(h);
  const minutes = Number(m);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  const time = `${String(hours % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return { time, nextDay: hours === 24 };
}

const BETWEEN = String.raw`(?:,?\s*${WEEKDAY})?(?:T\s*|\s*,\s*|\s+-\s+|\s+at\s+|\s+)`;
const CLOCK = String.raw`\d{1,2}(?:[:.h]\d{0,2}|\d{2})?(?::\d{2}(?:\.\d+)?)?\s*[ap]?\.?m?\.?`;
const DATE_TIME = new RegExp(`^(.*?\\d)${BETWEEN}(${CLOCK})$`, 'i');

/** `2026-11-07 17:00`, `11/7/2026, 5:00 PM`, `7.11.2026 (Sat) 17.00`, and an instant with its offset. */
export function splitDateTime(text: string): { date: string; time: string } | { instant: string } | null {
  const fixed = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)$/.exec(text);
  if (fixed) return { instant: `${fixed[1]}T${fixed[2]}${fixed[3]}` };
  const [, date, time] = DATE_TIME.exec(text.trim()) ?? [];
  if (date === undefined || time === undefined) return null;
  // Whoever writes days with full stops writes hours so; anywhere else it may be a part of a number.
  return { date, time: /^\d+\.\d+\.\d+$/.test(date) ? time.replace(/^(\d{1,2})\.(\d{2})$/, '$1:$2') : time };
}

/** Days of a spreadsheet that a schedule may be of: the years 2000 to 2099. */
const SERIALS = { from: 36_526, to: 73_051 };
const MINUTES_OF_DAY = 1_440;

/**
 * A moment as a spreadsheet counts it where no format makes a date of the number (ECMA-376 part 1, 18.17.4.1): days since the end of 1899, `46331`, with
 * the time as their fraction, `46331.7083333333`. `date` null: a time alone, `0.3125`; `time` null: a day alone. null: it is no such number.
 */
export function readSerial(text: string): { date: string | null; time: string | null } | null {
  if (!/^(?:0|\d{5})?(?:\.\d+)?$/.test(text) || !/\d/.test(text)) return null;
  const days = Number(text);
  const whole = Math.floor(days);
  if (whole === days && days === 0) return null;
  const minutes = Math.round((days - whole) * MINUTES_OF_DAY);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (whole === 0) return { date: null, time };
  if (whole < SERIALS.from || whole >= SERIALS.to) return null;
  const date = new Temporal.PlainDate(1899, 12, 30).add({ days: whole }).toString();
  return { date, time: whole === days ? null : time };
}

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/;

/**
 * Which order the dates of one table are in: no month is above twelve. `dayFirst` and `monthFirst` are the first dates that can only be one of the
 * two, `either` the first that can be both and is another day then; null: there is none.
 */
export function ordersIn(texts: Iterable<string>): Record<'dayFirst' | 'monthFirst' | 'either', string | null> {
  const found: ReturnType<typeof ordersIn> = { dayFirst: null, monthFirst: null, either: null };
  for (const text of texts) {
    const numbers = NUMBERS.exec(text);
    if (!numbers) continue;
    const [one, other] = [Number(numbers[1]), Number(numbers[2])];
    if (one === other || (one > 12 && other > 12)) continue;
    found[one > 12 ? 'dayFirst' : other > 12 ? 'monthFirst' : 'either'] ??= numbers[0];
  }
  return found;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(text: string): number {
  return MONTHS.indexOf(text.toLowerCase()) + 1;
}
