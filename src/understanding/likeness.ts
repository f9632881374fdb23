import { soundDistance, soundKey } from '../words/phonetic.ts';

/** Letters only, folded. */
export const lettersOf = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** Edits from one string to the other. */
export function editDistance(a: string, b: string): number {
  let prev = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const cur = [i];
    for (let j = 1; j <= b.length; j++)
      cur[j] = Math.min(prev[j]! + 1, cur[j - 1]! + 1, prev[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    prev = cur;
  }
  return prev[b.length]!;
}

/** Whether two words are written or sound so nearly alike that one is taken for the other. */
export function alike(one: string, other: string): boolean {
  const a = lettersOf(one);
  const b = lettersOf(other);
  if (!a || !b) return false;
  if (a === b) return true;
  const short = Math.min(a.length, b.length);
  if (short < 3) return false;
  if (editDistance(a, b) <= Math.max(1, Math.floor(short / 3))) return true;
  return a[0] === b[0] || short >= 5 ? soundDistance(soundKey(a), soundKey(b), 1) <= 0.5 : soundKey(a) === soundKey(b);
}
