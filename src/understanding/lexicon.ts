import { parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import type { Medicine } from '../reference/types.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { soundsOf } from './sounds.ts';

/** Names that are looked for, prepared. */
export interface Lexicon {
  medicines: readonly Medicine[];
  carriers: NameFinder;
  pharmacies: NameFinder;
}

interface Form {
  words: string[];
  name: string;
  everyday: boolean;
}

/** Finds names by any of their spoken forms, the longest first. A form that begins with "?" is an everyday word too. */
export class NameFinder {
  readonly #byFirst = new Map<string, Form[]>();
  readonly #sounds: { name: string; sounds: string }[];

  constructor(names: Record<string, string>) {
    const forms = Object.entries(names)
      .flatMap(([name, said]) =>
        said
          .split(',')
          .map((s): Form => ({ words: tokenise(s).map((t) => t.w), name, everyday: s.trim().startsWith('?') })),
      )
      .sort((a, b) => b.words.length - a.words.length);
    for (const f of forms) {
      const list = this.#byFirst.get(f.words[0]!);
      if (list) list.push(f);
      else this.#byFirst.set(f.words[0]!, [f]);
    }
    this.#sounds = forms
      .filter((f) => !f.everyday && f.words.some((w) => w.length > 1))
      .map((f) => ({ name: f.name, sounds: f.words.map(soundsOf).join('') }));
  }

  /**
   * Every name in order of speech; where one is part of another, the longer.
   * @param spoken such a name was asked for or is being spoken of, so that everyday words count
   */
  findAll(t: readonly Token[], spoken: boolean): { name: string; from: number; to: number }[] {
    const out: { name: string; from: number; to: number }[] = [];
    for (let i = 0; i < t.length; i++) {
      const form = this.#byFirst
        .get(t[i]!.w)
        ?.find((f) => (spoken || !f.everyday) && f.words.every((w, k) => t[i + k]?.w === w));
      if (!form) continue;
      out.push({ name: form.name, from: i, to: i + form.words.length });
      i += form.words.length - 1;
    }
    return out;
  }

  /** Each spoken form in sounds, to compare with what was misheard. */
  sounds(): readonly { name: string; sounds: string }[] {
    return this.#sounds;
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
