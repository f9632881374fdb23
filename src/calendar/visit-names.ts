import type { Practice } from '../practice/practice.ts';
import type { Offer } from './types.ts';
import { NURSE } from './visit-for.ts';

/** What the ids of a visit are called; an id that the practice file names no more stands for itself. */
export function visitNames(
  practice: Practice,
  { provider, location, visit }: Pick<Offer, 'provider' | 'location' | 'visit'>,
): { provider: string; location: string; visit: string } {
  const facts = practice.providers.find(({ id }) => id === provider);
  const types = [...(facts?.visitTypes ?? []), ...practice.nurseVisits];
  return {
    provider: provider === NURSE ? 'Nurse' : (facts?.name ?? provider),
    location: practice.locations.find(({ id }) => id === location)?.name ?? location,
    visit: types.find(({ id }) => id === visit)?.name ?? visit,
  };
}
