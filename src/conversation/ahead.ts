import type { Lang } from '../lang.ts';
import type { Line } from '../speech/speech.ts';
import type { Judgement } from '../triage/types.ts';
import type { CallRunOptions } from './call-options.ts';
import type { CallState } from './call-state.ts';
import { step } from './dialogue/step.ts';
import type { Effect } from './dialogue/types.ts';
import { likeliest } from './heard-again.ts';

/** With more of the recognisers taken nothing is rendered in case: the words of others come first. */
const MOST_BUSY = 0.5;

export type SayEffect = Extract<Effect, { do: 'say' }>;

export interface AheadOptions {
  call: Pick<CallRunOptions, 'speech' | 'understand' | 'practice' | 'clock'>;
  state: Readonly<CallState>;
  /** As the call was judged last; null: not yet. */
  known: () => Judgement | null;
  /** What would be rendered for it. */
  linesOf: (effect: SayEffect, lang: Lang) => Line[];
}

/**
 * What would be said if the caller stopped here is rendered while the silence is waited for that ends their words: an answer with facts in it
 * is then as quick as a fixed one. Nothing is done, written or said of words that are not final; what was foreseen wrongly is forgotten.
 */
export class Ahead {
  readonly #o: AheadOptions;
  #words = '';
  #given = new AbortController();

  constructor(options: AheadOptions) {
    this.#o = options;
  }

  /** What the caller has said so far, not final. */
  heard(text: string, lang: Lang): void {
    const { call, known } = this.#o;
    const { speech } = call;
    const judgement = known();
    // First words are answered with fixed sentences, and what judges them takes longer than what is won.
    if (!speech.foresee || !judgement || text === this.#words) return;
    if ((speech.load?.()?.busy ?? 0) > MOST_BUSY) return;
    this.#words = text;
    try {
      this.#foresee({ text, lang }, judgement);
    } catch {
      // Only what is final may end a call: it will meet the same fault.
    }
  }

  #foresee({ text, lang }: { text: string; lang: Lang }, judgement: Judgement): void {
    const { call, state, linesOf } = this.#o;
    const { speech, understand, practice, clock } = call;
    const { talk, stage } = state;
    const { meaning } = likeliest({ text, lang }, state, { understand, practice, now: clock.now() });
    const next = step({ ...talk, judgement }, stage, { type: 'heard', text, lang, judgement, meaning });
    const said = next.effects.filter((effect) => effect.do === 'say');
    const lines = said.flatMap((effect) => linesOf(effect, next.talk.lang));
    this.over();
    const { signal } = this.#given;
    for (const line of lines) if (!speech.ready(line)) speech.foresee?.(line, signal);
  }

  /** What was foreseen is said by now, or will not be. */
  over(): void {
    this.#given.abort();
    this.#given = new AbortController();
  }
}
