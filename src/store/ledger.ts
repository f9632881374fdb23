import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import type { AuditEvent } from './types.ts';

/** Where the store tells what it did. The audit room is one. */
export interface Ledger {
  /** Once, after the schema is there and before the first line is written. */
  opened(db: Kysely<Tables>, file: string): Promise<void>;
  /** Writes the event in the transaction of what it tells of: both are there or neither is. */
  append(trx: Transaction<Tables>, event: AuditEvent, at: string): Promise<void>;
  /** After the commit of a transaction in which something was appended. Must not throw. */
  committed(trx: Transaction<Tables>): void;
  /** Resolves when everything the ledger keeps outside the database is on the disk. Must not reject. */
  settled(): Promise<void>;
}
