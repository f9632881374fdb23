import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { type Unpacked, unpack } from './archive.ts';
import { download } from './download.ts';
import type { Hosts } from './hosts.ts';
import type { Source } from './manifest.ts';
import { tarballUrl } from './registry.ts';
import { hashFile } from './state.ts';

/** As many at once: more do not make one line faster. */
const AT_ONCE = 3;
/** A mirror may first have to get a large tarball itself; an upstream that is slow has the mirror behind it. */
const ANSWER_MS = { upstream: 15_000, mirror: 60_000 } as const;

/** A thing to download whole: a file of the web or an npm tarball. */
export type Item = { url: string; sha256?: string } | { npm: string };

export function itemKey(item: Item): string {
  return 'npm' in item ? `npm ${item.npm}` : item.url;
}

interface Stored extends Unpacked {
  /** Some of it came in an earlier run, which may have ended in a power cut. */
  old: boolean;
}

export interface PantryOptions {
  directory: string;
  hosts: Hosts;
  registry: () => Promise<string>;
  /** By item, the names in it that will be asked for: an archive is read through once. */
  wanted: Map<string, Set<string>>;
  signal?: AbortSignal | undefined;
  onBytes: (key: string, done: number, total: number | null) => void;
}

/** Everything that was downloaded in one run, each thing once however many files are made from it. */
export class Pantry {
  readonly #options: PantryOptions;
  readonly #stored = new Map<string, Promise<Stored>>();
  readonly #opened = new Map<string, Promise<Map<string, Unpacked>>>();
  readonly #age = new Map<string, number>();
  #running = 0;
  readonly #queue: (() => void)[] = [];

  constructor(options: PantryOptions) {
    this.#options = options;
  }

  /** The item itself. Throws why it cannot be had; NB_MODEL_HASH when its own hash is known and another. */
  file(item: Item, kind: Source['kind'], size: number | null = null): Promise<Stored> {
    return once(this.#stored, itemKey(item), () => this.#download(item, kind, size));
  }

  /** One file inside the item. Throws also when there is none of that name. */
  async entry(item: Item, kind: Source['kind'], name: string): Promise<Unpacked> {
    const key = itemKey(item);
    const entries = await once(this.#opened, key, async () => {
      const { path } = await this.file(item, kind);
      const directory = `${path}.${this.#age.get(key) ?? 0}.d`;
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      return unpack(path, this.#options.wanted.get(key) ?? new Set(), directory);
    });
    const entry = entries.get(name);
    if (!entry) throw new Error(`there is no ${name} in it`);
    return entry;
  }

  /** How often this item was renewed; to be kept and given to `renew`. */
  age(item: Item): number {
    return this.#age.get(itemKey(item)) ?? 0;
  }

  /**
   * After a wrong hash or a damaged archive: throws the item away. true when it is worth another try, because what
   * was wrong began in an earlier run or was renewed since it was `age` old.
   */
  async renew(item: Item, age: number): Promise<boolean> {
    const key = itemKey(item);
    if (this.age(item) > age) return true;
    const stored = await this.#stored.get(key)?.catch(() => undefined);
    if (this.age(item) > age) return true;
    const path = this.#path(item);
    if (!stored?.old || age > 0) {
      await rm(path, { force: true });
      return false;
    }
    this.#age.set(key, age + 1);
    this.#stored.delete(key);
    this.#opened.delete(key);
    await rm(path, { force: true });
    return true;
  }

  async #download(item: Item, kind: Source['kind'], size: number | null): Promise<Stored> {
    await this.#turn();
    try {
      const { hosts, signal, onBytes } = this.#options;
      const path = this.#path(item);
      const there = async (name: string) => (await stat(name).catch(() => undefined)) !== undefined;
      const old = (await there(path)) || (await there(`${path}.part`));
      const key = itemKey(item);
      const sha256 = (await there(path))
        ? await hashFile(path)
        : await download('npm' in item ? tarballUrl(await this.#options.registry(), item.npm) : item.url, path, {
            hosts,
            signal,
            size,
            answerMs: ANSWER_MS[kind],
            onBytes: (done, total) => onBytes(key, done, total),
          });
      if (!('npm' in item) && item.sha256 && item.sha256 !== sha256) throw new WrongBytes(sha256, item.sha256);
      return { path, sha256, old };
    } finally {
      this.#running--;
      this.#queue.shift()?.();
    }
  }

  #path(item: Item): string {
    const key = itemKey(item);
    const name = basename('npm' in item ? item.npm : new URL(item.url).pathname);
    return join(this.#options.directory, `${createHash('sha256').update(key).digest('hex').slice(0, 12)}-${name}`);
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#running++;
  }
}

/** A source gave other bytes than the manifest names. */
export class WrongBytes extends NightbellError {
  /** For a list of faults, where what to do is said once at the end. */
  readonly short: string;

  constructor(found: string, expected: string) {
    const detail = `sha256 ${found.slice(0, 12)}… instead of ${expected.slice(0, 12)}…`;
    super('NB_MODEL_HASH', detail);
    this.short = `NB_MODEL_HASH, ${detail}`;
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let made = known.get(key);
  if (!made) {
    made = make();
    made.catch(() => {}); // whoever asked hears of it; nobody may be left to
    known.set(key, made);
  }
  return made;
}
