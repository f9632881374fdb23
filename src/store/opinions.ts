import type { Kysely } from 'kysely';
import type { Opinion } from '../triage/types.ts';
import type { Tables } from './tables.ts';
import type { OpinionOutcome, OpinionRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';
import { uuidv7 } from './uuid.ts';

interface Asked {
  id?: string;
  callId: string;
  turnId: string;
  at?: string;
  /** From asking to its coming, or to knowing that nothing comes. */
  ms: number;
  /** The words had been judged without it. */
  late: boolean;
}

export interface NewOpinion extends Asked {
  opinion: Opinion;
}

export interface NewNoOpinion extends Asked {
  by: Opinion['by'];
  model: string;
  why: Exclude<OpinionOutcome, 'opinion'>;
}

export function insertOpinion(unit: Unit, { opinion, ...asked }: NewOpinion): Promise<void> {
  return insert(unit, asked, opinion, 'opinion');
}

/** Somebody was asked and gave no opinion. */
export function insertNoOpinion(unit: Unit, { by, model, why, ...asked }: NewNoOpinion): Promise<void> {
  const none = { raises: null, doubts: null, crisis: false, topic: null, sure: 0 };
  return insert(unit, asked, { by, model, ...none }, why);
}

async function insert(unit: Unit, asked: Asked, opinion: Opinion, outcome: OpinionOutcome): Promise<void> {
  const { id = uuidv7(), callId, turnId, at = unit.now, ms, late } = asked;
  const { by, model, raises, doubts, crisis, topic, sure } = opinion;
  const { insists = raises, suspects = doubts, settles = false, about = null, redFlag = null, words = null } = opinion;
  await unit.trx
    .insertInto('opinions')
    .values({
      ...{
        id,
        callId,
        turnId,
        at,
        by,
        model,
        raises,
        doubts,
        topic,
        insists,
        suspects,
        about,
        redFlag,
        sure,
        words,
        outcome,
      },
      crisis: Number(crisis),
      settles: Number(settles),
      ms: Math.round(ms),
      late: Number(late),
    })
    .execute();
  unit.changed({ what: 'turn', id: turnId, callId });
  const detail = { turn: turnId, by, model, outcome, raises, doubts, crisis, late };
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
    outcome: row.outcome as OpinionOutcome,
    raises: row.raises as Opinion['raises'],
    doubts: row.doubts as Opinion['doubts'],
    insists: row.insists as Opinion['raises'],
    suspects: row.suspects as Opinion['doubts'],
    about: row.about as OpinionRow['about'],
    crisis: row.crisis === 1,
    settles: row.settles === 1,
    late: row.late === 1,
  }));
}
