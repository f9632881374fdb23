import { setTimeout as sleep } from 'node:timers/promises';
import type { CallerPrompt } from '../conversation/prompts/catalogue.ts';
import { linesToPrepare, pieces } from '../conversation/script.ts';
import { LANGS } from '../lang.ts';
import type { Line, Speech } from '../speech/speech.ts';

/** Sentences without which no call is taken: the greeting, the emergency instruction, and the holding sentence. */
const ESSENTIAL: CallerPrompt[] = [
  'greeting',
  'greetingClosed',
  'greetingLunch',
  'greetingHoliday',
  'howCanIHelp',
  'emergency',
  'emergencyTold',
  'emergencyHeard',
  'crisisLine',
  'holdOn',
  'operator',
];

/** A box that has just started has better to do. */
const FIRST_WAIT_MS = 5 * 60_000;
const BUSY_WAIT_MS = 5_000;

type Text = { en: string; es: string };

/**
 * Renders every fixed sentence once: what matters first before calls are taken, the rest behind them. The many questions of the
 * specialties come last, and nothing waits for them: one that is asked before it was rendered is rendered then.
 */
export class Prompts {
  readonly #speech: Speech;
  readonly #essential: Line[];
  readonly #rest: Line[];
  readonly #more: Line[];
  readonly #onProgress: (done: number, total: number) => void;
  #done = 0;

  constructor(
    speech: Speech,
    practiceName: string,
    { questions, more = [] }: { questions: Text[]; more?: Text[] },
    onProgress: (done: number, total: number) => void = () => undefined,
  ) {
    this.#speech = speech;
    this.#onProgress = onProgress;
    const facts = { practice: practiceName };
    const key = (line: Line) => `${line.lang} ${line.text}`;
    const lines = LANGS.flatMap((lang) => ESSENTIAL.flatMap((prompt) => pieces([{ prompt, facts }], lang))).flatMap(
      (p) => (p.line ? [p.line] : []),
    );
    this.#essential = [...new Map(lines.map((line) => [key(line), line])).values()];
    const early = new Set(this.#essential.map(key));
    this.#rest = linesToPrepare(practiceName, LANGS, questions).filter((line) => !early.has(key(line)));
    const known = new Set(this.lines.map(key));
    this.#more = linesToPrepare(practiceName, LANGS, more).filter((line) => !known.has(key(line)));
  }

  /** Those that are waited for, what matters first. */
  get lines(): Line[] {
    return [...this.#essential, ...this.#rest];
  }

  get progress(): { done: number; total: number } {
    return { done: this.#done, total: this.#essential.length + this.#rest.length };
  }

  essential(): Promise<void> {
    return this.#prepare(this.#essential, 0);
  }

  rest(): Promise<void> {
    return this.#prepare(this.#rest, this.#essential.length);
  }

  /**
   * Nobody waits for these: one after the other while nobody calls, with a pause after each as long as it took, so that whatever else the
   * box has to do goes first. Ends early when stopped.
   * @param quiet whether nobody is on the line
   */
  async more(quiet: () => boolean, stopped: AbortSignal, firstWaitMs = FIRST_WAIT_MS): Promise<void> {
    const wait = (ms: number) => sleep(ms, undefined, { signal: stopped });
    await wait(firstWaitMs);
    for (const line of this.#more) {
      while (!quiet()) await wait(BUSY_WAIT_MS);
      const from = performance.now();
      await this.#speech.prepare([line]);
      await wait(performance.now() - from);
    }
  }

  #prepare(lines: Line[], before: number): Promise<void> {
    return this.#speech.prepare(lines, (done) => {
      this.#done = before + done;
      this.#onProgress(this.#done, this.progress.total);
    });
  }
}
