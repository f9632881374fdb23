import { EventEmitter } from 'node:events';
import { NightbellError } from '../../errors.ts';
import type { Key } from '../leg.ts';
import type { Dialog } from './dialog.ts';
import { isKey } from './dtmf.ts';
import { type Listen, Recording } from './recording.ts';
import type { RtpStream, StreamStatistics } from './rtp-stream.ts';
import { answerTo, type Codec, formatSdp, type LocalAudio, localOffer, parseSdp, type RemoteAudio } from './sdp.ts';
import type { SipEndpoint } from './sip-endpoint.ts';
import { responseTo } from './sip-message.ts';
import type { ServerTransaction } from './transaction.ts';

/** How a call of the phone came to its end. */
export type CallEnd =
  | { why: 'we-hung-up' }
  /** @property cause the Reason header of the BYE, as it came. */
  | { why: 'far-end-hung-up'; cause: string | null }
  /** Given up before it was answered, by us or by the caller. */
  | { why: 'cancelled' }
  | { why: 'refused'; status: number; phrase: string }
  /** The far end does not answer SIP any more. */
  | { why: 'no-response' };

export interface PhoneCallEvents {
  /** It rings at the far end (180, 183). */
  ringing: [status: number];
  answered: [];
  /** 20 ms of 16 kHz PCM; with early media also before the answer. `atMs` as in `Recording.add`. */
  audio: [frame: Int16Array, atMs: number];
  key: [key: Key];
  /** Exactly once, last of all events. */
  ended: [end: CallEnd];
}

export const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO';
/** How long a BYE may take before hanging up counts as done, in T1. */
const BYE_PATIENCE = 4;
const POLL_MS = 20;

/** One call of the test phone, placed or received. Times are `performance.now()` in milliseconds. */
export class PhoneCall extends EventEmitter<PhoneCallEvents> {
  readonly direction: 'placed' | 'received';
  /** The numbers as they stand in the INVITE. `from` is null when withheld. */
  readonly from: string | null;
  readonly to: string;
  readonly recording = new Recording();
  readonly startedAt = performance.now();
  readonly #endpoint: SipEndpoint;
  readonly #media: RtpStream;
  readonly #codecs: Codec[];
  #local: LocalAudio;
  #state:
    | { is: 'open'; giveUp: () => Promise<void> }
    | { is: 'answered'; dialog: Dialog; atMs: number }
    | { is: 'over'; end: CallEnd; answeredAt: number | null };

