import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';

const FRAME = 320;
/** Samples of noise sent at a time: as long as a caller may have to wait for their turn. */
const PIECE = 10 * FRAME;
/** Below this no sound counts as the end of a word, RMS of 5 ms. -45 dBFS, as for the first sound of an answer. */
const SILENT = 32_768 * 10 ** (-45 / 20);
const WINDOW = 80;

/** A caller's line: a voice now and then, and the noise of their room all the time. */
export class CallerLine {
  readonly #call: PhoneCall;
  readonly #noise: Int16Array | null;
  #at = 0;
  #next: { samples: Int16Array; done: (endMs: number) => void } | null = null;

  /** @param noise as loud as it is to be beside a voice at -18 dBFS; null: a quiet room. */
  constructor(call: PhoneCall, noise: Int16Array | null) {
    this.#call = call;
    this.#noise = noise;
    if (noise) void this.#pump();
  }

  /** Resolves with the time, `performance.now()`, at which the last sound of it was sent. */
  async say(samples: Int16Array): Promise<number> {
    const end = endOfSound(samples);
    // Whole frames, so that nothing is between it and the noise that follows.
    const speech = new Int16Array(Math.ceil(end / FRAME) * FRAME);
    speech.set(samples.subarray(0, end), speech.length - end);
    if (!this.#noise) return this.#call.say(speech);
    return new Promise((done) => {
      this.#next = { samples: speech, done };
    });
  }

  async #pump(): Promise<void> {
    while (!this.#call.over) {
      const next = this.#next;
      this.#next = null;
      const sent = await this.#call.say(this.#over(next?.samples ?? new Int16Array(PIECE)));
      next?.done(sent);
    }
    this.#next?.done(performance.now());
  }

  #over(speech: Int16Array): Int16Array {
    const noise = this.#noise as Int16Array;
    return speech.map((sample) => {
      this.#at = (this.#at + 1) % noise.length;
      return Math.max(-32_768, Math.min(32_767, sample + noise[this.#at]!));
    });
  }
}

function endOfSound(samples: Int16Array): number {
  for (let end = samples.length; end > WINDOW; end -= WINDOW) {
    let energy = 0;
    for (let i = end - WINDOW; i < end; i++) energy += samples[i]! ** 2;
    if (Math.sqrt(energy / WINDOW) > SILENT) return end;
  }
  return samples.length;
}

/** Noise at so many dB below a voice at -18 dBFS. */
export function atSnr(noise: Int16Array, snrDb: number): Int16Array {
  const rms = Math.sqrt(noise.reduce((sum, s) => sum + s * s, 0) / noise.length) || 1;
  const gain = (32_768 * 10 ** ((-18 - snrDb) / 20)) / rms;
  return noise.map((s) => Math.max(-32_768, Math.min(32_767, s * gain)));
}
