import sqlite3 from '@journeyapps/sqlcipher';
import { NightbellError } from '../errors.ts';
import { asStoreError } from './failure.ts';
import type { StoreKey } from './key.ts';

/** One connection to an encrypted file. Calls on it must not overlap when they belong to a transaction. */
export class Connection {
  readonly #db: sqlite3.Database;

  private constructor(db: sqlite3.Database) {
    this.#db = db;
  }

  /**
   * Opens `file` with a raw 256-bit key. `writer` makes the file when it is not there; `reader` refuses to write.
   * Rejects with NB_STORE_KEY_WRONG when the key does not open it, NB_STORE_FULL or NB_STORE_FAILED otherwise.
   */
  static async open(file: string, key: StoreKey, use: 'writer' | 'reader'): Promise<Connection> {
    const connection = new Connection(await openFile(file));
    try {
      // What goes wrong comes back as an error; the library's own lines would stand between the log's.
      await connection.exec('PRAGMA cipher_log_level = NONE');
      // The key comes before anything else: https://www.zetetic.net/sqlcipher/sqlcipher-api/#key
      await connection.exec(`PRAGMA key = "x'${key.hex()}'"`);
      await connection.exec('PRAGMA cipher_memory_security = ON');
      if ((await connection.all('PRAGMA cipher_version')).length === 0) {
        throw new NightbellError('NB_STORE_FAILED', 'the database library cannot encrypt');
      }
      await connection.all('SELECT count(*) FROM sqlite_master');
      for (const pragma of PRAGMAS[use]) await connection.exec(`PRAGMA ${pragma}`);
      return connection;
    } catch (error) {
      await connection.close().catch(() => {});
      throw asStoreError(error);
    }
  }

  /** Runs a statement that gives rows. */
  all<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#db.all(sql, parameters, (error, rows) => (error ? reject(error) : resolve(rows as Row[])));
    });
  }

  /** Runs a statement that gives none; resolves to the number of rows it changed. */
  run(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#db.run(sql, parameters, function (error) {
        if (error) reject(error);
        else resolve(this.changes);
      });
    });
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#db.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#db.close((error) => (error ? reject(error) : resolve()));
    });
  }
}

/** Another process (`audit verify`, a backup) may hold the file for a moment. */
const BUSY_MS = 5000;

const COMMON = [`busy_timeout = ${BUSY_MS}`, 'foreign_keys = ON', 'temp_store = MEMORY'];
const PRAGMAS = {
  // FULL: a commit is on the disk when it is reported, also through a power cut (sqlite.org/pragma.html#pragma_synchronous).
  writer: [...COMMON, 'journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON'],
  reader: [...COMMON, 'query_only = ON'],
};

function openFile(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE, (error) =>
      error ? reject(asStoreError(error)) : resolve(db),
    );
  });
}
