import type { EscalationEvent } from '../events.ts';
import type { CallerNews, Escalation, Owed } from '../types.ts';

/** A caller who did not answer our call is rung once more, after this, ms. */
export const CALLER_AGAIN_MS = 5 * 60_000;
export const CALLER_RINGS = 2;

/** Each thing is told once for each call: who calls again is told again. */
export function owing(before: Escalation, news: CallerNews, at: number): Escalation {
  const calls = before.calls.length;
  const known = before.owed.find((owed) => owed.news === news);
  if (before.caller.phone === null || known?.ringing || known?.calls === calls) return before;
  // What is newer says all that the older one would have said.
  const owed = before.owed.filter((o) => o !== known && (o.ringing || o.rung > 0));
  return { ...before, owed: [...owed, { news, calls, rung: 0, notBefore: at, ringing: false }] };
}

export function callerTold(
  before: Escalation,
  news: CallerNews,
  answer: Extract<EscalationEvent, { type: 'caller-told' }>['answer'],
  at: number,
): Escalation {
  return onOwed(before, news, (owed) => {
    if (answer === 'interrupted') return { ...owed, rung: owed.rung - 1, ringing: false, notBefore: at };
    const rung = answer === 'heard' ? CALLER_RINGS : owed.rung;
    return { ...owed, rung, ringing: false, notBefore: at + CALLER_AGAIN_MS };
  });
}

export function onOwed(before: Escalation, news: CallerNews, change: (owed: Owed) => Owed): Escalation {
  return { ...before, owed: before.owed.map((o) => (o.news === news ? change(o) : o)) };
}
