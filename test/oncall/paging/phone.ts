import type { Clock } from '../../../src/clock.ts';
import type { ScriptedLeg } from '../../../src/telephony/scripted/leg.ts';

/** What a telephone does when it is rung. `keys`: what is pressed or said each time that the box has finished speaking. */
export type Phone =
  | { does: 'silent' | 'busy' | 'unreachable' | 'rejects' | 'machine' }
  | { does: 'answers'; keys: readonly string[]; afterMs?: number };

export interface Heard {
  to: string;
  text: string;
  at: number;
}

/** A key is looked for and pressed. */
const HAND_MS = 900;
const FRAME = new Int16Array(320).fill(900);

/** Somebody takes it and does what the script says; when nothing is left of it, they wait, or hang up where it says `hangs up`. */
export function answerWith(leg: ScriptedLeg, clock: Clock, keys: readonly string[], pin: string): void {
  const left = [...keys];
  leg.far.on('quiet', () => {
    const next = left.shift();
    if (next === undefined) return;
    clock.after(HAND_MS, () => act(leg, clock, next, pin));
  });
}

function act(leg: ScriptedLeg, clock: Clock, what: string, pin: string): void {
  if (leg.over || what === 'nothing') return;
  if (what === 'hangs-up') leg.leave();
  else if (what === 'pin') leg.press(`${pin}#`);
  else if (what === 'pin-and-gone') {
    leg.press(`${pin}#`);
    clock.after(2_000, () => leg.leave());
  } else if (what === 'wrong') leg.press('1111#');
  else if (what === 'says') {
    // Two seconds of a voice, and the key that ends it.
    for (let i = 0; i < 100; i++) leg.emit('audio', FRAME);
    leg.press('#');
  } else leg.press(what);
}
