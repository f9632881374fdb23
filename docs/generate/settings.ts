import { makeSettings, places } from '../../src/settings/load.ts';
import { Settings } from '../../src/settings/schema.ts';
import { code, page, table } from './markdown.ts';

/** The parts of a JSON Schema that the settings use. */
interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  anyOf?: { const?: unknown }[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

/** One setting that can be written into the file, by its dotted name. */
export interface SettingRow {
  name: string;
  values: string;
  byDefault: string;
  description: string;
}

export function settingRows(schema: Schema = Settings as Schema, prefix = '', inherited = ''): SettingRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix + key;
    const description = value.description ?? inherited;
    if (value.properties) return settingRows(value, `${name}.`, description);
    const row = { name, values: valuesOf(value), byDefault: JSON.stringify(value.default ?? ''), description };
    return value.items?.properties ? [row, ...settingRows(value.items, `${name}[].`)] : [row];
  });
}

function valuesOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map((one) => code(String(one.const))).join(' ');
  if (schema.type === 'array') return schema.items?.properties ? 'list of entries' : 'list of texts';
  if (schema.type === 'boolean') return `${code('true')} ${code('false')}`;
  if (schema.type !== 'integer') return 'text';
  return schema.maximum === undefined ? 'whole number' : `${schema.minimum} to ${schema.maximum}`;
}

/** docs/reference/settings.md: every setting, and where the box keeps its files. */
export function settings(): string {
  const at = places(makeSettings({ dataDir: '/DATA', cacheDir: '/CACHE' }, {}));
  return page(
    'Settings',
    'Settings of one box, as YAML. Everything has a default, so an empty file is a valid one. A key that is not listed ' +
      'here is refused, with the file and the place. A port of 0 picks a free one. ' +
      '[examples/settings.yaml](../../examples/settings.yaml) is a whole file to start from.',
    'The file is the one that `$NIGHTBELL_SETTINGS` names, else `settings.yaml` in the data directory. On an installed ' +
      'box it is `/etc/nightbell/settings.yaml`.',
    table(
      ['setting', 'values', 'default', 'what it is'],
      settingRows().map((row) => [code(row.name), row.values, code(row.byDefault), row.description || '-']),
    ),
    '## Environment',
    table(
      ['variable', 'what it does'],
      [
        [code('NIGHTBELL_SETTINGS'), 'The settings file.'],
        [code('NIGHTBELL_DATA'), `Comes before ${code('dataDir')}.`],
        [code('NIGHTBELL_CACHE'), `Comes before ${code('cacheDir')}.`],
        [
          code('NIGHTBELL_LOG'),
          `How much is logged: ${code('error')}, ${code('warn')}, ${code('info')} (default) or ${code('debug')}.`,
        ],
      ],
    ),
    '## Where things are',
    '`/DATA` is the data directory, `/CACHE` the cache directory. The first holds what must be kept, readable by its owner ' +
      'alone; the second can be made again.',
    table(
      ['what', 'where'],
      Object.entries(at).map(([what, where]) => [WHAT[what as keyof typeof at], code(where)]),
    ),
  );
}

const WHAT: Record<keyof ReturnType<typeof places>, string> = {
  database: 'every record, encrypted (SQLCipher)',
  storeKey: 'key of the database, where systemd does not hold it',
  tls: 'certificate and key of the console',
  asterisk: "Asterisk's configuration, logs and voicemail",
  box: 'ports and process of the box that runs',
  models: 'speech models',
  prompts: 'rendered prompts (no patient data)',
  asteriskPrefix: 'Asterisk itself',
};
