/**
 * A copy of an ONNX model that ends at another tensor: the runtime then leaves out every layer after it. Only the list of outputs
 * is rewritten; nodes and weights are copied as they are.
 * @param model the bytes of a ModelProto
 * @param tensor name of a float tensor within its graph
 */
export function endingAt(model: Uint8Array, tensor: string): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const field of fieldsOf(model)) {
    if (field.number !== GRAPH) {
      parts.push(field.whole);
      continue;
    }
    const kept = [...fieldsOf(field.body)].filter((inner) => inner.number !== OUTPUT).map((inner) => inner.whole);
    parts.push(...written(GRAPH, join([...kept, ...written(OUTPUT, floatTensor(tensor))])));
  }
  return join(parts);
}

/**
 * The rest of such a model: what leads from that tensor, which is given as an input, to the outputs. Whatever lies before it is left out,
 * weights included, so that both parts together hold each weight once.
 * @param model the bytes of a ModelProto
 * @param tensor name of a float tensor within its graph
 */
export function startingAt(model: Uint8Array, tensor: string): Uint8Array {
  return join(
    [...fieldsOf(model)].flatMap((field) =>
      field.number === GRAPH ? written(GRAPH, join(restOf([...fieldsOf(field.body)], tensor))) : [field.whole],
    ),
  );
}

function restOf(graph: readonly Field[], tensor: string): Uint8Array[] {
  const made = new Map<string, Field>();
  for (const node of graph) if (node.number === NODE) for (const name of namesIn(node, 2)) made.set(name, node);
  const needed = new Set<string>();
  const kept = new Set<Field>();
  const want = graph.filter((field) => field.number === OUTPUT).flatMap((field) => namesIn(field, 1));
  for (let name = want.pop(); name !== undefined; name = want.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const node = name === tensor ? undefined : made.get(name);
    if (!node) continue;
    kept.add(node);
    want.push(...namesIn(node, 1));
  }
  const parts: Uint8Array[] = [];
  for (const field of graph) {
    const leave =
      (field.number === NODE && !kept.has(field)) ||
      (field.number === WEIGHT && !needed.has(namesIn(field, 8)[0]!)) ||
      (field.number === INPUT && !needed.has(namesIn(field, 1)[0]!)) ||
      field.number === SHAPE_WITHIN;
    if (!leave) parts.push(field.whole);
  }
  return [...parts, ...written(INPUT, floatTensor(tensor))];
}

/** Names that stand in a message, in order: inputs (1) and outputs (2) of a node, the name of a weight (8) or of an input or output (1). */
function namesIn(field: Field, number: number): string[] {
  return [...fieldsOf(field.body)]
    .filter((inner) => inner.number === number)
    .map((inner) => new TextDecoder().decode(inner.body));
}

/** ModelProto.graph; of GraphProto: node, initializer, input, output, value_info. */
const GRAPH = 7;
const NODE = 1;
const WEIGHT = 5;
const INPUT = 11;
const OUTPUT = 12;
const SHAPE_WITHIN = 13;

/** A ValueInfoProto of that name: `type.tensor_type.elem_type = FLOAT`. */
function floatTensor(name: string): Uint8Array {
  const tensorType = Uint8Array.of(0x08, 0x01);
  return join([...written(1, new TextEncoder().encode(name)), ...written(2, join(written(1, tensorType)))]);
}

interface Field {
  number: number;
  /** Tag, length and body. */
  whole: Uint8Array;
  /** Of a field that has a length. */
  body: Uint8Array;
}

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('an ONNX model that ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const from = at;
    const tag = varint();
    let body: Uint8Array = new Uint8Array();
    const kind = tag & 7;
    if (kind === 0) varint();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else if (kind === 2) {
      const length = varint();
      body = bytes.subarray(at, at + length);
      at += length;
    } else throw new RangeError('no ONNX model');
    yield { number: tag >>> 3, whole: bytes.subarray(from, at), body };
  }
}

function written(number: number, body: Uint8Array): Uint8Array[] {
  return [Uint8Array.from([...varintOf(number * 8 + 2), ...varintOf(body.length)]), body];
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
