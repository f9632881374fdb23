import { setTimeout as sleep } from 'node:timers/promises';
import type { CallerPrompt, Said } from '../conversation/prompts/catalogue.ts';
import { linesToPrepare, pieces } from '../conversation/script.ts';
import { LANGS } from '../lang.ts';
import type { Practice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';
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

/** What nearly every call needs next: who it is, on which number, what was understood, and what happens now. */
const COMMON: CallerPrompt[] = [
  'emergencyWhy',
  'emergencyNoteTime',
  'emergencyWho',
  'emergencyBegan',
  'emergencyAgain',
  'emergencyDial',
  'emergencyPerson',
  'emergencyTellThem',
  'urgentStart',
  'askName',
  'askDob',
  'askReason',
  'lineNumber',
  'readBackName',
  'readBackPhone',
  'isThatRight',
  'summaryStart',
  'paging',
  'mayHold',
  'pagingPromise',
  'pagingIfNobody',
  'stillPaging',
  'stillPagingShort',
  'connecting',
  'willCallBack',
  'ifWorse',
  'doesThatSuit',
  'passedOn',
  'messageDone',
  'anythingElse',
  'goodbye',
  'notUnderstood',
  'sayAgain',
  'stillThere',
  'thanked',
  'noted',
];

/** A box that has just started has better to do. */
const FIRST_WAIT_MS = 5 * 60_000;
const BUSY_WAIT_MS = 5_000;
/** The rest is soon needed. */
const REST_WAIT_MS = 500;

type Text = { en: string; es: string };

/**
 * Renders every fixed sentence once: what matters first before calls are taken, the rest behind them while nobody is on the line, and of
 * it first what nearly every call needs. The many questions of the specialties come last, and nothing waits for them: one that is asked
 * before it was rendered is rendered then. So are all but the common ones where the settings say that no more is rendered ahead.
 */
export class Prompts {
  readonly #speech: Speech;
  /** What is waited for where a first call is to be answered as quickly as any other: the essential ones and what nearly every call needs. */
  readonly early: Line[];
  readonly #essential: Line[];
  readonly #rest: Line[];
  readonly #more: Line[];
  readonly #onProgress: (done: number, total: number) => void;
  #done = 0;

  constructor(
    speech: Speech,
    practice: Pick<Practice, 'name' | 'callbackMinutes'>,
    { questions, more = [], asked = [] }: { questions: Text[]; more?: Text[]; asked?: Text[] },
    onProgress: (done: number, total: number) => void = () => undefined,
    ahead: Settings['speech']['ahead'] = 'all',
  ) {
    this.#speech = speech;
    this.#onProgress = onProgress;
    const own = { practice: practice.name, minutes: String(practice.callbackMinutes) };
    // A number is read digit by digit: the ten of them are any number.
    const facts = { ...own, digits: '0123456789' };
    const key = (line: Line) => `${line.lang} ${line.text}`;
    const once = (lines: Line[]) => [...new Map(lines.map((line) => [key(line), line])).values()];
    const fixed = (prompts: CallerPrompt[], texts: Text[] = []) => {
      const said: Said[] = [
        ...prompts.map((prompt) => ({ prompt, facts })),
        ...texts.map((text) => ({ prompt: 'greeting' as const, text, facts })),
      ];
      return LANGS.flatMap((lang) => pieces(said, lang)).flatMap(({ line }) =>
        line?.cacheable && line.text ? [line] : [],
      );
    };
    this.#essential = once(fixed(ESSENTIAL));
    const first = new Set(this.#essential.map(key));
    const common = once(fixed(COMMON, asked)).filter((line) => !first.has(key(line)));
    this.early = [...this.#essential, ...common];
    const prepared = (texts: Text[]) => (ahead === 'all' ? linesToPrepare(own, LANGS, texts) : []);
    this.#rest = once([...common, ...prepared(questions)]).filter((line) => !first.has(key(line)));
    const known = new Set(this.lines.map(key));
    this.#more = prepared(more).filter((line) => !known.has(key(line)));
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

  /** @param quiet whether nobody is on the line */
  async rest(quiet: () => boolean = () => true): Promise<void> {
    for (const [i, line] of this.#rest.entries()) {
      while (!quiet()) await sleep(REST_WAIT_MS, undefined, { ref: false });
      await this.#prepare([line], this.#essential.length + i);
    }
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
