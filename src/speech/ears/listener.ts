import { toFloat } from '../../audio/float.ts';
import type { Lang } from '../../lang.ts';
import { OPEN_ANSWER } from '../expected.ts';
import { RATE, type ToldUtterance } from '../protocol.ts';
import { soon } from '../soon.ts';
import type { EarOptions, SecondReading } from '../speech.ts';
import { Rhythm } from '../turn-end/rhythm.ts';
import { ruleOnEnd } from '../turn-end/ruling.ts';
import type { ReadName } from './bound/name-reader.ts';
import type { Names } from './bound/names.ts';
import { Foreground } from './foreground.ts';
import { type Claim, RANK, type Rank, type WorkQueue } from './queue.ts';
import { join, type Reader, type Readings } from './reader.ts';
import type { SecondReader } from './second.ts';
import { beginTalk, bestCut, type Guess, msAt, type Talk } from './talk.ts';
import { Tape } from './tape.ts';
import { LAG, type Vad, WINDOW } from './vad.ts';

/** What a listener tells. */
export interface Hearing {
  voice(atMs: number): void;
  /** null: a recording, which nobody waits for; no partial readings then, and everything below live callers. */
  partial: ((text: string, lang: Lang) => void) | null;
  utterance(utterance: ToldUtterance): void;
  /** Another reading of the utterance that began then, once for each; null: there is none. */
  second(startMs: number, second: SecondReading | null): void;
  nothing(): void;
  settled(at: number): void;
}

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
/** A name is put right in more than a yes or a no; nobody takes longer for one. */
const NAME_PUT_RIGHT = samples(1500);
const NAME_LONGEST = samples(15_000);
/** Silence around an answer that holds a name. */
const NAME_AROUND = samples(300);
/** A name that is still being read when the turn is over is waited for: one that is wrong costs the caller ten times as long. */
const NAME_WAIT_MS = 1_200;
/** How often a silent line says that nothing older is needed. */
const SETTLE_EVERY = samples(1000);

/**
 * Hears one caller: finds voice, reads it while it lasts, and tells what was said as soon as the turn is over. When that is, the words decide
 * (turn-end/); for a recording, where nobody waits, the silence alone.
 */
export class Listener {
  readonly #owner: number;
  readonly #tape: Tape;
  readonly #vad: Vad;
  readonly #reader: Reader;
  readonly #names: Names | null;
  readonly #second: SecondReader;
  readonly #queue: WorkQueue;
  readonly #hearing: Hearing;
  #options: EarOptions;
  /** Options that the talk under way began with. */
  #current: EarOptions;
  #at: number;
  #onset = 0;
  #talk: Talk | null = null;
  #settledAt: number;
  /** Utterances that have ended and are not told of yet. */
  #untold = 0;
  #told: Promise<void> = Promise.resolve();
  #readTwice: Promise<unknown> = Promise.resolve();
  #claims = new Set<Claim>();
  readonly #rhythm = new Rhythm();
  readonly #foreground = new Foreground();
  /** Where the last turn ended; null: none did. */
  #endedAt: number | null = null;

  /** @param at number of the first sample that will be pushed. */
  constructor(
    owner: number,
    at: number,
    options: EarOptions,
    vad: Vad,
    readers: { reader: Reader; second: SecondReader; names?: Names },
    queue: WorkQueue,
    hearing: Hearing,
  ) {
    this.#owner = owner;
    this.#tape = new Tape(at);
    this.#at = at;
    this.#settledAt = at;
    this.#options = options;
    this.#current = options;
    this.#vad = vad;
    this.#reader = readers.reader;
    this.#names = readers.names ?? null;
    this.#second = readers.second;
    this.#queue = queue;
    this.#hearing = hearing;
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
    return this.#told;
  }

  /** Resolves when all of it was read a second time, or will not be. */
  get readTwice(): Promise<unknown> {
    return this.#readTwice;
  }

