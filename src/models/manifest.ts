import { readFileSync } from 'node:fs';
import { NightbellError } from '../errors.ts';

/** models/manifest.json as types; models/manifest.schema.json says what each field means. */
export interface Manifest {
  models: Model[];
}

export interface Model {
  id: string;
  purpose: 'recognition' | 'synthesis' | 'voice-activity' | 'phonemes' | 'denoising' | 'embedding' | 'language-model';
  languages: string[];
  licence: string;
  tested: boolean;
  /** What runs a recogniser in the box; absent: nothing of the box does. */
  engine?: Engine;
  /** Fetched only where the settings or the tests name it. */
  optional?: true;
  /** Of a language model: what its opinion may do. */
  trust?: Trust;
  note: string;
  /** Ids of models that this one cannot work without. */
  needs?: string[];
  /** For every file that has none of its own. */
  sources?: Source[];
  files: ModelFile[];
}

/** moonshine: sherpa-onnx's OfflineRecognizer. zipformer-streaming: its OnlineRecognizer, a transducer that can listen for hotwords. */
export type Engine = 'moonshine' | 'zipformer-streaming';

/** none: heard in evaluation only, not run in production. ask: it may cause a question. raise: it may raise the tier. */
export type Trust = 'none' | 'ask' | 'raise';

export interface ModelFile {
  /** Path below the model's directory, with forward slashes. */
  name: string;
  /** Bytes. */
  size: number | null;
  /** null: trusted through the hash of the archive that it comes in. */
  sha256: string | null;
  /** Where the file begins within an entry that holds several. */
  at?: number;
  /** Only upstream's own page knows its hash: whoever installs it enters that in the settings. */
  unverified?: true;
  sources?: Source[];
}

export interface Source {
  kind: 'upstream' | 'mirror';
  parts: Part[];
  make?: 'moonshine-tokens' | 'moonshine-decoder' | 'kokoro-tokens';
}

export type Part =
  | { url: string; entry?: string; sha256?: string; slice?: true }
  | { npm: string; entry: string; slice?: true }
  | { onnxMetadata: Record<string, string> };

let read: Manifest | undefined;

/** The manifest of this version of the program. Read once. */
export function loadManifest(): Manifest {
  read ??= JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8')) as Manifest;
  return read;
}

/** Throws NB_MODEL_UNKNOWN. */
export function findModel(id: string, manifest: Manifest = loadManifest()): Model {
  const model = manifest.models.find((candidate) => candidate.id === id);
  if (!model) throw new NightbellError('NB_MODEL_UNKNOWN', id);
  return model;
}

/** The models named and, before each, those it needs; each once. Throws NB_MODEL_UNKNOWN. */
export function withNeeds(ids: string[], manifest: Manifest = loadManifest()): Model[] {
  const found = new Map<string, Model>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    const model = findModel(id, manifest);
    model.needs?.forEach(add);
    found.set(id, model);
  };
  ids.forEach(add);
  return [...found.values()];
}

/**
 * The manifest with a hash that somebody took from the publisher's page, for the one file of a model that is marked unverified. Where the
 * manifest knows a hash itself, nothing changes. Throws NB_MODEL_UNKNOWN.
 */
export function withHash(id: string, sha256: string, manifest: Manifest = loadManifest()): Manifest {
  const model = findModel(id, manifest);
  const known = model.files.map((file) => (file.unverified && file.sha256 === null ? { ...file, sha256 } : file));
  return { models: manifest.models.map((each) => (each === model ? { ...model, files: known } : each)) };
}

/** Bytes of all files of which the size is known. */
export function modelBytes(model: Model): number {
  return model.files.reduce((sum, file) => sum + (file.size ?? 0), 0);
}
