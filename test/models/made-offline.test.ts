import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { fetchModels } from '../../src/models/fetch.ts';
import type { Manifest } from '../../src/models/manifest.ts';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/model/tokenizer.json';
const MADE = 'a 1\n';

const manifest: Manifest = {
  models: [
    {
      id: 'voice',
      purpose: 'synthesis',
      languages: ['en'],
      licence: 'MIT',
      tested: true,
      note: '',
      files: [
        {
          name: 'tokens.txt',
          size: MADE.length,
          sha256: createHash('sha256').update(MADE).digest('hex'),
          sources: [{ kind: 'upstream', make: 'kokoro-tokens', parts: [{ url: NOWHERE }] }],
        },
      ],
    },
  ],
};

t.test('a file is made from what an earlier version had fetched, without a net', async (t) => {
  const cacheDir = t.testdir();
  const directory = join(cacheDir, 'voice');
  const options = { ids: ['voice'], cacheDir, manifest, registry: 'http://127.0.0.1:9' };
  await t.rejects(fetchModels(options), { code: 'NB_DOWNLOAD_FAILED' }, 'nothing is there to make it from');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'tokenizer.json'), JSON.stringify({ model: { vocab: { b: 1 } } }));
  await t.rejects(fetchModels(options), { code: 'NB_DOWNLOAD_FAILED' }, 'what would follow from it is another file');
  writeFileSync(join(directory, 'tokenizer.json'), 'broken');
  await t.rejects(fetchModels(options), { code: 'NB_DOWNLOAD_FAILED' });
  writeFileSync(join(directory, 'tokenizer.json'), JSON.stringify({ model: { vocab: { a: 1 } } }));
  t.same(await fetchModels(options), ['voice']);
  t.equal(readFileSync(join(directory, 'tokens.txt'), 'utf8'), MADE);
  t.same(await fetchModels(options), [], 'it is known from then on');
});
