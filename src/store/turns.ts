import type { Kysely } from 'kysely';
import type { Lang } from '../lang.ts';
import type { Tables } from './tables.ts';
import type { Speaker, TurnRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewTurn {
  id?: string;
  callId: string;
  at?: string;
  speaker: Speaker;
  text: string;
  lang: Lang;
  prompt?: string | null;
  /** Default true. A turn of ours is written when it begins, with false, and completed when it was played to its end. */
  complete?: boolean;
}

export async function insertTurn(unit: Unit, turn: NewTurn): Promise<TurnRow> {
  const row: TurnRow = {
    id: turn.id ?? uuidv7(),
    callId: turn.callId,
    at: turn.at ?? unit.now,
    speaker: turn.speaker,
    text: turn.text,
    lang: turn.lang,
    prompt: turn.prompt ?? null,
    complete: turn.complete ?? true,
  };
  await unit.trx
    .insertInto('turns')
    .values({ ...row, complete: Number(row.complete) })
    .execute();
  unit.changed({ what: 'turn', id: row.id, callId: row.callId });
  await unit.say({
    actor: NIGHTBELL,
    action: 'turn.added',
    subject: row.callId,
    detail: { turn: row.id, speaker: row.speaker },
  });
  return row;
}

export async function completeTurn(unit: Unit, callId: string, id: string): Promise<void> {
  await unit.trx.updateTable('turns').set({ complete: 1 }).where('id', '=', id).execute();
  unit.changed({ what: 'turn', id, callId });
  await unit.say({ actor: NIGHTBELL, action: 'turn.completed', subject: callId, detail: { turn: id } });
}

/** A turn of ours was cut off: what stands is what was played. */
export async function cutTurn(unit: Unit, callId: string, id: string, played: string): Promise<void> {
  await unit.trx.updateTable('turns').set({ text: played, complete: 0 }).where('id', '=', id).execute();
  unit.changed({ what: 'turn', id, callId });
  await unit.say({ actor: NIGHTBELL, action: 'turn.cut', subject: callId, detail: { turn: id } });
}

export async function turnsOf(db: Kysely<Tables>, callId: string, after = ''): Promise<TurnRow[]> {
  const rows = await db
    .selectFrom('turns')
    .selectAll()
    .where('callId', '=', callId)
    .where('id', '>', after)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    speaker: row.speaker as Speaker,
    lang: row.lang as Lang,
    complete: row.complete === 1,
  }));
}

/** What was said, as it is said. */
export class Turns {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  add(turn: NewTurn): Promise<TurnRow> {
    return this.#write((unit) => insertTurn(unit, turn));
  }

  complete(callId: string, id: string): Promise<void> {
    return this.#write((unit) => completeTurn(unit, callId, id));
  }

  /** For the program itself, in the order they were said; `after`: only those that came after this turn. */
  of(callId: string, after?: string): Promise<TurnRow[]> {
    return turnsOf(this.#read, callId, after);
  }
}
