import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { NightbellError } from '../errors.ts';
import type { Source } from '../words/part.ts';
import type { Tables } from './tables.ts';
import type { Unit } from './unit.ts';

/** Every text of a composed protocol, as it was proven and as it judged. */
export interface Composition {
  /** SHA-256 over all of them, in hex. */
  hash: string;
  /** Ids and versions of its documents, "base@1+obstetrics@1+practice@3". */
  name: string;
  sources: Source[];
}

const FORMAT = 'nightbell-protocol-1';

/** SHA-256, in hex, over name, layer and text of each in order; each value has its length before it, so that no two compositions agree. */
export function contentHash(sources: readonly Source[]): string {
  const hash = createHash('sha256');
  for (const value of [FORMAT, ...sources.flatMap(({ name, layer, text }) => [name, String(layer), text])]) {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

/** Keeps a composition; each text once, whatever many compositions share it. */
export async function insertComposition(unit: Unit, { hash, name, sources }: Composition): Promise<void> {
  const kept: { name: string; layer: number; text: string }[] = [];
  for (const source of sources) {
    const text = textHash(source.text);
    const bytes = deflateRawSync(source.text);
    await unit.trx
      .insertInto('protocolTexts')
      .values({ hash: text, bytes })
      .onConflict((c) => c.doNothing())
      .execute();
    kept.push({ name: source.name, layer: source.layer, text });
  }
  await unit.trx
    .insertInto('protocolCompositions')
    .values({ hash, name, sources: JSON.stringify(kept), at: unit.now })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The composition of that hash; null: never kept. Throws NB_PROTOCOL_NOT_LIVE where what is kept is not what was proven. */
export async function compositionOf(db: Kysely<Tables>, hash: string): Promise<Composition | null> {
  const row = await db.selectFrom('protocolCompositions').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (!row) return null;
  const kept = JSON.parse(row.sources) as { name: string; layer: number; text: string }[];
  const texts = await db
    .selectFrom('protocolTexts')
    .selectAll()
    .where(
      'hash',
      'in',
      kept.map(({ text }) => text),
    )
    .execute();
  const sources = kept.map(({ name, layer, text }) => ({ name, layer, text: inflated(texts, text) }));
  if (contentHash(sources) !== hash) throw damaged(hash);
  return { hash, name: row.name, sources };
}

function inflated(texts: { hash: string; bytes: Uint8Array }[], hash: string): string {
  const found = texts.find((t) => t.hash === hash);
  if (!found) throw damaged(hash);
  try {
    return inflateRawSync(found.bytes).toString('utf8');
  } catch (cause) {
    throw damaged(hash, cause);
  }
}

function damaged(hash: string, cause?: unknown): NightbellError {
  return new NightbellError('NB_PROTOCOL_NOT_LIVE', `its kept text ${hash.slice(0, 12)} is damaged`, { cause });
}

function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
