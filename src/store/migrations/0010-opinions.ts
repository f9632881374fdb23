import { type Kysely, sql } from 'kysely';

/** What an opinion doubts where the words were a wish for the front desk, so that a replay weighs it as the call did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE opinions ADD COLUMN suspects TEXT`.execute(db);
  await sql`UPDATE opinions SET suspects = doubts`.execute(db);
}
