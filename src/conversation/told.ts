import type { Slots } from '../understanding/types.ts';

/** Which of the caller's turns each fact came from, so that whoever reads the record can look at the words. */
export class Told {
  readonly #callerNumber: string | null;
  readonly #turns = new Map<string, string>();
  #last: string | null = null;

  /** @param callerNumber what the line gave, E.164, or null */
  constructor(callerNumber: string | null) {
    this.#callerNumber = callerNumber;
  }

  /** The caller said something; `slots` are the facts that were understood in it. */
  heard(turnId: string, slots: Slots): void {
    this.#last = turnId;
    for (const [name, value] of Object.entries(slots)) this.#turns.set(key(name, String(value)), turnId);
  }

  /** The turn that a fact came from: where it was understood, else the caller's last one. null: the line itself gave it. */
  turnOf(name: string, value: string): string | null {
    const known = this.#turns.get(key(name, value));
    if (known) return known;
    if (name === 'phone' && value === this.#callerNumber) return null;
    // Asked again later, it is still the turn that it came from.
    if (this.#last) this.#turns.set(key(name, value), this.#last);
    return this.#last;
  }
}

function key(name: string, value: string): string {
  return `${name} ${value}`;
}
