import { setTimeout as sleep } from 'node:timers/promises';
import { Phone } from '../../src/telephony/phone/phone.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import type { Sound } from '../../src/telephony/phone/recording.ts';
import type { Act } from './dead-air.ts';
import { Dice } from './dice.ts';
import type { Symptom } from './lines.ts';
import type { Plan, Step } from './plan.ts';
import { cough } from './voices.ts';

/** One call as it was played and heard. Times are `performance.now()`. */
export interface PlayedCall {
  plan: Plan;
  /** null: it never was. */
  answeredMs: number | null;
  /** What the telephone heard. The samples are not kept: a thousand calls are a gigabyte of them. */
  sounds: Sound[];
  startedMs: number;
  endedMs: number;
  acts: Act[];
  /** The gravest complaint that was said to its end. */
  symptom: Symptom | null;
  /** The caller hung up, and the box did not. */
  hungUp: boolean;
  /** The caller who said nothing any more was still on the line when patience ended. */
  outstayed: boolean;
}

export interface CallerOptions {
  plan: Plan;
  /** SIP address of the box. */
  to: string;
  voices: ReadonlyMap<string, Int16Array>;
  /** Resolves when a telephone of the practice is rung next. */
  rung: () => Promise<unknown>;
}

/** How long the box may be quiet before a listening caller takes its turn to be over, ms. */
const QUIET_MS = 700;
/** How long a call may take to be answered. */
const ANSWER_MS = 10_000;

/** Plays one plan on a telephone of its own, and hangs up. */
export async function playCall(options: CallerOptions): Promise<PlayedCall> {
  const { plan, to } = options;
  const phone = await Phone.open({ impair: impairment(plan) });
  try {
    const startedMs = performance.now();
    const call = await phone.call({ to, from: plan.from });
    const caller = new Caller(call, options);
    if (plan.cancelAfterMs !== null) await sleep(plan.cancelAfterMs);
    else if (await answeredWithin(call)) await caller.play();
    const hungUp = call.over === null;
    await call.hangUp();
    const { acts, symptom, outstayed } = caller;
    const [answeredMs, sounds, endedMs] = [call.answeredAt, call.recording.sounds(), performance.now()];
    return { plan, answeredMs, sounds, startedMs, endedMs, acts, symptom, hungUp, outstayed };
  } finally {
    await phone.close();
  }
}

/** Nothing of the caller's sound arrives, or it arrives as noise that is not even RTP in part. */
function impairment({ line, nth }: Plan): (kind: 'sip' | 'rtp', datagram: Uint8Array) => boolean {
  if (line === 'good') return () => false;
  const dice = new Dice(nth);
  return (kind, datagram) => {
    if (kind === 'sip') return false;
    if (line === 'dumb') return true;
    const from = dice.chance(30) ? 0 : 12; // the header too, or the sound alone
    for (let i = from; i < datagram.length; i++) datagram[i] = dice.below(256);
    return false;
  };
}

async function answeredWithin(call: PhoneCall): Promise<boolean> {
  const late = AbortSignal.timeout(ANSWER_MS);
  const patience = new Promise<boolean>((resolve) => late.addEventListener('abort', () => resolve(false)));
  return Promise.race([
    call.whenAnswered().then(
      () => true,
      () => false,
    ),
    patience,
  ]);
}

class Caller {
  readonly acts: Act[] = [];
  symptom: Symptom | null = null;
  outstayed = false;
  readonly #call: PhoneCall;
  readonly #o: CallerOptions;
  readonly #dice: Dice;
  #heardFrom = performance.now();

  constructor(call: PhoneCall, options: CallerOptions) {
    this.#call = call;
    this.#o = options;
    this.#dice = new Dice(options.plan.nth + 1);
  }

  async play(): Promise<void> {
    for (const step of this.#o.plan.steps) {
      if (this.#call.over) return;
      await this.#do(step);
    }
  }

  async #do(step: Step): Promise<void> {
    const call = this.#call;
    switch (step.do) {
      case 'wait':
        return this.#whileOn(sleep(step.ms));
      case 'listen':
        await call.quietAfter(this.#heardFrom, { quietMs: QUIET_MS, timeoutMs: step.mostMs });
        return;
      case 'say':
        await this.#act('words', () => call.say(this.#voice(step.text)));
        if (!call.over && step.symptom && this.symptom !== 'emergency') this.symptom = step.symptom;
        return;
      case 'break-off':
        this.acts.push({ what: 'noise', fromMs: performance.now(), toMs: performance.now() + step.afterMs });
        void call.say(this.#voice(step.text));
        await this.#whileOn(sleep(step.afterMs));
        return;
      case 'cough':
        return this.#act('noise', () => call.say(cough(this.#dice)));
      case 'press':
        for (const key of step.keys) {
          await this.#act('keys', () => call.press(key), key);
          await sleep(step.pauseMs);
        }
        return;
      case 'until-rung':
        return this.#whileOn(Promise.race([this.#o.rung(), sleep(step.mostMs)]));
      case 'stay':
        await this.#whileOn(sleep(step.mostMs));
        this.outstayed = call.over === null;
    }
  }

  async #act(what: Act['what'], act: () => Promise<number>, key?: string): Promise<void> {
    const fromMs = performance.now();
    const toMs = await act();
    // What was cut off by the end of the call was not said.
    if (this.#call.over && what === 'words') return;
    this.acts.push({ what, fromMs, toMs, ...(key && { key }) });
    this.#heardFrom = toMs;
  }

  #voice(text: string): Int16Array {
    const voice = this.#o.voices.get(text);
    if (!voice) throw new Error(`not rendered: ${text}`);
    return voice;
  }

  async #whileOn(wait: Promise<unknown>): Promise<void> {
    await Promise.race([wait, this.#call.whenEnded()]);
  }
}
