import { type Adviser, isOpinion, type NoOpinion, type Said } from '../opinion/adviser.ts';
import type { Opinion } from '../triage/types.ts';

type Answer = Opinion | NoOpinion | null;

/**
 * An adviser who is asked about what a caller has said so far while the silence is waited for that ends it: where the final words are the same,
 * the opinion is there with them. One of other words is never given and leaves nothing behind.
 */
export class ForeseenAdvice implements Adviser {
  readonly #adviser: Adviser;
  #foreseen: { said: Said; answer: Promise<Answer> } | null = null;

  constructor(adviser: Adviser) {
    this.#adviser = adviser;
  }

  get by(): Adviser['by'] {
    return this.#adviser.by;
  }

  get model(): string {
    return this.#adviser.model;
  }

  /** Words that are not final; those before are forgotten. */
  foresee(said: Said): void {
    if (this.#foreseen && same(this.#foreseen.said, said)) return;
    const answer = this.#adviser.advise(said).catch((): Answer => 'failed');
    this.#foreseen = { said, answer };
  }

  /** As the adviser's own; asked anew where no answer came the first time. */
  async advise(said: Said): Promise<Answer> {
    const foreseen = this.#foreseen;
    this.#foreseen = null;
    if (!foreseen || !same(foreseen.said, said)) return this.#adviser.advise(said);
    const answer = await foreseen.answer;
    return answer === null || answer === 'nothing' || isOpinion(answer) ? answer : this.#adviser.advise(said);
  }

  close(): Promise<void> {
    return this.#adviser.close();
  }
}

const same = (a: Said, b: Said) =>
  a.lang === b.lang && a.text === b.text && a.question === b.question && a.before === b.before;
