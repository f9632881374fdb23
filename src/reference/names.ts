import { fileURLToPath } from 'node:url';
import { nameKey } from './key.ts';
import { openFile } from './open.ts';
import type { CommonName, NameKind, NameLanguage } from './types.ts';

/** Where `reference/build.ts` puts the file; set-up makes it. */
export const NAMES_FILE = fileURLToPath(new URL('../../dist/reference/names.db', import.meta.url));

/** Shape of the file that this program reads, kept in SQLite's `user_version`. */
export const NAMES_FORMAT = 1;

/** Given names and surnames of people in the United States, in a file that is only read. */
export interface NameReference {
  /** The name as given name, as surname or as both, given first; accents, capitals, hyphens and spaces don't matter. Empty where it is not listed. */
  named(name: string): CommonName[];
  /** Every name, or those of a kind: given names first, in each kind the commonest first. */
  all(kind?: NameKind): CommonName[];
  close(): void;
}

/**
 * Opens the names read-only.
 * @throws NB_REFERENCE_MISSING where the file is not there, or is not one that this program reads
 */
export function openNames(file = NAMES_FILE): NameReference {
  const db = openFile(file, NAMES_FORMAT);
  const columns = 'name, key, kind, class, languages';
  const byKey = db.prepare<[string], Row>(`SELECT ${columns} FROM names WHERE key = ? ORDER BY id`);
  const every = db.prepare<[], Row>(`SELECT ${columns} FROM names ORDER BY id`);
  const ofKind = db.prepare<[NameKind], Row>(`SELECT ${columns} FROM names WHERE kind = ? ORDER BY id`);
  return {
    named: (name) => byKey.all(nameKey(name)).map(nameOf),
    all: (kind) => (kind ? ofKind.all(kind) : every.all()).map(nameOf),
    close: () => db.close(),
  };
}

/** Every name of the shipped reference, read at each call: keep what it gives. @throws NB_REFERENCE_MISSING */
export function commonNames(kind?: NameKind): CommonName[] {
  const names = openNames();
  try {
    return names.all(kind);
  } finally {
    names.close();
  }
}

interface Row extends Omit<CommonName, 'languages'> {
  languages: string;
}

const nameOf = (row: Row): CommonName => ({ ...row, languages: row.languages.split(',') as NameLanguage[] });
