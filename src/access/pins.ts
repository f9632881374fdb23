import type { Clock } from '../clock.ts';
import { NightbellError } from '../errors.ts';
import { type PinTries, writePinTries } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { checkSecret, hashSecret } from './hash.ts';

export type PinResult = 'ok' | 'wrong' | 'locked' | 'no-pin';

const TRIES = 3;
/** First lockout; each further one without a right PIN between doubles it. Short: the same person may be rung again. */
const LOCKOUT_MS = 5 * 60_000;
const LONGEST_LOCKOUT_MS = 60 * 60_000;

/**
 * The PINs with which clinicians prove on the telephone who they are. Hashed with a pepper made from the store's key: a
 * PIN has so few digits that its hash alone would give it away.
 */
export class Pins {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #pepper: Buffer;
  /** Tries since the start: they count at once, also while the disk is full; the store gets them behind. */
  readonly #tries = new Map<string, PinTries>();
  readonly #onLocked = new Set<(personId: string) => void>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#pepper = store.derivedKey('pin');
  }

  /** Told each time a PIN is locked by a wrong try, wherever it was keyed. Gives back what ends it. */
  onLocked(listener: (personId: string) => void): () => void {
    this.#onLocked.add(listener);
    return () => this.#onLocked.delete(listener);
  }

  /** Throws NB_PIN_WEAK or NB_PERSON_UNKNOWN. */
  async setPin(personId: string, pin: string, actor: string): Promise<void> {
    checkPinRules(pin);
    if (!(await this.#store.people.get(personId))) throw new NightbellError('NB_PERSON_UNKNOWN', personId);
    await this.#store.people.putPin(personId, await hashSecret(pin, this.#pepper), actor);
    this.#tries.delete(personId);
  }

  /**
   * Is this the person's PIN? After three wrong ones `locked`, whatever is keyed, for 5 minutes and then for twice as long
   * each time, up to an hour. Takes the same time whatever it answers. Needs the store for reading only.
   */
  async checkPin(personId: string, pin: string): Promise<PinResult> {
    const kept = await this.#store.people.pin(personId);
    const now = this.#clock.now();
    const tries = this.#tries.get(personId) ?? kept ?? { failures: 0, lockouts: 0, lockedUntil: null };
    const locked = tries.lockedUntil !== null && Date.parse(tries.lockedUntil) > now;
    // The try counts before it is looked at: two at the same time are two.
    const counted = locked || !kept ? tries : missed(tries, now);
    if (kept && !locked) this.#tries.set(personId, counted);
    const right = await checkSecret(pin, kept && !locked ? kept.hash : null, this.#pepper);
    const result = !kept ? 'no-pin' : locked ? 'locked' : right ? 'ok' : 'wrong';
    const after = right ? { failures: 0, lockouts: 0, lockedUntil: null } : counted;
    if (right) this.#tries.set(personId, after);
    if (result === 'wrong' && counted.lockedUntil !== null) for (const tell of this.#onLocked) tell(personId);
    this.#store.behind.add('pin.tried', async (unit) => {
      if (kept && !locked) await writePinTries(unit, personId, after);
      await unit.say({ actor: `person:${personId}`, action: 'pin.tried', subject: personId, detail: { result } });
    });
    return result;
  }
}

function missed(tries: PinTries, now: number): PinTries {
  const failures = tries.failures + 1;
  if (failures < TRIES) return { failures, lockouts: tries.lockouts, lockedUntil: null };
  const wait = Math.min(LOCKOUT_MS * 2 ** tries.lockouts, LONGEST_LOCKOUT_MS);
  return { failures: 0, lockouts: tries.lockouts + 1, lockedUntil: new Date(now + wait).toISOString() };
}

/** Four to eight digits that are not one digit, a run (1234, 9876, 7890) or a repeated piece (1212, 123123). */
export function checkPinRules(pin: string): void {
  if (!/^\d{4,8}$/.test(pin)) throw new NightbellError('NB_PIN_WEAK', 'it must have four to eight digits');
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, i) => (digit - digits[i]! + 10) % 10));
  if (steps.size === 1 && [0, 1, 9].includes([...steps][0]!)) {
    throw new NightbellError('NB_PIN_WEAK', 'it is one digit or a run of digits');
  }
  if (/^(\d{2,4})\1+$/.test(pin)) throw new NightbellError('NB_PIN_WEAK', 'it repeats itself');
}
