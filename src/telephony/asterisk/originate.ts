import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.ts';
import type { Originate, OriginateResult } from '../trunk.ts';
import type { AriEvent } from './ari-socket.ts';
import type { Control } from './control.ts';
import type { AsteriskLeg } from './leg.ts';
import { isDiallable } from './number.ts';
import { failureOf } from './outcome.ts';

const PREFIX = 'nb-out-';
/** Setting up and tearing down on top of the ringing itself, before we stop waiting for Asterisk to say anything. */
const PATIENCE_MS = 10_000;

interface Ringing {
  answered(leg: AsteriskLeg): void;
  destroyed(cause: number): void;
  failed(outcome: 'unreachable' | 'cancelled', detail: string): void;
}

/** The calls that we place: each rings until the line says what became of it. */
export class Outgoing {
  readonly #control: Control;
  readonly #callerId: string;
  readonly #log: Log;
  readonly #ringing = new Map<string, Ringing>();

  constructor(control: Control, callerId: string, log: Log) {
    this.#control = control;
    this.#callerId = callerId;
    this.#log = log;
    control.on('event', (event) => this.#take(event));
    control.on('down', () => this.endAll('unreachable', 'NB_ASTERISK_DOWN'));
  }

  async place(call: Originate): Promise<OriginateResult> {
    if (!isDiallable(call.to)) return { outcome: 'unreachable', detail: 'not a number that can be dialled' };
    if (call.signal?.aborted) return { outcome: 'cancelled', detail: 'before it rang' };
    const id = `${PREFIX}${randomUUID()}`;
    const began = Date.now();
    const result = this.#wait(id, call, began);
    try {
      await this.#control.request('POST', 'channels', {
        endpoint: `PJSIP/${call.to}@trunk`,
        channelId: id,
        context: 'outgoing',
        extension: 's',
        priority: '1',
        timeout: String(call.ringSeconds),
        ...(this.#callerId === '' ? {} : { callerId: `<${this.#callerId}>` }),
      });
      // The abort may have come before there was a channel to take down.
      if (!this.#ringing.has(id) && call.signal?.aborted) this.#takeDown(id);
    } catch (error) {
      this.#log.warn({ err: error }, 'outgoing call refused by asterisk');
      this.#ringing.get(id)?.failed('unreachable', 'refused by asterisk');
    }
    return result;
  }

  /** The far end answered, and Asterisk handed us the leg. Gives back false when nobody waits for it any more. */
  answered(leg: AsteriskLeg): boolean {
    const ringing = this.#ringing.get(leg.id);
    ringing?.answered(leg);
    return ringing !== undefined;
  }

  endAll(outcome: 'unreachable' | 'cancelled', detail: string): void {
    for (const ringing of [...this.#ringing.values()]) ringing.failed(outcome, detail);
  }

  /** Ends what an earlier program left ringing. */
  async cleanUp(): Promise<void> {
    const channels = (await this.#control.request('GET', 'channels')) as { id: string; state: string }[];
    for (const { id, state } of channels)
      if (id.startsWith(PREFIX) && state !== 'Up' && !this.#ringing.has(id)) this.#takeDown(id);
  }

  #wait(id: string, call: Originate, began: number): Promise<OriginateResult> {
    return new Promise((resolve) => {
      const settle = (result: OriginateResult) => {
        if (!this.#ringing.delete(id)) return;
        clearTimeout(timer);
        call.signal?.removeEventListener('abort', aborted);
        resolve(result);
      };
      const aborted = () => {
        settle({ outcome: 'cancelled', detail: 'while it rang' });
        this.#takeDown(id);
      };
      const timer = setTimeout(
        () => {
          settle({ outcome: 'unreachable', detail: 'asterisk said nothing' });
          this.#takeDown(id);
        },
        call.ringSeconds * 1000 + PATIENCE_MS,
      );
      call.signal?.addEventListener('abort', aborted);
      this.#ringing.set(id, {
        failed: (outcome, detail) => {
          settle({ outcome, detail });
          this.#takeDown(id);
        },
        destroyed: (cause) =>
          settle({
            outcome: failureOf(cause, Date.now() - began, call.ringSeconds * 1000),
            detail: `cause ${cause}`,
          }),
        answered: (leg) => {
          leg.answer().then(
            () => {
              if (this.#ringing.has(id)) settle({ outcome: 'answered', leg });
              else leg.hangUp().catch(() => undefined);
            },
            () => settle({ outcome: 'unreachable', detail: 'gone while it was answered' }),
          );
        },
      });
    });
  }

  #take(event: AriEvent): void {
    if (event.type === 'ChannelDestroyed' && event.channel)
      this.#ringing.get(event.channel.id)?.destroyed(event.cause ?? 0);
  }

  #takeDown(id: string): void {
    this.#control.request('DELETE', `channels/${id}`).catch(() => undefined);
  }
}
