/**
 * The detector takes any voice for voice, however soft: a television or a waiting room behind a caller would keep every turn from ending. Who
 * is loud enough to be the caller is told by the line's level, in three ways:
 *
 * 1. Within a talk, what hardly stands out of what is always on the line and is much softer than the caller was in this talk is not the caller.
 * 2. What is not louder than the room was while nobody talked is the room. A room full of people is even.
 * 3. What stays even for three seconds is a room, whoever was taken to be talking. In that time the means of a single voice spread by 17 dB and
 *    more, those of a caller 10 dB above a babble of six by 13 dB and more, and those of the babble alone by 4 to 10 dB.
 *
 * On a quiet line nothing is always there and no room is heard, so a voice may fall as low as it likes. All of it is about means over so many
 * windows, 130 ms: shorter ones would take the closure of a "t" for an end.
 */
const MEAN_OF = 4;

/** Way 1: above the softest of the last four seconds (minimum statistics, as noise estimators do), or so much below the loudest. */
const STANDS_OUT_DB = 9;
const SOFTER_DB = 16;
const KEPT = 125;
/** The same while no room is known, as in a call that begins with a crowd: above the first decile of the last four seconds. */
const STANDS_OUT_UNKNOWN_DB = 8.5;
const SOFTER_UNKNOWN_DB = 11;

/** Way 2: so much above the room's upper level a talk goes on, and begins. */
const ABOVE_ROOM_DB = 1.5;
const BEGINS_ABOVE_ROOM_DB = 3;
/** What is no softer than this below the caller's loudest is theirs all the same: the room may have fallen silent since. */
const NEAR_LOUDEST_DB = 6;
/** The room's upper level: its ninth decile, and no more than this above its first, so that a voice that went unnoticed never hides itself. */
const EVEN_DB = 7;
/** Windows of the room that are remembered, six seconds; from how many on it is known, half a second; how often its level is worked out. */
const ROOM_KEPT = 188;
const ROOM_LEAST = 16;
const ROOM_EVERY = 8;

/** Way 3: windows, three seconds, and how far their loudest is above their first decile at most. */
const FLAT_OF = 94;
const FLAT_DB = 9;
/** The loudest that a room is of itself, above that decile; a word 5 dB above a babble of six is 15 dB above it. */
const OWN_PEAKS_DB = 13;
/** The same of one second, which is less sure. */
const MAYBE_OF = 31;
const MAYBE_DB = 6.5;

/** From so much below the caller's loudest on, the room covers the ends of their words: babble 15 dB below a voice does. */
const MASKS_DB = 16;
/** The detector misses whole words now and then ("please" at the level of the "yes" before it): so loud for so many windows, it is the caller. */
const AS_LOUD_DB = 6;
const AS_LOUD_OF = 4;

const ratio = (db: number) => 10 ** (db / 10);

/** Who is loud enough to be the caller. All levels are mean squares. */
export class Foreground {
  readonly #energies: number[] = [];
  readonly #means: number[] = [];
  readonly #room: number[] = [];
  #heard = 0;
  #mean = 0;
  #loudest = 0;
  /** Windows in a row that were about as loud as this talk was at its loudest. */
  #loudFor = 0;
  /** Upper level of the room; 0: not known. */
  #upper = 0;

  /** The next window of the line. @param talks whether somebody talks; what is heard otherwise is the room */
  hear(window: Int16Array, talks: boolean): void {
    let energy = 0;
    for (const sample of window) energy += sample * sample;
    keep(this.#energies, energy / window.length, MEAN_OF);
    this.#mean = this.#energies.reduce((sum, x) => sum + x, 0) / this.#energies.length;
    keep(this.#means, this.#mean, KEPT);
    this.#loudest = Math.max(this.#loudest, this.#mean);
    this.#loudFor = this.#mean >= this.#loudest * ratio(-AS_LOUD_DB) ? this.#loudFor + 1 : 0;
    if (!talks) keep(this.#room, this.#mean, ROOM_KEPT);
    if (this.#heard++ % ROOM_EVERY === 0) this.#upper = upperOf(this.#room);
  }

  /** A talk begins. What is known of the line stays known. */
  begin(): void {
    this.#loudest = this.#mean;
  }

  /** Whether a voice now is loud enough to begin a talk. */
  get begins(): boolean {
    return this.#mean >= this.#upper * ratio(BEGINS_ABOVE_ROOM_DB);
  }

  /** Whether a voice now can be the one that is loudest in this talk. */
  get holds(): boolean {
    const least =
      this.#upper > 0
        ? Math.min(Math.min(...this.#means) * ratio(STANDS_OUT_DB), this.#loudest * ratio(-SOFTER_DB))
        : Math.min(decile(this.#means, 1) * ratio(STANDS_OUT_UNKNOWN_DB), this.#loudest * ratio(-SOFTER_UNKNOWN_DB));
    const room = Math.min(this.#upper * ratio(ABOVE_ROOM_DB), this.#loudest * ratio(-NEAR_LOUDEST_DB));
    return this.#mean >= Math.max(least, room);
  }

  /** Whether somebody goes on as loudly as before in this talk, for too long to be a knock, whatever the detector says. */
  get goesOn(): boolean {
    return this.#loudFor >= AS_LOUD_OF && this.holds;
  }

  /** Whether the room is so loud that it covers the softer sounds of this talk. */
  get masks(): boolean {
    return this.#upper > this.#loudest * ratio(-MASKS_DB);
  }

  /** Whether the last three seconds were a room and nobody in front of it. */
  get isRoom(): boolean {
    const last = this.#means.slice(-FLAT_OF);
    return last.length === FLAT_OF && Math.max(...last) < decile(last, 1) * ratio(FLAT_DB);
  }

  /** Whether nothing in this talk, from its beginning, was louder than such a room is of itself. */
  get wasRoom(): boolean {
    return this.isRoom && this.#loudest < decile(this.#means.slice(-FLAT_OF), 1) * ratio(OWN_PEAKS_DB);
  }

  /** Whether the last second is more likely a room than a voice: six in ten such seconds of a room are, and five in a hundred of a caller. */
  get maybeRoom(): boolean {
    const last = this.#means.slice(-MAYBE_OF);
    return Math.max(...last) < decile(last, 1) * ratio(MAYBE_DB);
  }

  /** What was taken for a talk was the room, for the last three seconds. */
  learnRoom(): void {
    this.#room.splice(0, this.#room.length, ...this.#means.slice(-FLAT_OF));
    this.#upper = upperOf(this.#room);
  }
}

function upperOf(room: readonly number[]): number {
  return room.length < ROOM_LEAST ? 0 : Math.min(decile(room, 9), decile(room, 1) * ratio(EVEN_DB));
}

function decile(values: readonly number[], tenths: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((tenths * (sorted.length - 1)) / 10)] ?? 0;
}

function keep(values: number[], value: number, most: number): void {
  values.push(value);
  if (values.length > most) values.shift();
}
