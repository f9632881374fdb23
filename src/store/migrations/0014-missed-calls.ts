import { type Kysely, sql } from 'kysely';

/**
 * Calls in which nobody said a word, joined by number into one message of the inbox, and whether the box rings back. Where a ring stands is in
 * the file before the telephone rings: a program that was killed rings nobody twice. And what a model proposes beside a note.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE missed_calls (
    call_id TEXT PRIMARY KEY REFERENCES calls (id),
    message_id TEXT NOT NULL REFERENCES messages (id),
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX missed_calls_by_message ON missed_calls (message_id)',
  `CREATE TABLE ring_backs (
    message_id TEXT PRIMARY KEY REFERENCES messages (id),
    -- E.164.
    number TEXT NOT NULL,
    -- 'listed': nobody rings; 'waiting': the box will; 'ringing': it began to; 'rung': it did; 'over': they called again, or were reached.
    state TEXT NOT NULL CHECK (state IN ('listed', 'waiting', 'ringing', 'rung', 'over')),
    -- When the number called last.
    last_at TEXT NOT NULL,
    -- The call that came of it, which may not be on paper yet; null: none.
    call_id TEXT,
    outcome TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX ring_backs_open ON ring_backs (number) WHERE state <> 'over'`,
  `CREATE TABLE note_proposals (
    call_id TEXT PRIMARY KEY REFERENCES calls (id),
    -- Of the note that it shortens: one of an older version is not shown.
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    model TEXT NOT NULL,
    -- '': the model was asked, and nothing that is worth showing came of it.
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX ring_backs_by_call ON ring_backs (call_id) WHERE call_id IS NOT NULL`,
];
