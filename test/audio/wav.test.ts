import t from 'tap';
import { encodeALaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { readWav, writeWav } from '../../src/audio/wav.ts';
import { hasCode } from '../../src/errors.ts';

const chunk = (id: string, body: Uint8Array) => {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
};
const riff = (...chunks: Buffer[]) => {
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return chunk('RIFF', body);
};
const format = (tag: number, channels: number, rate: number, bits: number, extra = Buffer.alloc(0)) => {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(rate, 4);
  body.writeUInt32LE((rate * channels * bits) / 8, 8);
  body.writeUInt16LE((channels * bits) / 8, 12);
  body.writeUInt16LE(bits, 14);
  return chunk('fmt ', Buffer.concat([body, extra]));
};
/** The tag moves into the GUID of an extensible format. */
const extensible = (tag: number, channels: number, rate: number, bits: number) => {
  const extra = Buffer.alloc(24);
  extra.writeUInt16LE(22, 0);
  extra.writeUInt16LE(bits, 2);
  extra.writeUInt16LE(tag, 8);
  Buffer.from('000000001000800000aa00389b71', 'hex').copy(extra, 10);
  return format(0xfffe, channels, rate, bits, extra);
};
const samples = Int16Array.of(0, 256, -256, 16384, -16384, 32512, -32768);
const packed = (bytes: number, write: (to: Buffer, sample: number, at: number) => void) => {
  const out = Buffer.alloc(samples.length * bytes);
  for (const [i, sample] of samples.entries()) write(out, sample, i * bytes);
  return out;
};

const codings = [
  { name: '8 bits', tag: 1, bits: 8, data: packed(1, (to, sample, at) => to.writeUInt8((sample >> 8) + 128, at)) },
  { name: '16 bits', tag: 1, bits: 16, data: packed(2, (to, sample, at) => to.writeInt16LE(sample, at)) },
  { name: '24 bits', tag: 1, bits: 24, data: packed(3, (to, sample, at) => to.writeIntLE(sample * 256, at, 3)) },
  { name: '32 bits', tag: 1, bits: 32, data: packed(4, (to, sample, at) => to.writeInt32LE(sample * 65536, at)) },
  { name: 'floats', tag: 3, bits: 32, data: packed(4, (to, sample, at) => to.writeFloatLE(sample / 32768, at)) },
  { name: 'doubles', tag: 3, bits: 64, data: packed(8, (to, sample, at) => to.writeDoubleLE(sample / 32768, at)) },
];
for (const { name, tag, bits, data } of codings)
  t.test(name, async (t) => {
    for (const head of [format(tag, 1, 11025, bits), extensible(tag, 1, 11025, bits)])
      t.strictSame(readWav(riff(head, chunk('data', data))), { rate: 11025, samples });
  });

t.test('G.711', async (t) => {
  const mu = readWav(riff(format(7, 1, 8000, 8), chunk('fact', Buffer.alloc(4)), chunk('data', encodeMuLaw(samples))));
  const a = readWav(riff(format(6, 1, 8000, 8), chunk('data', encodeALaw(samples))));
  for (const { rate, samples: got } of [mu, a]) {
    t.equal(rate, 8000);
    t.ok(got.every((sample, i) => Math.abs(sample - samples[i]!) <= 1 + Math.abs(samples[i]!) / 16 + 8));
  }
});

t.test('two channels are averaged', async (t) => {
  const both = Buffer.alloc(8);
  for (const [i, sample] of [1000, 3000, -500, 500].entries()) both.writeInt16LE(sample, i * 2);
  t.strictSame(readWav(riff(format(1, 2, 8000, 16), chunk('data', both))).samples, Int16Array.of(2000, 0));
});

t.test('chunks around the data, of odd length too, and what follows it', async (t) => {
  const data = codings[1]!.data;
  const file = riff(
    chunk('LIST', Buffer.from('odd')),
    format(1, 1, 44100, 16, Buffer.alloc(2)),
    chunk('fact', Buffer.alloc(4)),
    chunk('data', data),
    chunk('id3 ', Buffer.from('x')),
  );
  t.strictSame(readWav(file), { rate: 44100, samples });
});

t.test('a file written to a pipe, which names no length', async (t) => {
  const file = riff(format(1, 1, 8000, 16), chunk('data', codings[1]!.data));
  file.writeUInt32LE(0xffffffff, 4);
  file.writeUInt32LE(0xffffffff, file.indexOf('data') + 4);
  t.strictSame(readWav(file).samples, samples);
});

t.test('what is written is read', async (t) => {
  t.strictSame(readWav(writeWav(samples, 16000)), { rate: 16000, samples });
  // A view into a larger buffer, as files read from pools are.
  const inside = Buffer.concat([Buffer.alloc(3), writeWav(samples, 8000), Buffer.alloc(3)]).subarray(3, -3);
  t.strictSame(readWav(inside).samples, samples);
});

t.test('refused with a reason', async (t) => {
  const good = writeWav(samples, 16000);
  const refused = (file: Uint8Array, why: string) =>
    t.throws(() => readWav(file), { code: 'NB_INPUT_INVALID', message: new RegExp(why) }, why);
  refused(Buffer.alloc(0), 'not a RIFF');
  refused(Buffer.from('ID3 this is no wave file at all'), 'not a RIFF');
  refused(riff(), 'no format chunk');
  refused(riff(format(1, 1, 8000, 16)), 'no data chunk');
  refused(riff(chunk('data', Buffer.alloc(4))), 'before the format');
  refused(riff(format(1, 0, 8000, 16), chunk('data', Buffer.alloc(4))), 'no channels');
  refused(riff(format(1, 1, 0, 16), chunk('data', Buffer.alloc(4))), 'a rate of 0');
  refused(riff(format(2, 1, 8000, 4), chunk('data', Buffer.alloc(4))), 'format 2');
  refused(riff(chunk('fmt ', Buffer.alloc(8))), 'too short');
  refused(good.subarray(0, -1), 'cut short');
  for (let length = 0; length < good.length; length++) t.ok(thrown(good.subarray(0, length)), `cut to ${length} bytes`);
});

function thrown(file: Uint8Array): boolean {
  try {
    readWav(file);
    return false;
  } catch (error) {
    return hasCode(error, 'NB_INPUT_INVALID');
  }
}
