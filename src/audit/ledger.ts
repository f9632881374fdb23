import type { Kysely, Transaction } from 'kysely';
import type { Log } from '../log.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Tables } from '../store/tables.ts';
import type { AuditEvent } from '../store/types.ts';
import { Anchor, anchorFile, readAnchor } from './anchor.ts';
import { GENESIS, type Head, makeLine } from './line.ts';

/** Key in the box state under which the head stands, written with each line. */
export const HEAD_KEY = 'audit.head';
export const ANCHOR_MADE = 'audit.anchor-made';
export const ANCHOR_DIFFERS = 'audit.anchor-differs';

/** The chained log as the store's ledger. One for each store. */
export function makeLedger({ log }: { log: Log }): Ledger {
  return new ChainedLedger(log);
}

class ChainedLedger implements Ledger {
  readonly #log: Log;
  /** Head of each running transaction: one that is rolled back takes its head with it. */
  readonly #heads = new WeakMap<Transaction<Tables>, Head>();
  #anchor: Anchor | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Compares the log with the anchor. Where they differ the anchor is left as it is from then on, because it is the
   * evidence, and the box goes on: a log that was touched must not keep a telephone from being answered.
   */
  async opened(db: Kysely<Tables>, file: string): Promise<void> {
    const path = anchorFile(file);
    const anchored = readAnchor(path);
    const head = await lastOf(db);
    if (anchored && !(await holds(db, anchored))) {
      this.#log.error({ file: path }, 'NB_AUDIT_BROKEN: the audit log is not the one that the anchor remembers');
      const anchor = anchored === 'unreadable' ? null : anchored.seq;
      await this.#tell(db, { action: ANCHOR_DIFFERS, detail: { anchor, last: head.seq } });
      return;
    }
    this.#anchor = new Anchor(path, this.#log);
    if (!anchored && head.seq > 0) {
      this.#log.warn({ file: path }, 'the anchor of the audit log was not there; made anew');
      await this.#tell(db, { action: ANCHOR_MADE, detail: { last: head.seq } });
    }
  }

  async append(trx: Transaction<Tables>, event: AuditEvent, at: string): Promise<void> {
    const line = makeLine(this.#heads.get(trx) ?? (await lastOf(trx)), event, at);
    const head = { seq: line.seq, hash: line.hash };
    await trx.insertInto('auditLines').values(line).execute();
    const value = JSON.stringify(head);
    await trx
      .insertInto('boxState')
      .values({ key: HEAD_KEY, value, at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, at }))
      .execute();
    this.#heads.set(trx, head);
  }

  committed(trx: Transaction<Tables>): void {
    const head = this.#heads.get(trx);
    if (head) this.#anchor?.move(head);
  }

  settled(): Promise<void> {
    return this.#anchor?.settled() ?? Promise.resolve();
  }

  /** A full disk keeps no box from starting: the log file has said it then. */
  async #tell(db: Kysely<Tables>, event: Pick<AuditEvent, 'action' | 'detail'>): Promise<void> {
    const at = new Date().toISOString();
    try {
      await db.transaction().execute(async (trx) => {
        await this.append(trx, { actor: 'nightbell', subject: 'audit', ...event }, at);
      });
    } catch (error) {
      this.#log.error({ action: event.action, error: (error as Error).message }, 'not written into the audit log');
    }
  }
}

async function lastOf(db: Kysely<Tables>): Promise<Head> {
  const last = await db
    .selectFrom('auditLines')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, hash: GENESIS };
}

async function holds(db: Kysely<Tables>, anchored: Head | 'unreadable'): Promise<boolean> {
  if (anchored === 'unreadable') return false;
  const line = await db.selectFrom('auditLines').select('hash').where('seq', '=', anchored.seq).executeTakeFirst();
  return line?.hash === anchored.hash;
}
