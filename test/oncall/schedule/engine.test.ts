import t from 'tap';
import { conflictsBetween } from '../../../src/oncall/schedule/conflicts.ts';
import { wishedOverride } from '../../../src/oncall/schedule/edits.ts';
import { alarmDue, gapsBetween } from '../../../src/oncall/schedule/gaps.ts';
import { serviceFor } from '../../../src/oncall/schedule/service-for.ts';
import { turnsIn } from '../../../src/oncall/schedule/turns.ts';
import type { Layer, Schedule, Shift } from '../../../src/oncall/schedule/types.ts';
import { faultsOf } from '../../../src/oncall/schedule/validate.ts';
import { nextOnCall, shiftsBetween, tomorrowNight, whoIsOnCall } from '../../../src/oncall/schedule/who.ts';
import { workloads } from '../../../src/oncall/schedule/workload.ts';
import { clinic } from '../exchange/kit.ts';

const layer = (more: Partial<Layer> = {}): Layer => ({
  ...{ id: 'nights', name: 'Nights', service: null, seat: 'primary', order: 1, rotation: ['lund', 'abara'] },
  ...{ every: { unit: 'days', count: 1 }, handOver: { time: '02:30', weekday: null }, from: '2026-03-05', until: null },
  ...{ windows: [], holidays: 'any' },
  ...more,
});
const shift = (person: string, start: string, end: string, more: Partial<Shift> = {}): Shift => ({
  ...{ id: `${person} ${start}`, service: null, seat: 'primary', person, start, end, source: 'practice-file' },
  ...more,
});
const handOvers = (of: Layer, from: string, to: string, zone = 'America/New_York') =>
  turnsIn(of, zone, { from: Date.parse(from), to: Date.parse(to) }).map(({ from, person }) => [
    new Date(from).toISOString(),
    person,
  ]);

t.test('a hand-over at half past two: skipped in spring it is at the change, in autumn once', async (t) => {
  t.same(handOvers(layer(), '2026-03-07T07:30:00Z', '2026-03-10T00:00:00Z'), [
    ['2026-03-07T07:30:00.000Z', 'lund'],
    ['2026-03-08T07:00:00.000Z', 'abara'],
    ['2026-03-09T06:30:00.000Z', 'lund'],
  ]);
  const autumn = layer({ handOver: { time: '01:30', weekday: null }, from: '2026-10-31' });
  t.same(handOvers(autumn, '2026-10-31T05:30:00Z', '2026-11-02T10:00:00Z'), [
    ['2026-10-31T05:30:00.000Z', 'lund'],
    ['2026-11-01T05:30:00.000Z', 'abara'],
    ['2026-11-02T06:30:00.000Z', 'lund'],
  ]);
});

t.test('turns of twelve hours are twelve hours that pass; turns of a day keep the time on the wall', async (t) => {
  const hours = layer({
    every: { unit: 'hours', count: 12 },
    handOver: { time: '08:00', weekday: null },
    from: '2026-10-31',
  });
  t.same(
    handOvers(hours, '2026-10-31T12:00:00Z', '2026-11-02T00:00:00Z').map(([at]) => at),
    ['2026-10-31T12:00:00.000Z', '2026-11-01T00:00:00.000Z', '2026-11-01T12:00:00.000Z'],
  );
  const days = layer({ handOver: { time: '08:00', weekday: null }, from: '2026-10-31' });
  t.same(
    handOvers(days, '2026-10-31T12:00:00Z', '2026-11-02T14:00:00Z').map(([at]) => at),
    ['2026-10-31T12:00:00.000Z', '2026-11-01T13:00:00.000Z', '2026-11-02T13:00:00.000Z'],
  );
});

t.test('a rotation by the month hands over on the last day where a month is too short', async (t) => {
  const monthly = layer({
    every: { unit: 'months', count: 1 },
    handOver: { time: '08:00', weekday: null },
    from: '2027-01-31',
  });
  t.same(
    handOvers(monthly, '2027-01-31T13:00:00Z', '2027-05-30T00:00:00Z').map(([at]) => (at as string).slice(0, 10)),
    ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
  );
});

