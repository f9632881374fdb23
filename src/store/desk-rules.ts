import type { CallRecord, MessageRow, NoteRow } from './types.ts';

export type NewNote = Omit<NoteRow, 'callId' | 'version' | 'at'>;
export type Route = Pick<MessageRow, 'owner' | 'dueAt'>;

/**
 * What the store asks of the desk as it writes, so that a message never lies without a due time and a call that is over never without its
 * note: both are written in the transaction of what they follow from. Pure; what throws is logged and left out.
 */
export interface DeskRules {
  /** Whom a message is for and by when it is answered. `at`: ISO 8601, when it was taken or became more urgent. */
  routeOf(message: Pick<MessageRow, 'queue' | 'tier' | 'at'>): Route;
  /** A call that is over, written up; null: there is nothing to be told of it. */
  noteOf(record: Omit<CallRecord, 'note'>): NewNote | null;
}

/** A store without a desk. */
export const NO_DESK: DeskRules = {
  routeOf: () => ({ owner: null, dueAt: null }),
  noteOf: () => null,
};
