import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is moved. Waits go by the real one. */
export function handClock(start = Date.parse('2026-03-02T08:00:00Z')): Clock & { move(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    after(ms, fn) {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
    move(ms) {
      now += ms;
    },
  };
}
