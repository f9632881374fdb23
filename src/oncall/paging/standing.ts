import { isVoice } from '../../delivery/types.ts';
import type { Attempt } from './attempt-types.ts';
import type { EscalationEvent } from './events.ts';
import type { Escalation } from './types.ts';

/** Something may still come of it. */
export function isOpen({ phase }: Escalation): boolean {
  return phase.phase !== 'settled' && phase.phase !== 'withdrawn';
}

/** Nobody else has it. */
export function isFree(before: Escalation, personId: string): boolean {
  return isOpen(before) && (before.phase.phase !== 'held' || before.phase.by === personId);
}

/** Only whoever has it ends it, and not before they know what became graver, unless they spoke with the caller. */
export function isTheirsToEnd(
  { phase, news }: Escalation,
  { personId, outcome }: Extract<EscalationEvent, { type: 'settled' }>,
): boolean {
  const theirs = (phase.phase === 'held' || phase.phase === 'asking-holder') && phase.by === personId;
  return theirs && (news === null || outcome === 'joined');
}

/** It runs: a telephone rings or somebody is on the line, or a text is on its way to the gateway. */
export function isLive({ end, reached, way }: Attempt): boolean {
  if (end !== null) return false;
  return isVoice(way.channel) ? reached.state !== 'acknowledged' : reached.state === 'begun';
}
