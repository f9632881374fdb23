import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { isLoopback } from '../../telephony/asterisk/itself.ts';

/** No letters or digits that are read for one another. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/**
 * Shown where the box was started, and asked for by the page that makes the first administrator: whoever merely reaches
 * the page first must not become it. 49 bits, for one start and one use.
 */
export class SetUpCode {
  readonly #signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  readonly #onUsed: () => void;
  #used = false;

  /** @param onUsed called when the administrator was made with it */
  constructor(onUsed: () => void = () => undefined) {
    this.#onUsed = onUsed;
  }

  /** `ABCDE-FGHJK`, or null once it was used. */
  get shown(): string | null {
    return this.#used ? null : `${this.#signs.slice(0, LENGTH / 2)}-${this.#signs.slice(LENGTH / 2)}`;
  }

  /** As people type it: small letters, with or without the dash. */
  matches(given: string): boolean {
    const typed = given.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    return !this.#used && timingSafeEqual(digest(typed), digest(this.#signs));
  }

  use(): void {
    this.#used = true;
    this.#onUsed();
  }
}

/** On loopback only who is at the machine can reach the page, and needs no code. */
export function needsSetUpCode(host: string): boolean {
  return !isLoopback(host) && host !== '::1';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
