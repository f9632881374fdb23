import { nameKey } from '../src/reference/key.ts';
import type { CommonName, NameKind, NameLanguage } from '../src/reference/types.ts';
import { rows } from './tables.ts';

/** The table of each kind. */
export const NAME_TABLES: Readonly<Record<NameKind, string>> = { given: 'given-names.tsv', surname: 'surnames.tsv' };

const LANGUAGES = new Set<string>(['en', 'es', 'other'] satisfies NameLanguage[]);

/** Letters of any language; inside a name an apostrophe, a hyphen, a full stop ("St. John") or one space. */
const WRITTEN = /^\p{Lu}[\p{L}\p{M}]*\.?(?:['\- ][\p{L}\p{M}]+\.?)*$/u;

/** Reads and checks the tables of names, in their order. @throws NB_INPUT_INVALID with file and line */
export function readNames(folder = import.meta.dirname): CommonName[] {
  return (Object.keys(NAME_TABLES) as NameKind[]).flatMap((kind) => {
    const taken = new Set<string>();
    return rows(folder, NAME_TABLES[kind], 3).map(({ cells, fail }): CommonName => {
      const [name = '', level = '', spoken = ''] = cells;
      const key = nameKey(name);
      if (!WRITTEN.test(name)) return fail(`'${name}' is not written as a name is`);
      // "Jørgen" would be looked up as "jrgen": letters that are no Latin ones with an accent are written out.
      if (key.length !== letters(name)) return fail(`'${name}' has a letter that a look-up loses`);
      if (!/^[1-4]$/.test(level)) return fail(`no class '${level}'`);
      const languages = spoken.split(',');
      if (!languages.every((l) => LANGUAGES.has(l))) return fail(`no language '${spoken}'`);
      if (taken.has(key)) return fail(`'${name}' is there already`);
      taken.add(key);
      return { name, key, kind, class: Number(level) as CommonName['class'], languages: languages as NameLanguage[] };
    });
  });
}

const letters = (name: string) => name.normalize('NFD').match(/\p{L}/gu)?.length ?? 0;
