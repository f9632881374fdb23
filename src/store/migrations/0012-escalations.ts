import { type Kysely, sql } from 'kysely';

/**
 * Escalations, each as the events that made it what it is. The head row is what lists and restarts look for; no column refers to calls,
 * because an escalation is written although its call could not be yet.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE escalations (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    service TEXT NOT NULL,
    tier TEXT NOT NULL REFERENCES tiers (name),
    phase TEXT NOT NULL,
    -- Something is still to be done, or a person has to end it.
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX escalations_by_state ON escalations (is_open, opened_at)',
  `CREATE TABLE escalation_events (
    escalation_id TEXT NOT NULL REFERENCES escalations (id),
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (escalation_id, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE escalation_calls (
    call_id TEXT NOT NULL,
    escalation_id TEXT NOT NULL REFERENCES escalations (id),
    PRIMARY KEY (call_id, escalation_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE dictations (
    id TEXT PRIMARY KEY,
    escalation_id TEXT NOT NULL REFERENCES escalations (id),
    call_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    rate INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX dictations_by_call ON dictations (call_id, id)',
];
