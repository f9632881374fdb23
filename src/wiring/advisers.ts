import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Adviser, AdviserHealth } from '../opinion/adviser.ts';
import { ClassifierAdviser } from '../opinion/classifier-adviser.ts';
import { LlmAdviser, llmAdviser, type NoLlm } from '../opinion/llm/adviser.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Protocol } from '../triage/protocol/types.ts';

/** How those who are asked beside the rules are. */
export interface AdvisersHealth {
  classifier: Pick<AdviserHealth, 'state' | 'detail'>;
  llm: Pick<AdviserHealth, 'state' | 'detail'> | NoLlm;
}

export interface AdvisersOptions {
  settings: Settings;
  /** What judges calls now. */
  protocol: Protocol;
  clock: Clock;
  log: Log;
  /** No call is on the line. */
  quiet: () => boolean;
  /** The language model runs no more, or others of its red flags are read: `health` says what is. */
  changed?: () => void;
  /** Another one in tests. */
  openLlm?: typeof llmAdviser;
}

/** Another protocol is read by the language model in a moment without calls; so often one is looked for. */
const QUIET_MS = 1_000;

/**
 * Who is asked beside the rules: the classifier always, a language model where the settings name one. Nobody waits for one that takes time
 * to open, and a box without any is safe.
 */
export class Advisers {
  readonly #o: AdvisersOptions;
  readonly #classifier: ClassifierAdviser;
  /** The same array for as long as the box runs: calls look at it with each utterance. */
  readonly #list: Adviser[];
  #protocol: Protocol;
  #llm: LlmAdviser | NoLlm | null = null;
  #changing: Promise<void>;
  #cancel: () => void = () => undefined;
  #closed = false;

  constructor(options: AdvisersOptions) {
    const { settings, log, protocol } = options;
    this.#o = options;
    this.#classifier = new ClassifierAdviser({ cacheDir: places(settings).models, log });
    this.#list = [this.#classifier];
    this.#protocol = protocol;
    this.#changing = this.#open();
  }

  /** Those that are there; more may come while calls are answered already. */
  get list(): readonly Adviser[] {
    return this.#list;
  }

  /** What a text means, from the sentence model that the classifier reads with; null: it is not there. See `ClassifierAdviser.embed`. */
  async embed(text: string): Promise<Float32Array | null> {
    await this.#classifier.ready;
    return this.#classifier.embed(text);
  }

  get health(): AdvisersHealth {
    const llm = this.#llm instanceof LlmAdviser ? this.#llm.health : this.#llm;
    return { classifier: this.#classifier.health, llm: llm ?? { state: 'starting', detail: '' } };
  }

  /** Another protocol judges from now on: at the next moment without calls the language model reads its red flags. */
  follow(protocol: Protocol): void {
    this.#protocol = protocol;
    this.#cancel();
    if (this.#closed) return;
    if (this.#o.quiet()) this.#changing = this.#changing.then(() => this.#follow());
    else this.#cancel = this.#o.clock.after(QUIET_MS, () => this.follow(protocol));
  }

  /** Resolves when what was begun is done: for tests and for the end. */
  settled(): Promise<void> {
    return this.#changing;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#changing;
    await Promise.all(this.#list.map((adviser) => adviser.close()));
  }

  async #open(): Promise<void> {
    const { settings, log, changed, openLlm = llmAdviser } = this.#o;
    const llm = await openLlm(settings, this.#protocol, log, changed);
    this.#llm = llm;
    if (llm instanceof LlmAdviser) {
      if (this.#closed) await llm.close();
      else this.#list.push(llm);
    }
    changed?.();
  }

  async #follow(): Promise<void> {
    const llm = this.#llm;
    if (this.#closed || !(llm instanceof LlmAdviser) || llm.follow(this.#protocol)) return;
    this.#list.splice(this.#list.indexOf(llm), 1);
    this.#llm = null;
    await llm.close().catch(() => undefined);
    await this.#open();
  }
}
