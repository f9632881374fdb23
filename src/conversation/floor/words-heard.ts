/**
 * The words of a sentence that were heard when `share` of its sound was: a voice spends about as long on each letter, and a word counts when
 * most of it was said.
 */
export function wordsHeard(sentence: string, share: number): string {
  const words = sentence.split(/\s+/).filter(Boolean);
  const all = words.reduce((sum, word) => sum + word.length + 1, 0);
  let before = 0;
  const heard = words.filter((word) => {
    const middle = before + 0.6 * word.length;
    before += word.length + 1;
    return middle <= share * all;
  });
  return heard.join(' ');
}
