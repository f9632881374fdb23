import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Value } from 'typebox/value';
import { LineCounter, parseDocument } from 'yaml';
import { NightbellError } from '../errors.ts';
import { Settings } from './schema.ts';

/** Fills in defaults and resolves the empty directories. Throws NB_SETTINGS_INVALID naming the place. */
export function makeSettings(given: unknown, env: NodeJS.ProcessEnv = process.env): Settings {
  const filled = Value.Default(Settings, structuredClone(given ?? {}));
  if (!Value.Check(Settings, filled)) {
    const [first] = Value.Errors(Settings, filled);
    throw new NightbellError('NB_SETTINGS_INVALID', `${first?.instancePath || '/'}: ${first?.message ?? 'invalid'}`);
  }
  const settings = filled as Settings;
  settings.dataDir = resolve(
    env.NIGHTBELL_DATA ?? (settings.dataDir || join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'nightbell')),
  );
  settings.cacheDir = resolve(
    env.NIGHTBELL_CACHE ?? (settings.cacheDir || join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nightbell')),
  );
  return settings;
}

/**
 * Reads the settings file: `file`, else $NIGHTBELL_SETTINGS, else settings.yaml in the data directory, else defaults only.
 * Throws NB_SETTINGS_INVALID with file and line.
 */
export function loadSettings(file?: string, env: NodeJS.ProcessEnv = process.env): Settings {
  const named = file ?? env.NIGHTBELL_SETTINGS;
  const path = named ?? join(makeSettings({}, env).dataDir, 'settings.yaml');
  if (!existsSync(path)) {
    if (named) throw new NightbellError('NB_SETTINGS_INVALID', `${path} is not there`);
    return makeSettings({}, env);
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new NightbellError('NB_SETTINGS_INVALID', `${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  try {
    return makeSettings(document.toJS(), env);
  } catch (error) {
    throw error instanceof NightbellError
      ? new NightbellError('NB_SETTINGS_INVALID', `${path} ${error.message}`)
      : error;
  }
}

/** Where things are inside the data and cache directories: one place that knows the names. */
export function places(settings: Settings) {
  const data = settings.dataDir;
  const cache = settings.cacheDir;
  return {
    database: join(data, 'nightbell.db'),
    storeKey: join(data, 'store.key'),
    tls: join(data, 'tls'),
    asterisk: join(data, 'asterisk'),
    box: join(data, 'box.json'),
    models: join(cache, 'models'),
    prompts: join(cache, 'prompts'),
    asteriskPrefix: join(cache, 'asterisk'),
  };
}
