import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { NightbellError } from '../errors.ts';
import type { Settings } from '../settings/schema.ts';
import { type Gateway, type Outgoing, Refusal, readAuthorities, readSecret, refusalOf } from './gateway.ts';
import { post, reach } from './http-post.ts';

/**
 * Push by webhook: JSON posted to an address that the settings list, signed so that the receiver knows whom it comes from and that it
 * is not replayed. Headers and signature as the Standard Webhooks specification 1.0 has them: HMAC-SHA256 over `id.timestamp.body`.
 */
export class WebhookGateway implements Gateway {
  readonly name: string;
  readonly #url: URL;
  readonly #key: string;
  readonly #ca: string | undefined;
  readonly #clock: Clock;

  /** Throws NB_SETTINGS_INVALID. */
  constructor(settings: Settings['delivery']['webhooks'][number], clock: Clock) {
    const setting = `delivery.webhooks ${settings.name}`;
    this.name = `webhook:${settings.name}`;
    const url = URL.parse(settings.url);
    if (!url || !/^https?:$/.test(url.protocol)) throw new NightbellError('NB_SETTINGS_INVALID', `${setting}: url`);
    this.#url = url;
    this.#key = readSecret(settings.secretFile, `${setting}: secretFile`);
    this.#ca = readAuthorities(settings.caFile, `${setting}: caFile`);
    this.#clock = clock;
  }

  async send({ text, reference }: Outgoing, signal: AbortSignal): Promise<'delivered'> {
    const body = JSON.stringify({ text: text.short, urgent: text.urgent, id: reference });
    const at = String(Math.floor(this.#clock.now() / 1_000));
    const { status } = await post({
      url: this.#url,
      signal,
      ca: this.#ca,
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': reference,
        'webhook-timestamp': at,
        'webhook-signature': `v1,${signature(this.#key, reference, at, body)}`,
      },
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    if (status >= 200 && status < 300) return 'delivered';
    if (status === 429 || status === 503) throw new Refusal('busy');
    throw new Refusal(status === 404 || status === 410 ? 'address' : status >= 500 ? 'busy' : 'refused');
  }

  /** Whether somebody listens there: any request would mean something to a receiver. */
  async check(signal: AbortSignal): Promise<void> {
    await reach({ url: this.#url, ca: this.#ca, signal }).catch((error: unknown) => {
      throw refusalOf(error);
    });
  }
}

/** Base64 of the HMAC-SHA256 of what was posted. */
export function signature(key: string, id: string, at: string, body: string): string {
  return createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
}
