import type { Ages, ProviderFacts, VisitType } from '../practice/facts.ts';
import type { Practice } from '../practice/practice.ts';
import { plain, tellsWhatFor, VISIT_CONCEPTS } from './visit-words.ts';

/** The column of the calendar, and the name in an offer, of visits for which no provider is needed. */
export const NURSE = 'nurse';

/** Points at which a kind of visit is what was meant. */
const SURE = 1.5;

/** For whom a visit is sought. */
export interface VisitFor {
  newPatient: boolean;
  /** In whole years; null: not known. */
  age: number | null;
  /** Id of a provider, `nurse`, or null: whoever gives it. */
  provider: string | null;
}

/** Somebody who gives a kind of visit, as they give it: minutes and approval may differ. */
export interface Giver {
  /** Id, or `nurse`. */
  provider: string;
  type: VisitType;
}

/** Everyone who gives visits to such a patient; types that need approval are among them. */
export function giversFor(practice: Practice, { newPatient, age, provider }: VisitFor): Giver[] {
  const givers: Giver[] = [];
  const suits = (type: VisitType) =>
    type.patients !== (newPatient ? 'established' : 'new') && isOfAge(type.ages, age) && !isForOthers(type, age);
  for (const each of practice.providers) {
    if ((provider !== null && provider !== each.id) || !isOfAge(each.ages, age)) continue;
    if (newPatient && each.newPatients === 'no') continue;
    for (const type of each.visitTypes)
      if (suits(type)) givers.push({ provider: each.id, type: asTaken(type, each, newPatient) });
  }
  if (provider === null || provider === NURSE)
    for (const type of practice.nurseVisits) if (suits(type)) givers.push({ provider: NURSE, type });
  return givers;
}

/**
 * The kind of visit that a caller's words are for: its id, or words. Nothing said: a follow-up, and for somebody new a new patient's visit.
 * null: unsure, so that somebody of the practice decides.
 */
export function visitFor(practice: Practice, said: string, who: VisitFor): VisitType | null {
  const givers = giversFor(practice, who);
  const named = givers.filter(({ type }) => type.id === said);
  if (named.length > 0) return easiest(named);
  const words = plain(said);
  const heard = new Set(VISIT_CONCEPTS.filter((concept) => concept.said.test(words)).map(({ id }) => id));
  const scores = new Map<string, number>();
  for (const { type } of givers)
    scores.set(type.id, Math.max(scores.get(type.id) ?? 0, score(type, words, heard, who)));
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best && best[1] >= SURE) {
    if (second && second[1] === best[1]) return null;
    return easiest(givers.filter(({ type }) => type.id === best[0]));
  }
  return tellsWhatFor(said, namesOf(practice)) ? null : unasked(givers, heard, who);
}

/** A provider who takes new patients by approval approves each of them. */
function asTaken(type: VisitType, provider: ProviderFacts, newPatient: boolean): VisitType {
  if (!newPatient || provider.newPatients !== 'approval' || type.approval) return type;
  return { ...type, approval: true, approver: provider.id };
}

function isOfAge({ from, to }: Ages, age: number | null): boolean {
  return age === null || (age >= from && (to === null || age <= to));
}

/** By its name it is for children, or for adults, and the patient is not. */
function isForOthers(type: VisitType, age: number | null): boolean {
  if (age === null) return false;
  const text = plain(`${type.id} ${type.name}`);
  if (age < 65 && /\bmedicare\b/.test(text)) return true;
  return age < 18 ? /\badult\b/.test(text) : age >= 21 && /\b(child|newborn|well baby|pediatric)\b/.test(text);
}

function score(type: VisitType, words: string, heard: ReadonlySet<string>, who: VisitFor): number {
  const text = plain(`${type.id} ${type.name} ${type.nameEs ?? ''}`);
  let points = 0;
  // What a visit is for besides, and nobody said, speaks against it: a physical is no sports physical.
  for (const concept of VISIT_CONCEPTS)
    if (concept.is.test(text)) points += heard.has(concept.id) ? concept.heard : -concept.unheard;
  for (const own of type.words) if (` ${words} `.includes(` ${plain(own)} `)) points += 4;
  if (words !== '' && ` ${words} `.includes(` ${plain(type.name)} `)) points += 4;
  if (points > 0 && who.age !== null && who.age < 18 && /\bchild\b/.test(text)) points += 1.25;
  return points;
}

function unasked(givers: Giver[], heard: ReadonlySet<string>, { newPatient, age }: VisitFor): VisitType | null {
  const text = ({ type }: Giver) => plain(`${type.id} ${type.name}`);
  if (!newPatient) {
    const followUp = VISIT_CONCEPTS.find(({ id }) => id === 'follow-up');
    return easiest(givers.filter((giver) => giver.type.patients !== 'new' && followUp?.is.test(text(giver))));
  }
  const forNew = givers.filter(({ type }) => type.patients === 'new');
  const child = age === null ? heard.has('child') : age < 18;
  const fitting = forNew.filter((giver) => /\bchild\b/.test(text(giver)) === child);
  return easiest(fitting.length > 0 ? fitting : age === null ? forNew : []);
}

/** Of one kind with several givers the one that can be booked at once; null: none, or several kinds. */
function easiest(givers: Giver[]): VisitType | null {
  if (new Set(givers.map(({ type }) => type.id)).size !== 1) return null;
  return (givers.find(({ type }) => !type.approval) ?? givers[0])?.type ?? null;
}

function namesOf(practice: Practice): ReadonlySet<string> {
  const names = [
    practice.name,
    ...practice.providers.map(({ name }) => name),
    ...practice.locations.map((l) => l.name),
  ];
  return new Set(names.flatMap((name) => plain(name).split(' ')));
}
