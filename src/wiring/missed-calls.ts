import type { Clock } from '../clock.ts';
import { isMissed, isTimeToRing, mayRing } from '../desk/missed.ts';
import { queueFor } from '../desk/queues.ts';
import type { Log } from '../log.ts';
import type { Practice } from '../practice/practice.ts';
import type { RingBackRow } from '../store/missed-calls.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../store/types.ts';
import { whoAnswered } from '../telephony/answered/on-leg.ts';
import type { AnsweredBy } from '../telephony/answered/types.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';

/** How often it is looked whether somebody is to be rung back. */
const LOOK_MS = 60_000;
/** Calls that ended while no program looked, at most so long ago, in ms. */
const CATCH_UP_MS = 24 * 3_600_000;

/** With whom there is no talking. */
const NOBODY: ReadonlySet<AnsweredBy> = new Set<AnsweredBy>(['machine', 'screening', 'fax', 'network']);

export interface MissedCallsOptions {
  store: Store;
  practice: Practice;
  trunk: Pick<Trunk, 'originate'>;
  clock: Clock;
  log: Log;
  ringSeconds: number;
  /** Who or what took the call; default: by listening to it. */
  answeredBy?: (leg: CallLeg, signal: AbortSignal) => Promise<AnsweredBy>;
  /** Talks with somebody who was rung back, as with any caller. Gives back the call's id; null: it could not be taken. */
  talk: (leg: CallLeg, number: string) => string | null;
}

/** Sees to calls in which nobody said a word: into the inbox, and by the practice's rule rung back once, in opening hours. */
export class MissedCallDesk {
  readonly #o: MissedCallsOptions;
  readonly #stopping = new AbortController();
  readonly #onChange = (change: Change) => {
    if (change.what === 'call' && change.callId) this.#later(change.callId);
  };
  #stopTimer: () => void = () => undefined;
  /** One after the other: two calls of one number join. */
  #work: Promise<unknown> = Promise.resolve();
  #ringing: Promise<unknown> | null = null;

  constructor(options: MissedCallsOptions) {
    this.#o = options;
  }

  /** Begins to listen; what a program before this one left is taken up behind it. Never rejects. */
  async open(): Promise<void> {
    const { store, clock, practice } = this.#o;
    if (practice.missedCalls.action === 'off') return;
    store.changes.on('change', this.#onChange);
    this.#do(async () => {
      await store.missedCalls.cutOff();
      for (const id of await store.missedCalls.wordlessSince(new Date(clock.now() - CATCH_UP_MS).toISOString()))
        await this.#look(id);
    });
    await this.#work;
    if (practice.missedCalls.action === 'ring_back') this.#tick();
  }

  /** Resolves when what was begun is done: for tests and for the end. */
  async settled(): Promise<void> {
    await Promise.all([this.#work, this.#ringing]);
  }

  async close(): Promise<void> {
    this.#o.store.changes.off('change', this.#onChange);
    this.#stopTimer();
    this.#stopping.abort();
    await this.settled();
  }

  #tick(): void {
    if (this.#stopping.signal.aborted) return;
    this.#stopTimer = this.#o.clock.after(LOOK_MS, () => this.#tick());
    this.#ringing ??= this.#ringNext().finally(() => {
      this.#ringing = null;
    });
  }

  #later(callId: string): void {
    this.#do(() => this.#look(callId));
  }

  #do(work: () => Promise<unknown>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      const { code, name } = error as NodeJS.ErrnoException;
      if (!this.#stopping.signal.aborted)
        this.#o.log.error(
          { code: code ?? name },
          'a missed call could not be written down; it is looked for at the next start',
        );
    });
  }

  /** A call changed: over without a word, or over with some, which settles what lay there of that number. */
  async #look(callId: string): Promise<void> {
    const { store, practice } = this.#o;
    // A call changes many times while it lasts; only its end is looked at whole.
    const row = await store.calls.get(callId);
    const number = row?.callerNumber ?? null;
    if (!row?.endedAt || number === null) return;
    const record = await store.calls.record(callId);
    if (!record) return;
    const { call, turns, messages, pages } = record;
    const said = turns.some(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
    if (said) {
      await store.missedCalls.settled(number, callId);
      return;
    }
    const spoke = (await store.recordings.unheard()).some((recording) => recording.callId === callId);
    const ended = { callerNumber: number, outcome: call.outcome, spoke, handled: messages.length + pages.length > 0 };
    if (!isMissed(practice, ended) || (await store.missedCalls.isRingBack(callId))) return;
    await store.missedCalls.take({
      callId,
      number,
      at: call.endedAt as string,
      queue: queueFor(practice, 'other', 'routine'),
      tier: 'routine',
      ringBack: mayRing(practice, number),
    });
  }

  /** One telephone at a time: a practice's lines are there for those who call. */
  async #ringNext(): Promise<void> {
    const { store, practice, clock, log } = this.#o;
    try {
      const waiting = await store.missedCalls.waiting();
      const next = waiting.find(({ lastAt }) => isTimeToRing(practice, Date.parse(lastAt), clock.now()));
      if (next && !this.#stopping.signal.aborted) await this.#ring(next);
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      log.error({ code: code ?? name }, 'nobody could be rung back; the message lies in the inbox');
    }
  }

  async #ring({ messageId, number }: RingBackRow): Promise<void> {
    const { store, trunk, ringSeconds, log, talk } = this.#o;
    if (!(await store.missedCalls.ringing(messageId))) return;
    const result = await trunk.originate({ to: number, ringSeconds, signal: this.#stopping.signal });
    log.info({ message: messageId, outcome: result.outcome }, 'ringing back');
    if (result.outcome !== 'answered') {
      await store.missedCalls.rung(messageId, result.outcome, null);
      return;
    }
    const { leg } = result;
    const by = await this.#answeredBy(leg);
    // A machine is told nothing, not even who rang: others may listen to it.
    const nobody = NOBODY.has(by) || leg.over;
    if (nobody) await leg.hangUp().catch(() => undefined);
    const callId = nobody ? null : talk(leg, number);
    await store.missedCalls.rung(messageId, callId ? 'answered' : nobody ? by : 'failed', callId);
  }

  async #answeredBy(leg: CallLeg): Promise<AnsweredBy> {
    const { answeredBy, clock } = this.#o;
    const { signal } = this.#stopping;
    return answeredBy ? answeredBy(leg, signal) : (await whoAnswered(leg, { clock, signal })).by;
  }
}
