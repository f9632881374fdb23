import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import { ERRORS } from '../errors.ts';
import type { Log } from '../log.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Originate, OriginateResult, Trunk, TrunkEvents } from '../telephony/trunk.ts';
import { type Full, fullFor, type Headroom } from './admission.ts';

/** Calls that are on and how it stands with one more, for whoever looks after the box. */
export interface Admitted {
  /** Incoming calls that are on. */
  calls: number;
  /** Why the next one goes to the backup path; null: it is taken. */
  full: Full | null;
  /** Calls that went there since the start because the box was full. */
  turnedAway: number;
  /** When the last of them came, ms since 1970; null: none did. */
  lastAt: number | null;
}

export interface GateParts {
  trunk: Trunk;
  headroom: () => Headroom;
  /** Calls at once that the settings allow; 0: as many as the box carries. */
  most: number;
  clock: Clock;
  log: Log;
}

/** The trunk as the reception sees it: a call that the box cannot carry goes to the backup path before it is answered, never into a slow box. */
export class AdmissionGate extends EventEmitter<TrunkEvents> implements Trunk {
  readonly #o: GateParts;
  readonly #began = new Map<CallLeg, number>();
  #turnedAway = 0;
  #lastAt: number | null = null;
  /** It was told that the box is full, and no call was taken since. */
  #told = false;

  constructor(parts: GateParts) {
    super();
    this.#o = parts;
    parts.trunk.on('call', this.#onCall);
  }

  /** Lets go of the trunk, whose calls are nobody's from now on. */
  close(): void {
    this.#o.trunk.off('call', this.#onCall);
  }

  get admitted(): Admitted {
    return { calls: this.#began.size, full: this.#full(), turnedAway: this.#turnedAway, lastAt: this.#lastAt };
  }

  start(): Promise<void> {
    return this.#o.trunk.start();
  }

  stop(): Promise<void> {
    return this.#o.trunk.stop();
  }

  originate(call: Originate): Promise<OriginateResult> {
    return this.#o.trunk.originate(call);
  }

  setBackup(backup: { onCallNumber: string | null }): Promise<void> {
    return this.#o.trunk.setBackup(backup);
  }

  #full(): Full | null {
    const { headroom, most, clock } = this.#o;
    return fullFor(headroom(), [...this.#began.values()], { most, now: clock.now() });
  }

  readonly #onCall = (leg: CallLeg): void => {
    const { clock, log } = this.#o;
    const full = this.#full();
    if (full === null) {
      this.#told = false;
      this.#began.set(leg, clock.now());
      leg.once('ended', () => this.#began.delete(leg));
      // As a trunk does with a call that nobody takes.
      if (!this.emit('call', leg)) leg.handOver({ to: 'backup' }).catch(() => undefined);
      return;
    }
    this.#turnedAway++;
    this.#lastAt = clock.now();
    // One line for the first of many: how many they are stands in the console.
    if (!this.#told)
      log.error({ code: 'NB_CALLS_FULL', why: full, calls: this.#began.size }, ERRORS.NB_CALLS_FULL.what);
    this.#told = true;
    leg.handOver({ to: 'backup' }).catch(() => undefined);
  };
}
