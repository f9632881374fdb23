import { EMPTY_WORDS, LAY_PHRASES, LAY_WORDS } from './lay-words.ts';

const EXACT = new Map<string, string>();
const BEGINNINGS: [string, string][] = [];
for (const [head, forms] of Object.entries(LAY_WORDS))
  for (const form of forms.split(' ')) {
    if (form.endsWith('*')) BEGINNINGS.push([form.slice(0, -1), head]);
    else if (!EXACT.has(form)) EXACT.set(form, head);
  }
for (const head of Object.keys(LAY_WORDS)) EXACT.set(head, head);

/** Small letters without accents or punctuation; numbers stay. */
function plainWords(text: string): string[] {
  let plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ');
  for (const [words, thing] of LAY_PHRASES) plain = plain.replace(words, ` ${thing} `);
  return plain.split(' ').filter(Boolean);
}

/** The thing that a word names, in either language; of a word that is not known, its stem. null: it names nothing. */
function conceptOf(word: string): string | null {
  const known = EXACT.get(word);
  if (known) return known;
  if (EMPTY_WORDS.has(word) || /^\d$/.test(word)) return null;
  const begun = BEGINNINGS.find(([beginning]) => word.startsWith(beginning));
  const stemmed = stem(word);
  return begun ? begun[1] : EMPTY_WORDS.has(stemmed) ? null : stemmed;
}

/** Whether it is one of the things that callers ask front desks about, and no word that happens to be unknown. */
export function isKnownThing(thing: string): boolean {
  return thing in LAY_WORDS;
}

/** Without the commonest endings of both languages, so that "cancels" and "cancel", "tatuaje" and "tatuajes" meet. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ing|ed|es|s)$/, '').replace(/(?:ando|iendo|ar|er|ir|[aeo])$/, '');
}

/** What a text is about: its things, each once. */
export function contentOf(text: string): Set<string> {
  return new Set(plainWords(text).flatMap((word) => conceptOf(word) ?? []));
}

/** The text for the sentence model: as it is in English; otherwise the English names of its things. */
export function glossed(text: string, lang: 'en' | 'es'): string {
  if (lang === 'en') return text;
  return plainWords(text)
    .flatMap((word) => conceptOf(word) ?? [])
    .join(' ');
}
