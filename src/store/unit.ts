import type { EventEmitter } from 'node:events';
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type DeskRules, NO_DESK } from './desk-rules.ts';
import { asStoreError } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { Tables } from './tables.ts';
import type { AuditEvent, Change } from './types.ts';

/** The name under which the program itself stands in the audit log. */
export const NIGHTBELL = 'nightbell';

/** What one transaction may do. Wait for nothing but the database inside it: all other writers wait for its end. */
export interface Unit {
  readonly trx: Transaction<Tables>;
  /** When it began, ISO 8601 in UTC. */
  readonly now: string;
  readonly desk: DeskRules;
  /** Writes an audit line in this transaction. */
  say(event: AuditEvent): Promise<void>;
  /** To be told on `store.changes` once this is committed. */
  changed(change: Change): void;
}

/** Runs `work` in a transaction of its own. Rejects with NB_STORE_FULL or NB_STORE_FAILED; nothing is written then. */
export type Write = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

export interface WriterParts {
  db: Kysely<Tables>;
  ledger: Ledger;
  changes: EventEmitter<{ change: [Change] }>;
  clock: Clock;
  log: Log;
  desk?: DeskRules | undefined;
  /** The last thing in a transaction, with what it changed. */
  beforeCommit?: (unit: Unit, changes: readonly Change[]) => Promise<void>;
}

export function makeWrite({ db, ledger, changes, clock, log, desk = NO_DESK, beforeCommit }: WriterParts): Write {
  return async (work) => {
    const told: Change[] = [];
    let appended: Transaction<Tables> | null = null;
    const result = await db
      .transaction()
      .execute(async (trx) => {
        const now = new Date(clock.now()).toISOString();
        const unit: Unit = {
          trx,
          now,
          desk,
          say(event) {
            appended = trx;
            return ledger.append(trx, event, now);
          },
          changed: (change) => told.push(change),
        };
        const done = await work(unit);
        await beforeCommit?.(unit, told);
        return done;
      })
      .catch((error: unknown) => {
        throw asStoreError(error);
      });
    if (appended) ledger.committed(appended);
    for (const change of told) {
      try {
        changes.emit('change', change);
      } catch (error) {
        log.error({ error: (error as Error).name, what: change.what }, 'whoever listened to a change failed');
      }
    }
    return result;
  };
}
