import type { Settings } from '../settings/schema.ts';
import { type Gateway, type Outgoing, Refusal, readAuthorities, readSecret, refusalOf } from './gateway.ts';
import { post } from './http-post.ts';

/** Delivered to the phone, not delivered to it, rejected by the SMS centre (Kannel user's guide, "Delivery reports"). */
const REPORT_MASK = 1 | 2 | 16;
/** A page that hung in a network for longer would wake somebody for what was settled long ago. */
const VALID_MINUTES = 30;

export interface KannelOptions {
  settings: Settings['delivery']['sms'];
  /** Where Kannel reports to about a reference, with `%d` for the state; null: no reports. */
  reportTo: (reference: string) => string | null;
}

/**
 * SMS through the `sendsms` interface of a Kannel gateway. Everything goes in headers and body of a POST: a URL would put the password and
 * the number into the access log of whatever stands between.
 */
export class KannelGateway implements Gateway {
  readonly name = 'sms';
  readonly #o: KannelOptions;
  readonly #url: URL;
  readonly #password: string;
  readonly #ca: string | undefined;

  /** Throws NB_SETTINGS_INVALID. */
  constructor(options: KannelOptions) {
    const { host, port, path, tls, passwordFile, caFile } = options.settings;
    this.#o = options;
    this.#url = new URL(`${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`);
    this.#password = passwordFile === '' ? '' : readSecret(passwordFile, 'delivery.sms.passwordFile');
    this.#ca = readAuthorities(caFile, 'delivery.sms.caFile');
  }

  async send({ text, address, reference }: Outgoing, signal: AbortSignal): Promise<'accepted'> {
    const report = this.#o.reportTo(reference);
    const told = await this.#post(text.short, signal, {
      'x-kannel-to': address,
      'x-kannel-validity': String(VALID_MINUTES),
      ...(report && { 'x-kannel-dlr-mask': String(REPORT_MASK), 'x-kannel-dlr-url': report }),
    });
    if (told.status !== 202 && told.status !== 200) throw refusalOfStatus(told.status);
    // "3: Queued for later delivery": its own way to the SMS centre is down. Whoever waits for an answer must not wait for that.
    if (!/^0:/.test(told.text.trim())) throw new Refusal('busy');
    return 'accepted';
  }

  /** A send without a receiver: Kannel says what is wrong with it only after it knows the user. */
  async check(signal: AbortSignal): Promise<void> {
    const { status, text } = await this.#post('', signal, {});
    if (status === 403 || /authorization/i.test(text)) throw new Refusal('refused');
    if (status >= 500) throw new Refusal('busy');
  }

  #post(body: string, signal: AbortSignal, more: Record<string, string>): Promise<{ status: number; text: string }> {
    const { user, from } = this.#o.settings;
    return post({
      url: this.#url,
      signal,
      ca: this.#ca,
      body,
      headers: {
        'content-type': 'text/plain; charset=UTF-8',
        'x-kannel-username': user,
        'x-kannel-password': this.#password,
        'x-kannel-coding': '0',
        ...(from && { 'x-kannel-from': from }),
        ...more,
      },
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
  }
}

function refusalOfStatus(status: number): Refusal {
  if (status === 503 || status === 429) return new Refusal('busy');
  if (status >= 500) return new Refusal('busy', true);
  // 400: it does not take the receiver or the sender; 403: not this user.
  return new Refusal(status === 400 ? 'address' : 'refused');
}
