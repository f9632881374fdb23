import t from 'tap';
import { fromFloat, toFloat } from '../../src/audio/float.ts';
import { rmsDb } from '../../src/audio/level.ts';
import { Resampler, resample } from '../../src/audio/resample.ts';

const sine = (hz: number, rate: number, samples = rate) =>
  Int16Array.from({ length: samples }, (_, i) => Math.round(20_000 * Math.sin((2 * Math.PI * hz * i) / rate)));
const noise = (samples: number) => {
  let state = 1;
  return Int16Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >> 17;
  });
};
/** Compared as a whole: thousands of samples one by one take tap seconds. */
const same = (made: number[], expected: Int16Array) =>
  made.length === expected.length && made.every((sample, i) => sample === expected[i]);
/** Without the edges, where the filter looks past the recording. */
const middle = (samples: Int16Array) => samples.subarray(500, -500);

const rates = [
  [8000, 16000],
  [16000, 8000],
  [24000, 16000],
  [22050, 16000],
  [44100, 16000],
  [11025, 16000],
  [16000, 48000],
  [44101, 16000],
] as const;

for (const [from, to] of rates)
  t.test(`${from} to ${to}`, async (t) => {
    const half = Math.min(from, to) / 2;
    for (const hz of [200, 1000, 0.85 * half]) {
      const ideal = sine(hz, to);
      const made = resample(sine(hz, from), from, to);
      t.equal(made.length, to, 'a second stays a second');
      const error = middle(made.map((sample, i) => sample - ideal[i]!));
      t.ok(rmsDb(error) - rmsDb(ideal) < -60, `${hz} Hz is kept, in its place (${rmsDb(error) - rmsDb(ideal)} dB)`);
    }
    if (to < from)
      for (const hz of [1.02 * half, 1.1 * half, 0.49 * from]) {
        const alias = rmsDb(middle(resample(sine(hz, from), from, to))) - rmsDb(sine(hz, from));
        t.ok(alias < -50, `${Math.round(hz)} Hz does not fold down (${alias} dB)`);
      }
  });

t.test('nothing new above the old band', async (t) => {
  const made = resample(sine(3000, 8000), 8000, 16000);
  const ideal = sine(3000, 16000);
  const image = made.map((sample, i) => sample - ideal[i]!);
  t.ok(rmsDb(middle(image)) - rmsDb(made) < -50);
});

t.test('a stream in pieces of any length gives what the whole gives', async (t) => {
  for (const [from, to] of rates) {
    const whole = noise(9000);
    const batch = resample(whole, from, to);
    const resampler = new Resampler(from, to);
    const made: number[] = [];
    for (let at = 0, piece = 1; at < whole.length; at += piece, piece = ((piece * 7) % 613) + 1)
      made.push(...resampler.push(whole.subarray(at, Math.min(whole.length, at + piece))));
    made.push(...resampler.flush());
    t.ok(same(made, batch), `${from} to ${to}`);
  }
});

t.test('primed: frames in, frames out, late by a few milliseconds', async (t) => {
  for (const [from, to] of [
    [8000, 16000],
    [16000, 8000],
    [24000, 16000],
  ] as const) {
    const frame = from / 50;
    const whole = sine(500, from, frame * 20);
    const resampler = new Resampler(from, to, { primed: true });
    const made: number[] = [];
    for (let at = 0; at < whole.length; at += frame) {
      const out = resampler.push(whole.subarray(at, at + frame));
      t.equal(out.length, to / 50);
      made.push(...out);
    }
    const batch = resample(whole, from, to);
    const late = Math.round((32 * Math.max(1, from / to) * to) / from);
    t.ok(same(made.slice(late, late + 2000), batch.subarray(0, Math.min(2000, made.length - late))));
  }
});

t.test('an hour of calls costs seconds', async (t) => {
  const second = noise(8000);
  resample(second, 8000, 16000);
  const began = performance.now();
  for (let i = 0; i < 20; i++) resample(second, 8000, 16000);
  const each = (performance.now() - began) / 20;
  t.ok(each < 10, `${each} ms for a second of audio`);
});

t.test('same rate, no rate, odd sizes', async (t) => {
  const given = noise(100);
  t.strictSame(resample(given, 8000, 8000), given);
  t.equal(resample(new Int16Array(0), 8000, 16000).length, 0);
  t.equal(resample(noise(1), 8000, 16000).length, 2);
  t.throws(() => resample(given, 0, 8000), RangeError);
  t.throws(() => resample(given, 8000.5, 8000), RangeError);
});

t.test('floats', async (t) => {
  t.strictSame([...toFloat(Int16Array.of(0, 16384, -32768))], [0, 0.5, -1]);
  t.strictSame(
    [...fromFloat(Float32Array.of(0, 0.5, -1, 1, 2, -2, Number.NaN))],
    [0, 16384, -32768, 32767, 32767, -32768, 0],
  );
  t.strictSame(fromFloat(toFloat(noise(1000))), noise(1000));
});
