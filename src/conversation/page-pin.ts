import type { Clock } from '../clock.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import type { Said } from './prompts/catalogue.ts';

const PIN_TRIES = 3;
const PIN_KEYS = 8;
const PIN_WAIT_MS = 8_000;

export type CheckPin = (personId: string, pin: string) => Promise<'ok' | 'wrong' | 'locked' | 'no-pin'>;

/**
 * Asks for a person's PIN, three times at most. `locked`: it is locked, by these tries or by others before; `wrong-pin`: it was not keyed,
 * or the person has none.
 */
export async function askPin(
  leg: CallLeg,
  floor: Floor,
  clock: Clock,
  { personId, checkPin }: { personId: string; checkPin: CheckPin },
): Promise<'ok' | 'wrong-pin' | 'locked' | 'hung-up'> {
  let before: Said[] = [];
  let wrong = 0;
  for (let i = 0; i < PIN_TRIES; i++) {
    const text: Said[] = [...before, { prompt: 'clinician.askPin' }];
    const pin = await askKeys(leg, floor, clock, { said: text, keys: PIN_KEYS, waitMs: PIN_WAIT_MS });
    if (leg.over) return 'hung-up';
    const answer = pin ? await checkPin(personId, pin) : 'wrong';
    if (answer === 'ok') return 'ok';
    if (answer === 'locked') return 'locked';
    if (answer === 'no-pin') return 'wrong-pin';
    if (pin) wrong++;
    before = [{ prompt: 'clinician.wrongPin' }];
  }
  return wrong === PIN_TRIES ? 'locked' : 'wrong-pin';
}
