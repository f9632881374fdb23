import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sqlcipher from '@journeyapps/sqlcipher';
import Database from 'better-sqlite3';
import t from 'tap';
import { buildReference, referenceIsBuilt } from '../../reference/build.ts';
import { spanishName } from '../../reference/spanish.ts';
import { readMedicines } from '../../reference/tables.ts';
import { hasCode } from '../../src/errors.ts';
import { nameKey } from '../../src/reference/key.ts';
import { allMedicines, findMedicines, medicineFacts, openReference } from '../../src/reference/medicines.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-reference-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

t.test('the same tables give the same bytes, and a change is seen', async (t) => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  buildReference(one);
  buildReference(two);
  for (const file of ['medicines.db', 'names.db']) t.equal(hash(join(one, file)), hash(join(two, file)), file);
  t.ok(referenceIsBuilt(one));
  t.notOk(referenceIsBuilt(join(folder, 'none')), 'missing');
  const old = new Database(join(two, 'medicines.db'));
  old.exec("UPDATE about SET made_from = 'other tables'");
  old.close();
  t.notOk(referenceIsBuilt(two), 'made of other tables');
  const before = statSync(join(two, 'names.db')).ino;
  buildReference(two);
  t.equal(hash(join(two, 'medicines.db')), hash(join(one, 'medicines.db')), 'made anew');
  t.equal(statSync(join(two, 'names.db')).ino, before, 'and the other file is left alone');
});

t.test('facts by any name', async (t) => {
  const cases: [string, string][] = [
    ['Lipitor', 'atorvastatin'],
    ['metoprolol succinate ER', 'metoprolol succinate'],
    ['Adderall XR', 'amphetamine-dextroamphetamine'],
    ['losartán', 'losartan'],
    ['metformina', 'metformin'],
    ['insulina', 'insulin'],
    ['HCTZ', 'hydrochlorothiazide'],
    ['z pack', 'azithromycin'],
  ];
  for (const [name, generic] of cases) t.equal(medicineFacts(name)?.name, generic, name);
  t.equal(medicineFacts('nothing of the kind'), null);
  t.equal(medicineFacts(''), null);
  t.same(
    findMedicines('lisino').map((m) => m.name),
    ['lisinopril', 'lisinopril-hydrochlorothiazide'],
  );
  t.same(findMedicines(''), []);
  t.equal(findMedicines('a', 5).length, 5);
});

t.test('schedules and what is dangerous to run out of', async (t) => {
  const schedule: Record<string, string | null> = {
    Adderall: 'II',
    'hydrocodone-acetaminophen': 'II',
    Suboxone: 'III',
    'Tylenol with codeine': 'III',
    Xanax: 'IV',
    tramadol: 'IV',
    Lyrica: 'V',
    lisinopril: null,
    gabapentin: null,
  };
  for (const [name, want] of Object.entries(schedule)) t.equal(medicineFacts(name)?.schedule, want, name);
  for (const name of [
    'insulin',
    'Keppra',
    'warfarin',
    'Eliquis',
    'prednisone',
    'Prograf',
    'metoprolol tartrate',
    'clonidine',
    'Suboxone',
    'methadone',
    'lorazepam',
    'Ventolin',
    'Biktarvy',
    'lithium',
    'baclofen',
  ])
    t.equal(medicineFacts(name)?.vital, true, `${name} is vital`);
  for (const name of ['Claritin', 'ibuprofen', 'naltrexone', 'atorvastatin'])
    t.equal(medicineFacts(name)?.vital, false, `${name} is not`);
});

t.test('the tables hold together', async (t) => {
  const all = readMedicines();
  t.ok(all.length >= 600, `${all.length} medicines`);
  t.same(
    allMedicines().map((m) => m.name),
    all.map((m) => m.name),
    'the file holds what the tables do',
  );
  const keys = all.flatMap((m) => m.names.map((n) => nameKey(n.said)));
  t.equal(new Set(keys).size, keys.length, 'a name is of one medicine');
  t.ok(all.every((m) => m.forms.length > 0 && m.names.length > 0));
});

