import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { HostFault, type Hosts } from './hosts.ts';

/** A line that delivers nothing for this long is cut and the download resumed on a new one. */
const STALL_MS = 30_000;
/** Cuts in a row without a byte between them, after which the host counts as failed. */
const ATTEMPTS = 4;

export interface DownloadOptions {
  hosts: Hosts;
  /** How long the host may think before it answers: a mirror may have to get the file itself first. */
  answerMs: number;
  signal?: AbortSignal | undefined;
  /** Bytes there so far, and in all where the host says so. */
  onBytes?: (done: number, total: number | null) => void;
  /** Where the size is known, another one is refused before it is downloaded. */
  size?: number | null;
}

/**
 * Downloads to `path` and gives the SHA-256 of what came. What is there of an earlier try (`path.part`) is gone on
 * with when the host can; `path` itself is only ever the whole file. Throws a HostFault, or an Error where the host
 * answers but this file cannot be had, or the signal's reason.
 */
export async function download(address: string, path: string, options: DownloadOptions): Promise<string> {
  const url = new URL(address);
  const part = `${path}.part`;
  const hash = await hashOf(part);
  let done = await sizeOf(part);
  for (let attempt = 1; ; ) {
    options.signal?.throwIfAborted();
    await options.hosts.reach(url);
    const before = done;
    try {
      done = await once(url, part, done, hash, options);
      break;
    } catch (error) {
      options.signal?.throwIfAborted();
      // A full disk or the like is no fault of the host's; what fetch throws has no syscall of its own.
      if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall) throw error;
      if (error instanceof HostFault) {
        options.hosts.failed(url, error.message);
        throw error;
      }
      done = await sizeOf(part);
      // Only what reached the disk counts, and the hash must be of that and nothing else.
      hash.value = (await hashOf(part)).value;
      if (done > before) attempt = 1;
      if (attempt >= ATTEMPTS) {
        const why = describe(error);
        options.hosts.failed(url, why);
        throw new HostFault(why);
      }
      await pause(250 * 2 ** attempt, undefined, options.signal ? { signal: options.signal } : {});
      attempt++;
    }
  }
  await rename(part, path);
  await rm(`${part}.tag`, { force: true });
  return hash.value.digest('hex');
}

/** The host answered and this file is not to be had there: nothing to try again. */
class Refused extends Error {}

interface Hashing {
  value: Hash;
}

/** One request for what is missing. Gives the size of the part when all of it is there. */
async function once(url: URL, part: string, from: number, hash: Hashing, options: DownloadOptions): Promise<number> {
  const watch = new Watch(options.signal);
  try {
    watch.allow(options.answerMs, new HostFault(`no answer within ${options.answerMs / 1000} s`));
    const tag = from > 0 ? await readFile(`${part}.tag`, 'utf8').catch(() => '') : '';
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (from > 0) headers.range = `bytes=${from}-`;
    if (tag) headers['if-range'] = tag;
    const response = await fetch(url, { headers, signal: watch.signal });
    let done = from;
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    if (response.status === 416 || (response.status === 206 && Number(range?.[1]) !== from)) {
      await response.body?.cancel();
      await rm(part, { force: true }); // what is there does not fit what the host has: begin again
      throw new Error(`answered ${response.status} to the rest of the file`);
    }
    if (response.status === 200) done = 0;
    else if (response.status !== 206) {
      await response.body?.cancel();
      const Kind = response.status >= 500 || response.status === 429 || response.status === 408 ? Error : Refused;
      throw new Kind(`answered ${response.status}`);
    }
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isNaN(length) || response.headers.has('content-encoding') ? null : done + length;
    if (options.size != null && total !== null && total !== options.size) {
      await response.body?.cancel();
      throw new Refused(`offers ${total} bytes where ${options.size} are expected`);
    }
    if (done === 0) {
      hash.value = createHash('sha256');
      const etag = response.headers.get('etag');
      if (etag && !etag.startsWith('W/')) await writeFile(`${part}.tag`, etag);
      else await rm(`${part}.tag`, { force: true });
    }
    const file = await open(part, done === 0 ? 'w' : 'a');
    try {
      done = await receive(response, file, done, total, hash.value, watch, options);
      await file.sync();
    } finally {
      await file.close();
    }
    if (total !== null && done !== total) throw new Error(`cut after ${done} of ${total} bytes`);
    return done;
  } finally {
    watch.end();
  }
}

async function receive(
  response: Response,
  file: FileHandle,
  from: number,
  total: number | null,
  hash: Hash,
  watch: Watch,
  options: DownloadOptions,
): Promise<number> {
  let done = from;
  watch.allow(STALL_MS, new Error(`stopped for ${STALL_MS / 1000} s`));
  for await (const chunk of response.body ?? []) {
    await file.writeFile(chunk);
    hash.update(chunk);
    done += chunk.length;
    if (options.size != null && done > options.size) throw new Refused(`sends more than ${options.size} bytes`);
    options.onBytes?.(done, total ?? options.size ?? null);
    watch.allow(STALL_MS, new Error(`stopped for ${STALL_MS / 1000} s`));
  }
  return done;
}

/** Aborts a request when the caller does, or when nothing happens for as long as was allowed. */
class Watch {
  readonly #abort = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal | undefined) {
    this.signal = outer ? AbortSignal.any([outer, this.#abort.signal]) : this.#abort.signal;
  }

  allow(ms: number, why: Error): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(why), ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

async function hashOf(path: string): Promise<Hashing> {
  const value = createHash('sha256');
  if ((await sizeOf(path)) > 0) for await (const chunk of createReadStream(path)) value.update(chunk as Buffer);
  return { value };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

function describe(error: unknown): string {
  const { message, cause } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? (cause as Error | undefined)?.message;
  return code ? `${message} (${code})` : message;
}
