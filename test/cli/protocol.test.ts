import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { protocolCommand } from '../../src/cli/protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-protocol-'));
t.teardown(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]): Promise<{ status: number; out: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const out = text(stdout);
  const status = await protocolCommand(args, { stdin: Readable.from([]), stdout, stderr });
  stdout.end();
  return { status, out: await out };
}

/** The example of the guide, so that what clinicians copy is proven and tested. */
const GUIDE = /```yaml\n([\s\S]*?)```/.exec(
  readFileSync(join(import.meta.dirname, '../../docs/guides/protocols.md'), 'utf8'),
)![1]!;

t.test('the base net is proven, with how far it was looked', async (t) => {
  const { status, out } = await run('prove', 'base');
  t.equal(status, 0, out);
  t.match(out, /^base@1\n/);
  t.match(out, /proven {6}Every path ends in a disposition\.\n +up to a bound: \d+ answers/);
  t.match(out, /all of it: /);
});

t.test('the example of the guide is proven, tested and shown', async (t) => {
  const path = file('elm.yaml', GUIDE);
  const proof = await run('prove', path);
  t.equal(proof.status, 0, proof.out);
  t.match(proof.out, /^base@1 \+ paediatrics@\S+ \+ elm-street@1\n/, 'stands upon what its head extends');
  const tested = await run('test', path);
  t.equal(tested.status, 0, tested.out);
  const shown = await run('show', path);
  t.match(shown.out, / {2}elm\.cast_tight: 2 patterns, elm\.yaml line \d+\n {4}elm\.cast_fingers\? "Can you still/);
  t.match(shown.out, / {6}no → emergency\n/);
});

t.test('what does not hold is told in plain words, with exit status 1', async (t) => {
  const path = file(
    'bad.yaml',
    GUIDE.replace('    unsure: emergency\n', '')
      .replace('tier: urgent\n    ask', 'tier: next_day\n    ask')
      .replace('tier: routine}', 'tier: urgent}'),
  );
  const proof = await run('prove', path);
  t.equal(proof.status, 1);
  t.match(proof.out, /NOT PROVEN {2}No silence and no "I don't know" leads downward\./);
  t.match(
    proof.out,
    /FAILURE {2}concept elm\.cast_tight \(semi_urgent\) → question elm\.cast_fingers → I don't know\n/,
  );
  const tested = await run('test', path);
  t.equal(tested.status, 1);
  t.match(
    tested.out,
    /bad\.yaml line \d+\n {2}said {4}i need a note[^\n]+\n {2}wanted {2}urgent\n {2}got {5}routine by desk\.records/,
  );
});

t.test('a file that cannot be used is told in one line', async (t) => {
  const bad: [string, RegExp, string][] = [
    [join(folder, 'none.yaml'), /no such file/, 'NB_INPUT_INVALID'],
    [folder, /a folder/, 'NB_INPUT_INVALID'],
    ['/dev/zero', /no file/, 'NB_INPUT_INVALID'],
    [file('picture.yaml', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff])), /no text/, 'NB_INPUT_INVALID'],
    [file('empty.yaml', ''), /empty\.yaml line 1/, 'NB_PROTOCOL_INVALID'],
    [file('torn.yaml', 'protocol: {id: x, version: "1"\nconcepts: ['), /torn\.yaml line/, 'NB_PROTOCOL_INVALID'],
    [
      file('far.yaml', 'protocol: {id: x, version: "1", extends: astrology}\n'),
      /far\.yaml line 1: no specialty "astrology"/,
      'NB_PROTOCOL_INVALID',
    ],
    [
      file('weak.yaml', 'protocol: {id: x, version: "1"}\nconcepts: [{more: chest_pain, tier: routine}]\n'),
      /weak\.yaml line 2: .*may not become less urgent/,
      'NB_PROTOCOL_INVALID',
    ],
  ];
  for (const [path, message, code] of bad)
    for (const what of ['prove', 'test', 'show'])
      await t.rejects(run(what, path), { code, message }, `${what} ${path}`);
  for (const args of [[], ['prove'], ['show'], ['sing', 'base'], ['prove', 'base', 'base']])
    await t.rejects(run(...args), { code: 'NB_USAGE' }, args.join(' '));
});
