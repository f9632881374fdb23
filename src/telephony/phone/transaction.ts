import { EventEmitter } from 'node:events';
import { parseNameAddr } from './sip-header.ts';
import { cseqOf, SipHeaders, type SipMessage, type SipRequest, type SipResponse } from './sip-message.ts';

/**
 * SIP transactions over UDP (RFC 3261 section 17, with the Accepted state of RFC 6026): each message is sent again until
 * the other side shows that it came.
 */

export interface Address {
  host: string;
  port: number;
}

export interface Wire {
  send(message: SipMessage, to: Address): void;
  /** Estimate of a round trip, ms. RFC 3261 has 500. */
  readonly t1Ms: number;
}

/** T2 is 8 T1 and the end comes after 64 T1 (RFC 3261 table 4: 4 s and 32 s for a T1 of 500 ms). */
const T2 = 8;
const END = 64;

/** Calls `again` after T1, 2 T1, 4 T1 ... (at most `capped` T1 apart), and `gaveUp` after 64 T1, until stopped. */
class Retry {
  #timer: NodeJS.Timeout | null = null;
  readonly #end: NodeJS.Timeout;

  constructor(t1Ms: number, capped: number, again: () => void, gaveUp: () => void) {
    const next = (wait: number) => {
      this.#timer = setTimeout(() => {
        again();
        next(Math.min(2 * wait, capped * t1Ms));
      }, wait);
    };
    next(t1Ms);
    this.#end = setTimeout(() => {
      this.stop();
      gaveUp();
    }, END * t1Ms);
  }

  /** Sends no more but still gives up in time. */
  hush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  stop(): void {
    this.hush();
    clearTimeout(this.#end);
  }
}

interface ClientEvents {
  /** Every provisional response, the first final one, and each repetition of a 2xx to INVITE (it wants another ACK). */
  response: [response: SipResponse];
  /** 64 T1 went by without a final response. */
  timeout: [];
  /** Nothing more will come. */
  done: [];
}

/** A request of ours and what comes back. */
export class ClientTransaction extends EventEmitter<ClientEvents> {
  readonly request: SipRequest;
  readonly to: Address;
  readonly #wire: Wire;
  #state: 'calling' | 'proceeding' | 'completed' | 'terminated' = 'calling';
  #retry: Retry;
  #linger: NodeJS.Timeout | null = null;

  constructor(wire: Wire, request: SipRequest, to: Address) {
    super();
    this.#wire = wire;
    this.request = request;
    this.to = to;
    const capped = request.method === 'INVITE' ? Number.POSITIVE_INFINITY : T2;
    this.#retry = new Retry(
      wire.t1Ms,
      capped,
      () => wire.send(request, to),
      () => {
        // An INVITE that rings may ring for minutes: only silence is a timeout.
        if (this.#state === 'proceeding' && request.method === 'INVITE') return;
        this.stop();
        this.emit('timeout');
      },
    );
    wire.send(request, to);
  }

  receive(response: SipResponse): void {
    const invite = this.request.method === 'INVITE';
    if (this.#state === 'terminated') return;
    if (this.#state === 'completed') {
      if (invite && response.status >= 300) this.#wire.send(ackFor(this.request, response), this.to);
      else if (invite && response.status >= 200) this.emit('response', response);
      return;
    }
    if (response.status < 200) {
      this.#state = 'proceeding';
      if (invite) this.#retry.hush();
      this.emit('response', response);
      return;
    }
    this.#state = 'completed';
    this.#retry.stop();
    if (invite && response.status >= 300) this.#wire.send(ackFor(this.request, response), this.to);
    this.#linger = setTimeout(() => this.stop(), END * this.#wire.t1Ms);
    this.emit('response', response);
  }

  stop(): void {
    if (this.#state === 'terminated') return;
    this.#state = 'terminated';
    this.#retry.stop();
    if (this.#linger) clearTimeout(this.#linger);
    this.emit('done');
  }
}

/** ACK of a refusal goes in the INVITE's own transaction (section 17.1.1.3). */
function ackFor(invite: SipRequest, response: SipResponse): SipRequest {
  return sameBranch(invite, 'ACK', response.headers.get('To')!);
}

/** CANCEL of a pending INVITE (section 9.1). */
export function cancelFor(invite: SipRequest): SipRequest {
  return sameBranch(invite, 'CANCEL', invite.headers.get('To')!);
}

function sameBranch(invite: SipRequest, method: string, to: string): SipRequest {
  const headers = SipHeaders.of([
    ['Via', invite.headers.list('Via')[0]!],
    ['Max-Forwards', '70'],
    ['From', invite.headers.get('From')!],
    ['To', to],
    ['Call-ID', invite.headers.get('Call-ID')!],
    ['CSeq', `${cseqOf(invite)!.number} ${method}`],
  ]);
  for (const route of invite.headers.all('Route')) headers.add('Route', route);
  return { kind: 'request', method, uri: invite.uri, headers, body: '' };
}

interface ServerEvents {
  /** The ACK to our final response to an INVITE came. */
  ack: [ack: SipRequest];
  /** The caller gives up; the CANCEL itself has been answered. */
  cancel: [cancel: SipRequest];
  /** The final response to an INVITE was never acknowledged. */
  timeout: [];
  done: [];
}

/** A request of theirs and what we answered. */
export class ServerTransaction extends EventEmitter<ServerEvents> {
  readonly request: SipRequest;
  /** Where answers go. */
  readonly peer: Address;
  readonly #wire: Wire;
  #last: SipResponse | null = null;
  #state: 'open' | 'final' | 'confirmed' | 'terminated' = 'open';
  #retry: Retry | null = null;
  #linger: NodeJS.Timeout | null = null;

  constructor(wire: Wire, request: SipRequest, peer: Address) {
    super();
    this.#wire = wire;
    this.request = request;
    this.peer = peer;
  }

  get answered(): boolean {
    return this.#state !== 'open';
  }

  /** Sends a response. Responses after the final one are not sent. */
  respond(response: SipResponse): void {
    if (this.#state !== 'open') return;
    this.#last = response;
    this.#wire.send(response, this.peer);
    if (response.status < 200) return;
    this.#state = 'final';
    if (this.request.method === 'INVITE')
      this.#retry = new Retry(
        this.#wire.t1Ms,
        T2,
        () => this.#wire.send(response, this.peer),
        () => {
          this.stop();
          this.emit('timeout');
        },
      );
    else this.#linger = setTimeout(() => this.stop(), END * this.#wire.t1Ms);
  }

  /** The same request again: the answer is lost or slow. */
  repeat(): void {
    if (this.#last && this.#state !== 'confirmed' && this.#state !== 'terminated')
      this.#wire.send(this.#last, this.peer);
  }

  acknowledge(ack: SipRequest): void {
    if (this.#state !== 'final' || !this.#retry) return;
    this.#state = 'confirmed';
    this.#retry.stop();
    this.#linger = setTimeout(() => this.stop(), END * this.#wire.t1Ms);
    this.emit('ack', ack);
  }

  stop(): void {
    if (this.#state === 'terminated') return;
    this.#state = 'terminated';
    this.#retry?.stop();
    if (this.#linger) clearTimeout(this.#linger);
    this.emit('done');
  }
}

/** The tag of a From or To value, or null. */
export function tagOf(value: string | null): string | null {
  return parseNameAddr(value ?? '')?.params.get('tag') ?? null;
}
