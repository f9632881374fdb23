import type { Fault } from './checks.ts';
import type { PracticeDocument } from './document.ts';

const ROUTINE = 'what is routine lies in the inbox and wakes nobody: there is no ladder for it';
const NEVER_QUIET = 'urgent calls and emergencies are never put off: only a ladder for semi_urgent has quiet hours';
const NO_THIRD = 'nobody ever sits in the third seat: no shift, layer or swap names one, nor on_call.otherwise';
/** The service of a practice that names none. */
const ONLY = 'on_call';

/** Ladders that nobody would climb: for services that there are not, for what another one before them has, and steps that reach nobody. */
export function ladderFaults(file: PracticeDocument): Fault[] {
  const faults: Fault[] = [];
  const named = file.on_call.services.map(({ id }) => id);
  const services = named.length > 0 ? named : [ONLY];
  const third = hasThird(file);
  /** By `service tier`: the ladder that counts, as the first that suits does. */
  const taken = new Map<string, number>();
  for (const [l, { services: own, tiers, quiet, steps }] of file.paging.ladders.entries()) {
    const path = `/paging/ladders/${l}`;
    for (const [i, id] of own.entries())
      if (!services.includes(id)) faults.push({ path: `${path}/services/${i}`, what: `${id} is no service` });
    if (quiet && !tiers.includes('semi_urgent')) faults.push({ path: `${path}/quiet`, what: NEVER_QUIET });
    for (const [i, tier] of tiers.entries()) {
      if (tier === 'routine') faults.push({ path: `${path}/tiers/${i}`, what: ROUTINE });
      if (tiers.indexOf(tier) < i) faults.push({ path: `${path}/tiers/${i}`, what: `${tier} is there twice` });
      const before = (own.length > 0 ? own : services).map((id) => ({ id, at: taken.get(`${id} ${tier}`) }));
      const doubled = before.filter(({ at }) => at !== undefined && at !== l);
      // One for every service after those for some is what is left over; it is another only where nothing is.
      if (own.length > 0 ? doubled.length > 0 : doubled.length === before.length) {
        const [first] = doubled;
        faults.push({
          path: `${path}/tiers/${i}`,
          what: `ladder ${(first?.at ?? 0) + 1} is the one for ${tier} of ${doubled.map(({ id }) => id).join(', ')} already: this one is never climbed`,
        });
      }
      for (const { id, at } of before) if (at === undefined) taken.set(`${id} ${tier}`, l);
    }
    for (const [i, { page }] of steps.entries())
      if (!third && [page].flat().includes('third')) faults.push({ path: `${path}/steps/${i}/page`, what: NO_THIRD });
  }
  if (!third && file.paging.last_resort?.page === 'third')
    faults.push({ path: '/paging/last_resort/page', what: NO_THIRD });
  return faults;
}

function hasThird({ on_call: { rota, layers, swaps, otherwise } }: PracticeDocument): boolean {
  return (
    [...rota, ...swaps.flatMap(({ covers }) => covers), ...(otherwise ? [otherwise] : [])].some(
      ({ third }) => third !== undefined,
    ) || layers.some(({ seat }) => seat === 'third')
  );
}
