// The people here are invented.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Clock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import type { OverrideWish } from '../../src/oncall/schedule/edits.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import type { Store } from '../../src/store/store.ts';
import { scheduleImports } from '../../src/wiring/console/schedule-imports.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { ScheduleImport } from '../../src/wiring/schedule-import.ts';
import { type Editor, ScheduleDesk } from '../../src/wiring/schedule-service.ts';
import { openAt, tempDir, tempStore } from '../store/helper.ts';

const yaml = readFileSync(join(import.meta.dirname, '../cases/practice.yaml'), 'utf8');
const practice = parsePractice(yaml);
const NOW = Date.parse('2026-10-20T12:00:00Z');
const clock: Clock = { now: () => NOW, after: () => () => undefined };
const manager: Editor = { actor: 'user:manager', person: null };
const as = (person: string): Editor => ({ actor: `person:${person}`, person });
const wish = (person: string, start: string, end: string, more: Partial<OverrideWish> = {}): OverrideWish => ({
  ...{ service: null, seat: 'primary', person, start, end, reason: 'ill' },
  ...more,
});

async function desk(t: { teardown(fn: () => unknown): void }, store?: Store) {
  const own = store ?? (await tempStore(t, { clock })).store;
  const live = await new LiveSchedule({ store: own, practice, clock, log: silentLog }).open();
  t.teardown(() => live.close());
  return { store: own, live, desk: new ScheduleDesk({ store: own, live, practice, clock }) };
}
const at = (text: string) => Date.parse(text);

t.test('an override counts at once, is in the log without its reason, and is taken back in one step', async (t) => {
  const { store, live, desk: own } = await desk(t);
  const made = await own.addOverride(manager, wish('quintero', '2026-10-21T21:00:00Z', '2026-10-22T12:00:00Z'), 0);
  t.match(made, { ok: true, version: 1 });
  t.equal(live.onCallAt(null, at('2026-10-22T02:00:00Z')).primary.id, 'quintero');
  t.equal(live.onCallAt(null, at('2026-10-22T12:00:00Z')).primary.id, 'okafor');
  const [line] = await store.read
    .selectFrom('auditLines')
    .selectAll()
    .where('action', '=', 'schedule.edited')
    .execute();
  t.match(line, { actor: 'user:manager', subject: 'schedule:1' });
  t.notMatch(line?.detail, /ill/);
  t.match(await own.undo(manager, 1, 1), { ok: true, version: 2 });
  t.equal(live.onCallAt(null, at('2026-10-22T02:00:00Z')).primary.id, 'okafor');
  t.same(await own.undo(manager, 1, 2), { ok: false, why: 'changed-since' });
  t.match(await own.edits(0), [{ what: 'undone', undoes: 1 }, { what: 'override.added' }]);
});

t.test('two edit what both have read: the second is told what came between, and nothing is overwritten', async (t) => {
  const dir = tempDir(t);
  const stores = [await openAt(dir, { clock }), await openAt(dir, { clock })];
  t.teardown(() => Promise.all(stores.map((store) => store.close())));
  const [a, b] = [await desk(t, stores[0]!), await desk(t, stores[1]!)];
  const one = wish('quintero', '2026-10-21T21:00:00Z', '2026-10-22T12:00:00Z');
  const other = wish('ostrowski', '2026-10-21T21:00:00Z', '2026-10-22T12:00:00Z');
  t.match(await a.desk.addOverride(manager, one, 0), { ok: true });
  const refused = await b.desk.addOverride(as('ostrowski'), other, 0);
  t.match(refused, { ok: false, why: 'stale', version: 1, since: [{ by: 'user:manager', what: 'override.added' }] });
  t.equal((await b.live.onCallNow(null)).primary.id, 'okafor', 'now, which is before');
  t.equal(
    b.live.onCallAt(null, at('2026-10-22T02:00:00Z')).primary.id,
    'quintero',
    'what another program edited is seen',
  );
  const many = await Promise.all(
    Array.from({ length: 6 }, (_, i) => (i % 2 ? a : b).desk.addOverride(as('ostrowski'), other, 1)),
  );
  t.equal(many.filter(({ ok }) => ok).length, 1, 'of six at once one');
});

