import type { Clock } from '../clock.ts';
import type { DeskCase, PagingDesk } from '../oncall/paging/desk.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import { caseSaid, numberSaid } from './page-case.ts';
import { dictate } from './page-dictation.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

/** How often the menu is said to somebody who presses nothing that it offers. */
const MENU_TRIES = 3;
const MENU_WAIT_MS = 6_000;
const NUMBER_WAIT_MS = 5_000;

export interface CasesOptions {
  clock: Clock;
  /** Local date of the practice, `YYYY-MM-DD`. */
  today: () => string;
  /** Minutes after which whoever calls back is rung, as they are told. */
  callbackMinutes: number;
  /** A person looks at patient data: it is written down before the case is told. */
  caseHeard: (callId: string, personId: string) => void;
  /** What was dictated as words; '' where nothing was made out. Never rejects. */
  transcribe: (samples: Int16Array) => Promise<string>;
}

/**
 * What came of a talk about cases. `left`: the leg was joined with a caller, or has been hung up after it could not be. `no-key`: somebody
 * is there and presses nothing.
 */
export type CasesEnd = 'through' | 'left' | 'hung-up' | 'no-key';

/** Tells somebody who proved who they are every case that waits for them, and takes what they choose for each. */
export async function tellCases(
  leg: CallLeg,
  floor: Floor,
  desk: PagingDesk,
  options: CasesOptions,
): Promise<CasesEnd> {
  const count = desk.waiting().length;
  if (count > 1) await floor.say([said('severalCases', { count: String(count) })], CLINICIAN_LANG, true);
  for (let nth = 0; ; nth++) {
    const [next] = desk.waiting();
    if (!next) return 'through';
    if (leg.over) return 'hung-up';
    const end = await new OneCase(leg, floor, desk, next, options).tell(nth > 0);
    if (end !== 'through') return end;
  }
}

const TAKES: ReadonlySet<string> = new Set(['1', '2', '4']);

/** One case and what is chosen for it. */
class OneCase {
  readonly #leg: CallLeg;
  readonly #floor: Floor;
  readonly #desk: PagingDesk;
  readonly #case: DeskCase;
  readonly #o: CasesOptions;
  #heard: Promise<void> | null = null;

  constructor(leg: CallLeg, floor: Floor, desk: PagingDesk, one: DeskCase, options: CasesOptions) {
    this.#leg = leg;
    this.#floor = floor;
    this.#desk = desk;
    this.#case = one;
    this.#o = options;
  }

  /** How grave it was when it was told last. */
  #toldAs = '';

  async tell(further: boolean): Promise<CasesEnd> {
    let telling = this.#told(further);
    for (let tries = 0; tries < MENU_TRIES; tries++) {
      const page = this.#case.page();
      const key = await this.#ask(
        [...telling, said('menu'), ...(page.waiting ? [] : [said('menuDone')])],
        MENU_WAIT_MS,
        () => this.#wasHeard(),
      );
      // A key in the middle of it is pressed by somebody who has heard enough.
      if (key !== null || this.#heard) await this.#wasHeard();
      if (this.#leg.over) return 'hung-up';
      telling = [];
      // Nobody takes a case without what became known of it while it was being told.
      if (key !== null && TAKES.has(key) && this.#gravity() !== this.#toldAs) {
        telling = [said('caseChanged'), ...this.#told(false)];
        tries = -1;
        continue;
      }
      if (key === '1') return await this.#connect();
      if (key === '2') return await this.#callsBack();
      if (key === '3' || key === '5') return await this.#refuse(key);
      if (key === '4' && !page.waiting) return await this.#advised();
      if (key === '9') {
        telling = this.#told(false);
        tries = -1;
      }
    }
    return 'no-key';
  }

  /** Written down once, and not before the case was told: who is cut off in the middle of it has not heard it. */
  #wasHeard(): Promise<void> {
    this.#heard ??= this.#desk.heard(this.#case.escalationId);
    return this.#heard;
  }

  /** How grave it is known to be at this moment. */
  #gravity(): string {
    const { tier, flags } = this.#case.page();
    return [tier, ...flags.map(({ concept }) => concept).sort()].join(' ');
  }

  #told(further: boolean): Said[] {
    const page = this.#case.page();
    this.#toldAs = this.#gravity();
    for (const callId of [page.callId, ...(page.addedFrom ?? [])]) this.#o.caseHeard(callId, this.#desk.personId);
    const { calls, minutes } = this.#case.calls();
    const held = this.#case.heldMinutes();
    const news = held === null ? null : this.#case.news();
    return [
      ...(further ? [said('nextCase')] : []),
      ...(held === null ? [] : [said(news ? 'holderNews' : 'holderAsked', { minutes: String(held) })]),
      ...(news && news.length > 0 ? [said('caseNew', { reason: news.join(', ') })] : []),
      ...(calls > 1 ? [said('callAgain', { count: String(calls), minutes: String(minutes) })] : []),
      ...caseSaid(page, this.#o.today()),
    ];
  }

  async #connect(): Promise<CasesEnd> {
    if (!(await this.#takes('connect'))) return 'through';
    await this.#say([said(this.#case.page().waiting ? 'connecting' : 'callingCaller')]);
    if (this.#leg.over) return 'hung-up';
    const joined = await this.#desk.connect(this.#case.escalationId, this.#leg);
    return joined || this.#leg.over ? 'left' : 'through';
  }

  /** Choosing it is the acknowledgement: it counts at once, and the number is told after it. */
  async #callsBack(): Promise<CasesEnd> {
    if (!(await this.#takes('calls-back'))) return 'through';
    const minutes = String(this.#o.callbackMinutes);
    let key = await this.#ask([said('callsBack', { minutes })], NUMBER_WAIT_MS);
    while (key === '6' || key === '9') key = await this.#ask(numberSaid(this.#case.page()), NUMBER_WAIT_MS);
    return 'through';
  }

  /** Taken first, so that nobody else is rung while it is dictated. */
  async #advised(): Promise<CasesEnd> {
    if (!(await this.#takes('advised'))) return 'through';
    await this.#say([said('dictate')]);
    const samples = await dictate(this.#leg, this.#o.clock);
    const text = samples ? await this.#o.transcribe(samples) : '';
    await this.#desk.settle(
      this.#case.escalationId,
      'advised',
      samples && { samples, text, callId: this.#case.page().callId },
    );
    if (samples) await this.#say([said('dictated')]);
    return 'through';
  }

  async #refuse(key: '3' | '5'): Promise<CasesEnd> {
    await this.#desk.refuse(this.#case.escalationId, key === '3' ? 'passed-on' : 'busy-for-now');
    await this.#say([said(key === '3' ? 'passedOn' : 'busyForNow')]);
    return 'through';
  }

  /** Whether it is theirs. Somebody else may have been quicker. */
  async #takes(choice: 'connect' | 'calls-back' | 'advised'): Promise<boolean> {
    const taken = await this.#desk.choose(this.#case.escalationId, choice);
    if (taken !== 'yours') await this.#say([said('alreadyTaken')]);
    return taken === 'yours';
  }

  #ask(text: Said[], waitMs: number, played?: () => void): Promise<string | null> {
    return askKeys(this.#leg, this.#floor, this.#o.clock, { said: text, keys: 1, waitMs, ...(played && { played }) });
  }

  async #say(text: Said[]): Promise<void> {
    await this.#floor.say(text, CLINICIAN_LANG, false);
  }
}

function said(prompt: ClinicianPrompt, facts?: Facts): Said {
  return { prompt: `clinician.${prompt}`, ...(facts && { facts }) };
}
