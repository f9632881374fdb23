import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/schema.ts';
import { type Gateway, Refusal } from './gateway.ts';
import { isListed } from './listed.ts';
import { MailGateway } from './mail.ts';
import { KannelGateway } from './sms-kannel.ts';
import { SmsReports } from './sms-reports.ts';
import { SnppGateway } from './snpp.ts';
import {
  type Delivery,
  type DeliveryEvents,
  type Destination,
  type FailReason,
  type GatewayState,
  type Message,
  SEND_LIMIT_MS,
  type Sent,
  type TextChannel,
} from './types.ts';
import { WebhookGateway } from './webhook.ts';
import { textOf } from './wording.ts';

/** Before the one retry: long enough for a service that restarts, short enough for somebody who waits. */
const RETRY_MS = 500;
/** So long what a gateway answered to a text counts more than that it answers at all. */
const REFUSED_MS = 15 * 60_000;
/** A look at a gateway takes no longer. */
const CHECK_MS = 5_000;

export interface DeliveryOptions {
  settings: Settings['delivery'];
  clock: Clock;
  log: Log;
  /** false: a gateway whose settings are wrong is logged and counts as down; calls do not wait for it. true: it is thrown. */
  strict?: boolean;
  /** 32 bytes that seal the addresses of delivery reports; the same after a restart. */
  reportKey: Buffer;
}

/** Throws NB_SETTINGS_INVALID with `strict` where a secret cannot be read or an address is none. */
export function openDelivery(options: DeliveryOptions): Delivery {
  return new Gateways(options);
}

class Gateways extends EventEmitter<DeliveryEvents> implements Delivery {
  readonly webhooks: readonly string[];
  readonly #o: DeliveryOptions;
  readonly #reports: SmsReports;
  readonly #gateways = new Map<string, Gateway>();
  readonly #states = new Map<string, GatewayState>();

  constructor(options: DeliveryOptions) {
    super();
    const { settings, clock } = options;
    this.#o = options;
    this.webhooks = settings.webhooks.map(({ name }) => name);
    this.#reports = new SmsReports(options.reportKey, (report) => this.emit('report', { ...report, at: clock.now() }));
    const reportTo = (reference: string) => this.#reports.urlFor(reference);
    if (settings.sms.host) this.#make('sms', () => new KannelGateway({ settings: settings.sms, reportTo }));
    if (settings.smtp.host) this.#make('smtp', () => new MailGateway(settings.smtp));
    if (settings.snpp.host) this.#make('snpp', () => new SnppGateway(settings.snpp));
    for (const one of settings.webhooks) this.#make(`webhook:${one.name}`, () => new WebhookGateway(one, clock));
  }

  #make(name: string, make: () => Gateway): void {
    const state: GatewayState = { gateway: name, state: 'unknown', reason: null, at: null };
    this.#states.set(name, state);
    try {
      this.#gateways.set(name, make());
    } catch (error) {
      if (this.#o.strict) throw error;
      this.#o.log.error({ gateway: name, why: (error as Error).message }, 'a gateway is not used');
      this.#states.set(name, { ...state, state: 'down', reason: 'refused', at: this.#o.clock.now() });
    }
  }

