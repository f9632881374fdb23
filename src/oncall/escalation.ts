import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LadderStep, Person } from '../practice/practice.ts';
import { afterRing, cancel, decide, type Ladder, shouldSkip, skip, startLadder } from './ladder.ts';
import type { EscalationEvents, PageCase, PageRecord, Ring, RingResult } from './page.ts';

export interface EscalationOptions {
  steps: LadderStep[];
  /** 0: the ladder's own minutes. */
  fixedGapMs: number;
  clock: Clock;
  ring: Ring;
  /** Who holds a role of the ladder at this moment (S12: asked at the moment of the page). */
  resolve: (role: string) => Person | null;
  current: () => PageCase;
  /** Records before the action that it tells of; what it returns is handed back at the end of the ring. */
  record: PageRecord;
  log: Log;
}

/** A program that stops waits no longer than this for a line to be put down. */
const STOP_MS = 3_000;

/** Climbs a ladder for one call until somebody acknowledges. Voicemail, ringing and hearing are not acknowledgement (S7). */
export class Escalation extends EventEmitter<EscalationEvents> {
  readonly #options: EscalationOptions;
  readonly #stop = new AbortController();
  #ladder: Ladder;
  #stopTimer: () => void = () => undefined;
  #ringing: Promise<void> = Promise.resolve();

  constructor(options: EscalationOptions) {
    super();
    this.#options = options;
    this.#ladder = startLadder(options.steps, options.clock.now(), options.fixedGapMs);
  }

  get state(): 'running' | 'acknowledged' | 'exhausted' | 'cancelled' {
    return this.#ladder.end ?? 'running';
  }

  start(): void {
    this.#go();
  }

  /** Ends it without an acknowledgement, when the program stops. Resolves when nobody is rung any more. */
  async cancel(): Promise<void> {
    this.#ladder = cancel(this.#ladder);
    this.#stopTimer();
    this.#stop.abort();
    const { promise, resolve } = Promise.withResolvers<void>();
    const enough = this.#options.clock.after(STOP_MS, resolve);
    await Promise.race([this.#ringing, promise]);
    enough();
  }

  #go(): void {
    const { clock, log } = this.#options;
    const action = decide(this.#ladder, clock.now());
    if (action.do === 'wait') {
      this.#stopTimer = clock.after(Math.max(0, action.untilMs - clock.now()), () => this.#go());
    } else if (action.do === 'ring') {
      this.#ringing = this.#ringStep(action.step, action.role).catch((error: unknown) => {
        log.error(
          { call: this.#options.current().callId, code: (error as { code?: string }).code },
          'page failed, next step',
        );
        this.#after({ outcome: 'unreachable' }, action.role);
      });
    } else if (this.#ladder.end === 'exhausted') {
      this.#options.record.ladderExhausted();
      this.emit('exhausted');
    }
  }

  async #ringStep(step: number, role: string): Promise<void> {
    const { ring, resolve, current, record } = this.#options;
    const person = resolve(role);
    if (!person || shouldSkip(this.#ladder, person.id)) {
      this.#ladder = skip(this.#ladder, person?.id ?? role, this.#options.clock.now());
      this.#go();
      return this.#ringing;
    }
    const pageId = record.pageStarted(person, step);
    this.emit('ringing', person, step);
    let result: RingResult;
    try {
      result = await ring(person, current, this.#stop.signal);
    } catch (error) {
      record.pageEnded(pageId, { outcome: 'unreachable' });
      throw error;
    }
    record.pageEnded(pageId, result);
    this.emit('outcome', person, result);
    this.#after(result, person.id);
    if (result.outcome === 'acknowledged') this.emit('acknowledged', person, result);
  }

  #after(result: RingResult, personId: string): void {
    this.#ladder = afterRing(this.#ladder, result.outcome, personId, this.#options.clock.now());
    this.#go();
  }
}
