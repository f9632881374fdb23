import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const tree = join(import.meta.dirname, '../..');
const pages = join(tree, 'src/console/ui');
/** What the pages share with the program, beside their own sources. */
const SHARED = ['../../channels.ts'];
const built = join(tree, 'dist/console');
const marker = join(built, '.made-from');

/** Every source of the pages by path, size and time, and the versions of what builds them. */
function sources(): string {
  const hash = createHash('sha256').update(readFileSync(join(tree, 'package-lock.json')));
  for (const name of [...SHARED, ...globSync('**/*', { cwd: pages }).sort()]) {
    const { size, mtimeMs } = statSync(join(pages, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

export function consoleIsBuilt(): boolean {
  return existsSync(marker) && readFileSync(marker, 'utf8') === sources();
}

/** Builds the pages into dist/console. What was there is served until the new ones are complete. */
export function buildConsole(): void {
  const from = sources();
  const fresh = `${built}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const vite = join(tree, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', pages, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, error } = spawnSync(process.execPath, args, { cwd: pages, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) throw new Error(`the console pages could not be built (vite build, status ${status})`);
  writeFileSync(join(fresh, '.made-from'), from);
  rmSync(`${built}.old`, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, `${built}.old`);
  renameSync(fresh, built);
  rmSync(`${built}.old`, { recursive: true, force: true });
}
