/** One field of a message in protobuf's wire form: a number, or bytes (which may be a message again). Others are kept as they came. */
export type Field = { number: number } & ({ bytes: Buffer } | { value: number } | { fixed: Buffer });

const VARINT = 0;
const BYTES = 2;
const FIXED: Record<number, number> = { 1: 8, 5: 4 };

/** The fields of a message in their order. Numbers are signed, as int64 is. Throws where it is no message. */
export function fieldsOf(message: Buffer): Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw new Error('a message that breaks off');
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const taken = (length: number): Buffer => {
    if (at + length > message.length) throw new Error('a message that breaks off');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = Number(varint());
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (wire === VARINT) found.push({ number, value: Number(BigInt.asIntN(64, varint())) });
    else if (wire === BYTES) found.push({ number, bytes: taken(Number(varint())) });
    else if (FIXED[wire]) found.push({ number, fixed: taken(FIXED[wire]) });
    else throw new Error('not a message of protobuf');
  }
  return found;
}

/** A message of these fields. */
export function message(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const key = (wire: number) => varint(BigInt(field.number * 8 + wire));
      if ('value' in field) return [key(VARINT), varint(BigInt(field.value))];
      if ('bytes' in field) return [key(BYTES), varint(BigInt(field.bytes.length)), field.bytes];
      return [key(field.fixed.length === 8 ? 1 : 5), field.fixed];
    }),
  );
}

/** A field that holds bytes, text or a message. */
export function field(number: number, content: Buffer | string | readonly Field[]): Field {
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : Buffer.isBuffer(content) ? content : message(content);
  return { number, bytes };
}

/** A whole number; a negative one takes ten bytes, as protobuf's int64 does. */
export const intField = (number: number, value: number): Field => ({ number, value });

/** Text of the first field of that number; '' where there is none. */
export function textOf(fields: readonly Field[], number: number): string {
  const found = fields.find((one) => one.number === number);
  return found && 'bytes' in found ? found.bytes.toString() : '';
}

function varint(value: bigint): Buffer {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
  return Buffer.from(out);
}
