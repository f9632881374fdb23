/**
 * Makes dist/reference/medicines.db out of the tables beside it:  node reference/build.ts
 * The same tables give the same bytes. Set-up runs it where the file is missing or was made of other tables.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { NightbellError } from '../src/errors.ts';
import { nameKey } from '../src/reference/key.ts';
import { REFERENCE_FILE, REFERENCE_FORMAT } from '../src/reference/medicines.ts';
import type { Medicine } from '../src/reference/types.ts';
import { readMedicines } from './tables.ts';

const SOURCES = ['medicines.tsv', 'classes.tsv', 'lookalikes.tsv', 'tables.ts', 'spanish.ts', 'build.ts'];

/** What the file is made of, as a hash. */
function sources(): string {
  const hash = createHash('sha256').update(String(REFERENCE_FORMAT));
  for (const name of SOURCES) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

export function referenceIsBuilt(file = REFERENCE_FILE): boolean {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return db.prepare('SELECT made_from FROM about').pluck().get() === sources();
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Builds the file beside its place and puts it there by one rename: whoever has the old one open reads on. */
export function buildReference(file = REFERENCE_FILE): void {
  const medicines = readMedicines();
  const fresh = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(fresh, { force: true });
  const db = new Database(fresh);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma(`user_version = ${REFERENCE_FORMAT}`);
    db.exec(`
      CREATE TABLE about (made_from TEXT NOT NULL);
      CREATE TABLE medicine (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, brands TEXT NOT NULL, schedule TEXT CHECK (schedule IN ('II', 'III', 'IV', 'V')),
        class TEXT NOT NULL, vital INTEGER NOT NULL, uses TEXT NOT NULL, forms TEXT NOT NULL
      );
      CREATE TABLE name (
        key TEXT PRIMARY KEY, medicine INTEGER NOT NULL REFERENCES medicine (id), said TEXT NOT NULL, written TEXT NOT NULL,
        everyday INTEGER NOT NULL, lookalikes TEXT NOT NULL
      );
      CREATE INDEX name_medicine ON name (medicine);`);
    db.transaction(() => fill(db, medicines))();
    db.exec('VACUUM');
  } finally {
    db.close();
  }
  renameSync(fresh, file);
}

function fill(db: Database.Database, medicines: Medicine[]): void {
  const medicine = db.prepare('INSERT INTO medicine VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const name = db.prepare('INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)');
  const json = JSON.stringify;
  db.prepare('INSERT INTO about VALUES (?)').run(sources());
  for (const [id, m] of medicines.entries()) {
    medicine.run(id, m.name, json(m.brands), m.schedule, m.class, m.vital ? 1 : 0, json(m.uses), json(m.forms));
    for (const n of m.names)
      name.run(nameKey(n.said), id, n.said, n.written, n.everyday ? 1 : 0, json(n.lookalikes));
  }
}

if (import.meta.main) {
  try {
    if (!referenceIsBuilt()) buildReference();
  } catch (error) {
    process.stderr.write(`${error instanceof NightbellError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
