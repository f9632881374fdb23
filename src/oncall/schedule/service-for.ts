import type { CallFacts, Schedule, Service, Suits } from './types.ts';

/** Adults from this age on, in years. */
const ADULT = 18;

/**
 * The service that a call belongs to, by the patient's age, pregnancy and the location. Of those that suit, the one that says so most exactly;
 * the first of the schedule where nothing tells. Never none.
 */
export function serviceFor(schedule: Schedule, facts: CallFacts): Service {
  const near = schedule.services.filter(
    ({ locations }) => locations.length === 0 || facts.location === null || locations.includes(facts.location),
  );
  const among = near.length > 0 ? near : schedule.services;
  const exact = (service: Service) => (facts.location !== null && service.locations.includes(facts.location) ? 1 : 0);
  const best = (services: Service[]) => services.toSorted((a, b) => exact(b) - exact(a))[0];
  for (const suit of suitsOf(facts)) {
    const found = best(among.filter(({ suits }) => suits.includes(suit)));
    if (found) return found;
  }
  const first = best(among.filter(({ suits }) => suits.length === 0)) ?? best(among);
  return first ?? (schedule.services[0] as Service);
}

/** What the patient is, the most particular first; whoever is pregnant belongs to obstetrics where there is one. */
function suitsOf({ age, pregnant }: CallFacts): Suits[] {
  const grown: Suits[] = age === null ? (pregnant ? ['adults'] : []) : age < ADULT ? ['children'] : ['adults'];
  return pregnant ? ['obstetrics', ...grown] : grown;
}
