import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { isIPv6 } from 'node:net';
import { NightbellError } from '../../errors.ts';
import { parseVia } from './sip-header.ts';
import { cseqOf, parseMessage, responseTo, type SipMessage, type SipRequest, serialize } from './sip-message.ts';
import { type Address, ClientTransaction, ServerTransaction, tagOf, type Wire } from './transaction.ts';

/** What leaves a phone that a bad line may lose. Returns true for a datagram that is to be lost. */
export type Impair = (kind: 'sip' | 'rtp', datagram: Uint8Array) => boolean;

interface EndpointEvents {
  /** A request that is not a repetition, an ACK or a CANCEL: those are dealt with by its transaction. */
  request: [transaction: ServerTransaction];
}

/** RFC 3261 section 8.1.1.7: a branch that begins so is unique to its transaction. */
const MAGIC = 'z9hG4bK';

export function newBranch(): string {
  return MAGIC + randomBytes(8).toString('hex');
}

/** One UDP socket that speaks SIP, and the transactions that run over it. */
export class SipEndpoint extends EventEmitter<EndpointEvents> implements Wire {
  readonly t1Ms: number;
  readonly #socket: Socket;
  readonly #impair: Impair;
  #closed = false;
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #servers = new Map<string, ServerTransaction>();

  private constructor(socket: Socket, t1Ms: number, impair: Impair) {
    super();
    this.#socket = socket;
    this.t1Ms = t1Ms;
    this.#impair = impair;
    socket.on('message', (datagram, from) => this.#receive(datagram, { host: from.address, port: from.port }));
    socket.on('error', () => {}); // an ICMP refusal of one datagram; the transaction's timer tells
  }

  /** @throws NightbellError NB_PORT_TAKEN */
  static async open(host: string, port: number, t1Ms: number, impair: Impair): Promise<SipEndpoint> {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    socket.bind(port, host);
    try {
      await once(socket, 'listening');
    } catch (error) {
      throw new NightbellError('NB_PORT_TAKEN', `UDP ${host}:${port}`, { cause: error });
    }
    return new SipEndpoint(socket, t1Ms, impair);
  }

  get local(): Address {
    const { address, port } = this.#socket.address();
    return { host: address, port };
  }

  /** host:port as it stands in URIs and in Via. */
  get hostPort(): string {
    const { host, port } = this.local;
    return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  }

  send(message: SipMessage, to: Address): void {
    const datagram = serialize(message);
    if (!this.#closed && !this.#impair('sip', datagram)) this.#socket.send(datagram, to.port, to.host, () => {});
  }

  /** Sends a request, again and again until it is answered. It needs a Via of ours (see `newBranch`). */
  request(request: SipRequest, to: Address): ClientTransaction {
    const transaction = new ClientTransaction(this, request, to);
    const key = clientKey(request);
    this.#clients.set(key, transaction);
    transaction.on('done', () => this.#clients.delete(key));
    return transaction;
  }

  /** A Via value for a new request. */
  via(): string {
    return `SIP/2.0/UDP ${this.hostPort};branch=${newBranch()};rport`;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const transaction of [...this.#clients.values(), ...this.#servers.values()]) transaction.stop();
    this.#socket.close();
    await once(this.#socket, 'close');
  }

  #receive(datagram: Buffer, from: Address): void {
    const message = parseMessage(datagram);
    if (!message || this.#closed) return;
    if (message.kind === 'response') {
      this.#clients.get(clientKey(message))?.receive(message);
      return;
    }
    const peer = noteSource(message, from);
    const key = serverKey(message, message.method);
    const known = this.#servers.get(key);
    if (message.method === 'ACK') this.#acknowledge(message);
    else if (message.method === 'CANCEL') this.#cancel(message, peer);
    else if (known) known.repeat();
    else this.#begin(key, new ServerTransaction(this, message, peer));
  }

  #begin(key: string, transaction: ServerTransaction): void {
    this.#servers.set(key, transaction);
    transaction.on('done', () => this.#servers.delete(key));
    this.emit('request', transaction);
  }

  /** The ACK of a refusal has the INVITE's branch; the ACK of a 2xx has its own, so it is known by call and number. */
  #acknowledge(ack: SipRequest): void {
    const callId = ack.headers.get('Call-ID');
    const number = cseqOf(ack)!.number;
    const acknowledged =
      this.#servers.get(serverKey(ack, 'INVITE')) ??
      [...this.#servers.values()].find(
        ({ request }) =>
          request.method === 'INVITE' &&
          request.headers.get('Call-ID') === callId &&
          cseqOf(request)!.number === number,
      );
    acknowledged?.acknowledge(ack);
  }

  #cancel(cancel: SipRequest, peer: Address): void {
    const invite = this.#servers.get(serverKey(cancel, 'INVITE'));
    this.send(responseTo(cancel, invite ? 200 : 481, newBranch()), peer);
    if (invite && !invite.answered) invite.emit('cancel', cancel);
  }
}

function clientKey(message: SipMessage): string {
  const branch = parseVia(message.headers.list('Via')[0]!)!.params.get('branch');
  return `${branch} ${cseqOf(message)!.method}`;
}

/** Section 17.2.3; without the magic cookie (RFC 2543) by the call, its number and the caller's tag. */
function serverKey(request: SipRequest, method: string): string {
  const via = parseVia(request.headers.list('Via')[0]!)!;
  const branch = via.params.get('branch') ?? '';
  const { headers } = request;
  const id = branch.startsWith(MAGIC)
    ? branch
    : `${headers.get('Call-ID')} ${cseqOf(request)!.number} ${tagOf(headers.get('From'))}`;
  return `${id} ${via.host}:${via.port ?? 5060} ${method}`;
}

/** Writes into the top Via where the request came from (section 18.2.1, RFC 3581) and says where answers go. */
function noteSource(request: SipRequest, from: Address): Address {
  const [top, ...rest] = request.headers.list('Via');
  const via = parseVia(top!)!;
  const wantsPort = via.params.has('rport');
  const noted = top!.replace(/;\s*rport(?=\s*(;|$))/i, `;rport=${from.port}`);
  const values = [via.host === from.host && !wantsPort ? noted : `${noted};received=${from.host}`, ...rest];
  request.headers.set('Via', values[0]!);
  for (const value of values.slice(1)) request.headers.add('Via', value);
  return { host: from.host, port: wantsPort ? from.port : (via.port ?? 5060) };
}