t.test('a table with a fault is refused with its line', async (t) => {
  const here = mkdtempSync(join(folder, 'tables-'));
  for (const name of ['classes.tsv', 'lookalikes.tsv', 'medicines.tsv'])
    writeFileSync(join(here, name), readFileSync(join(import.meta.dirname, '../../reference', name)));
  const file = join(here, 'medicines.tsv');
  const text = readFileSync(file, 'utf8');
  const faults: [string, string, RegExp][] = [
    ['ace inhibitor', 'no such class', /no class/],
    ['tablet 2.5 5 10 20 30 40 mg', 'tablet some mg', /no form/],
    ['\tIV\tbenzodiazepine', '\tVI\tbenzodiazepine', /no schedule/],
    ['Prinivil', 'Lipitor', /atorvastatin too|lisinopril too/],
    ['lisinopril\t', 'lisinopril ', /columns/],
  ];
  for (const [from, to, why] of faults) {
    writeFileSync(file, text.replace(from, to));
    t.throws(() => readMedicines(here), { code: 'NB_INPUT_INVALID', message: why }, String(why));
    t.throws(() => readMedicines(here), { message: /medicines\.tsv:\d+/ });
  }
});

t.test('without the file, or with another one, the error says what to do', async (t) => {
  t.throws(() => openReference(join(folder, 'none.db')), { code: 'NB_REFERENCE_MISSING' });
  const other = join(folder, 'other.db');
  writeFileSync(other, 'no database at all, though somebody named it so');
  t.throws(() => openReference(other), { code: 'NB_REFERENCE_MISSING' });
  const empty = join(folder, 'empty.db');
  new Database(empty).exec('CREATE TABLE x (y)').close();
  try {
    openReference(empty);
    t.fail('it opened');
  } catch (e) {
    t.ok(hasCode(e, 'NB_REFERENCE_MISSING'));
  }
});

t.test('the file is only read', async (t) => {
  buildReference(join(folder, 'read'));
  const file = join(folder, 'read/medicines.db');
  const before = hash(file);
  const reference = openReference(file);
  t.ok(reference.facts('Zoloft'));
  reference.close();
  t.equal(hash(file), before);
});

t.test('both SQLites live in one process: the encrypted store and the reference', async (t) => {
  const file = join(folder, 'secret.db');
  const db = new sqlcipher.Database(file);
  const run = promisify(db.run.bind(db)) as (sql: string) => Promise<void>;
  const all = promisify(db.all.bind(db)) as (sql: string) => Promise<Record<string, unknown>[]>;
  await run("PRAGMA key = 'a key for a test'");
  await run('CREATE TABLE heard (word TEXT)');
  const reference = openReference();
  for (const name of ['Lipitor', 'Zoloft', 'Eliquis']) {
    const facts = reference.facts(name);
    await run(`INSERT INTO heard VALUES ('${facts?.name}')`);
  }
  t.same(
    (await all('SELECT word FROM heard')).map((r) => r.word),
    ['atorvastatin', 'sertraline', 'apixaban'],
  );
  t.equal((await all('PRAGMA cipher_version')).length, 1, 'the one is SQLCipher');
  reference.close();
  t.equal((await all('SELECT count(*) AS n FROM heard'))[0]?.n, 3, 'after the other is closed');
  await promisify(db.close.bind(db))();
  t.notMatch(readFileSync(file).subarray(0, 16).toString('latin1'), /SQLite format/, 'and what it wrote is encrypted');
});

t.test('Spanish names follow from the English ones', async (t) => {
  const pairs: Record<string, string> = {
    metformin: 'metformina',
    levothyroxine: 'levotiroxina',
    hydrochlorothiazide: 'hidroclorotiazida',
    amlodipine: 'amlodipino',
    omeprazole: 'omeprazol',
    ibuprofen: 'ibuprofeno',
    cephalexin: 'cefalexina',
    amoxicillin: 'amoxicilina',
    morphine: 'morfina',
    furosemide: 'furosemida',
    prednisone: 'prednisona',
    losartan: 'losartan',
  };
  for (const [en, es] of Object.entries(pairs)) t.equal(spanishName(en), es, en);
});
