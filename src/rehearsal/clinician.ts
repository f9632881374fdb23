import type { Clock } from '../clock.ts';
import type { ScriptedLeg } from '../telephony/scripted/leg.ts';

/** A key is looked for and pressed. */
const HAND_MS = 900;
/** Somebody who is told nothing more hangs up. */
const PATIENCE_MS = 20_000;

const WORDS = 'zero one two three four five six seven eight nine'.split(' ');

/**
 * Somebody of the practice takes a call of the box: the key that takes it, the PIN, and after the case a talk at once where the caller waits,
 * else they take the number and call back; so they do in an emergency. They do what the voice says, whatever its menu is.
 */
export function takePage(leg: ScriptedLeg, clock: Clock, pin: string): void {
  let heard = '';
  let cancel = () => {};
  const after = (ms: number, fn: () => void) => {
    cancel();
    cancel = clock.after(ms, fn);
  };
  leg.far.on('heard', (text) => {
    heard += ` ${text}`;
  });
  leg.far.on('quiet', () => {
    const keys = keysFor(heard, pin);
    if (keys) heard = '';
    if (keys) after(HAND_MS, () => leg.press(keys));
    else after(PATIENCE_MS, () => leg.leave());
  });
  leg.far.on('ended', () => cancel());
}

/** What is pressed after these words; null: nothing was asked for. */
export function keysFor(heard: string, pin: string): string | null {
  if (/\bpin\b/i.test(heard)) return `${pin}#`;
  const offers = [...heard.matchAll(/press (\w+) to ([^.,;]+)/gi)].map(([, key = '', what = '']) => ({
    key: WORDS.includes(key.toLowerCase()) ? String(WORDS.indexOf(key.toLowerCase())) : key,
    what,
  }));
  const offer = (words: RegExp) => offers.find(({ what }) => words.test(what))?.key ?? null;
  // Whoever was told to call 911 needs the line for that.
  const dials911 = /^\W*emergency\b|told to call 911|\bemergency\. patient/i.test(heard);
  const waits = !dials911 && /waiting|on the line|holding/i.test(heard) && !/hung up/i.test(heard);
  const talk = offer(/connect|speak|talk/i);
  const later = offer(/number|call back/i);
  return (waits ? (talk ?? later) : (later ?? talk)) ?? offer(/take|accept|hear/i);
}
