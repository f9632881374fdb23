import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';
import type { Doer } from './visits.ts';

/** A patient who takes an earlier time if one comes free. */
export interface Waiting {
  id: string;
  patientId: string;
  /** What was wished, as the calendar has it. */
  wish: unknown;
  at: string;
}

export class WaitList {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** Who waits for the same already is not entered twice. */
  add(patientId: string, wish: unknown, by: Doer = { actor: NIGHTBELL, callId: null }): Promise<void> {
    return this.#write(async (unit) => {
      const text = JSON.stringify(wish);
      const before = await unit.trx
        .selectFrom('waitList')
        .select('id')
        .where('patientId', '=', patientId)
        .where('wish', '=', text)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (before) return;
      const id = uuidv7();
      await unit.trx
        .insertInto('waitList')
        .values({ id, patientId, wish: text, at: unit.now, state: 'waiting', doneBy: null, doneAt: null })
        .execute();
      unit.changed({ what: 'visit', id });
      const detail = { waiting: id, call: by.callId };
      await unit.say({ actor: by.actor, action: 'wait_list.added', subject: patientId, detail });
    });
  }

  /** Somebody of the practice looks at who waits, the longest first. */
  view(actor: string): Promise<(Waiting & { name: string; dob: string; phones: string[] })[]> {
    return this.#write(async (unit) => {
      const rows = await unit.trx
        .selectFrom('waitList')
        .innerJoin('patients', 'patients.id', 'waitList.patientId')
        .select(['waitList.id', 'waitList.patientId', 'waitList.wish', 'waitList.at'])
        .select(['patients.name', 'patients.dob', 'patients.phones'])
        .where('state', '=', 'waiting')
        .orderBy('waitList.id')
        .execute();
      const patients = [...new Set(rows.map(({ patientId }) => patientId))].join(' ');
      await unit.say({
        actor,
        action: 'wait_list.viewed',
        subject: 'calendar',
        detail: { count: rows.length, patients },
      });
      return rows.map((row) => ({ ...row, wish: JSON.parse(row.wish), phones: JSON.parse(row.phones) }));
    });
  }

  /** Somebody of the practice has seen to it. false: it was done before, or is not there. */
  done(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const row = await unit.trx
        .updateTable('waitList')
        .set({ state: 'done', doneBy: actor, doneAt: unit.now })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .returning('patientId')
        .executeTakeFirst();
      if (!row) return false;
      unit.changed({ what: 'visit', id });
      await unit.say({ actor, action: 'wait_list.done', subject: row.patientId, detail: { waiting: id } });
      return true;
    });
  }

  /** For the program itself: who waits, the longest first. */
  async waiting(): Promise<Waiting[]> {
    const rows = await this.#read
      .selectFrom('waitList')
      .select(['id', 'patientId', 'wish', 'at'])
      .where('state', '=', 'waiting')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...row, wish: JSON.parse(row.wish) }));
  }
}
