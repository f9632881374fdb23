import { nameKey } from '../reference/key.ts';
import type { Medicine, MedicineName } from '../reference/types.ts';
import type { Token } from '../words/tokens.ts';
import { isLed } from './medicine-led.ts';
import { SoundTree, soundsApart, soundsOf, weightOf } from './sounds.ts';

/** A name that may have been said, by the words `from` to `to` (excluded). */
export interface NameHeard {
  medicine: Medicine;
  name: MedicineName;
  from: number;
  to: number;
  /** How unlike the words sound, by the weight of the name: 0 the same, 0.3 hardly. */
  apart: number;
  /** How unlike in all; a third of a consonant is 0.3. */
  cost: number;
  /** How much of the name there is to hear. */
  weight: number;
  /** Said as it is written, in one word or several. */
  exact: boolean;
  /** By its sound, of words that callers use for other things. */
  everyday: boolean;
}

/** How far names may be from what was heard, as a share of their weight. */
const NEAR = { asked: 0.27, hinted: 0.22, otherwise: 0.07 };
/** A cost above which nothing is like it, however long. */
const MOST_COST = { asked: 3, hinted: 2.3, otherwise: 1 };
/** A recogniser that does not know a name puts commas into it; each speaks a little against. */
const COMMA = 0.2;
/** Words that one name is spread over, at most. */
const LONGEST = 7;

/** A name of the list in sounds. */
interface Entry {
  medicine: Medicine;
  name: MedicineName;
  sounds: string;
  weight: number;
}

/** Every name of the reference, found as written or by sound. */
export class MedicineNames {
  readonly #exact = new Map<string, { medicine: Medicine; name: MedicineName }>();
  readonly #entries: Entry[] = [];
  readonly #tree: SoundTree;
  readonly #byWritten = new Map<string, Entry>();
  readonly #common: ReadonlySet<string>;
  /** Sounds of words that were heard, the same words again and again. */
  readonly #sounds = new Map<string, string>();

