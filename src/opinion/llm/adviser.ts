import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Trust } from '../../models/manifest.ts';
import { checkModels } from '../../models/state.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Protocol } from '../../triage/protocol/types.ts';
import type { Opinion } from '../../triage/types.ts';
import { type Reading, read } from '../../words/reader.ts';
import type { Adviser, AdviserHealth, NoOpinion } from '../adviser.ts';
import { type Heard, Llm } from './llm.ts';
import { llmConfig, llmModel, tooLittleMemory } from './model.ts';
import { type RedFlag, redFlagsOf } from './red-flags.ts';

/** After so many answers in a row that came too late it is stopped: a box that is too slow for it would keep a core busy for nothing. */
export const LATE_IN_A_ROW = 20;

/**
 * The opinion that an answer amounts to. There is none where no red flag was named and where nobody has it. What the words' rules found
 * themselves it only repeats: that is kept, and judges nothing. What they heard denied, past or supposed it may ask about, not raise by:
 * the words were understood there.
 */
export function opinionOf(
  heard: Heard,
  flags: readonly RedFlag[],
  trust: Trust,
  model: string,
  reading: Pick<Reading, 'findings' | 'dampened'>,
): Opinion | null {
  const flag = flags.find(({ id }) => id === heard.answer?.flag);
  if (!flag || !heard.answer || trust === 'none') return null;
  const known = reading.findings.some(({ concept }) => concept.id === flag.id);
  const raises = !known && trust === 'raise' && !reading.dampened.some(({ concept }) => concept.id === flag.id);
  return {
    by: 'llm',
    model,
    raises: raises ? flag.disposition : null,
    doubts: raises || known ? null : flag.disposition,
    crisis: raises && flag.crisis,
    topic: flag.id,
    sure: Math.round(heard.sure * 100) / 100,
    about: heard.answer.who,
    redFlag: flag.id,
  };
}

export interface LlmAdviserOptions {
  model: string;
  trust: Trust;
  protocol: Protocol;
  flags: RedFlag[];
  log: Log;
  /** It was stopped, or could not be started. */
  ended?: () => void;
}

/** Asks a language model that runs, until it has been too slow for too long. */
export class LlmAdviser implements Adviser {
  readonly by = 'llm';
  readonly model: string;
  readonly #llm: Llm;
  readonly #trust: Trust;
  readonly #flags: RedFlag[];
  readonly #log: Log;
  readonly #tell: () => void;
  #protocol: Protocol;
  #late = 0;
  /** Code of what ended it for good, or ''. */
  #ended = '';

  constructor(llm: Llm, { model, trust, protocol, flags, log, ended }: LlmAdviserOptions) {
    this.model = model;
    this.#llm = llm;
    this.#trust = trust;
    this.#protocol = protocol;
    this.#flags = flags;
    this.#log = log;
    this.#tell = ended ?? (() => undefined);
  }

  get health(): AdviserHealth {
    const { restarts } = this.#llm;
    if (this.#ended) return { state: 'down', restarts, detail: this.#ended };
    return { state: this.#llm.state === 'up' ? 'up' : 'starting', restarts, detail: '' };
  }

  /** Begins to read the model and does not wait for it. */
  start(): void {
    this.#llm.start().catch((error: unknown) => {
      this.#ended = (error as { code?: string }).code ?? 'NB_OPINION_START';
      this.#log.error({ model: this.model, code: this.#ended }, 'calls are judged without the language model');
      this.#tell();
    });
  }

  /**
   * Goes on with another protocol.
   * @returns false: its red flags are others than those that the model has read, so that it must be started anew.
   */
  follow(protocol: Protocol): boolean {
    if (JSON.stringify(redFlagsOf(protocol)) !== JSON.stringify(this.#flags)) return false;
    this.#protocol = protocol;
    return true;
  }

  async advise({ text }: { text: string }): Promise<Opinion | NoOpinion | null> {
    if (this.#ended || !/\p{L}/u.test(text)) return null;
    const heard = await this.#llm.ask(text);
    if (heard === 'too-late') this.#wasLate();
    if (typeof heard === 'string') return heard;
    this.#late = 0;
    return opinionOf(heard, this.#flags, this.#trust, this.model, read(this.#protocol, text)) ?? 'nothing';
  }

  close(): Promise<void> {
    return this.#llm.stop();
  }

  #wasLate(): void {
    if (++this.#late < LATE_IN_A_ROW || this.#ended) return;
    this.#ended = 'NB_OPINION_LATE';
    this.#log.error(
      { model: this.model, code: this.#ended, late: this.#late },
      'the language model is too slow for this box and was stopped; calls are judged without it',
    );
    this.#llm.stop().catch(() => undefined);
    this.#tell();
  }
}

/** A box without a language model: state `off` where the settings want none, else `down` with the code that says why. */
export interface NoLlm {
  state: 'off' | 'down';
  detail: string;
}

/**
 * The adviser that the settings ask for: there is none where they say off, where the model may do nothing by the manifest, where
 * its file is not there or not the one that it should be, and where the box has no memory for it. Each is logged; none holds up the box.
 * The model is read while calls are answered already, and advises once it is.
 * @param ended called when it was stopped, or could not be started after all
 */
export async function llmAdviser(
  settings: Settings,
  protocol: Protocol,
  log: Log,
  ended?: () => void,
): Promise<LlmAdviser | NoLlm> {
  try {
    const model = llmModel(settings);
    if (!model) return { state: 'off', detail: '' };
    if (model.trust === 'none') throw new NightbellError('NB_OPINION_UNTRUSTED', model.id);
    await checkModels({ ids: [model.id], cacheDir: places(settings).models, manifest: model.manifest });
    const flags = redFlagsOf(protocol);
    const config = llmConfig(model, flags);
    const why = tooLittleMemory(config);
    if (why) throw new NightbellError('NB_OPINION_MEMORY', why);
    const sha256 = model.manifest.models.find(({ id }) => id === model.id)?.files[0]?.sha256 ?? '';
    const of = {
      model: `${model.id}@${sha256.slice(0, 12)}`,
      trust: model.trust,
      protocol,
      flags,
      log,
      ...(ended && { ended }),
    };
    const adviser = new LlmAdviser(new Llm(config, log), of);
    adviser.start();
    return adviser;
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'NB_OPINION_START';
    log.error({ model: settings.opinion.llm, code }, 'calls are judged without the language model');
    return { state: 'down', detail: code };
  }
}
