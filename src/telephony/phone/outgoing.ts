import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { NightbellError } from '../../errors.ts';
import { Dialog } from './dialog.ts';
import { answerChallenge, type Credentials } from './digest.ts';
import { ALLOW, PhoneCall } from './phone-call.ts';
import { RtpStream } from './rtp-stream.ts';
import { type Codec, formatSdp, PAYLOAD_TYPE, parseSdp } from './sdp.ts';
import type { Impair, SipEndpoint } from './sip-endpoint.ts';
import { formatNameAddr, parseUri } from './sip-header.ts';
import { SipHeaders, type SipRequest, type SipResponse } from './sip-message.ts';
import { type Address, type ClientTransaction, cancelFor, tagOf } from './transaction.ts';

export interface PlaceCall {
  /** A sip URI: `sip:+15185550100@127.0.0.1:5060`. */
  to: string;
  /** The caller's number; null withholds it (RFC 3323). */
  from: string | null;
  displayName?: string;
  /** Used when the far end asks who we are (401, 407). */
  credentials?: Credentials;
  /** In order of preference. Default PCMU, PCMA. */
  codecs?: Codec[];
  /** false: no telephone events are offered, so that keys go as tones in the sound. Default true. */
  events?: boolean;
  /** Further headers of the INVITE. */
  headers?: Record<string, string>;
}

/** The address behind a sip URI. @throws NightbellError NB_USAGE when it is no sip URI, NB_CALL_FAILED when the name is unknown. */
export async function addressOf(uri: string): Promise<Address> {
  const parsed = parseUri(uri);
  if (!parsed?.host) throw new NightbellError('NB_USAGE', 'not a sip URI');
  const port = parsed.port ?? 5060;
  if (isIP(parsed.host)) return { host: parsed.host, port };
  try {
    return { host: (await lookup(parsed.host)).address, port };
  } catch (error) {
    throw new NightbellError('NB_CALL_FAILED', `unknown host ${parsed.host}`, { cause: error });
  }
}