t.test(
  'S12: what is said for a moment, then the outside schedule, the file, the layers, the standing rule, the last resort',
  async (t) => {
    const at = '2026-11-10T12:00:00Z';
    const span = ['2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z'] as const;
    let schedule = clinic();
    const by = () => {
      const { person, by } = whoIsOnCall(schedule, 'on_call', at).primary;
      return `${by.rule} ${person}`;
    };
    t.equal(by(), 'last-resort lund');
    schedule = { ...schedule, otherwise: [{ service: null, seat: 'primary', person: 'teague' }] };
    t.equal(by(), 'otherwise teague');
    schedule = { ...schedule, layers: [layer({ rotation: ['abara'] })] };
    t.equal(by(), 'layer abara');
    schedule = { ...schedule, shifts: [shift('teague', ...span)] };
    t.equal(by(), 'shift teague');
    schedule = { ...schedule, shifts: [...schedule.shifts, shift('olund', ...span, { source: 'hospital' })] };
    t.equal(by(), 'shift olund');
    const made = {
      seat: 'primary' as const,
      service: null,
      start: span[0],
      end: span[1],
      by: 'x',
      reason: '',
      over: null,
    };
    schedule = { ...schedule, overrides: [{ ...made, id: 'o', person: 'lund', at: '2026-11-01T00:00:00Z' }] };
    t.equal(by(), 'override lund');
    const cover = { service: null, seat: 'primary' as const, start: span[0], end: span[1], from: 'lund', to: 'abara' };
    const swap = {
      id: 's',
      askedBy: 'lund',
      askedOf: 'abara',
      askedAt: at,
      answeredBy: 'abara',
      reason: '',
      covers: [cover],
    };
    schedule = { ...schedule, swaps: [{ ...swap, state: 'asked', answeredAt: '2026-11-02T00:00:00Z' }] };
    t.equal(by(), 'override lund', 'a swap that was only asked for changes nothing');
    schedule = { ...schedule, swaps: [{ ...swap, state: 'accepted', answeredAt: '2026-11-02T00:00:00Z' }] };
    t.equal(by(), 'swap abara', 'what was settled later counts');
  },
);

t.test('the backup is another one, and a physician where the primary is none', async (t) => {
  const span = ['2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z'] as const;
  const schedule: Schedule = clinic({
    shifts: [shift('teague', ...span), shift('teague', ...span, { id: 'b', seat: 'backup' })],
    layers: [layer({ seat: 'backup', rotation: ['olund'] })],
    otherwise: [{ service: null, seat: 'backup', person: 'abara' }],
    rules: [{ kind: 'physician-backup', service: null }],
  });
  const { backup } = whoIsOnCall(schedule, 'on_call', '2026-11-10T12:00:00Z');
  t.equal(backup.person, 'abara');
  t.same(
    backup.passedOver.map(({ person, why }) => `${person} ${why}`),
    ['teague two-seats', 'olund not-allowed'],
  );
  t.same(
    conflictsBetween(schedule, ...span).map(({ kind, person }) => `${kind} ${person}`),
    ['two-seats teague', 'not-allowed olund'],
  );
  const alone = { ...schedule, otherwise: [] };
  t.equal(
    whoIsOnCall(alone, 'on_call', '2026-11-10T12:00:00Z').backup.person,
    'olund',
    'who may not comes before the last resort',
  );
  const twice = whoIsOnCall({ ...alone, layers: [] }, 'on_call', '2026-11-10T12:00:00Z').backup;
  t.match(twice, { person: 'lund', by: { rule: 'last-resort' }, passedOver: [{ person: 'teague', why: 'two-seats' }] });
  t.equal(gapsBetween({ ...alone, layers: [] }, ...span).length, 1, 'nobody is planned as the backup');
});

