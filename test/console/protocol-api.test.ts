import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { actorOf } from '../../src/access/access.ts';
import { COOKIE } from '../../src/console/api/guard.ts';
import { type Api, makeApi } from '../../src/console/api/server.ts';
import { silentLog } from '../../src/log.ts';
import type { Role } from '../../src/store/types.ts';
import { earlier } from './callers.ts';
import { type Clinic, openClinic } from './clinic.ts';
import { smallNet } from './small-net.ts';

const own = (more = '') =>
  `protocol: {id: practice, version: "1", title: Ours}\n${more}cases:\n  - {say: my knee hurts, tier: semi_urgent}\n`;
const WRIST = 'concepts:\n  - {id: wrist_pain, tier: next_day, say: "wrist hurts, me duele la muñeca"}\n';

/** Time stands until it is moved; timers run when it is. */
class MovedClock {
  #now = Date.now();
  #timers: { at: number; fn: () => void }[] = [];
  now = () => this.#now;
  after = (ms: number, fn: () => void) => {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  move(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter((timer) => !due.includes(timer));
    for (const { fn } of due) fn();
  }
}

class Colleague {
  readonly #api: Api;
  readonly #cookies: Record<string, string>;
  constructor(api: Api, token: string) {
    this.#api = api;
    this.#cookies = { [COOKIE]: token };
  }
  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    const headers = { 'x-nightbell': 'console' };
    const answer = await this.#api.inject({
      method,
      url,
      headers,
      cookies: this.#cookies,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, ...answer.json() };
  }
}

async function open(t: Test) {
  const clock = new MovedClock();
  const clinic = await openClinic(t, null, clock, smallNet(t));
  const api = await makeApi({
    services: clinic.services,
    log: silentLog,
    tls: null,
    pages: clinic.dir,
    version: '0.1.0',
  });
  t.teardown(() => api.close());
  const login = async (name: string, role: Role) => {
    // Passwords take their time on purpose, and are not what is tested here.
    const user = await clinic.store.users.add({ name, role, passwordHash: 'none' }, 'test');
    const token = `token-of-${name.replaceAll(' ', '-')}`;
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await clinic.store.sessions.open({ userId: user.id, tokenHash, address: '192.0.2.7', actor: actorOf(user) });
    return new Colleague(api, token);
  };
  return {
    clinic,
    clock,
    api,
    lena: await login('Lena Abara', 'clinician'),
    sam: await login('Sam Whitlock', 'clinical-lead'),
    login,
  };
}

/** Written, proven, tested and signed by two. */
async function approve(lena: Colleague, sam: Colleague, text: string, title = 'Ours') {
  const made = await lena.ask('POST', '/api/protocol/drafts', { title, basedOn: null });
  const at = `/api/protocol/drafts/${made.id}`;
  const work = { title, specialties: ['knees'], text, note: 'for the spring' };
  const edited = await lena.ask('PUT', at, { revision: made.revision, ...work });
  const { version: proven, failures } = await lena.ask('POST', `${at}/prove`, { revision: edited.revision });
  const { version: tested } = await lena.ask('POST', `${at}/test`, { revision: proven.revision });
  const signed = await lena.ask('POST', `${at}/sign`, { revision: tested.revision });
  const approved = await sam.ask('POST', `${at}/approve`, { revision: signed.revision });
  return { id: made.id as string, at, approved, failures, work };
}

const audited = async ({ store }: Clinic, action: string) =>
  store.read.selectFrom('auditLines').selectAll().where('action', '=', action).execute();

// Each test reads a few protocols in threads of their own.
t.setTimeout(120_000);

t.test('without a protocol of its own the practice has the shipped net, and that is said', async (t) => {
  const { sam, lena } = await open(t);
  t.match(await lena.ask('GET', '/api/protocol'), {
    status: 200,
    live: { entry: null, version: null, name: 'base@1+knees@1', signed: false, trouble: null },
    previous: null,
    drafts: [],
    specialties: [{ id: 'knees', title: 'Knees' }],
  });
  t.match(await sam.ask('POST', '/api/protocol/roll-back', { entry: 'none' }), { status: 409, code: 'PROTOCOL_STALE' });
});

