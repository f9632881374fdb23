import { type Expected, OPEN_ANSWER } from '../expected.ts';
import { RATE } from '../protocol.ts';
import { soon } from '../soon.ts';
import type { ReadName } from './bound/name-reader.ts';
import type { Names } from './bound/names.ts';
import type { Claim } from './queue.ts';
import type { Readings, Span } from './reader.ts';
import type { Tape } from './tape.ts';

const samples = (ms: number) => (ms * RATE) / 1000;

/** A name is put right in more than a yes or a no; nobody takes longer for one. */
const PUT_RIGHT = samples(1500);
const LONGEST = samples(15_000);
/** Silence around an answer that holds a name. */
const AROUND = samples(300);
/** A name that is still being read when the turn is over is waited for: one that is wrong costs the caller ten times as long. */
const WAIT_MS = 1_200;

/** The full name in an answer where one is awaited, or may be put right. */
export class AwaitedName {
  readonly #names: Names | null;
  readonly #tape: Tape;

  /** @param names null: nobody knows any, and a name is what was read */
  constructor(names: Names | null, tape: Tape) {
    this.#names = names;
    this.#tape = tape;
  }

  /**
   * The whole talk so far, once the careful reading has shown what it is. null: no name is looked for in it.
   * @param early a further reading of the same, if it is there in time
   */
  read(
    { from, to }: Span,
    expected: Expected = OPEN_ANSWER,
    readings: Readings,
    early: Promise<string | null> | undefined,
    claim: Claim,
  ): Promise<ReadName | null> | null {
    const { kind, person } = expected;
    const [best] = readings;
    const long = to - from > (kind === 'name' ? 0 : PUT_RIGHT);
    const names = this.#names;
    if (!names || !person || !long || !best?.text || readings.length > 1 || to - from > LONGEST) return null;
    const sound = this.#tape.copy(from - AROUND, to + AROUND);
    return (early ?? Promise.resolve(null)).then((other) =>
      claim.dropped ? null : names.read(best.lang, sound, other ? [best.text, other] : [best.text], claim),
    );
  }
}

/** What was read of a name by the end of a turn; one that is nearly there is waited for. */
export function nameInTime(reading: Promise<ReadName | null> | null): Promise<ReadName | null> | null {
  return reading && soon(reading, WAIT_MS);
}
