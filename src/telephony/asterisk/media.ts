import { EventEmitter } from 'node:events';
import type { RawData, WebSocket } from 'ws';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../leg.ts';

const FRAME_BYTES = FRAME_SAMPLES * 2;
const FRAME_MS = 20;
const SAMPLES_PER_MS = SAMPLE_RATE / 1000;
/**
 * How far ahead of the far end's ear we feed Asterisk. It paces by itself, so this much of a blocked event loop is
 * not heard; flushing costs the same whatever lies there. Asterisk drops silently beyond 1,000 frames (20 s).
 */
const AHEAD_MS = 3_000;
/** Frames in one message: Asterisk takes at most 65,535 bytes. */
const MESSAGE_FRAMES = 50;
const REFILL_MS = 250;
/** 16 s of audio that Asterisk has not even read: it has stopped, and the leg is better off without us. */
const STALLED_BYTES = 512 * 1024;

interface MediaEvents {
  audio: [frame: Int16Array];
  mark: [name: string];
  /** Exactly once. */
  closed: [];
}

/** Time that never goes back, in ms. */
export interface MediaClock {
  now(): number;
  after(ms: number, fn: () => void): () => void;
}

const MONOTONIC: MediaClock = {
  now: () => performance.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

type Queued = { kind: 'audio'; samples: Int16Array } | { kind: 'mark'; name: string };

/**
 * The audio of one leg, over the websocket that Asterisk's chan_websocket opened to us (slin16, JSON control).
 * Samples wait here until Asterisk should have them; marks travel in the same order and come back when reached.
 */
export class Media extends EventEmitter<MediaEvents> {
  readonly #socket: WebSocket;
  readonly #clock: MediaClock;
  #queue: Queued[] = [];
  /** Samples that do not fill a frame yet. */
  #rest = new Int16Array(0);
  /** When all that Asterisk has from us will have been played, by our clock. */
  #playedOutAt = 0;
  #stopTimer: () => void = () => undefined;
  #held = true;
  #asteriskFull = false;
  /** Samples that Asterisk has been given and that no flush dropped. */
  #sent = 0;
  #played = 0;
  /** Marks that Asterisk has and has not reached, by number, in order: name, and how many samples come before. The number is all it sees (128 bytes a command). */
  readonly #marks = new Map<string, { name: string; at: number }>();
  #lastMark = 0;
  #heard = new Int16Array(FRAME_SAMPLES);
  #heardCount = 0;
  #closed = false;

  constructor(socket: WebSocket, clock: MediaClock = MONOTONIC) {
    super();
    this.#socket = socket;
    this.#clock = clock;
    socket.on('message', (data, binary) => (binary ? this.#hear(data) : this.#note(data)));
    socket.on('error', () => undefined);
    socket.once('close', () => this.#close());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** As `CallLeg.played`: by our clock, kept between the last mark that was reached and the first that was not. */
  get played(): number {
    const ahead = Math.max(0, this.#playedOutAt - this.#clock.now()) * SAMPLES_PER_MS;
    const [next] = this.#marks.values();
    const heard = Math.min(Math.floor(this.#sent - ahead), next?.at ?? this.#sent);
    this.#played = Math.max(this.#played, heard);
    return this.#played;
  }

  /** Lets what is queued flow, from now on: the far end is there to hear it. */
  open(): void {
    this.#held = false;
    this.#feed();
  }

  play(samples: Int16Array): void {
    if (this.#closed || samples.length === 0) return;
    this.#queue.push({ kind: 'audio', samples });
    this.#feed();
  }

  mark(name: string): void {
    if (this.#closed) return;
    this.#queue.push({ kind: 'mark', name });
    this.#feed();
  }

  flush(): void {
    this.#sent = this.played;
    this.#queue = [];
    this.#rest = new Int16Array(0);
    // Word that one of these was reached may be on its way: it comes too late and is dropped.
    this.#marks.clear();
    this.#playedOutAt = 0;
    this.#asteriskFull = false;
    if (!this.#closed && !this.#held) this.#command({ command: 'FLUSH_MEDIA' });
  }

  close(): void {
    this.#socket.terminate();
    this.#close();
  }

  #feed(): void {
    if (this.#closed || this.#held) return;
    this.#stopTimer();
    while (this.#queue.length > 0 && !this.#asteriskFull) {
      const room = this.#room();
      if (room <= 0) break;
      const [next] = this.#queue as [Queued];
      if (next.kind === 'mark') {
        this.#queue.shift();
        this.#sendRest();
        const id = String(++this.#lastMark);
        this.#marks.set(id, { name: next.name, at: this.#sent });
        this.#command({ command: 'MARK_MEDIA', correlation_id: id });
        continue;
      }
      const most = Math.min(room, MESSAGE_FRAMES) * FRAME_SAMPLES - this.#rest.length;
      const piece = next.samples.subarray(0, most);
      if (piece.length === next.samples.length) this.#queue.shift();
      else next.samples = next.samples.subarray(most);
      this.#sendWhole(piece);
    }
    if (this.#queue.length > 0) this.#stopTimer = this.#clock.after(REFILL_MS, () => this.#feed());
    else if (this.#rest.length > 0) {
      // The last bit of a sentence that fills no frame: padded, unless more comes while the rest is still playing.
      const wait = Math.max(0, this.#playedOutAt - this.#clock.now() - 2 * FRAME_MS);
      this.#stopTimer = this.#clock.after(wait, () => this.#sendRest());
    }
  }

  /** Frames that may still be sent now. */
  #room(): number {
    const ahead = Math.max(0, this.#playedOutAt - this.#clock.now());
    return Math.floor((AHEAD_MS - ahead) / FRAME_MS);
  }

  #sendWhole(piece: Int16Array): void {
    const all = new Int16Array(this.#rest.length + piece.length);
    all.set(this.#rest);
    all.set(piece, this.#rest.length);
    const whole = all.length - (all.length % FRAME_SAMPLES);
    this.#rest = all.slice(whole);
    if (whole > 0) this.#send(all.subarray(0, whole), whole);
  }

  #sendRest(): void {
    if (this.#rest.length === 0 || this.#closed) return;
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(this.#rest);
    const { length } = this.#rest;
    this.#rest = new Int16Array(0);
    this.#send(frame, length);
  }

  /** @param given how many of the samples are no padding */
  #send(frames: Int16Array, given: number): void {
    if (this.#socket.bufferedAmount > STALLED_BYTES) {
      this.close();
      return;
    }
    this.#socket.send(Buffer.from(frames.buffer, frames.byteOffset, frames.byteLength), { binary: true });
    this.#sent += given;
    const count = frames.length / FRAME_SAMPLES;
    this.#playedOutAt = Math.max(this.#playedOutAt, this.#clock.now()) + count * FRAME_MS;
  }

  #command(command: Record<string, string>): void {
    this.#socket.send(JSON.stringify(command));
  }

  #hear(data: RawData): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    const count = bytes.length >> 1;
    if (count === FRAME_SAMPLES && this.#heardCount === 0 && bytes.length === FRAME_BYTES) {
      const frame = new Int16Array(FRAME_SAMPLES);
      for (let i = 0; i < count; i++) frame[i] = bytes.readInt16LE(i * 2);
      this.emit('audio', frame);
      return;
    }
    for (let i = 0; i < count; i++) {
      this.#heard[this.#heardCount++] = bytes.readInt16LE(i * 2);
      if (this.#heardCount < FRAME_SAMPLES) continue;
      const frame = this.#heard;
      this.#heard = new Int16Array(FRAME_SAMPLES);
      this.#heardCount = 0;
      this.emit('audio', frame);
    }
  }

  #note(data: RawData): void {
    let note: { event?: unknown; correlation_id?: unknown };
    try {
      note = JSON.parse(String(data)) as typeof note;
    } catch {
      return;
    }
    if (typeof note !== 'object' || note === null) return;
    if (note.event === 'MEDIA_XOFF') this.#asteriskFull = true;
    if (note.event === 'MEDIA_XON') {
      this.#asteriskFull = false;
      this.#feed();
    }
    if (note.event === 'MEDIA_MARK_PROCESSED') {
      const mark = this.#marks.get(String(note.correlation_id));
      if (!mark) return;
      this.#marks.delete(String(note.correlation_id));
      this.#played = Math.max(this.#played, mark.at);
      this.emit('mark', mark.name);
    }
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopTimer();
    this.#queue = [];
    this.emit('closed');
  }
}
