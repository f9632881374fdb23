import { type Kysely, sql } from 'kysely';

/**
 * Calls written up. A message gets whom the practice names for it, by when it is answered, and who took it; a note is kept in every
 * version that it had, because somebody may have acted on any of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // SQLite cannot change a CHECK: the table is made anew.
  `CREATE TABLE messages_new (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    at TEXT NOT NULL,
    queue TEXT NOT NULL,
    tier TEXT NOT NULL REFERENCES tiers (name),
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done')),
    owner TEXT,
    due_at TEXT,
    taken_by TEXT,
    taken_at TEXT,
    done_by TEXT,
    done_at TEXT,
    CHECK ((state = 'open') <= (taken_by IS NULL)),
    CHECK ((state = 'taken') <= (taken_by IS NOT NULL)),
    CHECK ((taken_by IS NULL) = (taken_at IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO messages_new (id, call_id, at, queue, tier, state, done_by, done_at)
    SELECT id, call_id, at, queue, tier, state, done_by, done_at FROM messages`,
  'DROP TABLE messages',
  'ALTER TABLE messages_new RENAME TO messages',
  'CREATE INDEX messages_by_state ON messages (state, id)',
  'CREATE INDEX messages_by_call ON messages (call_id, id)',
  `CREATE TABLE deeds (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    details TEXT NOT NULL CHECK (json_valid(details)),
    turn_id TEXT REFERENCES turns (id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX deeds_by_call ON deeds (call_id, id)',
  `CREATE TABLE notes (
    call_id TEXT NOT NULL REFERENCES calls (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sbar', 'task')),
    title TEXT NOT NULL,
    sentences TEXT NOT NULL CHECK (json_valid(sentences)),
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    PRIMARY KEY (call_id, version)
  ) STRICT, WITHOUT ROWID`,
];
