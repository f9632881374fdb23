import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { DeedRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewDeed {
  id?: string;
  callId: string;
  at?: string;
  what: string;
  details: Record<string, string>;
  turnId: string | null;
}

/** Something was done for the caller. The log says what, never for whom or when: that is the caller's. */
export async function insertDeed(unit: Unit, deed: NewDeed): Promise<DeedRow> {
  const row: DeedRow = { ...deed, id: deed.id ?? uuidv7(), at: deed.at ?? unit.now };
  await unit.trx
    .insertInto('deeds')
    .values({ ...row, details: JSON.stringify(row.details) })
    .execute();
  const { id, callId, what } = row;
  unit.changed({ what: 'deed', id, callId });
  await unit.say({ actor: NIGHTBELL, action: 'call.done', subject: callId, detail: { deed: id, what } });
  return row;
}

export async function deedsOf(db: Kysely<Tables>, callId: string): Promise<DeedRow[]> {
  const rows = await db.selectFrom('deeds').selectAll().where('callId', '=', callId).orderBy('id').execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }));
}
