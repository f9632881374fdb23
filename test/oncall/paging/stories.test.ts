import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import t from 'tap';
import { play, storiesIn } from './story.ts';

const files = globSync(join(import.meta.dirname, '*.stories')).sort();

for (const file of files)
  t.test(`S6, S7, S8, S12: ${basename(file, '.stories')}`, async (t) => {
    for (const story of storiesIn(readFileSync(file, 'utf8'))) {
      const { wrong } = await play(story);
      t.same(wrong, [], story.title);
    }
  });

t.test('there are eighty stories or more, and no two with one title', async (t) => {
  const titles = files.flatMap((file) => storiesIn(readFileSync(file, 'utf8')).map(({ title }) => title));
  t.ok(titles.length >= 80, `${titles.length}`);
  t.equal(new Set(titles).size, titles.length);
});