/** The header that answers a 401 or 407; null when it cannot be answered. */
export function authorize(
  response: SipResponse,
  request: SipRequest,
  credentials: Credentials,
): { name: string; value: string } | null {
  const proxy = response.status === 407;
  for (const challenge of response.headers.all(proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate')) {
    const value = answerChallenge(challenge, credentials, request.method, request.uri);
    if (value) return { name: proxy ? 'Proxy-Authorization' : 'Authorization', value };
  }
  return null;
}

/** Places one call. Resolves when the INVITE is out; everything else comes as the call's events. */
export async function placeCall(
  endpoint: SipEndpoint,
  impair: Impair,
  options: PlaceCall,
  established: (dialog: Dialog, call: PhoneCall) => void,
): Promise<PhoneCall> {
  const { to, from, codecs = ['PCMU', 'PCMA'] } = options;
  const address = await addressOf(to);
  const receive = { codecs: codecs.map((codec) => ({ codec, payloadType: PAYLOAD_TYPE[codec] })), eventType: null };
  const media = await RtpStream.open(endpoint.local.host, receive, impair);
  const placing = new Placing(endpoint, media, address, options, codecs, established);
  placing.invite(invitation(endpoint, options, from));
  return placing.call;
}

function invitation(endpoint: SipEndpoint, { to, displayName, headers = {} }: PlaceCall, from: string | null) {
  const uri = from === null ? 'sip:anonymous@anonymous.invalid' : `sip:${from}@${endpoint.hostPort}`;
  const name = from === null ? 'Anonymous' : displayName;
  return SipHeaders.of([
    ['Max-Forwards', '70'],
    ['From', formatNameAddr(uri, name, randomBytes(6).toString('hex'))],
    ['To', formatNameAddr(to)],
    ['Call-ID', `${randomBytes(12).toString('hex')}@${endpoint.local.host}`],
    ['Contact', formatNameAddr(`sip:${from ?? 'anonymous'}@${endpoint.hostPort}`)],
    ['Allow', ALLOW],
    ['User-Agent', 'Nightbell test phone'],
    ['Content-Type', 'application/sdp'],
    ...(from === null ? ([['Privacy', 'id']] as [string, string][]) : []),
    ...Object.entries(headers),
  ]);
}

/** The state of a call between its first INVITE and the answer. */
class Placing {
  readonly call: PhoneCall;
  readonly #endpoint: SipEndpoint;
  readonly #address: Address;
  readonly #options: PlaceCall;
  readonly #established: (dialog: Dialog, call: PhoneCall) => void;
  #transaction: ClientTransaction | null = null;
  #sequence = 0;
  #proceeding = false;
  #authorized = false;
  /** Set once the caller has given up; resolved when the far end knows. */
  #givingUp: PromiseWithResolvers<void> | null = null;
  #dialog: Dialog | null = null;

  constructor(
    endpoint: SipEndpoint,
    media: RtpStream,
    address: Address,
    options: PlaceCall,
    codecs: Codec[],
    established: (dialog: Dialog, call: PhoneCall) => void,
  ) {
    this.#endpoint = endpoint;
    this.#address = address;
    this.#options = options;
    this.#established = established;
    const giveUp = () => this.#giveUp();
    const to = parseUri(options.to)!.user;
    const { from, events = true } = options;
    this.call = new PhoneCall({ endpoint, media, direction: 'placed', from, to, codecs, events, giveUp });
  }

  invite(headers: SipHeaders): void {
    headers.set('Via', this.#endpoint.via()).set('CSeq', `${++this.#sequence} INVITE`);
    const body = formatSdp(this.call.local);
    const request: SipRequest = { kind: 'request', method: 'INVITE', uri: this.#options.to, headers, body };
    const transaction = this.#endpoint.request(request, this.#address);
    this.#transaction = transaction;
    transaction.on('response', (response) => this.#respond(transaction, response));
    transaction.on('timeout', () => this.#end(() => this.call.finish({ why: 'no-response' })));
  }

  #respond(transaction: ClientTransaction, response: SipResponse): void {
    const { status } = response;
    if (status < 200) this.#provisional(response);
    else if (status < 300) this.#accepted(transaction, response);
    else if ((status === 401 || status === 407) && this.#tryAgain(transaction, response)) return;
    else
      this.#end(() =>
        this.call.finish(this.#givingUp ? { why: 'cancelled' } : { why: 'refused', status, phrase: response.phrase }),
      );
  }

  #provisional(response: SipResponse): void {
    const first = !this.#proceeding;
    this.#proceeding = true;
    // Before a provisional response a CANCEL may overtake its INVITE (section 9.1).
    if (first && this.#givingUp) this.#cancel();
    if (response.status === 100 || this.call.over) return;
    if (response.body) this.call.takeAnswer(parseSdp(response.body));
    this.call.emit('ringing', response.status);
  }

  #accepted(transaction: ClientTransaction, response: SipResponse): void {
    const known = this.#dialog;
    if (known && tagOf(response.headers.get('To')) === known.remoteTag) {
      this.#acknowledge(known); // our ACK was lost
      return;
    }
    const dialog = Dialog.ofCaller(transaction.request, response, this.#address);
    this.#acknowledge(dialog);
    const wanted = !known && !this.#givingUp && this.call.takeAnswer(parseSdp(response.body));
    if (wanted) {
      this.#dialog = dialog;
      this.#established(dialog, this.call);
      this.call.establish(dialog);
      return;
    }
    // A second phone answered, or the answer and our CANCEL crossed, or there is nothing to talk in.
    this.#endpoint.request(dialog.request('BYE', this.#endpoint.via()), dialog.destination);
    if (known) return;
    this.#dialog = dialog;
    const why = this.#givingUp ? 'cancelled' : 'refused';
    this.#end(() =>
      this.call.finish(why === 'cancelled' ? { why } : { why, status: 488, phrase: 'nothing to talk in' }),
    );
  }

  #acknowledge(dialog: Dialog): void {
    this.#endpoint.send(dialog.request('ACK', this.#endpoint.via(), this.#sequence), dialog.destination);
  }

  #tryAgain({ request }: ClientTransaction, response: SipResponse): boolean {
    const { credentials } = this.#options;
    if (!credentials || this.#authorized || this.#givingUp) return false;
    const answer = authorize(response, request, credentials);
    if (!answer) return false;
    this.#authorized = true;
    this.#proceeding = false;
    this.invite(request.headers.set(answer.name, answer.value));
    return true;
  }

  #giveUp(): Promise<void> {
    if (this.#givingUp) return this.#givingUp.promise;
    this.#givingUp = Promise.withResolvers<void>();
    if (this.#proceeding) this.#cancel();
    return this.#givingUp.promise;
  }

  #cancel(): void {
    this.#endpoint.request(cancelFor(this.#transaction!.request), this.#address);
    // Section 9.1: when the 487 never comes, the call counts as cancelled after 64 T1.
    const patience = setTimeout(() => this.#transaction?.stop(), 64 * this.#endpoint.t1Ms);
    this.#transaction!.once('done', () => {
      clearTimeout(patience);
      this.#end(() => this.call.finish({ why: 'cancelled' }));
    });
    void this.#givingUp!.promise.then(() => clearTimeout(patience));
  }

  #end(finish: () => void): void {
    finish();
    this.#givingUp?.resolve();
  }
}
