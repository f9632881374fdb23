/** How hard the recognisers work, as the rest of the house is told of it. */
export interface DecodeLoad {
  /** How many readings are made at one time. */
  places: number;
  /** Share of the places for decoding that were taken over the last seconds, 0 to 1. */
  busy: number;
  /** The longest that somebody's last words waited for their turn over the last seconds, ms. */
  waitedMs: number;
}

/** Seconds looked back on: long against one reading, short against a call. */
const SECONDS = 8;

interface Second {
  at: number;
  busyMs: number;
  waitedMs: number;
}

/** Keeps the account of decoding, second by second. Times are milliseconds of one clock that never goes back. */
export class LoadMeter {
  readonly #width: number;
  #seconds: Second[] = [];

  /** @param width places for decoding */
  constructor(width: number) {
    this.#width = width;
  }

  /** One turn is over. @param waitedMs how long somebody waited for it; 0 where nobody did */
  ran(fromMs: number, toMs: number, waitedMs: number): void {
    const second = this.#at(toMs);
    second.busyMs += toMs - fromMs;
    second.waitedMs = Math.max(second.waitedMs, waitedMs);
  }

  load(nowMs: number): DecodeLoad {
    this.#at(nowMs);
    const busy = this.#seconds.reduce((sum, { busyMs }) => sum + busyMs, 0) / (this.#width * SECONDS * 1000);
    const waitedMs = this.#seconds.reduce((most, second) => Math.max(most, second.waitedMs), 0);
    return { places: this.#width, busy: Math.min(1, busy), waitedMs: Math.round(waitedMs) };
  }

  #at(ms: number): Second {
    const at = Math.floor(ms / 1000);
    this.#seconds = this.#seconds.filter((second) => second.at > at - SECONDS);
    const last = this.#seconds.at(-1);
    if (last && last.at >= at) return last;
    const second = { at, busyMs: 0, waitedMs: 0 };
    this.#seconds.push(second);
    return second;
  }
}
