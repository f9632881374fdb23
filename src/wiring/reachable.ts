import type { Clock } from '../clock.ts';
import { contactsAt, localMinute, standardContacts } from '../delivery/contacts.ts';
import { type Delivery, isVoice, type PersonContacts, type TextChannel } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import type { Reachable } from '../oncall/paging/actions.ts';
import type { Seat, Way } from '../oncall/paging/ladder-types.ts';
import type { OnCall } from '../oncall/rota.ts';
import { findPerson, type Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';

export interface ReachableParts {
  practice: Practice;
  onCallAt: (service: string, at: number) => OnCall & { third?: OnCall['primary'] | null };
  clock: Clock;
  log: Log;
  store: Pick<Store, 'contacts' | 'changes'>;
  /** null: texts cannot be sent. */
  delivery: Pick<Delivery, 'has'> | null;
}

const MINUTE_MS = 60_000;

/**
 * Who has a seat and how people are reached, at the moment of the question (S12). What the store holds of people's channels is kept in
 * memory, so that a person is reached while it cannot be read: then by the telephone of the practice file.
 */
export class Reach implements Reachable {
  readonly #o: ReachableParts;
  #contacts = new Map<string, PersonContacts>();
  readonly #onChange = ({ what }: { what: string }) => {
    if (what === 'contact') void this.read();
  };

  constructor(parts: ReachableParts) {
    this.#o = parts;
    parts.store.changes.on('change', this.#onChange);
  }

  /** Never rejects. */
  async read(): Promise<void> {
    try {
      this.#contacts = await this.#o.store.contacts.list();
    } catch (error) {
      this.#o.log.error({ code: (error as { code?: string }).code }, "people's channels could not be read");
    }
  }

  close(): void {
    this.#o.store.changes.off('change', this.#onChange);
  }

  onCall({ service, seat }: Seat): string | null {
    const who = this.#o.onCallAt(service, this.#o.clock.now());
    if (seat === 'third') return who.third?.id ?? null;
    return seat === 'primary' ? who.primary.id : who.backup.id;
  }

  ways(personId: string): Way[] {
    const contacts = this.#of(personId);
    if (!contacts) return [];
    const steps = contactsAt(contacts, localMinute(this.#o.practice.timeZone, this.#o.clock.now()));
    const ways = steps.map(
      ({ method: { id, channel, address }, afterMinutes }): Way => ({
        ...{ id, channel, address },
        afterMs: afterMinutes * MINUTE_MS,
      }),
    );
    const usable = ways.filter(({ channel }) => isVoice(channel) || this.#o.delivery?.has(channel as TextChannel));
    // Nothing but texts that no gateway takes: the telephone of the practice file rings.
    return usable.length > 0 ? usable : this.#standard(personId);
  }

  has(personId: string, way: Way): boolean {
    const known = this.#of(personId)?.methods ?? [];
    const found = ({ id, address }: { id: string; address: string }) => id === way.id && address === way.address;
    return known.some(found) || this.#standard(personId).some(found);
  }

  #of(personId: string): PersonContacts | null {
    const person = findPerson(this.#o.practice, personId);
    if (!person) return null;
    return this.#contacts.get(personId) ?? standardContacts(person);
  }

  #standard(personId: string): Way[] {
    const person = findPerson(this.#o.practice, personId);
    if (!person?.phone) return [];
    return standardContacts(person).methods.map(({ id, channel, address }) => ({ id, channel, address, afterMs: 0 }));
  }
}
