import { queueFor } from '../desk/queues.ts';
import type { Log } from '../log.ts';
import type { PageCase } from '../oncall/page.ts';
import type { Owner } from '../oncall/paging/owners.ts';
import type { Escalation } from '../oncall/paging/types.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import type { CallRecord as StoredCall } from '../store/types.ts';
import type { Intent } from '../understanding/types.ts';
import type { Paging } from './paging.ts';
import { recordOf } from './record.ts';
import { storedCase } from './stored-case.ts';

export interface LaddersOptions {
  store: Store;
  practice: Practice;
  paging: Paging;
  log: Log;
}

/** Escalations of calls that have no line any more: those that a program before this one left, and voicemail. */
export class Ladders {
  readonly #o: LaddersOptions;
  readonly #cases = new Map<string, PageCase>();
  readonly #owners = new Map<string, Owner>();
  #closed = false;

  constructor(options: LaddersOptions) {
    this.#o = options;
  }

  /** Ids of the escalations that rise: somebody is being tried. */
  get running(): string[] {
    return this.#o.paging.engine.rising;
  }

  /** Goes on with what the store holds. */
  async resume(): Promise<number> {
    const found = await this.#o.paging.engine.resume((escalation) => this.#ownersOf(escalation));
    return found.length;
  }

  /** Opens the escalation of a call that nobody acknowledged, or tells one that is open what is known by now. */
  async start(callId: string): Promise<void> {
    const { store, paging, log } = this.#o;
    const stored = await store.calls.record(callId);
    if (!stored || this.#closed || paging.isRun(callId)) return;
    if (stored.pages.some((page) => page.outcome === 'acknowledged')) return;
    const open = paging.engine.book.all().some(({ calls }) => calls.some((call) => call.callId === callId));
    const before = open ? [] : await store.escalations.ofCall(callId);
    if (before.length > 0 || this.#closed) return;
    this.#cases.set(callId, storedCase(stored));
    if (!open) log.info({ call: callId, tier: stored.call.tier }, 'a ladder without a caller on the line');
    paging.open(callId, this.#owner(stored));
  }

  /** Nobody is rung any more; the next start goes on with them. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#o.paging.engine.stop();
  }

  /** One for each call that the store holds: what any of them said is told. */
  async #ownersOf({ id, calls, tier, caller }: Escalation): Promise<Owner[]> {
    const owners: Owner[] = [];
    for (const { callId } of calls) {
      const stored = await this.#o.store.calls.record(callId);
      if (!stored) continue;
      this.#cases.set(callId, storedCase(stored));
      owners.push(this.#owner(stored));
    }
    if (owners.length > 0) return owners;
    this.#o.log.error(
      { escalation: id },
      'the call of an escalation was not written: it goes on with its number alone',
    );
    const patient = { name: null, dob: null, age: null };
    const page: PageCase = {
      ...{ callId: calls[0].callId, tier, crisis: false, lang: 'en', patient, phone: caller.phone },
      ...{ reason: '', flags: [], told911: false, waiting: false },
    };
    return [{ page: () => page }];
  }

  /** The same one for a call every time. */
  #owner(stored: StoredCall): Owner {
    const owner = this.#owners.get(stored.call.id) ?? this.#made(stored);
    this.#owners.set(stored.call.id, owner);
    return owner;
  }

  #made(stored: StoredCall): Owner {
    const { call, messages } = stored;
    const page = () => this.#cases.get(call.id) ?? storedCase(stored);
    return {
      page,
      exhausted: () => {
        const { tier } = page();
        const queue = queueFor(this.#o.practice, (call.intent ?? 'other') as Intent, tier);
        if (!messages.some((m) => m.state !== 'done' && m.queue === queue))
          recordOf(this.#o.store, call.id).message(queue, tier);
      },
    };
  }
}
