import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NightbellError } from '../errors.ts';
import type { DeliveryReport } from './types.ts';

/** Kannel's `%d`: what became of a message (user's guide, "Delivery reports"). Others are on the way still. */
const STATES: Record<string, Pick<DeliveryReport, 'state' | 'reason'>> = {
  1: { state: 'delivered', reason: null },
  2: { state: 'failed', reason: 'address' },
  16: { state: 'failed', reason: 'refused' },
};

/**
 * Hears Kannel's delivery reports. The path bears the reference and a seal over it, so that nobody else of the network can report
 * and nothing about a person is in it; both outlive a restart because the seal comes from the key of the box.
 */
export class SmsReports {
  readonly #key: Buffer;
  readonly #told: (report: Omit<DeliveryReport, 'at'>) => void;
  readonly #server: Server;
  #origin: string | null = null;

  constructor(key: Buffer, told: (report: Omit<DeliveryReport, 'at'>) => void) {
    this.#key = key;
    this.#told = told;
    this.#server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
      response.statusCode = this.#take(request.url ?? '') ? 204 : 404;
      response.end();
    });
  }

  /** Rejects with NB_PORT_TAKEN. Port 0 picks a free one. */
  start(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (cause) =>
        reject(new NightbellError('NB_PORT_TAKEN', `delivery.sms.reportPort ${port}`, { cause })),
      );
      this.#server.listen(port, host, () => {
        const { port: bound } = this.#server.address() as AddressInfo;
        this.#origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
        resolve();
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Where to report about a reference; null until it listens. */
  urlFor(reference: string): string | null {
    return this.#origin && `${this.#origin}/sms/${reference}/${this.#seal(reference)}?d=%d`;
  }

  #take(url: string): boolean {
    const [, reference, seal, state] = /^\/sms\/([\w-]{1,64})\/([0-9a-f]{32})\?d=(\d{1,3})$/.exec(url) ?? [];
    if (!reference || !seal || !state) return false;
    if (!timingSafeEqual(Buffer.from(seal), Buffer.from(this.#seal(reference)))) return false;
    const known = STATES[state];
    if (known) this.#told({ reference, channel: 'sms', ...known });
    return true;
  }

  #seal(reference: string): string {
    return createHmac('sha256', this.#key).update(reference).digest('hex').slice(0, 32);
  }
}
