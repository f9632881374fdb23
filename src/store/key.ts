import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { asStoreError } from './failure.ts';

const KEY_BYTES = 32;
const CREDENTIAL = 'store-key';

/** The key of the database: 256 random bits. Prints as nothing, so that it cannot slip into a log. */
export class StoreKey {
  readonly #bytes: Buffer;
  /** Where it came from: sealed by systemd to the machine, or a file beside the database. */
  readonly source: 'credential' | 'file';

  constructor(bytes: Buffer, source: 'credential' | 'file') {
    if (bytes.length !== KEY_BYTES) throw new NightbellError('NB_STORE_KEY_WRONG', `${bytes.length} bytes, not 32`);
    this.#bytes = bytes;
    this.source = source;
  }

  hex(): string {
    return this.#bytes.toString('hex');
  }

  /** 32 bytes for another purpose (RFC 5869, HKDF-SHA-256): they tell nothing about the key nor about each other. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#bytes, Buffer.alloc(0), `nightbell ${purpose} v1`, KEY_BYTES));
  }
}

export interface KeyPlaces {
  /** The database that the key is for. */
  database: string;
  /** The key file that is used when systemd gives no credential. */
  keyFile: string;
  /** systemd's $CREDENTIALS_DIRECTORY (systemd.exec(5), CREDENTIALS), if it runs this program. */
  credentialsDirectory?: string | undefined;
}

/**
 * Finds the key: the systemd credential `store-key` first, else the key file, else, when there is no database yet, a new
 * key file (mode 0600, on the disk before this returns). Either holds 64 hex digits or 32 raw bytes.
 * Throws NB_STORE_KEY_MISSING (database but no key), NB_STORE_KEY_MODE (others can read the file), NB_STORE_KEY_WRONG
 * (it is no key), NB_STORE_FULL.
 */
export function loadStoreKey(places: KeyPlaces): StoreKey {
  const credential = places.credentialsDirectory && join(places.credentialsDirectory, CREDENTIAL);
  if (credential && existsSync(credential)) return new StoreKey(parse(readFileSync(credential)), 'credential');
  if (existsSync(places.keyFile)) return readKeyFile(places.keyFile);
  if (existsSync(places.database) && statSync(places.database).size > 0) {
    throw new NightbellError('NB_STORE_KEY_MISSING', `${places.database} is there, ${places.keyFile} is not`);
  }
  try {
    return makeKeyFile(places.keyFile);
  } catch (error) {
    throw asStoreError(error);
  }
}

function readKeyFile(file: string): StoreKey {
  const fd = openSync(file, 'r');
  try {
    const { mode, uid } = fstatSync(fd);
    const ours = process.getuid?.();
    if ((mode & 0o077) !== 0 || (ours !== undefined && ours !== 0 && uid !== ours)) {
      throw new NightbellError('NB_STORE_KEY_MODE', `${file} has mode ${(mode & 0o777).toString(8).padStart(4, '0')}`);
    }
    return new StoreKey(parse(readFileSync(fd)), 'file');
  } finally {
    closeSync(fd);
  }
}

function makeKeyFile(file: string): StoreKey {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const bytes = randomBytes(KEY_BYTES);
  const draft = `${file}.${process.pid}.new`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeSync(fd, `${bytes.toString('hex')}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  // A link appears whole or not at all, and fails where a key is already: one never replaces another.
  try {
    linkSync(draft, file);
  } finally {
    unlinkSync(draft);
  }
  syncDirectory(dirname(file));
  return new StoreKey(bytes, 'file');
}

/** A new name is only safe once its directory is on the disk too. */
export function syncDirectory(directory: string): void {
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function parse(content: Buffer): Buffer {
  if (content.length === KEY_BYTES) return content;
  const text = content.toString('latin1').trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new NightbellError('NB_STORE_KEY_WRONG', 'neither 64 hex digits nor 32 bytes');
  return Buffer.from(text, 'hex');
}
