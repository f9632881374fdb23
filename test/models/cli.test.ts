import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { models } from '../../src/cli/models.ts';
import { loadManifest } from '../../src/models/manifest.ts';

/** Runs the command with an empty cache of its own; gives what it printed. */
async function run(t: Test, args: string[], cache = t.testdir()) {
  const before = process.env.NIGHTBELL_CACHE;
  process.env.NIGHTBELL_CACHE = cache;
  const out = t.capture(console, 'log', () => {});
  const err = t.capture(console, 'error', () => {});
  try {
    const code = await models(args);
    const text = (calls: { args: unknown[] }[]) => calls.map((call) => call.args.join(' ')).join('\n');
    return { code, out: text(out()), err: text(err()) };
  } finally {
    if (before === undefined) delete process.env.NIGHTBELL_CACHE;
    else process.env.NIGHTBELL_CACHE = before;
  }
}

t.test('list names every model with purpose, size, state and licence', async (t) => {
  const { code, out } = await run(t, ['list']);
  t.equal(code, 0);
  for (const { id, licence } of loadManifest().models) {
    t.ok(
      out.split('\n').some((line) => line.startsWith(`${id} `) && line.endsWith(licence)),
      id,
    );
  }
  t.match(out, /^vad-silero +voice-activity +2\.3 +missing +box +MIT$/m);
});

t.test('list --json', async (t) => {
  const rows = JSON.parse((await run(t, ['list', '--json'])).out);
  t.match(
    rows.find((row: { id: string }) => row.id === 'asr-moonshine-base-en'),
    { purpose: 'recognition', languages: ['en'], mb: 63.5, state: 'missing', neededBy: 'box', tested: true },
  );
});

t.test('verify tells of a file that is not right, and says what to do', async (t) => {
  const cache = t.testdir();
  mkdirSync(join(cache, 'models/vad-silero'), { recursive: true });
  writeFileSync(join(cache, 'models/vad-silero/silero_vad_v5.onnx'), 'not a model');
  const { code, out, err } = await run(t, ['verify'], cache);
  t.equal(code, 1);
  t.match(out, /^wrong {4}vad-silero\/silero_vad_v5\.onnx\n1 models, 1 files: 1 not right$/);
  t.match(err, /^NB_MODEL_HASH: .*vad-silero\/silero_vad_v5\.onnx/);
});

t.test('what is not understood is refused', async (t) => {
  await t.rejects(run(t, ['fetch', 'no-such-model']), { code: 'NB_MODEL_UNKNOWN' });
  await t.rejects(run(t, ['burn']), { code: 'NB_USAGE' });
  await t.rejects(run(t, ['list', '--all']), { code: 'NB_USAGE' });
});
