import type { FreeTime } from './free-times.ts';

/**
 * Chooses what is offered. A time that was named comes first, then the nearest to it. Where only days or spans were named, or nothing, each
 * further offer is with somebody else, or else in another half of a day, so that callers have something to choose between; among those the
 * earliest.
 */
export function spread(free: readonly FreeTime[], most: number): FreeTime[] {
  const left = [...free].sort((a, b) => a.away - b.away || a.at - b.at || compare(a.provider, b.provider));
  const chosen: FreeTime[] = [];
  while (chosen.length < most && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (isBetter(left[i] as FreeTime, left[best] as FreeTime, chosen)) best = i;
    chosen.push(...left.splice(best, 1));
  }
  return chosen;
}

function isBetter(a: FreeTime, b: FreeTime, chosen: readonly FreeTime[]): boolean {
  if (a.away !== b.away) return a.away < b.away;
  const difference = likeness(a, chosen) - likeness(b, chosen);
  return difference === 0 ? a.at < b.at : difference < 0;
}

/** How much a time is like what is chosen already: one minute twice is of no use, one person twice is better avoided. */
function likeness(time: FreeTime, chosen: readonly FreeTime[]): number {
  let like = 0;
  for (const other of chosen) {
    if (other.at === time.at) like += 4;
    if (other.provider === time.provider) like += 2;
    if (other.halfDay === time.halfDay) like += 1;
  }
  return like;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
