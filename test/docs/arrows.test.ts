import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { TREE } from './pages.ts';

const SRC = join(TREE, 'src');

/** Of each room in the table of the architecture, the rooms that it may use; null: nearly all. */
function mayUse(): Map<string, Set<string> | null> {
  const rows = readFileSync(join(TREE, 'docs/architecture.md'), 'utf8').matchAll(/^\| `([a-z]+)` \|.*\| ([^|]*) \|$/gm);
  return new Map(
    [...rows].map(([, room = '', uses = '']) => [
      room,
      uses.startsWith('all') ? null : new Set([...uses.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name)),
    ]),
  );
}

/** Rooms that the files of a room take something from. */
function used(room: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('**/*.{ts,tsx}', { cwd: join(SRC, room) })) {
    for (const [, up = '', to = ''] of readFileSync(join(SRC, room, file), 'utf8').matchAll(
      /from '((?:\.\.\/)+)([a-z-]+)\//g,
    ))
      if (up.length / 3 === file.split('/').length && to !== room) found.set(to, file);
  }
  return found;
}

t.test('arrows between the rooms are those of the table', async (t) => {
  const rooms = mayUse();
  t.ok(rooms.size > 20, `${rooms.size} rooms`);
  for (const [room, allowed] of rooms)
    if (allowed)
      t.same(
        [...used(room)].filter(([to]) => !allowed.has(to)).map(([to, file]) => `${room}/${file} uses ${to}`),
        [],
        room,
      );
});
