import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Lang } from '../lang.ts';
import type { Log } from '../log.ts';
import { type Expected, OPEN_ANSWER } from '../speech/expected.ts';
import type { Ear, Line, Speech, Utterance } from '../speech/speech.ts';
import type { CallLeg, Key } from '../telephony/leg.ts';
import { SAMPLE_RATE } from '../telephony/leg.ts';
import type { Said } from './prompts/catalogue.ts';
import { type Piece, pieces } from './script.ts';

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

/** What was really played of a turn. */
export interface Spoken {
  text: string;
  complete: boolean;
}

export interface FloorEvents {
  utterance: [utterance: Utterance];
  /** Not final; for the live view and early alarms. */
  partial: [text: string, lang: Lang];
  keys: [digits: string];
  silence: [];
  speech: [state: 'down' | 'back'];
}

/** Between two keys of one number people look at their paper. */
const KEY_PAUSE_MS = 2_500;
/** A lone 0 while a number is awaited may be its first digit: wait this long before it means "a person". */
const LONE_ZERO_MS = 1_500;
/** How far ahead a variable sentence is rendered while the one before it plays. */
const RENDER_AHEAD = 3;
/** A synthesiser that died is back after some 3 s, later on a busy machine. A fact that is left out is worse than a wait. */
const RENDER_TRIES = 30;
const RENDER_AGAIN_MS = 300;

/** Who speaks: plays our turns, stops them when the caller speaks, collects words, keys and silences of one leg. */
export class Floor extends EventEmitter<FloorEvents> {
  readonly #leg: CallLeg;
  readonly #speech: Speech;
  /** null: this leg answers by keys only. */
  readonly #ear: Ear | null;
  readonly #clock: Clock;
  readonly #log: Log;
  #listening: Listening;
  #turn: Turn | null = null;
  #turns = 0;
  #keys = '';
  #stopKeyTimer: () => void = () => undefined;
  #stopSilenceTimer: () => void = () => undefined;
  #callerSpeaks = false;
  #closed = false;

  constructor(options: { leg: CallLeg; speech: Speech; clock: Clock; log: Log; listening: Listening; deaf?: boolean }) {
    super();
    this.#leg = options.leg;
    this.#speech = options.speech;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#listening = options.listening;
    const { langs, endSilenceMs } = options.listening;
    this.#ear = options.deaf ? null : options.speech.openEar({ langs, endSilenceMs });
    this.#leg.on('audio', (frame) => this.#ear?.push(frame));
    this.#leg.on('key', (key) => this.#onKey(key));
    this.#leg.on('mark', (name) => this.#turn?.reached(name));
    this.#leg.on('ended', () => this.close());
    if (this.#ear) this.#listen(this.#ear);
  }

  /** Changes what is awaited from the next utterance on. */
  expect(listening: Listening): void {
    this.#listening = listening;
    this.#keys = '';
    const { langs, endSilenceMs, expected = OPEN_ANSWER } = listening;
    this.#ear?.expect({ langs, endSilenceMs, expected });
    // Where nothing is said after it, the caller's silence counts from here.
    this.#awaitCaller();
  }

  /** Plays a turn. Resolves when it was played to its end, cut off, or the leg is over. One turn at a time: a new one ends the old. */
  async say(said: Said[], lang: Lang, interruptible: boolean, slow = false): Promise<Spoken> {
    this.#cutOff();
    this.#stopSilenceTimer();
    if (this.#closed) return { text: '', complete: false };
    const turn = new Turn(`t${++this.#turns}`, pieces(said, lang, slow), interruptible);
    this.#turn = turn;
    await this.#play(turn);
    if (this.#turn === turn) {
      this.#turn = null;
      this.#awaitCaller();
    }
    return turn.spoken();
  }

  /** Stops what is being said. */
  hush(): void {
    this.#cutOff();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cutOff();
    this.#stopKeyTimer();
    this.#stopSilenceTimer();
    this.#ear?.close();
  }

  async #play(turn: Turn): Promise<void> {
    const renders = turn.pieces.map((piece) => ({ piece, audio: null as Promise<Int16Array[]> | null }));
    const render = (i: number) => {
      const r = renders[i];
      if (r?.piece.line && !r.audio && !this.#speech.ready(r.piece.line)) {
        r.audio = this.#render(r.piece.line, turn);
        r.audio.catch(() => undefined);
      }
    };
    for (let i = 0; i < renders.length && !turn.signal.aborted; i++) {
      for (let ahead = i; ahead <= i + RENDER_AHEAD; ahead++) render(ahead);
      const { piece, audio } = renders[i] as (typeof renders)[number];
      if (piece.line) await this.#playLine(piece.line, audio, turn);
      if (turn.signal.aborted) break;
      if (piece.pauseMs > 0) this.#leg.play(new Int16Array((piece.pauseMs * SAMPLE_RATE) / 1000));
      this.#leg.mark(turn.markAfter(i));
    }
    if (!turn.signal.aborted) await turn.done;
  }

  async #playLine(line: Line, rendering: Promise<Int16Array[]> | null, turn: Turn): Promise<void> {
    const ready = this.#speech.ready(line);
    if (ready) return this.#leg.play(ready);
    try {
      for (const samples of await (rendering ?? this.#render(line, turn)))
        if (!turn.signal.aborted) this.#leg.play(samples);
    } catch {
      this.#log.warn({ leg: this.#leg.id }, 'a sentence could not be rendered and was left out');
      turn.leftOut = true;
    }
  }

  /** Tried until a synthesiser that died is back; who waits for the sentence meanwhile hears that somebody is there. */
  async #render(line: Line, turn: Turn): Promise<Int16Array[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        const out: Int16Array[] = [];
        for await (const samples of this.#speech.say(line, turn.signal)) out.push(samples);
        return out;
      } catch (error) {
        if (attempt === RENDER_TRIES || turn.signal.aborted) throw error;
        if (attempt === 1) this.#holdOn(turn, line.lang);
        await new Promise<void>((resolve) => this.#clock.after(RENDER_AGAIN_MS, resolve));
      }
    }
  }

  #holdOn(turn: Turn, lang: Lang): void {
    if (turn.holding) return;
    turn.holding = true;
    for (const { line } of pieces([{ prompt: 'holdOn' }], lang)) {
      const audio = line && this.#speech.ready(line);
      if (audio) this.#leg.play(audio);
    }
  }

