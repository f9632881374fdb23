import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { NightbellError } from '../../errors.ts';
import { findModel, loadManifest, type Manifest, type Trust, withHash } from '../../models/manifest.ts';
import { filePath } from '../../models/state.ts';
import { places } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import type { LlmConfig } from './messages.ts';
import type { RedFlag } from './red-flags.ts';
import type { ScribeConfig } from './scribe-messages.ts';

/**
 * Beside its file a model takes memory for what it has read and for Node: 220 to 410 MB were measured for TinyLlama (540 to 730 MB with its
 * file of 320 MB); one of 4 B keeps some 400 MB more of what it has read.
 */
const BESIDE_BYTES = 900_000_000;
/** Left for ears and mouth, which load at the same time: 1.4 GB between them, and a gigabyte for everything else. */
const LEFT_BYTES = 2_400_000_000;

/** A language model that the settings name. */
export interface LlmModel {
  id: string;
  trust: Trust;
  /** The manifest with the hash that the settings give: what this model is fetched and checked by. */
  manifest: Manifest;
  file: string;
}

/**
 * The model of the settings, or null where there shall be none.
 * Throws NB_MODEL_UNKNOWN; NB_SETTINGS_INVALID where it is no language model.
 */
export function llmModel(settings: Settings): LlmModel | null {
  const { llm, llmSha256 } = settings.opinion;
  if (llm === 'off') return null;
  const manifest = llmSha256 ? withHash(llm, llmSha256) : loadManifest();
  const model = findModel(llm, manifest);
  const [file] = model.files;
  if (model.purpose !== 'language-model' || !file)
    throw new NightbellError('NB_SETTINGS_INVALID', `opinion.llm: ${llm} is no language model`);
  return {
    id: llm,
    trust: model.trust ?? 'none',
    manifest,
    file: filePath(places(settings).models, model, file),
  };
}

/** What a process for this model is started with. Its file must be there. */
export function llmConfig({ id, file }: Pick<LlmModel, 'id' | 'file'>, flags: RedFlag[]): LlmConfig {
  return {
    model: id,
    file,
    flags,
    threads: threads(availableParallelism()),
    maxRssBytes: statSync(file).size + BESIDE_BYTES,
  };
}

/** As `llmConfig`, for the process that proposes summaries: it reads each note anew, and nothing before. */
export function scribeConfig({ id, file }: Pick<LlmModel, 'id' | 'file'>): ScribeConfig {
  return { model: id, file, threads: threads(availableParallelism()), maxRssBytes: statSync(file).size + BESIDE_BYTES };
}

/** Why this box has no room for it, or null. `free` in bytes. */
export function tooLittleMemory(
  config: Pick<LlmConfig, 'maxRssBytes'>,
  free = process.availableMemory(),
): string | null {
  const wanted = config.maxRssBytes + LEFT_BYTES;
  const gb = (bytes: number) => (bytes / 1e9).toFixed(1);
  return free < wanted ? `${gb(free)} GB of memory are free and ${gb(wanted)} are wanted` : null;
}

/**
 * Half of the processors: the threads of one answer wait for one another, and on a busy box of two cores two of them took four times as
 * long as one.
 */
export function threads(cores: number): number {
  return Math.max(1, Math.floor(cores / 2));
}
