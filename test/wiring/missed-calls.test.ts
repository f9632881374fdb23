// The numbers here are invented; the store is a real one, the clock and the telephones are the test's.
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import type { AnsweredBy } from '../../src/telephony/answered/types.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import type { OriginateResult } from '../../src/telephony/trunk.ts';
import { MissedCallDesk } from '../../src/wiring/missed-calls.ts';
import { deskRules } from '../../src/wiring/write-up.ts';
import { YAML } from '../practice/file.ts';
import { tempStore } from '../store/helper.ts';

const NUMBER = '+15185550121';
/** A line of which nothing is wanted but to be hung up. */
const hungUp: string[] = [];
const LEG = { over: null, hangUp: async () => void hungUp.push('leg') } as unknown as CallLeg;

/** A clock that moves only when told; timers run as their time comes. */
class HandClock {
  timers: { at: number; fn: () => void }[] = [];
  time: number;
  /** Waits until what a timer began is done. */
  settled: () => Promise<void> = async () => undefined;
  constructor(start: string) {
    this.time = Date.parse(start);
  }
  now = () => this.time;
  after = (ms: number, fn: () => void) => {
    const timer = { at: this.time + ms, fn };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  };
  async pass(minutes: number): Promise<void> {
    const until = this.time + minutes * 60_000;
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.time = next.at;
      next.fn();
      await this.settled();
    }
    this.time = until;
  }
}

async function story(t: Tap, rule: string, start = '2026-11-17T15:00:00Z') {
  const clock = new HandClock(start);
  const practice = parsePractice(`${YAML}missed_calls: {do: ${rule}}\n`);
  const { store } = await tempStore(t, { clock, desk: deskRules(practice, () => null) });
  const rung: string[] = [];
  const talks: string[] = [];
  let answers: () => Promise<OriginateResult> = async () => ({ outcome: 'no-answer', detail: '' });
  let by: AnsweredBy = 'person';
  const make = () =>
    new MissedCallDesk({
      ...{ store, practice, clock, log: silentLog, ringSeconds: 20 },
      trunk: {
        originate: ({ to }) => {
          rung.push(to);
          return answers();
        },
      },
      answeredBy: async () => by,
      talk: (_, number) => {
        const id = `0190-ring-${talks.length}`;
        talks.push(number);
        return id;
      },
    });
  let desk = make();
  clock.settled = () => desk.settled();
  await desk.open();
  t.teardown(() => desk.close());
  return {
    clock,
    rung,
    talks,
    store,
    set picksUp(who: AnsweredBy) {
      by = who;
    },
    set answering(result: () => Promise<OriginateResult>) {
      answers = result;
    },
    /** Somebody calls and hangs up; `says`: after these words. */
    async call(from: string | null, says?: string, id?: string): Promise<string> {
      const call = await store.calls.open({ callerNumber: from, lang: 'en', protocol: 'p-1', ...(id && { id }) });
      if (says !== undefined)
        await store.turns.add({
          callId: call.id,
          speaker: 'caller',
          text: says,
          lang: 'en',
          prompt: null,
          complete: true,
        });
      await store.calls.end(call.id, 'caller-hung-up');
      await desk.settled();
      return call.id;
    },
    /** The program is killed: nothing of it goes on; `away`: what happens before the next one starts. */
    async killed(away: () => Promise<unknown>): Promise<void> {
      clock.timers = [];
      store.changes.removeAllListeners('change');
      desk = make();
      clock.settled = async () => undefined;
      await away();
      answers = async () => ({ outcome: 'busy', detail: '' });
      await desk.open();
      clock.settled = () => desk.settled();
    },
  };
}
type Tap = Parameters<typeof tempStore>[0];

t.test('a call without a word lies in the inbox once, with a due time, however often it comes', async (t) => {
  const s = await story(t, 'list');
  const first = await s.call(NUMBER);
  await s.call(NUMBER);
  await s.call(null);
  await s.call('+15185550181');
  const inbox = await s.store.messages.listOpen();
  t.match(inbox, [{ callId: first, queue: 'desk', tier: 'routine' }]);
  t.equal(inbox.length, 1, 'no number, and the telephone of somebody of the practice, are none');
  t.ok(inbox[0]!.dueAt, 'due');
  const [entry] = await s.store.messages.inbox('user:desk');
  const said = entry!.note!.sentences.map(({ text }) => text).join(' ');
  t.match(said, /The same number called again without a word\./);
  t.match(said, /Call back on .*555.?0121/);
  await s.clock.pass(600);
  t.same(s.rung, [], 'the rule is a list: nobody is rung');
});

