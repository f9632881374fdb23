import { type Kysely, sql } from 'kysely';

/**
 * The practice's protocols with their life cycle, the texts that judged calls, other opinions, and reviews. Accounts get the role of the
 * clinical lead: a CHECK cannot be changed in place, so the table is made anew together with the one that refers to it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const USERS = `(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('administrator', 'clinical-lead', 'clinician', 'front-desk', 'auditor')),
    person_id TEXT REFERENCES people (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`;

const STATEMENTS = [
  `CREATE TABLE users_next ${USERS}`,
  'INSERT INTO users_next SELECT id, name, name_key, role, person_id, state, password_hash, created_at FROM users',
  `CREATE TABLE sessions_next (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users_next (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    revoked_at TEXT,
    address TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO sessions_next
    SELECT id, user_id, token_hash, created_at, last_seen_at, revoked_at, address FROM sessions`,
  'DROP TABLE sessions',
  'DROP TABLE users',
  'ALTER TABLE users_next RENAME TO users',
  'ALTER TABLE sessions_next RENAME TO sessions',
  'CREATE INDEX sessions_by_user ON sessions (user_id)',

  'ALTER TABLE calls ADD COLUMN protocol_hash TEXT',
  'ALTER TABLE dispositions ADD COLUMN protocol_hash TEXT',

  // What was proven or judged a call is never changed and never removed: by its hash it can be shown again.
  'CREATE TABLE protocol_texts (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID',
  `CREATE TABLE protocol_compositions (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sources TEXT NOT NULL CHECK (json_valid(sources)),
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  ...['protocol_texts', 'protocol_compositions'].flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (what) => `CREATE TRIGGER ${table}_no_${what.toLowerCase()} BEFORE ${what} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'what judged calls is kept as it was'); END`,
    ),
  ),
  `CREATE TABLE protocols (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    based_on TEXT REFERENCES protocols (id),
    revision INTEGER NOT NULL,
    specialties TEXT NOT NULL CHECK (json_valid(specialties)),
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL
      CHECK (state IN ('draft', 'proven', 'tested', 'signed', 'approved', 'published', 'discarded')),
    content TEXT REFERENCES protocol_compositions (hash),
    author TEXT REFERENCES users (id),
    author_at TEXT,
    approver TEXT REFERENCES users (id),
    approver_at TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    CHECK ((content IS NULL) = (state IN ('draft', 'discarded'))),
    CHECK ((author IS NOT NULL) = (state IN ('signed', 'approved', 'published'))),
    CHECK ((approver IS NOT NULL) = (state IN ('approved', 'published'))),
    CHECK (approver IS NULL OR approver <> author)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER protocols_published_stay BEFORE UPDATE ON protocols WHEN OLD.state IN ('published', 'discarded')
    BEGIN SELECT RAISE(ABORT, 'a published protocol is never changed'); END`,
  `CREATE TABLE protocol_lives (
    id TEXT PRIMARY KEY,
    protocol_id TEXT REFERENCES protocols (id),
    from_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('published', 'rolled-back')),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    cancelled_by TEXT,
    cancelled_at TEXT,
    CHECK (cancelled_at IS NULL OR cancelled_at < from_at)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE opinions (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    turn_id TEXT NOT NULL REFERENCES turns (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    model TEXT NOT NULL,
    raises TEXT,
    doubts TEXT,
    crisis INTEGER NOT NULL CHECK (crisis IN (0, 1)),
    topic TEXT,
    insists TEXT,
    settles INTEGER NOT NULL CHECK (settles IN (0, 1)),
    about TEXT CHECK (about IN ('self', 'child', 'other')),
    red_flag TEXT,
    sure REAL NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opinion', 'nothing', 'too-late', 'failed')),
    ms INTEGER NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    -- Who gave no opinion judged nothing.
    CHECK (outcome = 'opinion' OR (raises IS NULL AND doubts IS NULL AND insists IS NULL AND crisis = 0 AND settles = 0))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX opinions_by_call ON opinions (call_id, id)',

  // A later mark takes the place of an earlier one, which stays in the history.
  `CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('right', 'over', 'under')),
    was TEXT NOT NULL REFERENCES tiers (name),
    wanted TEXT REFERENCES tiers (name),
    crisis_wanted INTEGER CHECK (crisis_wanted IN (0, 1)),
    note TEXT NOT NULL,
    CHECK ((wanted IS NULL) = (verdict = 'right'))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX reviews_by_call ON reviews (call_id, id)',
];
