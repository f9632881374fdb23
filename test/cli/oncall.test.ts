// The people here are invented.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { oncall } from '../../src/cli/oncall.ts';
import { silentLog } from '../../src/log.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';

function box(t: { teardown(fn: () => unknown): void }, practice: string) {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-oncall-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\npractice: ${practice}\n`);
  process.env.NIGHTBELL_SETTINGS = join(dir, 'settings.yaml');
  t.teardown(() => delete process.env.NIGHTBELL_SETTINGS);
  const run = async (...args: string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const status = await oncall(args, { stdin, stdout, stderr });
    stdout.end();
    stderr.end();
    return { status, out: await text(stdout), err: await text(stderr) };
  };
  return { dir, run };
}

t.test(
  'who is on call, of a box that never started: the two half past ones of the night, and a time of the clock',
  async (t) => {
    const { run } = box(t, join(import.meta.dirname, '../cases/practice.yaml'));
    const who = async (at: string) => JSON.parse((await run('who', '--at', at, '--json')).out);
    t.match(await who('2026-11-01T01:30:00-04:00'), {
      until: '2026-11-01T13:00:00Z',
      primary: { id: 'okafor', by: { rule: 'swap' } },
    });
    t.match(await who('2026-11-01T01:30:00-05:00'), { at: '2026-11-01T06:30:00Z', primary: { id: 'okafor' } });
    t.match(await who('2026-11-01 08:00'), { primary: { id: 'reyes_whitman', phone: '+15185550113' } });
    t.match(await run('who', '--at', '2026-11-01T01:30'), { out: /01:30 -04:00, until Sun 2026-11-01 08:00 -05:00\n/ });
    t.match(await run('next', '--at', '2026-10-30T12:00'), {
      out: /Fri 2026-10-30 17:00 -04:00[\s\S]*Tomorrow night:\nSat 2026-10-31 22:00/,
    });
    t.match(await run('gaps', '--at', '2026-10-20T12:00'), { status: 1, out: /Mon 2026-11-16 08:00/ });
    t.match(await run('hours', '--at', '2026-10-30T17:00'), { out: /Okafor: primary \d+ h/ });
    await t.rejects(run('who', '--service', 'zoo'), { code: 'NB_SCHEDULE_REFUSED' });
    await t.rejects(run('who', '--at', 'soon'), { code: 'NB_USAGE' });
    t.match(await run('--help'), { status: 0, out: /nightbell oncall import .*--dates/ });
    await t.rejects(run('import', 'https://calendar.example.test/x.ics'), { code: 'NB_STORE_NONE' });
  },
);

t.test(
  'a schedule is taken in beside a box that runs: first shown, then done, and who is on call is another',
  async (t) => {
    const { dir, run } = box(t, join(import.meta.dirname, '../../examples/practice.yaml'));
    const at = places(loadSettings());
    const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
    const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
    t.teardown(() => store.close());
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const file = join(dir, 'qgenda.csv');
    writeFileSync(
      file,
      `Name,Shift,Date,Start time,End time\nMontoya,Call,${day},09:00,17:00\nDr. Who,Call,${day},17:00,23:00\n`,
    );
    const shown = await run('import', file, '--preview');
    t.match(shown, {
      status: 1,
      out: /1 new, 0 changed, 0 gone[\s\S]*nobody is called "Dr. Who"[\s\S]*Nothing was changed/,
    });
    t.equal(await store.schedules.version(), 0);
    t.match(await run('import', file, '--name', 'Dr. Who=whitlock'), { status: 0, out: /2 new[\s\S]*Taken in/ });
    const who = JSON.parse((await run('who', '--at', `${day}T10:00`, '--json')).out);
    t.match(who.primary, { id: 'montoya', by: { rule: 'shift', source: 'file' } });
    t.match(
      await run('import', file),
      { status: 0, out: /0 new, 0 changed, 0 gone, 2 as before[\s\S]*Nothing to change/ },
      'names are remembered',
    );
    const calendar = join(dir, 'rota.ics');
    const event = (uid: string, from: string, to: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day.replaceAll('-', '')}T${from}00\r\nDTEND:${day.replaceAll('-', '')}T${to}00\r\nSUMMARY:Montoya\r\nEND:VEVENT\r\n`;
    const take = (text: string, ...more: string[]) => {
      writeFileSync(calendar, text);
      return run('import', calendar, '--source', 'group', ...more);
    };
    const [head, end] = ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', 'END:VCALENDAR\r\n'];
    const whole = `${head}${event('a', '0100', '0300')}${event('b', '0400', '0600')}${end}`;
    t.match(await take(whole), { status: 0, out: /2 new[\s\S]*Taken in/ });
    const before = await store.schedules.version();
    t.match(await take(whole.slice(0, 150)), {
      status: 1,
      out: /2 gone[\s\S]*No shift is left[\s\S]*Nothing was changed/,
    });
    t.match(await take(head + end), { status: 1, out: /No shift is left/ });
    const broken = event('b', '0400', '0600')
      .replace(/DTEND.*\r\n/, '')
      .replace('UID:b', 'UID:c');
    t.match(await take(head + event('a', '0100', '0300') + broken + end), {
      status: 1,
      out: /1 gone[\s\S]*Some of it could not/,
    });
    t.equal(await store.schedules.version(), before, 'what is cut off takes nothing away');
    t.match(await take(head + end, '--force'), { status: 0, out: /2 gone[\s\S]*Taken in/ }, 'unless somebody says so');
    t.match(await run('export', '--at', `${day}T08:00`, '--weeks', '1'), {
      out: /^BEGIN:VCALENDAR[\s\S]*SUMMARY:On call: .*Montoya/,
    });
    await t.rejects(run('import', 'https://calendar.example.test/x.ics'), { code: 'NB_SCHEDULE_REFUSED' });
    writeFileSync(calendar, whole);
    const piped = spawnSync(
      'bash',
      [
        '-c',
        `"$0" src/cli/nightbell.ts oncall import "$1" --source group | true; echo "\${PIPESTATUS[0]}"`,
        process.execPath,
        calendar,
      ],
      { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' },
    );
    t.match(piped, { stdout: '0\n', stderr: '' }, 'who has gone before the first line ends nothing and hears no error');
    t.match(await run('import', calendar, '--source', 'group'), { out: /2 as before/ }, 'it was taken in');
    const [line] = await store.read
      .selectFrom('auditLines')
      .selectAll()
      .where('action', '=', 'schedule.edited')
      .execute();
    t.match(line, { actor: /^cli:uid-/, subject: 'schedule:1' });
  },
);
