import { isIP } from 'node:net';
import { parseNameAddr, parseUri } from './sip-header.ts';
import { cseqOf, SipHeaders, type SipRequest, type SipResponse } from './sip-message.ts';
import { type Address, tagOf } from './transaction.ts';

/** What both ends agree on for the length of a call, and requests within it (RFC 3261 section 12). */
export class Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly #local: string;
  readonly #remote: string;
  readonly #routes: string[];
  readonly #contact: string;
  #target: string;
  #peer: Address;
  #sequence: number;

  private constructor(init: {
    callId: string;
    local: string;
    remote: string;
    routes: string[];
    contact: string;
    target: string;
    peer: Address;
    sequence: number;
  }) {
    this.callId = init.callId;
    this.#local = init.local;
    this.#remote = init.remote;
    this.localTag = tagOf(init.local) ?? '';
    this.remoteTag = tagOf(init.remote) ?? '';
    this.#routes = init.routes;
    this.#contact = init.contact;
    this.#target = init.target;
    this.#peer = init.peer;
    this.#sequence = init.sequence;
  }

  /** The side that called, from its INVITE and the 2xx. */
  static ofCaller(invite: SipRequest, response: SipResponse, peer: Address): Dialog {
    return new Dialog({
      callId: invite.headers.get('Call-ID')!,
      local: invite.headers.get('From')!,
      remote: response.headers.get('To')!,
      routes: response.headers.list('Record-Route').reverse(),
      contact: invite.headers.get('Contact')!,
      target: contactOf(response) ?? invite.uri,
      peer,
      sequence: cseqOf(invite)!.number,
    });
  }

  /** The side that was called, from the INVITE and the 2xx it sends. */
  static ofCalled(invite: SipRequest, response: SipResponse, peer: Address): Dialog {
    return new Dialog({
      callId: invite.headers.get('Call-ID')!,
      local: response.headers.get('To')!,
      remote: invite.headers.get('From')!,
      routes: invite.headers.list('Record-Route'),
      contact: response.headers.get('Contact')!,
      target: contactOf(invite) ?? `sip:${peer.host}:${peer.port}`,
      peer,
      sequence: 0,
    });
  }

  /** Where a request of this dialog goes: the first proxy, else the far end, else where it last wrote from. */
  get destination(): Address {
    const uri = parseUri(parseNameAddr(this.#routes[0] ?? '')?.uri ?? this.#target);
    return uri && isIP(uri.host) ? { host: uri.host, port: uri.port ?? 5060 } : this.#peer;
  }

  get contact(): string {
    return this.#contact;
  }

  /** A re-INVITE may move the far end (section 12.2.2). */
  refresh(request: SipRequest, peer: Address): void {
    this.#target = contactOf(request) ?? this.#target;
    this.#peer = peer;
  }

  /** A request within the dialog. ACK bears the number of its INVITE, every other a new one. */
  request(method: string, via: string, sequence?: number): SipRequest {
    const number = sequence ?? ++this.#sequence;
    const headers = SipHeaders.of([
      ['Via', via],
      ['Max-Forwards', '70'],
      ['From', this.#local],
      ['To', this.#remote],
      ['Call-ID', this.callId],
      ['CSeq', `${number} ${method}`],
      ['Contact', this.#contact],
    ]);
    for (const route of this.#routes) headers.add('Route', route);
    return { kind: 'request', method, uri: this.#target, headers, body: '' };
  }
}

function contactOf(message: SipRequest | SipResponse): string | null {
  const uri = parseNameAddr(message.headers.list('Contact')[0] ?? '')?.uri;
  return uri && parseUri(uri) ? uri : null;
}
