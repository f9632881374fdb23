import type { Lang } from '../lang.ts';
import { isAtLeast, type Judgement, type TriageEngine } from '../triage/types.ts';
import { isAnswering } from './asked.ts';
import type { CallState } from './call-state.ts';
import type { Stage } from './dialogue/types.ts';
import type { Waited } from './floor/waiting.ts';
import type { ACKNOWLEDGEMENTS } from './prompts/acknowledgements.ts';

export type Acknowledgement = keyof typeof ACKNOWLEDGEMENTS;

/** Nobody is thanked for a symptom, in an emergency, or where somebody else is about to speak. */
const NEVER: ReadonlySet<Stage['at']> = new Set<Stage['at']>([
  'doubt',
  'emergency',
  'waiting',
  'transferring',
  'leaving',
]);

/**
 * What is said at once to a caller who waits; null: nothing. Never to a yes or a no, which wants its consequence, never in an emergency nor to words
 * that make the call more urgent than it was, and never to two answers in a row. Pure.
 * @param judged the call with these words
 * @param before the call before them; null: nothing had been said
 * @param again the answer before was acknowledged
 */
export function acknowledgementOf(
  { expected }: Pick<Waited, 'expected'>,
  stage: Stage,
  { judged, before, again }: { judged: Judgement; before: Judgement | null; again: boolean },
): Acknowledgement | null {
  if (again || NEVER.has(stage.at) || expected.kind === 'yes-no' || expected.kind === 'choice') return null;
  const graver = before ? judged.tier !== before.tier : isAtLeast(judged.tier, 'semi_urgent');
  if (graver || judged.crisis || judged.tier === 'emergency' || judged.ask !== (before?.ask ?? null)) return null;
  return expected.kind === 'open' ? 'noted' : 'thanked';
}

export interface AcknowledgingOptions {
  engine: TriageEngine;
  state: Readonly<CallState>;
  /** As the call was judged last; null: not yet. */
  known: () => Judgement | null;
  /** Says it at once; what it gives back writes it down. null: it was not said. */
  say: (prompt: Acknowledgement, lang: Lang) => (() => void) | null;
}

/** Tells callers who wait for an answer that they were heard. */
export class Acknowledging {
  readonly #o: AcknowledgingOptions;
  /** Utterances that were told of, and the one that was acknowledged last. */
  #told = 0;
  #last = -1;
  /** The call before the last utterance. */
  #before: Judgement | null = null;
  #writeDown: (() => void) | null = null;

  constructor(options: AcknowledgingOptions) {
    this.#o = options;
  }

  /** Words are written down and not judged yet: what was said to them meanwhile comes behind them. */
  heard(): void {
    this.#told++;
    this.#before = this.#o.known();
    this.#writeDown?.();
    this.#writeDown = null;
  }

  /** Nothing of ours has been heard for too long. */
  waits(waited: Waited): void {
    const { engine, state, known, say } = this.#o;
    const { text, lang, early } = waited;
    const { talk, stage } = state;
    const number = this.#told + (early ? 1 : 0);
    const before = early ? known() : this.#before;
    const field = isAnswering(talk, stage);
    const judged = engine.judge(text, lang, { ...(before && { before }), field });
    const what = acknowledgementOf(waited, stage, { judged, before, again: number - this.#last <= 1 });
    const written = what && say(what, talk.langSettled ? talk.lang : lang);
    if (!written) return;
    this.#last = number;
    if (early) this.#writeDown = written;
    else written();
  }
}
