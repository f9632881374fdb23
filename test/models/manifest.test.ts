import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import t from 'tap';
import { LANGS } from '../../src/lang.ts';
import { findModel, loadManifest, type Manifest } from '../../src/models/manifest.ts';
import { PARTIAL_MODEL, requiredModels, TEST_LLM, TEST_MODEL } from '../../src/models/required.ts';
import { makeSettings } from '../../src/settings/load.ts';

const schema = JSON.parse(readFileSync(new URL('../../models/manifest.schema.json', import.meta.url), 'utf8'));
const check = new Ajv({ strict: false }).compile(schema);

t.test('the manifest is what its schema says', async (t) => {
  t.ok(check(loadManifest()), JSON.stringify(check.errors?.slice(0, 3)));
});

t.test('the schema refuses what would be unsafe', async (t) => {
  const spoil = (change: (manifest: Manifest) => void) => {
    const manifest = structuredClone(loadManifest());
    change(manifest);
    return check(manifest);
  };
  const first = (manifest: Manifest) => manifest.models[0]!.files[0]!;
  t.notOk(
    spoil((manifest) => (first(manifest).sha256 = 'abc')),
    'a hash that is none',
  );
  t.notOk(
    spoil((manifest) => (first(manifest).sha256 = null)),
    'a tested model without a hash',
  );
  t.notOk(
    spoil((manifest) => (first(manifest).name = '../../.profile')),
    'a way out of the directory',
  );
  t.notOk(
    spoil((manifest) => (first(manifest).name = '/etc/passwd')),
    'an absolute path',
  );
  t.notOk(
    spoil((manifest) => (manifest.models[0]!.id = '../x')),
    'an id that is a path',
  );
  t.notOk(
    spoil((manifest) => {
      const voice = manifest.models.find((model) => model.files.some((file) => file.sha256 === null))!;
      voice.files[0]!.sources = [{ kind: 'upstream', parts: [{ url: 'https://example.org/model.onnx' }] }];
    }),
    'a file without any hash at all',
  );
  t.notOk(
    spoil((manifest) => (manifest.models[0]!.sources![1]!.parts = [{ npm: 'some-package@latest', entry: 'x' }])),
    'a package without a fixed version',
  );
});

t.test('every id is one model, every need is there, every file has a source', async (t) => {
  const { models } = loadManifest();
  t.equal(new Set(models.map((model) => model.id)).size, models.length);
  for (const model of models) {
    for (const id of model.needs ?? []) t.ok(findModel(id));
    t.equal(new Set(model.files.map((file) => file.name)).size, model.files.length, model.id);
    for (const file of model.files) {
      const sources = file.sources ?? model.sources ?? [];
      if (sources.length === 0) t.fail(`${model.id}/${file.name} comes from nowhere`);
      if (sources[0]?.kind !== 'upstream') t.fail(`${model.id}/${file.name}: upstream comes first`);
      if (sources.some(({ parts }) => parts.some((part) => 'slice' in part)) && file.at === undefined) {
        t.fail(`${model.id}/${file.name} is a slice of nowhere`);
      }
    }
  }
});

t.test('a box needs models for every language, and the tests one of another family', async (t) => {
  const settings = makeSettings({});
  const box = requiredModels(settings, 'box');
  for (const lang of LANGS) {
    for (const purpose of ['recognition', 'synthesis']) {
      t.ok(
        box.some((id) => findModel(id).purpose === purpose && findModel(id).languages.includes(lang)),
        `${purpose} ${lang}`,
      );
    }
  }
  t.ok(box.includes('espeak-ng-data'), 'what a voice needs is needed');
  t.ok(box.includes(PARTIAL_MODEL));
  t.ok(box.every((id) => findModel(id).tested && findModel(id).files.every((file) => file.sha256)));
  t.same(requiredModels(settings, 'test'), [...box, TEST_MODEL, TEST_LLM]);
  const other = makeSettings({ speech: { tts: { es: 'no-such-voice' } } });
  t.throws(() => requiredModels(other, 'box'), { code: 'NB_MODEL_UNKNOWN' });
});
