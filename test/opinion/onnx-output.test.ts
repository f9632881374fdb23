import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { modelDir } from '../../src/models/state.ts';
import { endingAt, startingAt } from '../../src/opinion/onnx-output.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const model = readFileSync(
  join(modelDir(places(loadSettings()).models, ENCODER_MODEL), 'onnx', 'model_quantized.onnx'),
);

t.test('a model ends at another tensor, and all else is as it was', async (t) => {
  const cut = Buffer.from(endingAt(model, 'some/tensor'));
  t.ok(cut.includes('some/tensor'));
  t.notOk(model.includes('some/tensor'));
  t.ok(Math.abs(cut.length - model.length) < 100);
  t.same(Buffer.from(endingAt(cut, 'some/tensor')), cut);
});

t.test('what is no model is refused', async (t) => {
  t.throws(() => endingAt(new TextEncoder().encode('this is a text'), 'x'), RangeError);
});

t.test('the rest of a model holds no weight that the first part has', async (t) => {
  const last = '/encoder/layer.1/output/LayerNorm/Add_1_output_0';
  const rest = Buffer.from(startingAt(model, last));
  t.notOk(rest.includes('word_embeddings.weight'));
  t.notOk(rest.includes('encoder.layer.1.output.LayerNorm.weight'));
  t.ok(rest.includes('encoder.layer.2.attention.self.query.bias'));
  t.ok(rest.length < model.length / 2);
  t.throws(() => startingAt(new TextEncoder().encode('this is a text'), 'x'), RangeError);
});
