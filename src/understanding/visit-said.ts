import { tokenise } from '../words/tokens.ts';
import { weekdayOf } from './calendar-days.ts';
import { type Clock, clocksIn } from './clock-words.ts';
import { timeWordsOf } from './day-parts.ts';
import { type RoledDay, rolesOf } from './day-roles.ts';
import { daysIn } from './day-words.ts';

/** What words tell of when a visit that stands is. */
export interface VisitSaid {
  days: readonly RoledDay[];
  clocks: readonly Clock[];
}

/** Minutes by which a caller may have an hour wrong and mean the visit all the same. */
const SLACK = 15;
const HALF_DAY = 12 * 60;

/**
 * The days and hours by which a caller names a visit that stands. Pure.
 * @param now local time of the practice
 * @param moves another time is wanted in the same words, which is none of the visit's
 */
export function visitSaid(text: string, now: string, moves: boolean): VisitSaid {
  const t = tokenise(text);
  const today = now.slice(0, 10);
  const said = daysIn(t, today);
  const all = rolesOf(t, said, today, moves);
  const own = all.filter(({ role }) => role === 'old' || (!moves && role === 'wanted'));
  // "I can't come on Monday": the day of the visit, where no other is named as such.
  const days = own.length > 0 ? own : all.filter(({ role }) => role === 'denied');
  const taken = (i: number) => said.some((day) => i >= day.from && i < day.to);
  const clocks = clocksIn(t, taken, timeWordsOf(undefined)).filter(({ kind }) => kind === 'point' || kind === 'part');
  // Beside another day an hour may be that one's.
  return { days, clocks: clocks.length === 1 && days.length === all.length ? clocks : [] };
}

/** How much of what was said of a visit does not hold for one that begins then: 0 is all that was said, or nothing was. Pure. */
export function contradicts({ days, clocks }: VisitSaid, start: string): number {
  const [date = '', clock = ''] = start.split('T');
  const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const day = days.length === 0 || days.some((said) => isOn(said, date));
  const hour = clocks.every((said) => isAt(said, minutes));
  return (day ? 0 : 2) + (hour ? 0 : 1);
}

/** "My Thursday one" is on a Thursday, of whichever week. */
function isOn({ start, end, kind }: RoledDay, date: string): boolean {
  if (kind === 'weekday' || kind === 'every') return weekdayOf(start) === weekdayOf(date);
  return start <= date && date <= end;
}

/** Who says "seven" says nothing of which half of the day. */
function isAt({ kind, start, end }: Clock, minutes: number): boolean {
  if (kind === 'part') return start <= minutes && minutes <= end;
  const apart = Math.abs((minutes % HALF_DAY) - (start % HALF_DAY));
  return Math.min(apart, HALF_DAY - apart) <= SLACK;
}

const HOURS = [
  ['one', 'una'],
  ['two', 'dos'],
  ['three', 'tres'],
  ['four', 'cuatro'],
  ['five', 'cinco'],
  ['six', 'seis'],
  ['seven', 'siete'],
  ['eight', 'ocho'],
  ['nine', 'nueve'],
  ['ten', 'diez'],
  ['eleven', 'once'],
  ['twelve', 'doce'],
];
const PAST: Record<string, string> = {
  '00': '',
  '05': ' (?:oh five|o five|05|y cinco)',
  '10': ' (?:ten|10|y diez)',
  '15': ' (?:fifteen|15|y cuarto|y quince)',
  '20': ' (?:twenty|20|y veinte)',
  '25': ' (?:twenty five|25|y veinticinco)',
  '30': ' (?:thirty|30|y media|y treinta)',
  '35': ' (?:thirty five|35|y treinta y cinco)',
  '40': ' (?:forty|40|y cuarenta)',
  '45': ' (?:forty five|45|y cuarenta y cinco)',
  '50': ' (?:fifty|50|y cincuenta)',
  '55': ' (?:fifty five|55|y cincuenta y cinco)',
};
/** Before an hour: it is the end or the beginning of something else. */
const NO_POINT = '(?<!\\b(?:till|until|before|after|past|by|from|to|hasta|antes de las?|despues de las?|desde las?) )';
const MOST_WORDS = 12;

/** "Ten on Friday the thirteenth": the time of an offer, said again. Its hour has to be among the words, and no other day. Pure. */
export function saysAgain(text: string, now: string, start: string): boolean {
  const t = tokenise(text);
  const words = t.map((x) => x.w).join(' ');
  const hour = Number(start.slice(11, 13)) % 12 || 12;
  const minutes = PAST[start.slice(14, 16)];
  if (t.length > MOST_WORDS || minutes === undefined) return false;
  const named = [hour, ...(HOURS[hour - 1] ?? [])].join('|');
  const time = new RegExp(`${NO_POINT}\\b(?:${named})${minutes}\\b${minutes === '' ? `(?!${OTHER_MINUTES})` : ''}`);
  const days = daysIn(t, now.slice(0, 10));
  const date = start.slice(0, 10);
  return time.test(words) && days.every((day) => isOn({ ...day, role: 'wanted' }, date));
}

/** Another time than that of an offer is named: another day, or an hour that is not its own. Pure. */
export function saysOther(text: string, now: string, start: string): boolean {
  if (contradicts(visitSaid(text, now, false), start) > 0) return true;
  const words = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  return HOUR_OF_DAY.test(words) && !saysAgain(text, now, start);
}

/** "Eight on Friday". */
const HOUR_OF_DAY = new RegExp(`\\b(?:${HOURS.flat().join('|')}|\\d{1,2}) (?:on|el|this) `);
const OTHER_MINUTES = ' (?:fifteen|thirty|forty|twenty|ten|five|y|\\d|th\\b|weeks?|days?|months?|minutes?)';
