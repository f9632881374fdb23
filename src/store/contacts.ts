import type { Kysely } from 'kysely';
import type { Channel, ContactMethod, ContactRule, PersonContacts, Weekday } from '../delivery/types.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Write } from './unit.ts';

/** What is kept of a person: methods in their order, and rules. Ids of methods are the caller's own. */
export interface NewContacts {
  methods: Omit<ContactMethod, 'tested'>[];
  rules: ContactRule[];
}

/** How people are reached, and when. Addresses are private: they are in no audit line. */
export class Contacts {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** null: nothing is kept of this person. */
  async of(personId: string): Promise<PersonContacts | null> {
    return (await this.#all(personId)).get(personId) ?? null;
  }

  /** Of everybody of whom something is kept, by id. */
  list(): Promise<Map<string, PersonContacts>> {
    return this.#all(null);
  }

  /**
   * Puts what is kept of a person in place of what was; a method that stays, with channel and address, keeps its last test. None: back to
   * the one phone of the practice file.
   */
  put(personId: string, { methods, rules }: NewContacts, actor: string): Promise<void> {
    return this.#write(async ({ trx, changed, say }) => {
      const before = await trx.selectFrom('contactMethods').selectAll().where('personId', '=', personId).execute();
      await trx.deleteFrom('contactRules').where('personId', '=', personId).execute();
      await trx.deleteFrom('contactMethods').where('personId', '=', personId).execute();
      for (const [position, { id, channel, address }] of methods.entries()) {
        const same = before.find((one) => one.id === id && one.channel === channel && one.address === address);
        const { testedAt = null, testedState = null } = same ?? {};
        const row = { id, personId, position, channel, address, testedAt, testedState };
        await trx.insertInto('contactMethods').values(row).execute();
      }
      for (const [position, rule] of rules.entries()) {
        const { method, days, from, to, afterMinutes } = rule;
        const row = { personId, position, methodId: method, days: JSON.stringify(days) };
        await trx
          .insertInto('contactRules')
          .values({ ...row, fromTime: from, toTime: to, afterMinutes })
          .execute();
      }
      changed({ what: 'contact', id: personId });
      const detail = { channels: methods.map(({ channel }) => channel).join(' '), rules: rules.length };
      await say({ actor, action: 'contacts.changed', subject: personId, detail });
    });
  }

  /** What a test of a method came to. */
  tested(
    personId: string,
    methodId: string,
    state: 'accepted' | 'delivered' | 'failed',
    actor: string = NIGHTBELL,
  ): Promise<void> {
    return this.#write(async (unit) => {
      await unit.trx
        .updateTable('contactMethods')
        .set({ testedAt: unit.now, testedState: state })
        .where('id', '=', methodId)
        .execute();
      unit.changed({ what: 'contact', id: personId });
      await unit.say({ actor, action: 'contact.tested', subject: personId, detail: { method: methodId, state } });
    });
  }

  async #all(personId: string | null): Promise<Map<string, PersonContacts>> {
    const methods = this.#read.selectFrom('contactMethods').selectAll().orderBy('position');
    const rules = this.#read.selectFrom('contactRules').selectAll().orderBy('position');
    const [ofWhom, when] = personId
      ? [methods.where('personId', '=', personId), rules.where('personId', '=', personId)]
      : [methods, rules];
    const all = new Map<string, PersonContacts>();
    for (const row of await ofWhom.execute()) {
      const person = all.get(row.personId) ?? { personId: row.personId, methods: [], rules: [], standard: false };
      all.set(row.personId, person);
      person.methods.push({
        id: row.id,
        channel: row.channel as Channel,
        address: row.address,
        tested: row.testedAt ? { at: row.testedAt, state: row.testedState as 'accepted' } : null,
      });
    }
    for (const {
      personId: id,
      methodId: method,
      days,
      fromTime: from,
      toTime: to,
      afterMinutes,
    } of await when.execute())
      all.get(id)?.rules.push({ method, days: JSON.parse(days) as Weekday[], from, to, afterMinutes });
    return all;
  }
}
