import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { NightbellError } from '../errors.ts';
import { syncDirectory } from '../store/key.ts';
import type { Store } from '../store/store.ts';
import { anchorFile, readAnchor } from './anchor.ts';
import { FORMAT, GENESIS, RULE } from './line.ts';
import { chainOf, remembered } from './verify.ts';

export interface ExportOptions {
  /** An age recipient, `age1…` (https://age-encryption.org/v1). */
  recipient: string;
  /** The file to make; it must not be there yet. */
  out: string;
  /** Who exports: goes into the log, and so into the export. */
  actor: string;
}

/**
 * Writes the log, encrypted to one recipient, into `out`: JSON lines with the format and its rule first, then every
 * line, then where the log stood. It is encrypted in memory, piece by piece; nothing in clear touches the disk. `out`
 * appears whole or not at all. Throws NB_RECIPIENT_INVALID, NB_INPUT_INVALID.
 * @returns how many lines it holds.
 */
export async function exportAudit(store: Store, { recipient, out, actor }: ExportOptions): Promise<number> {
  const encrypter = encrypterFor(recipient);
  const target = resolve(out);
  if (existsSync(target)) throw new NightbellError('NB_INPUT_INVALID', `${target} is there already`);
  // The look comes before what is seen: the export holds the line that tells of it.
  await store.record({ actor, action: 'audit.exported', subject: 'audit', detail: { recipient } });
  const draft = `${target}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    let lines = 0;
    await store.read.transaction().execute(async (trx) => {
      const ends = await remembered(trx, readAnchor(anchorFile(store.file)));
      const text = async function* () {
        yield { format: FORMAT, rule: RULE, genesis: GENESIS, exportedAt: new Date().toISOString() };
        for await (const line of chainOf(trx, ends).lines()) {
          lines++;
          yield line;
        }
        yield { lines, remembered: ends };
      };
      for await (const piece of await encrypter.encrypt(bytesOf(text()))) await handle.write(piece);
    });
    await handle.sync();
    await handle.close();
    await rename(draft, target);
    syncDirectory(dirname(target));
    return lines;
  } catch (error) {
    await handle.close().catch(() => {});
    await unlink(draft).catch(() => {});
    throw error;
  }
}

function encrypterFor(recipient: string): Encrypter {
  if (!recipient.startsWith('age1')) throw new NightbellError('NB_RECIPIENT_INVALID');
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new NightbellError('NB_RECIPIENT_INVALID', '', { cause: error });
  }
  return encrypter;
}

/** About as much as age encrypts in one piece (64 KiB): a piece a line would cost more than the encryption. */
const PIECE = 64 * 1024;

function bytesOf(values: AsyncIterable<object>): globalThis.ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = async function* () {
    let text = '';
    for await (const value of values) {
      text += `${JSON.stringify(value)}\n`;
      if (text.length >= PIECE) {
        yield encoder.encode(text);
        text = '';
      }
    }
    yield encoder.encode(text);
  };
  return ReadableStream.from(pieces()) as globalThis.ReadableStream<Uint8Array>;
}
