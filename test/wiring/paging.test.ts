// The telephones are made up; engine, journal, store, audit log and view are the real ones.
import t from 'tap';
import { verifyAudit } from '../../src/audit/verify.ts';
import type { PageCase } from '../../src/oncall/page.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { UNJUDGED } from '../../src/triage/types.ts';
import { pagingView } from '../../src/wiring/paging.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { YAML } from '../practice/file.ts';
import { openAt, tempDir } from '../store/helper.ts';
import { type Answer, callsBack, laddersOver, pagingWith } from './ladders-kit.ts';

const CALLER = '+15185550177';

async function paged(dir: string, answer: Answer) {
  const store = await openAt(dir);
  const record = recordsIn(store)({ callerNumber: CALLER, lang: 'en', protocol: 'p' });
  record.turn({ speaker: 'caller', text: 'my stitches opened', lang: 'en', prompt: null, complete: true });
  record.judged({ ...UNJUDGED, tier: 'urgent', protocol: 'p' }, null);
  record.ended('caller-hung-up');
  await record.flush();
  const made = laddersOver(store, () => answer);
  await made.ladders.start(record.callId);
  return { store, record, ...made };
}

/** Waits until this is so; a store that is busy takes its time. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; !(await so()); await new Promise((r) => setTimeout(r, 20)))
    if (performance.now() > end) throw new Error('it did not come about');
}

t.test('S7: what is begun is on the disk before it rings, and another program goes on with it', async (t) => {
  const dir = tempDir(t);
  const { store, record, rung, ladders, paging } = await paged(dir, 'rings');
  await until(() => rung.length === 1);
  const [id = ''] = await store.escalations.ofCall(record.callId);
  const types = (await store.escalations.events(id)).map((event) => (event as { type: string }).type);
  t.same(types.slice(0, 3), ['opened', 'step-opened', 'begun']);
  t.same(paging.engine.rising, [id]);
  t.match(await store.pages.of(record.callId), [{ personId: 'abara', outcome: 'ringing' }]);
  await ladders.close();
  await store.close();

  const again = await openAt(dir);
  const next = laddersOver(again, () => callsBack);
  t.equal(await next.ladders.resume(), 1);
  await until(() => next.paging.engine.book.get(id)?.phase.phase === 'held');
  t.equal(next.rung.length, 1);
  t.match(next.rung[0], { callId: record.callId, phone: CALLER, reason: 'my stitches opened', waiting: false });
  await next.ladders.start(record.callId);
  await again.flush();
  t.equal((await again.escalations.ofCall(record.callId)).length, 1, 'it is not opened twice');
  t.match((await again.pages.of(record.callId)).at(-1), { outcome: 'acknowledged', choice: 'calls-back' });
  await next.ladders.close();
  await again.close();
});

t.test('S8, S10: the trail and the log tell who was tried and who took it, and nothing of the patient', async (t) => {
  const dir = tempDir(t);
  const { store, record, ladders, paging } = await paged(dir, callsBack);
  const view = pagingView(store, paging.engine);
  await until(async () => (await view.open())[0]?.phase.phase === 'held');
  const [open] = await view.open();
  const id = open?.id ?? '';
  t.notOk(await view.take(id, 'whitlock', 'calls-back'), 'somebody else has it');
  t.notOk(await view.giveBack(id, 'whitlock'), 'who has not got it cannot give it back');
  await view.looked(id, 'user:1', 'viewed');
  store.escalations.dictate(
    {
      escalationId: id,
      callId: record.callId,
      personId: 'abara',
      text: 'fluids',
      rate: 16_000,
      bytes: new Uint8Array(4),
    },
    new Date().toISOString(),
  );
  t.ok(await view.settle(id, 'abara', 'advised'));
  await store.flush();
  const trail = await view.trail(id);
  t.match(trail, { state: 'settled', holder: 'abara', callIds: [record.callId], attempts: [{ answer: 'calls-back' }] });
  t.ok(trail?.attempts.every(({ begunAt, sentAt, acknowledgedAt }) => begunAt && sentAt && acknowledgedAt));
  t.match(await view.closed(5), [{ id }]);
  t.match(await store.escalations.dictations(record.callId), [{ text: 'fluids', personId: 'abara' }]);
  const lines = await store.read.selectFrom('auditLines').selectAll().where('subject', '=', id).execute();
  const said = lines.map(({ action, actor }) => `${action} ${actor}`);
  for (const line of [
    'escalation.opened nightbell',
    'escalation.acknowledged person:abara',
    'escalation.settled person:abara',
  ])
    t.ok(said.includes(line), line);
  t.ok(said.includes('escalation.viewed user:1') && said.includes('escalation.dictated person:abara'));
  const text = JSON.stringify(lines) + JSON.stringify(trail);
  t.notMatch(text, /stitches|5550177|fluids/, 'no words and no number');
  t.match(await verifyAudit(store), { whole: true });
  await ladders.close();
  await store.close();
});

t.test(
  'S6: a practice may leave on call asleep in an emergency, but not where nobody heard of 911, nor in a crisis',
  async (t) => {
    const file = parsePractice(`${YAML}paging: {emergencies: not_told}\n`, 'f.yaml');
    const rung: string[] = [];
    const paging = pagingWith(
      ({ callId }) => {
        rung.push(callId);
        return 'rings';
      },
      { file },
    );
    const pages = { pageStarted: () => 'page', pageEnded: () => undefined, ladderExhausted: () => undefined };
    const page: PageCase = {
      ...{ callId: 'told', tier: 'emergency', crisis: false, lang: 'en', phone: CALLER, reason: '', flags: [] },
      ...{ patient: { name: null, dob: null, age: null }, told911: true, waiting: true },
    };
    const run = (one: { now: PageCase }) => {
      const escalation = paging.escalate({ ...pages, callId: one.now.callId }, () => one.now);
      escalation.start();
      return escalation;
    };
    const told = { now: page };
    const first = run(told);
    told.now = { ...page, waiting: false };
    first.start();
    t.equal(first.state, 'untold', 'they were told to call 911');

    const gone = { now: { ...page, callId: 'gone', phone: '+15185550178', told911: false } };
    const second = run(gone);
    t.equal(second.state, 'untold', 'while the caller is on the line');
    gone.now = { ...gone.now, waiting: false };
    second.start();
    t.equal(second.state, 'running', 'they hung up before they heard it');
    const crisis = run({ now: { ...page, callId: 'crisis', phone: '+15185550179', crisis: true } });
    t.equal(crisis.state, 'running');

    const graver: { now: PageCase } = { now: { ...page, callId: 'graver', phone: '+15185550176', tier: 'urgent' } };
    const third = run(graver);
    graver.now = { ...graver.now, tier: 'emergency' };
    third.start();
    await until(() => rung.length === 3);
    t.same(rung.toSorted(), ['crisis', 'gone', 'graver']);
    t.equal(paging.engine.book.all().find(({ calls }) => calls[0].callId === 'graver')?.tier, 'emergency');
    await paging.engine.stop();
  },
);
