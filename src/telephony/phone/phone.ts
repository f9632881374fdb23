import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Dialog } from './dialog.ts';
import { Authenticator } from './digest.ts';
import { IncomingCall } from './incoming.ts';
import { type PlaceCall, placeCall } from './outgoing.ts';
import { ALLOW, type PhoneCall } from './phone-call.ts';
import { bindings, type Register, Registration } from './registration.ts';
import type { Codec } from './sdp.ts';
import { type Impair, SipEndpoint } from './sip-endpoint.ts';
import { parseUri } from './sip-header.ts';
import { responseTo } from './sip-message.ts';
import { type ServerTransaction, tagOf } from './transaction.ts';

/**
 * A telephone over SIP (RFC 3261, UDP) and RTP with G.711: what `nightbell call`, the demo and the tests ring with.
 * One phone can hold many numbers, so it can also stand for the provider at the other end of the trunk.
 */

export interface PhoneOptions {
  /** Address for SIP and RTP. Default 127.0.0.1. */
  host?: string;
  /** SIP port. Default 0: any free one. */
  port?: number;
  /** Passwords by user name. Given, REGISTER and INVITE from outside are asked for digest authentication. */
  accounts?: Record<string, string>;
  /** What it speaks, in order of preference. Default PCMU, PCMA. */
  codecs?: Codec[];
  /** RFC 3261's T1, ms. Default 500; a test of a bad line may use less. */
  t1Ms?: number;
  /** Makes the line bad: returns true for a datagram that is not to leave. */
  impair?: Impair;
}

/** What a number of the phone does with a call. Doing nothing lets it ring unanswered (call `ring` to be heard). */
export type Answer = (call: IncomingCall) => void | Promise<void>;

interface PhoneEvents {
  /** Somebody registered here. `contact` is where it can be called. */
  registered: [user: string, contact: string];
}

export class Phone extends EventEmitter<PhoneEvents> {
  readonly #endpoint: SipEndpoint;
  readonly #impair: Impair;
  readonly #codecs: Codec[];
  readonly #authenticator: Authenticator | null;
  readonly #expected = new Map<string, Answer>();
  readonly #calls = new Map<string, PhoneCall>();
  readonly #placed = new Set<PhoneCall>();
  readonly #incoming = new Set<IncomingCall>();
  readonly #registrations = new Set<Registration>();
  readonly #contacts = new Map<string, string>();

