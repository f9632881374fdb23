import type { CallRecord } from '../conversation/record.ts';
import { queueFor } from '../desk/queues.ts';
import type { Log } from '../log.ts';
import type { Escalation } from '../oncall/escalation.ts';
import type { PageCase } from '../oncall/page.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Intent } from '../understanding/types.ts';
import { recordOf } from './record.ts';
import { storedCase } from './stored-case.ts';

export interface LaddersOptions {
  store: Store;
  practice: Practice;
  escalate: (record: CallRecord, current: () => PageCase) => Escalation;
  /** Joins a clinician with the caller, who is not on the line; resolves false when nobody answers there. */
  callBack: (clinician: CallLeg, current: () => PageCase) => Promise<boolean>;
  log: Log;
}

/** Ladders of calls that have no line any more: those that a program before this one left, and voicemail. */
export class Ladders {
  readonly #o: LaddersOptions;
  readonly #running = new Map<string, { escalation: Escalation; current: PageCase }>();
  /** A disk that is full may not know yet that somebody acknowledged. */
  readonly #acknowledged = new Set<string>();
  readonly #elsewhere = new Map<string, Escalation>();
  #closed = false;

  constructor(options: LaddersOptions) {
    this.#o = options;
  }

  /** Ids of the calls whose ladder runs. */
  get running(): string[] {
    return [...this.#running.keys()];
  }

  /** A ladder that is run elsewhere, by the run of a call: no second one is started beside it. */
  watch(callId: string, escalation: Escalation): Escalation {
    for (const [id, { state }] of this.#elsewhere) if (state !== 'running') this.#elsewhere.delete(id);
    this.#elsewhere.set(callId, escalation);
    return escalation;
  }

  /** Starts the ladder of a call that nobody acknowledged, or tells a running one what is known by now. */
  async start(callId: string): Promise<void> {
    const stored = await this.#o.store.calls.record(callId);
    if (!stored || this.#closed || this.#acknowledged.has(callId)) return;
    if (this.#elsewhere.get(callId)?.state === 'running') return;
    if (stored.pages.some((page) => page.outcome === 'acknowledged')) return;
    const current = storedCase(stored);
    const known = this.#running.get(callId);
    if (known) {
      known.current = current;
      return;
    }
    const record = recordOf(this.#o.store, callId);
    const now = () => this.#running.get(callId)?.current ?? current;
    const escalation = this.#o.escalate(record, now);
    this.#running.set(callId, { escalation, current });
    escalation.once('acknowledged', (_, result) => {
      this.#acknowledged.add(callId);
      if (result.choice === 'connect')
        this.#o
          .callBack(result.leg, now)
          .catch((error: unknown) =>
            this.#o.log.error({ call: callId, err: (error as Error).name }, 'calling the caller back failed'),
          );
      this.#running.delete(callId);
    });
    escalation.once('exhausted', () => {
      const { tier } = now();
      const queue = queueFor(this.#o.practice, (stored.call.intent ?? 'other') as Intent, tier);
      if (!stored.messages.some((m) => m.state !== 'done' && m.queue === queue)) record.message(queue, tier);
      this.#running.delete(callId);
    });
    this.#o.log.info({ call: callId, tier: stored.call.tier }, 'a ladder without a caller on the line');
    escalation.start();
  }

  /** Nobody is rung any more; the next start goes on with them. */
  async close(): Promise<void> {
    this.#closed = true;
    const all = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(all.map(({ escalation }) => escalation.cancel()));
  }
}