t.test('whoever calls again and speaks needs no calling back', async (t) => {
  const s = await story(t, 'ring_back');
  await s.call(NUMBER);
  t.equal((await s.store.messages.listOpen()).length, 1);
  await s.call(NUMBER, 'i would like to move my visit');
  t.same(await s.store.messages.listOpen(), []);
  await s.clock.pass(60);
  t.same(s.rung, []);
});

t.test('rung back once in opening hours, and it stays in the inbox until somebody was reached', async (t) => {
  const s = await story(t, 'ring_back');
  await s.call(NUMBER);
  await s.clock.pass(4);
  t.same(s.rung, [], 'they may call again');
  await s.clock.pass(3);
  t.same(s.rung, [NUMBER]);
  await s.clock.pass(120);
  t.same(s.rung, [NUMBER], 'once');
  t.equal((await s.store.messages.listOpen()).length, 1);
  const [entry] = await s.store.messages.inbox('user:desk');
  t.match(JSON.stringify(entry!.note!.sentences), /The box rang back once: nobody answered\./);
});

t.test('somebody answers: they are talked with as a caller is, and a silent answer is no missed call', async (t) => {
  const s = await story(t, 'ring_back');
  s.answering = async () => ({ outcome: 'answered', leg: LEG });
  await s.call(NUMBER);
  await s.clock.pass(7);
  t.same(s.talks, [NUMBER]);
  await s.call(NUMBER, undefined, '0190-ring-0');
  t.equal((await s.store.messages.listOpen()).length, 1, 'a machine took it: the first entry stands, and no other');
  await s.call(NUMBER, 'yes i called about my bill', '0190-ring-x');
  t.same(await s.store.messages.listOpen(), []);
});

t.test('S8: a machine that answers is told nothing, and the message stays', async (t) => {
  const s = await story(t, 'ring_back');
  s.answering = async () => ({ outcome: 'answered', leg: LEG });
  s.picksUp = 'machine';
  hungUp.length = 0;
  await s.call(NUMBER);
  await s.clock.pass(7);
  t.same([s.rung, s.talks, hungUp], [[NUMBER], [], ['leg']]);
  const [entry] = await s.store.messages.inbox('user:desk');
  t.match(JSON.stringify(entry?.note?.sentences), /a machine answered, and nothing was said to it/);
});

t.test('no call at night: it waits for the morning, and for nobody who dealt with it by hand', async (t) => {
  const s = await story(t, 'ring_back', '2026-11-18T03:00:00Z');
  await s.call(NUMBER);
  await s.call('+15185550122');
  await s.clock.pass(8 * 60);
  t.same(s.rung, []);
  const [first] = await s.store.messages.listOpen();
  await s.store.messages.markDone(first!.id, 'user:desk');
  await s.clock.pass(3 * 60);
  t.same(s.rung, ['+15185550122']);
});

t.test('a program that was killed while it rang rings nobody twice, and takes up what it did not see', async (t) => {
  const s = await story(t, 'ring_back');
  const rings = Promise.withResolvers<void>();
  s.answering = () => {
    rings.resolve();
    return new Promise(() => undefined);
  };
  await s.call(NUMBER);
  void s.clock.pass(6);
  await rings.promise;
  await s.killed(() => s.call('+15185550123'));
  t.equal((await s.store.messages.listOpen()).length, 2, 'the call that nobody listened to was found');
  await s.clock.pass(30);
  t.same(s.rung, [NUMBER, '+15185550123']);
});

t.test('S10: each missed call, and each ring back, is in the log, without the number', async (t) => {
  const s = await story(t, 'ring_back');
  await s.call(NUMBER);
  await s.clock.pass(7);
  const lines = await s.store.read.selectFrom('auditLines').selectAll().execute();
  const actions = lines.map(({ action }) => action);
  for (const action of ['call.missed', 'missed.rung_back']) t.ok(actions.includes(action), action);
  t.notMatch(JSON.stringify(lines), /5550121/);
});
