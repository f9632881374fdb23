import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PageCase, Ring, RingResult } from '../oncall/page.ts';
import type { Person } from '../practice/practice.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { OriginateResult, Trunk } from '../telephony/trunk.ts';
import { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import { caseSaid, numberSaid } from './page-case.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

/** How often the announcement is said to a line that presses nothing: a voicemail, or somebody half asleep. */
const ANNOUNCEMENTS = 3;
const PIN_TRIES = 3;
const PIN_KEYS = 8;
const MENU_TRIES = 3;

export interface PageRunOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  clock: Clock;
  log: Log;
  practiceName: string;
  ringSeconds: number;
  /** A person looks at patient data: it is written down before the case is told. */
  caseHeard: (page: PageCase, personId: string) => void;
  checkPin: (personId: string, pin: string) => Promise<'ok' | 'wrong' | 'locked' | 'no-pin'>;
}

/** Rings one clinician: key 1, PIN, the case, and what they choose. Nothing about a patient is said before the PIN (S8). */
export function makeRing(options: PageRunOptions): Ring {
  return async (person, current, signal) => {
    const result = await options.trunk.originate({ to: person.phone, ringSeconds: options.ringSeconds, signal });
    if (result.outcome !== 'answered') return { outcome: notAnswered(result.outcome) };
    const talk = new ClinicianTalk(options, result.leg, person, current);
    const stop = () => void result.leg.hangUp().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return signal.aborted ? { outcome: 'cancelled' } : await talk.run();
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}

function notAnswered(
  outcome: Exclude<OriginateResult['outcome'], 'answered'>,
): Exclude<RingResult['outcome'], 'acknowledged'> {
  return outcome;
}

class ClinicianTalk {
  readonly #options: PageRunOptions;
  readonly #leg: CallLeg;
  readonly #person: Person;
  readonly #current: () => PageCase;
  readonly #floor: Floor;

  constructor(options: PageRunOptions, leg: CallLeg, person: Person, current: () => PageCase) {
    this.#options = options;
    this.#leg = leg;
    this.#person = person;
    this.#current = current;
    const { speech, clock, log } = options;
    this.#floor = new Floor({
      leg,
      speech,
      clock,
      log,
      deaf: true,
      listening: { langs: [], endSilenceMs: 0, silenceMs: 60_000, keys: 1 },
    });
  }

  async run(): Promise<RingResult> {
    if (!(await this.#takes())) return await this.#end(this.#leg.over ? 'hung-up' : 'no-key');
    const pin = await this.#pin();
    if (pin !== 'ok') return await this.#end(pin);
    return await this.#choose();
  }

  async #takes(): Promise<boolean> {
    for (let i = 0; i < ANNOUNCEMENTS && !this.#leg.over; i++) {
      const facts = { practice: this.#options.practiceName };
      if ((await this.#ask([said('announce', facts)], 1, 3_500)) === '1') return true;
    }
    return false;
  }

  async #pin(): Promise<'ok' | 'wrong-pin' | 'hung-up'> {
    let before: Said[] = [];
    for (let i = 0; i < PIN_TRIES; i++) {
      const pin = await this.#ask([...before, said('askPin')], PIN_KEYS, 8_000);
      if (this.#leg.over) return 'hung-up';
      const answer = pin ? await this.#options.checkPin(this.#person.id, pin) : 'wrong';
      if (answer === 'ok') return 'ok';
      if (answer === 'locked' || answer === 'no-pin') break;
      before = [said('wrongPin')];
    }
    await this.#say([said('pinOver')]);
    return 'wrong-pin';
  }

  async #choose(): Promise<RingResult> {
    let tellCase = true;
    for (let i = 0; i < MENU_TRIES; i++) {
      if (tellCase) this.#options.caseHeard(this.#current(), this.#person.id);
      const key = await this.#ask([...(tellCase ? caseSaid(this.#current()) : []), said('menu')], 1, 6_000);
      if (this.#leg.over) return { outcome: 'hung-up' };
      tellCase = key === '9';
      if (key === '9') i = -1;
      if (key === '1') {
        await this.#say([said('connecting')]);
        return this.#leg.over ? { outcome: 'hung-up' } : { outcome: 'acknowledged', choice: 'connect', leg: this.#leg };
      }
      if (key === '2') return this.#callsBack();
      if (key === '3') {
        await this.#say([said('passedOn')]);
        return await this.#end('passed-on');
      }
    }
    return await this.#end('no-key');
  }

  /** Choosing it is the acknowledgement: it counts at once, and the number is told after it, as often as wanted. */
  #callsBack(): RingResult {
    tellNumber(this.#leg, this.#floor, this.#options.clock, this.#current()).catch(() => undefined);
    return { outcome: 'acknowledged', choice: 'calls-back' };
  }

  #ask(text: Said[], keys: number, waitMs: number): Promise<string | null> {
    return askKeys(this.#leg, this.#floor, this.#options.clock, { said: text, keys, waitMs });
  }

  async #say(text: Said[]): Promise<void> {
    await this.#floor.say(text, CLINICIAN_LANG, false);
  }

  async #end(outcome: Exclude<RingResult['outcome'], 'acknowledged'>): Promise<RingResult> {
    await this.#leg.hangUp().catch(() => undefined);
    return { outcome };
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
