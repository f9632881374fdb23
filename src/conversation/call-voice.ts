import type { Lang } from '../lang.ts';
import type { Line } from '../speech/speech.ts';
import type { TriageEngine } from '../triage/types.ts';
import type { DialogueEvent, Effect } from './dialogue/types.ts';
import type { Floor, Spoken } from './floor.ts';
import type { CallerPrompt, Said } from './prompts/catalogue.ts';
import type { CallRecord } from './record.ts';
import { pieces, shownText } from './script.ts';

/** What does not wait for a turn of ours to be heard out. */
const AT_ONCE: ReadonlySet<DialogueEvent['type']> = new Set<DialogueEvent['type']>([
  'page',
  'speech',
  'judged',
  'desk',
  'slow',
  'transfer',
]);

/**
 * Our turns in one call: each is written down with what was really heard of it. What the dialogue wants done is a script; a new script takes
 * the place of the one being carried out, also in the middle of a sentence.
 */
export class CallVoice {
  readonly #floor: Floor;
  readonly #record: Pick<CallRecord, 'turn' | 'heard'>;
  readonly #engine: TriageEngine;
  #script = 0;
  /** A turn that must be heard to its end is playing: words wait, the last ones count. */
  #held: DialogueEvent[] | null = null;

  constructor(floor: Floor, record: Pick<CallRecord, 'turn' | 'heard'>, engine: TriageEngine) {
    this.#floor = floor;
    this.#record = record;
    this.#engine = engine;
  }

  /** A new script, by its number. Nothing waits any more for what was playing. */
  begin(): number {
    this.#held = null;
    return ++this.#script;
  }

  isCurrent(script: number): boolean {
    return script === this.#script;
  }

  /** Nothing more of the script is carried out. What waits goes on waiting. */
  breakOff(): void {
    this.#script++;
  }

  /** true: it waits until the turn that is playing was heard. */
  keeps(event: DialogueEvent): boolean {
    if (!this.#held || AT_ONCE.has(event.type)) return false;
    this.#held.push(event);
    return true;
  }

  /** What waited for a turn to be heard, as one event; nothing waits after that. */
  release(): DialogueEvent | null {
    const waited = lastOf(this.#held ?? []);
    this.#held = null;
    return waited;
  }

  /** Says it as part of a script, and tells the dialogue that it was heard and what waited for it; not when another script has begun. */
  async say(
    effect: Extract<Effect, { do: 'say' }>,
    lang: Lang,
    script: number,
    dispatch: (event: DialogueEvent) => void,
  ): Promise<void> {
    if (!effect.interruptible) this.#held = [];
    const spoken = await this.speak(effect.said, lang, effect.interruptible, effect.slow);
    if (!this.isCurrent(script)) return;
    const waited = this.release();
    if (spoken.complete) dispatch({ type: 'said' });
    if (waited) dispatch(waited);
  }

  /** What is rendered for it. */
  linesOf({ said, slow }: Extract<Effect, { do: 'say' }>, lang: Lang): Line[] {
    const parts = pieces(
      said.map((one) => this.#withText(one)),
      lang,
      slow ?? false,
    );
    return parts.flatMap(({ line }) => line ?? []);
  }

  /** Says it, and writes down what was really heard of it. */
  async speak(prompts: readonly Said[], lang: Lang, interruptible: boolean, slow = false): Promise<Spoken> {
    const said = prompts.map((one) => this.#withText(one));
    const prompt = said.map((s) => s.prompt).join('+');
    const text = shownText(said, lang);
    const turnId = this.#record.turn({ speaker: 'nightbell', text, lang, prompt, complete: false });
    const spoken = await this.#floor.say(said, lang, interruptible, slow);
    this.#record.heard(turnId, spoken);
    return spoken;
  }

  /**
   * Says that the caller was heard, where it can be said at once. It is no turn: what was asked stands, and the script goes on behind it. What it
   * gives back writes it down, which waits for the words that it answers; null: it was not said.
   */
  acknowledge(prompt: CallerPrompt, lang: Lang): (() => void) | null {
    const said: Said = { prompt };
    const spoken = this.#floor.acknowledge([said], lang);
    return spoken && (() => void this.#write(said, lang, spoken));
  }

  async #write(said: Said, lang: Lang, heard: Promise<Spoken>): Promise<void> {
    const { prompt } = said;
    const text = shownText([said], lang);
    const turnId = this.#record.turn({ speaker: 'nightbell', text, lang, prompt, complete: false });
    this.#record.heard(turnId, await heard);
  }

  /** Questions and instructions of the protocol have their approved text in the protocol. */
  #withText(said: Said): Said {
    const [, of, id] = /^protocol(-text)?\.(.+)$/.exec(said.prompt) ?? [];
    // What is left of a question comes with its words, which are the question's own.
    if (!id || said.text) return said;
    const text = (lang: Lang) => (of ? this.#engine.instructionText(id, lang) : this.#engine.questionText(id, lang));
    return { ...said, text: { en: text('en'), es: text('es') } };
  }
}

/** Of what was said while a turn had to be heard out, one event: all words together, or the last key. */
function lastOf(held: readonly DialogueEvent[]): DialogueEvent | null {
  const heard = held.filter((e) => e.type === 'heard');
  const last = heard.at(-1);
  if (last) return { ...last, text: heard.map((e) => e.text).join('. ') };
  return held.findLast((e) => e.type === 'keys') ?? null;
}
