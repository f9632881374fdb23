import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { NightbellError } from '../errors.ts';

/**
 * Opens a file of the reference read-only.
 * @throws NB_REFERENCE_MISSING where it is not there, is no database, or its `user_version` is not `format`
 */
export function openFile(file: string, format: number): Database.Database {
  if (!existsSync(file)) throw new NightbellError('NB_REFERENCE_MISSING', file);
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    const found = db.pragma('user_version', { simple: true });
    if (found === format) return db;
    db.close();
    throw new NightbellError('NB_REFERENCE_MISSING', `${file}: format ${found}`);
  } catch (error) {
    if (error instanceof NightbellError) throw error;
    throw new NightbellError('NB_REFERENCE_MISSING', file, { cause: error });
  }
}
