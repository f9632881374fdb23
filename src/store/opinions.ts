import type { Kysely } from 'kysely';
import type { Opinion } from '../triage/types.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Unit } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewOpinion {
  id?: string;
  callId: string;
  turnId: string;
  at?: string;
  opinion: Opinion;
  /** From asking to its coming. */
  ms: number;
  /** The words had been judged without it. */
  late: boolean;
}

/** What another than the rules made of a turn, and when. */
export interface OpinionRow extends Opinion {
  id: string;
  callId: string;
  turnId: string;
  at: string;
  ms: number;
  late: boolean;
}

export async function insertOpinion(unit: Unit, made: NewOpinion): Promise<void> {
  const { callId, turnId, late } = made;
  const { by, model, raises, doubts, crisis, topic, sure } = made.opinion;
  await unit.trx
    .insertInto('opinions')
    .values({
      id: made.id ?? uuidv7(),
      callId,
      turnId,
      at: made.at ?? unit.now,
      by,
      model,
      raises,
      doubts,
      crisis: Number(crisis),
      topic,
      sure,
      ms: Math.round(made.ms),
      late: Number(late),
    })
    .execute();
  unit.changed({ what: 'turn', id: turnId, callId });
  const detail = { turn: turnId, by, model, raises, doubts, crisis, late };
  await unit.say({ actor: NIGHTBELL, action: 'opinion.noted', subject: callId, detail });
}

/** Of one call or of several, in the order in which they came. */
export async function opinionsOf(db: Kysely<Tables>, callIds: string | string[]): Promise<OpinionRow[]> {
  const ids = typeof callIds === 'string' ? [callIds] : callIds;
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('opinions').selectAll().where('callId', 'in', ids).orderBy('id').execute();
  return rows.map((row) => ({
    ...row,
    by: row.by as Opinion['by'],
    raises: row.raises as Opinion['raises'],
    doubts: row.doubts as Opinion['doubts'],
    crisis: row.crisis === 1,
    late: row.late === 1,
  }));
}
