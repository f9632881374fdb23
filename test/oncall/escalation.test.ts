// The clock and the people are made up here; who rings, in which order and when is what is tested.
import t from 'tap';
import type { Clock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { Escalation } from '../../src/oncall/escalation.ts';
import { ROUNDS } from '../../src/oncall/ladder.ts';
import type { PageCase, RingResult } from '../../src/oncall/page.ts';
import type { Person } from '../../src/practice/practice.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';

class MovedClock implements Clock {
  #now = 0;
  #timers: { at: number; fn: () => void }[] = [];
  now(): number {
    return this.#now;
  }
  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((x) => x !== timer);
    };
  }
  async move(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter((x) => x.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((x) => x !== next);
      this.#now = next.at;
      next.fn();
    }
    this.#now = end;
    await settle();
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const people: Record<string, Person> = Object.fromEntries(
  ['ann', 'bea', 'cid'].map((id, i) => [
    id,
    { id, name: id, say: id, phone: `+1518555016${i}`, role: 'clinician' as const },
  ]),
);
const steps = [
  { afterMinutes: 0, page: 'primary' },
  { afterMinutes: 10, page: 'primary' },
  { afterMinutes: 20, page: 'backup' },
  { afterMinutes: 30, page: 'cid' },
];
const roles: Record<string, string> = { primary: 'ann', backup: 'bea', cid: 'cid' };
const took = (): RingResult => ({ outcome: 'acknowledged', choice: 'connect', leg: {} as CallLeg });

function story(answers: (person: string, time: number) => RingResult | Promise<RingResult>, fixedGapMs = 0) {
  const clock = new MovedClock();
  const rung: string[] = [];
  const written: string[] = [];
  const escalation = new Escalation({
    steps,
    fixedGapMs,
    clock,
    resolve: (role) => people[roles[role] ?? ''] ?? null,
    current: () => ({ callId: 'c1' }) as PageCase,
    log: silentLog,
    ring: async (person) => {
      rung.push(`${person.id}@${clock.now() / 60_000}`);
      return await answers(person.id, clock.now());
    },
    record: {
      pageStarted: (person) => {
        written.push(`started ${person.id}`);
        return person.id;
      },
      pageEnded: (id, result) => void written.push(`ended ${id} ${result.outcome}`),
      ladderExhausted: () => void written.push('exhausted'),
    },
  });
  escalation.start();
  return { clock, rung, written, escalation };
}

t.test('S7: the ladder climbs at its own minutes until somebody acknowledges', async (t) => {
  const s = story((id) => (id === 'bea' ? took() : { outcome: 'no-answer' }));
  await s.clock.move(25 * 60_000);
  t.same(s.rung, ['ann@0', 'ann@10', 'bea@20']);
  t.equal(s.escalation.state, 'acknowledged');
  await s.clock.move(60 * 60_000);
  t.equal(s.rung.length, 3, 'nobody is rung after the acknowledgement');
});

t.test('S7: a voicemail, a wrong PIN and hanging up are not acknowledgements', async (t) => {
  for (const outcome of ['no-key', 'wrong-pin', 'hung-up', 'busy', 'unreachable'] as const) {
    const s = story(() => ({ outcome }));
    await s.clock.move(31 * 60_000);
    t.not(s.escalation.state, 'acknowledged', outcome);
    t.ok(
      s.rung.some((r) => r.startsWith('cid')),
      `${outcome}: goes on to the end`,
    );
  }
});

t.test('who passes it on is not rung again in this round; the next person is rung at once', async (t) => {
  const s = story((id) => ({ outcome: id === 'ann' ? 'passed-on' : 'no-answer' }));
  await s.clock.move(0);
  t.same(s.rung, ['ann@0', 'bea@0']);
});

t.test('S7: a ladder never runs out silently: further rounds, then a written alarm', async (t) => {
  const s = story(() => ({ outcome: 'no-answer' }));
  await s.clock.move(4 * 60 * 60_000);
  t.equal(s.rung.length, steps.length * ROUNDS);
  t.equal(s.escalation.state, 'exhausted');
  t.equal(s.written.at(-1), 'exhausted');
});

t.test('a ring that fails does not stop the ladder, and is written down', async (t) => {
  const s = story((id) => {
    if (id === 'ann') throw new Error('trunk gone');
    return took();
  });
  await s.clock.move(21 * 60_000);
  t.same(s.rung, ['ann@0', 'ann@10', 'bea@20']);
  t.same(s.written.slice(0, 2), ['started ann', 'ended ann unreachable']);
});

t.test('S12: the role is resolved at the moment of each ring', async (t) => {
  const s = story(() => ({ outcome: 'no-answer' }));
  await s.clock.move(5 * 60_000);
  roles.primary = 'cid';
  await s.clock.move(6 * 60_000);
  roles.primary = 'ann';
  t.same(s.rung, ['ann@0', 'cid@10']);
});

t.test('cancelled: nothing rings any more', async (t) => {
  const s = story(() => ({ outcome: 'no-answer' }));
  await s.clock.move(0);
  s.escalation.cancel();
  await s.clock.move(60 * 60_000);
  t.same(s.rung, ['ann@0']);
  t.equal(s.escalation.state, 'cancelled');
});
