import { parseArgs } from 'node:util';
import { NightbellError } from '../errors.ts';
import { fetchModels } from '../models/fetch.ts';
import { findModel, loadManifest, type Manifest, modelBytes } from '../models/manifest.ts';
import { Meter } from '../models/meter.ts';
import { requiredModels } from '../models/required.ts';
import { modelState, verifyModels } from '../models/state.ts';
import { llmModel } from '../opinion/llm/model.ts';
import { loadSettings, places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';

const USAGE = 'models list [--json] | fetch [ids] [--test] | verify [ids] [--json]; --settings file';

interface Command {
  settings: Settings;
  cacheDir: string;
  ids: string[];
  json: boolean;
  test: boolean;
}

/**
 * `nightbell models`: what the manifest offers and what of it is here, getting what is missing, hashing what is here.
 * Gives the exit code: 0, or 1 when `verify` found a file that is not right. Throws NightbellErrors.
 */
export async function models(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [name = 'list', ...ids] = positionals;
  const settings = loadSettings(values.settings);
  for (const id of ids) findModel(id);
  const command: Command = {
    settings,
    cacheDir: places(settings).models,
    ids,
    json: values.json ?? false,
    test: values.test ?? false,
  };
  if (name === 'list' && ids.length === 0) return list(command);
  if (name === 'fetch') return fetchThem(command);
  if (name === 'verify') return verify(command);
  throw new NightbellError('NB_USAGE', USAGE);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, test: { type: 'boolean' }, settings: { type: 'string' } },
    });
  } catch (error) {
    throw new NightbellError('NB_USAGE', `${(error as Error).message} ${USAGE}`);
  }
}

function list({ settings, cacheDir, json }: Command): number {
  const needed = { box: requiredModels(settings, 'box'), test: requiredModels(settings, 'test') };
  const rows = loadManifest().models.map((model) => ({
    id: model.id,
    purpose: model.purpose,
    languages: model.languages,
    licence: model.licence,
    mb: Math.round(modelBytes(model) / 1e5) / 10,
    state: modelState({ id: model.id, cacheDir }),
    neededBy: needed.box.includes(model.id) ? 'box' : needed.test.includes(model.id) ? 'test' : '',
    tested: model.tested,
    note: model.note,
  }));
  if (json) {
    console.log(JSON.stringify(rows, null, 2));
    return 0;
  }
  const table = rows.map((row) => [
    row.id,
    row.purpose,
    row.languages.join(' '),
    row.mb > 0 ? row.mb.toFixed(1) : '?',
    row.state,
    row.neededBy || (row.tested ? '' : 'untested'),
    row.licence,
  ]);
  const head = ['id', 'purpose', 'lang', 'MB', 'state', 'needed by', 'licence'];
  const widths = head.map((title, column) => Math.max(title.length, ...table.map((row) => row[column]!.length)));
  for (const row of [head, ...table]) {
    console.log(
      row
        .map((cell, column) => (column === 3 ? cell.padStart(widths[3]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    );
  }
  return 0;
}

/** The manifest, with the hash of the language model where the settings give it. */
function manifestOf(settings: Settings): Manifest {
  return llmModel(settings)?.manifest ?? loadManifest();
}

async function fetchThem({ settings, cacheDir, ids, test }: Command): Promise<number> {
  const wanted = ids.length > 0 ? ids : requiredModels(settings, test ? 'test' : 'box');
  const meter = new Meter();
  const stop = new AbortController();
  const interrupted = () => stop.abort(new NightbellError('NB_DOWNLOAD_FAILED', 'interrupted'));
  process.once('SIGINT', interrupted);
  try {
    const fetched = await fetchModels({
      ids: wanted,
      cacheDir,
      manifest: manifestOf(settings),
      onProgress: (progress) => meter.show(progress),
      signal: stop.signal,
    });
    meter.end();
    console.log(fetched.length > 0 ? `fetched: ${fetched.join(', ')}` : 'nothing to fetch: all models are there');
    return 0;
  } finally {
    meter.end();
    process.removeListener('SIGINT', interrupted);
  }
}

async function verify({ settings, cacheDir, ids, json }: Command): Promise<number> {
  const manifest = manifestOf(settings);
  const here = (id: string) => modelState({ id, cacheDir }) !== 'missing';
  const wanted =
    ids.length > 0
      ? ids
      : loadManifest()
          .models.map((model) => model.id)
          .filter(here);
  const verdicts = await verifyModels({ ids: wanted, cacheDir, manifest });
  const bad = verdicts.filter(({ verdict }) => verdict !== 'right');
  if (json) console.log(JSON.stringify(verdicts, null, 2));
  else {
    for (const { id, file, verdict } of bad) console.log(`${verdict.padEnd(7)}  ${id}/${file}`);
    console.log(
      `${wanted.length} models, ${verdicts.length} files: ${bad.length === 0 ? 'all right' : `${bad.length} not right`}`,
    );
  }
  if (bad.length === 0) return 0;
  const [first] = bad;
  const code = bad.some(({ verdict }) => verdict === 'wrong') ? 'NB_MODEL_HASH' : 'NB_MODEL_MISSING';
  console.error(new NightbellError(code, `${first!.id}/${first!.file}`).message);
  return 1;
}
