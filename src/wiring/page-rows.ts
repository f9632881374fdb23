import { isVoice } from '../delivery/types.ts';
import type { PageRecord, PageResult } from '../oncall/page.ts';
import type { Answer, Attempt } from '../oncall/paging/attempt-types.ts';
import type { Listener } from '../oncall/paging/book.ts';
import type { Escalation } from '../oncall/paging/types.ts';
import type { Person } from '../practice/practice.ts';
import type { PageOutcome } from '../store/types.ts';

type Nothing = Exclude<PageOutcome, 'acknowledged' | 'ringing'>;

/** What the line answered, in the words of a call's own pages. */
const OUTCOMES: Record<Answer, Nothing> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  rejected: 'rejected',
  unreachable: 'unreachable',
  failed: 'unreachable',
  machine: 'no-key',
  'no-key': 'no-key',
  'hung-up': 'hung-up',
  'wrong-pin': 'wrong-pin',
  locked: 'wrong-pin',
  'passed-on': 'passed-on',
  'busy-for-now': 'passed-on',
  engaged: 'passed-on',
  taken: 'cancelled',
  gone: 'unreachable',
  interrupted: 'cancelled',
  cancelled: 'cancelled',
};

/**
 * Keeps the pages of each call, which its note and its page in the console read: rings only, by the call that opened the escalation.
 * @param recordOf where the pages of a call are written
 */
export function pageRows(recordOf: (callId: string) => PageRecord, person: (id: string) => Person): Listener {
  const rows = new Map<string, { record: PageRecord; page: string }>();
  const end = (attemptId: string, result: PageResult) => {
    const row = rows.get(attemptId);
    rows.delete(attemptId);
    row?.record.pageEnded(row.page, result);
  };
  return (after, event) => {
    const record = () => recordOf(after.calls[0].callId);
    if (event.type === 'begun' && isVoice(event.way.channel)) {
      const of = record();
      rows.set(event.attemptId, {
        record: of,
        page: of.pageStarted(person(event.personId), stepOf(after, event.step)),
      });
    }
    if (event.type === 'acknowledged')
      end(event.attemptId, { outcome: 'acknowledged', choice: event.choice === 'connect' ? 'connect' : 'calls-back' });
    if (event.type === 'ended') end(event.attemptId, { outcome: OUTCOMES[event.answer] });
    if (event.type === 'taken') {
      const of = record();
      const page = of.pageStarted(person(event.personId), stepOf(after, 'holder'));
      of.pageEnded(page, { outcome: 'acknowledged', choice: event.choice === 'connect' ? 'connect' : 'calls-back' });
    }
    if (event.type === 'exhausted') record().ladderExhausted();
  };
}

function stepOf({ ladder }: Escalation, step: Attempt['step']): number {
  return typeof step === 'number' ? step : step === 'holder' ? 0 : ladder.steps.length;
}
