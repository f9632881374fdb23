import { type Kysely, sql } from 'kysely';

/**
 * Calls and what belongs to them. The tiers are a table so that the file itself knows which is higher: within a call the
 * tier only rises and a crisis stays one (S1), whoever writes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'CREATE TABLE tiers (name TEXT PRIMARY KEY, rank INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID',
  `INSERT INTO tiers VALUES ('unclear', 0), ('routine', 1), ('semi_urgent', 2), ('urgent', 3), ('emergency', 4)`,
  `CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    answered_at TEXT,
    ended_at TEXT,
    caller_number TEXT,
    lang TEXT NOT NULL,
    tier TEXT NOT NULL REFERENCES tiers (name),
    crisis INTEGER NOT NULL CHECK (crisis IN (0, 1)),
    intent TEXT,
    protocol TEXT NOT NULL,
    outcome TEXT NOT NULL
      CHECK (outcome IN ('in-progress', 'completed', 'caller-hung-up', 'handed-over', 'failed-over', 'lost'))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX calls_by_start ON calls (started_at)',
  `CREATE TRIGGER calls_tier_only_rises BEFORE UPDATE OF tier ON calls
    WHEN (SELECT rank FROM tiers WHERE name = NEW.tier) < (SELECT rank FROM tiers WHERE name = OLD.tier)
    BEGIN SELECT RAISE(ABORT, 'the tier of a call only rises'); END`,
  `CREATE TRIGGER calls_crisis_stays BEFORE UPDATE OF crisis ON calls WHEN NEW.crisis < OLD.crisis
    BEGIN SELECT RAISE(ABORT, 'a crisis stays one'); END`,
  `CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    at TEXT NOT NULL,
    speaker TEXT NOT NULL CHECK (speaker IN ('caller', 'nightbell', 'clinician')),
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    prompt TEXT,
    complete INTEGER NOT NULL CHECK (complete IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX turns_by_call ON turns (call_id, id)',
  `CREATE TABLE facts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    call_id TEXT NOT NULL REFERENCES calls (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    turn_id TEXT REFERENCES turns (id),
    at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX facts_by_call ON facts (call_id, name, seq)',
  `CREATE TABLE dispositions (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    turn_id TEXT REFERENCES turns (id),
    at TEXT NOT NULL,
    tier TEXT NOT NULL REFERENCES tiers (name),
    crisis INTEGER NOT NULL CHECK (crisis IN (0, 1)),
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    protocol TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX dispositions_by_call ON dispositions (call_id, id)',
  `CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    person_id TEXT NOT NULL,
    step INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('ringing', 'busy', 'no-answer', 'rejected', 'unreachable', 'no-key',
      'wrong-pin', 'passed-on', 'hung-up', 'cancelled', 'acknowledged')),
    choice TEXT CHECK (choice IS NULL OR (choice IN ('connected', 'calls-back') AND outcome = 'acknowledged'))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX pages_by_call ON pages (call_id, id)',
  `CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    at TEXT NOT NULL,
    queue TEXT NOT NULL,
    tier TEXT NOT NULL REFERENCES tiers (name),
    state TEXT NOT NULL CHECK (state IN ('open', 'done')),
    done_by TEXT,
    done_at TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX messages_by_state ON messages (state, id)',
  'CREATE INDEX messages_by_call ON messages (call_id, id)',
  'CREATE TABLE box_state (key TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID',
];
