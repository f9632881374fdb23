import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from './tables.ts';
import type { FactRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';

export interface NewFact {
  callId: string;
  name: string;
  value: string;
  confirmed: boolean;
  turnId?: string | null;
  at?: string;
}

/** A later fact of the same name takes the place of an earlier one, which stays in the history. */
export async function insertFact(unit: Unit, fact: NewFact): Promise<FactRow> {
  const row: FactRow = { ...fact, turnId: fact.turnId ?? null, at: fact.at ?? unit.now };
  const { callId, name, value, confirmed, turnId, at } = row;
  await unit.trx
    .insertInto('facts')
    .values({ callId, name, value, confirmed: Number(confirmed), turnId, at })
    .execute();
  unit.changed({ what: 'fact', id: name, callId });
  await unit.say({ actor: NIGHTBELL, action: 'fact.noted', subject: callId, detail: { name, confirmed } });
  return row;
}

export async function latestFacts(db: Kysely<Tables>, callId: string): Promise<FactRow[]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('callId', '=', callId)
    .where('seq', 'in', (eb) =>
      eb.selectFrom('facts').select(sql<number>`max(seq)`.as('seq')).where('callId', '=', callId).groupBy('name'),
    )
    .orderBy('seq')
    .execute();
  return rows.map(factRow);
}

/** What is known about a call: the latest of each name counts, all are kept. */
export class Facts {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  note(fact: NewFact): Promise<FactRow> {
    return this.#write((unit) => insertFact(unit, fact));
  }

  /** For the program itself: the latest of each name. */
  latest(callId: string): Promise<FactRow[]> {
    return latestFacts(this.#read, callId);
  }

  /** For the program itself: everything, oldest first. */
  async history(callId: string): Promise<FactRow[]> {
    const rows = await this.#read.selectFrom('facts').selectAll().where('callId', '=', callId).orderBy('seq').execute();
    return rows.map(factRow);
  }
}

function factRow({ seq: _, ...row }: Selectable<Tables['facts']>): FactRow {
  return { ...row, confirmed: row.confirmed === 1 };
}
