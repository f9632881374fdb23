import { type Kysely, sql } from 'kysely';

/** Ladders that ended with nobody: they alone are not started again when the program is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE exhausted_ladders (
    call_id TEXT PRIMARY KEY REFERENCES calls (id),
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX calls_by_end ON calls (ended_at)',
];
