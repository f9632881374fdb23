import type { Tier } from '../../triage/types.ts';
import type { EscalationBook } from './book.ts';
import type { Ladder } from './ladder-types.ts';
import type { Owner, Owners } from './owners.ts';
import { goesByItself, sameCaller } from './same-caller.ts';
import type { Escalation } from './types.ts';

/** What an escalation is opened for. */
export interface NewEscalation {
  callId: string;
  tier: Tier;
  caller: Escalation['caller'];
  /** Of that tier. */
  ladder: Ladder;
  /** Concepts of the red flags that are known by now. */
  flags?: string[];
}

export interface OpeningParts {
  book: EscalationBook;
  owners: Owners;
  newId: () => string;
  /** Epoch ms. */
  now: number;
}

/**
 * Opens an escalation, or joins the one of the same caller that is open. A call that has one already is told of again: its tier may have
 * risen. A call in which a second patient is spoken of has two. Gives back its id.
 */
export function openOrJoin({ book, owners, newId, now }: OpeningParts, made: NewEscalation, owner: Owner): string {
  const { callId, tier, caller, ladder, flags = [] } = made;
  const theirs = book.all().filter(({ calls }) => calls.some((call) => call.callId === callId));
  const found = theirs.find((one) => one.caller.patient === caller.patient) ?? theirs[0];
  const named = caller.patient !== null && found !== undefined && found.caller.patient !== caller.patient;
  const { patient } = owner.page();
  const says = { tier, flags, patient, patientsOf: (one: Escalation) => owners.patients(one.id, callId) };
  // In a doubt whose case it is there are two.
  const parts = found !== undefined && goesByItself(found, callId, caller, says);
  const own = parts ? undefined : found;
  const others = book.all().filter((one) => one !== found);
  const known = own ?? sameCaller(others, caller, now, says);
  const id = known?.id ?? newId();
  owners.add(id, owner);
  if (own && named) book.put(id, { type: 'identified', callId, patient: caller.patient as string });
  if (own) book.put(id, { type: 'raised', tier, flags, ladder });
  else if (known) book.put(id, { type: 'joined', callId, tier, caller, flags, ladder });
  else book.open({ type: 'opened', id, reference: newReference(book), tier, ladder, callId, caller, flags });
  // Only then: a program that dies in between tells it twice, and loses nothing.
  if (parts) {
    owners.part(found.id, callId);
    book.put(found.id, { type: 'parted', callId });
  }
  const phase = book.get(id)?.phase;
  // Somebody has the caller's first call in hand: they call back. Whose call is known has heard so.
  if (!own && phase?.phase === 'held') owner.taken?.(phase.by, 'calls-back', null);
  return id;
}

/** Four digits that no other open one has, as far as there are any. */
function newReference(book: EscalationBook): string {
  const taken = new Set(book.all().map(({ reference }) => reference));
  for (let i = 0; i < 50; i++) {
    const made = String(1000 + Math.floor(Math.random() * 9000));
    if (!taken.has(made)) return made;
  }
  return '0000';
}
