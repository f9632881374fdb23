import type { FreeTime } from './free-times.ts';
import type { Offer } from './types.ts';

/**
 * Chooses what is offered. A time that was named comes first, then the nearest to it. Where only days or spans were named, or nothing, each
 * further offer is with somebody else, or else in another half of a day, so that callers have something to choose between; among those the
 * earliest.
 */
export function spread(free: readonly FreeTime[], most: number): Offer[] {
  const left = [...free].sort((a, b) => a.away - b.away || a.at - b.at || compare(a.offer.provider, b.offer.provider));
  const chosen: FreeTime[] = [];
  while (chosen.length < most && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (isBetter(left[i] as FreeTime, left[best] as FreeTime, chosen)) best = i;
    chosen.push(...left.splice(best, 1));
  }
  return chosen.map(({ offer }) => offer);
}

function isBetter(a: FreeTime, b: FreeTime, chosen: readonly FreeTime[]): boolean {
  if (a.away !== b.away) return a.away < b.away;
  const difference = likeness(a, chosen) - likeness(b, chosen);
  return difference === 0 ? a.at < b.at : difference < 0;
}

/** How much a time is like what is chosen already: one minute twice is of no use, one person twice is better avoided. */
function likeness({ offer }: FreeTime, chosen: readonly FreeTime[]): number {
  let like = 0;
  for (const { offer: other } of chosen) {
    if (other.start === offer.start) like += 4;
    if (other.provider === offer.provider) like += 2;
    if (halfDay(other) === halfDay(offer)) like += 1;
  }
  return like;
}

const halfDay = ({ start }: Offer) => `${start.slice(0, 10)} ${start.slice(11, 13) < '12' ? 'am' : 'pm'}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
