import type ICAL from 'ical.js';
import { SEATS, type Stretch } from '../schedule/types.ts';
import { titleParts } from './tasks.ts';

/** What a seat is called in a calendar. */
export const SEAT_NAMES = { primary: 'On call', backup: 'Backup on call', third: 'Third on call' } as const;

/** Properties of our own (RFC 5545, 3.8.8.2): a title may be cut, translated, or hold a service's name with any mark in it. */
const MARKS = { service: 'x-nightbell-service', seat: 'x-nightbell-seat', person: 'x-nightbell-person' } as const;

/** Says for this program what the title says for people; `name` is that of the person. */
export function mark(event: ICAL.Component, { service, seat }: Stretch, name: string): void {
  event.updatePropertyWithValue(MARKS.service, service);
  event.updatePropertyWithValue(MARKS.seat, seat);
  event.updatePropertyWithValue(MARKS.person, name);
}

/** What an event of our own export is for, and whose it is; null: it is none. */
export function ownOf(event: ICAL.Component): { service: string; task: string; who: string } | null {
  const [service, seat, who] = [MARKS.service, MARKS.seat, MARKS.person].map((name) =>
    event.getFirstPropertyValue(name),
  );
  const known = SEATS.find((each) => each === seat);
  if (!known || typeof service !== 'string' || typeof who !== 'string') return null;
  return { service, task: SEAT_NAMES[known], who };
}

/** Whether the title still names whom the mark names. It may be cut, its words before the name may be others, and it may have no name at all. */
export function saysTheSame(title: string, who: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const [says, name] = [plain(title), plain(who)];
  if (says.includes(name)) return true;
  const after = says.includes(':') ? says.slice(says.lastIndexOf(':') + 1).trim() : '';
  return after === '' ? titleParts(title).who === '' : name.startsWith(after.replace(/(?:…|\.\.\.)$/, ''));
}
