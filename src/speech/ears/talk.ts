import { RATE } from '../protocol.ts';
import type { Ruling } from '../turn-end/ruling.ts';
import type { AwaitedName } from './awaited-name.ts';
import type { Claim } from './queue.ts';
import type { Readings, Span } from './reader.ts';
import { WINDOW } from './vad.ts';

/** A careful reading that is under way or done. */
export interface Guess {
  claim: Claim;
  span: Span;
  result: Promise<Readings | null>;
  /** Wall-clock milliseconds it took, once it is done. */
  tookMs: number;
  /** The full name in the talk so far; null: none was awaited. */
  name: AwaitedName | null;
  /** When the turn is over if it was the last; null: not read yet, or a recording. */
  ruling: Ruling | null;
}

/** A caller's talk from the first voice to the silence that ends it, while it lasts. */
export interface Talk {
  /** First voiced sample of the whole. */
  from: number;
  /** Since the turn before, where that was so short a time ago that this may go on with it; 0: it was not, or it is known by now. */
  sinceMs: number;
  /** First sample of the part that is not read for good yet. */
  partFrom: number;
  /** Where voice last ended; null while there is voice. */
  pausedAt: number | null;
  /** Parts that are read for good, in order. */
  done: Guess[];
  /** Reading of the last part, begun in the pause in case it is the end. */
  guess: Guess | null;
  /** Claim of the partial reading under way. */
  glance: Claim | null;
  /** Sample at which the next partial reading may begin. */
  glanceAt: number;
  /** Pauses since `partFrom`, for a cut where none was long enough to be noticed. */
  pauses: { from: number; to: number }[];
}

export function beginTalk(from: number, glanceAt: number): Talk {
  return {
    from,
    sinceMs: 0,
    partFrom: from,
    pausedAt: null,
    done: [],
    guess: null,
    glance: null,
    glanceAt,
    pauses: [],
  };
}

/** Where to cut one long part: in the middle of its longest pause, else where 96 ms are the quietest. */
export function bestCut(
  talk: Talk,
  after: number,
  before: number,
  audio: (from: number, to: number) => Int16Array,
): number {
  const inside = talk.pauses.filter((pause) => pause.from >= after && pause.to <= before);
  const longest = inside.reduce<Talk['pauses'][number] | null>(
    (best, pause) => (best && best.to - best.from >= pause.to - pause.from ? best : pause),
    null,
  );
  if (longest) return Math.floor((longest.from + longest.to) / 2);
  const step = WINDOW;
  let quietest = Number.POSITIVE_INFINITY;
  let cut = before;
  for (let at = after; at + 3 * step <= before; at += step) {
    let energy = 0;
    for (const sample of audio(at, at + 3 * step)) energy += sample * sample;
    if (energy < quietest) {
      quietest = energy;
      cut = at + Math.floor((3 * step) / 2);
    }
  }
  return cut;
}

/** Milliseconds of the stream at a sample. */
export const msAt = (sample: number) => Math.round((sample * 1000) / RATE);
