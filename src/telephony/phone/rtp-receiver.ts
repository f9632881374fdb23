import { decodeALaw, decodeMuLaw } from '../../audio/g711.ts';
import { Resampler } from '../../audio/resample.ts';
import { FRAME_SAMPLES, type Key, SAMPLE_RATE } from '../leg.ts';
import { parseEvent } from './dtmf.ts';
import type { RtpPacket } from './rtp-packet.ts';
import type { Codec } from './sdp.ts';

/** Turns the packets of one stream into frames and keys: puts them in order, fills what was lost, counts. */

export interface ReceiverStatistics {
  /** Audio and event packets that were used. */
  packets: number;
  /** Sequence numbers that never came (or came too late). */
  lost: number;
  /** Packets that came after their turn, or twice. */
  late: number;
  /** Longest time between two arrivals, ms. */
  largestGapMs: number;
}

export interface ReceiverFormat {
  codecs: { codec: Codec; payloadType: number }[];
  eventType: number | null;
}

export interface ReceiverOutput {
  /** @param atMs `performance.now()` at which the first sample could be heard. */
  frame(samples: Int16Array, atMs: number): void;
  key(key: Key): void;
}

const LINE_RATE = 8000;
/** Packets held for a missing one. Three are 60 ms: what a telephone's buffer holds. */
const HELD = 3;
/** A jump beyond this is a new stream, not a loss (RFC 3550 appendix A.1 has 3000 and 100). */
const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;
/** At most this much silence stands for lost packets, in samples at the line's rate. */
const MAX_FILL = LINE_RATE;

export class RtpReceiver {
  readonly #output: ReceiverOutput;
  #format: ReceiverFormat;
  readonly #statistics: ReceiverStatistics = { packets: 0, lost: 0, late: 0, largestGapMs: 0 };
  #ssrc: number | null = null;
  #next = 0;
  #held = new Map<number, { packet: RtpPacket; atMs: number }>();
  #lastArrival: number | null = null;
  #missing = 0;
  #lastEvent: number | null = null;
  #toHouse = new Resampler(LINE_RATE, SAMPLE_RATE, { primed: true });
  /** How late `primed` makes the signal, in ms: 32 samples at the line's rate. */
  static readonly #DELAY_MS = 4;
  #rest = new Int16Array(0);

  constructor(format: ReceiverFormat, output: ReceiverOutput) {
    this.#format = format;
    this.#output = output;
  }

  get statistics(): ReceiverStatistics {
    return { ...this.#statistics };
  }

  set format(format: ReceiverFormat) {
    this.#format = format;
  }

  /** @param atMs `performance.now()` at its arrival. */
  receive(packet: RtpPacket, atMs: number): void {
    const { codecs, eventType } = this.#format;
    const wanted = packet.payloadType === eventType || codecs.some((c) => c.payloadType === packet.payloadType);
    if (!wanted) return; // comfort noise, RTCP on the same port, what was never agreed
    if (this.#lastArrival !== null)
      this.#statistics.largestGapMs = Math.max(this.#statistics.largestGapMs, atMs - this.#lastArrival);
    this.#lastArrival = atMs;

    const ahead = (packet.sequence - this.#next) & 0xffff;
    const behind = (0x10000 - ahead) & 0xffff;
    if (packet.ssrc !== this.#ssrc || (ahead > MAX_DROPOUT && behind > MAX_MISORDER)) {
      this.#release(true);
      this.#ssrc = packet.ssrc;
      this.#next = packet.sequence;
      this.#missing = 0;
      this.#lastEvent = null;
    } else if (ahead > MAX_DROPOUT || this.#held.has(packet.sequence)) {
      this.#statistics.late++;
      return;
    }
    this.#held.set(packet.sequence, { packet, atMs });
    this.#release(false);
  }

  /** Gives what is still held for a packet that will not come. */
  end(): void {
    this.#release(true);
  }

  #release(all: boolean): void {
    while (this.#held.size > 0) {
      const ready = this.#held.get(this.#next);
      if (!ready && !all && this.#held.size <= HELD) return;
      if (ready) {
        this.#held.delete(this.#next);
        this.#statistics.packets++;
        this.#use(ready.packet, ready.atMs);
        this.#missing = 0;
      } else {
        this.#statistics.lost++;
        this.#missing++;
      }
      this.#next = (this.#next + 1) & 0xffff;
    }
  }

  #use({ payloadType, payload, timestamp }: RtpPacket, atMs: number): void {
    if (payloadType === this.#format.eventType) {
      const event = parseEvent(payload);
      // Every packet of one press has the same timestamp; the first that comes counts.
      if (event?.key && timestamp !== this.#lastEvent) this.#output.key(event.key);
      if (event) this.#lastEvent = timestamp;
      return;
    }
    const { codec } = this.#format.codecs.find((c) => c.payloadType === payloadType)!;
    const samples = codec === 'PCMU' ? decodeMuLaw(payload) : decodeALaw(payload);
    const fill = Math.min(this.#missing * samples.length, MAX_FILL);
    if (fill > 0) this.#frames(new Int16Array(fill), atMs - (fill * 1000) / LINE_RATE);
    this.#frames(samples, atMs);
  }

  /** @param atMs when the first of these samples can be heard. */
  #frames(samples: Int16Array, atMs: number): void {
    const made = this.#toHouse.push(samples);
    const all = new Int16Array(this.#rest.length + made.length);
    all.set(this.#rest);
    all.set(made, this.#rest.length);
    const perMs = SAMPLE_RATE / 1000;
    const first = atMs - RtpReceiver.#DELAY_MS - this.#rest.length / perMs;
    let at = 0;
    for (; at + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES)
      this.#output.frame(all.slice(at, at + FRAME_SAMPLES), first + at / perMs);
    this.#rest = all.slice(at);
  }
}
