import { Vad } from './vad.ts';

/**
 * Voice detectors for as many callers as there are, kept for the next: one takes 11 MB and some 50 ms to make, during which nobody is heard,
 * and is given back by the library only when the garbage collector comes by, which may be hours.
 */
export class Vads {
  readonly #model: string;
  readonly #free: Vad[] = [];

  constructor(model: string) {
    this.#model = model;
  }

  /** Makes so many in advance. */
  stock(count: number): void {
    while (this.#free.length < count) this.#free.push(new Vad(this.#model));
  }

  /** One that knows nothing of any line. */
  take(): Vad {
    return this.#free.pop() ?? new Vad(this.#model);
  }

  /** Takes one back; whoever had it uses it no more. */
  giveBack(vad: Vad): void {
    vad.reset();
    this.#free.push(vad);
  }
}
