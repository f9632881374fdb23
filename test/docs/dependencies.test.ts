import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { TREE } from './pages.ts';

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = (file: string) => readFileSync(join(TREE, file), 'utf8');
const own = JSON.parse(read('package.json')) as Package;
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, Package & { peerDependencies?: Record<string, string> }>;
};
const page = read('DEPENDENCIES.md');
const [box = '', building = ''] = page.split('## Building and testing');

/** Packages in the first column of a table. */
const listed = (text: string) =>
  [...text.matchAll(/^\| (`.+?) \|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    .sort();

/** Packages that a source names where it takes something from elsewhere. */
function imported(folders: string): Set<string> {
  const found = new Set<string>();
  for (const file of globSync(`${folders}/**/*.{ts,tsx,mjs,css}`, { cwd: TREE, exclude: ['**/node_modules/**'] })) {
    const names = read(file).matchAll(
      /(?:\bfrom |\bimport |\bimport\(|\brequire\(|@import )['"]((?:@[\w-]+\/)?[\w-][\w.-]*)/g,
    );
    for (const [, name = ''] of names) if (!name.startsWith('node:')) found.add(name);
  }
  return found;
}

const everywhere = imported('{src,test,provision,docs,bench}');

t.test('DEPENDENCIES.md tells why of every package, and of no other', async (t) => {
  t.same(listed(box), Object.keys(own.dependencies).sort(), 'the box');
  t.same(listed(building), Object.keys(own.devDependencies).sort(), 'building and testing');
  const { dependencies, devDependencies } = lock.packages[''] as Package;
  t.same({ dependencies, devDependencies }, { dependencies: own.dependencies, devDependencies: own.devDependencies });
});

t.test('every package is used, and every package that is used is listed', async (t) => {
  /** Used by a program's name or by the compiler, without an import. */
  const otherwise = new Set(['node', 'typescript', '@biomejs/biome', ...peers()]);
  for (const name of Object.keys({ ...own.dependencies, ...own.devDependencies }))
    t.ok(everywhere.has(name) || otherwise.has(name) || name.startsWith('@types/'), `${name} is used`);
  for (const name of everywhere)
    t.ok(name in own.dependencies || name in own.devDependencies || isBuiltIn(name), `${name} is in package.json`);
  for (const name of imported(
    'src/{access,audio,audit,cli,conversation,desk,models,oncall,practice,settings,speech,store,telephony,wiring,words}',
  ))
    t.ok(name in own.dependencies, `a box has ${name}`);
});

/** What a package of ours wants beside it, and does not bring. */
function peers(): string[] {
  const ours = Object.keys({ ...own.dependencies, ...own.devDependencies });
  return ours.flatMap((name) => Object.keys(lock.packages[`node_modules/${name}`]?.peerDependencies ?? {}));
}

function isBuiltIn(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
