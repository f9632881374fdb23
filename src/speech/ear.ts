import { EventEmitter } from 'node:events';
import { Tape } from './ears/tape.ts';
import { type FromEars, RATE, type ToEars } from './protocol.ts';
import type { Ear, EarEvents, EarOptions, SecondReading } from './speech.ts';

/** Audio kept for a restart: more than the longest utterance, so that nothing of it is lost. About 1.3 MB a caller. */
const KEPT = 40 * RATE;
/** How often the same audio is given to a new process. Audio that ended two of them would end a third. */
const REPLAYS = 2;
/** Silence that is longer than any pause inside a turn: it ends what was being said when the line went. */
const CLOSING = 3 * RATE;
/** Replayed in pieces of this many samples. */
const PIECE = RATE;

/** One caller's ear as the main process sees it. It holds what was not told of yet, and begins again with it after a restart. */
export class CallerEar extends EventEmitter<EarEvents> implements Ear {
  readonly #number: number;
  readonly #send: (order: ToEars) => boolean;
  readonly #closed: () => void;
  #tape = new Tape();
  #options: EarOptions;
  /** Voices that began and have not been told of as an utterance or as nothing. */
  #open = 0;
  /** Of these, the ones that begin a second time after a restart. */
  #again = 0;
  #down = false;
  /** The process ended again and again: nobody knows when there will be another. */
  #gone = false;
  #replays = 0;
  #replayedFrom = -1;
  #isClosed = false;
  /** Closed, and where what was heard ends; null: it goes on. */
  #endsAt: number | null = null;
  /** Nothing more will be told but second readings. */
  #isTold = false;
  /** Second readings that are awaited, by the beginning of their utterance. */
  readonly #seconds = new Map<number, (second: SecondReading | null) => void>();

  constructor(number: number, options: EarOptions, send: (order: ToEars) => boolean, closed: () => void) {
    super();
    this.#number = number;
    this.#options = options;
    this.#send = send;
    this.#closed = closed;
  }

  push(frame: Int16Array): void {
    if (this.#isClosed) return;
    this.#tape.append(frame);
    this.#tape.dropBefore(this.#tape.end - KEPT);
    // While the process is away the tape alone takes it.
    this.#send({ do: 'audio', ear: this.#number, samples: frame });
  }

  expect(options: Partial<EarOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#send({ do: 'expect', ear: this.#number, options: this.#options });
  }

  /** Who hangs up with their last word has said it: silence ends the talk, and it is told as any other. Nothing else is. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#endsAt = this.#tape.end;
    this.#fallSilent();
  }

  /** The process is up: begins, or begins again with what was not told of. */
  open(): void {
    if (this.#isTold) return;
    const from = this.#replayStart();
    this.#send({ do: 'open', ear: this.#number, at: from, options: this.#options });
    for (let at = from; at < this.#tape.end; at += PIECE) {
      const samples = this.#tape.copy(at, Math.min(at + PIECE, this.#tape.end));
      this.#send({ do: 'audio', ear: this.#number, samples });
    }
    const wasDown = this.#down;
    this.#down = false;
    this.#gone = false;
    // The last words of who hung up meanwhile are in it.
    if (this.#isClosed) this.#fallSilent();
    else if (wasDown) this.emit('back');
  }

  /** The process is away. @param gone nobody knows when there will be another: who has hung up by then is heard by none */
  lost(gone = false): void {
    this.ended();
    this.#gone = gone;
    if (gone && this.#isClosed) this.#told();
    if (this.#down || this.#isTold) return;
    this.#down = true;
    if (!this.#isClosed) this.emit('down');
  }

  /** Nothing is read any more of what was told of. */
  ended(): void {
    for (const startMs of [...this.#seconds.keys()]) this.#readAgain(startMs, null);
  }

  /** What the process tells of this ear. */
  hear(news: FromEars & { ear: number }): void {
    switch (news.is) {
      case 'voice':
        if (this.#again > 0) {
          this.#again--;
          return;
        }
        this.#open++;
        if (!this.#isClosed) this.emit('voice', news.atMs);
        return;
      case 'partial':
        if (!this.#isClosed) this.emit('partial', news.text, news.lang);
        return;
      case 'closing':
        if (!this.#isClosed) this.emit('closing', news.text, news.lang, news.endMs);
        return;
      case 'utterance':
        this.#open--;
        this.emit('utterance', { ...news.utterance, second: this.#second(news.utterance.startMs) });
        if (this.#isClosed) this.#fallSilent();
        return;
      case 'second':
        this.#readAgain(news.startMs, news.second);
        return;
      case 'nothing':
        this.#open--;
        if (!this.#isClosed) this.emit('nothing');
        if (this.#isClosed) this.#fallSilent();
        return;
      case 'settled':
        this.#tape.dropBefore(news.at);
        if (this.#endsAt !== null && news.at >= this.#endsAt && this.#open <= 0) this.#told();
    }
  }

  /** The listener looks for voice in all that came before the silence, and then says that nothing of it is needed any more. */
  #fallSilent(): void {
    const sent = this.#send({ do: 'audio', ear: this.#number, samples: new Int16Array(CLOSING) });
    if (!sent && (this.#gone || !this.#down)) this.#told();
  }

  #told(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    // Whoever waits for a second reading waits without the sound.
    this.#tape = new Tape(this.#tape.end);
    this.#send({ do: 'close', ear: this.#number });
    this.#maybeForgotten();
  }

  #second(startMs: number): Promise<SecondReading | null> {
    const { promise, resolve } = Promise.withResolvers<SecondReading | null>();
    this.#seconds.set(startMs, resolve);
    return promise;
  }

  #readAgain(startMs: number, second: SecondReading | null): void {
    this.#seconds.get(startMs)?.(second);
    this.#seconds.delete(startMs);
    this.#maybeForgotten();
  }

  /** A caller who has hung up may still be read once more. */
  #maybeForgotten(): void {
    if (this.#isTold && this.#seconds.size === 0) this.#closed();
  }

  #replayStart(): number {
    const from = this.#tape.from;
    this.#again = this.#open;
    if (from !== this.#replayedFrom) {
      this.#replayedFrom = from;
      this.#replays = 0;
      return from;
    }
    if (++this.#replays < REPLAYS) return from;
    this.#tape.dropBefore(this.#tape.end);
    this.#again = 0;
    while (this.#open > 0) this.hear({ is: 'nothing', ear: this.#number });
    return this.#tape.end;
  }
}
