import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { apply, opened, replay } from './apply.ts';
import type { EscalationEvent } from './events.ts';
import { isOpen } from './standing.ts';
import type { Escalation } from './types.ts';
import { byUrgency } from './urgency.ts';

/** Where events are kept. `append` is called in the order in which they happened. */
export interface Journal {
  /** Resolves when it is on the disk; a store that fails keeps it in memory and resolves later. Never rejects. */
  append(after: Escalation, event: EscalationEvent): Promise<void>;
  /** The events of every escalation that is open, each in order. */
  open(): Promise<EscalationEvent[][]>;
}

/** An event before it has its time. */
export type Happened = EscalationEvent extends infer E ? (E extends EscalationEvent ? Omit<E, 'at'> : never) : never;

/** Told after an event, before it is on the disk. `before` null: it was opened. */
export type Listener = (after: Escalation, event: EscalationEvent, before: Escalation | null) => void;

/**
 * Who waits for an event to be on the disk waits no longer than this, ms: a person is rung with a disk that is full as well, and what
 * could not be written is written later.
 */
const SAVE_WAIT_MS = 1_500;

/** Every escalation that something is still to be done for, as its events made it. */
export class EscalationBook {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #kept = new Map<string, Escalation>();
  readonly #saving = new Map<string, Promise<void>>();
  readonly #listeners: Listener[] = [];
  readonly #first: () => void;

  /** @param first done before the time of an event is taken */
  constructor(journal: Journal, clock: Clock, log: Log, first: () => void = () => undefined) {
    this.#first = first;
    this.#journal = journal;
    this.#clock = clock;
    this.#log = log;
  }

  onEvent(listener: Listener): void {
    this.#listeners.push(listener);
  }

  get(id: string): Escalation | undefined {
    return this.#kept.get(id);
  }

  /** The most urgent first. */
  all(): Escalation[] {
    return [...this.#kept.values()].sort(byUrgency);
  }

  /** What a program before this one left, and when it last wrote of any of it (epoch ms; -Infinity: it left nothing). */
  async load(): Promise<{ found: Escalation[]; lastAt: number }> {
    const found: Escalation[] = [];
    let lastAt = Number.NEGATIVE_INFINITY;
    for (const events of await this.#journal.open()) {
      const escalation = replay(events);
      if (this.#kept.has(escalation.id) || !isOpen(escalation)) continue;
      this.#kept.set(escalation.id, escalation);
      found.push(escalation);
      // The last one, not the latest: when a clock was set back, what was written before has later times.
      lastAt = Math.max(lastAt, events.at(-1)?.at ?? lastAt);
    }
    return { found: found.sort(byUrgency), lastAt };
  }

  open(happened: Omit<Extract<EscalationEvent, { type: 'opened' }>, 'at'>): Escalation {
    this.#first();
    const event = { ...happened, at: this.#clock.now() };
    const made = opened(event);
    this.#write(made, event, null);
    return made;
  }

  /** Gives back whether anything changed; what cannot follow is not written. */
  put(id: string, happened: Happened): boolean {
    this.#first();
    const before = this.#kept.get(id);
    if (!before) return false;
    const event = { ...happened, at: this.#clock.now() } as EscalationEvent;
    const after = apply(before, event);
    if (after === before) return false;
    this.#write(after, event, before);
    return true;
  }

  /** Resolves when all that happened to it is on the disk, or cannot be for now. */
  async saved(id: string): Promise<void> {
    const saving = this.#saving.get(id);
    if (!saving) return;
    await new Promise<void>((resolve) => {
      const stop = this.#clock.after(SAVE_WAIT_MS, () => {
        this.#log.warn({ escalation: id }, 'an escalation goes on before it could be written');
        resolve();
      });
      void saving.then(() => {
        stop();
        resolve();
      });
    });
  }

  /** Nothing is left to be done for it. */
  forget(id: string): void {
    this.#kept.delete(id);
  }

  #write(after: Escalation, event: EscalationEvent, before: Escalation | null): void {
    this.#kept.set(after.id, after);
    const saving = this.#journal.append(after, event);
    this.#saving.set(after.id, saving);
    void saving.then(() => {
      if (this.#saving.get(after.id) === saving) this.#saving.delete(after.id);
    });
    for (const listener of this.#listeners) listener(after, event, before);
  }
}
