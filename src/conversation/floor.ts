import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Lang } from '../lang.ts';
import type { Log } from '../log.ts';
import { type Expected, OPEN_ANSWER } from '../speech/expected.ts';
import type { Ear, Speech, Utterance } from '../speech/speech.ts';
import { type CallLeg, type Key, SAMPLE_RATE } from '../telephony/leg.ts';
import { FarEnd } from './floor/far-end.ts';
import { KeyEntry } from './floor/key-entry.ts';
import { type Passing, PassingWords } from './floor/passing.ts';
import { perform } from './floor/performance.ts';
import { Playback } from './floor/playback.ts';
import { type Spoken, Turn } from './floor/turn.ts';
import { type Waited, Waiting } from './floor/waiting.ts';
import type { Said } from './prompts/catalogue.ts';
import { pieces } from './script.ts';

export type { Passing } from './floor/passing.ts';
export type { Spoken } from './floor/turn.ts';

export interface Listening {
  langs: Lang[];
  endSilenceMs: number;
  /** What kind of answer is awaited; absent: free speech. */
  expected?: Expected;
  /** Silence of the caller after our turn before `silence`. */
  silenceMs: number;
  /** Keys that make an answer. 1: each key at once. */
  keys: number;
}

export interface FloorEvents {
  utterance: [utterance: Utterance];
  /** Said over a turn of ours, and it left the turn going: nobody is to answer it. */
  passed: [utterance: Utterance, why: Passing];
  /** Words were said, and nothing of ours has been heard since; their utterance may not have been told of yet. */
  waits: [waited: Waited];
  /** Not final; for the live view and early alarms. */
  partial: [text: string, lang: Lang];
  keys: [digits: string];
  silence: [];
  speech: [state: 'down' | 'back'];
}

export interface FloorOptions {
  leg: CallLeg;
  speech: Speech;
  clock: Clock;
  log: Log;
  listening: Listening;
  /** This leg answers by keys only. */
  deaf?: boolean;
  /** Words that must be heard although they sound like an echo of us, or like somebody else in the room (S1). Absent: all must. */
  matters?: (text: string, lang: Lang) => boolean;
}

/** So long a prompt waits for words of a voice that stopped it; a noise that goes on does not silence us. */
const NO_WORDS_MS = 1_500;
/** So long it waits for the ear to tell of a voice in what has begun; the ear takes 130 to 250 ms for that. */
const NO_VOICE_MS = 300;
/** So long for more words after a sign of listening. */
const NO_MORE_MS = 400;
/** Nobody has been asked anything so soon after their last words: whoever speaks again by then goes on with those. */
const TAIL_MS = 900;
/** After so many voices over one turn that were none, only words stop it. */
const FALSE_STOPS = 2;

/**
 * Who speaks. Plays our turns; a voice over one that may be interrupted pauses it, words stop it, and a cough, a sign of listening or our own echo
 * let it go on. Collects words, keys and silences of one leg.
 */
export class Floor extends EventEmitter<FloorEvents> {
  readonly #leg: CallLeg;
  readonly #speech: Speech;
  readonly #ear: Ear | null;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #farEnd = new FarEnd();
  readonly #words: PassingWords;
  readonly #keys: KeyEntry;
  #listening: Listening;
  readonly #waiting: Waiting;
  #playback: Playback | null = null;
  /** While a caller who waits is told that they were heard. The turn that comes meanwhile follows it. */
  #acknowledging: Promise<unknown> | null = null;
  #turns = 0;
  /** Of this turn: pauses for a voice that was none, and for a sound that was no voice. */
  #falseStops = 0;
  #falseOnsets = 0;
  #stopHoldTimer: () => void = () => undefined;
  #stopSilenceTimer: () => void = () => undefined;
  #closed = false;
  /** How much of the caller's line the ear was given, in ms: the clock of its utterances. */
  #heardMs = 0;
  /** When the last words were told of. */
  #toldAt = Number.NEGATIVE_INFINITY;
  /** The voice that is heard began so soon after words that it cannot answer what those led to. */
  #isTail = false;

