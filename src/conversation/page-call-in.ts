import type { Log } from '../log.ts';
import type { PagingDesk } from '../oncall/paging/desk.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import { type CasesOptions, tellCases } from './page-cases.ts';
import { askPin, type CheckPin } from './page-pin.ts';
import { keyFloor } from './page-run.ts';
import { changeShift, type Shifts } from './page-shifts.ts';
import type { ClinicianPrompt, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

/** Whether a PIN may be keyed on a line that is nobody's of the practice; see wiring/unknown-lines. `line` null: withheld. */
export interface Strangers {
  mayTry(line: string | null): boolean;
  /** Counts a try. false: it is not to be looked at. */
  tries(line: string | null): boolean;
  wasRight(line: string | null): void;
}

export interface CallInOptions extends CasesOptions {
  speech: Speech;
  log: Log;
  checkPin: CheckPin;
  /** Whose telephone has this number, in E.164 or as it was keyed; null: nobody's. */
  whoHas: (number: string) => string | null;
  /** Tries of PINs from telephones that are nobody's. Left out: they count by person only. */
  strangers?: Strangers;
  /** What is open, for somebody who proved who they are. */
  open: (personId: string) => PagingDesk & { close(): void };
  /** null: shifts are not changed by telephone. */
  shifts: Shifts | null;
}

const NUMBER_TRIES = 3;
/** Whoever keys nothing so often is no clinician, but a caller whose finger slipped. */
const SILENT_TRIES = 2;
const NUMBER_KEYS = 11;
const NUMBER_WAIT_MS = 10_000;

/** A clinician has called the line: who they are, their PIN, what is open, and their shift. Ends the leg, unless it was joined with a caller. */
export async function takeCallIn(leg: CallLeg, options: CallInOptions): Promise<void> {
  const floor = keyFloor(leg, options);
  const stranger = leg.from === null || options.whoHas(leg.from) === null;
  const strangers = stranger ? (options.strangers ?? null) : null;
  const personId = strangers?.mayTry(leg.from) === false ? null : await whoIs(leg, floor, options);
  const { clock } = options;
  // Nobody loses a call by a key: a person or voicemail takes it (S5).
  if (personId === 'nobody') return await leg.handOver({ to: 'backup' });
  const checkPin = strangers ? countedBy(strangers, leg.from, options.checkPin) : options.checkPin;
  const pin = personId === null ? 'wrong-pin' : await askPin(leg, floor, clock, { personId, checkPin });
  if (personId === null || pin !== 'ok') {
    await say(floor, pin === 'locked' ? 'lockedPin' : 'callInSorry');
    return await hangUp(leg);
  }
  const desk = options.open(personId);
  try {
    if (desk.waiting().length === 0) await say(floor, 'callInNothing');
    if ((await tellCases(leg, floor, desk, options)) === 'left') return;
  } finally {
    desk.close();
  }
  if (options.shifts && !leg.over) await changeShift(leg, floor, clock, personId, options.shifts);
  if (!leg.over) await say(floor, 'goodbye');
  await hangUp(leg);
}

function countedBy(strangers: Strangers, line: string | null, checkPin: CheckPin): CheckPin {
  return async (personId, pin) => {
    if (!strangers.tries(line)) return 'locked';
    const answer = await checkPin(personId, pin);
    if (answer === 'ok') strangers.wasRight(line);
    return answer;
  };
}

/**
 * By the number that they call from, else by the one on which they are rung. It proves nothing: the PIN does. `nobody`: no key was pressed;
 * null: none of the numbers is anybody's.
 */
async function whoIs(leg: CallLeg, floor: Floor, { clock, whoHas }: CallInOptions): Promise<string | 'nobody' | null> {
  const known = leg.from === null ? null : whoHas(leg.from);
  if (known !== null) return known;
  let before: Said[] = [];
  let silent = 0;
  for (let i = 0; i < NUMBER_TRIES && !leg.over; i++) {
    const text = [...before, said('callInWho')];
    const number = await askKeys(leg, floor, clock, { said: text, keys: NUMBER_KEYS, waitMs: NUMBER_WAIT_MS });
    if (number === null && ++silent === SILENT_TRIES && !leg.over) return 'nobody';
    const personId = number ? whoHas(number) : null;
    if (personId !== null) return personId;
    before = number === null ? [] : [said('callInUnknown')];
  }
  return null;
}

async function say(floor: Floor, prompt: ClinicianPrompt): Promise<void> {
  await floor.say([said(prompt)], CLINICIAN_LANG, false);
}

async function hangUp(leg: CallLeg): Promise<void> {
  await leg.hangUp().catch(() => undefined);
}

function said(prompt: ClinicianPrompt): Said {
  return { prompt: `clinician.${prompt}` };
}
