import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { findModel, loadManifest, type Manifest, type Model, type ModelFile, withNeeds } from './manifest.ts';

/** What was checked: by file name, the hash and how the file looked at that moment. Saves hashing it again. */
type Marker = Record<string, { sha256: string; size: number; mtimeMs: number }>;
const MARKER = '.checked.json';

/**
 * ready: checked, and unchanged since. unchecked: the size is right, but not known to be the file. wrong: cannot be
 * the file (another size). For a whole model also partial: some files are missing.
 */
export type FileState = 'ready' | 'unchecked' | 'wrong' | 'missing';
export type ModelState = FileState | 'partial';

/** The directory of a model. `cacheDir`, here and everywhere in this room, is `places(settings).models`. */
export function modelDir(cacheDir: string, id: string): string {
  return join(cacheDir, id);
}

export function filePath(cacheDir: string, model: Model, file: ModelFile): string {
  return join(modelDir(cacheDir, model.id), ...file.name.split('/'));
}

/** Looks at sizes and times only: a millisecond or so. Throws NB_MODEL_UNKNOWN. */
export function modelState(what: { id: string; cacheDir: string; manifest?: Manifest }): ModelState {
  const model = findModel(what.id, what.manifest ?? loadManifest());
  const marker = readMarker(what.cacheDir, model);
  const states = new Set(model.files.map((file) => fileState(what.cacheDir, model, file, marker)));
  if (states.has('missing')) return states.size === 1 ? 'missing' : 'partial';
  if (states.has('wrong')) return 'wrong';
  return states.has('unchecked') ? 'unchecked' : 'ready';
}

export function fileState(cacheDir: string, model: Model, file: ModelFile, marker: Marker): FileState {
  const stat = statSync(filePath(cacheDir, model, file), { throwIfNoEntry: false });
  if (!stat?.isFile()) return 'missing';
  if (file.size !== null && stat.size !== file.size) return 'wrong';
  const checked = marker[file.name];
  if (!checked || (file.sha256 !== null && checked.sha256 !== file.sha256)) return 'unchecked';
  return checked.size === stat.size && checked.mtimeMs === stat.mtimeMs ? 'ready' : 'unchecked';
}

export interface Verdict {
  id: string;
  file: string;
  verdict: 'right' | 'wrong' | 'missing';
}

/**
 * Hashes every file of these models, whatever was checked before, and says of each what it is. Changes no model file.
 * `onFile` is called after each. Throws NB_MODEL_UNKNOWN, or the signal's reason.
 */
export async function verifyModels(what: {
  ids: string[];
  cacheDir: string;
  manifest?: Manifest;
  signal?: AbortSignal;
  onFile?: (verdict: Verdict) => void;
}): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const id of what.ids) {
    const model = findModel(id, what.manifest ?? loadManifest());
    for (const file of model.files) {
      what.signal?.throwIfAborted();
      const verdict = { id, file: file.name, verdict: await checkFile(what.cacheDir, model, file) };
      verdicts.push(verdict);
      what.onFile?.(verdict);
    }
  }
  return verdicts;
}

/**
 * For whoever is about to load these models: quick when they were checked and did not change, else hashes what did.
 * Models that they need are checked with them. Throws NB_MODEL_UNKNOWN, NB_MODEL_UNVERIFIED, NB_MODEL_MISSING, NB_MODEL_HASH.
 */
export async function checkModels(what: { ids: string[]; cacheDir: string; manifest?: Manifest }): Promise<void> {
  for (const model of withNeeds(what.ids, what.manifest ?? loadManifest())) {
    const marker = readMarker(what.cacheDir, model);
    for (const file of model.files) {
      if (file.unverified && file.sha256 === null) throw new NightbellError('NB_MODEL_UNVERIFIED', model.id);
      if (fileState(what.cacheDir, model, file, marker) === 'ready') continue;
      const verdict = await checkFile(what.cacheDir, model, file);
      if (verdict === 'missing') throw new NightbellError('NB_MODEL_MISSING', `${model.id}/${file.name}`);
      if (verdict === 'wrong') throw new NightbellError('NB_MODEL_HASH', filePath(what.cacheDir, model, file));
    }
  }
}

/** Hashes one file and notes in the marker that it was right, or that it is not any more. */
export async function checkFile(cacheDir: string, model: Model, file: ModelFile): Promise<Verdict['verdict']> {
  const path = filePath(cacheDir, model, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return 'missing';
  // Where the manifest knows no hash, the one that was noted when the file came from its archive counts.
  const expected = file.sha256 ?? readMarker(cacheDir, model)[file.name]?.sha256;
  const right = (file.size === null || stat.size === file.size) && (await hashFile(path)) === expected;
  note(cacheDir, model, file, right ? expected : undefined);
  return right ? 'right' : 'wrong';
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export function readMarker(cacheDir: string, model: Model): Marker {
  try {
    return JSON.parse(readFileSync(join(modelDir(cacheDir, model.id), MARKER), 'utf8')) as Marker;
  } catch {
    return {}; // none yet, or not ours: everything counts as unchecked
  }
}

/** Notes that this file has this hash, or (undefined) that nothing is known of it. */
export function note(cacheDir: string, model: Model, file: ModelFile, sha256: string | undefined): void {
  // Synchronous from read to rename, so that nothing of this process comes between.
  const { size, mtimeMs } = statSync(filePath(cacheDir, model, file));
  const marker = readMarker(cacheDir, model);
  const before = marker[file.name];
  if (
    sha256 === undefined ? !before : before?.sha256 === sha256 && before.size === size && before.mtimeMs === mtimeMs
  ) {
    return;
  }
  if (sha256 === undefined) delete marker[file.name];
  else marker[file.name] = { sha256, size, mtimeMs };
  const path = join(modelDir(cacheDir, model.id), MARKER);
  const next = `${path}.${process.pid}`;
  try {
    writeFileSync(next, JSON.stringify(marker));
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    // A cache that this user may only read works as well; it is hashed again next time.
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