t.test('a rota that is edited while it is read is read as it was or as it is, never half', async (t) => {
  const { store, live, desk: own } = await desk(t);
  const pair = (person: string, n: number) =>
    own.put(
      manager,
      'pair',
      (['primary', 'backup'] as const).map((seat) => ({
        ...{ kind: 'override' as const, id: seat },
        body: {
          ...{
            id: seat,
            service: null,
            seat,
            person: seat === 'primary' ? person : person === 'okafor' ? 'venkataraman' : 'okafor',
          },
          ...{
            start: '2026-10-20T00:00:00Z',
            end: '2026-10-21T00:00:00Z',
            by: 'x',
            at: new Date(NOW + n).toISOString(),
          },
          ...{ reason: '', over: null },
        },
      })),
      null,
    );
  let going = true;
  const editing = (async () => {
    for (let n = 0; n < 12; n++) await pair(n % 2 ? 'okafor' : 'venkataraman', n);
    going = false;
  })();
  const seen = new Set<string>();
  let [reads, halves] = [0, 0];
  while (going) {
    const { entries } = await store.schedules.snapshot();
    const people = entries.map(({ body }) => (body as { person: string }).person);
    if (people.length > 0 && new Set(people).size !== 2) halves++;
    reads++;
    const who = live.onCallAt(null, NOW);
    seen.add(`${who.primary.id} ${who.backup.id}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await editing;
  t.equal(halves, 0, `one of each, in ${reads} readings`);
  t.ok(seen.size > 1, 'edits were seen');
  for (const pair of seen) t.match(pair, /^(okafor venkataraman|venkataraman okafor)$/);
});

t.test('a swap is asked for, accepted by who was asked, and undone by nobody else', async (t) => {
  const { live, desk: own } = await desk(t);
  const ask = {
    ...{ service: null, seat: 'primary' as const, from: 'okafor', askedOf: 'venkataraman', reason: '' },
    ...{ start: '2026-10-22T21:00:00Z', end: '2026-10-23T12:00:00Z' },
    inReturn: { start: '2026-10-29T21:00:00Z', end: '2026-10-30T12:00:00Z' },
  };
  t.same(await own.askSwap(as('quintero'), ask, null), { ok: false, why: 'not-yours' });
  const not = { ...ask, start: '2026-10-26T21:00:00Z', end: '2026-10-27T12:00:00Z' };
  t.same(await own.askSwap(as('okafor'), not, null), { ok: false, why: 'not-on-call-then' });
  t.match(await own.askSwap(as('okafor'), ask, null), { ok: true });
  const { swaps } = await own.view('2026-10-22T00:00:00Z', '2026-10-23T13:00:00Z', null);
  const id = swaps[0]!.id;
  t.equal(live.onCallAt(null, at('2026-10-23T02:00:00Z')).primary.id, 'okafor', 'asked for is not settled');
  t.same(await own.answerSwap(as('quintero'), id, 'accept', null), { ok: false, why: 'not-yours' });
  t.same(await own.answerSwap(manager, id, 'accept', null), { ok: false, why: 'not-yours' });
  const accepted = await own.answerSwap(as('venkataraman'), id, 'accept', null);
  t.match(accepted, { ok: true, warnings: { conflicts: [{ kind: 'two-seats', person: 'venkataraman' }] } });
  t.equal(live.onCallAt(null, at('2026-10-23T02:00:00Z')).primary.id, 'venkataraman');
  const backup = live.onCallAt(null, at('2026-10-23T02:00:00Z')).backup.id;
  t.not(backup, 'venkataraman', 'who was the backup cannot be both');
  t.equal(live.onCallAt(null, at('2026-10-30T02:00:00Z')).primary.id, 'okafor');
  t.same(await own.answerSwap(as('okafor'), id, 'withdraw', null), { ok: false, why: 'settled-already' });
});

t.test('a shift that somebody else has by then cannot be swapped any more', async (t) => {
  const { desk: own } = await desk(t);
  const ask = {
    ...{ service: null, seat: 'primary' as const, from: 'okafor', askedOf: 'venkataraman', reason: '', inReturn: null },
    ...{ start: '2026-10-22T21:00:00Z', end: '2026-10-23T12:00:00Z' },
  };
  t.match(await own.askSwap(as('okafor'), ask, null), { ok: true });
  const { swaps } = await own.view(ask.start, ask.end, null);
  t.match(await own.addOverride(manager, wish('quintero', '2026-10-23T00:00:00Z', '2026-10-23T04:00:00Z'), null), {
    ok: true,
  });
  t.same(await own.answerSwap(as('venkataraman'), swaps[0]!.id, 'accept', null), { ok: false, why: 'changed-since' });
  t.match(await own.answerSwap(as('venkataraman'), swaps[0]!.id, 'decline', null), { ok: true });
});

t.test('an edit of any room of this program is followed at once', async (t) => {
  const { store, live } = await desk(t);
  const changed = new Promise((resolve) => live.onChange(resolve));
  const body = wish('quintero', '2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z');
  const override = { ...body, id: 'o', by: 'x', at: '2026-10-20T00:00:00Z', over: null };
  await store.schedules.edit({
    on: 0,
    by: 'x',
    what: 'override.added',
    put: [{ kind: 'override', id: 'o', body: override }],
  });
  await changed;
  t.equal(live.onCallAt(null, NOW).primary.id, 'quintero');
});

t.test('an open shift is taken by the first; a backup who may not be is refused', async (t) => {
  const { live, desk: own } = await desk(t);
  const open = {
    ...{ service: null, seat: 'primary' as const, from: 'okafor', askedOf: null, reason: '', inReturn: null },
    ...{ start: '2026-10-22T21:00:00Z', end: '2026-10-23T12:00:00Z' },
  };
  const inReturn = { start: '2026-10-29T21:00:00Z', end: '2026-10-30T12:00:00Z' };
  t.same(
    await own.askSwap(as('okafor'), { ...open, inReturn }, null),
    { ok: false, why: 'return-of-nobody' },
    'nobody gives what is a third person’s',
  );
  t.match(await own.askSwap(as('okafor'), open, null), { ok: true });
  const { swaps } = await own.view('2026-10-22T00:00:00Z', '2026-10-23T00:00:00Z', null);
  const take = (person: string) => own.answerSwap(as(person), swaps[0]!.id, 'take', null);
  t.same(await take('okafor'), { ok: false, why: 'not-yours' });
  const [one, other] = await Promise.all([take('quintero'), take('ostrowski')]);
  t.same([one, other].map((each) => each!.ok).sort(), [false, true]);
  const primary = live.onCallAt(null, at('2026-10-23T02:00:00Z')).primary.id;
  t.ok(['quintero', 'ostrowski'].includes(primary));
  const backup = wish('ostrowski', '2026-10-24T12:00:00Z', '2026-10-24T18:00:00Z', { seat: 'backup' });
  t.same(
    await own.addOverride(manager, backup, null),
    { ok: false, why: 'may-not' },
    'the primary is no physician then',
  );
  t.same(await own.addOverride(manager, wish('nobody', '2026-10-24T12:00:00Z', '2026-10-24T18:00:00Z'), null), {
    ok: false,
    why: 'unknown-person',
  });
  t.match(
    await own.consider(wish('ostrowski', '2026-10-26T12:00:00Z', '2026-10-28T12:00:00Z')),
    {
      replaces: [{ person: 'venkataraman' }],
      warnings: { fatigue: [{ person: 'ostrowski', warnings: ['long-stretch'] }] },
    },
    'behind the weekend that is theirs already',
  );
});

t.test('an open shift with one in return, kept from earlier, is taken by nobody', async (t) => {
  const { store, desk: own } = await desk(t);
  const cover = { service: null, seat: 'primary' as const, start: '2026-10-22T21:00:00Z', end: '2026-10-23T12:00:00Z' };
  const back = { ...cover, start: '2026-10-29T21:00:00Z', end: '2026-10-30T12:00:00Z', from: null, to: 'okafor' };
  const asked = { state: 'asked' as const, askedBy: 'okafor', askedOf: null, askedAt: '2026-10-20T12:00:00Z' };
  const covers = [{ ...cover, from: 'okafor', to: null }, back];
  const body = { id: 'old', ...asked, answeredBy: null, answeredAt: null, reason: '', covers };
  await store.schedules.edit({ on: 0, by: 'x', what: 'swap.asked', put: [{ kind: 'swap', id: 'old', body }] });
  const taken = await own.answerSwap(as('quintero'), 'old', 'take', null);
  t.same(taken, { ok: false, why: 'return-of-nobody' });
});

t.test(
  'the outside schedule is the record; an override of ours outlives the next import, and the conflict shows',
  async (t) => {
    const { store, live, desk: own } = await desk(t);
    const imports = new ScheduleImport({ store, live, clock });
    const take = async (text: string) => {
      const { id, preview } = await imports.preview({ source: 'hospital' }, new TextEncoder().encode(text), 'rota.csv');
      t.match(await imports.apply('user:manager', id), { ok: true });
      return preview;
    };
    const head = 'Name,Shift,Date,Start time,End time\n';
    await take(`${head}Ostrowski,Call,2026-12-01,08:00,20:00\nQuintero,Call,2026-12-02,08:00,20:00\n`);
    const noon = at('2026-12-01T17:00:00Z');
    t.match(live.onCallAt(null, noon), { primary: { id: 'ostrowski' }, by: 'shift' });
    const ours = wish('okafor', '2026-12-01T13:00:00Z', '2026-12-02T01:00:00Z');
    t.match(await own.addOverride(manager, ours, null), { ok: true });
    const conflicts = async () =>
      (await own.view('2026-12-01T00:00:00Z', '2026-12-03T00:00:00Z', null)).conflicts
        .filter(({ kind }) => kind === 'changed-underneath')
        .map(({ person, other }) => `${person} against ${other}`);
    t.same(await conflicts(), []);
    const preview = await take(
      `${head}Reyes-Whitman,Call,2026-12-01,08:00,20:00\nQuintero,Call,2026-12-02,08:00,20:00\n`,
    );
    t.match(preview, {
      same: 1,
      changed: [{ after: { person: 'reyes_whitman' } }],
      conflicts: [{ outside: { person: 'reyes_whitman' } }],
    });
    t.equal(live.onCallAt(null, noon).primary.id, 'okafor', 'it survives');
    t.same(await conflicts(), ['okafor against reyes_whitman']);
    const [override] = live.current.overrides;
    t.match(await own.settle(manager, override!.id, 'keep', null), { ok: true });
    t.same(await conflicts(), []);
    t.match(await own.settle(manager, override!.id, 'outside', null), { ok: true });
    t.equal(live.onCallAt(null, noon).primary.id, 'reyes_whitman');
  },
);

t.test('an import is done on the version that was looked at', async (t) => {
  const { store, live, desk: own } = await desk(t);
  const imports = new ScheduleImport({ store, live, clock });
  const text = 'Name,Shift,Date,Start time,End time\nOstrowski,Call,2026-12-01,08:00,20:00\n';
  const { id } = await imports.preview({ source: 'x' }, new TextEncoder().encode(text), 'a.csv');
  await own.addOverride(manager, wish('okafor', '2026-12-01T13:00:00Z', '2026-12-02T01:00:00Z'), null);
  t.match(await imports.apply('user:manager', id), { ok: false, why: 'stale', since: [{ what: 'override.added' }] });
  t.equal((await store.schedules.snapshot()).entries.length, 1);
});

t.test('a file that is empty or cut off takes no shift away, unless forced', async (t) => {
  const { store, live } = await desk(t);
  const imports = new ScheduleImport({ store, live, clock });
  const page = scheduleImports({ imports, live, clock });
  const bytes = (text: string) => new TextEncoder().encode(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${text}`);
  const event = (uid: string, more = 'DTEND:20261201T200000\r\n') =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20261201T080000\r\n${more}SUMMARY:Ostrowski\r\nEND:VEVENT\r\n`;
  const end = 'END:VCALENDAR\r\n';
  const look = async (text: string) => {
    const wish = { source: 'Group', service: null, fileName: 'a.ics', names: {}, tasks: {}, dates: null };
    const made = await page.preview({ ...wish, bytes: bytes(text) });
    return made.ok ? made.preview.id : '';
  };
  t.match(await page.apply(manager, await look(event('a') + end), false), { ok: true });
  for (const text of [end, event('a').slice(0, 40)])
    t.same(await page.apply(manager, await look(text), false), { ok: false, why: 'emptied' });
  const other = event('b') + event('c', '') + end;
  t.same(await page.apply(manager, await look(other), false), { ok: false, why: 'unread' });
  t.equal(live.current.shifts.filter(({ start }) => start === '2026-12-01T13:00:00Z').length, 1);
  t.match(await imports.apply('cli', await look(end), true), { ok: true });
});

t.test('a layer that cannot be kept is refused with its place; one that can lies over the file', async (t) => {
  const { live, desk: own } = await desk(t);
  const layer = {
    ...{ id: 'later', name: 'Later', service: null, seat: 'primary', order: 1, rotation: ['quintero', 'okafor'] },
    ...{ every: { unit: 'weeks', count: 1 }, handOver: { time: '08:00', weekday: 'mon' }, from: '2026-11-16' },
    ...{ until: null, windows: [], holidays: 'any' },
  };
  const put = (body: unknown) => own.put(manager, 'layer.put', [{ kind: 'layer', id: 'later', body }], null);
  t.match(await put({ ...layer, rotation: ['nobody'], from: 'soon' }), {
    ok: false,
    why: 'invalid',
    faults: [{ at: 'layers/later/rotation' }, { at: 'layers/later/from' }],
  });
  t.equal((await own.gaps()).length, 2, 'after the last shift of the file');
  t.match(await put(layer), { ok: true });
  t.equal(live.onCallAt(null, at('2026-11-17T12:00:00Z')).primary.id, 'quintero');
  t.match(await own.gaps(), [{ seat: 'backup' }]);
});

t.test('a feed has a secret of its own, which is kept as a hash; a new one ends it', async (t) => {
  const { store, desk: own } = await desk(t);
  const token = (await own.newFeed(as('okafor'), 'okafor'))!;
  t.match(await own.feedByToken(token), /SUMMARY:On call\r\n/);
  t.equal(await own.feedByToken('guess'), null);
  t.notMatch(JSON.stringify(await store.read.selectFrom('scheduleFeeds').selectAll().execute()), token);
  const renewed = (await own.newFeed(as('okafor'), 'okafor'))!;
  t.equal(await own.feedByToken(token), null);
  t.ok(await own.feedByToken(renewed));
  t.equal(await own.newFeed(manager, 'nobody'), null);
});

t.test(
  'S5 S12: while the store cannot be read, what was read last counts, and before that the practice file',
  async (t) => {
    const dir = tempDir(t);
    const store = await openAt(dir, { clock });
    const { live, desk: own } = await desk(t, store);
    await own.addOverride(manager, wish('quintero', '2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z'), null);
    await store.close();
    t.equal((await live.onCallNow(null)).primary.id, 'quintero');
    const later = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
    t.teardown(() => later.close());
    t.equal((await later.onCallNow('no such service')).primary.id, 'okafor');
  },
);

t.test('somebody who left the practice while on call is named no more', async (t) => {
  const { store, desk: own } = await desk(t);
  await own.addOverride(manager, wish('quintero', '2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z'), null);
  const without = { ...practice, people: practice.people.filter(({ id }) => id !== 'quintero') };
  const live = await new LiveSchedule({ store, practice: without, clock, log: silentLog }).open();
  t.teardown(() => live.close());
  const who = live.onCallAt(null, NOW);
  t.equal(who.primary.id, 'okafor', 'whom the rota names without the override');
});
