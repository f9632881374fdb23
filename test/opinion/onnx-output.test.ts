import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { modelDir } from '../../src/models/state.ts';
import { endingAt } from '../../src/opinion/onnx-output.ts';
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
