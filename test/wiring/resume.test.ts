import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import t from 'tap';
import { verifyAudit } from '../../src/audit/verify.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { LAST_RINGS, ROUNDS } from '../../src/oncall/paging/ladders.ts';
import type { Store } from '../../src/store/store.ts';
import { type Judgement, UNJUDGED } from '../../src/triage/types.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { resume } from '../../src/wiring/resume.ts';
import { openAt, tempDir, tempStore } from '../store/helper.ts';
import { type Answer, callsBack, laddersOver, practice } from './ladders-kit.ts';

/** What a program does at its start; gives back whom it rang for. */
async function startOver(store: Store, answer: Answer, clock: Clock = systemClock, wanted = 0) {
  const { ladders, rung } = laddersOver(store, () => answer, clock);
  await resume({ store, practice, ladders, clock, log: silentLog });
  await store.flush();
  for (const end = performance.now() + 10_000; rung.length < wanted && performance.now() < end; ) await settled();
  await settled();
  return { ladders, rung };
}

/** What waits for the disk alone is done. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 100));

t.test('S6, S7: killed in the middle of ladders, the next start goes on with each of them once', async (t) => {
  const dir = tempDir(t);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'resume-child.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const ids = JSON.parse(line) as Record<string, string>;
  child.kill('SIGKILL');
  await once(child, 'exit');

  const store = await openAt(dir);
  const first = await startOver(store, 'rings', systemClock, 3);
  t.same(
    first.rung.map(({ callId }) => Object.keys(ids).find((name) => ids[name] === callId)),
    ['just judged', 'ringing', 'caller gone'],
    'the most urgent first; not the acknowledged, the exhausted, and who went to the operator',
  );
  t.match(first.rung[0], {
    tier: 'emergency',
    patient: { name: 'Maria Delgado' },
    reason: 'my chest hurts',
    flags: [{ words: 'my chest hurts' }],
    waiting: false,
  });
  const ringing = await store.pages.of(ids.ringing!);
  t.same(
    ringing.map(({ outcome }) => outcome),
    ['cancelled', 'ringing'],
    'the phone that rang when the program died, and the one that rings now',
  );
  t.match(await store.calls.get(ids.ringing!), { outcome: 'lost' });
  t.match(await store.calls.get(ids['caller gone']!), { outcome: 'caller-hung-up' });
  t.match(await store.messages.listOpen(), [{}, { callId: ids.routine, queue: 'front_desk' }]);
  t.equal((await store.messages.listOpen()).length, 2, 'the one that was there, and one for the caller cut off');

  await resume({ store, practice, ladders: first.ladders, clock: systemClock, log: silentLog });
  t.equal(first.rung.length, 3, 'a ladder that runs is not started twice');
  t.equal((await store.messages.listOpen()).length, 2);
  await first.ladders.close();
  await store.close();

  const again = await openAt(dir);
  const second = await startOver(again, callsBack, systemClock, 3);
  await second.ladders.close();
  t.equal(second.rung.length, 3, 'S7: after an orderly stop as well, because nobody had acknowledged');
  await new Promise((resolve) => setImmediate(resolve));
  await again.close();

  const last = await openAt(dir);
  const third = await startOver(last, callsBack);
  t.same(third.rung, [], 'acknowledged: nobody is rung again');
  await third.ladders.close();
  t.match(await verifyAudit(last), { whole: true });
  await last.close();
});

t.test('S7: what ended more than a day ago rings nobody, what was cut off by a long outage does', async (t) => {
  let now = Date.parse('2026-03-02T08:00:00Z');
  const clock: Clock = { now: () => now, after: () => () => undefined };
  const { store } = await tempStore(t, { clock });
  const open = recordsIn(store);
  const judged: Judgement = { ...UNJUDGED, tier: 'urgent', protocol: 'p' };
  const ended = open({ callerNumber: null, lang: 'en', protocol: 'p' });
  ended.judged(judged, null);
  ended.ended('caller-hung-up');
  const cutOff = open({ callerNumber: null, lang: 'en', protocol: 'p' });
  cutOff.judged(judged, null);
  await store.flush();
  now += 60 * 60 * 60_000;
  const { rung } = await startOver(store, 'rings', clock, 1);
  t.same(
    rung.map(({ callId }) => callId),
    [cutOff.callId],
  );
});

t.test('S6, S7: a clock that was set back hides no call of the program before', async (t) => {
  let now = Date.parse('2026-03-02T08:00:00Z');
  const clock: Clock = { now: () => now, after: () => () => undefined };
  const { store } = await tempStore(t, { clock });
  const open = recordsIn(store);
  const urgent = open({ callerNumber: null, lang: 'en', protocol: 'p' });
  urgent.judged({ ...UNJUDGED, tier: 'urgent', protocol: 'p' }, null);
  const routine = open({ callerNumber: null, lang: 'en', protocol: 'p' });
  const text = 'I need my blood pressure pills';
  routine.turn({ speaker: 'caller', text, lang: 'en', prompt: null, complete: true });
  routine.judged({ ...UNJUDGED, tier: 'routine', protocol: 'p' }, null);
  await store.flush();
  now -= 10 * 60 * 60_000;
  const { rung } = await startOver(store, 'rings', clock, 1);
  t.same(
    rung.map(({ callId }) => callId),
    [urgent.callId],
  );
  t.match(await store.messages.listOpen(), [{ callId: routine.callId }]);
  t.match(await store.calls.get(urgent.callId), { outcome: 'lost' });
});

t.test('S7: a resumed ladder that runs out leaves a message, and does not begin anew at each start', async (t) => {
  const { store } = await tempStore(t);
  const record = recordsIn(store)({ callerNumber: null, lang: 'en', protocol: 'p' });
  record.judged({ ...UNJUDGED, tier: 'urgent', protocol: 'p' }, null);
  await record.flush();
  const { ladders, rung } = laddersOver(store, () => ({ outcome: 'no-answer' }), systemClock, 1);
  await resume({ store, practice, ladders, clock: systemClock, log: silentLog });
  while (ladders.running.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await store.flush();
  t.equal(rung.length, practice.ladder.length * ROUNDS + LAST_RINGS);
  t.match(await store.messages.listOpen(), [{ callId: record.callId, queue: 'nurse_queue', tier: 'urgent' }]);
  t.same((await startOver(store, 'rings')).rung, []);
});
