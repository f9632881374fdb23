import { Temporal } from 'temporal-polyfill';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { CallRecord } from '../store/types.ts';

/** Facts by their names; several times as a list. */
export type Slots = Record<string, string | string[]>;

/**
 * Facts of a record by the names that reviewers use. What the record keeps in another place is found there: the line's number, the time that
 * was booked, an age that follows from the birth, and the words that a complaint is in.
 */
export function slotsOf({ call, facts, dispositions, deeds, turns }: CallRecord, practice: Practice): Slots {
  const slots: Slots = Object.fromEntries(facts.map(({ name, value }) => [name, listed(value)]));
  if (!slots.phone && call.callerNumber) slots.phone = call.callerNumber;
  const booked = deeds.findLast((d) => d.details.start && (d.what === 'booked' || d.what === 'moved'));
  if (booked?.details.start) {
    const start = localTime(practice, Date.parse(booked.details.start)).slice(0, 16);
    slots.when = `${start}/${start}`;
  }
  // Who is seen is told by the visit where nobody was named.
  const visit = deeds.findLast((d) => d.details.provider && VISITS.has(d.what))?.details.provider;
  if (!slots.provider && visit) slots.provider = surname(visit, practice);
  if (!slots.age && typeof slots.dob === 'string')
    slots.age = ageOn(slots.dob, localTime(practice, Date.parse(call.startedAt)).slice(0, 10));
  const reason = typeof slots.reason === 'string' ? slots.reason : '';
  const symptom = complaint({ call, dispositions, turns }, [String(slots.symptom ?? '')], reason);
  if (symptom) slots.symptom = symptom;
  return slots;
}

/** Intents of which words that a protocol found are about papers, not about a body. */
const PAPERS: ReadonlySet<string> = new Set(
  'refill insurance billing referral records results faq message human cancel new_patient wrong_number'.split(' '),
);
/** What is found in an answer, in the way of speaking or by an opinion is no complaint. */
const NO_COMPLAINT = /^(answer|modifier|opinion|desk|context)\.|^still_unclear$/;
const MOST = 6;

/** The words that a complaint is in, where the call is about one: what was noted first, then what else was found, then how it was told. */
function complaint(
  { call: { intent }, dispositions, turns }: Pick<CallRecord, 'call' | 'dispositions' | 'turns'>,
  noted: readonly string[],
  reason: string,
): string | null {
  if (PAPERS.has(intent ?? '')) return null;
  const flags = dispositions
    .flatMap((d) => d.flags)
    .filter((f) => !NO_COMPLAINT.test(f.concept) && f.tier !== 'routine');
  const found = [...noted, ...flags.map((f) => f.words)].filter(Boolean).slice(0, MOST);
  if (found.length === 0) return null;
  const [gravest] = flags.filter((f) => f.tier === 'emergency' || f.tier === 'urgent');
  const told = gravest && turns.find((turn) => turn.speaker === 'caller' && holds(turn.text, gravest.words))?.text;
  return [...new Set([...found, told ?? '', ...(intent === 'symptom' ? [reason] : [])])].filter(Boolean).join('; ');
}

const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());

const VISITS: ReadonlySet<string> = new Set(['booked', 'moved', 'cancelled', 'confirmed']);

function surname(provider: string, practice: Practice): string {
  const known = practice.providers.find(({ id, name }) => id === provider || name === provider);
  return known?.name.split(/\s+/).at(-1) ?? provider;
}

/** A fact with several values is kept as JSON. */
function listed(value: string): string | string[] {
  if (!value.startsWith('[')) return value;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String) : value;
  } catch {
    return value;
  }
}

/** As people say it: the days of a newborn, the weeks of a young baby, months up to two years, then years. @param dob, today ISO 8601 */
export function ageOn(dob: string, today: string): string {
  const born = Temporal.PlainDate.from(dob);
  const days = born.until(today, { largestUnit: 'days' }).days;
  const { years, months } = born.until(today, { largestUnit: 'years' });
  if (days < 14) return `${days} days`;
  if (years === 0 && months < 3) return `${Math.floor(days / 7)} weeks`;
  return years < 2 ? `${years * 12 + months} months` : `${years} years`;
}