  /** @param common words of both languages that callers use for other things */
  constructor(medicines: readonly Medicine[], common: ReadonlySet<string>) {
    this.#common = common;
    for (const medicine of medicines)
      for (const name of medicine.names) {
        this.#exact.set(nameKey(name.said), { medicine, name });
        const sounds = name.said
          .split(/[\s-]+/)
          .map(soundsOf)
          .join('');
        const entry = { medicine, name, sounds, weight: weightOf(sounds) };
        // What has less to hear is taken as written only.
        if (entry.weight >= 3 && !/\d/.test(name.said)) this.#entries.push(entry);
        if (!this.#byWritten.has(name.written.toLowerCase())) this.#byWritten.set(name.written.toLowerCase(), entry);
      }
    this.#tree = new SoundTree(this.#entries.map((e) => e.sounds));
  }

  /**
   * Every name that the words may be, the best first. They overlap where they are rivals.
   * @param how `asked`: a medicine was asked for; `hinted`: one is being spoken of; `otherwise`: only what can be nothing else
   */
  find(t: readonly Token[], how: keyof typeof NEAR): NameHeard[] {
    const out: NameHeard[] = [];
    for (let i = 0; i < t.length; i++) {
      // "put me on the in sue lint": a small word is the beginning of a name where only a medicine can follow.
      if (STARTS_NONE.has(t[i]!.w) && !this.#startsExactly(t, i) && !(/^(in|at|on|i|a)$/.test(t[i]!.w) && isLed(t, i)))
        continue;
      this.#exactAt(t, i, out);
      if (t[i]!.w.length > 1 || how === 'asked') this.#soundingAt(t, i, how, out);
    }
    return out.sort((a, b) => rank(b) - rank(a) || a.from - b.from);
  }

  /** The one that a spelled word is; with `near` also one that a letter is wrong or missing of. */
  spelled(letters: string, near: boolean): { medicine: Medicine; name: MedicineName } | null {
    const found = this.#exact.get(letters);
    if (found || !near || letters.length < 7) return found ?? null;
    return this.#entries.find((e) => lettersApart(letters, nameKey(e.name.said), 1) <= 1) ?? null;
  }

  /** Names that `name` is taken for and that sound like it: what a recogniser may have written for the other. */
  rivals(name: MedicineName): { medicine: Medicine; name: MedicineName }[] {
    const own = this.#byWritten.get(name.written.toLowerCase());
    if (!own) return [];
    return name.lookalikes.flatMap((written) => {
      const other = this.#byWritten.get(written.toLowerCase());
      if (!other || other.medicine === own.medicine) return [];
      const apart = soundsApart(own.sounds, other.sounds) / Math.max(own.weight, other.weight);
      return apart < 0.45 ? [{ medicine: other.medicine, name: other.name }] : [];
    });
  }

  /** How unlike a name the words sound, as a share of its weight. */
  apart(t: readonly Token[], name: MedicineName): number {
    const heard = t.map((x) => this.#soundsOf(x.w)).join('');
    const entry = this.#byWritten.get(name.written.toLowerCase());
    return entry ? soundsApart(heard, entry.sounds) / entry.weight : 1;
  }

  /** A word that no name begins with, but that stands before one. */
  leads(word: string): boolean {
    return STARTS_NONE.has(word);
  }

  /** A word that callers use for other things. */
  isCommon(word: string): boolean {
    return this.#common.has(word) || STARTS_NONE.has(word) || NEVER_INSIDE.has(word);
  }

  #startsExactly(t: readonly Token[], i: number): boolean {
    return this.#exact.has(`${t[i]!.w}${t[i + 1]?.w ?? ''}`);
  }

  #exactAt(t: readonly Token[], i: number, out: NameHeard[]): void {
    let joined = '';
    for (let n = 1; n <= LONGEST && i + n <= t.length; n++) {
      const w = t[i + n - 1]!;
      if (n > 1 && w.mark !== '') return;
      joined += w.w.replace(/[^a-z0-9]/g, '');
      const found =
        this.#exact.get(joined) ??
        (joined.length > 5 && joined.endsWith('s') ? this.#exact.get(joined.slice(0, -1)) : undefined);
      if (!found || joined.length < 3 || isWithinSpelling(t, i, i + n)) continue;
      // "gas x", "be yaz": words of their own that make a name by chance are names only where nothing else stands.
      const weight = weightOf(soundsOf(joined)) + n * 0.1;
      out.push({ ...found, from: i, to: i + n, apart: 0, cost: 0, weight, exact: true, everyday: false });
    }
  }

  #soundingAt(t: readonly Token[], i: number, how: keyof typeof NEAR, out: NameHeard[]): void {
    const words: string[] = [];
    let strange = false;
    for (let n = 0; n < LONGEST && i + n < t.length; n++) {
      const x = t[i + n]!;
      if (n > 0 && (NEVER_INSIDE.has(x.w) || x.mark === '.' || (x.mark !== '' && how !== 'asked'))) break;
      // A number of more than one digit is no part of a name, but "met 4 men" is one.
      if (/\d/.test(x.w) && (n === 0 || x.w.length > 1)) break;
      // Two letters in a row are spelled, and no sounds.
      if (x.w.length === 1 && /^[b-z]$/.test(x.w) && n > 0 && /^[a-z]$/.test(t[i + n - 1]!.w)) break;
      words.push(this.#soundsOf(x.w));
      strange ||= !this.#common.has(x.w);
    }
    // Words that callers use for other things are no name where none is being spoken of.
    if (!words.length || (how === 'otherwise' && !strange)) return;
    const limit = NEAR[how];
    for (const s of this.#tree.near(words, limit, MOST_COST[how])) {
      const entry = this.#entries[s.name]!;
      const commas = t.slice(i + 1, i + s.words).filter((x) => x.mark !== '').length;
      const cost = s.cost + commas * COMMA;
      const apart = cost / entry.weight;
      if (apart > limit) continue;
      const common = t.slice(i, i + s.words).filter((x) => this.#common.has(x.w)).length;
      // One common word is itself; several that are all common must sound very much like the name.
      if (s.words === 1 && (common === 1 || COMMON.has(t[i]!.w))) continue;
      if (common === s.words && (how === 'otherwise' || (how === 'hinted' && apart > 0.1))) continue;
      if (how === 'otherwise' && entry.weight < 5.5) continue;
      if (entry.weight < 4 && apart > limit * 0.6) continue;
      // The first sound of a name is seldom wrong.
      out.push({
        medicine: entry.medicine,
        name: entry.name,
        from: i,
        to: i + s.words,
        apart,
        cost,
        weight: entry.weight,
        exact: false,
        everyday: common === s.words,
      });
    }
  }

  #soundsOf(word: string): string {
    let s = this.#sounds.get(word);
    if (s === undefined) {
      if (this.#sounds.size > 20_000) this.#sounds.clear();
      s = soundsOf(word);
      this.#sounds.set(word, s);
    }
    return s;
  }
}

/** "G U N P H Y": letters of a longer word that is being spelled are no name of their own, though three of them make one. */
function isWithinSpelling(t: readonly Token[], from: number, to: number): boolean {
  const letter = (x: Token | undefined) => x !== undefined && x.w.length === 1 && /^[a-z]$/.test(x.w);
  if (!t.slice(from, to).every(letter)) return false;
  return letter(t[from - 1]) || (letter(t[to]) && !/[.;]/.test(t[to]!.mark));
}

/** The more of a name was heard and the less it differs, the better; as written before all that only sounds alike. */
export function rank(n: NameHeard): number {
  return n.weight - n.cost * 2.5 + (n.exact ? 2 : 0);
}

/** No medicine begins with these, however it is misheard. */
const STARTS_NONE = new Set(
  (
    'my the i need needs get got on and to for of some take takes taking want wants is it this that have has had been was in with your his her our can could would ' +
    'please me te se le mi la el los las de un una necesito quiero para y or but so if at by from about out more refill refills call send its im no not yes okay now ' +
    'medicine medication prescription pill pills tablet tablets named called name milligram milligrams micrograms mg mcg twice once daily day every morning night'
  ).split(' '),
);

/** Nor are these in the middle of one. */
const NEVER_INSIDE = new Set(
  (
    'milligram milligrams milligramos miligramos micrograms microgramos mg mcg percent times daily twice once every day night morning refill refills please pharmacy doctor hundred ' +
    'thousand cada veces vez dia and because porque pero'
  ).split(' '),
);

const COMMON = new Set(
  'doctor morning please refill number pharmacy tablet tablets medicine insurance monday tuesday wednesday thursday friday saturday appointment patient prescription seven eleven fifteen twenty thirty fifty hundred milligrams calling twice daily extended release street avenue'.split(
    ' ',
  ),
);

/** Letters that differ, up to `most`. */
function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let prev = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const cur = [i];
    for (let j = 1; j <= b.length; j++)
      cur[j] = Math.min(prev[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), prev[j]! + 1, cur[j - 1]! + 1);
    if (Math.min(...cur) > most) return most + 1;
    prev = cur;
  }
  return prev[b.length]!;
}
