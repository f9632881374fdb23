import { hasCode, NightbellError } from '../errors.ts';

/** SQLite's result code of an error that came from the database, e.g. `SQLITE_FULL`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}

/** Codes that say that this very write can never succeed, however often it is tried. */
const PERMANENT = new Set(['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG']);

/**
 * Turns what the database raised into an error of the table: NB_STORE_FULL, NB_STORE_KEY_WRONG or NB_STORE_FAILED.
 * Anything that came neither from the database nor from a full disk is handed back as it is. SQLite's messages name tables and columns,
 * never values, so they may stand in the detail.
 */
export function asStoreError(error: unknown): unknown {
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOSPC') {
    return new NightbellError('NB_STORE_FULL', 'ENOSPC', { cause: error });
  }
  const code = sqliteCode(error);
  if (!code) return error;
  if (code === 'SQLITE_FULL') return new NightbellError('NB_STORE_FULL', code, { cause: error });
  if (code === 'SQLITE_NOTADB') return new NightbellError('NB_STORE_KEY_WRONG', code, { cause: error });
  return new NightbellError('NB_STORE_FAILED', (error as Error).message, { cause: error });
}

/** true: trying the same write again is of no use, it breaks a rule of the schema or of the program. */
export function isPermanent(error: unknown): boolean {
  if (!hasCode(error, 'NB_STORE_FULL') && !hasCode(error, 'NB_STORE_FAILED')) return true;
  const code = sqliteCode((error as Error).cause);
  return code !== null && PERMANENT.has(code);
}