  /** Opens the door for delivery reports. Texts go without it: a port that is taken is logged and no more. */
  async start(): Promise<void> {
    const { sms } = this.#o.settings;
    if (!this.#gateways.has('sms') || sms.reportHost === '') return;
    await this.#reports.start(sms.reportHost, sms.reportPort).catch((error: unknown) => {
      this.#o.log.error({ code: (error as { code?: string }).code }, 'no delivery reports of SMS');
    });
  }

  close(): Promise<void> {
    return this.#reports.close();
  }

  has(channel: TextChannel): boolean {
    return channel === 'webhook' ? this.webhooks.length > 0 : this.#gateways.has(gatewayOf({ channel, address: '' }));
  }

  allows(to: Destination): boolean {
    return isListed(this.#o.settings, to);
  }

  gateways(): GatewayState[] {
    return [...this.#states.values()];
  }

  async send(message: Message, to: Destination, reference: string, signal?: AbortSignal): Promise<Sent> {
    const failed = (reason: FailReason): Sent => ({ state: 'failed', reference, reason });
    const gateway = this.#gateways.get(gatewayOf(to));
    if (!gateway && to.channel !== 'webhook') return failed('not-set-up');
    if (!gateway || !this.allows(to)) {
      this.#o.log.error({ code: 'NB_DELIVERY_NOT_LISTED', channel: to.channel, reference }, 'not sent');
      return failed('not-listed');
    }
    if (signal?.aborted) return failed('cancelled');
    const outgoing = { channel: to.channel, text: textOf(message), address: to.address, reference };
    const told = await this.#within(SEND_LIMIT_MS, signal, (limit) => this.#twice(gateway, outgoing, limit));
    if (told instanceof Refusal) {
      if (told.reason !== 'cancelled') this.#is(gateway, told.reason === 'address' ? null : told.reason);
      this.#o.log.warn({ gateway: gateway.name, kind: message.kind, reference, reason: told.reason }, 'not sent');
      return failed(told.reason);
    }
    this.#is(gateway, null);
    this.#o.log.info({ gateway: gateway.name, kind: message.kind, reference }, 'sent');
    return { state: told, reference, reason: null };
  }

  async check(): Promise<GatewayState[]> {
    await Promise.all(
      [...this.#gateways.values()].map(async (gateway) => {
        const told = await this.#within(CHECK_MS, undefined, async (limit) => {
          await gateway.check(limit);
          return 'accepted' as const;
        });
        if (told instanceof Refusal) this.#is(gateway, told.reason);
        else if (!this.#justRefused(gateway)) this.#is(gateway, null);
      }),
    );
    return this.gateways();
  }

  /** A gateway that answers may refuse what it is given: a look at it does not take that back. */
  #justRefused({ name }: Gateway): boolean {
    const { reason = null, at = null } = this.#states.get(name) ?? {};
    const lately = at !== null && this.#o.clock.now() - at < REFUSED_MS;
    return lately && (reason === 'busy' || reason === 'refused');
  }

  async #twice(
    gateway: Gateway,
    outgoing: Parameters<Gateway['send']>[0],
    limit: AbortSignal,
  ): Promise<'accepted' | 'delivered'> {
    try {
      return await gateway.send(outgoing, limit);
    } catch (error) {
      if (!(error instanceof Refusal) || !error.again || limit.aborted) throw error;
      await new Promise<void>((resolve) => void this.#o.clock.after(RETRY_MS, resolve));
      if (limit.aborted) throw error;
      return await gateway.send(outgoing, limit);
    }
  }

  /** Never rejects. What goes on behind the limit is cut off where the gateway can be, and its answer is not waited for. */
  async #within(
    ms: number,
    signal: AbortSignal | undefined,
    what: (limit: AbortSignal) => Promise<'accepted' | 'delivered'>,
  ): Promise<'accepted' | 'delivered' | Refusal> {
    const limit = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Refusal>();
    const end = (reason: FailReason) => {
      resolve(new Refusal(reason));
      limit.abort();
    };
    const stopTimer = this.#o.clock.after(ms, () => end('late'));
    const cancel = () => end('cancelled');
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const done = what(limit.signal).catch((error: unknown) =>
        error instanceof Refusal ? error : new Refusal('unreachable'),
      );
      return await Promise.race([promise, done]);
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** A gateway that answers, be it that it knows no such address, is up. */
  #is(gateway: Gateway, reason: FailReason | null): void {
    const before = this.#states.get(gateway.name)?.state;
    const state: GatewayState = {
      gateway: gateway.name,
      state: reason ? 'down' : 'up',
      reason,
      at: this.#o.clock.now(),
    };
    this.#states.set(gateway.name, state);
    if (before !== state.state && !(before === 'unknown' && state.state === 'up')) this.emit('gateway', state);
  }
}

/** Which gateway takes a destination. */
function gatewayOf({ channel, address }: Destination): string {
  if (channel === 'sms') return 'sms';
  if (channel === 'pager-snpp') return 'snpp';
  return channel === 'webhook' ? `webhook:${address}` : 'smtp';
}