t.test('from a draft to the telephone, by two people', async (t) => {
  const { clinic, clock, lena, sam } = await open(t);
  const { id, at, approved, failures } = await approve(lena, sam, own(WRIST));
  t.same(
    failures.filter((f: { severity: string }) => f.severity === 'failure'),
    [],
  );
  t.match(approved, {
    status: 200,
    state: 'approved',
    number: 1,
    author: { name: 'Lena Abara' },
    approver: { name: 'Sam Whitlock' },
    may: ['edit', 'prove', 'test', 'send-back', 'discard', 'publish'],
    problem: null,
  });
  t.match(await lena.ask('POST', `${at}/publish`, { revision: approved.revision, from: null }), { status: 403 });
  const before = clinic.live.mind.engine;
  const from = new Date(clock.now() + 1_200_000).toISOString();
  t.match(await sam.ask('POST', `${at}/publish`, { revision: approved.revision, from }), {
    status: 200,
    state: 'published',
    standing: 'scheduled',
  });
  await clinic.live.settled();
  t.equal(clinic.live.mind.engine, before, 'not before its moment');
  clock.move(1_200_000);
  await clinic.live.settled();
  t.match(clinic.live.judging, { version: { id }, hash: approved.hash, name: 'base@1+knees@1+practice@1' });
  t.equal(clinic.live.mind.engine.judge('my wrist hurts', 'en').tier, 'semi_urgent');
  t.equal(before.judge('my wrist hurts', 'en').tier, 'unclear', 'a call in progress keeps what it began with');
  const shown = await lena.ask('GET', '/api/protocol');
  t.match(shown, {
    live: { version: { id, standing: 'live' }, signed: true, outdated: false },
    previous: { version: null },
    history: [{ kind: 'published', number: 1, by: 'Sam Whitlock' }],
  });

  t.match(
    await lena.ask('PUT', at, { revision: approved.revision + 1, title: 'x', specialties: [], text: '', note: '' }),
    {
      status: 409,
      code: 'PROTOCOL_STEP',
    },
  );
  t.match(await lena.ask('POST', '/api/protocol/roll-back', { entry: shown.live.entry }), { status: 403 });
  t.match(await sam.ask('POST', '/api/protocol/roll-back', { entry: shown.live.entry }), {
    status: 200,
    history: [{ kind: 'rolled-back' }, { kind: 'published' }],
  });
  // What judges is another once it has been read.
  await clinic.live.settled();
  t.match(await lena.ask('GET', '/api/protocol'), { live: { version: null, signed: false } });
  t.equal(clinic.live.mind.engine.judge('my wrist hurts', 'en').tier, 'unclear');
  t.match(await sam.ask('POST', '/api/protocol/roll-back', { entry: shown.live.entry }), { code: 'PROTOCOL_STALE' });
  t.match(await audited(clinic, 'protocol.published'), [{ subject: id, detail: new RegExp(approved.hash) }]);
  t.equal((await audited(clinic, 'protocol.rolled-back')).length, 1);
});

