import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { NightbellError } from '../errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the schema up to this program's, all steps in one transaction; does nothing when it is there. Throws
 * NB_STORE_NEWER, before touching anything, when the file was written by a later program.
 */
export async function migrate(db: Kysely<Tables>, migrations: Record<string, Migration> = MIGRATIONS): Promise<void> {
  const later = (await appliedSteps(db)).filter((name) => !(name in migrations));
  if (later.length > 0) throw new NightbellError('NB_STORE_NEWER', later.join(', '));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Names of the steps that the file has been through, in order. */
export async function appliedSteps(db: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql`SELECT 1 FROM sqlite_master WHERE name = ${DEFAULT_MIGRATION_TABLE}`.execute(db);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.map((row) => row.name);
}
