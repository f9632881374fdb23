import type { ContactPlan, EscalationSummary, Stretch, Swap, Workload } from '../api/client.ts';
import type { Times } from './time.ts';

/** What the pages of the schedule call things. */
export const SEATS: Record<Stretch['seat'], string> = { primary: 'Primary', backup: 'Backup', third: 'Third' };
export const RULES: Record<Stretch['rule'], string> = {
  override: 'Override',
  swap: 'Swap',
  shift: 'Rota',
  layer: 'Rota',
  otherwise: 'Standing rule',
  'last-resort': 'Nobody planned',
};
export const SWAP_STATES: Record<Swap['state'], string> = {
  asked: 'Waits for an answer',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  taken: 'Taken',
};
export const SWAP_ANSWERS: Record<Swap['may'][number], string> = {
  accept: 'Accept',
  decline: 'Decline',
  take: 'Take it',
  withdraw: 'Withdraw',
};
export const FATIGUE: Record<Workload['warnings'][number], string> = {
  'long-stretch': 'A long stretch without a break',
  'nights-in-a-row': 'Many nights in a row',
  'many-hours': 'Many hours',
  'night-pages': 'Woken often',
};

export const CHANNEL_NAMES: Record<string, string> = {
  'call-mobile': 'Call mobile',
  'call-home': 'Call home',
  'call-desk': 'Call desk phone',
  mobile: 'Call mobile',
  home: 'Call home',
  desk: 'Call desk phone',
  sms: 'SMS',
  'pager-snpp': 'Pager (SNPP)',
  'pager-email': 'Pager (e-mail)',
  pager: 'Pager',
  email: 'E-mail',
  webhook: 'Push',
  push: 'Push',
};
type Weekday = ContactPlan['rules'][number]['days'][number];
export const WEEKDAYS: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
export const WEEK = Object.keys(WEEKDAYS) as Weekday[];

export const ESCALATION_STATES: Record<EscalationSummary['state'], string> = {
  climbing: 'Nobody has it yet',
  held: 'Acknowledged',
  'asking-holder': 'Rises again',
  'last-resort': 'Last resort is rung',
  exhausted: 'Nobody was reached',
  settled: 'Done',
  withdrawn: 'Withdrawn',
};
/** What the line, the gateway or the person answered. */
export const ANSWERS: Record<string, string> = {
  busy: 'Busy',
  'no-answer': 'No answer',
  rejected: 'Rejected',
  unreachable: 'Unreachable',
  failed: 'The gateway did not take it',
  machine: 'A machine answered; it was asked to call back, without a name',
  'no-key': 'Answered, but no key was pressed',
  'hung-up': 'Hung up',
  'wrong-pin': 'Wrong PIN',
  locked: 'The PIN is locked',
  'passed-on': 'Passed on to the next one',
  'busy-for-now': 'Busy for ten minutes',
  engaged: 'Took another case',
  taken: 'Somebody else has it',
  gone: 'Not on the rota any more',
  interrupted: 'The program stopped; it is made again',
  cancelled: 'Cancelled',
  connect: 'Acknowledged: joined with the caller',
  'calls-back': 'Acknowledged: calls back',
  advised: 'Acknowledged: has advised',
};
/** Over: nothing is done any more. */
export const isOver = ({ state }: Pick<EscalationSummary, 'state'>) => state === 'settled' || state === 'withdrawn';
/** Somebody has to look at it at once. */
export const isAlarming = ({ state }: Pick<EscalationSummary, 'state'>) =>
  state === 'exhausted' || state === 'last-resort' || state === 'asking-holder';

const HOURS_TO_DAYS = 72;

/** "63 h", "30 min", "37 days" */
export function hours(start: string, end: string): string {
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  if (minutes > HOURS_TO_DAYS * 60) return `${Math.round(minutes / 1_440)} days`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}

/** "Fri, Nov 27, 5:00 PM to Mon, Nov 30, 8:00 AM"; on one day the day is said once. */
export function when(times: Times, { start, end }: { start: string; end: string }): string {
  const sameDay = times.day(start) === times.day(end);
  return `${times.full(start)} to ${sameDay ? times.clock(end) : times.full(end)}`;
}

/** "every day", "Monday to Friday", "Saturday and Sunday" */
export function daysInWords(days: readonly Weekday[]): string {
  const sorted = WEEK.filter((day) => days.includes(day));
  if (sorted.length === 7) return 'every day';
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return 'no day';
  const inRow = WEEK.indexOf(last) - WEEK.indexOf(first) === sorted.length - 1;
  if (inRow && sorted.length > 2) return `${WEEKDAYS[first]} to ${WEEKDAYS[last]}`;
  const names = sorted.map((day) => WEEKDAYS[day]);
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The name, or in a gap that there is none. */
export const titleShort = ({ rule, person }: Stretch) => (rule === 'last-resort' ? 'NOBODY' : person.name);
