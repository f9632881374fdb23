import { type Kysely, sql } from 'kysely';

/** Voicemail. A rowid table, so that the lists are read without going through the audio. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE recordings (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    at TEXT NOT NULL,
    source TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('unheard', 'heard', 'wordless', 'broken')),
    rate INTEGER CHECK (rate IN (8000, 16000)),
    taken_at TEXT NOT NULL,
    bytes BLOB NOT NULL,
    CHECK ((rate IS NULL) = (state = 'broken')),
    CHECK (rate IS NULL OR length(bytes) <= 300 * 2 * rate)
  ) STRICT`,
  `CREATE INDEX recordings_unheard ON recordings (id) WHERE state = 'unheard'`,
  'CREATE INDEX recordings_by_call ON recordings (call_id, id)',
];
