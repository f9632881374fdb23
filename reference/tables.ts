import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../src/errors.ts';
import { nameKey, RELEASES } from '../src/reference/key.ts';
import type { Form, Medicine, MedicineName, Schedule } from '../src/reference/types.ts';
import { spanishName } from './spanish.ts';

const UNITS = new Set(['mg', 'mcg', 'g', 'units', '%', 'mEq']);
const SCHEDULES = new Set(['', 'II', 'III', 'IV', 'V']);

/** Reads and checks the tables. @throws NB_INPUT_INVALID with file and line */
export function readMedicines(folder = import.meta.dirname): Medicine[] {
  const classes = new Map(rows(folder, 'classes.tsv', 3).map(({ cells: [name = '', ...rest] }) => [name, rest]));
  const alike = lookalikes(folder);
  const taken = new Map<string, string>();
  const out = rows(folder, 'medicines.tsv', 8).map(({ cells, fail }): Medicine => {
    const [name = '', brands = '', schedule = '', group = '', vital = '', forms = '', said = ''] = cells;
    const kind = classes.get(group);
    if (!kind) return fail(`no class '${group}'`);
    if (!SCHEDULES.has(schedule)) return fail(`no schedule '${schedule}'`);
    if (schedule && !cells[7]?.includes('21 CFR 1308')) return fail('a schedule without its source');
    const names = namesOf(name, list(brands), list(said), alike).filter((n) => {
      const key = nameKey(n.said);
      const other = taken.get(key);
      if (other === name) return false;
      if (other) return fail(`'${n.said}' is ${other} too`);
      taken.set(key, name);
      return true;
    });
    return {
      name,
      brands: list(brands).map((b) => b.replace(/\*$/, '')),
      schedule: (schedule || null) as Schedule | null,
      class: group,
      vital: (vital || kind[0]) === 'yes',
      uses: list(kind[1] ?? ''),
      forms: forms.split(';').map((f) => formOf(f.trim(), fail)),
      names,
    };
  });
  return out.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const list = (cell: string) =>
  cell
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);

/** Written names in lower case, and the ones that each has been taken for. */
function lookalikes(folder: string): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const { cells } of rows(folder, 'lookalikes.tsv', 2)) {
    const names = list(cells[0] ?? '');
    for (const n of names)
      out.set(n.toLowerCase(), [...(out.get(n.toLowerCase()) ?? []), ...names.filter((x) => x !== n)]);
  }
  return out;
}

function namesOf(name: string, brands: string[], said: string[], alike: Map<string, string[]>): MedicineName[] {
  const named = (text: string, written: string, everyday = false): MedicineName => ({
    said: text.toLowerCase(),
    written,
    everyday,
    lookalikes: alike.get(written.toLowerCase()) ?? [],
  });
  const plain = (text: string, written: string) => named(text, written);
  const first = name.split(/[ -]/)[0]!;
  return [
    plain(name, name),
    ...brands.map((b) => {
      const written = b.replace(/\*$/, '');
      return named(written, written, b.endsWith('*'));
    }),
    ...said.map((s) => {
      const everyday = s.endsWith('*');
      const [text = '', written] = s.replace(/\*$/, '').split('=');
      // "lisinopril HCTZ" is written as it is said; "INH" stands for the name.
      return named(text, written ?? (text.includes(first) && text !== first ? text : name), everyday);
    }),
    plain(spanishName(name), name),
  ];
}

/** "ER tablet 5 10 mg", "tablet 5/325 mg" */
function formOf(text: string, fail: (why: string) => never): Form {
  const words = text.split(' ');
  const unit = words.pop() ?? '';
  const release = RELEASES.has((words[0] ?? '').toLowerCase()) ? words.shift()! : '';
  const kind = words.shift() ?? '';
  const strengths = words.map((w) => w.split('/').map(Number));
  if (!/^[a-z]+$/.test(kind) || !UNITS.has(unit) || !strengths.length || strengths.flat().some((n) => !(n > 0)))
    return fail(`'${text}' is no form with strengths`);
  return { release, kind, unit, strengths };
}

/** The lines of a table below its comments and its head, as cells, each with a way to refuse it by file and line. */
export function rows(folder: string, file: string, columns: number) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const fail =
    (line: number) =>
    (why: string): never => {
      throw new NightbellError('NB_INPUT_INVALID', `reference/${file}:${line + 1}: ${why}`);
    };
  const head = lines.findIndex((l) => !l.startsWith('#'));
  return lines.flatMap((text, at) => {
    if (at <= head || !text.trim()) return [];
    const cells = text.split('\t');
    if (cells.length !== columns) fail(at)(`${cells.length} columns, ${columns} are wanted`);
    return [{ cells, fail: fail(at) }];
  });
}
