import type { Attempt } from './attempt-types.ts';
import type { Way } from './ladder-types.ts';
import type { Escalation } from './types.ts';
import { byUrgency } from './urgency.ts';

/** An escalation that would ring somebody now. */
export interface Want {
  escalation: Pick<Escalation, 'id' | 'tier' | 'openedAt'>;
  personId: string;
  way: Way;
  step: Attempt['step'];
}

/** A call with one person that runs: we rang them, or they called in. */
export interface Busy {
  personId: string;
  /** E.164; null: they called in. */
  address: string | null;
  /** Further cases can still be told in it. */
  takesMore: boolean;
}

export interface Granted<Call extends Busy> {
  /** Calls to be begun, each with the cases that are told in it, the most urgent first. */
  start: Want[][];
  /** Cases that are told in a call that runs. */
  attach: { call: Call; want: Want }[];
  /** How many wait for a line or a telephone. */
  waiting: number;
}

/**
 * Who is rung now. The most urgent come first; one person is rung on one telephone at a time and hears everything that waits for them in
 * that one call, so the box never finds a line busy because of itself. Pure.
 * @param free lines that can be taken
 */
export function grant<Call extends Busy>(
  wants: readonly Want[],
  running: readonly Call[],
  free: number,
): Granted<Call> {
  const start = new Map<string, Want[]>();
  const attach: { call: Call; want: Want }[] = [];
  const addresses = new Set<string>();
  let waiting = 0;
  for (const want of [...wants].sort((a, b) => byUrgency(a.escalation, b.escalation))) {
    const call = running.find(({ personId }) => personId === want.personId);
    const began = start.get(want.personId);
    const taken = addresses.has(want.way.address) || running.some(({ address }) => address === want.way.address);
    if (call) {
      if (call.takesMore && call.address !== null) attach.push({ call, want });
      else waiting++;
    } else if (began) began.push(want);
    else if (taken || start.size >= free) waiting++;
    else {
      start.set(want.personId, [want]);
      addresses.add(want.way.address);
    }
  }
  return { start: [...start.values()], attach, waiting };
}
