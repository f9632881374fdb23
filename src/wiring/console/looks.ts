import type { Clock } from '../../clock.ts';

/** A page that is open asks again and again: within this time it is one look. */
const ONE_LOOK_MS = 15 * 60_000;
const MOST = 10_000;

/** What each session was shown a moment ago, so that the audit log holds looks and not refreshes. In memory only. */
export class Looks {
  readonly #clock: Clock;
  readonly #at = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether this session was shown all of them in the last quarter of an hour. */
  known(sessionId: string, ids: string[]): boolean {
    const since = this.#clock.now() - ONE_LOOK_MS;
    return ids.every((id) => (this.#at.get(`${sessionId} ${id}`) ?? 0) > since);
  }

  /** They are shown now, and that is written down. */
  note(sessionId: string, ids: string[]): void {
    for (const id of ids) {
      const key = `${sessionId} ${id}`;
      this.#at.delete(key);
      this.#at.set(key, this.#clock.now());
    }
    for (const oldest of this.#at.keys()) {
      if (this.#at.size <= MOST) break;
      this.#at.delete(oldest);
    }
  }
}
