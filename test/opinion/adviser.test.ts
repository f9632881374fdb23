import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import t from 'tap';
import { ClassifierAdviser } from '../../src/opinion/classifier-adviser.ts';
import { checkHead, HEAD_FOLDER } from '../../src/opinion/head.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const cacheDir = places(loadSettings()).models;
const SAID = { text: 'my husband is clutching his chest and sweating', lang: 'en' } as const;

/** A log that keeps its errors. */
function listening() {
  const out = new PassThrough();
  const errors: { code: string }[] = [];
  out.on('data', (line) => {
    const entry = JSON.parse(String(line));
    if (entry.level >= 50) errors.push(entry);
  });
  return { log: pino({ level: 'info' }, out), errors };
}

/** A thread's file that does what is written here. */
function entryOf(t: { testdir(): string }, text: string): URL {
  const file = join(t.testdir(), 'thread.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${text}\n`);
  return pathToFileURL(file);
}

t.test('an opinion from a thread of its own', async (t) => {
  const { log, errors } = listening();
  const adviser = new ClassifierAdviser({ cacheDir, log, deadlineMs: 5_000 });
  t.teardown(() => adviser.close());
  t.equal(await adviser.ready, true);
  const opinion = await adviser.advise(SAID);
  t.match(opinion, {
    raises: 'emergency',
    model: /^emb-all-MiniLM-L6-v2-q8\+opinion@[0-9a-f]{12}(?:\+[0-9a-f]{12}){2}$/,
  });
  t.same(await adviser.advise(SAID), opinion);
  const answer = { text: "no, he's running about and eating toast", lang: 'en' as const };
  const question = 'Is the child limp, hard to wake, or struggling to breathe?';
  t.match(await adviser.advise({ ...answer, question }), { reply: { is: 'no' } }, 'read with its question');
  t.notOk(
    (await adviser.advise(answer)) && 'reply' in ((await adviser.advise(answer)) as object),
    'and without it not',
  );
  t.equal(await adviser.advise({ text: ' 555-0142 ', lang: 'en' }), null, 'there is nothing to be asked about');
  t.equal(adviser.health.state, 'up');
  t.same(errors, []);
});

t.test('the main thread goes on while the model works', async (t) => {
  const adviser = new ClassifierAdviser({ cacheDir, log: listening().log, deadlineMs: 30_000 });
  t.teardown(() => adviser.close());
  await adviser.ready;
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 2);
  await Promise.all(Array.from({ length: 30 }, () => adviser.advise({ text: `${SAID.text} `.repeat(20), lang: 'en' })));
  clearInterval(ticking);
  t.ok(ticks > 10, `${ticks} ticks`);
});

t.test('an opinion that is late is none and says so, and a thread that hangs is replaced', async (t) => {
  const { log, errors } = listening();
  const entry = entryOf(
    t,
    `parentPort.on('message', () => { for (;;); }); parentPort.postMessage({ is: 'up', model: 'stuck' });`,
  );
  const adviser = new ClassifierAdviser({ cacheDir, log, deadlineMs: 20, hungMs: 50, entry });
  t.teardown(() => adviser.close());
  await adviser.ready;
  t.equal(await adviser.advise(SAID), 'too-late');
  while (adviser.health.restarts === 0) await new Promise((done) => setTimeout(done, 20));
  t.equal(errors.length, 1);
});

t.test('a thread that dies takes no call with it, and is told of once', async (t) => {
  const { log, errors } = listening();
  const entry = entryOf(
    t,
    `parentPort.on('message', () => process.exit(3)); parentPort.postMessage({ is: 'up', model: 'frail' });`,
  );
  const adviser = new ClassifierAdviser({ cacheDir, log, deadlineMs: 30_000, entry });
  t.teardown(() => adviser.close());
  await adviser.ready;
  t.same(await Promise.all([adviser.advise(SAID), adviser.advise(SAID)]), ['failed', 'failed']);
  t.equal(adviser.health.detail, 'NB_OPINION_START');
  t.equal(errors.length, 1);
  while (adviser.health.state !== 'up') await new Promise((done) => setTimeout(done, 20));
  t.equal(adviser.health.restarts, 1);
});

t.test('without its files calls are judged without it', async (t) => {
  const { log, errors } = listening();
  const adviser = new ClassifierAdviser({ cacheDir: t.testdir(), log });
  t.teardown(() => adviser.close());
  t.equal(await adviser.ready, false);
  t.equal(await adviser.advise(SAID), 'failed');
  t.match(adviser.health, { state: 'down', detail: 'NB_MODEL_MISSING' });
  t.match(errors, [{ code: 'NB_MODEL_MISSING' }]);
});

t.test('weights that are not those of their description are not asked', async (t) => {
  const headFolder = t.testdir({
    'head.json': readFileSync(join(HEAD_FOLDER, 'head.json'), 'utf8'),
    'head.onnx': 'other weights',
  });
  await t.rejects(checkHead(headFolder), { code: 'NB_MODEL_HASH' });
  await t.rejects(checkHead(join(headFolder, 'none')), { code: 'NB_MODEL_MISSING' });
  t.match(await checkHead(), /^[0-9a-f]{12}(?:\+[0-9a-f]{12}){2}$/);
  const adviser = new ClassifierAdviser({ cacheDir, headFolder, log: listening().log });
  t.teardown(() => adviser.close());
  t.equal(await adviser.ready, false);
  t.match(adviser.health, { state: 'down', detail: 'NB_MODEL_HASH' });
});

t.test('what a text means, from the same thread', async (t) => {
  const { log } = listening();
  const adviser = new ClassifierAdviser({ cacheDir, log, deadlineMs: 5_000 });
  t.teardown(() => adviser.close());
  t.equal(await adviser.embed('where do i park'), null, 'it is not there yet');
  await adviser.ready;
  const [where, lot, opinion, shot] = await Promise.all([
    adviser.embed('where do i park'),
    adviser.embed('is there a parking lot'),
    adviser.advise(SAID),
    adviser.embed('do you give flu shots'),
  ]);
  t.match(opinion, { raises: 'emergency' }, 'an opinion in between is an opinion');
  if (!where || !lot || !shot) throw new Error('no meaning');
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  t.equal(where.length, 384);
  t.ok(Math.abs(Math.hypot(...where) - 1) < 1e-5);
  t.ok(cosine(where, lot) > 0.5 && cosine(where, shot) < 0.2);
  t.same(await adviser.embed('Where do I park?'), where, 'case and marks mean nothing');
});
