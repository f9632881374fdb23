import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingCall } from '../../src/telephony/phone/incoming.ts';
import type { Phone } from '../../src/telephony/phone/phone.ts';
import { Dice } from './dice.ts';

/** Keys that take a case, whoever waits: connect, call back, advised already. A case that is still told takes the next. */
const CHOICES = ['2', '4', '2'] as const;

/** Everybody whom the box rings: people of the practice, who take what they are told more often than not, and callers who are rung back. */
export class OnCall {
  readonly #pin: string;
  readonly #dice: Dice;
  /** From now on whoever is rung takes it, so that every ladder comes to its end. */
  diligent = false;
  #rung = Promise.withResolvers<void>();

  constructor(provider: Phone, pin: string, seed: number) {
    this.#pin = pin;
    this.#dice = new Dice(seed ^ 0x5eed);
    provider.expect('any', (incoming) => this.#ring(incoming));
  }

  /** Resolves when a telephone of the practice is rung next. */
  rung(): Promise<void> {
    return this.#rung.promise;
  }

  async #ring(incoming: IncomingCall): Promise<void> {
    if (!incoming.to.includes('518555015')) return this.#caller(incoming);
    this.#rung.resolve();
    this.#rung = Promise.withResolvers();
    const does = this.diligent
      ? 'takes'
      : this.#dice.weighed({ takes: 60, connects: 12, busy: 10, 'no-answer': 10, 'no-key': 8 });
    if (does === 'busy') return incoming.reject(486);
    if (!(await incoming.ringFor(does === 'no-answer' ? 3_500 : this.#dice.from(200, 1_500)))) return;
    if (does === 'no-answer') return incoming.reject(480);
    const call = await incoming.answer();
    if (!call) return;
    await sleep(1_000);
    if (does === 'no-key') {
      await sleep(2_000);
      return call.hangUp();
    }
    await call.press('1');
    await sleep(700);
    for (const key of `${this.#pin}#`) if (!call.over) await call.press(key as '1');
    await sleep(1_200);
    for (let i = 0; i < 12 && !call.over; i++) {
      await call.press(does === 'connects' ? '1' : (CHOICES[i % CHOICES.length] as '2'));
      await sleep(2_200);
    }
    await call.hangUp();
  }

  /** A caller who is rung back listens for a while, or is not there. */
  async #caller(incoming: IncomingCall): Promise<void> {
    if (this.#dice.chance(30)) return incoming.reject(480);
    if (!(await incoming.ringFor(500))) return;
    const call = await incoming.answer();
    await sleep(this.#dice.from(500, 4_000));
    await call?.hangUp();
  }
}