t.test('the author is not the approver, and what fails or changed is not signed', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const made = await sam.ask('POST', '/api/protocol/drafts', { title: 'Alone', basedOn: null });
  const at = `/api/protocol/drafts/${made.id}`;
  t.match(await sam.ask('POST', `${at}/publish`, { revision: 1, from: null }), { code: 'PROTOCOL_STEP' });
  t.match(await sam.ask('POST', `${at}/sign`, { revision: 1 }), { status: 409, code: 'PROTOCOL_STEP' });
  const put = (revision: number, text: string) =>
    sam.ask('PUT', at, { revision, title: 'Alone', specialties: [], text, note: '' });

  const broken = await put(
    1,
    'protocol: {id: practice, version: "1"}\nconcepts:\n  - {id: chest_pain, tier: routine, say: chest}\n',
  );
  t.match(broken, { status: 200, state: 'draft', problem: { source: 'practice.yaml', line: 3, why: /twice/ } });
  t.match(await sam.ask('POST', `${at}/prove`, { revision: 2 }), { status: 422, code: 'PROTOCOL_UNREADABLE' });
  t.match(await put(1, own()), { status: 409, code: 'PROTOCOL_STALE' }, 'another was quicker');

  await put(2, own().replace('tier: semi_urgent', 'tier: emergency'));
  const proven = (await sam.ask('POST', `${at}/prove`, { revision: 3 })).version;
  const tested = await sam.ask('POST', `${at}/test`, { revision: proven.revision });
  t.match(tested, {
    cases: 1,
    version: { state: 'proven' },
    failures: [{ say: 'my knee hurts', wanted: 'emergency' }],
  });
  t.match(await sam.ask('POST', `${at}/sign`, { revision: proven.revision }), { code: 'PROTOCOL_STEP' });

  const fixed = await put(proven.revision, own());
  const again = (await sam.ask('POST', `${at}/prove`, { revision: fixed.revision })).version;
  const good = (await sam.ask('POST', `${at}/test`, { revision: again.revision })).version;
  const signed = await sam.ask('POST', `${at}/sign`, { revision: good.revision });
  t.notOk(signed.may.includes('approve'), 'no button for one’s own');
  t.match(await sam.ask('POST', `${at}/approve`, { revision: signed.revision }), {
    status: 403,
    code: 'PROTOCOL_SIGNER',
  });
  t.match(await lena.ask('POST', `${at}/approve`, { revision: signed.revision }), { status: 403, code: 'NOT_ALLOWED' });
  const edited = await put(signed.revision, own(WRIST));
  t.match(edited, { state: 'draft', author: null, hash: null }, 'an edit drops the signature');
  t.notMatch(
    JSON.stringify(await clinic.store.read.selectFrom('auditLines').selectAll().execute()),
    /wrist|knee hurts/,
  );
});

t.test('who edited the text since it was last signed does not approve it', async (t) => {
  const { lena, sam } = await open(t);
  const made = await lena.ask('POST', '/api/protocol/drafts', { title: 'Two hands', basedOn: null });
  const at = `/api/protocol/drafts/${made.id}`;
  const put = (who: Colleague, revision: number, text: string) =>
    who.ask('PUT', at, { revision, title: 'Two hands', specialties: ['knees'], text, note: '' });
  const signedBy = async (who: Colleague, revision: number) => {
    const { version: proven } = await who.ask('POST', `${at}/prove`, { revision });
    const { version: tested } = await who.ask('POST', `${at}/test`, { revision: proven.revision });
    return who.ask('POST', `${at}/sign`, { revision: tested.revision });
  };
  const first = await put(lena, made.revision, own());
  const hers = await put(sam, first.revision, own(WRIST));
  const signed = await signedBy(lena, hers.revision);
  const view = await sam.ask('GET', `/api/protocol/versions/${made.id}`);
  t.notOk(view.may.includes('approve'), 'no button for the last editor');
  t.match(await sam.ask('POST', `${at}/approve`, { revision: signed.revision }), {
    status: 403,
    code: 'PROTOCOL_SIGNER',
  });
  // After the signature the author writes, and signs, what the other wrote before.
  const again = await signedBy(lena, (await put(lena, signed.revision, own(WRIST.replace('hurts', 'aches')))).revision);
  t.match(await sam.ask('POST', `${at}/approve`, { revision: again.revision }), { status: 200, state: 'approved' });
});

t.test('an update of the program between signing and publishing asks for proofs anew', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const { at, approved } = await approve(lena, sam, own(WRIST));
  writeFileSync(join(clinic.folder, 'base/10.yaml'), 'concepts:\n  - {id: rash, tier: next_day, say: rash}\n');
  t.match(await sam.ask('POST', `${at}/publish`, { revision: approved.revision, from: null }), {
    status: 422,
    code: 'PROTOCOL_UNPROVEN',
  });
  t.match(await lena.ask('GET', '/api/protocol'), { live: { version: null } });
  const { version } = await lena.ask('POST', `${at}/prove`, { revision: approved.revision });
  t.match(version, { state: 'proven', author: null, approver: null }, 'and for signatures');
});

