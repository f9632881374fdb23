import { EventEmitter } from 'node:events';
import type { Clock } from '../../clock.ts';
import type { CallLeg, EndReason, HandOver, Key, LegEvents } from '../leg.ts';

/** What stands for a piece of sound where nobody listens: the words in it, '' for silence, and how long it takes to hear them. */
export interface Sound {
  text: string;
  ms: number;
}

export interface FarEvents {
  /** A piece was heard to its end. */
  heard: [text: string];
  /** Nothing that was queued is left to be heard. */
  quiet: [];
  ended: [reason: EndReason];
}

export interface ScriptedLegOptions {
  id: string;
  direction: 'incoming' | 'outgoing';
  from: string | null;
  to: string | null;
  diverted?: boolean;
  clock: Clock;
  /** What the samples that are played stand for. */
  soundOf: (samples: Int16Array) => Sound;
}

/**
 * A party of a rehearsal that is played by words instead of sound. What the house plays takes its time on the clock and is then heard at
 * `far`; whoever plays the party presses keys and hangs up here.
 */
export class ScriptedLeg extends EventEmitter<LegEvents> implements CallLeg {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly from: string | null;
  readonly to: string | null;
  readonly diverted: boolean;
  over: EndReason | null = null;
  /** Where it went when it was let go of. */
  handedTo: HandOver | null = null;
  /** The party's side of the line. */
  readonly far: EventEmitter<FarEvents> = new EventEmitter();
  readonly #clock: Clock;
  readonly #soundOf: (samples: Int16Array) => Sound;
  /** When everything that is queued will have been heard. */
  #until = 0;
  readonly #pending = new Set<() => void>();
  /** What is being heard or waits: since when, until when, how many samples it is. */
  #queued: { from: number; until: number; samples: number }[] = [];
  /** Samples that were heard of what is in `queued` no more. */
  #heard = 0;

  constructor(options: ScriptedLegOptions) {
    super();
    this.id = options.id;
    this.direction = options.direction;
    this.from = options.from;
    this.to = options.to;
    this.diverted = options.diverted ?? false;
    this.#clock = options.clock;
    this.#soundOf = options.soundOf;
  }

  /** true while something that was queued has not been heard. */
  get playing(): boolean {
    return this.#until > this.#clock.now();
  }

  get played(): number {
    const now = this.#clock.now();
    for (let next = this.#queued[0]; next && next.until <= now; next = this.#queued[0]) {
      this.#queued.shift();
      this.#heard += next.samples;
    }
    const [at] = this.#queued;
    return this.#heard + (at && at.from < now ? (at.samples * (now - at.from)) / (at.until - at.from) : 0);
  }

  async answer(): Promise<void> {}

  play(samples: Int16Array): void {
    if (this.over) return;
    const { text, ms } = this.#soundOf(samples);
    const from = Math.max(this.#until, this.#clock.now());
    this.#until = from + ms;
    this.#queued.push({ from, until: this.#until, samples: samples.length });
    const end = this.#until;
    this.#at(end, () => {
      if (text) this.far.emit('heard', text);
      // What is queued in the same moment belongs to the same turn.
      if (this.#until === end) this.#at(end, () => void (this.#until === end && this.far.emit('quiet')));
    });
  }

  mark(name: string): void {
    this.#at(Math.max(this.#until, this.#clock.now()), () => void this.emit('mark', name));
  }

  flush(): void {
    this.#heard = this.played;
    this.#queued = [];
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    this.#until = this.#clock.now();
    if (!this.over) this.#at(this.#until, () => void this.far.emit('quiet'));
  }

  async handOver(to: HandOver): Promise<void> {
    if (this.over) return;
    this.handedTo = to;
    if (to.to === 'leg' && to.leg instanceof ScriptedLeg) to.leg.#joined(this);
    this.#end('handed-over');
  }

  async hangUp(): Promise<void> {
    this.#end('we-hung-up');
  }

  /** The party presses keys, one after the other. */
  press(keys: string): void {
    for (const key of keys) if (!this.over) this.emit('key', key as Key);
  }

  /** The party hangs up, or the line breaks. */
  leave(reason: 'far-end-hung-up' | 'lost' = 'far-end-hung-up'): void {
    this.#end(reason);
  }

  #joined(other: ScriptedLeg): void {
    this.handedTo = { to: 'leg', leg: other };
    this.#end('handed-over');
  }

  #at(time: number, fn: () => void): void {
    const cancel = this.#clock.after(Math.max(0, time - this.#clock.now()), () => {
      this.#pending.delete(cancel);
      if (!this.over) fn();
    });
    this.#pending.add(cancel);
  }

  #end(reason: EndReason): void {
    if (this.over) return;
    this.over = reason;
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    this.emit('ended', reason);
    this.far.emit('ended', reason);
  }
}
