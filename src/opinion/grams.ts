/** Rows of the table that n-grams are hashed into; a power of two. */
export const GRAM_ROWS = 32768;

/**
 * Rows for the words, pairs of neighbouring words, and 3- to 5-letter pieces of words in a plain text. They carry what the sentence
 * model, which learnt English only, cannot: Spanish, names of medicines, words that a recogniser wrote as they sounded.
 * @param text as `plain` gives it
 */
export function grams(text: string): number[] {
  const words = text.replaceAll("'", '').split(' ').filter(Boolean);
  const rows: number[] = [];
  for (const [i, word] of words.entries()) {
    rows.push(row(`w${word}`));
    const next = words[i + 1];
    if (next) rows.push(row(`b${word} ${next}`));
    const edged = `<${word}>`;
    for (let n = 3; n <= 5; n++)
      for (let at = 0; at + n <= edged.length; at++) rows.push(row(`c${edged.slice(at, at + n)}`));
  }
  return rows.length > 0 ? rows : [0];
}

/** FNV-1a over UTF-16 units. */
function row(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (GRAM_ROWS - 1);
}