t.test('a live version that no longer reads leaves the shipped net, and an alarm', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const { at, approved } = await approve(lena, sam, own(WRIST));
  await sam.ask('POST', `${at}/publish`, { revision: approved.revision, from: null });
  await clinic.live.settled();
  const { LiveProtocols } = await import('../../src/wiring/protocols.ts');
  const { protocols: real } = clinic.store;
  const damaged = Object.assign(Object.create(real), {
    standing: (now: string) => real.standing(now),
    get: (id: string) => real.get(id),
    keep: async () => undefined,
    composition: async (hash: string) => {
      const kept = await real.composition(hash);
      return kept && { ...kept, sources: [...kept.sources, { name: 'older.yaml', layer: 9, text: 'colour: red' }] };
    },
  });
  const errors: string[] = [];
  const log = { ...silentLog, info() {}, warn() {}, error: (_: unknown, text: string) => errors.push(text) };
  const live = await LiveProtocols.open({
    store: Object.create(clinic.store, { protocols: { value: damaged } }),
    clock: new MovedClock(),
    log: log as never,
    folder: clinic.folder,
  });
  t.teardown(() => live.close());
  t.match(live.judging, { version: null, name: 'base@1+knees@1', trouble: /NB_PROTOCOL_NOT_LIVE/ });
  t.equal(live.mind.engine.judge('i have chest pain', 'en').tier, 'emergency', 'calls are judged all the same');
  t.match(errors, [/NB_PROTOCOL_NOT_LIVE/]);
});

t.test('tree, difference and trial', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const { id } = await approve(lena, sam, own(WRIST));
  const tree = await lena.ask('GET', `/api/protocol/tree?version=${id}`);
  t.match(
    tree.concepts.find((c: { id: string }) => c.id === 'wrist_pain'),
    {
      kind: 'finding',
      tier: 'semi_urgent',
      disposition: 'next_day',
      words: ['wrist hurts', 'me duele la muñeca'],
      layer: 2,
      where: 'practice.yaml line 3',
    },
  );
  t.match(
    tree.questions.find((q: { id: string }) => q.id === 'knee_swollen'),
    { askedBy: ['knee_pain'], branches: [{ when: 'yes', outcome: { disposition: 'urgent' } }] },
  );
  t.match((await lena.ask('GET', `/api/protocol/diff?version=${id}&against=shipped`)).changes, [
    { section: 'document', id: 'practice', change: 'added' },
    {
      section: 'concept',
      id: 'wrist_pain',
      change: 'added',
      says: ['tier: next day', 'says: wrist hurts', /./],
      urgency: 'more',
    },
    { section: 'case', id: 'my knee hurts', change: 'added' },
  ]);
  const trial = await lena.ask('POST', '/api/protocol/try', {
    version: id,
    lang: 'en',
    said: ['my knee hurts', 'yes'],
  });
  t.match(trial.steps, [
    {
      tier: 'semi_urgent',
      flags: [{ concept: 'knee_pain', words: 'knee hurts', where: 'base/00.yaml line 12' }],
      ask: { id: 'knee_swollen', en: 'Is the knee swollen?' },
    },
    { answering: 'knee_swollen', tier: 'urgent', flags: [{ by: 'answer', where: /base\/00.yaml/ }, {}] },
  ]);
  t.match(await lena.ask('POST', '/api/protocol/try', { version: 'nothing', lang: 'en', said: ['x'] }), {
    status: 404,
  });
  t.equal((await clinic.store.calls.list()).length, 0, 'nothing of it is kept');
});

t.test('a draft is replayed over the stored calls, the less urgent first', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const calls = await earlier(clinic.store);
  const { id } = await approve(lena, sam, own('concepts:\n  - {more: fever, tier: emergency}\n'));
  const started = await lena.ask('POST', '/api/review/replays', { version: id, months: 3 });
  t.match(started, { status: 200, total: 2 });
  let view = started;
  while (view.state === 'running') view = await lena.ask('GET', `/api/review/replays/${started.id}`);
  t.match(view, {
    state: 'done',
    done: 2,
    moreUrgent: [
      { callId: calls.urgent, was: { tier: 'urgent' }, live: { tier: 'urgent' }, draft: { tier: 'emergency' } },
    ],
    counts: { lessUrgent: 0, moreUrgent: 1, questions: 0 },
  });
  t.equal((await audited(clinic, 'calls.replayed')).length, 1, 'S10: the program’s look');
  t.match(await audited(clinic, 'replay.viewed'), [{ detail: new RegExp(calls.urgent) }], 'S10: the person’s');
});