  #cutOff(): void {
    const turn = this.#turn;
    if (!turn) return;
    this.#turn = null;
    turn.abort();
    this.#leg.flush();
  }

  #listen(ear: Ear): void {
    ear.on('voice', () => {
      this.#callerSpeaks = true;
      this.#stopSilenceTimer();
    });
    ear.on('partial', (text, lang) => {
      this.emit('partial', text, lang);
      if (text.trim()) this.#bargeIn();
    });
    ear.on('utterance', (utterance) => {
      this.#callerSpeaks = false;
      this.#bargeIn();
      this.emit('utterance', utterance);
    });
    ear.on('nothing', () => {
      this.#callerSpeaks = false;
      this.#awaitCaller();
    });
    ear.on('down', () => this.emit('speech', 'down'));
    ear.on('back', () => this.emit('speech', 'back'));
  }

  #bargeIn(): void {
    if (this.#turn?.interruptible) this.#cutOff();
  }

  #awaitCaller(): void {
    this.#stopSilenceTimer();
    if (this.#turn || this.#callerSpeaks || this.#closed || this.#keys) return;
    this.#stopSilenceTimer = this.#clock.after(this.#listening.silenceMs, () => {
      if (!this.#turn && !this.#callerSpeaks && !this.#closed) this.emit('silence');
    });
  }

  #onKey(key: Key): void {
    if (this.#closed) return;
    this.#bargeIn();
    this.#stopSilenceTimer();
    this.#stopKeyTimer();
    const ends = key === '#' || key === '*';
    if (!ends) this.#keys += key;
    if (ends || this.#keys.length >= this.#listening.keys) this.#keysDone();
    else
      this.#stopKeyTimer = this.#clock.after(this.#keys === '0' ? LONE_ZERO_MS : KEY_PAUSE_MS, () => this.#keysDone());
  }

  #keysDone(): void {
    const digits = this.#keys;
    this.#keys = '';
    if (digits) this.emit('keys', digits);
    this.#awaitCaller();
  }
}

/** One turn of ours and how much of it was heard. */
class Turn {
  readonly pieces: Piece[];
  readonly interruptible: boolean;
  readonly done: Promise<void>;
  leftOut = false;
  /** The caller was asked to wait for a sentence of this turn. */
  holding = false;
  readonly #id: string;
  readonly #abort = new AbortController();
  #heard = 0;
  #finish: () => void = () => undefined;

  constructor(id: string, all: Piece[], interruptible: boolean) {
    this.#id = id;
    this.pieces = all;
    this.interruptible = interruptible;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  markAfter(index: number): string {
    return `${this.#id}.${index + 1}`;
  }

  reached(mark: string): void {
    const [id, count] = mark.split('.');
    if (id !== this.#id) return;
    this.#heard = Math.max(this.#heard, Number(count));
    if (this.#heard === this.pieces.length) this.#finish();
  }

  abort(): void {
    this.#abort.abort();
    this.#finish();
  }

  spoken(): Spoken {
    const complete = this.#heard === this.pieces.length && !this.#abort.signal.aborted;
    const text = this.pieces
      .slice(0, this.#heard)
      .map((p) => p.shown)
      .filter(Boolean)
      .join(' ');
    return { text: complete || !text ? text : `${text} …`, complete: complete && !this.leftOut };
  }
}
