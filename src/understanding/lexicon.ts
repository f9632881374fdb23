import { parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import { nameKey } from '../reference/key.ts';
import type { Medicine } from '../reference/types.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { SoundTree, soundsApart, soundsOf, weightOf } from './sounds.ts';

/** How unlike a name may sound, as a share of its weight; and what has less to hear is taken as it is said only. */
const ALIKE = 0.15;
const LEAST_WEIGHT = 3.5;
/** How unlike the nearest one may sound where it can be little else, and by how much the next one must be farther. */
const FAR = 0.45;
const FAR_AHEAD = 0.12;
const LEAST_SAID = 2;
/** Letters as they are said. */
const LETTERS: Record<string, string> = Object.fromEntries(
  'ay bee see dee ee ef gee aitch eye jay kay el em en oh pee cue ar ess tee you vee doubleyou ex why zee'
    .split(' ')
    .map((said, k) => [String.fromCharCode(97 + k), said]),
);

/** "C. B. S." written as one: its letters were said. */
const UNSAYABLE = /^[b-df-hj-np-tv-xz]{2,4}$/;

/** Names that are looked for, prepared. */
export interface Lexicon {
  medicines: readonly Medicine[];
  carriers: NameFinder;
  pharmacies: NameFinder;
  /** Usual surnames, as they are looked up: one of them is somebody of that name rather than another's name misheard. */
  surnames: ReadonlySet<string>;
}

interface Form {
  words: string[];
  name: string;
  everyday: boolean;
}

/** Finds names by any of their spoken forms, the longest first. A form that begins with "?" is an everyday word too. */
export class NameFinder {
  readonly #byFirst = new Map<string, Form[]>();
  readonly #sounding: { name: string; weight: number }[] = [];
  readonly #tree: SoundTree;
  #sounds: { name: string; sounds: string }[] | null = null;

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
    const sounds: string[] = [];
    for (const f of forms) {
      const said = f.words.map(soundsOf).join('');
      const weight = weightOf(said);
      if (f.everyday || weight < LEAST_WEIGHT || !f.words.some((w) => w.length > 1)) continue;
      sounds.push(said);
      this.#sounding.push({ name: f.name, weight });
    }
    this.#tree = new SoundTree(sounds);
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

  /**
   * The one name that the words come nearest to, however unlike: where a place was said behind them, so that they can be nothing else. Null where
   * none is near, or two are.
   */
  nearest(words: readonly string[]): string | null {
    const heard = words
      .flatMap((w) => (UNSAYABLE.test(w) ? [...w].map((l) => LETTERS[l] ?? l) : [w]))
      .map(soundsOf)
      .join('');
    const apart = new Map<string, number>();
    for (const { name, sounds } of this.#said()) {
      const share = soundsApart(heard, sounds) / Math.max(weightOf(sounds), weightOf(heard));
      if (share < (apart.get(name) ?? 1)) apart.set(name, share);
    }
    const [first, second] = [...apart].sort((a, b) => a[1] - b[1]);
    if (!first || first[1] > FAR || (second && second[1] - first[1] < FAR_AHEAD)) return null;
    return first[0];
  }

  /** Every form as it sounds, single letters by their names. */
  #said(): { name: string; sounds: string }[] {
    this.#sounds ??= [...this.#byFirst.values()].flat().flatMap(({ words, name, everyday }) => {
      const sounds = words.map((w) => soundsOf(LETTERS[w] ?? w)).join('');
      return everyday || weightOf(sounds) < LEAST_SAID ? [] : [{ name, sounds }];
    });
    return this.#sounds;
  }

  /** Names that the words from `from` on sound like, the likest first: where nothing was found as it is said and the answer can be little else. */
  alike(t: readonly Token[], from: number): { name: string; from: number; to: number; apart: number }[] {
    const words: string[] = [];
    for (let k = from; k < Math.min(t.length, from + 4) && (k === from || t[k]!.mark === ''); k++)
      words.push(soundsOf(t[k]!.w));
    return this.#tree
      .near(words, ALIKE, 2)
      .map((s) => ({ ...this.#sounding[s.name]!, to: from + s.words, cost: s.cost }))
      .map(({ name, weight, to, cost }) => ({ name, from, to, apart: cost / weight }))
      .filter((s) => s.apart <= ALIKE)
      .sort((a, b) => a.apart - b.apart || b.to - a.to);
  }
}

/**
 * @param medicines of the reference
 * @param surnames of the reference
 * @throws NB_PROTOCOL_INVALID where the lexicon does not hold both lists
 */
export function loadLexicon(yaml: string, medicines: readonly Medicine[], surnames: readonly string[]): Lexicon {
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
    surnames: new Set(surnames.map(nameKey)),
  };
}
