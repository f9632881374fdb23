import { type Field, field, fieldsOf, intField, message, textOf } from './protobuf.ts';

/*
 * Moonshine's decoder as it is published holds its vocabulary (32,768 words of 416 or 288 numbers) in bytes, and at each step makes floating-point
 * numbers of all of it to weigh the words: 54 MB that are written and read again for each piece of a word, by each reading that goes on, and
 * beside them the vocabulary once more on its side, in each of the two branches. Here it is done a part after another, with the same numbers:
 * 3.4 MB, and faster. Numbers of messages and fields: onnx.proto of ONNX.
 */

/** Fields of onnx.proto. */
const MODEL = { graph: 7, opsets: 8 };
const GRAPH = { nodes: 1, name: 2, initializers: 5, inputs: 11, outputs: 12 };
const NODE = { inputs: 1, outputs: 2, name: 3, op: 4, attributes: 5, domain: 7 };
const ATTRIBUTE = { name: 1, int: 3, graph: 6, ints: 8, type: 20 };
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 };
const TYPE = { float: 1, uint8: 2, int64: 7 };
const KIND = { int: 2, graph: 5, ints: 7 };

/** Words of a part. */
const PART = 2048;
const NAMES = { part: 'words_of_part', last: 'last_axis', flat: 'shape_of_logits' };

interface Node {
  op: string;
  inputs: string[];
  outputs: string[];
  fields: Field[];
}

/** The same decoder, which weighs its words part by part. Throws where the model is not built as Moonshine's are. */
export function leanDecoder(model: Buffer): Buffer {
  const whole = fieldsOf(model);
  const vocabularies = new Set<string>();
  const graph = mapped(whole, MODEL.graph, (main) => {
    const nodes = mapped(main, GRAPH.nodes, (node) =>
      nodeOf(node).op === 'If'
        ? mapped(node, NODE.attributes, (branch) =>
            mapped(branch, ATTRIBUTE.graph, (inner) => leanBranch(inner, vocabularies)),
          )
        : node,
    );
    if (vocabularies.size !== 1) throw new Error('a decoder of another make');
    const tensors = mapped(nodes, GRAPH.initializers, (tensor) =>
      vocabularies.has(textOf(tensor, TENSOR.name)) ? inParts(tensor) : tensor,
    );
    return [
      ...tensors,
      field(GRAPH.initializers, numbers(NAMES.part, [], [PART])),
      field(GRAPH.initializers, numbers(NAMES.last, [1], [-1])),
      field(GRAPH.initializers, numbers(NAMES.flat, [3], [0, 0, -1])),
    ];
  });
  return message([...graph, field(MODEL.opsets, [field(1, 'com.microsoft'), intField(2, 1)])]);
}

/** One branch: what looks a word up, and what weighs all of them. */
function leanBranch(graph: readonly Field[], vocabularies: Set<string>): Field[] {
  const nodes = graph.filter(({ number }) => number === GRAPH.nodes).map((one) => nodeOf(fieldsOf(bytesOf(one))));
  const from = (output: string | undefined, op: string): Node => {
    const found = nodes.find((node) => node.op === op && output !== undefined && node.outputs.includes(output));
    if (!found) throw new Error('a decoder of another make');
    return found;
  };
  const weighing = from('logits', 'MatMul');
  const [hidden = '', weights] = weighing.inputs;
  const decoded = from(weights, 'DequantizeLinear');
  const turned = from(decoded.inputs[0], 'Transpose');
  const [vocabulary = ''] = turned.inputs;
  vocabularies.add(vocabulary);
  return graph.flatMap((one) => {
    if (one.number !== GRAPH.nodes) return [one];
    const { op, inputs, outputs } = nodeOf(fieldsOf(bytesOf(one)));
    const is = (other: Node) => outputs[0] === other.outputs[0];
    const made = is(weighing)
      ? weighed(vocabulary, hidden, decoded.inputs)
      : is(decoded) || is(turned)
        ? []
        : op === 'Gather' && inputs[0] === vocabulary
          ? lookedUp(vocabulary, inputs[1]!, outputs[0]!)
          : null;
    return made ? made.map((node) => field(GRAPH.nodes, node)) : [one];
  });
}

/** The words of these numbers, of a vocabulary in parts. */
function lookedUp(vocabulary: string, words: string, output: string): Field[][] {
  return [
    node('Div', [words, NAMES.part], 'part_of_word'),
    node('Mod', [words, NAMES.part], 'place_of_word'),
    node('Unsqueeze', ['part_of_word', NAMES.last], 'part_of_word_apart'),
    node('Unsqueeze', ['place_of_word', NAMES.last], 'place_of_word_apart'),
    node('Concat', ['part_of_word_apart', 'place_of_word_apart'], 'where_word_is', [intAttribute('axis', -1)]),
    node('GatherND', [vocabulary, 'where_word_is'], output),
  ];
}

