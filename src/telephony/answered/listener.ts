import { rmsDb } from '../../audio/level.ts';
import { ANSWER, TONE } from './parameters.ts';
import { lasted, type Tone, Tones } from './tones.ts';
import type { Answered, AnsweredBy } from './types.ts';
import { Voice } from './voice.ts';
import { toldByWords } from './words.ts';

const FRAME_MS = 20;
/** Lets 200 Hz and more through at 16 kHz: 60 Hz loses 11 dB. */
const HUM = 1 / (1 + (2 * Math.PI * 200) / 16_000);
/** Kept back until a tone is known to be one. */
const HELD = ANSWER.lag / FRAME_MS;

/**
 * Makes out who took an outgoing call, from the frames that came since the answer. Pure and streaming: frames of 20 ms at 16 kHz go in,
 * `answered` says what is known by now. A beep or words may turn `person`, `silence` or `unsure` into `machine` or `screening` later.
 */
export class AnswerListener {
  answered: Answered | null = null;
  /** End of the last beep, ms after the answer; null: none yet. */
  beepMs: number | null = null;
  readonly #tones = new Tones();
  readonly #voice = new Voice();
  readonly #held: number[] = [];
  /** The special tones heard so far, in order. */
  #special: Tone[] = [];
  /** A beep that may be the line's own. */
  #early: Tone | null = null;
  #ms = 0;
  #highPassed = 0;
  #lastSample = 0;

  push(frame: Int16Array): void {
    this.#ms += FRAME_MS;
    const ended = this.#tones.push(frame, rmsDb(frame));
    this.#held.push(rmsDb(this.#withoutHum(frame)));
    if (this.#held.length > HELD) {
      const at = this.#ms - (HELD + 1) * FRAME_MS;
      this.#voice.push(this.#held.shift() as number, this.#tones.holds(at + FRAME_MS));
    }
    const { running } = this.#tones;
    if (running) this.#isCed(running);
    if (ended) this.#toneEnded(ended);
    this.#judge();
  }

  /** What a recogniser has understood of whoever picked up, so far or in all. */
  words(text: string): void {
    const by = toldByWords(text);
    if (by) this.#say(by, 'words');
  }

  /** Voice was heard at all. */
  get spoke(): boolean {
    return this.#voice.fromMs !== null;
  }

  /** Since the last word or tone, ms. */
  get quietMs(): number {
    return Math.min(
      this.#voice.quietMs + ANSWER.lag,
      this.beepMs === null ? Number.POSITIVE_INFINITY : this.#ms - this.beepMs,
    );
  }

  /** A first-order high pass: the hum of a line is no voice. */
  #withoutHum(frame: Int16Array): Int16Array {
    const out = new Int16Array(frame.length);
    for (let i = 0; i < frame.length; i++) {
      const x = frame[i] as number;
      this.#highPassed = HUM * (this.#highPassed + x - this.#lastSample);
      this.#lastSample = x;
      out[i] = this.#highPassed;
    }
    return out;
  }

  #judge(): void {
    const { greetingMs, quietMs, fromMs } = this.#voice;
    if (this.#early && fromMs === null && this.#ms - this.#early.toMs >= TONE.beepQuiet) this.#say('machine', 'beep');
    if (this.answered) return;
    if (fromMs === null) {
      if (this.#ms >= ANSWER.silence && !this.#tones.running && !this.#early) this.#say('silence', 'nothing-heard');
    } else if (greetingMs > ANSWER.longGreeting) this.#say('machine', 'long-greeting');
    else if (quietMs >= (greetingMs <= ANSWER.shortGreeting ? ANSWER.shortPause : ANSWER.longPause))
      this.#say('person', 'short-greeting');
    if (this.#ms >= ANSWER.total && !this.answered) this.#say('unsure', 'time-over');
  }

  #isCed(tone: Tone): void {
    if (within(tone.hz, TONE.ced.hz) && lasted(tone) >= TONE.ced.ms) this.#say('fax', 'fax-tone');
  }

  #toneEnded(tone: Tone): void {
    if (tone.hz === null) return;
    const ms = lasted(tone);
    if (this.#completesSpecial(tone)) {
      this.#early = null;
      this.beepMs = null;
      this.#say('network', 'special-tones');
    } else if (this.#voice.fromMs === null && within(tone.hz, TONE.cng.hz) && within(ms, TONE.cng.ms)) {
      this.#say('fax', 'fax-tone');
    } else if (within(tone.hz, TONE.beep) && ms <= TONE.longestBeep) {
      this.beepMs = tone.toMs;
      if (this.#voice.spokenMs >= TONE.beepSpeech || this.answered?.by === 'machine') this.#say('machine', 'beep');
      else this.#early ??= tone;
    }
  }

  #completesSpecial(tone: Tone): boolean {
    const wanted = TONE.special[this.#special.length];
    const before = this.#special.at(-1);
    const follows = !before || tone.fromMs - before.toMs <= TONE.specialGap;
    const fits = wanted !== undefined && within(tone.hz, wanted) && within(lasted(tone), TONE.specialMs) && follows;
    this.#special = fits ? [...this.#special, tone] : [];
    return this.#special.length === TONE.special.length;
  }

  /** A first verdict stands, but that a machine or a service shows itself later. */
  #say(by: AnsweredBy, why: Answered['why']): void {
    const before = this.answered?.by;
    const open = !before || before === 'person' || before === 'silence' || before === 'unsure';
    const told = by === 'machine' || by === 'screening' || by === 'fax' || by === 'network';
    if (!before || (open && told) || (before === 'machine' && by === 'screening' && why === 'words'))
      this.answered = { by, why, atMs: this.#ms };
  }
}

function within(value: number | null, [from, to]: readonly number[]): boolean {
  return value !== null && value >= (from as number) && value <= (to as number);
}
