import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { PersonRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';

/** A PIN as it is kept: a hash and how often it was missed. */
export interface PinRow {
  hash: string;
  /** Wrong tries since the last right one or the last lockout. */
  failures: number;
  /** Lockouts since the last right one. */
  lockouts: number;
  lockedUntil: string | null;
}

/** How often a PIN was missed, told after a try. */
export type PinTries = Omit<PinRow, 'hash'>;

export async function writePinTries(unit: Unit, personId: string, tries: PinTries): Promise<void> {
  await unit.trx.updateTable('pins').set(tries).where('personId', '=', personId).execute();
}

/** People who can be rung, and their PINs. */
export class People {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** Adds a person or brings name, role and phone up to date; says nothing when nothing changed. */
  put(person: Omit<PersonRow, 'hasPin'>, actor: string = NIGHTBELL): Promise<void> {
    const { id, name, role, phone } = person;
    return this.#write(async (unit) => {
      const before = await unit.trx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
      if (before && before.name === name && before.role === role && before.phone === phone) return;
      await unit.trx
        .insertInto('people')
        .values({ id, name, role, phone })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, role, phone }))
        .execute();
      unit.changed({ what: 'person', id });
      await unit.say({ actor, action: before ? 'person.changed' : 'person.added', subject: id, detail: { role } });
    });
  }

  async get(id: string): Promise<PersonRow | null> {
    const row = await this.#select().where('people.id', '=', id).executeTakeFirst();
    return row ? personRow(row) : null;
  }

  async list(): Promise<PersonRow[]> {
    return (await this.#select().orderBy('people.id').execute()).map(personRow);
  }

  /** For the access room alone. */
  async pin(personId: string): Promise<PinRow | null> {
    const row = await this.#read
      .selectFrom('pins')
      .select(['hash', 'failures', 'lockouts', 'lockedUntil'])
      .where('personId', '=', personId)
      .executeTakeFirst();
    return row ?? null;
  }

  /** For the access room alone: a new PIN, with no wrong tries. */
  putPin(personId: string, hash: string, actor: string): Promise<void> {
    return this.#write(async (unit) => {
      const fresh = { hash, failures: 0, lockouts: 0, lockedUntil: null, at: unit.now };
      await unit.trx
        .insertInto('pins')
        .values({ personId, ...fresh })
        .onConflict((conflict) => conflict.column('personId').doUpdateSet(fresh))
        .execute();
      unit.changed({ what: 'person', id: personId });
      await unit.say({ actor, action: 'pin.set', subject: personId });
    });
  }

  #select() {
    return this.#read
      .selectFrom('people')
      .leftJoin('pins', 'pins.personId', 'people.id')
      .select(['people.id', 'people.name', 'people.role', 'people.phone', 'pins.personId as pinOf']);
  }
}

function personRow({ pinOf, ...row }: Omit<PersonRow, 'hasPin'> & { pinOf: string | null }): PersonRow {
  return { ...row, hasPin: pinOf !== null };
}
