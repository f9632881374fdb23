import type { Clock } from '../clock.ts';
import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { checkModels } from '../models/state.ts';
import { llmModel, scribeConfig, tooLittleMemory } from '../opinion/llm/model.ts';
import { Scribe } from '../opinion/llm/scribe.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Store } from '../store/store.ts';

/** How often it is looked for a call without a summary, while no call is on the line, in ms. */
const LOOK_MS = 10_000;
/** Older calls than this are left as they are: their note was read long ago. */
const SINCE_MS = 12 * 3_600_000;
/** In one go; the process is closed again behind them. */
const BATCH = 10;

export interface SummariesOptions {
  settings: Settings;
  store: Pick<Store, 'notes'>;
  clock: Clock;
  log: Log;
  /** No call is on the line and nobody is rung. */
  quiet: () => boolean;
  /** Another one in tests. */
  openScribe?: () => Promise<OpenScribe>;
}

/** A model that is loaded, and which one it is. */
export interface OpenScribe {
  model: string;
  scribe: Pick<Scribe, 'propose' | 'drop' | 'stop'>;
}

/**
 * Summaries that a language model proposes of calls that are over. Everything else goes first: it works while no call is on the line, gives up
 * when one comes, and a call has its note without it.
 */
export class Summaries {
  readonly #o: SummariesOptions;
  #cancel: () => void = () => undefined;
  #working: Promise<void> | null = null;
  #open: OpenScribe | null = null;
  #closed = false;

  constructor(options: SummariesOptions) {
    this.#o = options;
  }

  /** Begins to look, where the settings want summaries. */
  start(): void {
    const { llm, summaries } = this.#o.settings.opinion;
    if (summaries && llm !== 'off') this.#tick();
  }

  /** Resolves when what was begun is done: for tests and for the end. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#open?.scribe.drop();
    await this.#working;
  }

  #tick(): void {
    if (this.#closed) return;
    this.#cancel = this.#o.clock.after(LOOK_MS, () => this.#tick());
    // Whoever calls has the processor.
    if (!this.#o.quiet()) this.#open?.scribe.drop();
    else
      this.#working ??= this.#work()
        .catch((error: unknown) => this.#giveUp(error))
        .finally(() => {
          this.#working = null;
        });
  }

  async #work(): Promise<void> {
    const { store, clock, quiet } = this.#o;
    const since = new Date(clock.now() - SINCE_MS).toISOString();
    const calls = await store.notes.unproposed(since, BATCH);
    if (calls.length === 0) return;
    const open = await (this.#o.openScribe ?? (() => openScribe(this.#o.settings, this.#o.log)))();
    this.#open = open;
    try {
      for (const callId of calls) {
        const note = await store.notes.written(callId);
        if (!note || this.#closed || !quiet()) continue;
        const text = await open.scribe.propose(note.sentences.map((sentence) => sentence.text));
        // Given up for a call that came in: it is tried again.
        if (text === null && (this.#closed || !quiet())) continue;
        await store.notes.propose(callId, note.version, { model: open.model, text: text ?? '' });
      }
    } finally {
      this.#open = null;
      await open.scribe.stop();
    }
  }

  /** A model that cannot be had is not asked for again and again: the notes are whole without it. */
  #giveUp(error: unknown): void {
    const { code, name } = error as NodeJS.ErrnoException;
    this.#cancel();
    this.#closed = true;
    this.#o.log.error({ code: code ?? name }, 'no summaries are proposed; every call has its note');
  }
}

async function openScribe(settings: Settings, log: Log): Promise<OpenScribe> {
  const model = llmModel(settings);
  if (!model) throw new NightbellError('NB_SETTINGS_INVALID', 'opinion.llm: off');
  await checkModels({ ids: [model.id], cacheDir: places(settings).models, manifest: model.manifest });
  const config = scribeConfig(model);
  const why = tooLittleMemory(config);
  if (why) throw new NightbellError('NB_OPINION_MEMORY', why);
  const scribe = new Scribe(config, log);
  try {
    await scribe.start();
  } catch (error) {
    await scribe.stop();
    throw error;
  }
  const sha256 = model.manifest.models.find(({ id }) => id === model.id)?.files[0]?.sha256 ?? '';
  return { model: `${model.id}@${sha256.slice(0, 12)}`, scribe };
}
