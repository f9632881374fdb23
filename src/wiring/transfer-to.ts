import type { TransferTarget } from '../conversation/transfer-run.ts';
import { findPerson, type Person, type Practice } from '../practice/practice.ts';

export interface TransferMoment {
  practice: Practice;
  /** The desks are staffed. */
  open: boolean;
  /** Who is on call now. */
  onCall: Person;
  /** The number that the settings name for callers who want a person, in E.164, or ''. */
  operator: string;
}

/**
 * Whose telephones are rung for a caller who is to be put through, in order. A desk of the practice proves itself by being
 * answered in office hours; every other telephone may be anywhere, and its holder keys a PIN. An operator out of hours has none and hears
 * nothing of the case. The main line is never rung: it is the one
 * that the box answers, and the call would come back to it. Pure.
 * @param to department or person; null: whoever takes callers at this hour
 * @param wakes on call is rung where nobody else is there; nobody is woken for a refill
 */
export function transferTargets(
  { practice, open, onCall, operator }: TransferMoment,
  to: string | null,
  wakes: boolean,
): TransferTarget[] {
  const wanted: (Person | null)[] = [];
  if (to !== null) wanted.push(findPerson(practice, to));
  if (operator) wanted.push({ id: 'operator', name: 'Operator', say: 'Operator', phone: operator, role: 'department' });
  if (open) wanted.push(findPerson(practice, 'front_desk'));
  if (wakes) wanted.push(onCall);
  const targets = new Map<string, TransferTarget>();
  for (const person of wanted) {
    const isOperator = person?.id === 'operator';
    // The operator's number was chosen by hand: it may be an extension that the PBX rings at the desk.
    if (!person || targets.has(person.phone) || (person.phone === practice.mainLine && !isOperator)) continue;
    const atDesk = open && person.role === 'department';
    targets.set(person.phone, { person, proof: atDesk ? 'key' : isOperator ? 'none' : 'pin' });
  }
  return [...targets.values()];
}
