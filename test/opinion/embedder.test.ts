import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import t from 'tap';
import { ENCODER_MODEL } from '../../src/models/required.ts';
import { modelDir } from '../../src/models/state.ts';
import { Embedder } from '../../src/opinion/embedder.ts';
import { Encoder, ONE_CORE } from '../../src/opinion/encoder.ts';
import { loadSettings, places } from '../../src/settings/load.ts';

const directory = modelDir(places(loadSettings()).models, ENCODER_MODEL);

t.test('the two parts together give what the whole model gives', async (t) => {
  const lower = await Encoder.load(directory);
  const embedder = await Embedder.load(directory, lower);
  const whole = await InferenceSession.create(readFileSync(join(directory, 'onnx', 'model_quantized.onnx')), ONE_CORE);
  const json = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
  const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
  for (const text of ['where do i park', 'can i eat before my blood is drawn tomorrow morning', 'a']) {
    const { ids } = tokenizer.encode(text);
    const row = (value: (id: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (id: number) => BigInt(value(id))),
        [1, ids.length],
      );
    const outputs = await whole.run({
      input_ids: row((id) => id),
      attention_mask: row(() => 1),
      token_type_ids: row(() => 0),
    });
    const hidden = outputs.last_hidden_state!.data as Float32Array;
    const mean = Float32Array.from({ length: 384 }, (_, at) =>
      hidden.reduce((sum, x, i) => (i % 384 === at ? sum + x : sum), 0),
    );
    const length = Math.hypot(...mean);
    const found = await embedder.embed(text);
    for (const [i, x] of found.entries()) if (Math.abs(x - mean[i]! / length) > 1e-4) t.fail(`${text}: ${i}`);
  }
  await Promise.all([whole.release(), embedder.release(), lower.release()]);
  t.pass();
});
