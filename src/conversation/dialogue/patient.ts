/** Whole years from an ISO date of birth to a local moment; 0 where the date cannot be read. */
export function yearsOld(dob: string, now: string): number {
  const [year = 0, month = 1, day = 1] = now.slice(0, 10).split('-').map(Number);
  const [y = 0, m = 1, d = 1] = dob.split('-').map(Number);
  if (!y || !year) return 0;
  return year - y - (month < m || (month === m && day < d) ? 1 : 0);
}
