import type { Clock } from '../clock.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Floor } from './floor.ts';
import { askKeys } from './keypad.ts';
import type { ClinicianPrompt, Facts, Said } from './prompts/catalogue.ts';
import { CLINICIAN_LANG } from './script.ts';

/** A shift that runs now, as one person sees it. */
export interface RunningShift {
  /** Id of the service. */
  service: string;
  /** As it is said. */
  name: string;
  /** They are on call for it. */
  theirs: boolean;
  /** The rules of the schedule would have them on call for it. */
  mayTake: boolean;
  /** Of the schedule in which this was read. */
  version: number;
}

/** `refused`: the rules of the schedule forbid it. `changed`: it is not the schedule any more that the person heard of. */
export type ShiftChange = 'done' | 'refused' | 'changed';

/** The shifts that run, for somebody who calls in. */
export interface Shifts {
  /** One for each service, in the order of the schedule. */
  running(personId: string): Promise<RunningShift[]>;
  /** They take what is left of it. */
  take(personId: string, shift: RunningShift): Promise<ShiftChange>;
  /** What is left of it goes to the backup of its service. */
  give(personId: string, shift: RunningShift): Promise<ShiftChange>;
}

const WAIT_MS = 6_000;
/** One key for each. */
const MOST_SERVICES = 9;

/** Tells what somebody is on call for now and lets them take or give the rest of a shift; of several services, which one is asked. */
export async function changeShift(
  leg: CallLeg,
  floor: Floor,
  clock: Clock,
  personId: string,
  shifts: Shifts,
): Promise<void> {
  const running = await shifts.running(personId).catch(() => []);
  const several = running.length > 1;
  const theirs = running.filter((shift) => shift.theirs);
  const others = running.filter((shift) => !shift.theirs && shift.mayTake);
  const ask = (text: Said[]) => askKeys(leg, floor, clock, { said: text, keys: 1, waitMs: WAIT_MS });
  const key = several
    ? await ask(choices(theirs, others))
    : running[0] && (await ask([said(running[0].theirs ? 'shiftOn' : 'shiftOff')]));
  const gives = key === '8';
  const among = gives ? theirs : key === '7' ? (several ? others : running.filter((shift) => !shift.theirs)) : [];
  const shift = among.length > 1 ? await which(among.slice(0, MOST_SERVICES), ask) : among[0];
  if (!shift || leg.over) return;
  const change = gives ? shifts.give(personId, shift) : shifts.take(personId, shift);
  const came = await change.catch((): ShiftChange => 'refused');
  await floor.say([outcome(came, gives, several ? shift.name : null)], CLINICIAN_LANG, false);
}

function choices(theirs: RunningShift[], others: RunningShift[]): Said[] {
  const on = theirs.map(({ name }) => name).join(', ');
  return [
    ...(theirs.length > 0 ? [said('shiftOnFor', { services: on }), said('shiftMayGive')] : []),
    ...(others.length > 0 ? [said('shiftMayTake')] : []),
    ...(theirs.length + others.length > 0 ? [said('shiftEnd')] : []),
  ];
}

async function which(
  among: RunningShift[],
  ask: (text: Said[]) => Promise<string | null>,
): Promise<RunningShift | undefined> {
  const key = await ask(among.map(({ name }, i) => said('shiftWhich', { service: name, key: String(i + 1) })));
  return among[Number(key ?? 0) - 1];
}

function outcome(came: ShiftChange, gives: boolean, service: string | null): Said {
  if (came !== 'done') return said(came === 'changed' ? 'shiftChanged' : 'shiftRefused');
  if (service === null) return said(gives ? 'shiftGiven' : 'shiftTaken');
  return said(gives ? 'shiftGivenFor' : 'shiftTakenFor', { service });
}

function said(prompt: ClinicianPrompt, facts?: Facts): Said {
  return { prompt: `clinician.${prompt}`, ...(facts && { facts }) };
}
