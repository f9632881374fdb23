/** So many letters may be wrong, missing or too many for a name to be the one that was meant. */
const MOST_SLIPS = 2;

/** The one of the names that was meant by what was written; null: none is near. Pure. */
export function nearest(key: string, names: readonly string[]): string | null {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const [near] = names
    .map((name) => ({ name, slips: slipsBetween(plain(key), plain(name)) }))
    .filter(
      ({ name, slips }) =>
        slips <= Math.min(MOST_SLIPS, Math.floor(plain(name).length / 2)) ||
        (plain(name).length >= MOST_SLIPS * 2 && plain(key).includes(plain(name))),
    )
    .sort((a, b) => a.slips - b.slips);
  return near?.name ?? null;
}

/** Levenshtein's distance. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