  private constructor(endpoint: SipEndpoint, { impair = () => false, codecs, accounts }: PhoneOptions) {
    super();
    this.#endpoint = endpoint;
    this.#impair = impair;
    this.#codecs = codecs ?? ['PCMU', 'PCMA'];
    this.#authenticator = accounts ? new Authenticator('nightbell.test', accounts) : null;
    endpoint.on('request', (transaction) => this.#take(transaction));
  }

  /** @throws NightbellError NB_PORT_TAKEN */
  static async open(options: PhoneOptions = {}): Promise<Phone> {
    const { host = '127.0.0.1', port = 0, t1Ms = 500, impair = () => false } = options;
    return new Phone(await SipEndpoint.open(host, port, t1Ms, impair), options);
  }

  get host(): string {
    return this.#endpoint.local.host;
  }

  get port(): number {
    return this.#endpoint.local.port;
  }

  /** The sip URI of a number of this phone. */
  uri(number: string): string {
    return `sip:${number}@${this.#endpoint.hostPort}`;
  }

  /** Where users who registered here can be called, by user. */
  get registered(): ReadonlyMap<string, string> {
    return this.#contacts;
  }

  /**
   * Places a call; resolves when the INVITE is out. Use `whenAnswered`, or the call's events.
   * @throws NightbellError NB_USAGE for what is no sip URI, NB_CALL_FAILED for an unknown host.
   */
  async call(options: PlaceCall): Promise<PhoneCall> {
    const keep = (dialog: Dialog, call: PhoneCall) => this.#keep(dialog, call);
    const call = await placeCall(this.#endpoint, this.#impair, { codecs: this.#codecs, ...options }, keep);
    this.#placed.add(call);
    call.once('ended', () => this.#placed.delete(call));
    return call;
  }

  /** What happens to calls to `number` ('any': to every other). Replaces what was set; the function returned undoes it. */
  expect(number: string | 'any', answer: Answer): () => void {
    const key = digits(number);
    this.#expected.set(key, answer);
    return () => {
      if (this.#expected.get(key) === answer) this.#expected.delete(key);
    };
  }

  /** Registers with a registrar and stays so until `end`. Rejects with NB_CALL_FAILED when it is refused. */
  async register(options: Register): Promise<Registration> {
    const registration = new Registration(this.#endpoint, options);
    this.#registrations.add(registration);
    try {
      await registration.begin();
    } catch (error) {
      this.#registrations.delete(registration);
      throw error;
    }
    return registration;
  }

  /** Hangs up what is going on and frees the ports. */
  async close(): Promise<void> {
    this.#expected.clear();
    for (const incoming of this.#incoming) incoming.reject(480);
    const hungUp = [...this.#calls.values(), ...this.#placed].map((call) => call.hangUp());
    const ended = [...this.#registrations].map((registration) => registration.end());
    const patience = new Promise((resolve) => setTimeout(resolve, 4 * this.#endpoint.t1Ms).unref());
    await Promise.race([Promise.all([...hungUp, ...ended]), patience]);
    await this.#endpoint.close();
  }

  #keep(dialog: Dialog, call: PhoneCall): void {
    const key = `${dialog.callId} ${dialog.localTag}`;
    this.#calls.set(key, call);
    call.once('ended', () => this.#calls.delete(key));
  }

  #take(transaction: ServerTransaction): void {
    const { request } = transaction;
    const toTag = tagOf(request.headers.get('To'));
    if (toTag !== null) {
      const call = this.#calls.get(`${request.headers.get('Call-ID')} ${toTag}`);
      if (call) call.handle(transaction);
      else this.#reply(transaction, 481);
      return;
    }
    const required = request.headers.list('Require');
    if (required.length > 0) {
      // No extension is spoken here (section 8.2.2.3).
      this.#reply(transaction, 420, [['Unsupported', required.join(', ')]]);
      return;
    }
    switch (request.method) {
      case 'INVITE':
        this.#invited(transaction);
        return;
      case 'REGISTER':
        this.#registering(transaction);
        return;
      case 'OPTIONS':
        this.#reply(transaction, 200, [
          ['Allow', ALLOW],
          ['Accept', 'application/sdp'],
        ]);
        return;
      case 'BYE':
      case 'INFO':
        this.#reply(transaction, 481);
        return;
      default:
        this.#reply(transaction, 405, [['Allow', ALLOW]]);
    }
  }

  #invited(transaction: ServerTransaction): void {
    if (!this.#known(transaction)) return;
    const number = digits(parseUri(transaction.request.uri)?.user ?? '');
    const answer = this.#expected.get(number) ?? this.#expected.get('any');
    if (!answer) {
      this.#reply(transaction, 404);
      return;
    }
    const keep = (dialog: Dialog, call: PhoneCall) => this.#keep(dialog, call);
    const incoming = new IncomingCall(this.#endpoint, this.#impair, transaction, this.#codecs, keep);
    this.#incoming.add(incoming);
    incoming.signal.addEventListener('abort', () => this.#incoming.delete(incoming));
    // A throw in `answer` is a mistake in the program around the phone and is left to be seen.
    void answer(incoming);
  }

  #registering(transaction: ServerTransaction): void {
    if (!this.#known(transaction)) return;
    const { user, contact, headers } = bindings(transaction.request);
    if (contact) this.#contacts.set(user, contact);
    else this.#contacts.delete(user);
    this.#reply(transaction, 200, headers);
    if (contact) this.emit('registered', user, contact);
  }

  /** Whether the far end is who it says, where that is asked. It has been challenged when not. */
  #known(transaction: ServerTransaction): boolean {
    if (!this.#authenticator) return true;
    const { headers, method } = transaction.request;
    if (this.#authenticator.check(headers.get('Authorization'), method) !== null) return true;
    this.#reply(transaction, 401, [['WWW-Authenticate', this.#authenticator.challenge()]]);
    return false;
  }

  #reply(transaction: ServerTransaction, status: number, headers: [string, string][] = []): void {
    const response = responseTo(transaction.request, status, randomBytes(6).toString('hex'));
    for (const [name, value] of headers) response.headers.add(name, value);
    transaction.respond(response);
  }
}

/** `+1 (518) 555-0121`, `15185550121` and `+15185550121` are one number; what is no number stays as it is. */
function digits(number: string): string {
  return /^\+?[\d\s().-]+$/.test(number) ? number.replace(/\D/g, '') : number;
}
