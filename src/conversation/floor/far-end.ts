import { EchoFinder } from '../../audio/echo.ts';
import { FRAME_SAMPLES } from '../../telephony/leg.ts';
import { Loudness, loud } from './loudness.ts';
import { Onset } from './onset.ts';
import type { Playback } from './playback.ts';

/** From this share of our own sound on, what is heard is an echo of us. Others come to 0.05, and seldom to 0.4 for a moment. */
const ECHO = 0.35;
/** Below it, twice in a row, somebody speaks over the echo. */
const NO_ECHO = 0.25;
/** An echo is looked for once in so many frames while somebody is heard: every 100 ms. */
const LOOK_EVERY = 5;
/** A voice is told of some 150 ms after it began. What had not played for so long did not begin before it. */
const ONSET = 8 * FRAME_SAMPLES;
/** Frames after our last one in which its sound may still come back: what is compared is the last second. */
const COMES_BACK = 50;

/** What is known of one voice on the line, from its onset to its words. */
export interface Voice {
  /** What we were saying when it began; null: nothing. */
  readonly over: Playback | null;
  /** Shares of our own sound, one for each look. */
  readonly echo: number[];
  /** Levels of its frames' louder part, dBFS. */
  readonly levels: number[];
  /** What it is taken for: somebody speaks, our echo, or a noise, of which no words came for long. */
  taken: 'voice' | 'echo' | 'noise';
}

/** The far end's side of the line: which voices are open, how loud they are, and whether it is our own voice that comes back. */
export class FarEnd {
  readonly #echo = new EchoFinder();
  readonly #loudness = new Loudness();
  readonly #onset = new Onset();
  readonly #voices: Voice[] = [];
  #frames = 0;
  /** Since we spoke last. */
  #quietFrames = 0;
  /** Of the last thing that we said: its echo comes when it is over. */
  #last: Playback | null = null;

  /**
   * A frame of the far end, and what we are saying.
   * @returns `onset`: something begins that may be a voice; `speaks`: somebody speaks now over what was an echo
   */
  hear(frame: Int16Array, playback: Playback | null): 'onset' | 'speaks' | null {
    if (playback) this.#last = playback;
    this.#quietFrames = playback ? 0 : this.#quietFrames + 1;
    this.#echo.push(frame, playback ? playback.shown(frame.length) : new Int16Array(frame.length));
    const begins = this.#onset.hear(this.#loudness.hear(frame));
    const [voice] = this.#voices;
    if (!voice) return begins && playback && (this.#echo.now()?.share ?? 0) < ECHO ? 'onset' : null;
    if (++this.#frames % LOOK_EVERY !== 0) return null;
    voice.levels.push(this.#loudness.now);
    if (!this.#last) return null;
    const look = this.#echo.now();
    // Whoever is still heard when nothing of ours can come back is no echo, whatever the last of it looked like.
    if (!look && this.#quietFrames <= COMES_BACK) return null;
    voice.echo.push(look?.share ?? 0);
    if (voice.taken !== 'echo' || voice.echo.length < 2 || voice.echo.slice(-2).some((share) => share >= NO_ECHO))
      return null;
    voice.taken = 'voice';
    return 'speaks';
  }

  /** Somebody is heard. */
  begins(playback: Playback | null): Voice {
    const over = playback && playback.place >= ONSET ? playback : null;
    const look = this.#last && this.#echo.now();
    const echo = look ? [look.share] : [];
    const taken = (echo[0] ?? 0) >= ECHO ? 'echo' : 'voice';
    const voice: Voice = { over, echo, levels: [this.#loudness.now], taken };
    this.#voices.push(voice);
    return voice;
  }

  /** The oldest voice became words, or nothing. */
  ends(): Voice | null {
    return this.#voices.shift() ?? null;
  }

  get voice(): Voice | null {
    return this.#voices[0] ?? null;
  }

  /** Somebody speaks, as far as the sound tells. */
  get speaks(): boolean {
    return this.#voices.some((voice) => voice.taken === 'voice' && !this.isBehind(voice));
  }

  /** No words came for long. */
  isNoise(): void {
    for (const voice of this.#voices) voice.taken = 'noise';
  }

  /** What was said last by us, to compare words with. */
  get last(): Playback | null {
    return this.#last;
  }

  isEcho({ echo }: Voice): boolean {
    return echo.length > 0 && echo.reduce((sum, share) => sum + share, 0) / echo.length >= ECHO;
  }

  /** Somebody else in the room, by the level. */
  isBehind({ levels }: Voice): boolean {
    const level = loud(levels);
    return Number.isFinite(level) && this.#loudness.isBehind(level);
  }

  /** The words of this voice were taken as the caller's. */
  learn({ levels }: Voice): void {
    this.#loudness.learn(loud(levels));
  }
}
