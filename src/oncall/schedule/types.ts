import type { Day } from '../../practice/hours-schema.ts';

export type { Day } from '../../practice/hours-schema.ts';

/**
 * Who is on call, as data. Instants are ISO 8601 with an offset (`Z` in what is answered); a span includes its start and not its end.
 * Wall-clock times are `HH:MM` and dates `YYYY-MM-DD`, both in the schedule's time zone; people, services and layers are named by id.
 */
export type Seat = 'primary' | 'backup' | 'third';
export const SEATS: readonly Seat[] = ['primary', 'backup', 'third'];
export type Instant = string;

export type Suits = 'adults' | 'children' | 'obstetrics';

/** What one may be on call for. */
export interface Service {
  id: string;
  name: string;
  /** Ids of locations; empty: every one. */
  locations: string[];
  /** Which patients; empty: every one. */
  suits: Suits[];
}

/** Somebody who may be on call. */
export interface Member {
  id: string;
  name: string;
  /** As written: `MD`, `FNP`. */
  credentials: string[];
  /** Licensed as a doctor of medicine or of osteopathy. */
  physician: boolean;
  /** `clinician` may be named by the last resort; a department never is. */
  role: 'clinician' | 'department';
}

export interface Span {
  start: Instant;
  end: Instant;
}

/** Weekly, by the clock on the wall. An end that is not after the start lies in the following week. */
export interface Window {
  day: Day;
  from: string;
  toDay: Day;
  to: string;
}

/** `hours` are elapsed time; the others keep the wall-clock time of the hand-over through every clock change. */
export interface Period {
  unit: 'hours' | 'days' | 'weeks' | 'months';
  count: number;
}

/** People who take turns. The first turn begins at the first hand-over on or after `from`; nothing holds before. */
export interface Layer {
  id: string;
  name: string;
  /** null: every service. */
  service: string | null;
  seat: Seat;
  /** The lower comes first where two layers of a seat hold. */
  order: number;
  rotation: string[];
  every: Period;
  /** `weekday` null: whichever day `from` is. */
  handOver: { time: string; weekday: Day | null };
  from: string;
  /** It ends at the hand-over time on this date; null: it does not end. */
  until: string | null;
  /** Empty: at all times. */
  windows: Window[];
  /** By the local date: `only` on holidays, `never` on them, or `any`. */
  holidays: 'any' | 'only' | 'never';
}

/** A fixed stretch of one seat, from the practice file or from a schedule kept elsewhere. */
export interface Shift extends Span {
  id: string;
  service: string | null;
  seat: Seat;
  person: string;
  /** `practice-file`, or the id of a source. */
  source: string;
}

/** Where shifts come from that are kept elsewhere: that schedule is the record. */
export interface Source {
  id: string;
  name: string;
  kind: 'icalendar' | 'caldav' | 'amion' | 'qgenda' | 'spreadsheet';
  /** When it was last taken in. */
  syncedAt: Instant | null;
  /** What somebody said of how it is read, so that it need not be said again. */
  reads?: SourceReads;
}

/** See `Reading` of src/oncall/exchange. */
export interface SourceReads {
  service: string | null;
  seat: Seat;
  dayBegins: string;
  tasks: Record<string, { service: string | null; seat: Seat } | null>;
  names: Record<string, string>;
  columns: Record<string, string>;
  dates?: 'month-first' | 'day-first';
}

/** Somebody is put in a seat, whatever the rota says. */
export interface Override extends Span {
  id: string;
  /** null: every service. */
  service: string | null;
  seat: Seat;
  person: string;
  by: string;
  at: Instant;
  reason: string;
  /** Whom the outside schedule named for its start when it was made; null: nobody. Another name now is a conflict. */
  over: Outside | null;
  /** The same of each service, by its id, where it is for all of them; one made before there was this has none. */
  overEach?: Record<string, Outside | null>;
}

/** Whom a schedule kept elsewhere names. */
export interface Outside {
  person: string;
  source: string;
}

/** One shift that changes hands. */
export interface Cover extends Span {
  service: string | null;
  seat: Seat;
  /** Who gives it; null: not said. */
  from: string | null;
  /** Who takes it; null while nobody has. */
  to: string | null;
}

/** `taken`: offered to all, and one took it. Only `accepted` and `taken` change who is on call. */
export type SwapState = 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'taken';

