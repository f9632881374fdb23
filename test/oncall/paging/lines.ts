import type { Clock } from '../../../src/clock.ts';
import type { PickedUp } from '../../../src/conversation/page-run.ts';
import type { TextSpeech } from '../../../src/rehearsal/text-speech.ts';
import type { CallLeg } from '../../../src/telephony/leg.ts';
import { ScriptedLeg } from '../../../src/telephony/scripted/leg.ts';
import type { Originate, OriginateResult } from '../../../src/telephony/trunk.ts';
import { answerWith, type Heard, type Phone } from './phone.ts';
import { PIN } from './world.ts';

const ANSWERED_MS = 4_000;
const REFUSED_MS = 1_000;

/** The telephone network: who does what, what was rung and what was heard there. */
export class Lines {
  readonly phones = new Map<string, Phone[]>();
  readonly rung: { to: string; at: number }[] = [];
  readonly heard: Heard[] = [];
  /** What must never happen: a telephone that is rung while it talks with us. */
  readonly faults: string[] = [];
  dead = false;
  most = 0;
  speech: TextSpeech | null = null;
  readonly #clock: Clock;
  readonly #machines = new WeakSet<CallLeg>();
  readonly #up = new Map<string, ScriptedLeg | null>();
  #drops: (() => void)[] = [];
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The script of its next rings, in order; the last one stays. */
  set(number: string, ...phones: Phone[]): void {
    this.phones.set(number, phones);
  }

  /** Every line is gone with the program. */
  drop(): void {
    for (const leg of this.#up.values()) leg?.leave('lost');
    this.#up.clear();
    for (const drop of this.#drops.splice(0)) drop();
  }

  incoming(from: string): ScriptedLeg {
    return this.#leg('incoming', from);
  }

  readonly pickedUp = (leg: CallLeg): PickedUp => ({
    first: new Promise((resolve) => {
      if (this.#machines.has(leg)) this.#clock.after(2_500, () => resolve({ by: 'machine' }));
    }),
    message: () => new Promise((resolve) => void this.#clock.after(3_000, () => resolve('beep'))),
    stop: () => undefined,
  });

  readonly originate = ({ to, ringSeconds, signal }: Originate): Promise<OriginateResult> => {
    this.rung.push({ to, at: this.#clock.now() });
    if (this.#up.has(to)) this.faults.push(`${to} is rung while it talks with us`);
    this.#up.set(to, null);
    this.most = Math.max(this.most, this.#up.size);
    const phone = this.dead ? ({ does: 'unreachable' } as const) : this.#next(to);
    const { promise, resolve } = Promise.withResolvers<OriginateResult>();
    const refuse = (outcome: 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'cancelled') => {
      this.#up.delete(to);
      resolve({ outcome, detail: '' });
    };
    const answers = phone.does === 'answers' || phone.does === 'machine';
    const wait =
      phone.does === 'answers'
        ? (phone.afterMs ?? ANSWERED_MS)
        : phone.does === 'machine'
          ? 15_000
          : phone.does === 'silent'
            ? ringSeconds * 1000
            : REFUSED_MS;
    const stop = this.#clock.after(Math.min(wait, ringSeconds * 1000), () => {
      if (!answers || wait >= ringSeconds * 1000)
        return refuse(
          phone.does === 'busy'
            ? 'busy'
            : phone.does === 'rejects'
              ? 'rejected'
              : phone.does === 'unreachable'
                ? 'unreachable'
                : 'no-answer',
        );
      resolve({ outcome: 'answered', leg: this.#answered(to, phone) });
    });
    this.#drops.push(stop);
    signal?.addEventListener('abort', () => {
      stop();
      if (this.#up.get(to) === null) refuse('cancelled');
    });
    return promise;
  };

  #next(to: string): Phone {
    const phones = this.phones.get(to) ?? [];
    const [first] = phones.length > 1 ? phones.splice(0, 1) : phones;
    return first ?? { does: 'silent' };
  }

  #answered(to: string, phone: Phone): ScriptedLeg {
    const leg = this.#leg('outgoing', to);
    this.#up.set(to, leg);
    leg.far.on('heard', (text) => void this.heard.push({ to, text, at: this.#clock.now() }));
    leg.far.on('ended', () => {
      if (this.#up.get(to) === leg) this.#up.delete(to);
    });
    if (phone.does === 'machine') this.#machines.add(leg);
    else if (phone.does === 'answers') answerWith(leg, this.#clock, phone.keys, PIN);
    return leg;
  }

  #leg(direction: 'incoming' | 'outgoing', number: string): ScriptedLeg {
    const soundOf = (samples: Int16Array) => this.speech?.soundOf(samples) ?? { text: '', ms: 20 };
    const ends = direction === 'incoming' ? { from: number, to: null } : { from: null, to: number };
    return new ScriptedLeg({ id: `leg ${++this.#count}`, direction, ...ends, clock: this.#clock, soundOf });
  }
}
