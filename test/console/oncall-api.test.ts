import t, { type Test } from 'tap';
import { COOKIE } from '../../src/console/api/guard.ts';
import { makeApi } from '../../src/console/api/server.ts';
import { silentLog } from '../../src/log.ts';
import type { RingEnd } from '../../src/oncall/paging/desk.ts';
import type { PagingView } from '../../src/oncall/paging/view.ts';
import type { Role } from '../../src/store/types.ts';
import { pagedBy } from '../../src/wiring/console/beside.ts';
import { isPrivate, type LanAccess, mayAsk } from '../../src/wiring/console/lan.ts';
import { openClinic } from './clinic.ts';
import { FEVER, tell } from './notes-callers.ts';
import { pagingOf, practiceText, signedIn } from './oncall-clinic.ts';
import { smallNet } from './small-net.ts';

t.setTimeout(120_000);

const OWN = { 'x-nightbell': 'console' };
const DAY_MS = 86_400_000;
const inDays = (days: number, hour = 17) => {
  const at = new Date(Date.now() + days * DAY_MS);
  at.setUTCHours(hour, 0, 0, 0);
  // As the schedule writes an instant.
  return at.toISOString().replace('.000Z', 'Z');
};

async function open(t: Test, lan: LanAccess = { access: 'off' }) {
  let view: PagingView | null = null;
  const beside = { lan, practice: practiceText(), paging: pagedBy(() => view) };
  const clinic = await openClinic(t, null, undefined, smallNet(t), beside);
  const api = await makeApi({ services: clinic.services, log: silentLog, tls: null, pages: clinic.dir, version: '0' });
  t.teardown(() => api.close());
  /** Somebody of this role, logged in; `personId`: who they are on the rota. */
  const as = async (name: string, role: Role, personId: string | null = null) => {
    const token = await signedIn(clinic, name, role, personId);
    const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
      const given = payload === undefined ? {} : { payload };
      const answer = await api.inject({ method, url, headers: OWN, cookies: { [COOKIE]: token }, ...given });
      return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
    };
    const schedule = async (service = '') => {
      const range = `from=${inDays(-1)}&to=${inDays(30)}${service && `&service=${service}`}`;
      return (await ask('GET', `/api/schedule?${range}`)).body;
    };
    return { ask, schedule };
  };
  const lines = async (action: string) =>
    await clinic.store.read.selectFrom('auditLines').selectAll().where('action', '=', action).execute();
  return { clinic, api, as, lines, paged: (made: PagingView) => (view = made) };
}

const wish = {
  service: 'adult',
  seat: 'primary',
  person: 'montoya',
  start: inDays(3),
  end: inDays(4),
  reason: 'Recital',
};

t.test('who is on call now, next and tomorrow night, by service; gaps of eight weeks are said', async (t) => {
  const { as } = await open(t);
  const { body } = await (await as('Ines Halloran', 'front-desk')).ask('GET', '/api/on-call/soon');
  t.match(body.services, [
    {
      service: { name: 'Adult medicine' },
      primary: { seat: 'primary', rule: 'layer', why: 'By the rotation "Adults by the week".' },
      backup: { seat: 'backup', person: { name: /^Dr\./ } },
      tomorrowNight: [{ seat: 'primary' }, { seat: 'backup' }],
    },
    { service: { name: 'Paediatrics' }, primary: { person: { name: 'Inés Montoya' } }, backup: null },
  ]);
  const [adult] = body.services;
  t.not(adult.primary.person.id, adult.backup.person.id);
  t.equal(adult.next[0].start, adult.until, 'and who comes next begins where this one ends');
  t.not(adult.next[0].person.id, adult.primary.person.id);
  t.match(body.gaps, { length: 1, 0: { serviceName: 'Paediatrics', seat: 'primary', person: { name: String } } });
  t.ok(Date.parse(body.gaps[0].start) > Date.now() + 16 * DAY_MS);
});

