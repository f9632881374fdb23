import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import t, { type Test } from 'tap';
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
  const least = { given: 2500, surname: 5000 };
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
  // As text: thousands of objects take seconds to compare one by one.
  const text = JSON.stringify(readNames());
  t.ok(JSON.stringify(names.all()) === text, 'the file holds what the tables do');
  t.ok(JSON.stringify([...names.all('given'), ...names.all('surname')]) === text, 'given names first');
  t.ok(JSON.stringify(commonNames()) === text, 'and so does the file of this tree');
});

const wanted = (t: Test, kind: NameKind, list: string) => {
  for (const name of list.split(/,\s+/)) t.equal(written(kind, name), name, `${kind} ${name}`);
};

t.test('given names of every age and of many languages, and short forms', async (t) => {
  wanted(
    t,
    'given',
    'Mildred, Ethel, Clarence, Bernice, Gary, Debra, Rhonda, Jason, Brittany, Tyler, Madison, Aiden, Liam, Nevaeh, Zoey',
  );
  wanted(
    t,
    'given',
    'María, José, Guadalupe, Jesús, Xóchitl, Cuauhtémoc, Rocío, Moisés, María del Carmen, Miguel Ángel, Yamileth',
  );
  wanted(t, 'given', 'Bill, Peggy, Chuck, Hank, Trudy, Lupe, Paco, Chuy, Toño, Concha, Beto');
  wanted(
    t,
    'given',
    'Thuy, Phuong, Wei, Xiuying, Sung, Keiko, Rajesh, Lakshmi, Gurpreet, Muhammad, Khadija, Svetlana, Dmitri, Agnieszka',
  );
  wanted(
    t,
    'given',
    'Chioma, Kwame, Fatoumata, Tesfaye, Abdirahman, Widlyne, Jean-Claude, João, Siobhan, Giuseppe, Jürgen, Stavros, Hovhannes',
  );
  wanted(t, 'given', 'Shirin, Shlomo, Luzviminda, Keoni, Tenzin, Pao');
});

t.test('surnames from many parts of the world', async (t) => {
  wanted(
    t,
    'surname',
    "Smith, Johnson, Washington, McDonald, O'Brien, MacKenzie, Galbraith, Llewellyn, Featherstone, Yarborough",
  );
  wanted(t, 'surname', 'García, Castañeda, Núñez, Zúñiga, Villaseñor, De la Cruz, Del Toro, Echeverría');
  wanted(
    t,
    'surname',
    'Nguyen, Huynh, Tran, Chen, Zhang, Ng, Kim, Choi, Tanaka, De la Peña, Macapagal, Xiong, Vang, Saechao',
  );
  wanted(
    t,
    'surname',
    'Patel, Krishnamurthy, Bhattacharya, Singh, Kaur, Shrestha, Ahmed, Hussein, Khoury, Siddiqui, Hosseini, Tavakoli',
  );
  wanted(
    t,
    'surname',
    'Kowalski, Wojciechowski, Shevchenko, Kuznetsov, Horvath, Popescu, Jovanovic, Krasniqi, Papadopoulos, Hovhannisyan',
  );
  wanted(
    t,
    'surname',
    "D'Angelo, DiPietro, Schwarz, Baumgartner, Lindqvist, Halvorson, Virtanen, Van Buren, Hoekstra, Boudreaux, Ouellette, St. Pierre",
  );
  wanted(
    t,
    'surname',
    'Jean-Baptiste, Okonkwo, Boateng, Diallo, Gebremariam, Warsame, Gonçalves, Rabinowitz, Begay, Kealoha',
  );
  t.same(names.named('Qwertson'), [], 'and one that nobody bears is not there');
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
  const copy = mkdtempSync(join(folder, 'tables-'));
  const text = 'name\tclass\tlanguages\nNúñez\t1\tes\n';
  for (const name of Object.values(NAME_TABLES)) writeFileSync(join(copy, name), text);
  t.equal(readNames(copy).length, 2);
  const faults: [string, RegExp][] = [
    ['Nunez\t1\ten', /is there already/],
    ['Smyth5\t1\ten', /not written as a name is/],
    ['Bjørk\t4\tother', /a letter that a look-up loses/],
    ['smythe\t1\ten', /not written as a name is/],
    ['Smythe\t5\ten', /no class '5'/],
    ['Smythe\t3\tde', /no language 'de'/],
    ['Smythe\t3', /2 columns, 3 are wanted/],
  ];
  for (const [line, why] of faults) {
    writeFileSync(join(copy, 'surnames.tsv'), `${text}${line}\n`);
    t.throws(() => readNames(copy), { code: 'NB_INPUT_INVALID', message: why }, line);
    t.throws(() => readNames(copy), { message: /surnames\.tsv:3/ });
  }
});

t.test('without the file, or with another one, the error says what to do', async (t) => {
  t.throws(() => openNames(join(folder, 'none.db')), { code: 'NB_REFERENCE_MISSING' });
  const other = join(folder, 'other.db');
  new Database(other).exec('CREATE TABLE names (name)').close();
  t.throws(() => openNames(other), { code: 'NB_REFERENCE_MISSING', message: /format 0/ });
});