/** One shift given away, or two that change hands. */
export interface Swap {
  id: string;
  state: SwapState;
  askedBy: string;
  /** null: offered to whoever takes it. */
  askedOf: string | null;
  askedAt: Instant;
  answeredBy: string | null;
  answeredAt: Instant | null;
  reason: string;
  covers: Cover[];
}

/** Somebody is away. It moves nobody by itself: it shows as a conflict. */
export interface Leave extends Span {
  id: string;
  person: string;
  reason: string;
}

/** Who may sit where: one of the people, or one with one of the credentials (`physician` or as written). */
export interface MayRule {
  kind: 'may';
  /** null: every service. */
  service: string | null;
  /** null: every seat. */
  seat: Seat | null;
  people: string[];
  credentials: string[];
}

/** The backup is a physician when the primary is not. */
export interface PhysicianBackup {
  kind: 'physician-backup';
  service: string | null;
}
export type Rule = MayRule | PhysicianBackup;

/** Who is on call when nothing else names anybody. */
export interface Otherwise {
  service: string | null;
  seat: Seat;
  person: string;
}

/** All of it at one moment: read once, never changed; an edit makes another with a higher version. */
export interface Schedule {
  version: number;
  /** IANA. */
  timeZone: string;
  /** The last resort takes clinicians in this order. */
  people: Member[];
  /** At least one; the first is the one that a call belongs to when nothing tells. */
  services: Service[];
  layers: Layer[];
  shifts: Shift[];
  sources: Source[];
  overrides: Override[];
  swaps: Swap[];
  leaves: Leave[];
  rules: Rule[];
  otherwise: Otherwise[];
  holidays: { date: string; name: string }[];
}

/** What named somebody, in the order in which they come; what is for the service itself comes before what is for all. */
export type RuleName = 'override' | 'swap' | 'shift' | 'layer' | 'otherwise' | 'last-resort';

export interface Named {
  rule: RuleName;
  /** Of the override, swap, shift or layer; null for the rest. */
  id: string | null;
  /** Of a shift. */
  source: string | null;
}

/**
 * Whom a rule named who is not taken: who sits in an earlier seat already, whom the schedule does not know, and who may not sit there where a rule
 * after it names another.
 */
export interface PassedOver {
  person: string;
  by: Named;
  why: 'two-seats' | 'not-allowed' | 'unknown-person';
}

export interface Seated {
  person: string;
  by: Named;
  passedOver: PassedOver[];
}

/** Who is on call for a service at a moment. `primary` and `backup` are always named (S12). */
export interface OnCallAt {
  service: string;
  at: Instant;
  primary: Seated;
  backup: Seated;
  third: Seated | null;
  /** The next moment at which somebody else sits in one of the seats; null: none within thirteen weeks. */
  until: Instant | null;
}

/** A stretch in which one person sits in one seat by one rule. */
export interface Stretch extends Span {
  service: string;
  seat: Seat;
  person: string;
  by: Named;
  passedOver: PassedOver[];
}

/** Only the last resort names somebody there. */
export interface Gap extends Span {
  service: string;
  seat: Seat;
  /** Whom the last resort would wake. */
  person: string;
}

export interface Conflict extends Span {
  kind: 'two-seats' | 'not-allowed' | 'unknown-person' | 'on-leave' | 'changed-underneath';
  service: string;
  seat: Seat;
  person: string;
  /** Of the override that covers another name now; or whoever else is concerned. */
  other: string | null;
  by: Named;
}

/** What is known of a call when its service is chosen. */
export interface CallFacts {
  /** Years, as a fraction under one; null: not known. */
  age: number | null;
  pregnant: boolean;
  /** Id of the location that was called or is the patient's; null: not known. */
  location: string | null;
}

/** What a person carries between two moments. */
export interface Workload {
  person: string;
  hours: Record<Seat, number>;
  /** Local nights (22:00 to 06:00) of which any part was as primary. */
  nights: number;
  /** Pages that rang this person between 22:00 and 06:00. */
  nightPages: number;
  /** Longest stretch without a break as primary, hours. */
  longest: number;
  warnings: Fatigue[];
}
/** Shown, never a reason to refuse. */
export type Fatigue = 'long-stretch' | 'nights-in-a-row' | 'many-hours' | 'night-pages';
