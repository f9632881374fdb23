// The people who are rung are made up; store, engine, record and case are the real ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import { standardContacts } from '../../src/delivery/contacts.ts';
import { silentLog } from '../../src/log.ts';
import type { PageCase, PageRecord, RingResult } from '../../src/oncall/page.ts';
import type { Reachable } from '../../src/oncall/paging/actions.ts';
import type { Journal } from '../../src/oncall/paging/book.ts';
import type { RingPerson } from '../../src/oncall/paging/desk.ts';
import { findPerson, type Practice, parsePractice } from '../../src/practice/practice.ts';
import type { Store } from '../../src/store/store.ts';
import { Ladders } from '../../src/wiring/ladders.ts';
import { journalIn, Paging } from '../../src/wiring/paging.ts';
import { recordOf } from '../../src/wiring/record.ts';

const file = join(import.meta.dirname, '../../examples/practice.yaml');
export const practice = parsePractice(readFileSync(file, 'utf8'), file);

/** What a phone does: an outcome, or it rings until it is put down. */
export type Answer = RingResult | 'rings';

/** A ladder that waits for its next step keeps no test from its end. */
const quietClock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms).unref();
    return () => clearTimeout(timer);
  },
};

const nothing: Journal = { append: async () => undefined, open: async () => [] };
const silent: PageRecord = { pageStarted: () => 'page', pageEnded: () => undefined, ladderExhausted: () => undefined };

const reach: Reachable = {
  onCall: ({ seat }) => (seat === 'primary' ? 'abara' : 'whitlock'),
  ways(personId) {
    const person = findPerson(practice, personId);
    if (!person) return [];
    return standardContacts(person).methods.map(({ id, channel, address }) => ({ id, channel, address, afterMs: 0 }));
  },
  has: () => true,
};

/** A person hears of every case that waits for them in one ring. */
function ringOf(answer: (page: PageCase) => Answer): RingPerson {
  return async (_, desk, signal) => {
    const heard = new Set<string>();
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const one = desk.waiting().find(({ escalationId }) => !heard.has(escalationId));
      if (!one) break;
      const id = one.escalationId;
      heard.add(id);
      const does = answer(one.page());
      if (does === 'rings') continue;
      if (does.outcome !== 'acknowledged') return { answer: does.outcome, detail: '' };
      await desk.choose(id, does.choice);
      if (does.choice === 'connect') await desk.connect(id, does.leg);
    }
    if (desk.waiting().length === 0 || signal.aborted) return { answer: 'cancelled', detail: '' };
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve({ answer: 'cancelled', detail: '' }), { once: true }),
    );
  };
}

/** Paging with made-up telephones; without a store nothing is kept. */
export function pagingWith(
  answer: (page: PageCase) => Answer,
  {
    clock = quietClock,
    fixedGapMs = 0,
    store = null,
    file = practice,
  }: { clock?: Clock; fixedGapMs?: number; store?: Store | null; file?: Practice } = {},
): Paging {
  return new Paging({
    ...{ practice: file, clock, fixedGapMs, reach, lines: 20, log: silentLog },
    monotonic: () => clock.now(),
    journal: store ? journalIn(store) : nothing,
    ring: ringOf(answer),
    send: async (_, __, reference) => ({ state: 'accepted', reference, reason: null }),
    sayNotNeeded: async () => undefined,
    tellCaller: async () => 'heard',
    callBack: async () => true,
    dictated: async () => undefined,
    raise: () => undefined,
    serviceOf: () => 'practice',
    patientKey: () => null,
    recordOf: (callId) => (store ? recordOf(store, callId) : silent),
  });
}

/** Ladders over a store; `rung` are the cases that somebody was rung for, in order. */
export function laddersOver(
  store: Store,
  answer: (page: PageCase) => Answer,
  clock?: Clock,
  fixedGapMs?: number,
  file: Practice = practice,
) {
  const rung: PageCase[] = [];
  const paging = pagingWith(
    (page) => {
      rung.push(page);
      return answer(page);
    },
    { store, file, ...(clock && { clock }), ...(fixedGapMs !== undefined && { fixedGapMs }) },
  );
  return { ladders: new Ladders({ store, practice: file, paging, log: silentLog }), rung, paging };
}

export const callsBack: Answer = { outcome: 'acknowledged', choice: 'calls-back' };
