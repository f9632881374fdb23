import type { Clock } from '../clock.ts';
import type { DeskAnswer, DeskRequest, DeskServices } from '../desk/requests.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Transfer, TransferCase } from './transfer.ts';

/** A caller hears that we are there when a room behind the desk takes longer than this, in ms. */
const SLOW_MS = 800;

export interface ErrandsOptions {
  callId: string;
  services: DeskServices;
  transfer: Transfer | null;
  clock: Clock;
  answered: (answer: DeskAnswer) => void;
  slow: () => void;
  /** Somebody has taken the call, or nobody has. */
  transferred: (news: 'taken' | 'nobody') => void;
}

/** What a call has others do for it: rooms behind the desk look something up, and people are rung. */
export class Errands {
  readonly #o: ErrandsOptions;
  #ringing: AbortController | null = null;
  #taken: CallLeg | null = null;

  constructor(options: ErrandsOptions) {
    this.#o = options;
  }

  /** Whoever took the call and waits to be joined with the caller. */
  get taken(): CallLeg | null {
    return this.#taken;
  }

  /** Asks, and tells what came. Never rejects. */
  async ask(request: DeskRequest): Promise<void> {
    const { services, callId, clock, slow, answered } = this.#o;
    let waits = true;
    const stop = clock.after(SLOW_MS, () => {
      if (waits) slow();
    });
    const answer = await services.ask(request, callId).catch((): DeskAnswer => ({ to: 'failed', want: request.want }));
    waits = false;
    stop();
    answered(answer);
  }

  /** Rings; one ring at a time. false: there is nobody who could be rung this way. */
  ring(current: () => TransferCase): boolean {
    const { transfer, transferred } = this.#o;
    if (!transfer) return false;
    this.giveUp();
    const ringing = new AbortController();
    this.#ringing = ringing;
    transfer(current, ringing.signal)
      .catch(() => ({ news: 'nobody' }) as const)
      .then((result) => {
        if (ringing.signal.aborted) return;
        if (result.news === 'taken') this.#taken = result.leg;
        transferred(result.news);
      });
    return true;
  }

  /** Nobody is rung any more; who had it in hand hears that the caller has gone. */
  giveUp(): void {
    this.#ringing?.abort();
    this.#ringing = null;
    this.#taken = null;
  }
}
