import { type Adviser, isOpinion, type NoOpinion, type Said } from '../opinion/adviser.ts';
import type { SecondReading } from '../speech/speech.ts';
import type { Opinion, SecondContext, TriageEngine } from '../triage/types.ts';

export interface SecondHearingOptions {
  engine: Pick<TriageEngine, 'reread'>;
  /** Others who are asked about the second words as well: the classifier. */
  advisers: readonly Adviser[];
  second: Promise<SecondReading | null>;
  /** What was known and asked when the utterance ended. */
  context: Omit<SecondContext, 'opinions'>;
}

/**
 * The opinion of one utterance that comes of reading its sound a second time. It is one more opinion: it may raise or cause a question, and
 * comes late as a rule, since nobody waits for the reading. Its words are kept with it and never become the caller's.
 */
export class SecondHearing implements Adviser {
  readonly by = 'second-reading';
  readonly #o: SecondHearingOptions;
  #model = '';

  constructor(options: SecondHearingOptions) {
    this.#o = options;
  }

  /** '' until it is known. */
  get model(): string {
    return this.#model;
  }

  async advise({ text }: Said): Promise<Opinion | NoOpinion | null> {
    const { engine, advisers, context } = this.#o;
    const second = await this.#o.second;
    if (!second) return 'too-late';
    this.#model = second.model;
    if (!/\p{L}/u.test(second.text)) return 'nothing';
    const classifiers = advisers.filter(({ by }) => by === 'classifier');
    const answers = await Promise.all(classifiers.map((one) => one.advise(second)));
    return engine.reread(text, second, { ...context, opinions: answers.filter(isOpinion) }) ?? 'nothing';
  }

  async close(): Promise<void> {}
}
