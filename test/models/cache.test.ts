import t from 'tap';
import { requiredModels } from '../../src/models/required.ts';
import { checkModels, modelState, verifyModels } from '../../src/models/state.ts';
import { makeSettings, places } from '../../src/settings/load.ts';

const settings = makeSettings({});
const cacheDir = places(settings).models;
const ids = requiredModels(settings, 'test');

t.test('every file of every model that the box and the tests load is the one that the manifest names', async (t) => {
  const verdicts = await verifyModels({ ids, cacheDir });
  t.same(
    verdicts.filter(({ verdict }) => verdict !== 'right'),
    [],
  );
  t.ok(verdicts.length > 370, `${verdicts.length} files`);
  for (const id of ids) t.equal(modelState({ id, cacheDir }), 'ready', id);
});

t.test('what was checked is not hashed again', async (t) => {
  const before = performance.now();
  await checkModels({ ids, cacheDir });
  const ms = performance.now() - before;
  t.ok(ms < 500, `${ms.toFixed(0)} ms for half a gigabyte`);
});
