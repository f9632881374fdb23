import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../clock.ts';
import type { Speech } from '../speech/speech.ts';
import type { Headroom } from './admission.ts';

/** Timers of the measure itself, ms; what is above it is lateness. */
const RESOLUTION_MS = 10;
/** The lateness of so long counts, ms: one long turn of the program (a page of the console, a large import) is over by then. */
const WINDOW_MS = 5_000;

/** Measures what admission looks at, from now on. */
export class HeadroomMeter {
  readonly #speech: Speech;
  readonly #clock: Clock;
  readonly #loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #loopMs = 0;
  #stop: () => void = () => undefined;

  constructor(speech: Speech, clock: Clock) {
    this.#speech = speech;
    this.#clock = clock;
    this.#loop.enable();
    this.#next();
  }

  get headroom(): Headroom {
    return { decode: this.#speech.load?.() ?? null, loopMs: this.#loopMs };
  }

  close(): void {
    this.#stop();
    this.#loop.disable();
  }

  #next(): void {
    this.#stop = this.#clock.after(WINDOW_MS, () => {
      this.#loopMs = Math.max(0, Math.round(this.#loop.percentile(99) / 1e6 - RESOLUTION_MS));
      this.#loop.reset();
      this.#next();
    });
  }
}
