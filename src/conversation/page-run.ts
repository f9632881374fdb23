import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PageCase } from '../oncall/page.ts';
import type { PagingDesk, RingEnd, RingPerson } from '../oncall/paging/desk.ts';
import type { Speech } from '../speech/speech.ts';
import type { AnsweredBy } from '../telephony/answered/types.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import { numberSaid } from './page-case.ts';
import { type CasesOptions, tellCases } from './page-cases.ts';
import { askPin, type CheckPin } from './page-pin.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

/** How often the announcement is said to a line that presses nothing: somebody half asleep, or a machine that was not made out. */
const ANNOUNCEMENTS = 3;
const KEY_WAIT_MS = 3_500;
/** A message is left once, and time is given to press the key by somebody who was taken for a machine. */
const MACHINE_WAIT_MS = 4_000;

/** Listens to who picked up while the announcement is said; see telephony/answered. */
export interface PickedUp {
  readonly first: Promise<{ by: AnsweredBy }>;
  /** When a message may be left. */
  message(): Promise<unknown>;
  stop(): void;
}

export interface PageRunOptions extends CasesOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  log: Log;
  practiceName: string;
  ringSeconds: number;
  checkPin: CheckPin;
  pickedUp: (leg: CallLeg) => PickedUp;
}

/** Rings a person: key 1, PIN, their cases, and what they choose. Nothing about a patient is said before the PIN (S8). */
export function makeRing(options: PageRunOptions): RingPerson {
  return async (way, desk, signal) => {
    const { ringSeconds } = options;
    const result = await options.trunk.originate({ to: way.address, ringSeconds, signal });
    if (result.outcome !== 'answered') return { answer: result.outcome, detail: result.detail };
    const { leg } = result;
    const stop = () => void leg.hangUp().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) stop();
      await desk.delivered();
      const end = signal.aborted ? CANCELLED : await new ClinicianTalk(options, leg, desk).run();
      return signal.aborted && end.answer === 'hung-up' ? CANCELLED : end;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}

const CANCELLED: RingEnd = { answer: 'cancelled', detail: '' };

/** A floor on which somebody answers by keys. */
export function keyFloor(leg: CallLeg, { speech, clock, log }: { speech: Speech; clock: Clock; log: Log }): Floor {
  const listening = { langs: [], endSilenceMs: 0, silenceMs: 60_000, keys: 1 };
  return new Floor({ leg, speech, clock, log, deaf: true, listening });
}

class ClinicianTalk {
  readonly #o: PageRunOptions;
  readonly #leg: CallLeg;
  readonly #desk: PagingDesk;
  readonly #floor: Floor;

  constructor(options: PageRunOptions, leg: CallLeg, desk: PagingDesk) {
    this.#o = options;
    this.#leg = leg;
    this.#desk = desk;
    this.#floor = keyFloor(leg, options);
  }

  async run(): Promise<RingEnd> {
    const taken = await this.#takes();
    if (taken !== 'yes') return await this.#end(this.#leg.over ? 'hung-up' : taken);
    const { checkPin, clock } = this.#o;
    const { personId } = this.#desk;
    const pin = await askPin(this.#leg, this.#floor, clock, { personId, checkPin });
    if (pin === 'locked' || pin === 'wrong-pin') await this.#say([said(pin === 'locked' ? 'lockedPin' : 'pinOver')]);
    if (pin !== 'ok') return await this.#end(pin);
    if (this.#desk.waiting().length === 0) {
      await this.#say([said('alreadyTaken')]);
      return await this.#end('taken');
    }
    const end = await tellCases(this.#leg, this.#floor, this.#desk, this.#o);
    if (end === 'left') return { answer: 'hung-up', detail: '' };
    if (end === 'through') await this.#say([said('goodbye')]);
    return await this.#end(this.#leg.over ? 'hung-up' : end === 'through' ? 'no-key' : end);
  }

  /** Whether a person took it by key 1. A machine is left a message that names nobody. */
  async #takes(): Promise<'yes' | 'no-key' | 'machine' | 'unreachable'> {
    const picked = this.#o.pickedUp(this.#leg);
    const machine = picked.first.then(({ by }) => (by === 'machine' || by === 'fax' || by === 'network' ? by : null));
    const nobody = new Promise<'machine' | 'fax' | 'network'>(
      (resolve) => void machine.then((by) => by && resolve(by)),
    );
    try {
      for (let i = 0; i < ANNOUNCEMENTS && !this.#leg.over; i++) {
        const key = await Promise.race([this.#ask([this.#announcement()], KEY_WAIT_MS), nobody]);
        if (key === '1') return 'yes';
        if (key === 'network') return 'unreachable';
        if (key === 'fax') return 'machine';
        if (key === 'machine') return await this.#leaveMessage(picked);
      }
      return 'no-key';
    } finally {
      picked.stop();
    }
  }

  /** Somebody who was taken for a machine may still press the key. */
  async #leaveMessage(picked: PickedUp): Promise<'yes' | 'machine'> {
    this.#floor.hush();
    await picked.message();
    const facts = { practice: this.#o.practiceName };
    const key = await this.#ask([said('announceMachine', facts)], MACHINE_WAIT_MS);
    return key === '1' ? 'yes' : 'machine';
  }

  #announcement(): Said {
    return said('announce', { practice: this.#o.practiceName });
  }

  #ask(text: Said[], waitMs: number): Promise<string | null> {
    return askKeys(this.#leg, this.#floor, this.#o.clock, { said: text, keys: 1, waitMs });
  }

  async #say(text: Said[]): Promise<void> {
    await this.#floor.say(text, CLINICIAN_LANG, false);
  }

  async #end(answer: RingEnd['answer']): Promise<RingEnd> {
    await this.#leg.hangUp().catch(() => undefined);
    return { answer, detail: '' };
  }
}

/** Reads the caller's number to a clinician, again on 9, and ends the leg. */
export async function tellNumber(
  leg: CallLeg,
  floor: Floor,
  clock: Clock,
  page: PageCase,
  before: Said[] = [],
): Promise<void> {
  for (let i = 0; i < 10 && !leg.over; i++) {
    const key = await askKeys(leg, floor, clock, {
      said: [...(i === 0 ? before : []), ...numberSaid(page)],
      keys: 1,
      waitMs: 5_000,
    });
    if (key !== '9') break;
  }
  if (!leg.over) await floor.say([said('thanks')], CLINICIAN_LANG, false);
  await leg.hangUp().catch(() => undefined);
}

function said(prompt: ClinicianPrompt, facts?: Facts): Said {
  return { prompt: `clinician.${prompt}`, ...(facts && { facts }) };
}
