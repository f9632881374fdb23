/** The recent audio of one caller. Samples are numbered from the beginning of the stream; old ones are let go. */
export class Tape {
  #samples: Int16Array;
  #from: number;
  #length = 0;

  /** @param at number of the first sample to come. */
  constructor(at = 0) {
    this.#samples = new Int16Array(16000);
    this.#from = at;
  }

  /** Number of the oldest sample that is kept. */
  get from(): number {
    return this.#from;
  }

  /** Number of the sample that comes next. */
  get end(): number {
    return this.#from + this.#length;
  }

  append(samples: Int16Array): void {
    const need = this.#length + samples.length;
    if (need > this.#samples.length) {
      const larger = new Int16Array(2 * need);
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(samples, this.#length);
    this.#length = need;
  }

  /** A copy of [from, to); what is not there, before or after, is silence. */
  copy(from: number, to: number): Int16Array {
    const out = new Int16Array(to - from);
    const first = Math.max(from, this.#from);
    const last = Math.min(to, this.end);
    if (last > first) out.set(this.#samples.subarray(first - this.#from, last - this.#from), first - from);
    return out;
  }

  /** Lets go of everything before sample number `at`. */
  dropBefore(at: number): void {
    const drop = Math.min(at - this.#from, this.#length);
    if (drop <= 0) return;
    this.#samples.copyWithin(0, drop, this.#length);
    this.#from += drop;
    this.#length -= drop;
  }
}