  close(): void {
    for (const claim of this.#claims) claim.dropped = true;
    this.#queue.forget(this.#owner);
  }

  #hearQuiet(voiced: boolean): void {
    this.#onset = voiced ? this.#onset + 1 : 0;
    if (this.#onset >= ONSET_WINDOWS) {
      this.#onset = 0;
      const from = this.#at - ONSET_WINDOWS * WINDOW - LAG + WINDOW;
      if (this.#endedAt !== null && from - this.#endedAt < WENT_ON) this.#rhythm.paused(msAt(from - this.#endedAt));
      this.#begin(from);
      return;
    }
    const needed = this.#at - PRE_ROLL - ONSET_WINDOWS * WINDOW;
    if (this.#untold > 0) return;
    this.#tape.dropBefore(needed);
    if (needed - this.#settledAt > SETTLE_EVERY) this.#settle(needed);
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
    this.#told = this.#told.then(() => this.#hearing.nothing());
    this.#settle(this.#at - PRE_ROLL);
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
    this.#tellOf(talk, to);
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
    this.#tellOf(talk, to);
  }

  #tellOf(talk: Talk, to: number): void {
    if (this.#hearing.partial) for (const { claim } of talk.done) claim.rank = RANK.ended;
    this.#untold++;
    this.#told = this.#told.then(async () => {
      const parts = await Promise.all(talk.done.map(({ result }) => result));
      const { tookMs: decodeMs, name: named } = talk.done.at(-1)!;
      const name = named && (await soon(named, NAME_WAIT_MS));
      this.#untold--;
      const readings = join(
        parts.filter((part) => part !== null),
        msAt(to - talk.from),
      );
      const best = readings[0];
      if (!best?.text) this.#hearing.nothing();
      else
        this.#hearing.utterance({
          text: best.text,
          lang: best.lang,
          readings: readings.map(({ lang, text }) => ({ lang, text })),
          ...(best.others && best.others.length > 0 && { others: best.others }),
          ...(name && { name }),
          startMs: msAt(talk.from),
          endMs: msAt(to),
          decodeMs,
        });
      if (best?.text) this.#readAgain(talk, best.lang);
      this.#settle(to);
    });
  }

  /** Once more by other means, now that the words are told. It goes on when the caller has hung up. */
  #readAgain(talk: Talk, lang: Lang): void {
    const { partial, second } = this.#hearing;
    const claim: Claim = { owner: this.#owner, rank: partial ? RANK.again : RANK.recording, dropped: false };
    const spans = talk.done.map(({ span }) => span);
    const reading = this.#second.read(this.#tape, spans, lang, claim);
    this.#readTwice = Promise.all([this.#readTwice, reading.then((found) => second(msAt(talk.from), found))]);
  }

  #settle(at: number): void {
    const needed = Math.min(at, this.#talk ? this.#talk.from - PRE_ROLL : at);
    if (needed <= this.#settledAt) return;
    this.#settledAt = needed;
    this.#hearing.settled(needed);
  }

  #claim(rank: Rank): Claim {
    const claim: Claim = { owner: this.#owner, rank: this.#hearing.partial ? rank : RANK.recording, dropped: false };
    this.#claims.add(claim);
    return claim;
  }

  #guess(talk: Talk, to: number): Guess {
    const claim = this.#claim(RANK.pausing);
    const span = { from: talk.partFrom, to };
    const begunAt = performance.now();
    const weigh = (readings: Readings, early?: Promise<string | null>) => {
      guess.name ??= this.#readName(talk, to, readings, early, claim);
      void this.#weigh(talk, guess, readings);
    };
    const { langs, expected } = this.#current;
    const result = this.#reader.read(this.#tape, span, langs, claim, expected, weigh);
    const guess: Guess = { claim, span, result, tookMs: 0, name: null, ruling: null };
    guess.result = result.then((readings) => {
      this.#claims.delete(claim);
      guess.tookMs = Math.round(performance.now() - begunAt);
      if (readings && !guess.ruling) weigh(readings);
      return readings;
    });
    return guess;
  }

  /** The whole talk so far, once the careful reading has shown what it is. */
  #readName(
    talk: Talk,
    to: number,
    readings: Readings,
    early: Promise<string | null> | undefined,
    claim: Claim,
  ): Promise<ReadName | null> | null {
    const { kind, person } = this.#current.expected ?? OPEN_ANSWER;
    const [best] = readings;
    const long = to - talk.from > (kind === 'name' ? 0 : NAME_PUT_RIGHT);
    if (!this.#names || !person || !long || !best?.text || readings.length > 1 || to - talk.from > NAME_LONGEST)
      return null;
    const samples = this.#tape.copy(talk.from - NAME_AROUND, to + NAME_AROUND);
    const names = this.#names;
    return (early ?? Promise.resolve(null)).then((other) =>
      claim.dropped ? null : names.read(best.lang, samples, other ? [best.text, other] : [best.text], claim),
    );
  }

  #glance(talk: Talk): void {
    const claim = this.#claim(RANK.talking);
    const begunAt = performance.now();
    const at = this.#at;
    talk.glance = claim;
    void this.#reader
      .glance(this.#tape, { from: talk.partFrom, to: at }, this.#current.langs, claim)
      .then((readings) => {
        this.#claims.delete(claim);
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
    if (best?.text) this.#hearing.partial?.(best.text, best.lang);
    const { expected = OPEN_ANSWER, endSilenceMs, langs } = this.#current;
    guess.ruling = ruleOnEnd({
      expected,
      text: best?.text ?? '',
      lang: best?.lang ?? langs[0] ?? 'en',
      voiceMs: msAt(talk.pausedAt - talk.from),
      endSilenceMs,
      longPauseMs: this.#rhythm.long,
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
