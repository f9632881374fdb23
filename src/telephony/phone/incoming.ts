import { randomBytes } from 'node:crypto';
import { Dialog } from './dialog.ts';
import { ALLOW, PhoneCall } from './phone-call.ts';
import { RtpStream } from './rtp-stream.ts';
import { type Codec, formatSdp, parseSdp } from './sdp.ts';
import type { Impair, SipEndpoint } from './sip-endpoint.ts';
import { formatNameAddr, parseNameAddr, parseUri } from './sip-header.ts';
import { responseTo, type SipRequest, type SipResponse } from './sip-message.ts';
import type { ServerTransaction } from './transaction.ts';

/** A call that comes in and is not answered yet: ring, answer, reject, or let it ring until the caller gives up. */
export class IncomingCall {
  /** The caller's number as it stands in From; null when withheld. */
  readonly from: string | null;
  readonly displayName: string;
  /** The number that was dialled. */
  readonly to: string;
  /** `performance.now()` at which the INVITE came. */
  readonly startedAt = performance.now();
  readonly #endpoint: SipEndpoint;
  readonly #impair: Impair;
  readonly #transaction: ServerTransaction;
  readonly #codecs: Codec[];
  readonly #established: (dialog: Dialog, call: PhoneCall) => void;
  readonly #tag = randomBytes(6).toString('hex');
  readonly #gone = new AbortController();

  /** For `Phone`. */
  constructor(
    endpoint: SipEndpoint,
    impair: Impair,
    transaction: ServerTransaction,
    codecs: Codec[],
    established: (dialog: Dialog, call: PhoneCall) => void,
  ) {
    this.#endpoint = endpoint;
    this.#impair = impair;
    this.#transaction = transaction;
    this.#codecs = codecs;
    this.#established = established;
    const caller = parseNameAddr(this.request.headers.get('From')!);
    const user = parseUri(caller?.uri ?? '')?.user ?? '';
    this.from = user === '' || user.toLowerCase() === 'anonymous' ? null : user;
    this.displayName = caller?.displayName ?? '';
    this.to = parseUri(this.request.uri)?.user ?? '';
    transaction.once('cancel', () => {
      transaction.respond(this.#response(487));
      this.#gone.abort();
    });
    transaction.once('done', () => this.#gone.abort());
    transaction.respond(this.#response(100));
  }

  get request(): SipRequest {
    return this.#transaction.request;
  }

  /** Aborted when the caller gave up before the answer, or the phone was closed. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Lets the caller hear that it rings. */
  ring(): void {
    this.#transaction.respond(this.#response(180));
  }

  /** Rings for so long. False when the caller gave up meanwhile. */
  ringFor(ms: number): Promise<boolean> {
    this.ring();
    return new Promise((resolve) => {
      if (this.signal.aborted) return resolve(false);
      const gone = () => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener('abort', gone);
        resolve(true);
      }, ms);
      this.signal.addEventListener('abort', gone, { once: true });
    });
  }

  /** Refuses with a SIP status: 486 busy (default), 480 not there, 603 declined ... */
  reject(status = 486): void {
    this.#transaction.respond(this.#response(status));
  }

  /** Answers. Null when the caller gave up first, or never acknowledged the answer. */
  async answer(): Promise<PhoneCall | null> {
    const offer = parseSdp(this.request.body);
    const media = await RtpStream.open(this.#endpoint.local.host, { codecs: [], eventType: null }, this.#impair);
    if (this.signal.aborted || this.#transaction.answered) {
      await media.close();
      return null;
    }
    const { from, to } = this;
    const giveUp = async () => this.reject(480);
    const endpoint = this.#endpoint;
    const call = new PhoneCall({ endpoint, media, direction: 'received', from, to, codecs: this.#codecs, giveUp });
    const local = offer ? call.takeOffer(offer) : call.local;
    if (!local) {
      this.reject(488);
      await media.close();
      return null;
    }
    const response = this.#response(200);
    response.headers.add('Content-Type', 'application/sdp').add('Allow', ALLOW);
    response.body = formatSdp(local);
    const dialog = Dialog.ofCalled(this.request, response, this.#transaction.peer);
    this.#established(dialog, call);
    const acknowledged = new Promise<boolean>((resolve) => {
      this.#transaction.once('ack', (ack) => {
        if (!offer) call.takeAnswer(parseSdp(ack.body));
        resolve(true);
      });
      this.#transaction.once('done', () => resolve(false));
      call.once('ended', () => resolve(true)); // hung up before its ACK came
    });
    this.#transaction.respond(response);
    call.establish(dialog);
    if (await acknowledged) return call;
    await call.hangUp(); // section 13.3.1.4
    return null;
  }

  #response(status: number): SipResponse {
    const response = responseTo(this.request, status, this.#tag);
    if (status > 100 && status < 300)
      response.headers.add('Contact', formatNameAddr(`sip:${encodeURIComponent(this.to)}@${this.#endpoint.hostPort}`));
    return response;
  }
}
