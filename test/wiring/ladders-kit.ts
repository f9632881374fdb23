// The people who are rung are made up; store, ladder, record and case are the real ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { CallRecord } from '../../src/conversation/record.ts';
import { silentLog } from '../../src/log.ts';
import { Escalation } from '../../src/oncall/escalation.ts';
import type { PageCase, RingResult } from '../../src/oncall/page.ts';
import { findPerson, parsePractice } from '../../src/practice/practice.ts';
import type { Store } from '../../src/store/store.ts';
import { Ladders } from '../../src/wiring/ladders.ts';

const file = join(import.meta.dirname, '../../examples/practice.yaml');
export const practice = parsePractice(readFileSync(file, 'utf8'), file);

/** What a phone does: an outcome, or it rings until it is put down. */
export type Answer = RingResult | 'rings';

export function escalation(answer: (page: PageCase) => Answer, clock: Clock = systemClock, fixedGapMs = 0) {
  return (record: CallRecord, current: () => PageCase): Escalation =>
    new Escalation({
      steps: practice.ladder,
      fixedGapMs,
      clock,
      resolve: (role) => findPerson(practice, role === 'primary' ? 'abara' : role === 'backup' ? 'whitlock' : role),
      current,
      record,
      log: silentLog,
      ring: (_, page, signal) => {
        const does = answer(page());
        if (does !== 'rings') return Promise.resolve(does);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ outcome: 'cancelled' }), { once: true }),
        );
      },
    });
}

/** Ladders over a store; `rung` are the cases that somebody was rung for, in order. */
export function laddersOver(store: Store, answer: (page: PageCase) => Answer, clock?: Clock, fixedGapMs?: number) {
  const rung: PageCase[] = [];
  const ladders = new Ladders({
    store,
    practice,
    log: silentLog,
    callBack: async () => true,
    escalate: escalation(
      (page) => {
        rung.push(page);
        return answer(page);
      },
      clock,
      fixedGapMs,
    ),
  });
  return { ladders, rung };
}

export const callsBack: Answer = { outcome: 'acknowledged', choice: 'calls-back' };
