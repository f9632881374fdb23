import { toFloat } from '../../audio/float.ts';
import { OPEN_ANSWER } from '../expected.ts';
import { RATE } from '../protocol.ts';
import type { EarOptions } from '../speech.ts';
import { Rhythm } from '../turn-end/rhythm.ts';
import { type Evidence, type Ruling, ruleOnEnd } from '../turn-end/ruling.ts';
import { hearName } from './awaited-name.ts';
import type { Names } from './bound/names.ts';
import { Claims } from './claims.ts';
import { Foreground } from './foreground.ts';
import type { Hearing } from './hearing.ts';
import { RANK, type WorkQueue } from './queue.ts';
import { join, type Reader, type Readings } from './reader.ts';
import type { SecondReader } from './second.ts';
import { beginTalk, bestCut, type Guess, msAt, type Talk } from './talk.ts';
import { Tape } from './tape.ts';
import { Teller } from './teller.ts';
import { LAG, type Vad, WINDOW } from './vad.ts';

const samples = (ms: number) => (ms * RATE) / 1000;

/** Windows of voice in a row before it counts: with the detector's own lag some 130 ms, so a click does not, a "no" does. */
const ONSET_WINDOWS = 3;
/** Kept before the first voiced window: a soft consonant comes before what the detector hears. */
const PRE_ROLL = samples(300);
/** Silence after which the last reading is begun in advance. Shorter ones are gaps inside words. */
const GUESS_AFTER = samples(120);
/** A turn is not over before it is read, but for a box that is so late with reading. */
const UNREAD_MAX = samples(1600);
/** Who speaks again so soon after a turn was taken for over had only paused. */
const WENT_ON = samples(1300);
/** A pause so long ends a part, when that part is long enough to be read well by itself. */
const PART_PAUSE = samples(250);
const PART_MIN = samples(6000);
/** A part that is longer than this is cut where it is best: reading takes time in proportion. */
const PART_MAX = samples(15_000);
/** The cut lies at least so far from both ends. */
const CUT_MARGIN = samples(3000);
/** An utterance that is longer is told of at its next pause, or at the latest cut, and what follows is another one. */
const UTTERANCE_LONG = samples(20_000);
const UTTERANCE_MAX = samples(30_000);
/** Between partial readings, and how many times its own cost a partial reading must wait before the next one. */
const GLANCE_EVERY = samples(650);
const GLANCE_COST = 3;
/** The end of a word that a loud room covers. */
const MASKED = samples(100);
/** A voice that began so short a time before something was asked is the answer to it, or nobody's. */
const JUST_BEGUN = samples(400);
/** In so much sound a room shows by its evenness. */
const ROOM_SHOWS = samples(3000);
/** How often a silent line says that nothing older is needed. */
const SETTLE_EVERY = samples(1000);

/**
 * Hears one caller: finds voice, reads it while it lasts, and tells what was said as soon as the turn is over. When that is, the words decide
 * (turn-end/); for a recording, where nobody waits, the silence alone.
 */
export class Listener {
  readonly #owner: number;
  readonly #claims: Claims;
  readonly #tape: Tape;
  readonly #vad: Vad;
  readonly #reader: Reader;
  readonly #names: Names | null;
  readonly #teller: Teller;
  readonly #queue: WorkQueue;
  readonly #hearing: Hearing;
  readonly #rule: (evidence: Evidence) => Ruling;
  #options: EarOptions;
  /** Options that the talk under way began with. */
  #current: EarOptions;
  #at: number;
  #onset = 0;
  #talk: Talk | null = null;
  readonly #rhythm = new Rhythm();
  readonly #foreground = new Foreground();
  /** Where the last turn ended; null: none did. */
  #endedAt: number | null = null;

