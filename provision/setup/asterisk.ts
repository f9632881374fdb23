import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../../src/errors.ts';

const script = join(import.meta.dirname, '../asterisk');

/**
 * Whether the prefix holds an Asterisk made by this tree's recipe, at the place where it was made.
 * @param prefix `places(settings).asteriskPrefix`
 */
export function asteriskIsThere(prefix: string): boolean {
  const paths = join(prefix, 'paths.json');
  const recipe = join(prefix, 'current/recipe');
  if (!existsSync(paths) || !existsSync(recipe)) return false;
  const { bin } = JSON.parse(readFileSync(paths, 'utf8')) as { bin: string };
  return bin.startsWith(`${prefix}/`) && existsSync(bin) && readFileSync(recipe, 'utf8').startsWith(recipeOfTree());
}

/** The first word of the recipe line, `recipe=N`: it changes when the way of building does. */
function recipeOfTree(): string {
  const number = /^readonly RECIPE=(\d+)/m.exec(readFileSync(script, 'utf8'))?.[1];
  return `recipe=${number ?? '?'} `;
}

/** Runs provision/asterisk, which says on standard error what it does. Throws NB_ASTERISK_MISSING. */
export function installAsterisk(prefix: string): void {
  const { status, error } = spawnSync(script, [prefix], { stdio: ['ignore', 2, 2] });
  if (error || status !== 0) throw new NightbellError('NB_ASTERISK_MISSING', error?.message ?? `${script} ${prefix}`);
}
