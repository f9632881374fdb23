import { departmentFor } from '../desk/findings-departments.ts';
import type { PageCase } from '../oncall/page.ts';
import type { Practice } from '../practice/practice.ts';
import type { Talk, TransferWhy } from './dialogue/types.ts';
import type { TransferCase } from './transfer.ts';

/** The case that a clinician is told, as it is known now. `waiting`: the caller is on the line. Pure. */
export function pageCaseOf(talk: Talk, { callId, waiting }: { callId: string; waiting: boolean }): PageCase {
  const { judgement, facts } = talk;
  return {
    callId,
    tier: judgement?.tier ?? 'unclear',
    crisis: judgement?.crisis ?? false,
    lang: talk.lang,
    patient: { name: facts.name?.value ?? null, dob: facts.dob?.value ?? null, age: talk.age },
    // A number that was not read back may be somebody else's; the line's own is not.
    phone: (facts.phone?.confirmed && facts.phone.value) || talk.callerNumber || facts.phone?.value || null,
    reason: talk.reason.join('. '),
    since: facts.duration?.value ?? null,
    advised: talk.told.length > 0,
    flags: judgement?.flags.map(({ concept, words }) => ({ concept, words })) ?? [],
    told911: talk.told911 > 0,
    waiting,
  };
}

/** Told apart from all else that was collected. */
const TOLD_FIRST: ReadonlySet<string> = new Set(['name', 'dob', 'phone', 'reason']);

/** What whoever takes the caller over is told. Pure. */
export function transferCaseOf(
  talk: Talk,
  { callId, tier, crisis, lang, patient, phone, reason }: PageCase,
  { to, why }: { to: string | null; why: TransferWhy },
  practice: Practice,
): TransferCase {
  const intent = talk.matters[0]?.intent ?? talk.intent;
  const others = Object.entries(talk.facts).filter(([name]) => !TOLD_FIRST.has(name));
  return {
    callId,
    to: to === null ? null : departmentFor(practice, to, intent, tier),
    why,
    tier,
    crisis,
    lang,
    intent,
    patient: { name: patient.name, dob: patient.dob },
    phone,
    reason,
    facts: others.map(([name, { value }]) => ({ name, value })),
  };
}
