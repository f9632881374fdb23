/** The words without accents: an expression's `\b` takes a letter with one for no letter, so that it finds no end of "bebé". Pure. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
