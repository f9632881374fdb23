import type { Log } from '../log.ts';
import { DESK } from '../oncall/paging/trail.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../store/types.ts';
import type { Ladders } from './ladders.ts';
import type { Paging } from './paging.ts';
import { storedCase } from './stored-case.ts';

export interface LaterLaddersOptions {
  store: Store;
  practice: Practice;
  paging: Pick<Paging, 'engine' | 'hasLadder'>;
  ladders: Pick<Ladders, 'start'>;
  log: Log;
}

/** At a start, calls among the last ones that were left: what is older has long been read by the desk. */
const LOOK_BACK = 200;

/**
 * What is not urgent lies in the inbox, and wakes nobody. Where the practice wrote a ladder for it (`paging.ladders` with `semi_urgent`), on
 * call is told of it as well, outside that ladder's quiet hours, as long as nobody of the desk is done with its message.
 */
export class LaterLadders {
  readonly #o: LaterLaddersOptions;
  readonly #onChange = ({ what, callId }: Change) => {
    if ((what === 'call' || what === 'message') && callId) this.#later(callId);
  };
  /** One after the other, in the order in which they ended. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: LaterLaddersOptions) {
    this.#o = options;
  }

  /** Begins to listen; what a program before this one left is taken up. Never rejects. */
  async open(): Promise<void> {
    const { store, practice } = this.#o;
    if (!practice.ladders.some(({ tiers }) => tiers.includes('semi_urgent'))) return;
    store.changes.on('change', this.#onChange);
    const calls = await store.calls.list({ limit: LOOK_BACK }).catch(() => []);
    for (const { id, tier } of calls.reverse()) if (tier === 'semi_urgent') this.#later(id);
    await this.#work;
  }

  async close(): Promise<void> {
    this.#o.store.changes.off('change', this.#onChange);
    await this.#work;
  }

  #later(callId: string): void {
    this.#work = this.#work
      .then(() => this.#look(callId))
      .catch((error: unknown) => {
        const { code, name } = error as NodeJS.ErrnoException;
        this.#o.log.error({ call: callId, code: code ?? name }, 'a ladder below urgent could not be looked at');
      });
  }

  async #look(callId: string): Promise<void> {
    const { store, paging, ladders } = this.#o;
    const row = await store.calls.get(callId);
    if (!row?.endedAt || row.tier !== 'semi_urgent') return;
    const record = await store.calls.record(callId);
    if (!record) return;
    const { messages, call } = record;
    const open = paging.engine.book.all().find(({ calls }) => calls.some((one) => one.callId === callId));
    const isDone = messages.length > 0 && messages.every(({ state }) => state === 'done');
    if (open) {
      // Other calls that belong to it are somebody else's message.
      const only = open.calls.length === 1 && open.tier === 'semi_urgent' && open.phase.phase !== 'held';
      if (isDone && only) paging.engine.book.put(open.id, { type: 'withdrawn', by: DESK });
      return;
    }
    if (messages.length === 0 || isDone || call.outcome === 'handed-over' || !paging.hasLadder(storedCase(record)))
      return;
    await ladders.start(callId);
  }
}
