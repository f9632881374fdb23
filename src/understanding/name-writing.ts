/** Small words inside a name, written small: "de la Cruz", "van der Berg". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del la las los el da do dos das van von der den di du le al bin ibn bint y e san santa st ter ten zu af della dello'.split(
    ' ',
  ),
);
const PREFIXES = /^(mac|mc|o)$/;

/** Words with their capitals: "o'dell" → "O'Dell", "smith-barney" → "Smith-Barney". */
export function capitalise(word: string): string {
  return word
    .split(/(?=[-' ])/)
    .map((p) => {
      const m = /^([-' ]?)(.)(.*)$/u.exec(p);
      // "cobbler's lane": the s is nobody's name.
      return m && !/^['’]s$/.test(p) ? m[1] + m[2]!.toUpperCase() + m[3] : p;
    })
    .join('');
}

/** A name's words with their capitals; small words inside stay small, capitals that were spelled stay. */
export function writeName(words: readonly string[]): string {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const next = words[i + 1];
    if (PREFIXES.test(words[i]!) && next) {
      joined.push(words[i] === 'o' ? `o'${next}` : `${words[i]}${next}`);
      i++;
    } else joined.push(words[i]!);
  }
  return joined
    .map((w, i) => {
      if (i < joined.length - 1 && PARTICLES.has(w.toLowerCase()) && (i > 0 || joined.length > 2))
        return i > 0 && !/^(st|san|santa)$/i.test(w) ? w.toLowerCase() : capitalise(w);
      return /[A-Z]/.test(w.slice(1)) && !/['-]/.test(w) ? w[0]!.toUpperCase() + w.slice(1) : capitalise(w);
    })
    .join(' ')
    .replace(/\bMc(\p{Ll})/gu, (_, c: string) => `Mc${c.toUpperCase()}`);
}
