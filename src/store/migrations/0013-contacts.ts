import { type Kysely, sql } from 'kysely';

/**
 * How each person is reached and when, what was sent to whom without being asked (reminders, alarms), so that a restart sends nothing
 * twice, and the alarms themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE contact_methods (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    position INTEGER NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    tested_at TEXT,
    tested_state TEXT CHECK (tested_state IN ('accepted', 'delivered', 'failed'))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX contact_methods_by_person ON contact_methods (person_id, position)',
  `CREATE TABLE contact_rules (
    person_id TEXT NOT NULL REFERENCES people (id),
    position INTEGER NOT NULL,
    method_id TEXT NOT NULL REFERENCES contact_methods (id),
    days TEXT NOT NULL CHECK (json_valid(days)),
    -- Wall clock of the practice, HH:MM.
    from_time TEXT NOT NULL,
    to_time TEXT NOT NULL,
    after_minutes INTEGER NOT NULL,
    PRIMARY KEY (person_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE notices (
    -- What it is about, whom it is for and when, in one: the same is not sent twice.
    key TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL,
    channel TEXT,
    state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'delivered', 'failed')),
    reason TEXT,
    ended_at TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX notices_by_time ON notices (at)',
  `CREATE TABLE alarms (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- A service, gateway, person or call by its id; '' for the box itself.
    about TEXT NOT NULL,
    -- When what it warns of begins or began.
    from_at TEXT,
    raised_at TEXT NOT NULL,
    cleared_at TEXT,
    seen_by TEXT,
    seen_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX alarms_open ON alarms (kind, about, ifnull(from_at, '')) WHERE cleared_at IS NULL`,
];
