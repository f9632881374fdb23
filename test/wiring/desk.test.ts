// The people here are invented; store and calendar are the real ones, the clock stands still.
import t from 'tap';
import type { Offer, Wish } from '../../src/calendar/types.ts';
import type { Clock } from '../../src/clock.ts';
import type { DeskAnswer, DeskRequest, DeskServices } from '../../src/desk/requests.ts';
import { silentLog } from '../../src/log.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import type { Store } from '../../src/store/store.ts';
import { type DeskOptions, makeDesk } from '../../src/wiring/desk.ts';
import { locationOf, providerOf } from '../../src/wiring/desk-times.ts';
import { YAML } from '../practice/file.ts';
import { tempStore } from '../store/helper.ts';

const NOW = Date.parse('2026-11-16T15:00:00Z');
const practice = parsePractice(`${YAML}
nurse_visits:
  - {id: flu, name: Flu shot or other vaccine, minutes: 10, patients: established}
walk_in: {wait_minutes: 25}
`);

/** A clock that moves only when told. */
class HandClock implements Clock {
  timers: { ms: number; fn: () => void }[] = [];
  now = () => NOW;
  after(ms: number, fn: () => void): () => void {
    const timer = { ms, fn };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }
  pass(ms: number): void {
    for (const timer of this.timers.splice(0)) if (timer.ms <= ms) timer.fn();
  }
}

type Tap = Parameters<typeof tempStore>[0];

async function desk(t: Tap, more: Partial<DeskOptions> = {}) {
  const clock = new HandClock();
  const { store } = await tempStore(t, { clock: { now: clock.now, after: () => () => undefined } });
  const put = (name: string, dob: string) =>
    store.patients.put({ name, dob, phones: [], proxies: [], chart: '' }, 'cli:test').then(({ id }) => id);
  const services = makeDesk({
    store,
    practice,
    answers: async () => null,
    plan: () => ({ result: 'unsure', name: null, like: [] }),
    clock,
    log: silentLog,
    ...more,
  });
  return { store, clock, services, put };
}

const wish = (more: Partial<Wish> = {}): Wish => ({
  visit: 'physical',
  provider: null,
  location: null,
  when: null,
  ...more,
});

async function ask<W extends DeskRequest['want']>(services: DeskServices, request: DeskRequest & { want: W }) {
  const answer = await services.ask(request);
  if (answer.to !== request.want) throw new Error(`${request.want} was answered by ${answer.to}`);
  return answer as Extract<DeskAnswer, { to: W }>;
}

const firstOffer = async (services: DeskServices, patient: string, more?: Partial<Wish>): Promise<Offer> => {
  const { offers } = (await services.ask({ want: 'times', patient, wish: wish(more), most: 3 })) as Extract<
    DeskAnswer,
    { to: 'times' }
  >;
  return offers[0]!;
};

t.test('S8: who is not in the register is answered as one who differs', async (t) => {
  const { services, put } = await desk(t);
  const claim = { name: 'Ada Fenwick', dob: '1970-05-06', phone: null };
  t.same(await services.ask({ want: 'verify', claim }), { to: 'verify', result: 'unknown' }, 'there is no register');
  const patient = await put('Ada Fenwick', '1970-05-06');
  t.same(await services.ask({ want: 'verify', claim }), { to: 'verify', result: 'matches', patient });
  const differs = { to: 'verify', result: 'differs' };
  t.same(await services.ask({ want: 'verify', claim: { ...claim, dob: '1970-05-07' } }), differs);
  t.same(await services.ask({ want: 'verify', claim: { ...claim, name: 'Bo Quist' } }), differs);
});

t.test(
  "S8: a proxy is who is on that patient's release list, and nobody hears which of the two did not fit",
  async (t) => {
    const { services, store } = await desk(t);
    const dob = '1970-05-06';
    const proxies = [{ name: 'Tobias Ferrant', relation: 'spouse' }];
    const { id: patient } = await store.patients.put(
      { name: 'Ada Fenwick', dob, phones: [], proxies, chart: '' },
      'cli:test',
    );
    await store.patients.put({ name: 'Bo Quist', dob: '1971-01-01', phones: [], proxies: [], chart: '' }, 'cli:test');
    const claims = (name: string, born: string, own: string) => {
      const proxy = { name: own, words: 'i call for my wife', of: 'adult' } as const;
      return services.ask({ want: 'verify', claim: { name, dob: born, phone: null, proxy } }, 'call-4');
    };
    t.same(await claims('Ada Fenwick', dob, "it's tobias ferrant"), { to: 'verify', result: 'matches', patient });
    const differs = { to: 'verify', result: 'differs' };
    t.same(await claims('Ada Fenwick', dob, 'craig ferrant'), differs, 'another of the name');
    t.same(await claims('Bo Quist', '1971-01-01', 'tobias ferrant'), differs, "on another's list");
    t.same(await claims('Nobody Known', dob, 'tobias ferrant'), differs, 'no such patient');
    const lines = await store.read
      .selectFrom('auditLines')
      .selectAll()
      .where('action', 'like', 'patient.%verified')
      .execute();
    t.match(
      lines.map(({ action, subject }) => [action, subject]),
      [
        ['patient.verified', patient],
        ['patient.not_verified', 'register'],
        ['patient.not_verified', 'register'],
        ['patient.not_verified', 'register'],
      ],
    );
  },
);

