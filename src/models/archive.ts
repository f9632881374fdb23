import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser, type ReadEntry } from 'tar';

export interface Unpacked {
  path: string;
  sha256: string;
}

/**
 * Takes the files named in `wanted` out of a .tar, .tar.gz or .tar.bz2 in one pass, into `directory` under names of
 * our own. Gives those that were there, by their name in the archive. Nothing of the archive is run, and no name in
 * it becomes a path. Throws when the archive is damaged, or is bzip2 and that program is not installed.
 */
export async function unpack(archive: string, wanted: Set<string>, directory: string): Promise<Map<string, Unpacked>> {
  const found = new Map<string, Unpacked>();
  const writing: Promise<void>[] = [];
  const stop = new AbortController();
  const parser = new Parser({
    filter: (name) => wanted.has(name),
    onReadEntry: (entry: ReadEntry) => {
      if (entry.type !== 'File' && entry.type !== 'OldFile' && entry.type !== 'ContiguousFile') return entry.resume();
      const path = join(directory, String(writing.length));
      const hash = createHash('sha256');
      // One reader of the entry: what is hashed is what is written.
      const hashed = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      entry.pipe(hashed);
      const whole = async () => {
        await pipeline(hashed, createWriteStream(path), { signal: stop.signal });
        found.set(entry.path, { path, sha256: hash.digest('hex') });
      };
      const written = whole();
      written.catch((error) => stop.abort(error));
      writing.push(written);
    },
    onwarn: (code: string, message: string | Error) => {
      // The parser warns of a broken archive and goes on; for us half an entry is none.
      if (['TAR_BAD_ARCHIVE', 'TAR_ABORT', 'TAR_ENTRY_INVALID'].includes(code)) stop.abort(new Error(String(message)));
    },
  });
  try {
    const { stream, ended } = await opened(archive);
    await Promise.all([pipeline(stream, parser as unknown as NodeJS.WritableStream, { signal: stop.signal }), ended]);
    stop.signal.throwIfAborted();
    await Promise.all(writing);
  } catch (error) {
    const stopped: unknown = stop.signal.reason;
    stop.abort();
    await Promise.allSettled(writing);
    const cause = (stopped ?? error) as NodeJS.ErrnoException;
    if (cause.syscall) throw cause; // our disk is at fault, not the archive
    throw new Error(`damaged archive or no archive: ${cause.message}`, { cause });
  }
  return found;
}

/** The bytes of the archive, with bzip2 taken off; gzip the parser takes off itself. */
async function opened(archive: string): Promise<{ stream: Readable; ended: Promise<void> }> {
  const head = Buffer.alloc(3);
  const file = await open(archive);
  try {
    await file.read(head, 0, 3, 0);
  } finally {
    await file.close();
  }
  if (head.toString('latin1') !== 'BZh') return { stream: createReadStream(archive), ended: Promise.resolve() };
  const child = spawn('bzip2', ['-dc', archive], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error('the program bzip2 is not installed') : error),
    );
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`bzip2 ended with ${code}`))));
  });
  return { stream: child.stdout, ended };
}
