import type { Log } from '../../log.ts';
import type { Trust } from '../../models/manifest.ts';
import { checkModels } from '../../models/state.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Protocol } from '../../triage/protocol/types.ts';
import type { Opinion } from '../../triage/types.ts';
import { type Reading, read } from '../../words/reader.ts';
import type { Adviser } from '../adviser.ts';
import { type Heard, Llm } from './llm.ts';
import { llmConfig, llmModel, tooLittleMemory } from './model.ts';
import { type RedFlag, redFlagsOf } from './red-flags.ts';

/**
 * The opinion that an answer amounts to. There is none where no red flag was named, where nobody has it, and where the words' rules found
 * that flag themselves. What they heard denied, past or supposed it may ask about, not raise by: the words were understood there.
 */
export function opinionOf(
  heard: Heard,
  flags: readonly RedFlag[],
  trust: Trust,
  model: string,
  reading: Pick<Reading, 'findings' | 'dampened'>,
): Opinion | null {
  const flag = flags.find(({ id }) => id === heard.answer?.flag);
  if (!flag || trust === 'none') return null;
  if (reading.findings.some(({ concept }) => concept.id === flag.id)) return null;
  const raises = trust === 'raise' && !reading.dampened.some(({ concept }) => concept.id === flag.id);
  return {
    by: 'llm',
    model,
    raises: raises ? flag.disposition : null,
    doubts: raises ? null : flag.disposition,
    crisis: raises && flag.crisis,
    topic: flag.id,
    sure: Math.round(heard.sure * 100) / 100,
  };
}

/** Asks a language model that runs. */
export class LlmAdviser implements Adviser {
  readonly by = 'llm';
  readonly model: string;
  readonly #llm: Llm;
  readonly #trust: Trust;
  readonly #protocol: Protocol;
  readonly #flags: RedFlag[];

  constructor(llm: Llm, of: { model: string; trust: Trust; protocol: Protocol; flags: RedFlag[] }) {
    this.model = of.model;
    this.#llm = llm;
    this.#trust = of.trust;
    this.#protocol = of.protocol;
    this.#flags = of.flags;
  }

  async advise({ text }: { text: string }): Promise<Opinion | null> {
    if (!/\p{L}/u.test(text)) return null;
    const heard = await this.#llm.ask(text);
    if (!heard?.answer) return null;
    return opinionOf(heard, this.#flags, this.#trust, this.model, read(this.#protocol, text));
  }

  close(): Promise<void> {
    return this.#llm.stop();
  }
}

/**
 * The adviser that the settings ask for, or null: there is none where they say off, where the model may do nothing by the manifest, where
 * its file is not there or not the one that it should be, and where the box has no memory for it. Each is logged; none holds up the box.
 * The model is read while calls are answered already, and advises once it is.
 */
export async function llmAdviser(settings: Settings, protocol: Protocol, log: Log): Promise<Adviser | null> {
  try {
    const model = llmModel(settings);
    if (!model) return null;
    if (model.trust === 'none') {
      log.warn({ model: model.id }, 'language model not run: by the manifest its opinion counts for nothing');
      return null;
    }
    await checkModels({ ids: [model.id], cacheDir: places(settings).models, manifest: model.manifest });
    const flags = redFlagsOf(protocol);
    const config = llmConfig(model, flags);
    const why = tooLittleMemory(config);
    if (why) {
      log.warn({ model: model.id, why }, 'language model not run');
      return null;
    }
    const llm = new Llm(config, log);
    llm.start().catch((error: unknown) => {
      log.error(
        { model: model.id, code: (error as { code?: string }).code },
        'calls are judged without the language model',
      );
    });
    const sha256 = model.manifest.models.find(({ id }) => id === model.id)?.files[0]?.sha256 ?? '';
    return new LlmAdviser(llm, { model: `${model.id}@${sha256.slice(0, 12)}`, trust: model.trust, protocol, flags });
  } catch (error) {
    log.error({ code: (error as { code?: string }).code }, 'calls are judged without the language model');
    return null;
  }
}
