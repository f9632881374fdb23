import t from 'tap';
import { A_SILENCE, decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw, MU_SILENCE } from '../../src/audio/g711.ts';

const laws = [
  { name: 'mu-law', decode: decodeMuLaw, encode: encodeMuLaw },
  { name: 'A-law', decode: decodeALaw, encode: encodeALaw },
];
const every = Uint8Array.from({ length: 256 }, (_, code) => code);

t.test('decoder output values of G.711 tables 1a, 1b, 2a and 2b, scaled to 16 bits', async (t) => {
  t.strictSame(
    [...decodeMuLaw(Uint8Array.of(0x80, 0x8f, 0x9f, 0xaf, 0xbf, 0xcf, 0xdf, 0xef, 0xfe, 0xff, 0x00, 0x7e, 0x7f))],
    [8031, 4191, 2079, 1023, 495, 231, 99, 33, 2, 0, -8031, -2, 0].map((value) => value * 4),
  );
  t.strictSame(
    [...decodeALaw(Uint8Array.of(0xaa, 0xa5, 0xb5, 0x85, 0x95, 0xe5, 0xf5, 0xd5, 0x2a, 0x55))],
    [4032, 2112, 1056, 528, 264, 132, 66, 1, -4032, -1].map((value) => value * 8),
  );
});

t.test('the 1 kHz sequences of tables 5 and 6 are a sine of 0 dBm0', async (t) => {
  const sequences = [
    { law: laws[0]!, bytes: [0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e], overload: 8159 * 4, below: 3.17 },
    { law: laws[1]!, bytes: [0x34, 0x21, 0x21, 0x34, 0xb4, 0xa1, 0xa1, 0xb4], overload: 4096 * 8, below: 3.14 },
  ];
  for (const { law, bytes, overload, below } of sequences) {
    const wave = law.decode(Uint8Array.from(bytes));
    const peak = Math.sqrt((2 * wave.reduce((sum, sample) => sum + sample * sample, 0)) / wave.length);
    t.ok(Math.abs(20 * Math.log10(overload / peak) - below) < 0.05, law.name);
    t.strictSame([...law.encode(wave)], bytes, law.name);
  }
});

for (const { name, decode, encode } of laws) {
  t.test(`${name}: each code survives decoding and encoding`, async (t) => {
    const again = encode(decode(every));
    // The two zeros of mu-law are one number; every other code is its own.
    const kept = name === 'mu-law' ? every.map((code) => (code === 0x7f ? 0xff : code)) : every;
    t.strictSame(again, kept);
  });

  t.test(`${name}: each sample becomes the nearest value there is, within half a step`, async (t) => {
    const values = [...decode(every)].sort((a, b) => a - b);
    const samples = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
    const decoded = decode(encode(samples));
    let worst = 0;
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i]!;
      const got = decoded[i]!;
      const at = values.indexOf(got);
      const step = Math.max(got - (values[at - 1] ?? got), (values[at + 1] ?? got) - got);
      const beyond = Math.abs(sample) > values.at(-1)!;
      if (!beyond) worst = Math.max(worst, Math.abs(sample - got) / step);
    }
    t.ok(worst <= 0.51, `half a step (${worst})`);
  });
}

t.test('silence stays silence', async (t) => {
  t.equal(encodeMuLaw(Int16Array.of(0))[0], MU_SILENCE);
  t.equal(encodeALaw(Int16Array.of(0))[0], A_SILENCE);
});
