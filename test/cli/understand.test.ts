import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { understand } from '../../src/cli/understand.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-understand-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
process.env.NIGHTBELL_DATA = folder; // no settings of this machine
delete process.env.NIGHTBELL_SETTINGS;

async function run(args: string[], lines: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await understand(args, { stdin: Readable.from([lines.join('\n')]), stdout, stderr });
  stdout.end();
  stderr.end();
  const out = (await text(stdout)).split('\n').filter(Boolean);
  return { status, out: out.map((line) => JSON.parse(line) as Record<string, unknown>), said: await text(stderr) };
}

const PRACTICE = `practice: {name: Test Clinic, time_zone: America/New_York, main_line: "+13155550100", default_area_code: "315"}
providers:
  - {id: n, name: Dr. Adaeze Nwachukwu, say: wah-CHOO-koo, on_call_phone: "+13155550111"}
`;

t.test('facts, intent and doubts, line by line and in order', async (t) => {
  const { status, out } = await run(
    ['--jsonl'],
    [
      '\uFEFF{"id":"a","lang":"en","text":"my listen a pril, twenty milligrams","asked":"medication"}',
      '',
      '{"id":"b","text":"necesito la metformina de quinientos","asked":null}',
      '{"id":"c","lang":"en","text":"next tuesday at two","asked":"when","now":"2026-10-21T10:00:00"}',
      '{"id":"d","lang":"en","text":"my chest hurts and i can not breathe"}',
    ],
  );
  t.equal(status, 0);
  t.same(
    out.map((o) => o.id),
    ['a', 'b', 'c', 'd'],
  );
  t.match(out[0], { intent: 'refill', slots: { medication: 'lisinopril', dose: '20 mg' }, uncertain: [] });
  t.match(out[1], { slots: { medication: 'metformin', dose: '500' } });
  t.match(out[2], { intent: 'schedule', slots: { when: '2026-10-27T14:00/2026-10-27T14:00' } });
  t.match(out[3], { intent: 'symptom' });
});

t.test('the practice tells its providers and its area code', async (t) => {
  const file = join(folder, 'practice.yaml');
  writeFileSync(file, PRACTICE);
  const line = '{"id":1,"lang":"en","text":"with doctor watch you coo, and i am at 555 0142","asked":null}';
  t.match((await run(['--jsonl', '--practice', file], [line])).out[0], {
    slots: { provider: 'Nwachukwu', phone: '+13155550142' },
  });
  const other = '{"id":2,"lang":"en","text":"i see doctor abernathy","asked":"provider"}';
  const [none] = (await run(['--jsonl', '--practice', file], [other])).out;
  t.notMatch(JSON.stringify(none), 'provider', 'somebody else’s doctor');
  t.match((await run(['--jsonl'], [other])).out[0], { slots: { provider: 'Abernathy' } }, 'no practice: anybody');
});

t.test('a line that cannot be used says so, and the next is answered', async (t) => {
  const { status, out } = await run(['--jsonl'], ['{"id":', '[1]', '{"id":7}', '{"id":8,"text":"yes"}']);
  t.equal(status, 0);
  t.same(out[0], { id: null, error: 'not a line of JSON' });
  t.match(out[1], { error: 'an object is wanted' });
  t.same(out[2], { id: 7, error: '`text` is wanted' });
  t.match(out[3], { id: 8, slots: {} });
});

t.test('wrong command lines, and a practice that is not there', async (t) => {
  for (const args of [[], ['--json'], ['--jsonl', '--practice'], ['--jsonl', 'more']]) {
    const { status, said } = await run(args, []);
    t.equal(status, 2, args.join(' '));
    t.match(said, /usage/);
  }
  await t.rejects(run(['--jsonl', '--practice', join(folder, 'none.yaml')], []), { code: 'NB_PRACTICE_INVALID' });
});
