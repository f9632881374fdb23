import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { assemble, partItem } from './assemble.ts';
import { HostFault, Hosts } from './hosts.ts';
import { alone } from './lock.ts';
import { loadManifest, type Manifest, type Model, type ModelFile, type Source, withNeeds } from './manifest.ts';
import { itemKey, Pantry, WrongBytes } from './pantry.ts';
import { npmRegistry, useProxyOfEnvironment } from './registry.ts';
import { checkFile, filePath, fileState, modelState, note, readMarker } from './state.ts';

export type Progress =
  /** Bytes of one download, in all where that is known. */
  | { kind: 'bytes'; what: string; done: number; total: number | null }
  /** A file is in its place. */
  | { kind: 'file'; model: string; file: string; left: number }
  /** Something a person may want to know: a source that was passed over, another process waited for. */
  | { kind: 'note'; text: string };

export interface FetchOptions {
  ids: string[];
  /** `places(settings).models`. */
  cacheDir: string;
  manifest?: Manifest;
  /** Empty: what `npm config get registry` says. */
  registry?: string;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

interface Wanted {
  model: Model;
  file: ModelFile;
}

/**
 * Gets what is missing of these models and of those that they need; a millisecond or two when nothing is. Goes on
 * where an earlier run stopped. A file is only ever there whole and with the right hash. Safe beside other processes
 * that do the same. Throws NB_MODEL_UNKNOWN, NB_MODEL_UNVERIFIED, NB_DOWNLOAD_FAILED naming what was wrong with each source, or the
 * signal's reason. Gives the ids of the models of which something was fetched.
 */
export async function fetchModels(options: FetchOptions): Promise<string[]> {
  const { cacheDir, manifest = loadManifest() } = options;
  const models = withNeeds(options.ids, manifest);
  const unverified = models.find(({ files }) => files.some((file) => file.unverified && file.sha256 === null));
  if (unverified) throw new NightbellError('NB_MODEL_UNVERIFIED', unverified.id);
  const ready = (model: Model) => modelState({ id: model.id, cacheDir, manifest }) === 'ready';
  if (models.every(ready)) return [];
  const onWait = () => options.onProgress?.({ kind: 'note', text: 'another process is fetching; waiting for it' });
  return alone(cacheDir, () => fetchAlone(models, options), { signal: options.signal, onWait });
}

async function fetchAlone(models: Model[], options: FetchOptions): Promise<string[]> {
  const { cacheDir, signal, onProgress = () => {} } = options;
  const wanted = await missing(models, cacheDir, onProgress);
  if (wanted.length === 0) return [];
  const directory = join(cacheDir, '.downloads');
  await mkdir(directory, { recursive: true });
  let registry: Promise<string> | undefined;
  const pantry = new Pantry({
    directory,
    hosts: new Hosts({ proxied: useProxyOfEnvironment() }),
    registry: () => {
      registry ??= options.registry ? Promise.resolve(options.registry.replace(/\/+$/, '')) : npmRegistry();
      return registry;
    },
    wanted: entriesByItem(wanted),
    signal,
    onBytes: (what, done, total) => onProgress({ kind: 'bytes', what, done, total }),
  });
  let left = wanted.length;
  const told = new Set<string>();
  const tell = (model: Model, source: Source, fault: Fault) => {
    // One word for a host or a source, not one for each of hundreds of files.
    const key = fault.error instanceof HostFault ? sourceName(source) : `${model.id} ${sourceName(source)}`;
    if (!told.has(key)) onProgress({ kind: 'note', text: `${model.id}: passing over ${fault.text}` });
    told.add(key);
  };
  const results = await Promise.all(
    wanted.map(async (want, index) => {
      const faults = await fetchFile(want, pantry, join(directory, `file-${index}`), options, tell);
      if (!faults) onProgress({ kind: 'file', model: want.model.id, file: want.file.name, left: --left });
      return { want, faults };
    }),
  );
  const failed = results.filter((result) => result.faults);
  await sweep(directory, failed.length === 0 && !signal?.aborted);
  signal?.throwIfAborted();
  if (failed.length > 0) {
    const [first] = failed;
    const more = failed.length > 1 ? `, and ${failed.length - 1} more files` : '';
    throw new NightbellError(
      'NB_DOWNLOAD_FAILED',
      `${first!.want.model.id}/${first!.want.file.name}${more}: ${first!.faults!.map((fault) => fault.text).join('; ')}`,
      { cause: new AggregateError(failed.flatMap((result) => result.faults!.map((fault) => fault.error))) },
    );
  }
  return [...new Set(wanted.map(({ model }) => model.id))];
}

/** What is not there. A file that is but was never checked is hashed; one with a wrong hash is removed. */
async function missing(models: Model[], cacheDir: string, tell: (progress: Progress) => void): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const model of models) {
    const marker = readMarker(cacheDir, model);
    for (const file of model.files) {
      if (fileState(cacheDir, model, file, marker) === 'ready') continue;
      const verdict = await checkFile(cacheDir, model, file);
      if (verdict === 'right') continue;
      if (verdict === 'wrong') {
        tell({ kind: 'note', text: `${model.id}/${file.name} is not the file that the manifest names; removed` });
        await rm(filePath(cacheDir, model, file), { force: true });
      }
      wanted.push({ model, file });
    }
  }
  return wanted;
}

