import { readFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../log.ts';
import type { Head } from './line.ts';

/** The file beside the database that remembers where the log stood: without it a log cut at its end looks whole. */
export function anchorFile(database: string): string {
  return `${database}.anchor`;
}

/** null: it is not there. `unreadable`: it is, but holds no anchor. */
export function readAnchor(file: string): Head | 'unreadable' | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
  return parseHead(text) ?? 'unreadable';
}

/** null: the text is no head. */
export function parseHead(text: string): Head | null {
  try {
    const { seq, hash } = JSON.parse(text) as Head;
    return Number.isSafeInteger(seq) && seq > 0 && /^[0-9a-f]{64}$/.test(hash) ? { seq, hash } : null;
  } catch {
    return null;
  }
}

/** A commit is on the disk by itself; the anchor may follow a little later, so that it costs no fsync a commit. */
const DELAY_MS = 1000;

/** Keeps the anchor file up with the log: at most one write a second, the newest head wins, never backwards. */
export class Anchor {
  readonly #file: string;
  readonly #log: Log;
  #wanted: Head | null = null;
  #timer: NodeJS.Timeout | null = null;
  #first = true;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  move(head: Head): void {
    if (this.#wanted && this.#wanted.seq >= head.seq) return;
    this.#wanted = head;
    // The first at once: a log that is cut before there is any anchor could not be told from a young one.
    // The timer is not worth keeping a process alive for: `settled` writes what is left.
    if (this.#first) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), DELAY_MS).unref();
    this.#first = false;
  }

  /** Resolves when the newest head is on the disk, or could not be put there (logged). */
  settled(): Promise<void> {
    this.#flush();
    return this.#writing;
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const head = this.#wanted;
    if (!head) return;
    this.#wanted = null;
    this.#writing = this.#writing
      .then(() => this.#put(head))
      .catch((error: NodeJS.ErrnoException) => {
        this.#log.warn({ code: error.code }, 'the anchor of the audit log could not be written');
        // Full disk: the next commit tries again with a newer head.
      });
  }

  async #put(head: Head): Promise<void> {
    const now = readAnchor(this.#file);
    // Another process on the same database may have been further already.
    if (now && now !== 'unreadable' && now.seq >= head.seq) return;
    const draft = `${this.#file}.${process.pid}.new`;
    try {
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(head)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, this.#file);
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    }
    const directory = await open(dirname(this.#file), 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}