  constructor(options: FloorOptions) {
    super();
    this.#leg = options.leg;
    this.#speech = options.speech;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#listening = options.listening;
    const { matters } = options;
    this.#words = new PassingWords({ farEnd: this.#farEnd, ...(matters && { matters }) });
    const { langs, endSilenceMs, keys } = options.listening;
    this.#keys = new KeyEntry(options.clock, keys, {
      waits: () => this.listenerCount('keys') > 0,
      answered: (digits) => {
        if (digits) this.emit('keys', digits);
        this.#awaitCaller();
      },
    });
    this.#waiting = new Waiting(options.clock, (waited) => {
      // A turn that is being rendered has no sound yet. Where nothing is rendered ahead, nobody waits for it.
      const silent = !this.#playback?.turn.length && options.speech.foresee !== undefined;
      if (silent && !this.#closed) this.emit('waits', waited);
    });
    this.#ear = options.deaf ? null : options.speech.openEar({ langs, endSilenceMs });
    this.#leg.on('audio', (frame) => this.#onAudio(frame));
    this.#leg.on('key', (key) => this.#onKey(key));
    this.#leg.on('mark', (name) => this.#playback?.reached(name));
    this.#leg.on('ended', () => this.close());
    if (this.#ear) this.#listen(this.#ear);
    // A leg tells of its end once: whoever speaks on one that is over must not wait for it.
    if (this.#leg.over) this.close();
  }

  /** Changes what is awaited from the next utterance on. */
  expect(listening: Listening): void {
    const { keys, expected } = this.#listening;
    const same = keys === listening.keys && expected?.kind === listening.expected?.kind;
    this.#listening = listening;
    this.#keys.expect(listening.keys, same);
    const { langs, endSilenceMs } = listening;
    this.#ear?.expect({ langs, endSilenceMs, expected: this.#expected });
    // Where nothing is said after it, the caller's silence counts from here.
    this.#awaitCaller();
  }

  /** Plays a turn. Resolves when it was played to its end, cut off, or the leg is over. One turn at a time: a new one ends the old. */
  async say(said: Said[], lang: Lang, interruptible: boolean, slow = false): Promise<Spoken> {
    const number = ++this.#turns;
    const turn = new Turn(pieces(said, lang, slow), lang, interruptible);
    if (this.#acknowledging && interruptible) await this.#behind(turn);
    else this.#cutOff();
    this.#stopSilenceTimer();
    if (this.#closed || number !== this.#turns) return { text: '', complete: false };
    const playback = new Playback(this.#leg, `t${number}`, turn);
    this.#falseStops = 0;
    this.#falseOnsets = 0;
    return this.#play(playback, this.#farEnd.speaks);
  }

  /**
   * A few words to a caller who waits, where they can be heard at once and nothing else can: the turn that comes follows them, and may be the one
   * that is being rendered. null: they are not said.
   */
  acknowledge(said: Said[], lang: Lang): Promise<Spoken> | null {
    const turn = new Turn(pieces(said, lang), lang, true);
    const lines = turn.pieces.flatMap(({ line }) => line ?? []);
    const audio = lines.flatMap((line) => this.#speech.ready(line) ?? []);
    if (this.#closed || this.#acknowledging || audio.length < lines.length) return null;
    const begun = this.#playback;
    if (!begun) {
      const played = this.#play(new Playback(this.#leg, `a${this.#turns}`, turn), false);
      this.#acknowledging = played.finally(() => {
        this.#acknowledging = null;
      });
      return played;
    }
    if (begun.turn.length > 0 || begun.isPaused || !begun.turn.interruptible) return null;
    for (const samples of audio) begun.add(samples, false);
    return Promise.resolve({ text: turn.pieces.map(({ shown }) => shown).join(' '), complete: true });
  }

  /** Waits until the caller was told that they were heard; what can be rendered meanwhile is. */
  async #behind(turn: Turn): Promise<void> {
    for (const { line } of turn.pieces)
      if (line && !this.#speech.ready(line)) this.#speech.foresee?.(line, turn.signal);
    await this.#acknowledging;
  }

  /** @param waits somebody is speaking already, and is not spoken over */
  async #play(playback: Playback, waits: boolean): Promise<Spoken> {
    this.#stopSilenceTimer();
    this.#playback = playback;
    if (waits) this.#pause();
    await perform(playback, { speech: this.#speech, clock: this.#clock, log: this.#log, leg: this.#leg });
    this.#words.heard(playback);
    if (this.#playback === playback) {
      this.#playback = null;
      this.#stopHoldTimer();
      this.#awaitCaller();
    }
    return playback.spoken();
  }

  /** Stops what is being said. */
  hush(): void {
    this.#waiting.over();
    this.#turns++;
    this.#cutOff();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cutOff();
    this.#keys.close();
    this.#waiting.over();
    this.#stopSilenceTimer();
    this.#ear?.close();
  }

  get #expected(): Expected {
    return this.#listening.expected ?? OPEN_ANSWER;
  }

  #onAudio(frame: Int16Array): void {
    if (!this.#ear) return;
    this.#ear.push(frame);
    this.#heardMs += (frame.length * 1000) / SAMPLE_RATE;
    const news = this.#farEnd.hear(frame, this.#playback);
    if (news === 'speaks') this.#pause();
    if (news === 'onset' && this.#falseOnsets < FALSE_STOPS && !this.#playback?.isPaused) this.#hold();
  }

  #listen(ear: Ear): void {
    ear.on('voice', () => this.#onVoice());
    ear.on('partial', (text, lang) => this.#onPartial(text, lang));
    ear.on('closing', (text, lang, endMs) =>
      this.#waiting.closing({ text, lang, expected: this.#expected }, this.#heardMs - endMs),
    );
    ear.on('utterance', (utterance) => this.#onUtterance(utterance));
    ear.on('nothing', () => {
      this.#farEnd.ends();
      this.#goOn();
    });
    ear.on('down', () => this.emit('speech', 'down'));
    ear.on('back', () => this.emit('speech', 'back'));
  }

  #onVoice(): void {
    this.#stopSilenceTimer();
    this.#waiting.over();
    const voice = this.#farEnd.begins(this.#playback);
    this.#isTail = this.#clock.now() - this.#toldAt < TAIL_MS;
    const speaks = voice.taken === 'voice' && !this.#farEnd.isBehind(voice);
    if (speaks && (this.#falseStops < FALSE_STOPS || this.#playback?.isPaused)) this.#pause();
  }

  #onPartial(text: string, lang: Lang): void {
    const { voice } = this.#farEnd;
    if (this.#words.isEcho(text, voice)) return;
    this.emit('partial', text, lang);
    const asks = this.#words.asksFor(text, lang, voice, this.#playback, this.#expected);
    if (asks === 'stop') this.#bargeIn();
    else if (asks === 'pause') this.#pause();
    else if (asks === 'go-on' && this.#playback?.isPaused) this.#waitFor(NO_MORE_MS, () => this.#noWords());
  }

  #onUtterance(utterance: Utterance): void {
    const { text, lang } = utterance;
    const voice = this.#farEnd.ends();
    // Of what we were told before that it is over: it is no voice over the word that we said to it.
    const acknowledged = this.#acknowledging !== null && !this.#playback?.isPaused;
    const tail =
      !acknowledged && this.#isTail && this.#playback?.turn.interruptible && this.#words.confirms(text, lang);
    const why = tail
      ? 'backchannel'
      : this.#words.passes(utterance, voice, acknowledged ? null : this.#playback, this.#expected);
    if (why) {
      this.emit('passed', utterance, why);
      this.#goOn();
      return;
    }
    if (voice) this.#farEnd.learn(voice);
    if (!acknowledged) this.#bargeIn();
    this.#toldAt = this.#clock.now();
    this.#waiting.utterance({ text, lang, expected: this.#expected }, this.#heardMs - utterance.endMs);
    this.emit('utterance', utterance);
  }

  /** A voice over our turn: silent until it is known what it was. */
  #pause(): void {
    const playback = this.#playback;
    if (!playback?.turn.interruptible) return;
    playback.pause();
    this.#waitFor(NO_WORDS_MS, () => this.#noWords());
  }

  /** Something begins over our turn: silent until it is known whether it is a voice. */
  #hold(): void {
    const playback = this.#playback;
    if (!playback?.turn.interruptible) return;
    playback.pause();
    this.#waitFor(NO_VOICE_MS, () => {
      this.#falseOnsets++;
      playback.resume();
    });
  }

  #waitFor(ms: number, then: () => void): void {
    this.#stopHoldTimer();
    this.#stopHoldTimer = this.#clock.after(ms, then);
  }

  #noWords(): void {
    this.#farEnd.isNoise();
    this.#resume();
  }

  /** It was nothing that takes the floor. */
  #goOn(): void {
    if (!this.#farEnd.voice) this.#resume();
    this.#awaitCaller();
  }

  #resume(): void {
    this.#stopHoldTimer();
    if (!this.#playback?.isPaused) return;
    this.#falseStops++;
    this.#playback.resume();
  }

  #bargeIn(): void {
    if (!this.#playback?.turn.interruptible) return;
    // The turn that waits for it is not said either.
    if (this.#acknowledging) this.#turns++;
    this.#cutOff();
  }

  #cutOff(): void {
    this.#stopHoldTimer();
    const playback = this.#playback;
    this.#playback = null;
    playback?.stop();
  }

  #awaitCaller(): void {
    this.#stopSilenceTimer();
    const waits = () => !this.#playback && !this.#farEnd.voice && !this.#closed;
    if (!waits() || this.#keys.isTyping) return;
    this.#stopSilenceTimer = this.#clock.after(this.#listening.silenceMs, () => {
      if (waits()) this.emit('silence');
    });
  }

  #onKey(key: Key): void {
    if (this.#closed || this.#keys.isIdle(key)) return;
    this.#waiting.over();
    this.#bargeIn();
    this.#stopSilenceTimer();
    this.#keys.press(key);
  }
}
