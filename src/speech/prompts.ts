import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';

/** Part of every key: another number renders everything anew, when what is done to the sound changes. */
const VERSION = 1;
/** A file is the SHA-256 of its samples, then the samples: 16 kHz, 16 bits, little-endian. */
const HASH_BYTES = 32;

/** What makes audio another audio: the voice and the words as they are spoken. */
export interface PromptKey {
  model: string;
  speaker: number;
  spoken: string;
}

export function keyOf({ model, speaker, spoken }: PromptKey): string {
  return createHash('sha256')
    .update(JSON.stringify([VERSION, model, speaker, spoken]))
    .digest('hex');
}

/** Rendered pieces on disk, shared by all boxes of one user. Never the cause of a failure: what cannot be read is rendered anew. */
export class PromptCache {
  readonly #directory: string;
  readonly #log: Log;
  #warned = false;

  constructor(directory: string, log: Log) {
    this.#directory = directory;
    this.#log = log;
  }

  /** null when it is not there or not whole. */
  async read(key: string): Promise<Int16Array | null> {
    const file = await readFile(this.#path(key)).catch(() => null);
    if (!file || file.length <= HASH_BYTES || file.length % 2 !== 0) return null;
    const data = file.subarray(HASH_BYTES);
    if (!createHash('sha256').update(data).digest().equals(file.subarray(0, HASH_BYTES))) return null;
    // A copy of its own: the file's bytes may lie at an odd address and within a larger buffer.
    return new Int16Array(Uint8Array.from(data).buffer);
  }

  /** Whether there is a file for it; whether that is whole shows when it is read. */
  async has(key: string): Promise<boolean> {
    return await stat(this.#path(key)).then(
      ({ size }) => size > HASH_BYTES,
      () => false,
    );
  }

  /** Written beside and renamed, so that nobody reads half a file. A disk that is full or read-only is told of once. */
  async write(key: string, samples: Int16Array): Promise<void> {
    const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    const part = join(this.#directory, `.${key}.${randomUUID()}`);
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      await writeFile(part, Buffer.concat([createHash('sha256').update(data).digest(), data]), { mode: 0o600 });
      await rename(part, this.#path(key));
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      if (!this.#warned)
        this.#log.warn({ code: (error as NodeJS.ErrnoException).code }, 'prompts cannot be kept on disk');
      this.#warned = true;
    }
  }

  #path(key: string): string {
    return join(this.#directory, `${key}.pcm`);
  }
}
