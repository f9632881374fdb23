import { type Kysely, sql } from 'kysely';

/** Who wrote in a protocol since it was last signed: whoever did may not approve it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE protocols ADD COLUMN editors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(editors))`.execute(
    db,
  );
}
