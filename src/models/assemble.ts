import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MAKERS, onnxMetadata } from './derive.ts';
import type { ModelFile, Part, Source } from './manifest.ts';
import { type Item, type Pantry, WrongBytes } from './pantry.ts';

/** A run of bytes of the file to be: all of another file, some of it, or made here. */
type Piece = { path: string; sha256: string } | { path: string; start: number; end: number } | { bytes: Buffer };

/** A part with the file's name filled in; undefined for one that is not downloaded. */
export function partItem(part: Part, file: ModelFile): { item: Item; entry: string | undefined } | undefined {
  if ('onnxMetadata' in part) return undefined;
  const fill = (text: string, name: string) => text.replaceAll('{name}', name);
  const entry = part.entry === undefined ? undefined : fill(part.entry, file.name);
  if ('npm' in part) return { item: { npm: part.npm }, entry };
  const url = fill(part.url, file.name.split('/').map(encodeURIComponent).join('/'));
  return { item: part.sha256 ? { url, sha256: part.sha256 } : { url }, entry };
}

/**
 * Makes one file from one source and moves it to `path` when its hash is right: before that nothing is there.
 * Gives the hash. Throws what is wrong with the source; NB_MODEL_HASH when its bytes are not the file's.
 */
export async function assemble(
  pantry: Pantry,
  file: ModelFile,
  source: Source,
  scratch: string,
  path: string,
): Promise<string> {
  const here = await madeFromHere(file, source, path);
  const pieces = here ? [here] : await Promise.all(source.parts.map((part) => piece(pantry, file, source, part)));
  const [first] = pieces;
  try {
    let sha256: string;
    if (source.make && first && !here) {
      sha256 = await write([{ bytes: MAKERS[source.make](await content(first)) }], scratch);
    } else if (pieces.length === 1 && first && 'sha256' in first) {
      if (file.sha256 === null || file.sha256 === first.sha256) await copy(first.path, scratch);
      sha256 = first.sha256;
    } else {
      sha256 = await write(pieces, scratch);
    }
    if (file.sha256 !== null && sha256 !== file.sha256) throw new WrongBytes(sha256, file.sha256);
    await mkdir(dirname(path), { recursive: true });
    await rename(scratch, path);
    return sha256;
  } finally {
    await rm(scratch, { force: true });
  }
}

/**
 * What a file is made from may lie in its model's directory, as an earlier version of the program had fetched it: then a box that has no net
 * can be updated. null: it does not, or not the same.
 */
async function madeFromHere(file: ModelFile, source: Source, path: string): Promise<{ bytes: Buffer } | null> {
  const [part] = source.parts;
  const found = part && partItem(part, file);
  if (!source.make || !found || file.sha256 === null) return null;
  const name = basename(found.entry ?? ('url' in found.item ? new URL(found.item.url).pathname : ''));
  const from = await readFile(join(dirname(path), name)).catch(() => null);
  if (!from) return null;
  try {
    const bytes = MAKERS[source.make](from);
    return createHash('sha256').update(bytes).digest('hex') === file.sha256 ? { bytes } : null;
  } catch {
    return null;
  }
}

async function piece(pantry: Pantry, file: ModelFile, source: Source, part: Part): Promise<Piece> {
  if ('onnxMetadata' in part) return { bytes: onnxMetadata(part.onnxMetadata) };
  const { item, entry } = partItem(part, file)!;
  const alone = source.parts.length === 1 && !source.make && !part.slice;
  const whole =
    entry === undefined
      ? await pantry.file(item, source.kind, alone ? file.size : null)
      : await pantry.entry(item, source.kind, entry);
  if (!part.slice) return { path: whole.path, sha256: whole.sha256 };
  const start = file.at ?? 0;
  return { path: whole.path, start, end: start + (file.size ?? 0) };
}

async function content(from: Piece): Promise<Buffer> {
  return 'bytes' in from ? from.bytes : readFile(from.path);
}

/** Lays the pieces one after another and hashes on the way. */
async function write(pieces: Piece[], path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    for (const from of pieces) {
      for await (const chunk of chunks(from)) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

function chunks(from: Piece): AsyncIterable<Buffer> | Buffer[] {
  if ('bytes' in from) return [from.bytes];
  if ('sha256' in from) return createReadStream(from.path, { highWaterMark: 1 << 20 });
  // `end` of a read stream is inclusive, so an empty slice needs its own word.
  if (from.end === from.start) return [];
  return createReadStream(from.path, { start: from.start, end: from.end - 1, highWaterMark: 1 << 20 });
}

/** A second name for the same bytes where the file system can, else a copy; on the disk before it is renamed. */
async function copy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
  const file = await open(to, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
