import type { Clock } from '../clock.ts';
import { queueFor } from '../desk/queues.ts';
import type { Log } from '../log.ts';
import type { Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import type { CallRow } from '../store/types.ts';
import type { Window } from '../store/unsettled.ts';
import type { Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';
import type { Ladders } from './ladders.ts';

/** Older ones stand in the list of calls; a phone that rings for them would only puzzle whoever answers. */
const RESUME_WITHIN_MS = 24 * 60 * 60_000;
/** A disk that is full at start is tried again after this time. */
const RETRY_MS = 10_000;
/** Later than whatever a clock says. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

export interface ResumeOptions {
  store: Store;
  practice: Practice;
  ladders: Pick<Ladders, 'start' | 'resume'>;
  clock: Clock;
  log: Log;
}

/**
 * Goes on with what a program before this one left, however it ended (S6, S7): ladders that nobody acknowledged, the most
 * urgent first; messages that were not filed; calls and pages that stand open; calls that nobody wrote up. To be called before calls are taken;
 * resolves after the first try and never rejects: what cannot be read or written is tried again until it can. Gives back
 * a function that ends that.
 */
export async function resume(options: ResumeOptions): Promise<() => void> {
  const { store, clock, log } = options;
  const now = clock.now();
  const endedSince = new Date(now - RESUME_WITHIN_MS).toISOString();
  const startedBy = new Date(now).toISOString();
  // Before calls are taken every call is one of a program before, also where the clock was set back and it seems to begin later.
  let callsBy = END_OF_TIME;
  let cancel: () => void = () => undefined;
  const go = async () => {
    try {
      await settle(options, { startedBy: callsBy, endedSince }, startedBy);
    } catch (error) {
      log.error({ code: (error as { code?: string }).code }, 'not everything could be taken up again yet');
      callsBy = startedBy;
      cancel = clock.after(RETRY_MS, () => void go());
    }
  };
  await go();
  // Older ones, after an update for instance, are nobody's hurry: calls are taken meanwhile.
  store.notes
    .catchUp()
    .catch((error: unknown) =>
      log.warn({ code: (error as { code?: string }).code }, 'older calls are not written up yet'),
    );
  return () => cancel();
}

/** Can be done over and over: what was done is not found again. Pages that began after `pagesBy` are those that it rings itself. */
async function settle(
  { store, practice, ladders, log }: ResumeOptions,
  window: Window,
  pagesBy: string,
): Promise<void> {
  const open = await ladders.resume();
  const urgent = await store.unsettled.unacknowledged(window);
  // People first: this needs no disk that can be written.
  for (const call of urgent) await ladders.start(call.id);
  const closed = await store.calls.closeUnfinished(window.startedBy, pagesBy);
  const unfiled = await store.unsettled.unfiled(window);
  for (const call of unfiled)
    await store.messages.create({ callId: call.id, queue: queueOf(practice, call), tier: call.tier });
  const notes = await store.notes.catchUp(window.endedSince);
  if (open + urgent.length + closed.length + unfiled.length + notes === 0) return;
  const counts = { escalations: open, ladders: urgent.length, closed: closed.length, messages: unfiled.length, notes };
  log.warn(counts, 'taken up again after an end of the program');
}

function queueOf(practice: Practice, call: CallRow): string {
  return queueFor(practice, (call.intent ?? 'other') as Intent, call.tier as Tier);
}
