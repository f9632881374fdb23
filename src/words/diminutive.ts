/**
 * Spanish diminutives: "ojitos" are eyes, "calenturita" is a fever, "dolorcito" is pain, and whoever speaks of a child or does not want to bother says
 * little else. -illo is left out: most words that end so are none ("pastilla", "rodilla", "costilla").
 * Real Academia Española, Nueva gramática, 9.1 to 9.6 (-ito, -cito, -ecito and their changes of spelling).
 */
const DIMINUTIVE = /^(\p{L}{2,})it([oa])(s?)$/u;
/** The letters that are written otherwise before an i: "boquita" of boca, "bracito" of brazo, "naricita" of nariz. */
const SPELT: readonly (readonly [ending: RegExp, root: string])[] = [
  [/qu$/, 'c'],
  [/gu$/, 'g'],
  [/c$/, 'z'],
];
/** What stands between a root and the ending: "dolor-cito", "pie-cito", "tos-ecita". */
const JOINT = /e?c$/;

/** The words of which a folded word may be the diminutive, most of them no words at all; none for a word that is not formed like one. */
export function ofDiminutive(word: string): string[] {
  const parts = DIMINUTIVE.exec(word);
  if (!parts) return [];
  const [, stem = '', gender = '', plural = ''] = parts;
  const roots = [stem, ...SPELT.flatMap(([ending, root]) => (ending.test(stem) ? [stem.replace(ending, root)] : []))];
  // "manita" is a hand, "lechita" milk, "ojitos" eyes: the vowel that ends the word is not told by the diminutive.
  const ended = roots.flatMap((root) =>
    [gender, gender === 'o' ? 'a' : 'o', 'e'].map((vowel) => `${root}${vowel}${plural}`),
  );
  const bare = JOINT.test(stem) ? [stem.replace(JOINT, ''), stem.replace(/c$/, '')] : [];
  const whole = [...bare, ...roots.slice(1)].flatMap((root) => (plural ? [`${root}s`, `${root}es`] : [root]));
  return [...new Set([...ended, ...whole])].filter((one) => one.length > 2);
}
