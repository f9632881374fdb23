import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Person } from '../practice/practice.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { OriginateResult, Trunk } from '../telephony/trunk.ts';
import { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';
import type { Transfer, TransferCase } from './transfer.ts';
import { whisper } from './transfer-case.ts';

/** Somebody who can take a caller over. */
export interface TransferTarget {
  person: Person;
  /**
   * What proves that it is not a stranger who hears the case: key 1 at the practice's own desk in office hours, otherwise a PIN as for a
   * page. `none`: nothing can, so the caller is put through and tells it themselves.
   */
  proof: 'key' | 'pin' | 'none';
}

export interface TransferOptions {
  trunk: Pick<Trunk, 'originate'>;
  speech: Speech;
  clock: Clock;
  log: Log;
  practiceName: string;
  /** How long each telephone rings. */
  ringSeconds: number;
  /** Who is rung for this, in order. Asked at the moment of the transfer. */
  targets: (current: TransferCase) => TransferTarget[];
  /** A person looks at patient data: it is written down before the case is told. */
  caseHeard: (current: TransferCase, personId: string) => void;
  checkPin: (personId: string, pin: string) => Promise<'ok' | 'wrong' | 'locked' | 'no-pin'>;
}

/** Somebody at a desk picks up at once or not at all; and a voicemail hears the announcement no more often than that. */
const ANNOUNCEMENTS = 2;
const KEY_WAIT_MS = 4_000;
const PIN_TRIES = 2;
const PIN_KEYS = 8;
const PIN_WAIT_MS = 8_000;
/** After the case: time to say that one can't, before the caller is put through. */
const LAST_WAIT_MS = 700;
/** The caller holds all the while: after this no further telephone is begun. */
const NO_MORE_AFTER_MS = 45_000;
const MOST_TELEPHONES = 3;
/** Whoever took the call is not left in silence when nobody joins them with it. */
const JOIN_WITHIN_MS = 20_000;
/** Longer than the trunk takes to join two legs. */
const HANDING_OVER_MS = 1_000;

/**
 * Makes the transfer: one telephone after the other is rung, and whoever answers is told about the call. The leg of whoever took it is
 * held for JOIN_WITHIN_MS, so that the caller can be told before both are joined. Aborting stops the ringing, and who had answered
 * hears that the caller has gone.
 */
export function makeTransfer(options: TransferOptions): Transfer {
  return async (current, signal) => {
    const began = options.clock.now();
    for (const target of options.targets(current()).slice(0, MOST_TELEPHONES)) {
      if (signal.aborted || options.clock.now() - began > NO_MORE_AFTER_MS) break;
      try {
        const leg = await ringOne(options, target, current, signal);
        if (leg) return { news: 'taken', leg };
      } catch (error) {
        options.log.error({ to: target.person.id, err: error }, 'a telephone could not be rung for a transfer');
      }
    }
    return { news: 'nobody' };
  };
}

async function ringOne(
  options: TransferOptions,
  target: TransferTarget,
  current: () => TransferCase,
  signal: AbortSignal,
): Promise<CallLeg | null> {
  const { trunk, log, ringSeconds } = options;
  const result: OriginateResult = await trunk.originate({ to: target.person.phone, ringSeconds, signal });
  log.info({ call: current().callId, to: target.person.id, outcome: result.outcome }, 'transfer');
  if (result.outcome !== 'answered') return null;
  const { leg } = result;
  return (await new Whisper(options, leg, target, current, signal).takes()) ? leg : null;
}

/** One person who answered: asked for key 1, told the case, and held until they are joined with the caller. */
class Whisper {
  readonly #o: TransferOptions;
  readonly #leg: CallLeg;
  readonly #target: TransferTarget;
  readonly #current: () => TransferCase;
  readonly #signal: AbortSignal;
  readonly #floor: Floor;
  #stopGuard: () => void = () => undefined;
  #held = false;
  /** A hand-over ends the caller's leg too, and this one in the same moment: only who is still here then is told. */
  readonly #onAbort = () => {
    if (this.#held) this.#o.clock.after(HANDING_OVER_MS, () => void this.#callerGone());
    else void this.#callerGone();
  };

  constructor(
    options: TransferOptions,
    leg: CallLeg,
    target: TransferTarget,
    current: () => TransferCase,
    signal: AbortSignal,
  ) {
    this.#o = options;
    this.#leg = leg;
    this.#target = target;
    this.#current = current;
    this.#signal = signal;
    const { speech, clock, log } = options;
    const listening = { langs: [], endSilenceMs: 0, silenceMs: 60_000, keys: 1 };
    this.#floor = new Floor({ leg, speech, clock, log, deaf: true, listening });
    // Joined with the caller, or gone: nothing is left to be done for it.
    leg.once('ended', () => this.#letGo());
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (signal.aborted) this.#onAbort();
  }

  /** true: they took the call and hold. false: they did not, or are gone. */
  async takes(): Promise<boolean> {
    const took = (await this.#pressesOne()) && (await this.#isTold()) && !this.#leg.over && !this.#signal.aborted;
    this.#held = took;
    if (took) this.#stopGuard = this.#o.clock.after(JOIN_WITHIN_MS, () => void this.#callerGone());
    else if (!this.#signal.aborted) {
      this.#letGo();
      await this.#leg.hangUp().catch(() => undefined);
    }
    return took;
  }

  async #pressesOne(): Promise<boolean> {
    const facts = { practice: this.#o.practiceName };
    for (let i = 0; i < ANNOUNCEMENTS && this.#here; i++)
      if ((await this.#ask([said('transferAnnounce', facts)], 1, KEY_WAIT_MS)) === '1') return this.#here;
    return false;
  }

  /** Tells the case to whoever may hear it. false: they can't take the call, or are not who they should be. */
  async #isTold(): Promise<boolean> {
    const { proof } = this.#target;
    const proved = proof === 'pin' ? await this.#pin() : proof === 'key' ? 'ok' : 'no-pin';
    if (proved === 'wrong') {
      await this.#floor.say([said('pinOver')], CLINICIAN_LANG, false);
      return false;
    }
    // A person is there and pressed the key: the caller is not kept from them, but tells it themselves.
    if (proved === 'no-pin') {
      await this.#floor.say([said('transferUntold')], CLINICIAN_LANG, false);
      return true;
    }
    this.#o.caseHeard(this.#current(), this.#target.person.id);
    let key: string | null = '9';
    while (key === '9' && this.#here)
      key = await this.#ask([...whisper(this.#current()), said('transferMenu')], 1, LAST_WAIT_MS);
    if (key !== '3') return true;
    await this.#floor.say([said('transferPassed')], CLINICIAN_LANG, false);
    return false;
  }

  async #pin(): Promise<'ok' | 'wrong' | 'no-pin'> {
    let before: Said[] = [];
    for (let i = 0; i < PIN_TRIES && this.#here; i++) {
      const pin = await this.#ask([...before, said('askPin')], PIN_KEYS, PIN_WAIT_MS);
      const answer = pin ? await this.#o.checkPin(this.#target.person.id, pin) : 'wrong';
      if (answer === 'ok' || answer === 'no-pin') return answer;
      if (answer === 'locked') return 'wrong';
      before = [said('wrongPin')];
    }
    return 'wrong';
  }

  get #here(): boolean {
    return !this.#leg.over && !this.#signal.aborted;
  }

  #ask(text: Said[], keys: number, waitMs: number): Promise<string | null> {
    return askKeys(this.#leg, this.#floor, this.#o.clock, { said: text, keys, waitMs });
  }

  #letGo(): void {
    this.#stopGuard();
    this.#signal.removeEventListener('abort', this.#onAbort);
  }

  async #callerGone(): Promise<void> {
    this.#letGo();
    if (this.#leg.over) return;
    await this.#floor.say([said('transferGone')], CLINICIAN_LANG, false).catch(() => undefined);
    await this.#leg.hangUp().catch(() => undefined);
  }
}

function said(prompt: ClinicianPrompt, facts?: Facts): Said {
  return { prompt: `clinician.${prompt}`, ...(facts && { facts }) };
}
