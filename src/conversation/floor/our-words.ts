/**
 * How much of what was heard are our own words in our own order, 0 to 1: the longest run of words, with gaps, that both have in common. Few words
 * say little: whoever repeats a word of ours is no echo, so words alone never decide.
 */
export function shareOfOurs(heard: string, said: string): number {
  const a = wordsOf(heard);
  const b = wordsOf(said);
  if (a.length === 0) return 0;
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) next[j] = b[j - 1] === word ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    row = next;
  }
  return row[b.length]! / a.length;
}

/** What was heard besides our own words. */
export function besidesOurs(heard: string, said: string): string {
  const ours = new Set(wordsOf(said));
  return wordsOf(heard)
    .filter((word) => !ours.has(word))
    .join(' ');
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter(Boolean);
