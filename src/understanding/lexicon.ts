import { parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import type { Medicine } from '../reference/types.ts';
import { type Token, tokenise } from '../words/tokens.ts';

/** Names that are looked for, prepared. */
export interface Lexicon {
  medicines: readonly Medicine[];
  carriers: NameFinder;
  pharmacies: NameFinder;
}

/** Finds names by any of their spoken forms, the longest first. */
export class NameFinder {
  readonly #forms: { words: string[]; name: string }[];

  constructor(names: Record<string, string>) {
    this.#forms = Object.entries(names)
      .flatMap(([name, said]) => said.split(',').map((s) => ({ words: tokenise(s).map((t) => t.w), name })))
      .sort((a, b) => b.words.length - a.words.length);
  }

  find(t: readonly Token[]): { name: string; from: number; to: number } | null {
    for (let i = 0; i < t.length; i++)
      for (const f of this.#forms)
        if (f.words.every((w, k) => t[i + k]?.w === w)) return { name: f.name, from: i, to: i + f.words.length };
    return null;
  }
}

/**
 * @param medicines of the reference
 * @throws NB_PROTOCOL_INVALID where the lexicon does not hold both lists
 */
export function loadLexicon(yaml: string, medicines: readonly Medicine[]): Lexicon {
  const doc = parseDocument(yaml);
  if (doc.errors[0])
    throw new NightbellError('NB_PROTOCOL_INVALID', `lexicon line ${doc.errors[0].linePos?.[0].line ?? 0}`);
  const v = doc.toJS() as { carriers?: unknown; pharmacies?: unknown };
  const map = (x: unknown, what: string): Record<string, string> => {
    if (typeof x !== 'object' || x === null) throw new NightbellError('NB_PROTOCOL_INVALID', `lexicon: no ${what}`);
    return x as Record<string, string>;
  };
  return {
    medicines,
    carriers: new NameFinder(map(v.carriers, 'carriers')),
    pharmacies: new NameFinder(map(v.pharmacies, 'pharmacies')),
  };
}
