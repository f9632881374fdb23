import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Write } from './unit.ts';

/** Small things the box remembers about itself, by key. No patient data. */
export class BoxState {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  async get(key: string): Promise<string | null> {
    const row = await this.#read.selectFrom('boxState').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value ?? null;
  }

  set(key: string, value: string, actor: string = NIGHTBELL): Promise<void> {
    return this.#write(async (unit) => {
      await unit.trx
        .insertInto('boxState')
        .values({ key, value, at: unit.now })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, at: unit.now }))
        .execute();
      unit.changed({ what: 'box', id: key });
      await unit.say({ actor, action: 'box.set', subject: key });
    });
  }
}
