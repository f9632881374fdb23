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
  for (const args of [[], ['look'], ['show', 'a', 'b', 'c']]) await t.rejects(run(...args), { code: 'NB_USAGE' });
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

t.test('check: the first mistake of each form at once, where the own file made it, and what was meant', async (t) => {
  const own = file(`forms:
  billing:
    fields: [{fact: nmae}]
  cancel:
    fields: [name, dob]
    verify: false
  records:
    start: {en: "One moment {weather}.", es: "Un momento."}
`);
  const error = (await run('check', own).catch((e: Error) => e)) as Error;
  t.match(error.message, /own\.yaml:3: no fact "nmae"; did you mean "name"\?/);
  t.match(error.message, /own\.yaml:4: "cancel" changes something of a patient.*\(forms\/appointments\.yaml:\d+\)/);
  t.match(error.message, /own\.yaml:8: /);
  t.equal(error.message.split('own.yaml:').length, 4, error.message);
  const shape = file('forms:\n  billing:\n    sumary: true\n  records:\n    feilds: []\n');
  const two = (await run('check', shape).catch((e: Error) => e)) as Error;
  t.match(two.message, /own\.yaml:3: "sumary" is not known here; did you mean "summary"\?/);
  t.match(two.message, /own\.yaml:5: "feilds" is not known here; did you mean "fields"\?/);
  await t.rejects(run('check', file('forms: {biling: {off: true}}\n')), { message: /did you mean "billing"\?/ });
});

t.test('check: a text is listed once for each reason', async (t) => {
  const own = file(
    'forms:\n  billing:\n    start: {en: "You can stop taking the pills. Keep taking the rest.", es: "Con gusto."}\n',
  );
  const { text } = await run('check', own);
  const lines = text.split('\n').filter((one) => one.startsWith('look at form billing, start (en)'));
  t.ok(lines.length > 0);
  t.equal(new Set(lines).size, lines.length, text);
});

t.test('show: a file that the settings do not name yet', async (t) => {
  const own = file('forms:\n  results:\n    start: {en: "Before we begin.", es: "Antes de empezar."}\n');
  t.match((await run('show', 'results', own)).text, /Before we begin/);
});
