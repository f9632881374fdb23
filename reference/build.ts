/**
 * Makes the files of dist/reference out of the tables beside it:  node reference/build.ts
 * The same tables give the same bytes. Set-up runs it where a file is missing or was made of other tables.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { NightbellError } from '../src/errors.ts';
import { nameKey } from '../src/reference/key.ts';
import { REFERENCE_FILE, REFERENCE_FORMAT } from '../src/reference/medicines.ts';
import { NAMES_FILE, NAMES_FORMAT } from '../src/reference/names.ts';
import { NAME_TABLES, readNames } from './names.ts';
import { readMedicines } from './tables.ts';

/** A file that is made, and what of. */
interface Made {
  file: string;
  format: number;
  sources: string[];
  /** Reads the tables, then fills the empty database. */
  fill: (db: Database.Database) => void;
}

const MADE: Made[] = [
  {
    file: basename(REFERENCE_FILE),
    format: REFERENCE_FORMAT,
    sources: ['medicines.tsv', 'classes.tsv', 'lookalikes.tsv', 'tables.ts', 'spanish.ts', 'build.ts'],
    fill: fillMedicines,
  },
  {
    file: basename(NAMES_FILE),
    format: NAMES_FORMAT,
    sources: [...Object.values(NAME_TABLES), 'tables.ts', 'names.ts', 'build.ts'],
    fill: fillNames,
  },
];

/** What a file is made of, as a hash. */
function madeFrom({ format, sources }: Made): string {
  const hash = createHash('sha256').update(String(format));
  for (const name of sources) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

function isBuilt(made: Made, folder: string): boolean {
  try {
    const db = new Database(join(folder, made.file), { readonly: true, fileMustExist: true });
    try {
      return db.prepare('SELECT made_from FROM about').pluck().get() === madeFrom(made);
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Whether every file is there and made of today's tables. */
export function referenceIsBuilt(folder = dirname(REFERENCE_FILE)): boolean {
  return MADE.every((made) => isBuilt(made, folder));
}

/**
 * Builds each file that is missing or out of date beside its place and puts it there by one rename: whoever has the old one open reads on.
 * @throws NB_INPUT_INVALID with the line of a table that is at fault
 */
export function buildReference(folder = dirname(REFERENCE_FILE)): void {
  mkdirSync(folder, { recursive: true });
  for (const made of MADE) if (!isBuilt(made, folder)) build(made, join(folder, made.file));
}

function build(made: Made, file: string): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  const db = new Database(fresh);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma(`user_version = ${made.format}`);
    db.transaction(() => {
      db.exec('CREATE TABLE about (made_from TEXT NOT NULL)');
      db.prepare('INSERT INTO about VALUES (?)').run(madeFrom(made));
      made.fill(db);
    })();
    db.exec('VACUUM');
  } finally {
    db.close();
  }
  renameSync(fresh, file);
}

function fillNames(db: Database.Database): void {
  db.exec(`
    CREATE TABLE names (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('given', 'surname')),
      class INTEGER NOT NULL CHECK (class BETWEEN 1 AND 4), languages TEXT NOT NULL, UNIQUE (key, kind)
    );`);
  const insert = db.prepare('INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)');
  for (const [id, n] of readNames().entries()) insert.run(id, n.name, n.key, n.kind, n.class, n.languages.join(','));
}

function fillMedicines(db: Database.Database): void {
  db.exec(`
    CREATE TABLE medicine (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, brands TEXT NOT NULL, schedule TEXT CHECK (schedule IN ('II', 'III', 'IV', 'V')),
      class TEXT NOT NULL, vital INTEGER NOT NULL, uses TEXT NOT NULL, forms TEXT NOT NULL
    );
    CREATE TABLE name (
      key TEXT PRIMARY KEY, medicine INTEGER NOT NULL REFERENCES medicine (id), said TEXT NOT NULL, written TEXT NOT NULL,
      everyday INTEGER NOT NULL, lookalikes TEXT NOT NULL
    );
    CREATE INDEX name_medicine ON name (medicine);`);
  const medicine = db.prepare('INSERT INTO medicine VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const name = db.prepare('INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)');
  const json = JSON.stringify;
  for (const [id, m] of readMedicines().entries()) {
    medicine.run(id, m.name, json(m.brands), m.schedule, m.class, m.vital ? 1 : 0, json(m.uses), json(m.forms));
    for (const n of m.names)
      name.run(nameKey(n.said), id, n.said, n.written, n.everyday ? 1 : 0, json(n.lookalikes));
  }
}

if (import.meta.main) {
  try {
    buildReference();
  } catch (error) {
    process.stderr.write(`${error instanceof NightbellError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