t.test('a call is marked, counted, and made a case without who it was', async (t) => {
  const { clinic, lena, sam } = await open(t);
  const calls = await earlier(clinic.store);
  const { store } = clinic;
  const said =
    'This is Mara Oyelaran, born november second nineteen eighty eight. My daughter has a fever, call 518 555 0122.';
  const turn = await store.turns.add({ callId: calls.urgent, speaker: 'caller', text: said, lang: 'en' });
  await store.dispositions.add({
    callId: calls.urgent,
    turnId: turn.id,
    tier: 'urgent',
    crisis: false,
    flags: [{ concept: 'fever', words: 'fever', tier: 'urgent' }],
    protocol: 'first 1',
  });
  const queue = await lena.ask('GET', '/api/review/calls?state=open');
  t.same(
    queue.calls.map((c: { call: { id: string } }) => c.call.id),
    [calls.routine, calls.urgent],
  );
  const mark = { verdict: 'over', wanted: 'semi_urgent', crisisWanted: null, note: 'no red flag in it' };
  t.match(await lena.ask('PUT', `/api/review/calls/${calls.urgent}`, { ...mark, wanted: null }), { status: 400 });
  t.match(await lena.ask('PUT', `/api/review/calls/${calls.urgent}`, mark), {
    status: 200,
    by: 'Lena Abara',
    was: 'urgent',
  });
  const month = new Date().toISOString().slice(0, 7);
  t.match(await lena.ask('GET', `/api/review/figures?from=2020-01&to=${month}`), {
    calls: 2,
    reviewed: 1,
    over: 1,
    byTier: [
      { tier: 'urgent', over: 1 },
      { tier: 'routine', reviewed: 0 },
    ],
    byRule: [{ concept: 'fever', over: 1 }],
  });

  const preview = await lena.ask('GET', `/api/review/calls/${calls.urgent}/case`);
  t.match(preview, { status: 200, tier: 'semi_urgent', sameJudgement: true });
  t.match(preview.say, /fever/);
  t.notMatch(preview.say, /Mara|Oyelaran|november|eighty|555|0122/i);
  t.match(preview.removed, [{ what: 'name' }, { what: 'date' }, { what: 'number' }]);

  const draft = await lena.ask('POST', '/api/protocol/drafts', { title: 'Spring', basedOn: null });
  const { lang, say } = preview;
  const made = await lena.ask('POST', `/api/protocol/drafts/${draft.id}/cases`, {
    revision: draft.revision,
    callId: calls.urgent,
    say,
    lang,
    tier: 'urgent',
    crisis: false,
    note: 'fever alone',
  });
  t.match(made, { status: 200, state: 'draft', revision: 2, problem: null });
  const tree = await lena.ask('GET', `/api/protocol/tree?version=${draft.id}`);
  t.match(tree.cases, [{ say, lang: 'en', accept: ['urgent'] }]);
  t.equal((await audited(clinic, 'case.made')).length, 1);
  t.ok(sam);
});

t.test('roles: who reads, who writes, who reviews', async (t) => {
  const { login, lena } = await open(t);
  const made = await lena.ask('POST', '/api/protocol/drafts', { title: 'Ours', basedOn: null });
  const asks = async (who: Colleague) => [
    (await who.ask('GET', '/api/protocol')).status,
    (await who.ask('GET', `/api/protocol/versions/${made.id}`)).may?.length ?? null,
    (await who.ask('POST', '/api/protocol/drafts', { title: 'x', basedOn: null })).status,
    (await who.ask('GET', '/api/review/calls?state=all')).status,
  ];
  t.same(await asks(await login('IT', 'administrator')), [200, 0, 403, 403]);
  t.same(await asks(await login('Auditor', 'auditor')), [200, 0, 403, 403]);
  t.same(await asks(await login('Desk', 'front-desk')), [403, null, 403, 403]);
  t.same(await asks(await login('Doctor', 'clinician')), [200, 3, 200, 200]);
});
