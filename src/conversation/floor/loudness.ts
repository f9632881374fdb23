import { rmsDb } from '../../audio/level.ts';

/** Frames of 20 ms that are remembered: the onset of a voice lies so far back when the ear tells of it. */
const BEHIND = 12;
/** Somebody else in the room is so much quieter than who holds the telephone. */
const FARTHER_DB = 12;
/** For a caller who has said nothing yet. Telephones bring a voice at the mouthpiece to -30 to -15 dBFS. */
const FAR_DB = -42;

/** How loud the far end is while it speaks, against how loud its caller is otherwise. */
export class Loudness {
  readonly #recent: number[] = [];
  #usual: number | null = null;

  /** @returns the frame's own level, dBFS */
  hear(frame: Int16Array): number {
    const db = rmsDb(frame);
    this.#recent.push(db);
    if (this.#recent.length > BEHIND) this.#recent.shift();
    return db;
  }

  /** Of the last quarter of a second, its louder part; dBFS. */
  get now(): number {
    return loud(this.#recent);
  }

  /** Words were taken as the caller's that were so loud. */
  learn(db: number): void {
    if (!Number.isFinite(db)) return;
    this.#usual = this.#usual === null ? db : this.#usual + 0.3 * (db - this.#usual);
  }

  /** What was so loud comes from farther away than the caller is. */
  isBehind(db: number): boolean {
    return db < (this.#usual === null ? FAR_DB : this.#usual - FARTHER_DB);
  }
}

/** The louder fifth of frames: a voice has gaps. */
export function loud(frames: readonly number[]): number {
  const sorted = frames.toSorted((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 5)] ?? Number.NEGATIVE_INFINITY;
}
