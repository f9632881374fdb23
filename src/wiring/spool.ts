import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, readlink, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readWav } from '../audio/wav.ts';

/** Asterisk writes 32 KB at a time, 2.05 s of audio, and the lengths in the header when it closes the file. */
const STABLE_MS = 2_000;
/** A file whose header was never finished: Asterisk died over it. Longer than any pause of a line that is recorded. */
const ABANDONED_MS = 30_000;
/** A number without a recording: the caller hung up before it began, or it could not be made. */
const ALONE_MS = 60_000;
/** 300 s at 16 kHz and a header; what is larger is no recording of ours. */
const MAX_BYTES = 300 * 2 * 16_000 + 4_096;

/** A recording that Asterisk has finished. */
export interface Spooled {
  /** Name without its extension: `<epoch>-<unique id>`. */
  source: string;
  at: string;
  callerNumber: string | null;
  content:
    | { is: 'audio'; rate: number; samples: Int16Array; whole: boolean }
    | { is: 'nothing' }
    | { is: 'broken'; bytes: Uint8Array }
    | { is: 'too-large' };
}

interface Seen {
  size: number;
  changedMs: number;
}

/** The folder into which Asterisk records while this program is not there: `<name>.wav` and the number in `<name>.from`. */
export class Spool {
  readonly folder: string;
  readonly #now: () => number;

  constructor(folder: string, now: () => number) {
    this.folder = folder;
    this.#now = now;
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /** Recordings that are finished, oldest first, and whether there are others that are not yet. */
  async list(): Promise<{ finished: string[]; waiting: boolean }> {
    const names = await readdir(this.folder, { withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => entry.name);
    const sources = [
      ...new Set(files.filter((n) => /\.(wav|from)$/.test(n)).map((n) => n.replace(/\.\w+$/, ''))),
    ].sort();
    const finished: string[] = [];
    for (const source of sources) if (await this.#finished(source)) finished.push(source);
    return { finished, waiting: finished.length < sources.length };
  }

  async read(source: string): Promise<Spooled> {
    const number = (await readFile(this.#path(source, 'from'), 'utf8').catch(() => '')).trim();
    const seconds = /^\d{9,11}(?=-)/.exec(source)?.[0];
    const at = new Date(seconds ? Number(seconds) * 1_000 : this.#now()).toISOString();
    return { source, at, callerNumber: number || null, content: await this.#content(source) };
  }

  /** Writes over what the files hold and removes them. */
  async erase(source: string): Promise<void> {
    for (const ending of ['wav', 'from'] as const) await erase(this.#path(source, ending));
    const folder = await open(this.folder, constants.O_RDONLY);
    await folder.sync().catch(() => undefined);
    await folder.close();
  }

  /** Keeps a file that nobody can take in, out of the way, in `aside/`. */
  async putAside(source: string): Promise<void> {
    const aside = join(this.folder, 'aside');
    await mkdir(aside, { recursive: true, mode: 0o700 });
    for (const ending of ['wav', 'from'] as const)
      await rename(this.#path(source, ending), join(aside, `${source}.${ending}`)).catch(ignoreMissing);
  }

  async #finished(source: string): Promise<boolean> {
    const wav = await this.#seen(this.#path(source, 'wav'));
    if (!wav) {
      const from = await this.#seen(this.#path(source, 'from'));
      return from !== null && this.#now() - from.changedMs > ALONE_MS;
    }
    const quietMs = this.#now() - wav.changedMs;
    if (quietMs < STABLE_MS) return false;
    if (quietMs < ABANDONED_MS && !(await headerComplete(this.#path(source, 'wav'), wav.size))) return false;
    return !(await isOpen(this.#path(source, 'wav')));
  }

  async #seen(path: string): Promise<Seen | null> {
    const found = await stat(path).catch(ignoreMissing);
    return found ? { size: found.size, changedMs: found.mtimeMs } : null;
  }

  async #content(source: string): Promise<Spooled['content']> {
    const path = this.#path(source, 'wav');
    const found = await this.#seen(path);
    if (!found || found.size === 0) return { is: 'nothing' };
    if (found.size > MAX_BYTES) return { is: 'too-large' };
    const bytes = await readFile(path);
    const whole = await headerComplete(path, found.size);
    try {
      const { rate, samples } = readWav(whole ? bytes : withLengths(bytes));
      return { is: 'audio', rate, samples, whole };
    } catch {
      return { is: 'broken', bytes };
    }
  }

  #path(source: string, ending: 'wav' | 'from'): string {
    return join(this.folder, `${source}.${ending}`);
  }
}

/** Asterisk's header is 44 bytes, the data last; it stands complete once the file was closed. */
async function headerComplete(path: string, size: number): Promise<boolean> {
  const file = await open(path, constants.O_RDONLY);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(44), 0, 44, 0);
    // Not such a file at all: nobody will complete it.
    if (size >= 44 && buffer.toString('latin1', 0, 4) !== 'RIFF') return true;
    return bytesRead === 44 && buffer.readUInt32LE(4) === size - 8;
  } finally {
    await file.close();
  }
}

/** What Asterisk had written before it died, read to the end of the file. */
function withLengths(bytes: Buffer): Buffer {
  const file = Buffer.from(bytes);
  if (file.length < 44 || file.toString('latin1', 36, 40) !== 'data') return file;
  file.writeUInt32LE(file.length - 8, 4);
  file.writeUInt32LE(file.length - 44, 40);
  return file;
}

/**
 * Whether a process that can be seen has the file open. Where systemd keeps processes from seeing one another, the header
 * alone tells.
 */
async function isOpen(path: string): Promise<boolean> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const links = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const link of links) if ((await readlink(`/proc/${pid}/fd/${link}`).catch(() => null)) === path) return true;
  }
  return false;
}

/** On disks that write in place the old bytes are gone; others (flash) may keep them until the block is used again. */
async function erase(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(ignoreMissing);
  if (!file) return;
  try {
    const { size } = await file.stat();
    const zeros = Buffer.alloc(64 * 1024);
    for (let at = 0; at < size; at += zeros.length) await file.write(zeros, 0, Math.min(zeros.length, size - at), at);
    await file.datasync();
  } finally {
    await file.close();
  }
  await unlink(path).catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
