import { Temporal } from 'temporal-polyfill';
import type { Lang } from '../lang.ts';
import type { Hours } from './hours.ts';

/** A local time as people say it: "8 in the morning", "12:30 in the afternoon"; with its article in Spanish, "las 8 de la mañana". */
export function spokenClock(clock: string, lang: Lang): string {
  const { hour, minute } = Temporal.PlainTime.from(clock === '24:00' ? '00:00' : clock);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const time = minute === 0 ? String(twelve) : `${twelve}:${String(minute).padStart(2, '0')}`;
  if (lang === 'es') {
    const article = twelve === 1 ? 'la' : 'las';
    const part = hour < 12 ? 'de la mañana' : hour < 19 ? 'de la tarde' : 'de la noche';
    return minute === 0 && hour === 12 ? 'las 12 del mediodía' : `${article} ${time} ${part}`;
  }
  if (minute === 0 && hour === 12) return 'noon';
  return `${time} ${hour < 12 ? 'in the morning' : hour < 17 ? 'in the afternoon' : 'in the evening'}`;
}

/**
 * The next opening as words behind "we open": "today at 1:30 in the afternoon", "tomorrow at 8 in the morning", "Thursday at 8 in the
 * morning"; beyond six days with the date. null: it is open, or no opening is known.
 */
export function spokenOpening(hours: Hours, lang: Lang): string | null {
  if (hours.opensAt === null) return null;
  // The offset stands in the text, so that its local time can be read from there.
  const opens = Temporal.PlainDateTime.from(hours.opensAt);
  const date = opens.toPlainDate();
  const days = Temporal.PlainDate.from(hours.today).until(date).days;
  const time = spokenClock(opens.toPlainTime().toString({ smallestUnit: 'minute' }), lang);
  if (lang === 'es') return `${dayInSpanish(date, days)} a ${time}`;
  return `${dayInEnglish(date, days)} at ${time}`;
}

function dayInEnglish(date: Temporal.PlainDate, days: number): string {
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days <= 6) return date.toLocaleString('en-US', { weekday: 'long' });
  return `${date.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })},`;
}

function dayInSpanish(date: Temporal.PlainDate, days: number): string {
  if (days <= 0) return 'hoy';
  if (days === 1) return 'mañana';
  if (days <= 6) return `el ${date.toLocaleString('es-US', { weekday: 'long' })}`;
  return `el ${date.toLocaleString('es-US', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')}`;
}
