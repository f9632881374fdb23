/** How the World Health Organization's Spanish names follow from the English ones: first the letters, then the ending. */
const LETTERS: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/rrh|rh/g, 'r'],
  [/ch(?=[lr])/g, 'c'],
  [/ch(?=[ei])/g, 'qu'],
  [/ch(?=[aou])/g, 'c'],
  [/([bdfglmnprst])\1/g, '$1'],
  [/y(?![aeo])/g, 'i'],
];

const ENDINGS: [RegExp, string][] = [
  [/dipine$/, 'dipino'],
  [/(fen|xen)$/, '$1o'],
  [/ium$/, 'io'],
  [/in$/, 'ina'],
  [/(in|on|id|im|os|as)e$/, '$1a'],
  [/(at|an|en)e$/, '$1o'],
  [/ole$/, 'ol'],
];

/** The Spanish name of a generic one, without accents: metformin, metformina; levothyroxine, levotiroxina. Each word by itself. */
export function spanishName(generic: string): string {
  return generic
    .split(/([ -])/)
    .map((word) => {
      let w = word;
      for (const [from, to] of LETTERS) w = w.replace(from, to);
      for (const [from, to] of ENDINGS)
        if (from.test(w)) {
          w = w.replace(from, to);
          break;
        }
      return w;
    })
    .join('');
}
