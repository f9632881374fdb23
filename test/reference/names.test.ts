import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import t from 'tap';
import { buildReference } from '../../reference/build.ts';
import { NAME_TABLES, readNames } from '../../reference/names.ts';
import { nameKey } from '../../src/reference/key.ts';
import { commonNames, openNames } from '../../src/reference/names.ts';
import type { NameKind } from '../../src/reference/types.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightbell-names-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
buildReference(folder);
const names = openNames(join(folder, 'names.db'));
t.teardown(() => names.close());
const written = (kind: NameKind, name: string) => names.named(name).find((n) => n.kind === kind)?.name ?? null;

t.test('as many names as were written down, each once, the commonest first', async (t) => {
  const least = { given: 500, surname: 1500 };
  for (const kind of ['given', 'surname'] as const) {
    const all = names.all(kind);
    t.ok(all.length >= least[kind], `${all.length} of ${kind}`);
    t.equal(new Set(all.map((n) => n.key)).size, all.length, `no ${kind} twice, whatever its accents`);
    t.ok(all.every((n) => n.kind === kind && n.key === nameKey(n.name) && n.languages.length > 0));
    t.ok(
      all.every((n, i) => i === 0 || all[i - 1]!.class <= n.class),
      `${kind} by class`,
    );
  }
  t.same(names.all(), [...names.all('given'), ...names.all('surname')]);
  t.same(names.all(), readNames(), 'the file holds what the tables do');
  t.same(commonNames('surname'), names.all('surname'), 'and so does the one of this tree');
});

t.test('given names of every age and of many languages, and short forms', async (t) => {
  const wanted = `Mildred Dorothy Ethel Harold Clarence Linda Gary Debra Jennifer Jason Brittany Tyler Madison Aiden Olivia Liam
    María José Guadalupe Jesús Bill Peggy Bob Lupe`;
  for (const name of wanted.split(/\s+/)) t.equal(written('given', name), name);
});

t.test('surnames from many parts of the world', async (t) => {
  const wanted = `Smith Johnson O'Brien McDonald Nguyen Tran Patel Kim Wong Chen Singh Cohen Castañeda Núñez Zúñiga Villaseñor Xiong Ahmed Schwarzenegger`;
  for (const name of wanted.split(/\s+/).slice(0, -1)) t.equal(written('surname', name), name);
  t.same(names.named('Schwarzenegger'), [], 'not every name there is');
});

t.test('looked up without accents, capitals, hyphens and spaces', async (t) => {
  const cases: [NameKind, string, string][] = [
    ['surname', 'nunez', 'Núñez'],
    ['surname', 'PENA', 'Peña'],
    ['surname', 'o brien', "O'Brien"],
    ['surname', 'mc donald', 'McDonald'],
    ['surname', 'de la cruz', 'De la Cruz'],
    ['surname', 'Delacruz', 'De la Cruz'],
    ['given', 'jose', 'José'],
  ];
  for (const [kind, said, name] of cases) t.equal(written(kind, said), name, said);
  t.same(
    names.named('taylor').map((n) => n.kind),
    ['given', 'surname'],
    'both',
  );
  t.equal(names.named('Smith')[0]?.class, 1);
  t.same(names.named('Castañeda')[0]?.languages, ['es']);
  t.same(names.named(''), []);
});

t.test('the same tables give the same bytes', async (t) => {
  const again = join(folder, 'again');
  buildReference(again);
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  t.equal(hash(join(again, 'names.db')), hash(join(folder, 'names.db')));
});

t.test('a table with a fault is refused with its line', async (t) => {
  const here = join(import.meta.dirname, '../../reference');
  const copy = mkdtempSync(join(folder, 'tables-'));
  for (const name of Object.values(NAME_TABLES)) writeFileSync(join(copy, name), readFileSync(join(here, name)));
  const text = readFileSync(join(copy, 'surnames.tsv'), 'utf8');
  const faults: [string, RegExp][] = [
    ['Nunez\t1\ten', /is there already/],
    ['Smyth5\t1\ten', /not written as a name is/],
    ['smythe\t1\ten', /not written as a name is/],
    ['Smythe\t5\ten', /no class '5'/],
    ['Smythe\t3\tde', /no language 'de'/],
    ['Smythe\t3', /2 columns, 3 are wanted/],
  ];
  for (const [line, why] of faults) {
    writeFileSync(join(copy, 'surnames.tsv'), `${text}${line}\n`);
    t.throws(() => readNames(copy), { code: 'NB_INPUT_INVALID', message: why }, line);
    t.throws(() => readNames(copy), { message: /surnames\.tsv:\d+/ });
  }
});

t.test('without the file, or with another one, the error says what to do', async (t) => {
  t.throws(() => openNames(join(folder, 'none.db')), { code: 'NB_REFERENCE_MISSING' });
  const other = join(folder, 'other.db');
  new Database(other).exec('CREATE TABLE names (name)').close();
  t.throws(() => openNames(other), { code: 'NB_REFERENCE_MISSING', message: /format 0/ });
});
