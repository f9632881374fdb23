import type { Token } from '../words/tokens.ts';
import type { NameHeard } from './medicine-names.ts';

/** What is said of a release or a device, and what packages call it, the likeliest first. */
const RELEASE_SAID: [RegExp, string[]][] = [
  [
    /^(extended release|extend release|long acting|sustained release|slow release|de liberacion prolongada|liberacion prolongada|liberacion extendida)/,
    ['ER', 'XR', 'XL', 'SR', 'LA', 'CR', 'CD'],
  ],
  [/^(delayed release)/, ['DR']],
  [/^(e r|er)\b/, ['ER']],
  [/^(x r|xr)\b/, ['XR', 'ER']],
  [/^(x l|xl|excel)\b/, ['XL', 'ER']],
  [/^(s r|sr)\b/, ['SR', 'ER']],
  [/^(c r|cr)\b/, ['CR', 'ER']],
  [/^(d r|dr)\b/, ['DR']],
  [/^(l a|la)\b/, ['LA']],
  [/^(c d|cd)\b/, ['CD', 'ER']],
  [/^(h f a|hfa)\b/, ['HFA']],
  [/^(o d t|odt)\b/, ['ODT']],
  [/^(d s|ds)\b/, ['DS']],
];

/** Where the name ends when the release beside it is taken in. */
export function releaseEnd(h: NameHeard, t: readonly Token[]): number {
  const rest = t
    .slice(h.to, h.to + 3)
    .map((x) => x.w)
    .join(' ');
  for (const [said, means] of RELEASE_SAID) {
    const found = said.exec(rest);
    if (found && h.medicine.forms.some((f) => means.includes(f.release)))
      return h.to + found[0].trim().split(' ').length;
  }
  return h.to;
}

/** The name with the release that was said beside it, where the medicine comes so. */
export function withRelease(h: NameHeard, t: readonly Token[], end: number): string {
  let value = h.name.written;
  const releases = new Set(h.medicine.forms.map((f) => f.release).filter(Boolean));
  const words = (from: number, to: number) =>
    t
      .slice(from, to)
      .map((x) => x.w)
      .join(' ');
  const rest = words(h.from, Math.min(end, h.to + 7));
  if (/^metoprolol$/i.test(value))
    value += /\bsuccinate\b/.test(rest) ? ' succinate' : /\btartrate\b/.test(rest) ? ' tartrate' : '';
  if (value === 'metoprolol succinate') for (const r of ['ER', 'XL']) releases.add(r);
  if (new RegExp(` (${[...releases].join('|') || '-'})$`).test(value)) return value;
  const beside: string[] = [];
  for (let k = h.from + 1; k < Math.min(end, h.to + 6, t.length); k++)
    if (!/^(the|to|la|el|al)$/.test(t[k - 1]!.w)) beside.push(words(k, k + 3));
  const before = [words(h.from - 2, h.from), words(h.from - 3, h.from - 1)].filter((x) => / release$|acting$/.test(x));
  for (const text of [...beside, ...before])
    for (const [said, means] of RELEASE_SAID) {
      if (!said.test(text)) continue;
      // "to the er": the emergency room, which is never right beside a name that has no such release.
      const release = means.find((r) => releases.has(r));
      if (!release) continue;
      // A generic name of "extended release" has no letters of its own; a brand has those of its package.
      return `${value} ${/^[a-z]/.test(value) && /extended|acting|sustained|liberacion|slow/.test(text) && releases.has('ER') ? 'ER' : release}`;
    }
  return value;
}
