import type { Clock } from '../clock.ts';
import {
  type ContactMethod,
  type Delivery,
  isVoice,
  type Message,
  type Sent,
  type TextChannel,
} from '../delivery/types.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { LiveContacts } from './contacts.ts';

/** How often one notice is tried in all, restarts included. */
const MOST_TRIES = 10;

export interface Notice {
  /** What, for whom, about when: never sent twice. */
  key: string;
  personId: string;
  message: Message;
  /** true: where the person has no way for texts they are rung and told. */
  byVoice: boolean;
  /** true: one that may or may not have gone when a program ended is sent again; false: it is left. */
  ratherTwice: boolean;
}

export interface TellerParts {
  store: Pick<Store, 'notices'>;
  contacts: Pick<LiveContacts, 'stepsAt' | 'contactsOf'>;
  delivery: Pick<Delivery, 'send' | 'on' | 'off'>;
  /** Rings a number and says a message. */
  ringTell: (number: string, message: Message, signal: AbortSignal) => Promise<Sent>;
  clock: Clock;
  log: Log;
}

/**
 * Tells people what they did not ask for: reminders and alarms. What is sent is written down before, so that a restart sends nothing
 * twice; what failed is tried again, by the same reference. One way after the other until a gateway takes it.
 */
export class Teller {
  readonly #o: TellerParts;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<boolean>>();

  constructor(parts: TellerParts) {
    this.#o = parts;
    parts.delivery.on('report', this.#reported);
  }

  /** Of these, the keys of which nothing is left to be done. */
  settled(keys: readonly string[]): Promise<Set<string>> {
    return this.#o.store.notices.settled(keys, MOST_TRIES);
  }

  /** Resolves when it was taken by a gateway, or could not be sent now; true: it was sent. Never rejects. */
  async tell(notice: Notice): Promise<boolean> {
    const { key } = notice;
    if (this.#running.has(key) || this.#stop.signal.aborted) return false;
    const telling = this.#tell(notice).catch((error: unknown) => {
      this.#o.log.error(
        { code: (error as { code?: string }).code, kind: notice.message.kind },
        'a notice was not sent',
      );
      return false;
    });
    this.#running.set(key, telling);
    const told = await telling;
    this.#running.delete(key);
    return told;
  }

  /** Stops what is under way, and resolves when it is written down as not sent: the next program tries it again. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
    this.#o.delivery.off('report', this.#reported);
  }

  async #tell(notice: Notice): Promise<boolean> {
    const { key, personId, message, ratherTwice } = notice;
    const about = { key, kind: message.kind, personId };
    const row = await this.#o.store.notices.begin(about, MOST_TRIES, ratherTwice ? 'again' : 'leave');
    if (!row) return false;
    const { sent, channel } = await this.#by(notice, row.id);
    await this.#o.store.notices.end(row.id, { state: sent.state, channel, reason: sent.reason });
    return sent.state !== 'failed';
  }

  async #by(notice: Notice, reference: string): Promise<{ sent: Sent; channel: TextChannel | 'voice' | null }> {
    const { personId, message, byVoice } = notice;
    const { signal } = this.#stop;
    let sent: Sent = { state: 'failed', reference, reason: 'not-set-up' };
    let by: TextChannel | 'voice' | null = null;
    for (const { channel, address } of this.#textsOf(personId)) {
      if (isVoice(channel)) continue;
      by = channel;
      sent = await this.#o.delivery.send(message, { channel, address }, reference, signal);
      if (sent.state !== 'failed' || sent.reason === 'cancelled') return { sent, channel: by };
    }
    const steps = this.#o.contacts.stepsAt(personId, this.#o.clock.now());
    const phone = byVoice ? steps.find(({ method }) => isVoice(method.channel)) : undefined;
    if (!phone) return { sent, channel: by };
    return { sent: await this.#o.ringTell(phone.method.address, message, signal), channel: 'voice' };
  }

  /** Ways for texts: those of this hour first, then the others; at night an e-mail disturbs nobody and is better than nothing. */
  #textsOf(personId: string): ContactMethod[] {
    const now = this.#o.contacts.stepsAt(personId, this.#o.clock.now()).map(({ method }) => method);
    const all = this.#o.contacts.contactsOf(personId)?.methods ?? [];
    const quiet = all.filter(({ channel }) => channel === 'email');
    return [...new Set([...now, ...quiet])].filter(({ channel }) => !isVoice(channel));
  }

  readonly #reported = ({ reference, state }: { reference: string; state: 'delivered' | 'failed' }) => {
    this.#o.store.notices.reported(reference, state).catch((error: unknown) => {
      this.#o.log.error({ code: (error as { code?: string }).code }, 'a delivery report was not kept');
    });
  };
}
