import { hoursAt } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';

const MINUTE = 60_000;
/** Whoever could not be rung for so long has found another way: the message in the inbox stays. */
const TOO_LATE_MS = 4 * 86_400_000;
/** Numbers that cost whoever rings them: North American 900 and 976. */
const DEAR = /^\+1(900|\d{3}976)/;

/** A call that is over, as far as this rule looks at it. */
export interface EndedCall {
  /** E.164; null: withheld. */
  callerNumber: string | null;
  outcome: string;
  /** Somebody spoke, or left a voicemail that was not listened to yet. */
  spoke: boolean;
  /** Something of it lies in an inbox, or rings somebody. */
  handled: boolean;
}

/**
 * Whether a call was missed: nobody said a word in it, no person took it, and there is a number to call back. The practice's own telephones are
 * none: whoever of the staff hangs up again wants nothing. Pure.
 */
export function isMissed(practice: Practice, call: EndedCall): call is EndedCall & { callerNumber: string } {
  const { callerNumber, outcome, spoke, handled } = call;
  if (practice.missedCalls.action === 'off' || callerNumber === null || spoke || handled) return false;
  return outcome !== 'handed-over' && outcome !== 'in-progress' && !ownNumbers(practice).has(callerNumber);
}

/** Whether the box may ring this number at all: in the practice's own country, and not one that costs. */
export function mayRing(practice: Practice, number: string): boolean {
  return (
    practice.missedCalls.action === 'ring_back' &&
    number.startsWith(practice.mainLine.slice(0, 2)) &&
    !DEAR.test(number)
  );
}

/**
 * Whether now is the time: the office is open, and the caller had time to call again. A practice whose file has no hours rings nobody: its
 * night is not known.
 * @param lastAt epoch ms of the last call without a word
 * @param now epoch ms
 */
export function isTimeToRing(practice: Practice, lastAt: number, now: number): boolean {
  const waited = now - lastAt;
  if (waited < practice.missedCalls.afterMinutes * MINUTE || waited > TOO_LATE_MS) return false;
  return practice.phonesFollow !== null && hoursAt(practice, now).state === 'open';
}

function ownNumbers({ mainLine, people, locations }: Practice): ReadonlySet<string> {
  const own = [mainLine, ...people.map(({ phone }) => phone), ...locations.map(({ phone }) => phone ?? '')];
  return new Set(own);
}