  /** For `placeCall` and `IncomingCall`. @param giveUp ends it while it is not answered. */
  constructor(init: {
    endpoint: SipEndpoint;
    media: RtpStream;
    direction: 'placed' | 'received';
    from: string | null;
    to: string;
    codecs: Codec[];
    /** See `PlaceCall`. */
    events?: boolean;
    giveUp: () => Promise<void>;
  }) {
    super();
    this.#endpoint = init.endpoint;
    this.#media = init.media;
    this.direction = init.direction;
    this.from = init.from;
    this.to = init.to;
    this.#codecs = init.codecs;
    this.#local = localOffer(init.endpoint.local.host, init.media.port, init.codecs, init.events);
    this.#state = { is: 'open', giveUp: init.giveUp };
    this.#media.on('frame', (frame, atMs) => {
      this.recording.add(frame, atMs);
      this.emit('audio', frame, atMs);
    });
    this.#media.on('key', (key) => this.emit('key', key));
  }

  /** How it ended, or null while it goes on. */
  get over(): CallEnd | null {
    return this.#state.is === 'over' ? this.#state.end : null;
  }

  /** When it was answered, or null. */
  get answeredAt(): number | null {
    return this.#state.is === 'answered' ? this.#state.atMs : this.#state.is === 'over' ? this.#state.answeredAt : null;
  }

  get statistics(): StreamStatistics {
    return this.#media.statistics;
  }

  /** Resolves when it is answered. Rejects with NB_CALL_FAILED when it ends instead; the detail says how. */
  whenAnswered(): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (end: CallEnd) =>
        reject(new NightbellError('NB_CALL_FAILED', end.why === 'refused' ? `${end.status} ${end.phrase}` : end.why));
      if (this.answeredAt !== null) return resolve();
      if (this.#state.is === 'over') return failed(this.#state.end);
      this.once('answered', () => {
        this.off('ended', failed);
        resolve();
      });
      this.once('ended', failed);
    });
  }

  whenEnded(): Promise<CallEnd> {
    const end = this.over;
    return end ? Promise.resolve(end) : new Promise((resolve) => this.once('ended', resolve));
  }

  /** Says 16 kHz samples behind what is being said. Resolves with the time at which the last was sent (or the call ended). */
  say(samples: Int16Array): Promise<number> {
    return this.#media.say(samples);
  }

  /** Stops saying what is queued. */
  stopSaying(): void {
    this.#media.clear();
  }

  /** Presses a key for 100 ms (RFC 4733 where the far end takes events, else as tones). Resolves when it is let go. */
  press(key: Key): Promise<number> {
    return this.#media.press(key);
  }

  /** Resolves with the time of the first sound heard at or after `tMs`; null when the call ends or `timeoutMs` goes by first. */
  soundAfter(tMs: number, { timeoutMs = 30_000, ...listen }: Listen & { timeoutMs?: number } = {}) {
    return this.#poll(timeoutMs, () => this.recording.firstSoundAfter(tMs, listen));
  }

  /**
   * Waits until the far end has said something after `tMs` and then been quiet for `quietMs` (default 1000). Resolves
   * with the time its last sound ended; null when the call ends or `timeoutMs` goes by first.
   */
  quietAfter(
    tMs: number,
    { quietMs = 1000, timeoutMs = 60_000, ...listen }: Listen & { quietMs?: number; timeoutMs?: number } = {},
  ): Promise<number | null> {
    return this.#poll(timeoutMs, () => {
      const last = this.recording.lastSoundAfter(tMs, listen);
      return last !== null && performance.now() - last >= quietMs ? last : null;
    });
  }

  /** Ends it, answered or not. Resolves when the far end knows, or does not answer. */
  async hangUp(): Promise<void> {
    if (this.#state.is === 'open') return this.#state.giveUp();
    if (this.#state.is === 'over') return;
    const { dialog } = this.#state;
    const told = this.#bye(dialog);
    this.finish({ why: 'we-hung-up' });
    await told;
  }

  /** For the signalling: what this side offers, or answered last. */
  get local(): LocalAudio {
    return this.#local;
  }

  /** For the signalling: takes the answer to our offer. False when nothing in it is spoken here. */
  takeAnswer(remote: RemoteAudio | null): boolean {
    const chosen = remote?.codecs.find(({ codec }) => this.#codecs.includes(codec));
    if (!remote || !chosen) return false;
    this.#connect(remote, chosen);
    return true;
  }

  /** For the signalling: takes an offer and gives our answer; null when nothing in it is spoken here. */
  takeOffer(remote: RemoteAudio): LocalAudio | null {
    const version = this.#local.version + 1;
    const answer = answerTo(remote, this.#local.host, this.#local.port, this.#codecs, version);
    if (!answer) return null;
    this.#local = answer;
    this.#connect(remote, answer.codecs[0]!);
    return answer;
  }

  #connect(remote: RemoteAudio, chosen: { codec: Codec; payloadType: number }): void {
    const muted = remote.direction === 'sendonly' || remote.direction === 'inactive';
    const { codecs, eventType } = this.#local;
    this.#media.connect(remote, { ...chosen, eventType: remote.eventType }, { codecs, eventType }, muted);
  }

  /** For the signalling: both ends have agreed. */
  establish(dialog: Dialog): void {
    if (this.#state.is !== 'open') return;
    this.#state = { is: 'answered', dialog, atMs: performance.now() };
    this.emit('answered');
  }

  /** For the signalling: it is over. */
  finish(end: CallEnd): void {
    if (this.#state.is === 'over') return;
    this.#state = { is: 'over', end, answeredAt: this.answeredAt };
    void this.#media.close();
    this.emit('ended', end);
  }

  /** For the signalling: a request that belongs to this call. */
  handle(transaction: ServerTransaction): void {
    const { request } = transaction;
    const dialog = this.#state.is === 'answered' ? this.#state.dialog : null;
    const reply = (status: number) => responseTo(request, status, dialog?.localTag ?? '');
    if (!dialog && request.method !== 'BYE') {
      transaction.respond(reply(481));
      return;
    }
    switch (request.method) {
      case 'BYE':
        transaction.respond(reply(200));
        this.finish({ why: 'far-end-hung-up', cause: request.headers.get('Reason') });
        return;
      case 'INVITE':
        this.#reInvite(transaction, dialog!);
        return;
      case 'INFO': {
        transaction.respond(reply(200));
        // Some exchanges send keys so, in two forms: "Signal=5" (dtmf-relay) and "5" (dtmf).
        const key = /^(?:Signal\s*=\s*)?([0-9*#])\s*$/m.exec(request.body)?.[1] ?? '';
        if (/^application\/dtmf/i.test(request.headers.get('Content-Type') ?? '') && isKey(key)) this.emit('key', key);
        return;
      }
      case 'OPTIONS':
        transaction.respond(reply(200));
        return;
      default: {
        const refusal = reply(405);
        refusal.headers.add('Allow', ALLOW);
        transaction.respond(refusal);
      }
    }
  }

  /** The far end changes the session: hold, another address, another codec (RFC 3261 section 14). */
  #reInvite(transaction: ServerTransaction, dialog: Dialog): void {
    const { request, peer } = transaction;
    const offer = parseSdp(request.body);
    const local = offer ? this.takeOffer(offer) : request.body ? null : this.#local;
    const response = responseTo(request, local ? 200 : 488, dialog.localTag);
    if (local) {
      dialog.refresh(request, peer);
      response.headers.add('Contact', dialog.contact).add('Content-Type', 'application/sdp');
      response.body = formatSdp(local);
      if (!offer) transaction.once('ack', (ack) => this.takeAnswer(parseSdp(ack.body)));
    }
    transaction.respond(response);
  }

  #bye(dialog: Dialog): Promise<void> {
    const transaction = this.#endpoint.request(dialog.request('BYE', this.#endpoint.via()), dialog.destination);
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, BYE_PATIENCE * this.#endpoint.t1Ms);
      transaction.on('response', ({ status }) => {
        if (status < 200) return;
        clearTimeout(patience);
        resolve();
      });
    });
  }

  #poll(timeoutMs: number, look: () => number | null): Promise<number | null> {
    const until = performance.now() + timeoutMs;
    return new Promise((resolve) => {
      const timer = setInterval(check, POLL_MS);
      const over = () => this.over !== null;
      function check() {
        const found = look();
        if (found === null && !over() && performance.now() < until) return;
        clearInterval(timer);
        resolve(found);
      }
      check();
    });
  }
}
