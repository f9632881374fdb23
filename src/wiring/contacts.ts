import type { Clock } from '../clock.ts';
import { type ContactFinding, checkContacts } from '../delivery/check-contacts.ts';
import { contactsAt, localMinute, standardContacts } from '../delivery/contacts.ts';
import { isDiallable } from '../delivery/listed.ts';
import {
  type ContactMethod,
  type ContactStep,
  type Delivery,
  isVoice,
  type PersonContacts,
  type Sent,
} from '../delivery/types.ts';
import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { findPerson, type Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';

type Plan = Pick<PersonContacts, 'methods' | 'rules'>;

export interface LiveContactsParts {
  store: Pick<Store, 'contacts' | 'changes'>;
  practice: Practice;
  delivery: Pick<Delivery, 'allows' | 'send'>;
  /** Rings a number and says that it is a test. */
  ringTest: (number: string, signal?: AbortSignal) => Promise<Sent>;
  clock: Clock;
  log: Log;
}

/**
 * How each person is reached, as it stands. It is asked at the moment of a page and must answer at once: what the store holds is kept in
 * memory and read again after each change. Whoever stored nothing has the one phone of the practice file.
 */
export class LiveContacts {
  readonly #o: LiveContactsParts;
  #kept: ReadonlyMap<string, PersonContacts> = new Map();
  readonly #changed = new Set<() => void>();
  readonly #onChange = ({ what }: { what: string }) => {
    if (what === 'contact') void this.refresh();
  };

  constructor(parts: LiveContactsParts) {
    this.#o = parts;
  }

  /** Never rejects: while the store cannot be read, what was read last counts. */
  async open(): Promise<this> {
    this.#o.store.changes.on('change', this.#onChange);
    await this.refresh();
    return this;
  }

  close(): void {
    this.#o.store.changes.off('change', this.#onChange);
    this.#changed.clear();
  }

  async refresh(): Promise<void> {
    try {
      this.#kept = await this.#o.store.contacts.list();
      for (const told of this.#changed) told();
    } catch (error) {
      this.#o.log.error(
        { code: (error as { code?: string }).code },
        'contacts could not be read; those of before count',
      );
    }
  }

  onChange(told: () => void): void {
    this.#changed.add(told);
  }

  /** null: not in the practice file. */
  contactsOf(personId: string): PersonContacts | null {
    const person = findPerson(this.#o.practice, personId);
    if (!person) return null;
    return this.#kept.get(personId) ?? standardContacts(person);
  }

  /** What is to be tried for a person at `at` (epoch ms), in order; none: they are not in the practice file. */
  stepsAt(personId: string, at: number): ContactStep[] {
    const contacts = this.contactsOf(personId);
    return contacts ? contactsAt(contacts, localMinute(this.#o.practice.timeZone, at)) : [];
  }

  async list(): Promise<PersonContacts[]> {
    await this.refresh();
    return this.#o.practice.people.map(({ id }) => this.contactsOf(id)).filter((each) => each !== null);
  }

  /** Throws NB_PERSON_UNKNOWN. */
  async of(personId: string): Promise<PersonContacts> {
    await this.refresh();
    const contacts = this.contactsOf(personId);
    if (!contacts) throw new NightbellError('NB_PERSON_UNKNOWN', personId);
    return contacts;
  }

  check(plan: Plan): ContactFinding[] {
    return checkContacts(plan, (method) => this.#usable(method));
  }

  /**
   * Keeps how a person is reached; nothing: back to the phone of the practice file. Throws NB_PERSON_UNKNOWN, or NB_CONTACTS_INVALID
   * where a minute of the week has no rule or an address cannot be used. Gives back what is only worth a warning.
   */
  async change(personId: string, plan: Plan, actor: string): Promise<ContactFinding[]> {
    if (!findPerson(this.#o.practice, personId)) throw new NightbellError('NB_PERSON_UNKNOWN', personId);
    const none = plan.methods.length === 0 && plan.rules.length === 0;
    const found = none ? [] : this.check(plan);
    const errors = found.filter(({ level }) => level === 'error').map(({ what }) => what);
    if (errors.length > 0) throw new NightbellError('NB_CONTACTS_INVALID', [...new Set(errors)].join(', '));
    await this.#o.store.contacts.put(personId, this.#apart(personId, plan), actor);
    await this.refresh();
    return found;
  }

  /** Tries one method of a person with words that say nothing but that it is a test. Throws NB_PERSON_UNKNOWN. */
  async test(personId: string, methodId: string, actor: string, signal?: AbortSignal): Promise<Sent> {
    const contacts = await this.of(personId);
    const method = contacts.methods.find(({ id }) => id === methodId);
    if (!method) throw new NightbellError('NB_CONTACTS_INVALID', 'unknown-method');
    const { channel, address } = method;
    const sent = isVoice(channel)
      ? await this.#o.ringTest(address, signal)
      : await this.#o.delivery.send({ kind: 'test' }, { channel, address }, uuidv7(), signal);
    await this.#o.store.contacts.tested(personId, methodId, sent.state, actor);
    return sent;
  }

  #usable({ channel, address }: ContactMethod): boolean {
    return isVoice(channel) ? isDiallable(address) : this.#o.delivery.allows({ channel, address });
  }

  /** Ids of methods are the page's own: one that another person has already gets another. */
  #apart(personId: string, { methods, rules }: Plan): Plan {
    const others = new Set<string>();
    for (const [id, contacts] of this.#kept)
      if (id !== personId) for (const method of contacts.methods) others.add(method.id);
    const renamed = new Map(methods.map(({ id }) => [id, others.has(id) ? uuidv7() : id]));
    return {
      methods: methods.map((method) => ({ ...method, id: renamed.get(method.id) ?? method.id })),
      rules: rules.map((rule) => ({ ...rule, method: renamed.get(rule.method) ?? rule.method })),
    };
  }
}
