import t, { type Test } from 'tap';
import { actorOf } from '../../src/access/access.ts';
import { COOKIE } from '../../src/console/api/guard.ts';
import { makeApi } from '../../src/console/api/server.ts';
import { silentLog } from '../../src/log.ts';
import type { Role } from '../../src/store/types.ts';
import { openClinic } from './clinic.ts';
import { FEVER, REFILL, tell, VISIT } from './notes-callers.ts';
import { smallNet } from './small-net.ts';

// Passwords take their time on purpose.
t.setTimeout(120_000);

const OWN = { 'x-nightbell': 'console' };
const PASSWORD = 'nine quiet lamps in a row';

async function open(t: Test) {
  const clinic = await openClinic(t, null, undefined, smallNet(t));
  const api = await makeApi({ services: clinic.services, log: silentLog, tls: null, pages: clinic.dir, version: '0' });
  t.teardown(() => api.close());
  /** Somebody of this role, logged in. */
  const as = async (name: string, role: Role) => {
    await clinic.access.addUser({ name, password: PASSWORD, role, personId: null }, actorOf({ id: 'test' }));
    const answer = await api.inject({
      method: 'POST',
      url: '/api/login',
      headers: OWN,
      payload: { name, password: PASSWORD },
    });
    const token = /__Host-nightbell=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    return {
      get: (url: string) => api.inject({ url, cookies: { [COOKIE]: token } }),
      put: (url: string, payload: object) =>
        api.inject({ method: 'PUT', url, headers: OWN, cookies: { [COOKIE]: token }, payload }),
    };
  };
  const lines = async (action: string) =>
    await clinic.store.read.selectFrom('auditLines').selectAll().where('action', '=', action).execute();
  return { clinic, as, lines };
}

t.test('the inbox: the most urgent first, then what is due first, each with what it is about', async (t) => {
  const { clinic, as } = await open(t);
  for (const call of [VISIT, REFILL, FEVER]) await tell(clinic.store, call);
  const desk = await as('Ines Halloran', 'front-desk');
  const { messages } = (await desk.get('/api/messages?state=open')).json();
  t.match(messages, [
    {
      title: 'Swollen joint',
      queue: 'nurse_queue',
      owner: 'Odile Marchetti RN',
      noteKind: 'sbar',
      state: 'open',
      mine: false,
    },
    { title: 'Refill: metformin, 500 mg', tags: ['refill_task', 'message', 'spanish'], dueAt: /Z$/ },
    { title: 'Appointment with Dr. Lena Abara', queue: 'front_desk', owner: 'front desk', tags: ['booked', 'message'] },
  ]);
  t.ok(Date.parse(messages[1].dueAt) < Date.now(), 'nine days old: overdue');
});

t.test('two messages of one call: each says what it is about, with the words that it began with', async (t) => {
  const { clinic, as } = await open(t);
  const { callId } = await tell(clinic.store, { ...VISIT, intent: 'referral', deeds: [] });
  const book = clinic.store.notebookOf(callId);
  const more = book.message({ queue: 'nurse_queue', tier: 'routine' });
  const [first] = (await clinic.store.calls.record(callId))?.messages ?? [];
  const filed = (intent: string, message: string | undefined, words: string, details = {}) =>
    book.done({
      what: 'message',
      details: { intent, form: intent, message: message ?? '', words, ...details },
      turnId: null,
    });
  filed('referral', first?.id, 'it is about my referral');
  filed('refill', more, 'and my water pill', { medication: 'furosemide' });
  await book.flush();
  const desk = await as('Ines Halloran', 'front-desk');
  const { messages } = (await desk.get('/api/messages?state=open')).json();
  t.match(messages.map(({ title, reason }: { title: string; reason: string }) => [title, reason]).sort(), [
    ['Referral', 'it is about my referral'],
    ['Refill: furosemide', 'and my water pill'],
  ]);
});

t.test('two people and one message: it is one who works on it', async (t) => {
  const { clinic, as, lines } = await open(t);
  const { callId } = await tell(clinic.store, FEVER);
  const [message] = (await clinic.store.calls.record(callId))?.messages ?? [];
  const url = `/api/messages/${message?.id}/state`;
  const ines = await as('Ines Halloran', 'front-desk');
  const bo = await as('Bo Tremaine', 'clinician');
  t.match((await ines.put(url, { state: 'taken' })).json(), {
    state: 'taken',
    mine: true,
    takenByName: 'Ines Halloran',
  });
  const late = await bo.put(url, { state: 'taken' });
  t.match([late.statusCode, late.json().code], [409, 'TAKEN']);
  t.match((await bo.get('/api/messages?state=open')).json().messages, [
    { state: 'taken', mine: false, takenByName: 'Ines Halloran' },
  ]);
  t.match((await bo.put(url, { state: 'taken', over: true })).json(), { mine: true, takenByName: 'Bo Tremaine' });
  t.match((await bo.put(url, { state: 'open' })).json(), { state: 'open', takenByName: null });
  t.match((await ines.put(url, { state: 'done' })).json(), { state: 'done', doneByName: 'Ines Halloran' });
  t.equal(await clinic.services.messages.open(), 0);
  t.equal((await lines('message.taken-on')).length, 2, 'who was too late changed nothing');
});

t.test('S10: a note is shown to those who may see calls, and each look stands in the log once', async (t) => {
  const { clinic, as, lines } = await open(t);
  const { callId, turns } = await tell(clinic.store, FEVER);
  const url = `/api/calls/${callId}/note`;
  const desk = await as('Ines Halloran', 'front-desk');
  const auditor = await as('Rafe Sundqvist', 'auditor');
  t.equal((await auditor.get(url)).statusCode, 403);
  t.equal((await lines('note.viewed')).length, 0);
  for (let i = 0; i < 2; i++) {
    const answer = await desk.get(url);
    t.equal(answer.headers['cache-control'], 'no-store');
    t.match(answer.json(), { callId, kind: 'sbar', version: 1 });
    for (const { turns: rests } of answer.json().sentences) for (const id of rests) t.ok(turns.includes(id));
  }
  t.match(await lines('note.viewed'), { length: 1, 0: { subject: callId, actor: /^user:/ } });
  await clinic.store.notes.propose(callId, 1, { model: 'm@1', text: 'A swollen joint.' });
  const { sentences } = (await desk.get(url)).json();
  t.match(sentences.at(-1), { text: 'A swollen joint.', proposed: true, turns: [] }, 'a proposal says that it is one');
  t.equal(sentences.filter((one: { proposed?: true }) => one.proposed).length, 1);
  await clinic.store.pages.start({ callId, personId: 'abara', step: 0 });
  t.match((await desk.get(url)).json(), { version: 2 });
  t.equal((await lines('note.viewed')).length, 2, 'another version is another look');
  t.equal((await desk.get('/api/calls/0198-nothing/note')).statusCode, 404);
});
