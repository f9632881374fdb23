import type { Kysely } from 'kysely';
import { raiseCallTier } from './call-writes.ts';
import type { Tables } from './tables.ts';
import type { DispositionRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewDisposition {
  id?: string;
  callId: string;
  turnId?: string | null;
  at?: string;
  tier: string;
  crisis: boolean;
  flags: DispositionRow['flags'];
  protocol: string;
  /** Default: that of the call. */
  protocolHash?: string | null;
}

/** Writes a judgement down and raises the call's tier with it, in one go. */
export async function insertDisposition(unit: Unit, made: NewDisposition): Promise<DispositionRow> {
  const row: DispositionRow = {
    id: made.id ?? uuidv7(),
    callId: made.callId,
    turnId: made.turnId ?? null,
    at: made.at ?? unit.now,
    tier: made.tier,
    crisis: made.crisis,
    flags: made.flags,
    protocol: made.protocol,
    protocolHash: made.protocolHash === undefined ? await hashOfCall(unit, made.callId) : made.protocolHash,
  };
  await unit.trx
    .insertInto('dispositions')
    .values({ ...row, crisis: Number(row.crisis), flags: JSON.stringify(row.flags) })
    .execute();
  unit.changed({ what: 'disposition', id: row.id, callId: row.callId });
  const { id, callId, tier, crisis, protocol, protocolHash } = row;
  await unit.say({
    actor: NIGHTBELL,
    action: 'call.judged',
    subject: callId,
    detail: { disposition: id, tier, crisis, protocol, ...(protocolHash && { hash: protocolHash }) },
  });
  await raiseCallTier(unit, callId, { tier, crisis });
  return row;
}

async function hashOfCall(unit: Unit, callId: string): Promise<string | null> {
  const call = await unit.trx.selectFrom('calls').select('protocolHash').where('id', '=', callId).executeTakeFirst();
  return call?.protocolHash ?? null;
}

export async function dispositionsOf(db: Kysely<Tables>, callId: string): Promise<DispositionRow[]> {
  const rows = await db.selectFrom('dispositions').selectAll().where('callId', '=', callId).orderBy('id').execute();
  return rows.map((row) => ({ ...row, crisis: row.crisis === 1, flags: JSON.parse(row.flags) }));
}

/** How a call was judged, each time and why. */
export class Dispositions {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  add(made: NewDisposition): Promise<DispositionRow> {
    return this.#write((unit) => insertDisposition(unit, made));
  }

  /** For the program itself, oldest first. */
  of(callId: string): Promise<DispositionRow[]> {
    return dispositionsOf(this.#read, callId);
  }
}
