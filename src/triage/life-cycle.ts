import type { ErrorCode } from '../errors.ts';

/** Who signed, and when. `by` is a user's id, `at` ISO 8601. */
export interface Signature {
  by: string;
  at: string;
}

/**
 * Where a practice's protocol stands on its way to the telephone. One value: a signature without proofs cannot be written. `content` is
 * the hash of every text of the composition: what was proven is what is signed is what goes live.
 */
export type ProtocolState =
  | { at: 'draft' }
  | { at: 'proven'; content: string }
  | { at: 'tested'; content: string }
  | { at: 'signed'; content: string; author: Signature }
  | { at: 'approved'; content: string; author: Signature; approver: Signature }
  | { at: 'published'; content: string; author: Signature; approver: Signature }
  | { at: 'discarded' };

export const PROTOCOL_STATES = [
  'draft',
  'proven',
  'tested',
  'signed',
  'approved',
  'published',
  'discarded',
] as const satisfies ProtocolState['at'][];

/**
 * What somebody wants to do with it. `content` is always that of the texts as they are at this moment; `failures` how many there were;
 * `editors` who wrote in it, see `editorsAfter`, and who did so last.
 */
export type ProtocolStep =
  | { do: 'edit' }
  | { do: 'prove'; content: string; failures: number }
  | { do: 'test'; content: string; failures: number }
  | { do: 'sign'; content: string; signature: Signature }
  | { do: 'approve'; content: string; signature: Signature; mayApprove: boolean; editors: readonly string[] }
  | { do: 'send-back' }
  | { do: 'publish'; content: string; failures: number }
  | { do: 'discard' };

export type Advance =
  | { ok: true; state: ProtocolState }
  | { ok: false; code: Extract<ErrorCode, `NB_PROTOCOL_${string}`>; why: string };

const NEEDS = {
  prove: ['draft', 'proven', 'tested', 'signed', 'approved'],
  test: ['proven', 'tested', 'signed', 'approved'],
  sign: ['tested'],
  approve: ['signed'],
  'send-back': ['signed', 'approved'],
  publish: ['approved'],
} as const satisfies Partial<Record<ProtocolStep['do'], readonly ProtocolState['at'][]>>;

/**
 * The state after a step, or why there is none. Pure. An edit takes everything back to `draft`; so does a proof that fails, and texts
 * that are no longer those that were proven (the program was updated between).
 */
export function advance(state: ProtocolState, step: ProtocolStep): Advance {
  if (state.at === 'published' || state.at === 'discarded')
    return refused('NB_PROTOCOL_STEP', `it is ${state.at}: begin a new draft from it`);
  if (step.do === 'edit') return { ok: true, state: { at: 'draft' } };
  if (step.do === 'discard') return { ok: true, state: { at: 'discarded' } };
  const needs: readonly ProtocolState['at'][] = NEEDS[step.do];
  if (!needs.includes(state.at))
    return refused('NB_PROTOCOL_STEP', `it is ${state.at}; to ${step.do} it must be ${needs.join(' or ')}`);
  if (step.do === 'send-back') return { ok: true, state: { at: 'draft' } };
  const same = 'content' in state && state.content === step.content;
  switch (step.do) {
    case 'prove':
      if (step.failures > 0) return { ok: true, state: { at: 'draft' } };
      // Proven again and unchanged, it keeps what it has.
      return { ok: true, state: same ? state : { at: 'proven', content: step.content } };
    case 'test':
      if (!same) return changed();
      if (step.failures > 0) return { ok: true, state: { at: 'proven', content: step.content } };
      return { ok: true, state: state.at === 'proven' ? { at: 'tested', content: step.content } : state };
    case 'sign':
      if (!same) return changed();
      return { ok: true, state: { at: 'signed', content: step.content, author: step.signature } };
    case 'approve':
      if (!same) return changed();
      if (!step.mayApprove) return refused('NB_PROTOCOL_SIGNER', 'the role may not approve');
      if (state.at !== 'signed') return refused('NB_PROTOCOL_STEP', 'the author has not signed');
      if (state.author.by === step.signature.by)
        return refused('NB_PROTOCOL_SIGNER', 'the author signed; another must approve');
      if (step.editors.includes(step.signature.by))
        return refused('NB_PROTOCOL_SIGNER', 'who edited the text since it was last signed may not approve it');
      return { ok: true, state: { ...state, at: 'approved', approver: step.signature } };
    case 'publish':
      if (!same) return changed();
      if (state.at !== 'approved') return refused('NB_PROTOCOL_STEP', 'it is not approved');
      if (step.failures > 0) return refused('NB_PROTOCOL_UNPROVEN', `${step.failures} failures`);
      return { ok: true, state: { ...state, at: 'published' } };
  }
}

/**
 * Who wrote in a text once `by` has edited it: after a signature they are counted anew, because what was written before it is signed.
 * @param state as it was before the edit
 */
export function editorsAfter(state: ProtocolState, editors: readonly string[], by: string): string[] {
  return [...new Set([...('author' in state ? [] : editors), by])];
}

function refused(code: Extract<ErrorCode, `NB_PROTOCOL_${string}`>, why: string): Advance {
  return { ok: false, code, why };
}

function changed(): Advance {
  return refused('NB_PROTOCOL_UNPROVEN', 'its texts are not those that were proven: prove it again');
}

/** A line of the history: from a moment on, this was to judge the calls. */
export interface LiveEntry {
  id: string;
  /** null: the net that comes with the program. */
  protocolId: string | null;
  /** ISO 8601. */
  from: string;
  kind: 'published' | 'rolled-back';
  /** It was taken back before its moment came. */
  cancelled: boolean;
}

export interface Standing {
  /** The entry that counts now; null: none yet, so the shipped net. */
  live: LiveEntry | null;
  /** What one step back leads to. `undefined`: there is nothing to go back from. */
  previous: string | null | undefined;
  /** Entries whose moment is still to come, in order. */
  scheduled: LiveEntry[];
}

/** Who judges at `now` (ISO 8601), what was before it, and what comes. Going back twice goes back two steps, never forth again. */
export function standing(entries: readonly LiveEntry[], now: string): Standing {
  const inOrder = entries
    .filter((e) => !e.cancelled)
    .toSorted((a, b) => (a.from === b.from ? compare(a.id, b.id) : compare(a.from, b.from)));
  const stack: (string | null)[] = [null];
  let live: LiveEntry | null = null;
  for (const entry of inOrder) {
    if (entry.from > now) continue;
    live = entry;
    if (entry.kind === 'published') stack.push(entry.protocolId);
    else if (stack.length > 1) stack.pop();
  }
  return {
    live,
    previous: stack.length > 1 ? stack.at(-2) : undefined,
    scheduled: inOrder.filter((e) => e.from > now),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