t.test('somebody who is not in the practice any more is passed over, and it shows', async (t) => {
  const span = ['2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z'] as const;
  const schedule = clinic({ shifts: [shift('gone', ...span)] });
  const { primary } = whoIsOnCall(schedule, 'on_call', '2026-11-10T12:00:00Z');
  t.match(primary, {
    person: 'lund',
    by: { rule: 'last-resort' },
    passedOver: [{ person: 'gone', why: 'unknown-person' }],
  });
  t.equal(gapsBetween(schedule, ...span).length, 1);
});

t.test('somebody who is away stays on call, and it shows for as long as both are', async (t) => {
  const schedule = clinic({
    shifts: [shift('abara', '2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z')],
    leaves: [{ id: 'l', person: 'abara', start: '2026-11-10T12:00:00Z', end: '2026-11-12T00:00:00Z', reason: '' }],
  });
  t.equal(whoIsOnCall(schedule, 'on_call', '2026-11-10T13:00:00Z').primary.person, 'abara');
  t.match(conflictsBetween(schedule, '2026-11-09T00:00:00Z', '2026-11-13T00:00:00Z'), [
    { kind: 'on-leave', person: 'abara', start: '2026-11-10T12:00:00Z', end: '2026-11-11T00:00:00Z' },
  ]);
});

t.test("a shift that was swapped and is somebody else's in the outside schedule by now shows", async (t) => {
  const span = { start: '2026-11-10T00:00:00Z', end: '2026-11-11T00:00:00Z' };
  const cover = { ...span, service: null, seat: 'primary' as const, from: 'abara', to: 'teague' };
  const swap = {
    ...{ id: 's', askedBy: 'abara', askedOf: 'teague', askedAt: span.start, answeredBy: 'teague', reason: '' },
  };
  const named = (person: string) =>
    conflictsBetween(
      clinic({
        shifts: [shift(person, span.start, span.end, { source: 'hospital' })],
        swaps: [{ ...swap, state: 'accepted', answeredAt: span.start, covers: [cover] }],
      }),
      span.start,
      span.end,
    ).map(({ kind, person, other }) => `${kind} ${person} ${other}`);
  t.same(named('abara'), []);
  t.same(named('teague'), []);
  t.same(named('lund'), ['changed-underneath teague lund']);
});

t.test('windows over the week-end, holidays only and never, services of their own', async (t) => {
  const schedule = clinic({
    services: [
      { id: 'adult', name: 'Adults', locations: [], suits: ['adults'] },
      { id: 'kids', name: 'Children', locations: ['hill'], suits: ['children'] },
      { id: 'births', name: 'Obstetrics', locations: [], suits: ['obstetrics'] },
    ],
    layers: [
      layer({
        ...{
          id: 'weekend',
          rotation: ['abara'],
          handOver: { time: '17:00', weekday: 'fri' },
          every: { unit: 'weeks', count: 1 },
        },
        windows: [{ day: 'fri', from: '17:00', toDay: 'mon', to: '08:00' }],
      }),
      layer({ id: 'holiday', order: 0, rotation: ['teague'], holidays: 'only' }),
      layer({ id: 'kids', service: 'kids', rotation: ['olund'], holidays: 'never' }),
    ],
    holidays: [{ date: '2026-11-26', name: 'Thanksgiving' }],
  });
  const on = (service: string, at: string) => whoIsOnCall(schedule, service, at).primary.person;
  t.equal(on('adult', '2026-11-13T21:59:00Z'), 'lund', 'before the window');
  t.equal(on('adult', '2026-11-13T22:00:00Z'), 'abara');
  t.equal(on('adult', '2026-11-16T12:59:00Z'), 'abara');
  t.equal(on('adult', '2026-11-16T13:00:00Z'), 'lund');
  t.equal(on('adult', '2026-11-26T05:00:00Z'), 'teague', 'the holiday begins at midnight of the clinic');
  t.equal(on('kids', '2026-11-13T22:00:00Z'), 'olund', 'the service itself before all services');
  t.equal(on('kids', '2026-11-26T12:00:00Z'), 'teague');
  const service = (age: number | null, pregnant = false, location: string | null = null) =>
    serviceFor(schedule, { age, pregnant, location }).id;
  t.same(
    [service(40), service(7), service(7, false, 'hill'), service(7, false, 'valley'), service(30, true), service(null)],
    ['adult', 'kids', 'kids', 'adult', 'births', 'adult'],
  );
});

