import type { Seat, Shift, Source, Span } from '../schedule/types.ts';
import type { DateOrder } from './dates.ts';

/** What the events or tasks of an outside schedule are called there, and the seat that they are here; null: not on call. */
export type Tasks = Record<string, { service: string | null; seat: Seat } | null>;

/** How an outside schedule is to be read. */
export interface Reading {
  source: Pick<Source, 'id' | 'name' | 'kind'>;
  /** What an entry is for that does not say it itself; null: every service. */
  service: string | null;
  seat: Seat;
  /** IANA: the zone of times that name none. */
  timeZone: string;
  /** Entries over whole days begin and end at this time of the clock, `HH:MM`. */
  dayBegins: string;
  /** By the name in the schedule, without regard to case. */
  tasks: Tasks;
  /** Ids of people by the name that the schedule has for them. */
  names: Record<string, string>;
  /** By which columns a table is read, where its own headings do not tell. */
  columns: Partial<Record<Column, string>>;
  /** Of dates that are two days, `5/3/2027`; left out: the whole file has to tell. */
  dates?: DateOrder;
  /** What lies outside is left out. */
  range: Span;
}

/** Columns that are known. A row has `start` or `startDate`, and `person` or `last`. */
export const COLUMNS = [
  'person',
  'last',
  'first',
  'task',
  'service',
  'start',
  'startDate',
  'startTime',
  'end',
  'endDate',
  'endTime',
] as const;
export type Column = (typeof COLUMNS)[number];

/** One entry as the outside schedule has it, before anybody is looked for. */
export interface OutsideEntry extends Span {
  /** The same for the same entry at the next reading. */
  key: string;
  /** Who, as written there. */
  who: string;
  /** What, as written there; null: the schedule does not say it. */
  task: string | null;
  service: string | null;
}

/** What a schedule says, and what of it could not be read. */
export interface Outside {
  entries: OutsideEntry[];
  /** With the line or the entry. */
  problems: string[];
  /** A date of the file that may be one day or another; nothing was read before somebody says which. null: none. */
  unclearDates: string | null;
  /** true: the schedule is whole from now on. false: it tells of the time between its first and its last entry. */
  whole: boolean;
}

/** What taking a schedule in would change. Nothing is changed yet. */
export interface Preview {
  source: Pick<Source, 'id' | 'name' | 'kind'>;
  /** The version of the schedule that it was compared with. */
  version: number;
  added: Shift[];
  removed: Shift[];
  changed: { before: Shift; after: Shift }[];
  same: number;
  /** Nobody of the practice is called so; their entries are left out until somebody says who they are. */
  unknownNames: string[];
  /** It is not known which seat these are; their entries are left out. */
  unknownTasks: string[];
  /** Overrides of ours that stand against what the schedule says. */
  conflicts: { override: string; outside: Shift }[];
  /** Two people in one seat at one time, and the one who begins later has it; or one person in two seats of a service. */
  doubled: { first: Shift; second: Shift }[];
  /** See `Outside`. */
  unclearDates: string | null;
  problems: string[];
}
