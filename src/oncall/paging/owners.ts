import type { CallLeg } from '../../telephony/leg.ts';
import type { PageCase } from '../page.ts';
import type { Choice } from './attempt-types.ts';
import { mergedCase } from './merged-case.ts';
import type { Want } from './queue.ts';
import type { Escalation } from './types.ts';

/** Who waits for an escalation: the run of the call, while it goes on. */
export interface Owner {
  /** The caller's case as it is now, of one call. */
  page: () => PageCase;
  /** Somebody took it. `leg`: they want to be joined with the caller now; the owner hands it over, or rings the caller. */
  taken?: (personId: string, choice: Choice, leg: CallLeg | null) => void;
  /** Whom is rung, and for which step. */
  ringing?: (personId: string, step: Want['step']) => void;
  /** Nobody has it yet, and the practice would have the caller told so by now. */
  nobodyYet?: () => void;
  exhausted?: () => void;
}

/** The calls that wait for each escalation. One that fails to hear what is told harms none of the others. */
export class Owners {
  readonly #failed: (id: string, error: unknown) => void;
  readonly #of = new Map<string, Owner[]>();

  constructor(failed: (id: string, error: unknown) => void) {
    this.#failed = failed;
  }

  add(id: string, owner: Owner): void {
    this.#of.set(id, [...this.#all(id).filter((o) => o !== owner), owner]);
  }

  set(id: string, owners: Owner[]): void {
    this.#of.set(id, owners);
  }

  /** The call is no part of this escalation any more. */
  part(id: string, callId: string): void {
    this.#of.set(
      id,
      this.#all(id).filter((owner) => owner.page().callId !== callId),
    );
  }

  forget(id: string): void {
    this.#of.delete(id);
  }

  tell(id: string, tell: (owner: Owner) => void): void {
    for (const owner of this.#all(id)) {
      try {
        tell(owner);
      } catch (error) {
        this.#failed(id, error);
      }
    }
  }

  /** The case as all its calls know it now. */
  page(escalation: Escalation): PageCase {
    return mergedCase(
      escalation,
      this.#all(escalation.id).map(({ page }) => page()),
    );
  }

  /** For whom each of its calls is, as far as it is known, but for one of them. */
  patients(id: string, butFor: string): PageCase['patient'][] {
    const pages = this.#all(id).map(({ page }) => page());
    return pages.filter(({ callId }) => callId !== butFor).map(({ patient }) => patient);
  }

  /** Who joins a clinician with the caller: whose caller is on the line, or else the last; null: no call goes on. */
  joins(id: string): Required<Pick<Owner, 'taken'>> | null {
    const able = this.#all(id).flatMap((owner) => (owner.taken ? [{ page: owner.page, taken: owner.taken }] : []));
    return able.findLast((o) => o.page().waiting) ?? able.at(-1) ?? null;
  }

  #all(id: string): readonly Owner[] {
    return this.#of.get(id) ?? [];
  }
}
