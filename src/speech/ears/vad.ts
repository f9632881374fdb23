import sherpa, { type Vad as SherpaVad } from 'sherpa-onnx-node';
import { RATE } from '../protocol.ts';

/** Silero v5 looks at windows of this many samples at 16 kHz (32 ms). */
export const WINDOW = 512;

/** Probability from which a window is voice. Silero's own default. */
const THRESHOLD = 0.5;
/** The library changes its mind only at the second window in a row, so what it says is true of this many samples. */
export const LAG = 2 * WINDOW;
/** Seconds the library keeps for itself to begin with, 64 kB each; it takes twice as much when somebody talks longer. We keep the audio; its own copy is thrown away as soon as it may be. */
const OWN_BUFFER_S = 10;

/** Voice or not, window by window, for one caller. About 0.1 ms a window. */
export class Vad {
  readonly #vad: SherpaVad;

  constructor(model: string) {
    this.#vad = new sherpa.Vad(
      {
        sileroVad: {
          model,
          threshold: THRESHOLD,
          // Both as near to none as they may be: we count voice and pauses, with limits that change during a call.
          minSpeechDuration: 0.001,
          minSilenceDuration: 0.001,
          maxSpeechDuration: 600,
          windowSize: WINDOW,
        },
        sampleRate: RATE,
        numThreads: 1,
        provider: 'cpu',
        debug: 0,
      },
      OWN_BUFFER_S,
    );
  }

  /** @param window WINDOW samples. @returns whether the caller is talking now. */
  hears(window: Float32Array): boolean {
    this.#vad.acceptWaveform(window);
    while (!this.#vad.isEmpty()) this.#vad.pop();
    return this.#vad.isDetected();
  }

  /** Forgets the line: what comes next is another caller's. */
  reset(): void {
    this.#vad.reset();
  }

  /** Lets the library drop what it buffered of a long utterance. What it knows of the line stays. */
  forget(): void {
    this.#vad.flush();
    while (!this.#vad.isEmpty()) this.#vad.pop();
  }
}
