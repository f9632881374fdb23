// Against Radicale, the CalDAV server of Debian. The people here are invented.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import t from 'tap';
import { unreachableSchedules } from '../../../src/cli/doctor-schedules.ts';
import type { Clock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';
import { fetchSchedule } from '../../../src/oncall/exchange/fetch.ts';
import { parsePractice } from '../../../src/practice/practice.ts';
import type { OutsideSchedule } from '../../../src/settings/schedules-schema.ts';
import { LiveSchedule } from '../../../src/wiring/schedule.ts';
import { ScheduleImport } from '../../../src/wiring/schedule-import.ts';
import { ScheduleDesk } from '../../../src/wiring/schedule-service.ts';
import { ScheduleSync } from '../../../src/wiring/schedule-sync.ts';
import { tempDir, tempStore } from '../../store/helper.ts';
import { hasRadicale, PASSWORD, Radicale } from './radicale.ts';

const NOW = Date.parse('2026-10-20T12:00:00Z');
const clock: Clock = { now: () => NOW, after: () => () => undefined };
const practice = parsePractice(`
practice: {name: Hill, time_zone: America/New_York, main_line: "+15185550100", default_area_code: "518"}
providers:
  - {id: lund, name: Dr. Mira Lund, credentials: MD, on_call_phone: "+15185550111"}
  - {id: abara, name: Dr. Chidi Abara, credentials: DO, on_call_phone: "+15185550112"}
  - {id: teague, name: Rosalind Teague, credentials: FNP, on_call_phone: "+15185550113"}
`);
const event = (uid: string, title: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261001T000000Z',
    `SUMMARY:${title}`,
  ]
    .concat(lines, 'END:VEVENT', 'END:VCALENDAR', '')
    .join('\r\n');
const night = (day: string, next: string) => [
  `DTSTART;TZID=America/New_York:${day}T170000`,
  `DTEND;TZID=America/New_York:${next}T080000`,
];

t.test(
  'a calendar on a CalDAV server is the record: followed, with our override over it',
  { skip: !hasRadicale && 'no radicale' },
  async (t) => {
    const server = await Radicale.start();
    t.teardown(() => server.stop());
    const { store } = await tempStore(t, { clock });
    const live = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
    t.teardown(() => live.close());
    const desk = new ScheduleDesk({ store, live, practice, clock });
    const passwordFile = join(tempDir(t), 'password');
    writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
    const schedule: OutsideSchedule = {
      ...{ id: 'hospital', name: 'The hospital', kind: 'caldav', url: server.url, user: server.user, passwordFile },
      ...{ service: '', seat: 'primary', dayBegins: '08:00', everyMinutes: 30 },
    };
    const imports = new ScheduleImport({ store, live, clock });
    const sync = new ScheduleSync({ schedules: [schedule], imports, clock, log: silentLog });
    const primary = (at: string) => live.onCallAt(null, Date.parse(at)).primary.id;
    const backup = (at: string) => live.onCallAt(null, Date.parse(at)).backup.id;

    await server.put('nights', event('nights', 'Abara', ...night('20261030', '20261031'), 'RRULE:FREQ=DAILY;COUNT=4'));
    await server.put(
      'backup',
      event('backup', 'Lund (backup)', 'DTSTART;VALUE=DATE:20261031', 'DTEND;VALUE=DATE:20261102'),
    );
    await server.put('old', event('old', 'Lund', ...night('20200101', '20200102')));
    t.match(await sync.sync(schedule), { unknownNames: [], problems: [] });
    t.equal(primary('2026-11-01T05:30:00Z'), 'abara');
    t.equal(primary('2026-11-01T12:59:00Z'), 'abara', 'until eight by the new clock');
    t.equal(primary('2026-11-01T13:00:00Z'), 'lund', 'the last resort');
    t.equal(backup('2026-11-01T05:30:00Z'), 'lund');
    t.equal(live.current.shifts.length, 5, 'what is long over is not taken in');

    const ours = { service: null, seat: 'primary' as const, person: 'teague', reason: '' };
    const span = { start: '2026-10-31T21:00:00Z', end: '2026-11-01T13:00:00Z' };
    t.match(await desk.addOverride({ actor: 'user:x', person: null }, { ...ours, ...span }, null), { ok: true });
    await server.put('nights', event('nights', 'Lund', ...night('20261030', '20261031'), 'RRULE:FREQ=DAILY;COUNT=3'));
    await server.delete('backup');
    t.match(await sync.sync(schedule), { changed: { length: 3 }, removed: { length: 2 }, conflicts: { length: 1 } });
    t.equal(primary('2026-10-31T02:00:00Z'), 'lund');
    t.equal(primary('2026-11-01T05:30:00Z'), 'teague', 'the override survives');
    const { conflicts } = await desk.view('2026-10-30T00:00:00Z', '2026-11-04T00:00:00Z', null);
    t.match(
      conflicts.filter(({ kind }) => kind === 'changed-underneath'),
      [{ person: 'teague', other: 'lund' }],
    );
    const before = await store.schedules.version();
    await sync.sync(schedule);
    t.equal(await store.schedules.version(), before, 'the same again is no edit');

    await server.delete('nights');
    await sync.sync(schedule);
    t.match(sync.states, [{ state: 'held' }]);
    t.equal(primary('2026-10-31T02:00:00Z'), 'lund', 'a server that lost its calendar takes nobody off call');

    writeFileSync(passwordFile, 'wrong\n');
    t.equal(await sync.sync(schedule), null);
    t.match(sync.states, [{ state: 'failed', detail: 'NB_SCHEDULE_UNREACHABLE' }]);
    t.equal(primary('2026-10-31T02:00:00Z'), 'lund');
  },
);

t.test('S9: a listed server that sends us to another is not followed', async (t) => {
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  });
  const first = createServer((_, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${(other.address() as { port: number }).port}/x.ics` }).end();
  });
  for (const server of [other, first]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.teardown(() => server.close());
  }
  const place = { kind: 'icalendar' as const, url: '', user: '', password: '' };
  const range = { start: '2026-10-20T12:00:00Z', end: '2027-10-20T12:00:00Z' };
  const at = (server: typeof first) => `http://127.0.0.1:${(server.address() as { port: number }).port}/a.ics`;
  for (const kind of ['icalendar', 'caldav'] as const)
    await t.rejects(fetchSchedule({ ...place, kind, url: at(first) }, range), { code: 'NB_SCHEDULE_UNREACHABLE' });
  t.same(asked, []);
  const listed = {
    ...{ id: 'x', name: '', service: '', seat: 'primary' as const, dayBegins: '08:00' },
    everyMinutes: 30,
  };
  const schedules = [
    { ...listed, ...place, kind: 'icalendar' as const, passwordFile: '', url: at(first) },
    { ...listed, ...place, id: 'y', kind: 'icalendar' as const, passwordFile: '', url: at(other) },
  ];
  t.match(await unreachableSchedules({ schedules }), [/^x: NB_SCHEDULE_UNREACHABLE/], 'doctor tells which');
  t.match(await fetchSchedule({ ...place, url: at(other) }, range), [/VCALENDAR/]);
});

t.test('a calendar in a zone that nobody knows takes nothing away, and is not said to be current', async (t) => {
  const { store } = await tempStore(t, { clock });
  const live = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  t.teardown(() => live.close());
  let zone = 'Eastern Standard Time';
  const server = createServer((_, response) => {
    const event = (uid: string, day: string, who: string, own = zone) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART;TZID=${own}:202611${day}T170000\r\nDURATION:PT15H\r\nSUMMARY:${who}\r\nEND:VEVENT\r\n`;
    const [first, second] = practice.people.map(({ id }) => id) as [string, string];
    response.end(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('a', '10', first, 'UTC')}${event('b', '11', second)}END:VCALENDAR\r\n`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/a.ics`;
  const schedule: OutsideSchedule = {
    ...{ id: 'office', name: '', kind: 'icalendar', url, user: '', passwordFile: '', service: '' },
    ...{ seat: 'primary', dayBegins: '08:00', everyMinutes: 30 },
  };
  const imports = new ScheduleImport({ store, live, clock });
  const sync = new ScheduleSync({ schedules: [schedule], imports, clock, log: silentLog });
  await sync.sync(schedule);
  t.match(sync.states, [{ state: 'current', detail: '' }]);
  t.equal(live.current.shifts.filter(({ source }) => source === 'office').length, 2);
  zone = 'Office Time';
  await sync.sync(schedule);
  t.match(sync.states, [{ state: 'failed', detail: 'nothing of it could be read' }]);
  t.equal(live.current.shifts.filter(({ source }) => source === 'office').length, 2, 'what was taken in stands');
});

t.test('a box that stops waits for no server', async (t) => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { store } = await tempStore(t, { clock });
  const live = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  t.teardown(() => live.close());
  const url = `http://127.0.0.1:${(silent.address() as { port: number }).port}/a.ics`;
  const schedule: OutsideSchedule = {
    ...{ id: 'silent', name: '', kind: 'icalendar', url, user: '', passwordFile: '', service: '' },
    ...{ seat: 'primary', dayBegins: '08:00', everyMinutes: 30 },
  };
  const imports = new ScheduleImport({ store, live, clock });
  const sync = new ScheduleSync({ schedules: [schedule], imports, clock, log: silentLog });
  const asked = new Promise((resolve) => silent.once('request', resolve));
  sync.start();
  await asked;
  await sync.close();
  t.match(sync.states, [{ state: 'failed' }]);
});
