import type { Kysely } from 'kysely';
import { callRow } from './call-writes.ts';
import { deedsOf } from './deeds.ts';
import { dispositionsOf } from './dispositions.ts';
import { latestFacts } from './facts.ts';
import { messagesOf } from './messages.ts';
import { opinionsOf } from './opinions.ts';
import { pagesOf } from './pages.ts';
import type { Tables } from './tables.ts';
import { turnsOf } from './turns.ts';
import type { CallRecord } from './types.ts';

/** Everything known about a call but its note. Inside a transaction: all of one moment. */
export async function recordOf(db: Kysely<Tables>, id: string): Promise<Omit<CallRecord, 'note'> | null> {
  const row = await db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    call: callRow(row),
    turns: await turnsOf(db, id),
    facts: await latestFacts(db, id),
    dispositions: await dispositionsOf(db, id),
    opinions: await opinionsOf(db, id),
    pages: await pagesOf(db, id),
    messages: await messagesOf(db, id),
    deeds: await deedsOf(db, id),
  };
}