t.test('a visit is offered, booked, moved, confirmed and cancelled', async (t) => {
  const { services, put } = await desk(t);
  const patient = await put('Ada Fenwick', '1970-05-06');
  const offer = await firstOffer(services, patient, { provider: 'doctor vance', when: '2026-11-19' });
  t.same(offer, {
    provider: 'vance',
    location: 'hill',
    visit: 'physical',
    start: '2026-11-19T08:00:00-05:00',
    minutes: 30,
  });
  const booked = await ask(services, { want: 'book', patient, offer });
  t.match(booked, { result: 'done', visit: { ...offer, patient, state: 'booked' } });
  const { visits } = await ask(services, { want: 'visits', patient });
  const [visit] = visits;
  t.match(visits, [{ ...offer, id: /./ }]);
  const other = await firstOffer(services, patient, { provider: 'vance', when: '2026-11-19T08:30/2026-11-19T17:00' });
  t.equal(other.start, '2026-11-19T09:00:00-05:00');
  const moved = await ask(services, { want: 'move', patient, visit: visit!.id, offer: other });
  t.match(moved, { result: 'done', visit: { id: visit!.id, start: other.start } });
  t.match(await ask(services, { want: 'confirm', patient, visit: visit!.id }), { result: 'done' });
  t.match(await ask(services, { want: 'cancel', patient, visit: visit!.id }), { result: 'done' });
  t.match(await ask(services, { want: 'cancel', patient, visit: visit!.id }), { result: 'gone' });
  t.same((await ask(services, { want: 'visits', patient })).visits, []);
});

t.test('of two callers who were offered one time, the second hears that it is gone', async (t) => {
  const { services, put } = await desk(t);
  const [ada, bo] = [await put('Ada Fenwick', '1970-05-06'), await put('Bo Quist', '1971-01-01')];
  const offer = await firstOffer(services, ada);
  const answers = await Promise.all([ada, bo].map((patient) => ask(services, { want: 'book', patient, offer })));
  t.same(answers.map(({ result }) => result).sort(), ['done', 'gone']);
});

t.test('nothing is booked that the rules would not offer', async (t) => {
  const { services, put, store } = await desk(t);
  const patient = await put('Ada Fenwick', '1970-05-06');
  const offer = await firstOffer(services, patient, { provider: 'vance' });
  const wrong: Partial<Offer>[] = [
    { start: '2026-11-19T12:45:00-05:00' },
    { start: '2026-11-26T09:00:00-05:00' },
    { start: '2026-11-09T09:00:00-05:00' },
    { visit: 'knee' },
    { provider: 'sorel' },
    { minutes: 5 },
    { location: 'shore', start: '2026-11-19T09:00:00-05:00' },
  ];
  for (const part of wrong)
    t.match(
      await services.ask({ want: 'book', patient, offer: { ...offer, ...part } }),
      { result: 'gone' },
      JSON.stringify(part),
    );
  const child = await put('Cy Fenwick', '2024-01-01');
  t.match(
    await services.ask({ want: 'book', patient: child, offer }),
    { result: 'gone' },
    'Dr. Vance sees nobody under five',
  );
  t.same(await store.visits.taken(0, NOW * 2), []);
});

t.test('the kind of visit: approval is asked for, a nurse needs no provider, and unsure is nobody knows', async (t) => {
  const { services, put } = await desk(t);
  const patient = await put('Ada Fenwick', '1970-05-06');
  const times = (more: Partial<Wish>) => ask(services, { want: 'times', patient, wish: wish(more), most: 3 });
  t.match(await times({ visit: 'an injection in my knee, a knee injection' }), {
    offers: [],
    type: { id: 'knee', approver: 'nurses' },
  });
  t.match((await times({ visit: 'my flu shot', provider: 'vance' })).offers[0], {
    provider: 'nurse',
    visit: 'flu',
    location: 'hill',
  });
  t.match(await times({ visit: 'my left elbow' }), { offers: [], type: null });
  t.match(await times({ provider: 'Dr. Nobody' }), { offers: [] });
  t.match((await times({ location: 'the shore office' })).offers[0], { location: 'shore' });
});

