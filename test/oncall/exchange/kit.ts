import type { Reading } from '../../../src/oncall/exchange/types.ts';
import type { Schedule } from '../../../src/oncall/schedule/types.ts';

/** A clinic of four with nothing planned. The people are invented. */
export function clinic(more: Partial<Schedule> = {}): Schedule {
  const person = (id: string, name: string, credentials: string, physician: boolean) => ({
    ...{ id, name, credentials: [credentials], physician, role: 'clinician' as const },
  });
  return {
    version: 3,
    timeZone: 'America/New_York',
    people: [
      person('lund', 'Dr. Mira Lund', 'MD', true),
      person('abara', 'Dr. Chidi Abara', 'DO', true),
      person('teague', 'Rosalind Teague', 'FNP', false),
      person('olund', 'Petra Lund-Olsen', 'PA-C', false),
    ],
    services: [{ id: 'on_call', name: 'On call', locations: [], suits: [] }],
    layers: [],
    shifts: [],
    sources: [],
    overrides: [],
    swaps: [],
    leaves: [],
    rules: [],
    otherwise: [],
    holidays: [],
    ...more,
  };
}

export const NOW = '2026-10-20T12:00:00Z';

export function reading(more: Partial<Reading> = {}): Reading {
  return {
    source: { id: 'hospital', name: 'The hospital', kind: 'icalendar' },
    service: null,
    seat: 'primary',
    timeZone: 'America/New_York',
    dayBegins: '08:00',
    tasks: {},
    names: {},
    columns: {},
    range: { start: NOW, end: '2027-10-20T12:00:00Z' },
    ...more,
  };
}
