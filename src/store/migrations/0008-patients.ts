import { type Kysely, sql } from 'kysely';

/**
 * The register that callers are compared with, the box's own calendar, and who waits for a time. Two visits never overlap in one
 * column of the calendar, whoever writes: the file itself refuses the second.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const TAKEN = `EXISTS (SELECT 1 FROM visits WHERE resource = NEW.resource AND state <> 'cancelled' AND id <> NEW.id
      AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at)`;

const STATEMENTS = [
  `CREATE TABLE patients (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    dob TEXT NOT NULL CHECK (dob GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    -- The practice's own number of the chart, where it has one.
    chart TEXT NOT NULL,
    -- 'new': somebody who called and was never seen; what the practice's own list holds is established.
    standing TEXT NOT NULL CHECK (standing IN ('new', 'established')),
    phones TEXT NOT NULL CHECK (json_valid(phones)),
    proxies TEXT NOT NULL CHECK (json_valid(proxies)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX patients_by_birth ON patients (dob, name_key, chart)',
  `CREATE UNIQUE INDEX patients_by_chart ON patients (chart) WHERE chart <> ''`,
  `CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patients (id),
    -- One column of the calendar: a provider, or the nurse of one office.
    resource TEXT NOT NULL,
    provider TEXT NOT NULL,
    location TEXT NOT NULL,
    visit TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL CHECK (ends_at > starts_at),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    state TEXT NOT NULL CHECK (state IN ('booked', 'confirmed', 'cancelled')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX visits_by_resource ON visits (resource, starts_at) WHERE state <> 'cancelled'`,
  'CREATE INDEX visits_by_patient ON visits (patient_id, starts_at)',
  `CREATE TRIGGER visits_new_overlaps BEFORE INSERT ON visits WHEN NEW.state <> 'cancelled' AND ${TAKEN}
    BEGIN SELECT RAISE(ABORT, 'this time is taken'); END`,
  `CREATE TRIGGER visits_changed_overlaps BEFORE UPDATE ON visits WHEN NEW.state <> 'cancelled' AND ${TAKEN}
    BEGIN SELECT RAISE(ABORT, 'this time is taken'); END`,
  `CREATE TABLE wait_list (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patients (id),
    wish TEXT NOT NULL CHECK (json_valid(wish)),
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done')),
    done_by TEXT,
    done_at TEXT,
    CHECK ((done_at IS NULL) = (state = 'waiting'))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX wait_list_waiting ON wait_list (id) WHERE state = 'waiting'`,
];
