import type { Sound } from '../../src/telephony/phone/recording.ts';

/**
 * Silence that a caller hears while the box has the turn, on the waveform that the telephone received. Pure; times in ms of one clock.
 *
 * - `answer`: from the end of the caller's last word to the next sound. Where the box was still speaking at that moment (it was being
 *   interrupted) and fell silent within `YIELDED`, from there. Where it went on speaking, the turn was not the caller's, and nothing is
 *   counted. A caller who acts again or hangs up ends the count.
 * - `greeting`: from the answer of the call to the first sound.
 * - `within`: a gap in what the box says where the caller did nothing, and nothing was asked of them: from the end of the sound, or from
 *   the moment at which the box began its next turn where that is later, to the next sound. That the box waits for somebody who says
 *   nothing, and speaks to them again after some seconds ("are you still there", "please hold"), is no silence of the box: a turn of its
 *   own begins there.
 */
export interface DeadAir {
  what: 'answer' | 'greeting' | 'within';
  fromMs: number;
  ms: number;
  /** Nothing was heard any more before the caller acted or the call ended. */
  open: boolean;
}

/** What the caller did. Words are whole sentences; a noise or a key may be left without an answer. */
export interface Act {
  what: 'words' | 'noise' | 'keys';
  /** Of `keys`: which. */
  key?: string;
  fromMs: number;
  toMs: number;
}

export interface HeardCall {
  answeredMs: number;
  /** The box let go of the call, or it was over. */
  endMs: number;
  sounds: readonly Sound[];
  acts: readonly Act[];
  /** When each turn of the box began, from its record. */
  turns: readonly number[];
}

/** A prompt that is interrupted falls silent within this, or it was not. */
const YIELDED = 700;
/** Sound so close to a moment lasts through it. */
const TOUCH = 60;
/** How far the record's clock and the telephone's may be apart: the row is written before the first packet is there. */
const CLOCKS = 300;

export function deadAir(call: HeardCall): DeadAir[] {
  const found = [greeting(call), ...call.acts.filter((act) => act.what === 'words').map((act) => answer(call, act))];
  return [...found.filter((air) => air !== null), ...within(call)];
}

function greeting({ answeredMs, endMs, sounds, acts }: HeardCall): DeadAir {
  const stop = Math.min(endMs, acts[0]?.fromMs ?? endMs);
  const first = sounds.find((sound) => sound.toMs > answeredMs)?.fromMs ?? Number.POSITIVE_INFINITY;
  return air('greeting', answeredMs, first, stop);
}

function answer({ endMs, sounds, acts }: HeardCall, act: Act): DeadAir | null {
  const next = acts.find((other) => other.fromMs >= act.toMs && other !== act);
  const stop = Math.min(endMs, next?.fromMs ?? endMs);
  const speaking = sounds.find((sound) => sound.fromMs <= act.toMs && sound.toMs > act.toMs - TOUCH);
  if (speaking && speaking.toMs - act.toMs > YIELDED) return null;
  const from = Math.max(act.toMs, speaking?.toMs ?? 0);
  if (from >= stop) return null;
  const first = sounds.find((sound) => sound.fromMs >= from)?.fromMs ?? Number.POSITIVE_INFINITY;
  return air('answer', from, first, stop);
}

function within({ endMs, sounds, acts, turns }: HeardCall): DeadAir[] {
  const found: DeadAir[] = [];
  for (const [i, { toMs }] of sounds.entries()) {
    const next = sounds[i + 1];
    if (!next || next.fromMs > endMs) continue;
    // Whatever the caller did near the gap gave them the turn, and is looked at elsewhere.
    if (acts.some((act) => act.toMs > toMs - YIELDED && act.fromMs < next.fromMs)) continue;
    const began = turns.findLast((at) => at > toMs - CLOCKS && at < next.fromMs + CLOCKS);
    found.push(air('within', Math.min(Math.max(toMs, began ?? toMs), next.fromMs), next.fromMs, endMs));
  }
  return found;
}

function air(what: DeadAir['what'], fromMs: number, firstMs: number, stopMs: number): DeadAir {
  const toMs = Math.min(firstMs, stopMs);
  return { what, fromMs, ms: Math.max(0, Math.round(toMs - fromMs)), open: firstMs > stopMs };
}
