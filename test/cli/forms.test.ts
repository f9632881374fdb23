import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import t from 'tap';
import { formsCommand } from '../../src/cli/forms.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import { silentLog } from '../../src/log.ts';
import { formsOf, openForms } from '../../src/wiring/forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-forms-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const file = (text: string): string => {
  const path = join(folder, 'own.yaml');
  writeFileSync(path, text);
  return path;
};
const run = async (...args: string[]): Promise<{ status: number; text: string }> => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const status = await formsCommand(args, { stdin, stdout, stderr });
  return { status, text: String(stdout.read() ?? '') };
};

t.test('check: the forms with a file laid over them, and its mistakes with the line', async (t) => {
  const good = await run('check', file('facts:\n  dob: {ask: {en: "Born when?", es: "¿Cuándo nació?"}}\n'));
  t.equal(good.status, 0);
  t.match(good.text, /forms and \d+ facts hold with own\.yaml laid over them/);
  await t.rejects(run('check', file('facts:\n  dob:\n    ask: {en: "Born when?"}\n')), {
    code: 'NB_FORM_INVALID',
    message: /own\.yaml:3: "ask" has no Spanish text/,
  });
  await t.rejects(run('check', join(folder, 'nowhere.yaml')), { code: 'NB_INPUT_INVALID' });
});

t.test('check: a text that may promise is listed to be looked at, and holds', async (t) => {
  const own = file('forms:\n  billing:\n    start: {en: "Your plan covers that.", es: "Con gusto."}\n');
  const { status, text } = await run('check', own);
  t.equal(status, 0);
  t.match(text, /look at form billing, start \(en\): it may promise/);
});

t.test('show: a list, one form, and which there are', async (t) => {
  const list = await run('show');
  t.equal(list.text.trim().split('\n').length, readDesk().forms.length);
  const one = await run('show', 'results');
  t.match(one.text, /results: Test results \/ Resultados/);
  t.match(one.text, /es {2}¿Qué estudio fue/);
  await t.rejects(run('show', 'nothing'), { code: 'NB_INPUT_INVALID', message: /there are .*refill/ });
  for (const args of [[], ['look'], ['show', 'a', 'b']]) await t.rejects(run(...args), { code: 'NB_USAGE' });
});

t.test("a practice's file that does not hold leaves the shipped forms, and that is said", async (t) => {
  const broken = file('forms:\n  billing: {endings: []}\n');
  const { desk, trouble } = formsOf({ forms: broken });
  t.match(trouble, /own\.yaml:2/);
  t.same([...desk.facts.keys()], [...readDesk().facts.keys()]);
  t.equal(desk.forms.length, readDesk().forms.length);
  t.equal(formsOf({ forms: '' }).trouble, null);
  const own = file('forms:\n  vendor: {off: true}\n');
  t.notOk(openForms({ forms: own }, silentLog).forms.some((form) => form.id === 'vendor'));
  t.match(formsOf({ forms: join(folder, 'gone.yaml') }).trouble, /ENOENT/);
});
