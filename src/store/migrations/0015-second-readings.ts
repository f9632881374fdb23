import { type Kysely, sql } from 'kysely';

/** Words of a second reading of a turn's sound, which an opinion is about: kept as what they are, beside the caller's words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE opinions ADD COLUMN words TEXT`.execute(db);
}
