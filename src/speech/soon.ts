/** What a promise gives within `ms`, else null. It goes on by itself. */
export function soon<Found>(promise: Promise<Found>, ms: number): Promise<Found | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), ms);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
