import { randomBytes } from 'node:crypto';
import { NightbellError } from '../../errors.ts';
import type { Credentials } from './digest.ts';
import { addressOf, authorize } from './outgoing.ts';
import type { SipEndpoint } from './sip-endpoint.ts';
import { formatNameAddr, parseNameAddr, parseUri } from './sip-header.ts';
import { SipHeaders, type SipRequest, type SipResponse } from './sip-message.ts';
import type { Address } from './transaction.ts';

/** REGISTER, from both sides (RFC 3261 section 10). */

export interface Register {
  /** The registrar's sip URI: `sip:127.0.0.1:5060`. */
  registrar: string;
  credentials: Credentials;
  /** Seconds to ask for. Default 300. */
  expires?: number;
}

/** A phone's place at a registrar, renewed until `end`. */
export class Registration {
  readonly #endpoint: SipEndpoint;
  readonly #options: Register;
  readonly #callId = `${randomBytes(12).toString('hex')}@registration`;
  readonly #tag = randomBytes(6).toString('hex');
  #sequence = 0;
  #renew: NodeJS.Timeout | null = null;
  #ended = false;

  constructor(endpoint: SipEndpoint, options: Register) {
    this.#endpoint = endpoint;
    this.#options = options;
  }

  /** @throws NightbellError NB_CALL_FAILED with the registrar's status. */
  async begin(): Promise<void> {
    const asked = this.#options.expires ?? 300;
    const response = await this.#send(asked);
    if (response.status !== 200)
      throw new NightbellError('NB_CALL_FAILED', `REGISTER: ${response.status} ${response.phrase}`);
    const granted = grantedBy(response) ?? asked;
    if (!this.#ended) this.#renew = setTimeout(() => void this.begin().catch(() => {}), granted * 500);
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#renew) clearTimeout(this.#renew);
    await this.#send(0).catch(() => {}); // a registrar that has gone forgets by itself
  }

  async #send(expires: number): Promise<SipResponse> {
    const { registrar, credentials } = this.#options;
    const address = await addressOf(registrar);
    const first = this.#request(expires);
    const response = await this.#exchange(first, address);
    if (response.status !== 401 && response.status !== 407) return response;
    const answer = authorize(response, first, credentials);
    if (!answer) return response;
    const second = this.#request(expires);
    second.headers.add(answer.name, answer.value);
    return this.#exchange(second, address);
  }

  #request(expires: number): SipRequest {
    const { registrar, credentials } = this.#options;
    const home = parseUri(registrar)!.host;
    const self = `sip:${credentials.user}@${home}`;
    const headers = SipHeaders.of([
      ['Via', this.#endpoint.via()],
      ['Max-Forwards', '70'],
      ['From', formatNameAddr(self, '', this.#tag)],
      ['To', formatNameAddr(self)],
      ['Call-ID', this.#callId],
      ['CSeq', `${++this.#sequence} REGISTER`],
      ['Contact', formatNameAddr(`sip:${credentials.user}@${this.#endpoint.hostPort}`)],
      ['Expires', String(expires)],
    ]);
    return { kind: 'request', method: 'REGISTER', uri: registrar, headers, body: '' };
  }

  #exchange(request: SipRequest, address: Address): Promise<SipResponse> {
    return new Promise((resolve, reject) => {
      const transaction = this.#endpoint.request(request, address);
      transaction.on('response', (response) => {
        if (response.status >= 200) resolve(response);
      });
      transaction.once('timeout', () => reject(new NightbellError('NB_CALL_FAILED', 'REGISTER: no response')));
      transaction.once('done', () => reject(new NightbellError('NB_CALL_FAILED', 'REGISTER: the phone was closed')));
    });
  }
}

function grantedBy(response: SipResponse): number | null {
  const contact = parseNameAddr(response.headers.list('Contact')[0] ?? '')?.params.get('expires');
  const seconds = Number(contact ?? response.headers.get('Expires') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** The registrar's side: who registers, where (null: not any more), and the headers of the 200. */
export function bindings(request: SipRequest): { user: string; contact: string | null; headers: [string, string][] } {
  const user = parseUri(parseNameAddr(request.headers.get('To')!)?.uri ?? '')?.user ?? '';
  const value = request.headers.list('Contact')[0] ?? '';
  const contact = parseNameAddr(value);
  const seconds = Number(contact?.params.get('expires') ?? request.headers.get('Expires') ?? 3600);
  if (!contact || contact.uri === '*' || !(seconds > 0)) return { user, contact: null, headers: [] };
  return {
    user,
    contact: contact.uri,
    headers: [
      ['Contact', `<${contact.uri}>;expires=${seconds}`],
      ['Expires', String(seconds)],
    ],
  };
}
