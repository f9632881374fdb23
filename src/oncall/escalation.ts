import { EventEmitter } from 'node:events';
import type { Person } from '../practice/practice.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { EscalationEvents, PageCase } from './page.ts';
import type { Choice } from './paging/attempt-types.ts';

export interface EscalationParts {
  /** Opens it, or joins the one of the same caller that is open; gives back its id. null: nobody is told of it now. */
  open: (escalation: Escalation) => string | null;
  /** The caller's line broke, or they hung up half-way. */
  dropped: (id: string) => void;
  /** Nothing of the call goes on: what was last known of its case stands for it. */
  over: () => void;
  person: (id: string) => Person;
}

/** `untold`: the practice has on call told nothing of it, as it stands. */
export type EscalationState = 'running' | 'acknowledged' | 'exhausted' | 'cancelled' | 'untold';

/** What the run of one call sees of its escalation: whether somebody took it, or nobody did. The engine of `paging` runs it. */
export class Escalation extends EventEmitter<EscalationEvents> {
  /** The case as the run of the call knows it now. */
  readonly page: () => PageCase;
  readonly #parts: EscalationParts;
  #id: string | null = null;
  #state: EscalationState = 'running';

  constructor(parts: EscalationParts, page: () => PageCase) {
    super();
    this.page = page;
    this.#parts = parts;
  }

  get state(): EscalationState {
    return this.#state;
  }

  /** Opens it. Again: whatever has become graver, or is known of the patient by now, reaches whoever is rung or has it. */
  start(): void {
    const id = this.#parts.open(this);
    if (this.#id === null) this.#state = id === null ? 'untold' : 'running';
    this.#id = id ?? this.#id;
  }

  /** The caller is gone before they were told what will happen: they are rung back once. */
  callerDropped(): void {
    if (this.#id) this.#parts.dropped(this.#id);
  }

  /** The call and all that was awaited for it are over, while its case may be open for days: its run is let go of, until it is started again. */
  callOver(): void {
    this.#parts.over();
  }

  /** Nobody is told any more, when the program stops. Whom it rings is put down by the engine. */
  async cancel(): Promise<void> {
    if (this.#state === 'running') this.#state = 'cancelled';
  }

  /** For the engine. */
  ringing(personId: string, step: number): void {
    this.emit('ringing', this.#parts.person(personId), step);
  }

  /** For the engine. `leg`: to be joined with the caller by whoever listens. */
  taken(personId: string, choice: Choice, leg: CallLeg | null): void {
    if (this.#state === 'cancelled') return;
    this.#state = 'acknowledged';
    const person = this.#parts.person(personId);
    if (choice === 'connect' && leg) this.emit('acknowledged', person, { outcome: 'acknowledged', choice, leg });
    else this.emit('acknowledged', person, { outcome: 'acknowledged', choice: 'calls-back' });
  }

  /** For the engine. */
  nobodyYet(): void {
    if (this.#state === 'running') this.emit('nobodyYet');
  }

  /** For the engine. */
  exhausted(): void {
    if (this.#state !== 'running') return;
    this.#state = 'exhausted';
    this.emit('exhausted');
  }
}