interface Fault {
  error: Error;
  text: string;
}

/** Tries one source after another. Gives nothing when the file is there, else what was wrong with each. */
async function fetchFile(
  { model, file }: Wanted,
  pantry: Pantry,
  scratch: string,
  options: FetchOptions,
  tell: (model: Model, source: Source, fault: Fault) => void,
): Promise<Fault[] | undefined> {
  const faults: Fault[] = [];
  for (const source of sourcesOf(model, file)) {
    try {
      const path = filePath(options.cacheDir, model, file);
      const sha256 = await fromSource(pantry, file, source, scratch, path);
      note(options.cacheDir, model, file, sha256);
      return undefined;
    } catch (error) {
      if (options.signal?.aborted) return faults;
      const why = error instanceof WrongBytes ? error.short : (error as Error).message;
      const fault = { error: error as Error, text: `${sourceName(source)}: ${why}` };
      faults.push(fault);
      tell(model, source, fault);
    }
  }
  return faults;
}

/** As `assemble`, and once more from new downloads where wrong bytes may come from a run that was cut short. */
async function fromSource(
  pantry: Pantry,
  file: ModelFile,
  source: Source,
  scratch: string,
  path: string,
): Promise<string> {
  const items = source.parts.flatMap((part) => partItem(part, file)?.item ?? []);
  for (;;) {
    const ages = items.map((item) => pantry.age(item));
    try {
      return await assemble(pantry, file, source, scratch, path);
    } catch (error) {
      const wrong = error instanceof WrongBytes || /^damaged archive/.test((error as Error).message);
      if (!wrong) throw error;
      const renewed = await Promise.all(items.map((item, index) => pantry.renew(item, ages[index]!)));
      if (!renewed.includes(true)) throw error;
    }
  }
}

function sourcesOf(model: Model, file: ModelFile): Source[] {
  return file.sources ?? model.sources ?? [];
}

function sourceName(source: Source): string {
  const [part] = source.parts;
  if (!part || 'onnxMetadata' in part) return source.kind;
  return 'npm' in part ? `npm ${part.npm}` : new URL(part.url.replaceAll('{name}', '')).host;
}

function entriesByItem(wanted: Wanted[]): Map<string, Set<string>> {
  const entries = new Map<string, Set<string>>();
  for (const { model, file } of wanted) {
    for (const part of sourcesOf(model, file).flatMap((source) => source.parts)) {
      const found = partItem(part, file);
      if (found?.entry === undefined) continue;
      const key = itemKey(found.item);
      entries.set(key, (entries.get(key) ?? new Set()).add(found.entry));
    }
  }
  return entries;
}

/** After a whole run nothing is kept; after another one, only what the next can go on with. */
async function sweep(directory: string, all: boolean): Promise<void> {
  if (all) return rm(directory, { recursive: true, force: true });
  for (const name of await readdir(directory)) {
    if (name.endsWith('.d') || name.startsWith('file-')) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
  }
}