t.test('somebody new is registered, and is then offered and given a visit for new patients alone', async (t) => {
  const { services, put, store } = await desk(t, {
    practice: parsePractice(
      YAML.replace(
        'visit_types:',
        'visit_types:\n      - {id: first, name: New patient visit, minutes: 40, patients: new}',
      ),
    ),
  });
  const times = await ask(services, { want: 'times', patient: null, wish: wish({ visit: '' }), most: 2 });
  t.match(times, { type: { id: 'first' } });
  const offer = times.offers[0]!;
  const claim = { name: 'Dov Hallam', dob: '1990-02-03', phone: '+15185550145' };
  const { patient } = await ask(services, { want: 'register', claim });
  t.match(await services.ask({ want: 'book', patient, offer }), { result: 'done' });
  t.match(
    (await ask(services, { want: 'times', patient, wish: wish(), most: 1 })).offers,
    [],
    'no visit of those who were here',
  );
  const known = await put('Ada Fenwick', '1970-05-06');
  const other = times.offers[1]!;
  const said = { name: 'Ada Fenwick', dob: '1970-05-06', phone: null };
  t.same(await ask(services, { want: 'register', claim: said }), { to: 'register', patient: known }, 'known already');
  t.match(
    await services.ask({ want: 'book', patient: known, offer: other }),
    { result: 'done' },
    'who says that she is new is given what she was offered',
  );
  t.match(await store.patients.get(patient), { phones: ['+15185550145'], standing: 'new' });
});

t.test('somebody new is offered whoever sees people of their age', async (t) => {
  const { services } = await desk(t, {
    practice: parsePractice(
      YAML.replace(
        'visit_types:',
        'visit_types:\n      - {id: first, name: New patient visit, minutes: 40, patients: new}',
      ),
    ),
  });
  const times = (born: string) =>
    ask(services, { want: 'times', patient: null, born, wish: wish({ visit: '' }), most: 1 });
  t.equal((await times('1990-02-03')).offers.length, 1);
  t.same((await times('2026-02-03')).offers, [], 'who is here sees nobody under five');
});

t.test('people and places are found by what callers call them, and nobody is guessed', async (t) => {
  const said = parsePractice(
    YAML.replace('Dr. Ada Vance', 'Dr. Ada Vance-Ibarra').replace(
      'name: Hill office',
      'name: Hill office\n    address: 12 Orchard Row',
    ),
  );
  for (const name of ['vance', 'Dr. Vance', 'doctora Ibarra', 'vance ibarra', 'Ada Vance'])
    t.equal(providerOf(said, name), 'vance', name);
  for (const name of ['Dr. Nobody', 'the doctor', 'her']) t.equal(providerOf(said, name), undefined, name);
  for (const [name, id] of Object.entries({
    hill: 'hill',
    'orchard row': 'hill',
    'the shore office': 'shore',
    'the main office': 'hill',
  }))
    t.equal(locationOf(said, name), id, name);
  for (const name of ['the office', 'hill or shore', 'downtown']) t.equal(locationOf(said, name), undefined, name);
});

t.test('the wait, while the office is open and keeps one', async (t) => {
  const { services } = await desk(t);
  t.same(await services.ask({ want: 'wait-time' }), { to: 'wait-time', minutes: 25 });
  const without = await desk(t, { practice: parsePractice(YAML) });
  t.same(await without.services.ask({ want: 'wait-time' }), { to: 'wait-time', minutes: null });
});

t.test('what fails or takes too long is told as failed, and a late booking is given back', async (t) => {
  const broken = await desk(t, {
    answers: async () => {
      throw new Error('no model');
    },
  });
  t.same(await broken.services.ask({ want: 'faq', text: 'x', lang: 'en' }), { to: 'failed', want: 'faq' });
  t.same(await broken.services.ask({ want: 'times', patient: 'nobody', wish: wish(), most: 1 }), {
    to: 'failed',
    want: 'times',
  });

  const { store, put, services } = await desk(t);
  const patient = await put('Ada Fenwick', '1970-05-06');
  const offer = await firstOffer(services, patient);
  const held = Promise.withResolvers<void>();
  const slow = Object.create(store.visits) as Store['visits'];
  slow.book = async (visit, by) => {
    await held.promise;
    return store.visits.book(visit, by);
  };
  slow.cancel = (id, whose, by) => store.visits.cancel(id, whose, by);
  const clock = new HandClock();
  const late = makeDesk({
    store: { patients: store.patients, waitList: store.waitList, visits: slow },
    practice,
    answers: async () => null,
    plan: () => ({ result: 'unsure', name: null, like: [] }),
    clock,
    log: silentLog,
  });
  const asked = late.ask({ want: 'book', patient, offer });
  clock.pass(2_000);
  t.same(await asked, { to: 'failed', want: 'book' });
  const cancelled = new Promise<void>((resolve) => {
    let changes = 0;
    store.changes.on('change', ({ what }) => what === 'visit' && ++changes === 2 && resolve());
  });
  held.resolve();
  await cancelled;
  t.same(await store.visits.taken(0, NOW * 2), []);
});

t.test('S10: what is done in a call is in the log with the call', async (t) => {
  const { store, services, put } = await desk(t);
  const patient = await put('Ada Fenwick', '1970-05-06');
  const inCall = services.ask;
  await inCall({ want: 'verify', claim: { name: 'Ada Fenwick', dob: '1970-05-06', phone: null } }, 'call-3');
  await inCall({ want: 'visits', patient }, 'call-3');
  const lines = (await store.read.selectFrom('auditLines').selectAll().orderBy('seq').execute()).slice(1);
  t.match(lines, [
    { action: 'patient.verified', subject: patient, detail: /call-3/ },
    { action: 'visits.viewed', subject: patient, detail: /call-3/ },
  ]);
});
