import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import t from 'tap';
import { rehearse } from '../../src/cli/rehearse.ts';
import type { RehearsalResult } from '../../src/rehearsal/result.ts';

const OWN = join(import.meta.dirname, 'own-calls.yaml');

async function run(args: string[]): Promise<{ status: number; out: string; err: string }> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const status = await rehearse(args, { stdin: new PassThrough(), stdout, stderr });
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

t.test('--json prints a line a call, and a call that ends as it should is no failure', async (t) => {
  const { status, out, err } = await run([OWN, '--json', '--only', 'own-parking']);
  t.equal(err, '');
  t.equal(status, 0);
  const lines = out.trim().split('\n');
  t.equal(lines.length, 1);
  const result = JSON.parse(lines[0] as string) as RehearsalResult;
  t.match(result, {
    id: 'own-parking',
    tier: 'routine',
    action: 'polite_end',
    crisis_numbers: [],
    pages: [],
    slots: { phone: '+13195550183' },
    turns: result.said.length,
  });
  t.equal(result.said[0], 'hello dear, where do i park when i come to see you');
  t.ok(result.heard.some((text) => /Elm Street/.test(text)));
  t.ok(result.seconds > 5);
});

t.test('A call that differs is shown with what differs, and that is a failure', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nightbell-story-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'calls.yaml');
  const practice = join(import.meta.dirname, 'practice.yaml');
  writeFileSync(
    file,
    `practice: {file: ${relative(folder, practice)}}
calls:
- id: wrong
  lang: en
  practice: {state: open, now: '2026-09-11T11:20:00', utc_offset: '-05:00', on_call: {id: oduro, answers: true}}
  caller: {name: Edith Kowalczyk, callback: '+13195550183'}
  opening: where do i park when i come to see you
  answers: {default: that is all}
  expect: {tier: emergency, accept: [emergency], action: instruct_911, must_say: [call 911]}
`,
  );
  const { status, out, err } = await run([file]);
  t.equal(status, 1);
  t.match(err, 'the story has oduro on call');
  t.match(out, '✗ tier: wanted emergency; got routine');
  t.match(out, '✗ action: wanted instruct_911');
  t.match(out, 'to check, said:  call 911');
  t.match(out, '0 of 1 calls pass');
});

/** Aliases of aliases: a few lines that stand for ten thousand values. */
const BOMB = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]',
  'c: &c [*b,*b,*b,*b,*b]',
  'd: [*c,*c]',
].join('\n');

t.test('What cannot be played is told', async (t) => {
  await t.rejects(run([]), { code: 'NB_USAGE' });
  await t.rejects(run([OWN, '--only', 'nobody']), { code: 'NB_USAGE' });
  await t.rejects(run(['/nowhere/calls.yaml']), { code: 'NB_INPUT_INVALID' });
  const folder = mkdtempSync(join(tmpdir(), 'nightbell-story-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'calls.yaml');
  for (const text of [
    'calls: [',
    'calls: []',
    'practice: {file: x.yaml}\ncalls:\n- {id: a, practice: {now: soon}}',
    BOMB,
  ]) {
    writeFileSync(file, text);
    await t.rejects(run([file]), { code: 'NB_INPUT_INVALID' }, text);
  }
});
