import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { addDays, isoDate, realDate } from './calendar-days.ts';
import { dayAt, monthOf } from './dates.ts';
import { holidayAt } from './holidays.ts';
import { weekdayNamed } from './weekdays.ts';

/** A calendar day to come, named from a token on. */
export interface Named {
  iso: string;
  to: number;
}

/** "november fifth", "the fifth", "cinco de noviembre", "11/5", "christmas eve": the next such date; null where none is named. */
export function dateAt(t: readonly Token[], i: number, today: string): Named | null {
  const w = (k: number) => t[k]?.w ?? '';
  const holiday = holidayAt(t, i, today);
  if (holiday) return holiday;
  const written = /^(\d{1,2})[/-](\d{1,2})$/.exec(w(i));
  if (written) {
    const iso = future(today, Number(written[1]), Number(written[2]));
    return iso ? { iso, to: i + 1 } : null;
  }
  const month = monthOf(w(i));
  if (month !== undefined) {
    const at = /^(the|el)$/.test(w(i + 1)) ? i + 2 : i + 1;
    const d = dayAt(t, at);
    // "may i", "march in": no month without its day
    if (!d || (t[at]!.mark !== '' && !d.ordinal)) return null;
    const iso = future(today, month, d.day);
    return iso ? { iso, to: d.to } : null;
  }
  const d = dayAt(t, i);
  if (!d) return null;
  const of = /^(of|de)$/.test(w(d.to)) ? d.to + 1 : d.to;
  const named = monthOf(w(of));
  if (named !== undefined && (d.ordinal || of > d.to)) {
    const iso = future(today, named, d.day);
    return iso ? { iso, to: of + 1 } : null;
  }
  const dia = w(i - 1) === 'dia';
  const article = /^(the|el|on|al|del|or|o|and|dia)$/.test(w(i - 1));
  const weekday =
    weekdayNamed(w(i - 1)) !== undefined || (/^(the|el)$/.test(w(i - 1)) && weekdayNamed(w(i - 2)) !== undefined);
  if (
    !(d.ordinal && (article || weekday)) &&
    !(dia && d.day <= 31) &&
    !(w(i - 1) === 'el' && d.day > 1) &&
    !(weekday && (d.day > 12 || w(i - 1) !== 'at'))
  )
    return null;
  if (weekday && !d.ordinal && !dia && d.day <= 12) return null;
  if (NOT_A_DAY.test(w(d.to))) return null;
  const iso = comingDay(today, d.day);
  return iso ? { iso, to: d.to } : null;
}

const NOT_A_DAY =
  /^(time|thing|visit|one|available|appointment|opening|dose|week|floor|of|shot|vez|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo|weekday|street|avenue|cita|semana|mes|grade|percent|year|years|anos|minutes|minutos|oclock|am|pm|weeks|days)$/;

function future(today: string, month: number, day: number): string | null {
  if (month < 1 || month > 12) return null;
  let year = Number(today.slice(0, 4));
  if (isoDate(year, month, day) < today) year++;
  return realDate(year, month, day) ? isoDate(year, month, day) : null;
}

/** The next day of that number, this month or a later one that has it. */
function comingDay(today: string, day: number): string | null {
  let year = Number(today.slice(0, 4));
  let month = Number(today.slice(5, 7));
  if (day < Number(today.slice(8, 10))) month++;
  for (let k = 0; k < 3; k++, month++) {
    if (month > 12) {
      month -= 12;
      year++;
    }
    if (realDate(year, month, day)) return isoDate(year, month, day);
  }
  return null;
}

/** A number of days at token `i`: "two weeks", "a week", "ten days", "un par de semanas", "quince días"; months where `months`. */
export function spanOfDays(
  t: readonly Token[],
  i: number,
): { days: number; months: number; to: number; about: boolean } | null {
  let k = i;
  let about = false;
  while (/^(about|like|around|roughly|unos|unas|como|another|otra|otras|otros)$/.test(t[k]?.w ?? '')) {
    about ||= !/^(another|otra)/.test(t[k]!.w);
    k++;
  }
  let n: number | null = null;
  const w = t[k]?.w ?? '';
  if (/^(a|an|un|una)$/.test(w) && /^(couple|par)$/.test(t[k + 1]?.w ?? '')) {
    n = 2;
    about = true;
    k += 2;
  } else if (/^(couple|par)$/.test(w)) {
    n = 2;
    about = true;
    k++;
  } else if (/^(a|an|un|una)$/.test(w)) {
    n = 1;
    k++;
  } else {
    const number = wholeNumber(t, k);
    if (number) {
      n = number.value;
      k = number.to;
    } else if (/^(few|several|unos|varias|varios)$/.test(w)) return null;
  }
  if (n === null) return null;
  if (/^(of|de)$/.test(t[k]?.w ?? '')) k++;
  const unit = t[k]?.w ?? '';
  if (/^(days?|dias?)$/.test(unit)) return { days: n, months: 0, to: k + 1, about };
  if (/^(weeks?|semanas?)$/.test(unit)) return { days: n * 7, months: 0, to: k + 1, about };
  if (/^(months?|mes|meses)$/.test(unit)) return { days: 0, months: n, to: k + 1, about };
  return null;
}

/** A date so many months later, the last day of the month where that month is shorter. */
export function addMonths(iso: string, n: number): string {
  const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
  const months = y * 12 + m - 1 + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  for (let day = d; day > 27; day--) if (realDate(year, month, day)) return isoDate(year, month, day);
  return isoDate(year, month, d);
}

export const lastOfMonth = (year: number, month: number): string =>
  addDays(month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1), -1);
