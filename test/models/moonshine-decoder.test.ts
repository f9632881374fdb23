import { InferenceSession, Tensor } from 'onnxruntime-node';
import t from 'tap';
import { leanDecoder } from '../../src/models/moonshine-decoder.ts';
import { type Field, field, fieldsOf, intField, message } from '../../src/models/protobuf.ts';

const WORDS = 4096;
const WIDTH = 8;
const FLOAT = 1;
const UINT8 = 2;
const INT64 = 7;
const BOOL = 9;

const node = (op: string, inputs: string[], output: string, attributes: Field[][] = []): Field =>
  field(1, [
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(4, op),
    ...attributes.map((one) => field(5, one)),
  ]);
const value = (name: string, type: number, dims: (string | number)[]): Field[] => [
  field(1, name),
  field(2, [
    field(1, [
      intField(1, type),
      field(
        2,
        dims.map((size) => field(1, [typeof size === 'string' ? field(2, size) : intField(1, size)])),
      ),
    ]),
  ]),
];
const tensor = (name: string, type: number, dims: number[], raw: Buffer): Field =>
  field(5, [...dims.map((size) => intField(1, size)), intField(2, type), field(8, name), field(9, raw)]);

/** As Moonshine's decoder is built, with nothing between the vocabulary and what is weighed. */
function decoder(turned = 'Transpose'): Buffer {
  const branch = (name: string) => [
    node('Gather', ['words', 'input_ids'], 'bytes'),
    node('DequantizeLinear', ['bytes', 'scale', 'zero'], 'hidden'),
    node(turned, ['words'], 'sideways'),
    node('DequantizeLinear', ['sideways', 'scale', 'zero'], 'weights'),
    node('MatMul', ['hidden', 'weights'], 'logits'),
    field(2, name),
    field(12, value('logits', FLOAT, ['texts', 'tokens', WORDS])),
  ];
  const attribute = (name: string, graph: Field[]) => [field(1, name), field(6, graph), intField(20, 5)];
  const vocabulary = Buffer.from(Array.from({ length: WORDS * WIDTH }, (_, i) => (i * 7919) % 251));
  const scale = Buffer.alloc(4);
  scale.writeFloatLE(0.05);
  return message([
    intField(1, 8),
    field(7, [
      node('If', ['use_cache_branch'], 'logits', [
        attribute('then_branch', branch('one')),
        attribute('else_branch', branch('other')),
      ]),
      field(2, 'decoder'),
      tensor('words', UINT8, [WORDS, WIDTH], vocabulary),
      tensor('scale', FLOAT, [], scale),
      tensor('zero', UINT8, [], Buffer.from([128])),
      field(11, value('input_ids', INT64, ['texts', 'tokens'])),
      field(11, value('use_cache_branch', BOOL, [1])),
      field(12, value('logits', FLOAT, ['texts', 'tokens', WORDS])),
    ]),
    field(8, [intField(2, 14)]),
  ]);
}

async function logits(model: Buffer, ids: number[], texts: number, cached: boolean): Promise<[number[], number[]]> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const { logits: found } = await session.run({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [texts, ids.length / texts]),
    use_cache_branch: new Tensor('bool', [cached], [1]),
  });
  return [[...found!.dims], [...(found!.data as Float32Array)]];
}

t.test('a decoder that weighs its words part by part finds the same', async (t) => {
  const model = decoder();
  const lean = leanDecoder(model);
  for (const cached of [true, false])
    for (const [ids, texts] of [
      [[5], 1],
      [[0, 2047, 2048, 4095], 1],
      [[1, 2, 3000, 7, 11, 4000], 3],
    ] as const) {
      const [dims, as] = await logits(model, [...ids], texts, cached);
      const [leanDims, leanAs] = await logits(lean, [...ids], texts, cached);
      t.same(leanDims, dims);
      t.ok(as.some((x) => Math.abs(x) > 1));
      t.ok(
        as.every((x, i) => Math.abs(x - leanAs[i]!) < 1e-4),
        `${ids} in ${texts}, ${cached}`,
      );
    }
});

t.test('another model is left alone', async (t) => {
  t.throws(() => leanDecoder(decoder('Identity')), { message: 'a decoder of another make' });
  t.throws(() => leanDecoder(Buffer.from('no model')));
});

t.test('messages are read and written as they came', async (t) => {
  const fields = [intField(1, -1), intField(2, 300), field(3, 'text'), { number: 4, fixed: Buffer.from([1, 2, 3, 4]) }];
  const bytes = message(fields);
  t.same(bytes.subarray(0, 11).toString('hex'), '08ffffffffffffffffff01', 'a negative number takes ten bytes');
  t.same(
    fieldsOf(bytes).map(({ number }) => number),
    [1, 2, 3, 4],
  );
  t.same(message(fieldsOf(bytes)), bytes);
  t.throws(() => fieldsOf(bytes.subarray(0, bytes.length - 1)), { message: 'a message that breaks off' });
});
