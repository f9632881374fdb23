import type { Document } from './document.ts';
import type { Step } from './pattern.ts';
import { SoundIndex } from './phonetic.ts';
import type { Token } from './tokens.ts';
import type { Span } from './utterance.ts';

/** A known word of so many letters is seldom a piece of another that was heard in two. */
const WORD = 5;

/**
 * Words that sound like one of the document's content words. Words that the documents know themselves, and the commonest words of
 * both languages (set `common`), are only taken for another where they sound just the same ("week", "weak").
 */
export function soundsLike(
  d: Pick<Document, 'sets' | 'concepts'>,
  vocabulary: Set<string>,
): { near: (t: readonly Token[]) => Map<string, Span[]>; known: ReadonlySet<string> } {
  const common = new Set<string>();
  for (const s of d.sets.get('common') ?? []) for (const { atom } of s) if (atom.kind === 'word') common.add(atom.word);
  // Words of the grave concepts, too.
  for (const c of d.concepts)
    if (c.tier === 'emergency' || c.tier === 'urgent')
      for (const p of c.patterns) for (const s of p.groups.flat()) collect(s, vocabulary);
  const content = [...vocabulary].filter((w) => w.length >= 5 && !common.has(w) && !/^\d/.test(w));
  const known = new Set([...vocabulary, ...common]);
  // Only the base's words are known: a word that a later layer adds must not keep one of the base from being heard by its sound.
  for (const c of d.concepts)
    if (c.layer === 0) for (const p of c.patterns) for (const s of p.groups.flat()) collect(s, known);
  for (const list of d.sets.values()) for (const s of list) collect(s, known);
  const index = new SoundIndex(content, 3);
  const limit = (key: string) => (key.length <= 3 ? 0 : key.length <= 5 ? 0.5 : 1);
  const same = () => 0;
  const memory = new Map<string, { word: string }[]>();
  const look = (heard: string, strict: boolean) => {
    const k = strict ? `=${heard}` : heard;
    let found = memory.get(k);
    if (!found) {
      found = index.near(heard, strict ? same : limit).slice(0, 4);
      if (memory.size > 20000) memory.clear();
      memory.set(k, found);
    }
    return found;
  };
  const isKnown = ({ w }: Token) => known.has(w);
  /** "Dinners", where dinner is known, is a dinner and no "thinners"; another word of the same stem it may be. */
  const mayBe = (word: string, heard: string) => {
    const stem = ENDINGS.map((end) => heard.replace(end, '')).find((s) => s !== heard && known.has(s));
    return stem === undefined || word.startsWith(stem) || stem.startsWith(word);
  };
  const near = (t: readonly Token[]) => {
    const out = new Map<string, Span[]>();
    const put = (word: string, from: number, to: number) => {
      const list = out.get(word) ?? [];
      list.push({ from, to, fuzzy: 1, exact: 0 });
      out.set(word, list);
    };
    for (let i = 0; i < t.length; i++) {
      let joined = '';
      for (let n = 1; n <= 3 && i + n <= t.length; n++) {
        const w = t[i + n - 1]!;
        if (n > 1 && w.mark !== '') break;
        if (isNamed(t, i + n - 1)) break;
        joined += w.w;
        if (/\d/.test(joined)) break;
        if (n === 1) {
          if (common.has(w.w) || w.w.length < 3) continue;
          for (const f of look(w.w, known.has(w.w))) if (f.word !== w.w && mayBe(f.word, w.w)) put(f.word, i, i + 1);
        } else if (joined.length >= 6) {
          const parts = t.slice(i, i + n);
          // Words that the documents know, one of them long, are themselves: "wrist is" is no other word that sounds a little like it.
          const strict = joined.length < 7 || (parts.every(isKnown) && parts.some((x) => x.w.length >= WORD));
          // Three words are one that was misheard only where they begin and end with more than a common word: "when do I" is no "winded".
          if (n === 3 && [parts[0]!, w].some((x) => common.has(x.w) || x.w.length < 3)) continue;
          // "infarto y" is the word itself and the next one, no other way to say it.
          for (const f of look(joined, strict))
            if (f.word.length >= 6 && !parts.some((x) => x.w === f.word)) put(f.word, i, i + n);
        }
      }
    }
    return out;
  };
  return { near, known };
}

/** "The mother of Tyler", "la esposa de Samuel": a name sounds like anything, and means nothing else. */
function isNamed(t: readonly Token[], i: number): boolean {
  const [kin, of] = [t[i - 2]?.w ?? '', t[i - 1]?.w ?? ''];
  return (of === 'of' || of === 'de') && t[i]!.mark === '' && KIN.has(kin);
}

const KIN = new Set(
  `mother father mom dad wife husband son daughter sister brother parent guardian grandmother grandfather grandma grandpa aunt uncle caregiver
  mama papa madre padre esposa esposo hija hijo hermana hermano abuela abuelo tia tio senora cuidadora`.split(/\s+/),
);

const ENDINGS = [/s$/, /es$/, /ed$/, /ing$/, /ly$/];

function collect(steps: Step[], into: Set<string>): void {
  for (const { atom } of steps) {
    if (atom.kind === 'word') into.add(atom.word);
    else if (atom.kind === 'any') for (const c of atom.choices) collect(c, into);
    else if (atom.kind === 'near') for (const c of atom.parts) collect(c, into);
  }
}
