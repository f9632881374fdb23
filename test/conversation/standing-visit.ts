import type { Visit } from '../../src/calendar/types.ts';

/** A visit that stands in the calendar of the dialogue's tests. */
export const STANDS: Visit = {
  provider: 'vance',
  location: 'mill',
  visit: 'follow_up',
  start: '2026-10-28T10:00:00-04:00',
  minutes: 20,
  id: 'v1',
  patient: 'p1',
  state: 'booked',
};