  /**
   * @param at number of the first sample that will be pushed
   * @param rule when a turn is over
   */
  constructor(
    owner: number,
    at: number,
    options: EarOptions,
    vad: Vad,
    readers: { reader: Reader; second: SecondReader | null; names?: Names },
    queue: WorkQueue,
    hearing: Hearing,
    rule: (evidence: Evidence) => Ruling = ruleOnEnd,
  ) {
    this.#owner = owner;
    this.#tape = new Tape(at);
    this.#at = at;
    this.#options = options;
    this.#current = options;
    this.#vad = vad;
    this.#reader = readers.reader;
    this.#queue = queue;
    this.#hearing = hearing;
    this.#rule = rule;
    this.#claims = new Claims(owner, hearing.partial !== null);
    this.#names = readers.names ?? null;
    const needed = () => this.#talk && this.#talk.from - PRE_ROLL;
    this.#teller = new Teller(hearing, this.#tape, readers.second, this.#claims, at, needed);
  }

  /** Takes 16 kHz samples, any number. */
  push(audio: Int16Array): void {
    this.#tape.append(audio);
    while (this.#tape.end - this.#at >= WINDOW) {
      const window = this.#tape.copy(this.#at, this.#at + WINDOW);
      this.#at += WINDOW;
      const voiced = this.#vad.hears(toFloat(window));
      this.#foreground.hear(window, this.#talk !== null && this.#talk.pausedAt === null);
      // Nobody waits for a recording, and in one the soft voice may be the one that counts.
      const waited = this.#hearing.partial !== null;
      if (this.#talk && waited && this.#foreground.isRoom) this.#hearRoom(this.#talk);
      const theirs = (voiced && this.#foreground.holds) || this.#foreground.goesOn;
      if (this.#talk) this.#hearTalk(this.#talk, waited ? theirs : voiced);
      else this.#hearQuiet(voiced && (!waited || this.#foreground.begins));
    }
  }

  /** Counts from the next utterance on; for a talk that has only just begun as well, which nobody begins so soon after a question on purpose. */
  expect(options: EarOptions): void {
    this.#options = options;
    if (this.#talk && !this.#talk.guess && this.#at - this.#talk.from < JUST_BEGUN) this.#current = options;
  }

  /** Resolves when everything that has ended so far is told of. */
  get told(): Promise<void> {
    return this.#teller.told;
  }

  /** Resolves when all of it was read a second time, or will not be. */
  get readTwice(): Promise<unknown> {
    return this.#teller.readTwice;
  }

  close(): void {
    this.#claims.drop();
    this.#queue.forget(this.#owner);
  }

  #hearQuiet(voiced: boolean): void {
    this.#onset = voiced ? this.#onset + 1 : 0;
    if (this.#onset >= ONSET_WINDOWS) {
      this.#onset = 0;
      const from = this.#at - ONSET_WINDOWS * WINDOW - LAG + WINDOW;
      this.#begin(from);
      if (this.#endedAt !== null && from - this.#endedAt < WENT_ON) this.#talk!.sinceMs = msAt(from - this.#endedAt);
      return;
    }
    const needed = this.#at - PRE_ROLL - ONSET_WINDOWS * WINDOW;
    if (this.#teller.untold > 0) return;
    this.#tape.dropBefore(needed);
    if (needed - this.#teller.settledAt > SETTLE_EVERY) this.#teller.settle(needed);
  }

  #begin(from: number): void {
    this.#current = this.#options;
    this.#foreground.begin();
    this.#talk = beginTalk(from, this.#at + GLANCE_EVERY);
    this.#hearing.voice(msAt(from));
  }

  /** For three seconds there was a room and nobody in front of it: the caller ended before that, or there was none. */
  #hearRoom(talk: Talk): void {
    const nobody = this.#foreground.wasRoom;
    this.#foreground.learnRoom();
    const to = this.#at - ROOM_SHOWS;
    if (talk.pausedAt !== null && talk.pausedAt <= to) return;
    if (talk.guess) talk.guess.claim.dropped = true;
    talk.guess = null;
    if (nobody && talk.done.length === 0) this.#giveUp(talk);
    else this.#finish(talk, Math.max(talk.partFrom, to));
  }

  /** It was nobody who speaks into this telephone. */
  #giveUp(talk: Talk): void {
    if (talk.glance) talk.glance.dropped = true;
    this.#talk = null;
    this.#onset = 0;
    this.#vad.forget();
    this.#teller.nothing(this.#at - PRE_ROLL);
  }

  #hearTalk(talk: Talk, voiced: boolean): void {
    if (voiced && talk.pausedAt !== null) this.#resume(talk, talk.pausedAt);
    else if (!voiced) {
      talk.pausedAt ??= this.#at - LAG;
      const silence = this.#at - talk.pausedAt;
      if (silence >= GUESS_AFTER && !talk.guess) talk.guess = this.#guess(talk, talk.pausedAt);
      if (this.#isOver(talk, silence)) {
        this.#finish(talk, talk.pausedAt);
        return;
      }
    }
    const overdue = this.#at - talk.from > UTTERANCE_MAX && this.#at - talk.partFrom > 3 * CUT_MARGIN;
    // What is being read as the last part is not cut: it ends, or goes on and is cut then.
    if (!talk.guess && (overdue || this.#at - talk.partFrom > PART_MAX)) this.#cut(talk);
    if (this.#hearing.partial && !talk.guess && !talk.glance && this.#at >= talk.glanceAt) this.#glance(talk);
  }

  #isOver({ guess }: Talk, heard: number): boolean {
    // In a loud room the last sounds of a word are not heard for the caller's, and the silence seems to begin so much earlier.
    const silence = heard - (this.#foreground.masks ? MASKED : 0);
    const usual = samples(this.#current.endSilenceMs);
    if (!this.#hearing.partial) return silence >= usual;
    if (guess?.ruling) return silence >= samples(guess.ruling.silenceMs);
    // Nothing can be told before it is read, so who goes on meanwhile is heard out.
    if (guess && silence >= usual) guess.claim.rank = RANK.ended;
    return silence >= Math.max(usual, UNREAD_MAX);
  }

  #resume(talk: Talk, pausedAt: number): void {
    const voiceAt = this.#at - LAG;
    this.#rhythm.paused(msAt(voiceAt - pausedAt));
    talk.pausedAt = null;
    talk.pauses.push({ from: pausedAt, to: voiceAt });
    const guess = talk.guess;
    talk.guess = null;
    if (!guess) return;
    const long = voiceAt - talk.from > UTTERANCE_LONG;
    if (voiceAt - pausedAt < PART_PAUSE || (pausedAt - talk.partFrom < PART_MIN && !long)) {
      guess.claim.dropped = true;
      return;
    }
    this.#keep(talk, guess, voiceAt);
    if (long) this.#split(talk, pausedAt, voiceAt);
  }

  /** A part is read for good; the next begins at `nextFrom`. */
  #keep(talk: Talk, guess: Guess, nextFrom: number): void {
    talk.done.push(guess);
    talk.partFrom = nextFrom;
    talk.pauses = [];
    if (talk.glance) talk.glance.dropped = true;
    talk.glance = null;
    this.#vad.forget();
  }

  #cut(talk: Talk): void {
    const cut = bestCut(talk, talk.partFrom + CUT_MARGIN, this.#at - CUT_MARGIN, (from, to) =>
      this.#tape.copy(from, to),
    );
    const guess = this.#guess(talk, cut);
    this.#keep(talk, guess, cut);
    if (cut - talk.from > UTTERANCE_LONG) this.#split(talk, cut, cut);
  }

  /** Tells of the talk up to `to` and goes on with another that begins at `nextFrom`, with voice. */
  #split(talk: Talk, to: number, nextFrom: number): void {
    this.#teller.tell(talk, to);
    this.#begin(nextFrom);
    this.#talk!.pausedAt = talk.pausedAt;
  }

  #finish(talk: Talk, to: number): void {
    talk.done.push(talk.guess ?? this.#guess(talk, to));
    if (talk.glance) talk.glance.dropped = true;
    this.#talk = null;
    this.#endedAt = to;
    this.#onset = 0;
    this.#vad.forget();
    this.#teller.tell(talk, to);
  }

  #guess(talk: Talk, to: number): Guess {
    const claim = this.#claims.take(RANK.pausing);
    const span = { from: talk.partFrom, to };
    const begunAt = performance.now();
    const { langs, expected } = this.#current;
    const weigh = (readings: Readings, early?: Promise<string | null>) => {
      name?.read(readings, early);
      void this.#weigh(talk, guess, readings);
    };
    const name = hearName(this.#names, this.#tape, { from: talk.from, to }, langs, expected, claim);
    const result = this.#reader.read(this.#tape, span, langs, claim, expected, weigh);
    const guess: Guess = { claim, span, result, tookMs: 0, name, ruling: null };
    guess.result = result.then((readings) => {
      this.#claims.done(claim);
      guess.tookMs = Math.round(performance.now() - begunAt);
      if (readings && !guess.ruling) weigh(readings);
      name?.drop();
      return readings;
    });
    return guess;
  }

  #glance(talk: Talk): void {
    const claim = this.#claims.take(RANK.talking);
    const begunAt = performance.now();
    const at = this.#at;
    talk.glance = claim;
    void this.#reader
      .glance(this.#tape, { from: talk.partFrom, to: at }, this.#current.langs, claim)
      .then((readings) => {
        this.#claims.done(claim);
        if (talk.glance !== claim || this.#talk !== talk) return;
        talk.glance = null;
        const cost = samples(performance.now() - begunAt) * GLANCE_COST;
        talk.glanceAt = at + Math.max(GLANCE_EVERY, cost);
        if (readings && !claim.dropped) void this.#tellPartial(talk, readings);
      });
  }

  /** What was read in advance is as good a partial reading as any, and tells whether the turn is over. */
  async #weigh(talk: Talk, guess: Guess, readings: Readings): Promise<void> {
    if (!this.#hearing.partial) return;
    const [best] = await this.#whole(talk, readings);
    if (this.#talk !== talk || talk.guess !== guess || talk.pausedAt === null) return;
    if (best?.text) {
      this.#hearing.partial?.(best.text, best.lang);
      // Only now is it known that the same one spoke on, and not somebody in the room.
      this.#rhythm.paused(talk.sinceMs);
      talk.sinceMs = 0;
    }
    const { expected = OPEN_ANSWER, endSilenceMs, langs } = this.#current;
    guess.ruling = this.#rule({
      expected,
      text: best?.text ?? '',
      lang: best?.lang ?? langs[0] ?? 'en',
      voiceMs: msAt(talk.pausedAt - talk.from),
      endSilenceMs,
      longPauseMs: this.#rhythm.long,
      names: this.#names?.listed ?? null,
    });
    if (this.#isOver(talk, this.#at - talk.pausedAt)) this.#finish(talk, talk.pausedAt);
  }

  async #tellPartial(talk: Talk, last: Readings): Promise<void> {
    const [best] = await this.#whole(talk, last);
    // Words that are made out of a crowd stop no prompt; should somebody be in front of it, the final ones do.
    if (this.#talk === talk && best?.text && !this.#foreground.maybeRoom) this.#hearing.partial?.(best.text, best.lang);
  }

  /** The parts that are read for good and the newest reading of the last one, the most plausible language first. */
  async #whole(talk: Talk, last: Readings): Promise<Readings> {
    const parts = await Promise.all(talk.done.map(({ result }) => result));
    return join([...parts.filter((part) => part !== null), last], msAt(this.#at - talk.from));
  }
}
