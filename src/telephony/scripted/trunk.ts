import { EventEmitter } from 'node:events';
import type { Clock } from '../../clock.ts';
import type { Originate, OriginateResult, Trunk, TrunkEvents } from '../trunk.ts';
import { ScriptedLeg, type Sound } from './leg.ts';

/** What a telephone does that is rung. */
export type Pickup =
  /** After so long somebody takes it, and does what `met` says. */
  { answers: true; afterMs: number; met: (leg: ScriptedLeg) => void } | { answers: false };

export interface ScriptedTrunkOptions {
  clock: Clock;
  soundOf: (samples: Int16Array) => Sound;
  /** Asked as it begins to ring; `to` is in E.164. */
  pickup: (to: string) => Pickup;
}

/** The telephone network of a rehearsal: a table of who answers takes the place of the provider. */
export class ScriptedTrunk extends EventEmitter<TrunkEvents> implements Trunk {
  /** Numbers that were rung, in order, and when. */
  readonly rung: { to: string; at: number; answered: boolean }[] = [];
  readonly #o: ScriptedTrunkOptions;
  #legs = 0;

  constructor(options: ScriptedTrunkOptions) {
    super();
    this.#o = options;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  async setBackup(): Promise<void> {}

  /** Somebody calls the practice. */
  call(from: string | null, to: string): ScriptedLeg {
    const { clock, soundOf } = this.#o;
    const leg = new ScriptedLeg({ id: `in-${++this.#legs}`, direction: 'incoming', from, to, clock, soundOf });
    this.emit('call', leg);
    return leg;
  }

  originate({ to, ringSeconds, signal }: Originate): Promise<OriginateResult> {
    const { clock, soundOf, pickup } = this.#o;
    const does = pickup(to);
    const rings = ringSeconds * 1_000;
    const answered = does.answers && does.afterMs < rings;
    this.rung.push({ to, at: clock.now(), answered });
    return new Promise((resolve) => {
      const stop = clock.after(answered ? does.afterMs : rings, () => {
        signal?.removeEventListener('abort', aborted);
        if (!answered) return resolve({ outcome: 'no-answer', detail: 'nobody answers' });
        const id = `out-${++this.#legs}`;
        const leg = new ScriptedLeg({ id, direction: 'outgoing', from: null, to, clock, soundOf });
        resolve({ outcome: 'answered', leg });
        does.met(leg);
      });
      const aborted = () => {
        stop();
        resolve({ outcome: 'cancelled', detail: 'no longer wanted' });
      };
      if (signal?.aborted) aborted();
      else signal?.addEventListener('abort', aborted, { once: true });
    });
  }
}