/** How likely each word is, a part of the vocabulary after another. */
function weighed(vocabulary: string, hidden: string, [, scale = '', zero = '']: readonly string[]): Field[][] {
  const body = [
    field(GRAPH.nodes, node('DequantizeLinear', ['part', scale, zero], 'part_weights')),
    field(GRAPH.nodes, [
      ...node('FusedMatMul', [hidden, 'part_weights'], 'part_logits', [intAttribute('transB', 1)]),
      field(NODE.domain, 'com.microsoft'),
    ]),
    field(GRAPH.name, 'logits_of_part'),
    field(GRAPH.inputs, named('part', TYPE.uint8, [PART, 'width'])),
    field(GRAPH.outputs, named('part_logits', TYPE.float, ['texts', 'tokens', PART])),
  ];
  return [
    node('Scan', [vocabulary], 'logits_in_parts', [
      [field(ATTRIBUTE.name, 'body'), field(ATTRIBUTE.graph, body), intField(ATTRIBUTE.type, KIND.graph)],
      intAttribute('num_scan_inputs', 1),
      [field(ATTRIBUTE.name, 'scan_output_axes'), intField(ATTRIBUTE.ints, 2), intField(ATTRIBUTE.type, KIND.ints)],
    ]),
    node('Reshape', ['logits_in_parts', NAMES.flat], 'logits'),
  ];
}

/** The vocabulary in parts of as many words. */
function inParts(tensor: readonly Field[]): Field[] {
  const dims = tensor.filter(({ number }) => number === TENSOR.dims).flatMap(dimsOf);
  const [words = 0, width = 0] = dims;
  if (dims.length !== 2 || words % PART !== 0) throw new Error('a vocabulary of another size');
  const parts = [words / PART, PART, width].map((size) => intField(TENSOR.dims, size));
  return [...parts, ...tensor.filter(({ number }) => number !== TENSOR.dims)];
}

/** Repeated numbers stand one by one, or together in bytes. */
function dimsOf(one: Field): number[] {
  if ('value' in one) return [one.value];
  const found: number[] = [];
  let value = 0;
  let factor = 1;
  for (const byte of bytesOf(one)) {
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte > 127) continue;
    found.push(value);
    [value, factor] = [0, 1];
  }
  return found;
}

function numbers(name: string, dims: readonly number[], values: readonly number[]): Field[] {
  const raw = Buffer.alloc(values.length * 8);
  for (const [i, value] of values.entries()) raw.writeBigInt64LE(BigInt(value), i * 8);
  return [
    ...dims.map((size) => intField(TENSOR.dims, size)),
    intField(TENSOR.type, TYPE.int64),
    field(TENSOR.name, name),
    field(TENSOR.raw, raw),
  ];
}

function node(op: string, inputs: readonly string[], output: string, attributes: readonly Field[][] = []): Field[] {
  return [
    ...inputs.map((name) => field(NODE.inputs, name)),
    field(NODE.outputs, output),
    field(NODE.name, `lean/${output}`),
    field(NODE.op, op),
    ...attributes.map((attribute) => field(NODE.attributes, attribute)),
  ];
}

const intAttribute = (name: string, value: number): Field[] => [
  field(ATTRIBUTE.name, name),
  intField(ATTRIBUTE.int, value),
  intField(ATTRIBUTE.type, KIND.int),
];

/** ValueInfoProto of a tensor. */
function named(name: string, type: number, dims: readonly (number | string)[]): Field[] {
  const shape = dims.map((size) => field(1, [typeof size === 'number' ? intField(1, size) : field(2, size)]));
  return [field(1, name), field(2, [field(1, [intField(1, type), field(2, shape)])])];
}

function nodeOf(fields: Field[]): Node {
  const all = (number: number) => fields.filter((one) => one.number === number).map((one) => bytesOf(one).toString());
  return { op: textOf(fields, NODE.op), inputs: all(NODE.inputs), outputs: all(NODE.outputs), fields };
}

/** Every field of that number read as a message and made another one; it stays as it is where `change` gives back the same. */
function mapped(fields: readonly Field[], number: number, change: (inner: Field[]) => Field[]): Field[] {
  return fields.map((one) => {
    if (one.number !== number) return one;
    const inner = fieldsOf(bytesOf(one));
    const made = change(inner);
    return made === inner ? one : field(number, made);
  });
}

function bytesOf(one: Field): Buffer {
  if (!('bytes' in one)) throw new Error('a message was expected');
  return one.bytes;
}
