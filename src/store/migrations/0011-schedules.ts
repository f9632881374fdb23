import { type Kysely, sql } from 'kysely';

/**
 * Who is on call, as far as the practice file does not say it. Every edit has the next number and keeps what stood there before it, so that
 * who edits can say what they looked at, and an edit can be taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE schedule_edits (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    undoes INTEGER REFERENCES schedule_edits (version)
  ) STRICT`,
  `CREATE TABLE schedule_entries (
    kind TEXT NOT NULL CHECK (kind IN ('service', 'layer', 'shift', 'source', 'override', 'swap', 'leave')),
    id TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    version INTEGER NOT NULL REFERENCES schedule_edits (version),
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE schedule_feeds (
    person_id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
];
