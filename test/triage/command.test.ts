import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { triage } from '../../src/cli/triage.ts';

async function run(input: string, args: string[] = ['--jsonl']) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const out = text(stdout);
  const status = await triage(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  return {
    status,
    lines: (await out)
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l) as Record<string, unknown>),
  };
}

t.test('a line for a line, in order, whatever the line', async (t) => {
  const { status, lines } = await run(
    [
      '{"id":"a","lang":"en","text":"i have chest pain"}',
      'not json',
      '{"id":"b"}',
      '{"id":7,"text":"me duele mucho el pecho y estoy sudando"}',
      '[1]',
      '{"id":"c","lang":"en","text":""}',
      '{"id":"d","lang":"en","text":"can i make an appointment for tomorrow","now":"2026-10-20T10:00:00"}',
    ].join('\n'),
  );
  t.equal(status, 0);
  t.same(
    lines.map((l) => l.id),
    ['a', null, 'b', 7, null, 'c', 'd'],
  );
  t.match(lines[0], { tier: 'emergency', crisis: false, intent: 'symptom', about: 'self', ask: null });
  t.same(Object.keys(lines[0]!), ['id', 'tier', 'crisis', 'intent', 'about', 'slots', 'flags', 'ask']);
  t.same(Object.keys((lines[0]!.flags as object[])[0]!), ['concept', 'words']);
  for (const i of [1, 2, 4]) t.ok(lines[i]!.error);
  t.equal(lines[3]!.tier, 'emergency', 'language is guessed');
  t.equal(lines[5]!.tier, 'unclear');
  t.match(lines[6], { tier: 'routine', intent: 'schedule', slots: { when: '2026-10-21' } });
});

t.test('a wrong command line is told', async (t) => {
  t.equal((await run('', ['--json'])).status, 2);
  t.equal((await run('', [])).status, 2, 'without --jsonl');
  t.equal((await run('', ['--rules-only'])).status, 2);
});

t.test('the rules alone, a byte order mark, line ends of another system, and a line without end', async (t) => {
  const line = JSON.stringify({ id: 1, lang: 'en', text: 'can i make an appointment for tomorrow' });
  const long = JSON.stringify({
    id: 2,
    lang: 'en',
    text: `${'a'.repeat(50_000)} ${'word '.repeat(10_000)} and i have chest pain`,
  });
  const began = performance.now();
  const { lines } = await run(`\uFEFF${line}\r\n${long}\r\n`);
  t.ok(performance.now() - began < 30_000);
  t.match(lines, [
    { id: 1, tier: 'routine' },
    { id: 2, tier: 'emergency' },
  ]);
  const alone = await run(line, ['--jsonl', '--rules-only']);
  t.match(alone.lines, [{ id: 1, tier: 'routine', intent: 'schedule' }]);
});

t.test('whoever reads the first line alone has what was wanted, and no stack', async (t) => {
  const program = new URL('../../src/cli/nightbell.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, 'triage', '--jsonl', '--rules-only']);
  t.teardown(() => child.kill());
  const told = text(child.stderr);
  const ended = once(child, 'exit');
  child.stdin.on('error', () => undefined);
  const line = `${JSON.stringify({ id: 1, lang: 'en', text: 'can i make an appointment for tomorrow' })}\n`;
  child.stdin.write(line);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  // The input stays open: it is the program that ends.
  child.stdin.write(line.repeat(20));
  t.same(await ended, [0, null]);
  t.equal(await told, '');
});
