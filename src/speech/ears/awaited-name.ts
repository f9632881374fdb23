import type { Lang } from '../../lang.ts';
import { type Expected, OPEN_ANSWER } from '../expected.ts';
import { RATE } from '../protocol.ts';
import { soon } from '../soon.ts';
import type { ReadName } from './bound/name-reader.ts';
import type { Names, SoundOfName } from './bound/names.ts';
import type { Wanted } from './bound/thread.ts';
import type { Claim } from './queue.ts';
import type { Readings, Span } from './reader.ts';
import type { Tape } from './tape.ts';

const samples = (ms: number) => (ms * RATE) / 1000;

/** A name is put right in more than a yes or a no; nobody takes longer for one. */
const PUT_RIGHT = samples(1500);
const LONGEST = samples(15_000);
/** Silence around the answer, as in the careful reading's first cut: the more of that is read here as well, the less has to be read anew. */
const AROUND = samples(200);
/** How long the small model's reading is waited for, which begins beside the careful one. */
const EARLY_MS = 30;
/** A name that is still being read when the turn is over is waited for: one that is wrong costs the caller ten times as long. */
const WAIT_MS = 1_200;

/**
 * Begins to look for the full name, or the medicine, in the whole talk so far, beside the careful reading of its last part. null: none is looked for in it.
 * @param names null: nobody knows any, and a name is what was read
 */
export function hearName(
  names: Names | null,
  tape: Tape,
  { from, to }: Span,
  langs: readonly Lang[],
  expected: Expected = OPEN_ANSWER,
  claim: Claim,
): AwaitedName | null {
  const { kind, person } = expected;
  const medicine = kind === 'medicine';
  const [lang] = langs;
  const least = kind === 'name' || medicine ? 0 : PUT_RIGHT;
  if (!names || !(person || medicine) || langs.length > 1 || !lang || to - from <= least || to - from > LONGEST)
    return null;
  const sound = names.hear(lang, tape.copy(from - AROUND, to + AROUND), claim);
  return sound && new AwaitedName(sound, medicine ? 'medicine' : 'name');
}

/** A full name, or a medicine's, that is looked for in an answer. */
export class AwaitedName {
  readonly #sound: SoundOfName;
  readonly of: Wanted;
  #name: Promise<ReadName | null> | null = null;

  constructor(sound: SoundOfName, of: Wanted) {
    this.#sound = sound;
    this.of = of;
  }

  /**
   * The careful reading is there; only the first one counts.
   * @param early a further reading of the same, if it is there in time
   */
  read([best]: Readings, early: Promise<string | null> = Promise.resolve(null)): void {
    if (this.#name) return;
    if (!best?.text) this.drop();
    else
      this.#name = soon(early, EARLY_MS).then((other) =>
        this.#sound.read(this.of, other ? [best.text, other] : [best.text]),
      );
  }

  /** There are no words in it. */
  drop(): void {
    if (this.#name) return;
    this.#sound.drop();
    this.#name = Promise.resolve(null);
  }

  /** What there is of it by the end of the turn; one that is nearly there is waited for. */
  inTime(): Promise<ReadName | null> {
    return soon(this.#name ?? Promise.resolve(null), WAIT_MS);
  }
}
