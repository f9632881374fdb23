import type { Clock } from '../../clock.ts';
import type { Key } from '../../telephony/leg.ts';

/** Between two keys of one number people look at their paper. */
const KEY_PAUSE_MS = 2_500;
/** A lone 0 while a number is awaited may be its first digit: wait this long before it means "a person". */
const LONE_ZERO_MS = 1_500;
/** The # after a number that was whole without it. */
const LATE_END_MS = 2_000;
/** Keys that were typed before their question was put are for it if it comes so soon. */
const AHEAD_MS = 10_000;
const MOST_AHEAD = 32;

export interface KeyTaker {
  /** Somebody waits for keys. */
  waits(): boolean;
  /** An answer is whole. */
  answered(digits: string): void;
}

/**
 * Keys of one leg as they become answers. Keys that come while a question is being put belong to it. What is typed when no question waits is kept
 * for the next one, but for the same key pressed again and again, which is impatience.
 */
export class KeyEntry {
  readonly #clock: Clock;
  readonly #taker: KeyTaker;
  #most: number;
  #typed = '';
  #ahead: { keys: Key[]; at: number } = { keys: [], at: 0 };
  #last: { answer: string; at: number } = { answer: '', at: Number.NEGATIVE_INFINITY };
  #stopTimer: () => void = () => undefined;
  #closed = false;

  constructor(clock: Clock, most: number, taker: KeyTaker) {
    this.#clock = clock;
    this.#most = most;
    this.#taker = taker;
  }

  /** An answer was begun and is not whole. */
  get isTyping(): boolean {
    return this.#typed !== '';
  }

  /**
   * Another question is put.
   * @param most keys that make an answer; 1: each key at once
   * @param same the same question is put again: what was typed of its answer stays
   */
  expect(most: number, same: boolean): void {
    this.#most = most;
    if (!same || most === 1) this.#forget();
    const { keys, at } = this.#ahead;
    this.#ahead = { keys: [], at: 0 };
    const impatient = keys.every((key) => key === this.#last.answer);
    if (keys.length === 0 || impatient || this.#clock.now() - at > AHEAD_MS) return;
    // Whoever puts the question begins to listen first.
    this.#clock.after(0, () => {
      for (const key of keys) this.press(key);
    });
  }

  /** The key ends a number of which nothing was typed, or one that was whole already: it means nothing. */
  isIdle(key: Key): boolean {
    if (!isEnd(key) || this.#typed) return false;
    const late = key === '#' && this.#clock.now() - this.#last.at < LATE_END_MS;
    return late || (this.#taker.waits() && this.#ahead.keys.length === 0);
  }

  press(key: Key): void {
    if (this.#closed || this.isIdle(key)) return;
    if (!this.#taker.waits()) {
      this.#keep(key);
      return;
    }
    this.#stopTimer();
    const ends = isEnd(key);
    if (!ends) this.#typed += key;
    if (ends || this.#typed.length >= this.#most) this.#whole();
    else {
      const wait = this.#typed === '0' ? LONE_ZERO_MS : KEY_PAUSE_MS;
      this.#stopTimer = this.#clock.after(wait, () => this.#whole());
    }
  }

  close(): void {
    this.#closed = true;
    this.#forget();
  }

  #whole(): void {
    const digits = this.#typed;
    this.#forget();
    if (digits) this.#last = { answer: digits, at: this.#clock.now() };
    this.#taker.answered(digits);
  }

  #keep(key: Key): void {
    const { keys } = this.#ahead;
    if (keys.length < MOST_AHEAD) this.#ahead = { keys: [...keys, key], at: this.#clock.now() };
  }

  #forget(): void {
    this.#typed = '';
    this.#stopTimer();
  }
}

const isEnd = (key: Key) => key === '#' || key === '*';