t.test(
  'a window that ends in the hour that comes twice ends in the second one; one from a time to itself is a week',
  async (t) => {
    const window = (from: string, to: string) => [{ day: 'sun' as const, from, toDay: 'sun' as const, to }];
    const at = (windows: Layer['windows'], instant: string) =>
      whoIsOnCall(clinic({ layers: [layer({ rotation: ['abara'], windows })] }), 'on_call', instant).primary.person;
    const early = window('00:00', '01:30');
    t.same(
      ['2026-11-01T01:45:00-04:00', '2026-11-01T01:29:00-05:00', '2026-11-01T01:30:00-05:00'].map((i) => at(early, i)),
      ['abara', 'abara', 'lund'],
    );
    t.same(
      ['2026-11-10T12:00:00Z', '2026-11-13T12:00:00Z'].map((i) => at(window('08:00', '08:00'), i)),
      ['abara', 'abara'],
    );
  },
);

t.test('the next hand-over is that of the moment that is asked for, whatever was asked before', async (t) => {
  const schedule = clinic({ layers: [layer({ handOver: { time: '08:00', weekday: null }, from: '2026-11-01' })] });
  const until = (at: string) => whoIsOnCall(schedule, 'on_call', at).until;
  t.equal(until('2026-11-12T15:00:00Z'), '2026-11-13T13:00:00Z');
  t.equal(until('2026-11-10T15:00:00Z'), '2026-11-11T13:00:00Z');
  t.equal(until('2026-11-11T12:59:00Z'), '2026-11-11T13:00:00Z');
  t.equal(until('2026-11-11T13:00:00Z'), '2026-11-12T13:00:00Z');
});

t.test('who comes next, and who is on tomorrow night', async (t) => {
  const schedule = clinic({
    layers: [layer({ handOver: { time: '08:00', weekday: null }, from: '2026-11-01' })],
  });
  const at = '2026-11-10T15:00:00Z';
  const now = whoIsOnCall(schedule, 'on_call', at);
  t.equal(now.until, '2026-11-11T13:00:00Z');
  const next = nextOnCall(schedule, 'on_call', at)!;
  t.equal(next.at, now.until);
  t.not(next.primary.person, now.primary.person);
  const night = tomorrowNight(schedule, 'on_call', at);
  t.equal(night.at, '2026-11-12T03:00:00Z');
  t.equal(night.primary.person, next.primary.person);
});

t.test('a gap is where only the last resort is; its alarms come days and then hours before', async (t) => {
  const schedule = clinic({
    shifts: [
      shift('lund', '2026-11-01T00:00:00Z', '2026-11-10T00:00:00Z'),
      shift('abara', '2026-11-10T06:00:00Z', '2026-12-10T00:00:00Z'),
    ],
  });
  const [gap, ...more] = gapsBetween(schedule, '2026-11-02T00:00:00Z', '2026-12-01T00:00:00Z');
  t.match(gap, { seat: 'primary', start: '2026-11-10T00:00:00Z', end: '2026-11-10T06:00:00Z', person: 'lund' });
  t.same(more, [], 'nobody ever named a backup: none is missing');
  const due = (at: string) => alarmDue(gap!, at);
  t.same(['2026-10-20T00:00:00Z', '2026-10-28T00:00:00Z', '2026-11-08T00:00:00Z', '2026-11-09T21:00:00Z'].map(due), [
    null,
    336,
    72,
    4,
  ]);
});

