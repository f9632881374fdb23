import type { ClockSpan, Day } from './hours-schema.ts';

/** An office of the practice. */
export interface Location {
  id: string;
  name: string;
  nameEs: string | null;
  address: string | null;
  /** E.164, or null. */
  phone: string | null;
  /** Local times by day of the week, in order, none over another; none: closed. */
  week: Record<Day, ClockSpan[]>;
  notes: string | null;
}

/** A date with hours of its own. */
export interface Holiday {
  /** ISO 8601, local. */
  date: string;
  name: { en: string; es: string };
  /** By location; a location that is not there is closed. */
  hours: Record<string, ClockSpan[]>;
}

/** From the first to the last age in whole years, both included. */
export interface Ages {
  from: number;
  /** null: no end. */
  to: number | null;
}

/** A kind of visit that the practice offers. */
export interface VisitType {
  id: string;
  name: string;
  nameEs: string | null;
  minutes: number;
  patients: 'new' | 'established' | 'both';
  /** true: somebody of the practice has to agree; the box takes a request and books nothing. */
  approval: boolean;
  /** Whose queue a request goes to; null where no approval is needed. */
  approver: string | null;
  /** What callers also call it, in either language. */
  words: string[];
  ages: Ages;
  /** What must be there before, e.g. an order in the chart; null: nothing. */
  needs: string | null;
  /** Only there; null: where the provider is. */
  location: string | null;
  /** Only on these days; null: on the provider's. */
  days: Day[] | null;
  /** Only between these local times; null: in office hours. */
  between: ClockSpan | null;
}

/** Somebody who sees patients. */
export interface ProviderFacts {
  id: string;
  name: string;
  credentials: string | null;
  /** How the synthesiser should say the surname, e.g. "oh-KAH-for"; null: as it is written. */
  say: string | null;
  specialty: string | null;
  languages: string[];
  ages: Ages;
  /** Where on which days. */
  locations: Record<string, Day[]>;
  newPatients: 'yes' | 'no' | 'approval';
  visitTypes: VisitType[];
}

/** A question that callers ask, with the approved answer; the Spanish is null where the practice has none. */
export interface Faq {
  id: string;
  q: string;
  a: string;
  qEs: string | null;
  aEs: string | null;
}

export interface InsuranceFacts {
  accepted: string[];
  notAccepted: string[];
  /** What the practice says of promises about insurance. */
  say: string | null;
  selfPay: string | null;
}

export interface CalendarRules {
  gridMinutes: number;
  noticeMinutes: number;
  daysAhead: number;
}

/** Ages as the file has them: `all`, `5 and over`, `birth to 64`, `18 to 64`, `under 18`. null: not to be read. */
export function readAges(text: string): Ages | null {
  const words = text.trim().toLowerCase();
  if (words === 'all' || words === 'all ages') return { from: 0, to: null };
  const over = /^(\d{1,3}) (?:and (?:over|up|older)|or (?:over|older))$/.exec(words);
  if (over) return { from: Number(over[1]), to: null };
  const under = /^under (\d{1,3})$/.exec(words);
  if (under) return { from: 0, to: Number(under[1]) - 1 };
  const span = /^(birth|\d{1,3}) to (\d{1,3})$/.exec(words);
  if (span) return { from: span[1] === 'birth' ? 0 : Number(span[1]), to: Number(span[2]) };
  return null;
}

/** Who may speak for a patient, as the practice has it. */
export interface ProxyRule {
  parentOfMinor: 'said' | 'listed' | 'never';
  /** A minor is younger than this, in whole years. */
  minorUnder: number;
  /** null: nobody of it; empty: everybody of it; otherwise these relations, in lower case. */
  releaseList: string[] | null;
}
