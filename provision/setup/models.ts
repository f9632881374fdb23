import { fetchModels, type Progress } from '../../src/models/fetch.ts';
import { requiredModels } from '../../src/models/required.ts';
import { llmModel } from '../../src/opinion/llm/model.ts';
import { places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';

type Say = (text: string) => void;

/** A line this often where nobody watches, so that a log stays short. */
const EVERY_MS = { terminal: 200, log: 5000 };

/** Fetches the models that these settings need; milliseconds when they are there. Throws as `fetchModels` does. */
export async function prepareModels(settings: Settings, purpose: 'box' | 'test' | 'triage', say: Say) {
  const bar = new Bar(say);
  const fetched = await fetchModels({
    ids: requiredModels(settings, purpose),
    cacheDir: places(settings).models,
    onProgress: (progress) => bar.show(progress),
  });
  bar.end();
  await prepareLlm(settings, say);
  if (fetched.length > 0) say(`models fetched: ${fetched.join(', ')}`);
}

/** The language model, where the settings name one. The box is safe without it: a fault is told of and ends nothing. */
async function prepareLlm(settings: Settings, say: Say): Promise<void> {
  try {
    const model = llmModel(settings);
    if (!model || model.trust === 'none') return;
    const bar = new Bar(say);
    await fetchModels({
      ids: [model.id],
      cacheDir: places(settings).models,
      manifest: model.manifest,
      onProgress: (progress) => bar.show(progress),
    });
    bar.end();
  } catch (error) {
    say(`calls are judged without the language model: ${(error as Error).message}`);
  }
}

/** What has come of all downloads together: one moving line on a terminal, now and then a line elsewhere. */
class Bar {
  readonly #say: Say;
  readonly #terminal = process.stderr.isTTY === true;
  readonly #done = new Map<string, { done: number; total: number | null }>();
  #left: number | null = null;
  #told = false;
  #last = 0;

  constructor(say: Say) {
    this.#say = say;
  }

  show(progress: Progress): void {
    if (progress.kind === 'note') {
      this.#clear();
      this.#say(`models: ${progress.text}`);
      return;
    }
    if (!this.#told)
      this.#say(
        'fetching the models (about 500 MB once, 900 MB with those of the tests; an interrupted fetch goes on where it stopped)',
      );
    this.#told = true;
    if (progress.kind === 'file') this.#left = progress.left;
    else this.#done.set(progress.what, progress);
    // How much there is to fetch is known once the first of it has begun.
    if (this.#done.size === 0) return;
    const now = performance.now();
    if (this.#last !== 0 && now - this.#last < (this.#terminal ? EVERY_MS.terminal : EVERY_MS.log)) return;
    this.#last = now;
    const megabytes = (pick: 'done' | 'total') =>
      Math.round([...this.#done.values()].reduce((sum, each) => sum + (each[pick] ?? each.done), 0) / 1e6);
    const files = this.#left === null ? '' : `, ${this.#left} files left`;
    const line = `models: ${megabytes('done')} of ${megabytes('total')} MB${files}`;
    if (this.#terminal) process.stderr.write(`\r\x1b[Kset-up: ${line}`);
    else this.#say(line);
  }

  end(): void {
    this.#clear();
  }

  #clear(): void {
    if (this.#terminal && this.#last !== 0) process.stderr.write('\r\x1b[K');
  }
}
