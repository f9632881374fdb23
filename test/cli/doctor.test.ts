import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { doctor } from '../../src/cli/doctor.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { BoxFile } from '../../src/wiring/box-file.ts';

/** What `nightbell doctor --json` says of a part, with a data directory of its own and these settings. */
async function box(t: { teardown: (fn: () => unknown) => unknown }) {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-doctor-'));
  process.env.NIGHTBELL_SETTINGS = join(dir, 'settings.yaml');
  t.teardown(() => {
    delete process.env.NIGHTBELL_SETTINGS;
    rmSync(dir, { recursive: true, force: true });
  });
  const says = async (part: string, settings = '') => {
    writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\n${settings}`);
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    await doctor(['--json'], { stdin, stdout, stderr });
    stdout.end();
    const all = JSON.parse(await text(stdout)) as { part: string; state: string; detail: string }[];
    return all.filter((f) => f.part === part);
  };
  return { dir, says };
}

t.test('the second opinion is there with the right hash, or calls are judged by the rules alone', async (t) => {
  const { dir, says } = await box(t);
  t.match(await says('classifier'), [
    { state: 'well', detail: /^emb-all-MiniLM-L6-v2-q8 and its trained parts [0-9a-f]{12}(?:\+[0-9a-f]{12}){2}$/ },
  ]);
  t.match(await says('classifier', `cacheDir: ${dir}/empty\n`), [
    { state: 'warning', detail: /judged by the rules alone: NB_MODEL_MISSING/ },
  ]);
});

t.test('the third opinion is off, or why it does not run', async (t) => {
  const { says } = await box(t);
  t.match(await says('llm'), [{ state: 'well', detail: /^off/ }]);
  const named = 'opinion:\n  llm: llm-tinyllama-1.1b-chat-iq2_xxs\n';
  t.match(await says('llm', named), [{ state: 'warning', detail: /counts for nothing/ }]);
  const at = places(loadSettings()).box;
  mkdirSync(dirname(at), { recursive: true });
  const running = { host: '127.0.0.1', sip: 5060, console: null, setUpCode: null };
  new BoxFile(at).write({ ...running, llmDown: 'NB_OPINION_LATE' });
  t.match(
    await says('llm', named),
    [{ state: 'warning', detail: /NB_OPINION_LATE: .* too slow/ }],
    'as the running box says',
  );
});

t.test('gateways: none, one that does not answer, a secret that others can read', async (t) => {
  const { dir, says } = await box(t);
  t.match(await says('gateways'), [{ state: 'well', detail: /^none/ }]);
  const dead = 'delivery:\n  snpp: { host: 127.0.0.1, port: 1 }\n';
  t.match(await says('gateways', dead), [{ state: 'warning', detail: /snpp \(unreachable\)/ }]);
  const secret = join(dir, 'secret');
  writeFileSync(secret, 'sesame', { mode: 0o644 });
  const open = `delivery:\n  sms: { host: 127.0.0.1, passwordFile: ${secret} }\n`;
  t.match(await says('gateways', open), [
    { state: 'warning', detail: /delivery.sms.passwordFile: its mode must be 0600/ },
  ]);
});
