import { randomInt } from 'node:crypto';
import { encodeALaw, encodeMuLaw } from '../../audio/g711.ts';
import { resample } from '../../audio/resample.ts';
import { type Key, SAMPLE_RATE } from '../leg.ts';
import { formatEvent, keyTone } from './dtmf.ts';
import { formatRtp } from './rtp-packet.ts';
import type { Codec } from './sdp.ts';

/** Sends one stream: a packet every 20 ms from the moment it starts, silence where there is nothing to say. */

const LINE_RATE = 8000;
const PACKET_MS = 20;
const PACKET_SAMPLES = 160;
/** A key is held for 100 ms and let go for 60 before the next: what gateways surely tell apart. */
const KEY_PACKETS = 5;
const KEY_PAUSE_PACKETS = 3;
/** The last event packet goes three times (RFC 4733 section 2.5.1.4). */
const KEY_ENDS = 3;
/** Behind by more than this (a blocked event loop) the time is skipped instead of sent in a burst. */
const MAX_BEHIND_MS = 200;

export interface SenderFormat {
  codec: Codec;
  payloadType: number;
  /** Null: the far end takes no events, keys go as tones. */
  eventType: number | null;
}

interface Said {
  samples: Int16Array;
  at: number;
  done: (sentMs: number) => void;
}

interface Pressed {
  key: Key;
  packets: number;
  timestamp: number;
  done: (sentMs: number) => void;
}

export class RtpSender {
  readonly #send: (packet: Uint8Array) => void;
  #format: SenderFormat | null = null;
  #muted = false;
  readonly #said: Said[] = [];
  readonly #pressed: Pressed[] = [];
  #timer: NodeJS.Timeout | null = null;
  #state: 'waiting' | 'sending' | 'stopped' = 'waiting';
  #dueMs = 0;
  #marker = true;
  #sequence = randomInt(0x10000);
  #timestamp = randomInt(2 ** 32);
  readonly #ssrc = randomInt(2 ** 32);
  #packets = 0;

  constructor(send: (packet: Uint8Array) => void) {
    this.#send = send;
  }

  get packets(): number {
    return this.#packets;
  }

  /** Begins to send, or goes on in another format. @param muted the far end does not want to hear now (on hold). */
  start(format: SenderFormat, muted: boolean): void {
    this.#format = format;
    this.#muted = muted;
    if (this.#state !== 'waiting') return;
    this.#state = 'sending';
    this.#dueMs = performance.now();
    this.#tick();
  }

  stop(): void {
    this.#state = 'stopped';
    if (this.#timer) clearTimeout(this.#timer);
    this.clear();
    for (const pressed of this.#pressed.splice(0)) pressed.done(performance.now());
  }

  /** Queues 16 kHz samples. Resolves with `performance.now()` when the last was sent, or dropped by `clear` or the end. */
  say(samples: Int16Array): Promise<number> {
    return new Promise((done) => {
      if (this.#state === 'stopped') done(performance.now());
      else this.#said.push({ samples: resample(samples, SAMPLE_RATE, LINE_RATE), at: 0, done });
    });
  }

  /** Drops what is not said yet. */
  clear(): void {
    for (const said of this.#said.splice(0)) said.done(performance.now());
  }

  /** Presses a key; what is being said pauses meanwhile. Resolves when it is let go. */
  press(key: Key): Promise<number> {
    return new Promise((done) => {
      if (this.#state === 'stopped') done(performance.now());
      else this.#pressed.push({ key, packets: 0, timestamp: 0, done });
    });
  }

  #tick(): void {
    let now = performance.now();
    const behind = Math.floor((now - this.#dueMs) / PACKET_MS);
    if (behind * PACKET_MS > MAX_BEHIND_MS) {
      this.#dueMs += behind * PACKET_MS;
      this.#timestamp += behind * PACKET_SAMPLES;
      this.#marker = true;
    }
    // Due times are a grid from the start: a late timer makes one packet late, never all that follow.
    for (; this.#dueMs <= now && this.#state === 'sending'; now = performance.now()) {
      this.#packet();
      this.#timestamp = (this.#timestamp + PACKET_SAMPLES) >>> 0;
      this.#dueMs += PACKET_MS;
    }
    if (this.#state === 'sending') this.#timer = setTimeout(() => this.#tick(), this.#dueMs - now);
  }

  #packet(): void {
    const { codec, payloadType, eventType } = this.#format!;
    const pressed = this.#pressed[0];
    if (pressed && eventType !== null && pressed.packets <= KEY_PACKETS) {
      this.#event(pressed, eventType);
      return;
    }
    const audio = pressed ? this.#aroundKey(pressed, eventType === null) : this.#nextAudio();
    const payload = codec === 'PCMU' ? encodeMuLaw(audio) : encodeALaw(audio);
    this.#put(payloadType, this.#timestamp, payload, this.#marker);
    this.#marker = false;
  }

  #event(pressed: Pressed, eventType: number): void {
    if (pressed.packets === 0) pressed.timestamp = this.#timestamp;
    const end = pressed.packets === KEY_PACKETS;
    const duration = Math.min(pressed.packets + 1, KEY_PACKETS) * PACKET_SAMPLES;
    for (let i = 0; i < (end ? KEY_ENDS : 1); i++)
      this.#put(eventType, pressed.timestamp, formatEvent(pressed.key, end, duration), pressed.packets === 0);
    pressed.packets++;
  }

  /** The tone of a key where there are no events, and the pause after one. */
  #aroundKey(pressed: Pressed, inBand: boolean): Int16Array {
    const at = pressed.packets++;
    if (at >= KEY_PACKETS + KEY_PAUSE_PACKETS) {
      this.#pressed.shift();
      pressed.done(performance.now());
    }
    if (!inBand || at >= KEY_PACKETS) return new Int16Array(PACKET_SAMPLES);
    const tone = keyTone(pressed.key, KEY_PACKETS * PACKET_MS, LINE_RATE);
    return tone.subarray(at * PACKET_SAMPLES, (at + 1) * PACKET_SAMPLES);
  }

  #nextAudio(): Int16Array {
    const audio = new Int16Array(PACKET_SAMPLES);
    for (let filled = 0; filled < PACKET_SAMPLES && this.#said.length > 0; ) {
      const said = this.#said[0]!;
      const piece = said.samples.subarray(said.at, said.at + PACKET_SAMPLES - filled);
      audio.set(piece, filled);
      filled += piece.length;
      said.at += piece.length;
      if (said.at >= said.samples.length) {
        this.#said.shift();
        said.done(performance.now());
      }
    }
    return audio;
  }

  #put(payloadType: number, timestamp: number, payload: Uint8Array, marker: boolean): void {
    if (!this.#muted)
      this.#send(formatRtp({ payloadType, marker, sequence: this.#sequence, timestamp, ssrc: this.#ssrc, payload }));
    this.#packets++;
    this.#sequence = (this.#sequence + 1) & 0xffff;
  }
}