t.test('an override holds, is told in words, and is taken back in one step', async (t) => {
  const { as, lines } = await open(t);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const before = await lena.schedule('adult');
  const considered = await lena.ask('POST', '/api/schedule/consider', wish);
  t.match(considered.body.replaces, [/^Instead of Dr\. .* as primary, Adult medicine, /]);
  const made = await lena.ask('POST', '/api/schedule/overrides', { ...wish, version: before.version });
  t.match(made, { status: 200, body: { says: /^Put on call: Inés Montoya as primary, Adult medicine, / } });
  const after = await lena.schedule('adult');
  t.match(
    after.stretches.filter(({ rule }: { rule: string }) => rule === 'override'),
    [{ person: { name: 'Inés Montoya' }, start: wish.start, end: wish.end, why: 'Put on call by hand: Recital' }],
  );
  t.match(after.edits, [{ mine: true, by: 'Lena Abara', canUndo: true, version: made.body.version }]);
  const [{ ruleId }] = after.stretches.filter(({ rule }: { rule: string }) => rule === 'override');
  const moved = { ...wish, end: inDays(4, 20), version: after.version };
  t.match((await lena.ask('PUT', `/api/schedule/overrides/${ruleId}`, moved)).body, {
    says: /^Override changed: Inés Montoya.*\(it was Inés Montoya, /,
  });
  const changed = await lena.schedule('adult');
  t.match(changed.edits, [{ canUndo: true }, { canUndo: false }], 'only what nothing was built upon');
  t.match(await lena.ask('POST', '/api/schedule/undo', { edit: made.body.version, version: changed.version }), {
    status: 422,
    body: { code: 'SCHEDULE_REFUSED', message: /changed since/ },
  });
  const undo = { edit: changed.edits[0].version, version: changed.version };
  t.match((await lena.ask('POST', '/api/schedule/undo', undo)).body, { says: /^Undone\. / });
  t.match((await lena.schedule('adult')).overrides, [{ end: wish.end }], 'as it was before the last edit');
  const { version } = await lena.schedule('adult');
  t.match(await lena.ask('DELETE', `/api/schedule/overrides/${ruleId}`, { version }), { status: 200 });
  t.same((await lena.schedule('adult')).stretches, before.stretches, 'the rota holds again, to the minute');
  t.ok((await lines('schedule.edited')).length >= 4, 'each edit is in the log');
});

t.test('two people edit at once: the second is told what changed, and nothing is overwritten', async (t) => {
  const { as } = await open(t);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const ruth = await as('Ruth Calloway', 'administrator');
  const { version } = await lena.schedule();
  t.match(await ruth.ask('POST', '/api/schedule/overrides', { ...wish, version }), { status: 200 });
  const late = await lena.ask('POST', '/api/schedule/overrides', { ...wish, person: 'whitlock', version });
  t.match(late, { status: 409, body: { code: 'SCHEDULE_STALE', message: /Nothing was overwritten/ } });
  t.match((await lena.ask('GET', `/api/schedule/edits?after=${version}`)).body.edits, [
    { by: 'Ruth Calloway', mine: false, says: /^Put on call: Inés Montoya/, version: version + 1 },
  ]);
  t.match((await lena.schedule()).overrides, [{ person: { id: 'montoya' }, by: 'Ruth Calloway' }]);
  const again = { ...wish, person: 'whitlock', version: version + 1 };
  t.match(await lena.ask('POST', '/api/schedule/overrides', again), { status: 200 }, 'knowing it, they may');
});

t.test('what the rules forbid is refused in words; who may not edit does not', async (t) => {
  const { as } = await open(t);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const { version } = await lena.schedule();
  const add = (more: object) => lena.ask('POST', '/api/schedule/overrides', { ...wish, version, ...more });
  t.match(await add({ service: 'kids', person: 'whitlock' }), {
    status: 422,
    body: { message: /rules of the practice/ },
  });
  t.match(await add({ end: wish.start }), { status: 422, body: { message: 'The end is not after the start.' } });
  t.match(await add({ start: '2026-11-01T01:30:00' }), { status: 400 }, 'a wall clock alone may be two moments');
  const desk = await as('Ines Halloran', 'front-desk');
  t.match(await desk.ask('POST', '/api/schedule/overrides', { ...wish, version }), { status: 403 });
  t.match(await desk.schedule(), { version }, 'reading is another matter');
  t.equal((await lena.schedule()).version, version);
});

t.test(
  'a swap is asked, seen by both, and holds once it is accepted; what is offered to all is taken by one',
  async (t) => {
    const { as } = await open(t);
    const lena = await as('Lena Abara', 'clinician', 'abara');
    const samuel = await as('Samuel Whitlock', 'clinician', 'whitlock');
    const ines = await as('Inés Montoya', 'clinician', 'montoya');
    const { stretches, version } = await lena.schedule('adult');
    const [own, later] = stretches.filter(
      (each: { person: { id: string }; seat: string; start: string }) =>
        each.person.id === 'abara' && each.seat === 'primary' && Date.parse(each.start) > Date.now(),
    );
    const give = {
      service: 'adult',
      seat: 'primary',
      from: 'abara',
      askedOf: 'whitlock',
      inReturn: null,
      reason: 'Marathon',
    };
    const span = { start: own.start, end: own.end };
    t.match(await lena.ask('POST', '/api/swaps', { ...give, ...span, version }), {
      status: 200,
      body: { says: /^Swap asked/ },
    });
    const seen = async (who: typeof lena) => (await who.schedule()).swaps;
    t.match(await seen(lena), [{ state: 'asked', askedBy: { name: 'Dr. Lena Abara' }, may: ['withdraw'] }]);
    const [asked] = await seen(samuel);
    t.match(asked, { state: 'asked', may: ['accept', 'decline'], covers: [{ ...span, to: { id: 'whitlock' } }] });
    t.same((await seen(ines))[0].may, []);
    const answer = (who: typeof lena, id: string, given: string, on: number) =>
      who.ask('POST', `/api/swaps/${id}/answer`, { answer: given, version: on });
    t.match(await answer(ines, asked.id, 'accept', version + 1), { status: 403 });
    t.match(await answer(samuel, asked.id, 'accept', version + 1), { status: 200, body: { says: /accepted/ } });
    const now = await lena.schedule('adult');
    t.match(now.swaps, [{ state: 'accepted', answeredBy: { name: 'Dr. Samuel Whitlock' }, may: [] }]);
    const at = (all: typeof stretches) =>
      all.find((each: { start: string; seat: string }) => each.start === own.start && each.seat === 'primary');
    t.match(at(now.stretches), { person: { id: 'whitlock' } });

    const free = { ...give, askedOf: null, start: later.start, end: later.end };
    const offered = await lena.ask('POST', '/api/swaps', { ...free, version: now.version });
    t.match(offered, { status: 200 });
    const [offer] = (await seen(ines)).filter(({ state }: { state: string }) => state === 'asked');
    t.same(offer.may, ['take']);
    t.match(await answer(ines, offer.id, 'take', offered.body.version), {
      status: 200,
      body: { says: /taken by Inés Montoya/ },
    });
    t.match(await answer(samuel, offer.id, 'take', offered.body.version), { status: 409 }, 'too late');
  },
);

t.test('a schedule from a file: first what would change, then the change; an override survives it', async (t) => {
  const { as } = await open(t);
  const ruth = await as('Ruth Calloway', 'administrator');
  const { version } = await ruth.schedule();
  const day = (days: number) => inDays(days).slice(0, 10);
  await ruth.ask('POST', '/api/schedule/overrides', { ...wish, version });
  const csv = [
    'Staff,Task,Start Date,Start Time,End Date,End Time',
    `Dr. Samuel Whitlock,Primary,${day(2)},08:00,${day(6)},08:00`,
    `Abara L,Primary,${day(6)},08:00,${day(8)},08:00`,
    `Whitlok Sam,Primary,${day(8)},08:00,${day(9)},08:00`,
    `Dr. Lena Abara,Primary,${day(9)},nonsense,${day(9)},08:00`,
  ].join('\n');
  const file = {
    source: 'Rota of the group',
    service: 'adult',
    fileName: 'rota.csv',
    content: Buffer.from(csv).toString('base64'),
  };
  const look = async (more: object) =>
    (await ruth.ask('POST', '/api/schedule/imports', { ...file, names: {}, tasks: {}, ...more })).body;
  const first = await look({});
  t.ok(first.unknownNames.includes('Whitlok Sam'), 'nobody is guessed');
  t.match(first.problems, [/row 5/]);
  t.match(first.added, [/^Dr\. Samuel Whitlock as primary, Adult medicine, /]);
  t.match(first.conflicts, [/^Inés Montoya is on call by an override made here.*The override holds\.$/]);
  t.equal((await ruth.schedule()).version, version + 1, 'nothing has changed');
  const preview = await look({ names: { 'Whitlok Sam': 'whitlock', 'Abara L': 'abara' } });
  t.same(preview.unknownNames, []);
  t.equal(preview.added.length, 3);
  t.match((await ruth.ask('POST', `/api/schedule/imports/${preview.id}/apply`, {})).body, {
    says: 'Schedule taken in: 3 new shifts, 0 changed, 0 taken away',
  });
  const after = await ruth.schedule('adult');
  const at = (iso: string) =>
    after.stretches.find(
      (each: { start: string; end: string; seat: string }) =>
        each.seat === 'primary' && each.start <= iso && iso < each.end,
    );
  t.match(at(inDays(5)), { rule: 'shift', person: { id: 'whitlock' }, why: 'By Rota of the group.' });
  t.match(at(inDays(3, 20)), { rule: 'override', person: { id: 'montoya' } }, 'the override holds');
  t.match(await ruth.ask('POST', `/api/schedule/imports/${preview.id}/apply`, {}), { status: 404 }, 'once');
  const undone = await ruth.ask('POST', '/api/schedule/undo', { edit: after.edits[0].version, version: after.version });
  t.match(undone, { status: 200 }, 'and the whole import is taken back in one step');
  t.match((await look({})).added, { length: 1 });
  const unclear = Buffer.from('Name,Shift,Start,End\nMontoya,Primary,2/3/2031 08:00,3/3/2031 08:00').toString('base64');
  t.match(await look({ content: unclear }), {
    unclearDates: { text: '2/3/2031', monthFirst: 'February 3, 2031', dayFirst: 'March 2, 2031' },
    added: [],
  });
  const twice = Buffer.from(
    `Name,Shift,Date,Start time,End date,End time\nMontoya,Primary,${day(200)},08:00,${day(201)},08:00\nWhitlock,Primary,${day(200)},10:00,${day(201)},08:00`,
  ).toString('base64');
  t.match(
    (await look({ content: twice })).doubled,
    [/^Inés Montoya as primary, Adult medicine, .*8:00 AM.*Dr\. Samuel Whitlock.*10:00 AM.*begins later, has it\.$/],
    'with names and the clock on the wall',
  );
  const now = await ruth.schedule();
  const apply = (id: string, body: object) => ruth.ask('POST', `/api/schedule/imports/${id}/apply`, body);
  const taken = await look({ names: { 'Whitlok Sam': 'whitlock', 'Abara L': 'abara' } });
  t.equal(taken.held, null);
  t.match(await apply(taken.id, {}), { status: 200 });
  const cut = await look({ content: Buffer.from(csv.replace(/^Abara L.*$/m, '')).toString('base64') });
  t.match(cut, { held: 'unread', removed: [/^Dr\. Lena Abara as primary/] });
  t.match(await apply(cut.id, {}), { status: 422, body: { message: /could not be read/ } }, 'held back');
  t.match(await apply(cut.id, { force: true }), { status: 200, body: { says: /1 taken away/ } }, 'unless it is forced');
  t.equal((await ruth.schedule()).version, now.version + 2);
  const none = { ...file, fileName: 'photo.jpg', content: Buffer.from([0xff, 0xd8, 0xff]).toString('base64') };
  const refused = await ruth.ask('POST', '/api/schedule/imports', { ...none, names: {}, tasks: {} });
  t.ok(refused.status === 422 || refused.body.problems.length > 0, 'what is no schedule changes nothing');
});

t.test('hours and nights of each person, with a warning and never a block', async (t) => {
  const { as } = await open(t);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const { body } = await lena.ask('GET', `/api/schedule/workload?from=${inDays(0)}&to=${inDays(14)}`);
  const montoya = body.people.find((each: { person: { id: string } }) => each.person.id === 'montoya');
  t.match(montoya, {
    person: { name: 'Inés Montoya' },
    hours: { primary: 336 },
    nights: 14,
    warnings: ['long-stretch', 'nights-in-a-row', 'many-hours'],
  });
});

t.test('channels: whole to their owner, masked to others; a minute without one is refused in words', async (t) => {
  const { as, lines } = await open(t);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const samuel = await as('Samuel Whitlock', 'clinician', 'whitlock');
  const of = async (who: typeof lena, id: string) =>
    (await who.ask('GET', '/api/channels')).body.people.find(
      (each: { person: { id: string } }) => each.person.id === id,
    );
  const before = await of(lena, 'abara');
  t.match(before, { standard: true, mayChange: true, gaps: [], methods: [{ address: '+15185550151' }] });
  t.match(await of(samuel, 'abara'), { mayChange: false, methods: [{ address: '… 51' }] });
  const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const mobile = { id: 'm1', channel: 'call-mobile', address: '+15185550151' };
  const home = { id: 'm2', channel: 'call-home', address: '+15185550161' };
  const by = (method: string, from: string, to: string) => ({ method, days: all, from, to, afterMinutes: 0 });
  const put = (who: typeof lena, rules: object[], stamp = before.stamp) =>
    who.ask('PUT', '/api/people/abara/channels', { plan: { methods: [mobile, home], rules }, stamp });
  t.match(await put(lena, [by('m1', '07:00', '22:00'), by('m2', '22:00', '06:30')]), {
    status: 422,
    body: { code: 'CHANNELS_REFUSED', message: /No channel is set for Monday 06:30 to 07:00, Tuesday/ },
  });
  t.match(await put(samuel, [by('m1', '00:00', '00:00')]), { status: 403 });
  const whole = [by('m1', '07:00', '22:00'), by('m2', '22:00', '07:00')];
  t.match(await put(lena, whole), { status: 200, body: { standard: false, gaps: [] } });
  t.match(await put(lena, whole), { status: 409, body: { code: 'CHANNELS_STALE' } }, 'it was read before the change');
  t.match(await lines('contacts.changed'), { length: 1, 0: { subject: 'abara' } });
  t.match(await lena.ask('POST', '/api/people/abara/channels/m1/test'), {
    status: 200,
    body: { ok: false, says: String },
  });
  t.match(
    await samuel.ask('POST', '/api/people/abara/channels/m1/test'),
    { status: 403 },
    'nobody rings another for fun',
  );
});

t.test(
  'S10: lists of escalations tell nothing of a patient; each look at a trail is in the log, each export too',
  async (t) => {
    const { clinic, as, lines, paged } = await open(t);
    const { callId } = await tell(clinic.store, FEVER);
    const rings: string[] = [];
    const paging = pagingOf(t, clinic.store, async (_way, personId): Promise<RingEnd> => {
      rings.push(personId);
      return { answer: 'no-answer', detail: '' };
    });
    paged(paging.view);
    const id = paging.open(callId);
    for (let i = 0; rings.length === 0 && i < 100; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    const lena = await as('Lena Abara', 'clinician', 'abara');
    const samuel = await as('Samuel Whitlock', 'clinician', 'whitlock');
    const list = await lena.ask('GET', '/api/escalations');
    t.match(list.body.open, [
      {
        id,
        state: 'climbing',
        serviceName: 'Adult medicine',
        tried: [{ name: 'Dr. Lena Abara' }],
        mayTake: true,
        mine: false,
      },
    ]);
    const facts = (await clinic.store.calls.record(callId))?.facts.map(({ value }) => value) ?? [];
    t.ok(facts.length > 0);
    for (const value of facts) t.notOk(JSON.stringify(list.body).includes(value), 'no fact of the caller is in a list');
    t.equal((await lines('escalation.viewed')).length, 0);
    t.match(await (await as('Rafe Sundqvist', 'auditor')).ask('GET', `/api/escalations/${id}`), { status: 403 });
    for (let i = 0; i < 2; i++) {
      const { body } = await lena.ask('GET', `/api/escalations/${id}`);
      t.match(body, { patient: { name: String }, reason: String, summary: { id } });
      t.match(body.attempts, [
        { person: { name: 'Dr. Lena Abara' }, channel: 'call-mobile', step: '1', answer: 'no-answer' },
      ]);
      t.match(body.ladder, [{ state: 'now' }, { state: 'ahead', dueAt: /Z$/ }, { who: [/^Last resort/] }]);
      t.ok(body.lines.length >= 3);
      const told = body.lines.map(({ text }: { text: string }) => text);
      t.ok(
        told.includes('Dr. Lena Abara is rung on the mobile') &&
          told.includes('Dr. Lena Abara, call mobile: no answer'),
      );
      t.match(
        told,
        [/^Opened for a call, /, /^Step 1: Dr\. Lena Abara \(primary, Adult medicine/],
        'names, and no ids',
      );
    }
    t.match(await lines('escalation.viewed'), { length: 1, 0: { subject: id, actor: /^user:/ } });
    await lena.ask('GET', `/api/escalations/${id}/export`);
    await lena.ask('GET', `/api/escalations/${id}/export`);
    t.equal((await lines('escalation.exported')).length, 2, 'each taking away is one');
    t.match(await lena.ask('GET', '/api/escalations/0198-none'), { status: 404 });

    const act = (who: typeof lena, what: string, pin: string) =>
      who.ask('POST', `/api/escalations/${id}/act`, { act: what, pin });
    for (const person of ['abara', 'whitlock']) await clinic.access.pins.setPin(person, '471182', 'test');
    t.match(await act(lena, 'calls-back', '471183'), { status: 403, body: { code: 'WRONG_PIN' } });
    t.match((await lena.ask('GET', '/api/escalations')).body.open, [{ state: 'climbing' }], 'S7: only with a PIN');
    t.match(await act(lena, 'calls-back', '471182'), { status: 204 });
    t.match((await lena.ask('GET', '/api/escalations')).body.open, [
      { state: 'held', mine: true, next: { says: /rises again/ } },
    ]);
    t.match(await act(samuel, 'calls-back', '471182'), { status: 409, body: { code: 'ESCALATION_TAKEN' } });
    t.match(await act(lena, 'done', '471182'), { status: 204 });
    const over = (await lena.ask('GET', '/api/escalations')).body;
    t.match([over.open, over.closed], [[], [{ id, state: 'settled', holder: { name: 'Dr. Lena Abara' } }]]);
  },
);

t.test('a PBX asks who is on call: nobody may unless the settings say so', async (t) => {
  const cases: [LanAccess, string, string | undefined, number][] = [
    [{ access: 'off' }, '192.168.1.20', undefined, 403],
    [{ access: 'network' }, '192.168.1.20', undefined, 200],
    [{ access: 'network' }, '203.0.113.9', undefined, 403],
    [{ access: 'token', token: 'a-token-of-the-switchboard' }, '192.168.1.20', undefined, 403],
    [{ access: 'token', token: 'a-token-of-the-switchboard' }, '192.168.1.20', 'Bearer another-token-altogether', 403],
    [{ access: 'token', token: 'a-token-of-the-switchboard' }, '203.0.113.9', 'Bearer a-token-of-the-switchboard', 200],
  ];
  const { clinic } = await open(t);
  for (const [may, remoteAddress, authorization, status] of cases) {
    const lan = { ...clinic.services.lan, mayAsk: (...asked: [string, string | null]) => mayAsk(may, ...asked) };
    const services = { ...clinic.services, lan };
    const api = await makeApi({ services, log: silentLog, tls: null, pages: clinic.dir, version: '0' });
    const headers = authorization ? { authorization } : {};
    const answer = await api.inject({ url: '/api/lan/on-call', remoteAddress, headers });
    t.equal(answer.statusCode, status, `${may.access} from ${remoteAddress} with ${authorization ?? 'nothing'}`);
    if (status === 200)
      t.match(answer.json(), { service: 'adult', primary: { phone: /^\+1518555015/ }, lastResort: false });
    await api.close();
  }
  for (const address of ['::ffff:10.1.2.3', 'fd00::7', '127.0.0.1', 'fe80::1%eth0']) t.ok(isPrivate(address), address);
  for (const address of ['8.8.8.8', '2001:db8::1', '172.32.0.1', 'nonsense']) t.notOk(isPrivate(address), address);
});

t.test('at any time and for any service; a calendar is read by its secret, which ends with the next one', async (t) => {
  const { api, as } = await open(t, { access: 'network' });
  const who = async (query: string) => {
    const answer = await api.inject({ url: `/api/lan/on-call?${query}`, remoteAddress: '10.0.0.5' });
    return { status: answer.statusCode, body: answer.json() };
  };
  t.match((await who(`service=kids&at=${inDays(2)}`)).body, {
    service: 'kids',
    primary: { id: 'montoya' },
    backup: null,
  });
  t.match((await who(`service=kids&at=${inDays(40)}`)).body, { lastResort: true, primary: { phone: /^\+1518/ } });
  t.match(await who('service=nobody'), { status: 404 });
  const { until, next: later, third } = (await who(`service=kids&at=${inDays(2)}`)).body;
  t.match(
    later,
    { at: until, primary: { id: (await who(`service=kids&at=${until}`)).body.primary.id } },
    'who is next',
  );
  t.notOk('next' in later);
  const { tomorrowNight } = (await who('service=adult&at=2026-10-31T16:00:00Z')).body;
  t.match(tomorrowNight, { at: '2026-11-02T03:00:00Z' }, 'ten in the evening, by the clock that went back in between');
  t.match((await who(`service=adult&at=${tomorrowNight.at}`)).body.primary, tomorrowNight.primary);
  t.equal(third, null);
  for (const at of [
    ...['2026-11-01T01:30:00', '2026-11-31T10:00:00Z', '2026-02-30T10:00:00Z', '2026-11-30T24:00:00Z'],
    ...['Nov 30 2026 10:00 Z', '2026-11-30T10:61:00Z', '9999-12-31T23:59:59Z', 'Z', '2026-11-30T10:00:00+99:00'],
  ])
    t.match(await who(`at=${encodeURIComponent(at)}`), { status: 400 }, at);
  const lena = await as('Lena Abara', 'clinician', 'abara');
  const path = (await lena.ask('POST', '/api/people/abara/feed')).body.path;
  const read = (url: string) => api.inject({ url });
  const calendar = await read(path);
  t.match(calendar.headers['content-type'], /^text\/calendar/);
  t.match(calendar.body, /BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);
  const next = (await lena.ask('POST', '/api/people/abara/feed')).body.path;
  t.not(next, path);
  t.equal((await read(path)).statusCode, 404, 'the old address ends');
  t.equal((await read(next)).statusCode, 200);
  t.match(await lena.ask('POST', '/api/people/whitlock/feed'), { status: 403 });
});
