import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../../errors.ts';

/** Where Asterisk lies: absolute paths, as provision/asterisk writes them. */
export interface AsteriskPrefix {
  version: string;
  bin: string;
  modules: string;
  data: string;
}

/** Reads PREFIX/paths.json. Throws NB_ASTERISK_MISSING. */
export function findAsterisk(prefix: string): AsteriskPrefix {
  const file = join(prefix, 'paths.json');
  if (!existsSync(file)) throw new NightbellError('NB_ASTERISK_MISSING', file);
  let paths: AsteriskPrefix;
  try {
    paths = JSON.parse(readFileSync(file, 'utf8')) as AsteriskPrefix;
  } catch (error) {
    throw new NightbellError('NB_ASTERISK_MISSING', `${file} cannot be read`, { cause: error });
  }
  for (const path of [paths.bin, paths.modules, paths.data])
    if (typeof path !== 'string' || !existsSync(path)) throw new NightbellError('NB_ASTERISK_MISSING', String(path));
  return paths;
}
