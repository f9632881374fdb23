// The telephones are made up; store, engine, journal and record are the real ones.
import t, { type Test } from 'tap';
import { silentLog } from '../../src/log.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { type Tier, UNJUDGED } from '../../src/triage/types.ts';
import { doing, next } from '../../src/wiring/console/escalation-words.ts';
import { LaterLadders } from '../../src/wiring/later-ladders.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { YAML } from '../practice/file.ts';
import { tempStore } from '../store/helper.ts';
import { laddersOver } from './ladders-kit.ts';

const LADDER = `paging:
  ladders:
    - {tiers: [semi_urgent], steps: [{after_minutes: 0, page: primary}], quiet: {from: '00:00', to: '00:00'}}
`;

async function box(t: Test, yaml = LADDER) {
  const { store } = await tempStore(t);
  const practice = parsePractice(`${YAML}${yaml}`, 'f.yaml');
  const { ladders, rung, paging } = laddersOver(store, () => 'rings', undefined, undefined, practice);
  const later = new LaterLadders({ store, practice, paging, ladders, log: silentLog });
  t.teardown(async () => {
    await later.close();
    await ladders.close();
  });
  /** A call that is over and left a message. */
  const called = async (tier: Tier) => {
    const record = recordsIn(store)({ callerNumber: '+15185550177', lang: 'en', protocol: 'p' });
    record.turn({ speaker: 'caller', text: 'my cough is a little worse', lang: 'en', prompt: null, complete: true });
    record.judged({ ...UNJUDGED, tier, protocol: 'p' }, null);
    record.message('nurse', tier);
    record.ended('completed');
    await record.flush();
    return record.callId;
  };
  const until = async (so: () => unknown) => {
    for (const end = performance.now() + 20_000; !(await so()); await new Promise((r) => setTimeout(r, 20)))
      if (performance.now() > end) throw new Error('it did not come about');
  };
  return { store, later, called, rung, paging, until };
}

t.test('below urgent on call is told where the practice wrote a ladder for it, and of nothing else', async (t) => {
  const { later, called, rung, until, store, paging } = await box(t);
  const left = await called('semi_urgent');
  await called('routine');
  await later.open();
  await until(() => rung.length === 1);
  t.match(rung[0], { callId: left, tier: 'semi_urgent', reason: 'my cough is a little worse' }, 'that of before');
  const next = await called('semi_urgent');
  await until(() => paging.engine.book.all().some(({ calls }) => calls.some(({ callId }) => callId === next)));
  await called('routine');
  await later.close();
  t.equal((await store.calls.list()).length, 4);
  const known = paging.engine.book.all().flatMap(({ calls, tier }) => calls.map(() => tier));
  t.same(new Set(known), new Set(['semi_urgent']));
});

t.test('whom the desk has dealt with is withdrawn, and nobody is rung for it any more', async (t) => {
  const { later, called, rung, until, store, paging } = await box(t);
  await later.open();
  const callId = await called('semi_urgent');
  await until(() => rung.length === 1);
  const [id = ''] = await store.escalations.ofCall(callId);
  const [message] = await store.messages.listOpen();
  await store.messages.take(message?.id ?? '', 'nurse@clinic.test');
  await store.messages.markDone(message?.id ?? '', 'nurse@clinic.test');
  await until(async () => ((await store.escalations.events(id)).at(-1) as { type: string }).type === 'ended');
  const types = (await store.escalations.events(id)).map((event) => (event as { type: string }).type);
  t.ok(types.includes('withdrawn'), 'it is stored');
  t.same(paging.engine.rising, []);
});

t.test('without such a ladder it lies in the inbox and wakes nobody', async (t) => {
  const { later, called, rung, paging } = await box(t, '');
  await later.open();
  await called('semi_urgent');
  await later.close();
  t.same([rung.length, paging.engine.book.all().length], [0, 0]);
});

t.test('in its quiet hours the console says that it waits, and until when', async (t) => {
  const quiet = LADDER.replace("from: '00:00', to: '00:00'", "from: '00:00', to: '23:59'");
  const { later, called, paging, until } = await box(t, quiet);
  await later.open();
  await called('semi_urgent');
  await until(() => paging.engine.book.all().length === 1);
  const [escalation] = paging.engine.book.all();
  if (!escalation) throw new Error('none is open');
  const names = { person: (id: string) => id, service: (id: string) => id, seated: () => null };
  const night = Date.parse('2026-06-10T02:00:00-04:00');
  const opened = { ...escalation, phase: { ...escalation.phase } };
  if (opened.phase.phase !== 'climbing') throw new Error('it does not climb');
  opened.phase.climb = { ...opened.phase.climb, startedAt: night };
  t.equal(doing(opened, names, night), 'It waits for the end of the quiet hours');
  t.equal(next(opened, names)?.at, Date.parse('2026-06-10T23:59:00-04:00'));
});