t.test('hours are hours that pass, an hour of two services once; a long week warns and forbids nothing', async (t) => {
  const services = ['a', 'b'].map((id) => ({ id, name: id, locations: [], suits: [] }));
  const schedule = clinic({
    services,
    shifts: [shift('lund', '2026-10-30T21:00:00Z', '2026-11-06T13:00:00Z')],
  });
  const [load] = workloads(schedule, '2026-10-31T04:00:00Z', '2026-11-01T05:00:00Z');
  t.equal(load?.hours.primary, 25, 'the day on which the clocks go back');
  const pages = [
    { person: 'lund', at: '2026-11-02T08:00:00Z' },
    { person: 'lund', at: '2026-11-02T17:00:00Z' },
  ];
  const week = workloads(schedule, '2026-10-30T21:00:00Z', '2026-11-06T21:00:00Z', pages).find(
    ({ person }) => person === 'lund',
  );
  t.match(week, { nights: 7, nightPages: 1, longest: 160 });
  t.same(week?.warnings, ['long-stretch', 'nights-in-a-row', 'many-hours']);
});

t.test('whom the last resort would wake carries no hours for it', async (t) => {
  const schedule = clinic({ shifts: [shift('lund', '2026-11-02T13:00:00Z', '2026-11-03T13:00:00Z')] });
  const loads = workloads(schedule, '2026-11-01T13:00:00Z', '2026-11-29T13:00:00Z');
  t.same(
    loads.map(({ person, hours }) => [person, hours.primary, hours.backup]),
    [['lund', 24, 0]],
  );
});

t.test(
  'an override for every service changes nothing underneath itself; what does change there is shown',
  async (t) => {
    const services = ['a', 'b', 'c'].map((id) => ({ id, name: id, locations: [], suits: [] }));
    const [start, end] = ['2026-11-02T13:00:00Z', '2026-11-03T13:00:00Z'] as const;
    const outside = (person: string, service: string) =>
      shift(person, start, end, { id: service, service, source: 'qgenda' });
    const before = clinic({ services, shifts: [outside('abara', 'a'), outside('lund', 'b')] });
    const wish = { service: null, seat: 'primary' as const, person: 'teague', start, end, reason: '' };
    const wished = wishedOverride(before, wish, { id: 'o', by: 'x', at: start });
    if (!wished.ok) return t.fail(wished.why);
    const after = (shifts: Shift[]) =>
      conflictsBetween({ ...before, shifts, overrides: [wished.value] }, start, end).map(
        ({ kind, service, other }) => `${kind} ${service} ${other}`,
      );
    t.same(after(before.shifts), []);
    t.same(after([outside('abara', 'a'), outside('olund', 'b')]), ['changed-underneath b olund']);
    t.same(after([outside('abara', 'a')]), ['changed-underneath b null']);
    t.same(after([...before.shifts, outside('lund', 'c')]), ['changed-underneath c lund']);
  },
);

t.test('a schedule that cannot be kept says where and why', async (t) => {
  const broken = clinic({
    layers: [layer({ rotation: [], every: { unit: 'days', count: 0 }, handOver: { time: '25:00', weekday: null } })],
    shifts: [shift('nobody', '2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z', { service: 'zoo' })],
  });
  t.same(
    faultsOf(broken).map(({ at }) => at.replace(/nobody .*Z/, 'x')),
    [
      'layers/nights/rotation',
      'layers/nights/every',
      'layers/nights/handOver',
      'shifts/x/service',
      'shifts/x/person',
      'shifts/x/end',
    ],
  );
  t.same(faultsOf(clinic({ layers: [layer()] })), []);
});

t.test('a stretch is whole: each seat without a hole or an overlap', async (t) => {
  const schedule = clinic({
    layers: [layer(), layer({ id: 'b', seat: 'backup', rotation: ['abara', 'teague', 'lund'] })],
  });
  const [from, to] = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'];
  for (const seat of ['primary', 'backup'] as const) {
    const list = shiftsBetween(schedule, 'on_call', from, to).filter((each) => each.seat === seat);
    t.equal(list[0]?.start, from);
    t.equal(list.at(-1)?.end, to);
    t.ok(list.every(({ end }, i) => i === list.length - 1 || end === list[i + 1]?.start));
  }
});
