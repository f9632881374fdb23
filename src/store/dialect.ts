import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { sqliteCode } from './failure.ts';
import type { Connection } from './sqlcipher.ts';

/**
 * Kysely over SQLCipher connections that are open already. Each query or transaction holds one connection until it is
 * done; whoever finds none free waits in turn. With one connection that makes every transaction run alone.
 */
export class SqlcipherDialect implements Dialect {
  readonly #connections: readonly Connection[];
  readonly #begin: string;

  /** @param begin `begin immediate` for writing (the lock is taken at once), `begin` for reading (one snapshot). */
  constructor(connections: readonly Connection[], begin: 'begin' | 'begin immediate') {
    this.#connections = connections;
    this.#begin = begin;
  }

  createDriver(): Driver {
    return new TurnDriver(this.#connections, this.#begin);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new SqlcipherAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** Kysely's adapter thinks of one connection, and leaves unused that SQLite rolls schema changes back like any other. */
class SqlcipherAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TurnDriver implements Driver {
  readonly #all: readonly TurnConnection[];
  readonly #free: TurnConnection[];
  readonly #waiting: ((connection: TurnConnection) => void)[] = [];
  readonly #begin: string;

  constructor(connections: readonly Connection[], begin: string) {
    this.#all = connections.map((c) => new TurnConnection(c));
    this.#free = [...this.#all];
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<TurnConnection> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next(connection as TurnConnection);
    else this.#free.push(connection as TurnConnection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const { raw } = connection as TurnConnection;
    try {
      await raw.exec(this.#begin);
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_ERROR') throw error;
      // A rollback that failed (a disk that was gone) left the last transaction open.
      await raw.exec('rollback');
      await raw.exec(this.#begin);
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as TurnConnection).raw.exec('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await (connection as TurnConnection).raw.exec('rollback');
    } catch (error) {
      // After SQLITE_FULL, IOERR and the like SQLite may have rolled back by itself (sqlite.org/lang_transaction.html, 3);
      // the error that led here is the one to report.
      if (sqliteCode(error) !== 'SQLITE_ERROR') throw error;
    }
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all) await connection.raw.close();
  }
}

class TurnConnection implements DatabaseConnection {
  readonly raw: Connection;

  constructor(raw: Connection) {
    this.raw = raw;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const { sql, parameters, query } = compiled;
    const changesRows =
      query.kind === 'InsertQueryNode' || query.kind === 'UpdateQueryNode' || query.kind === 'DeleteQueryNode';
    if (changesRows && !query.returning) {
      return { rows: [], numAffectedRows: BigInt(await this.raw.run(sql, parameters)) };
    }
    return { rows: await this.raw.all<R>(sql, parameters) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A stream would hold a connection for as long as its reader likes: read pages by key instead.');
  }
}
