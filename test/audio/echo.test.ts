import t from 'tap';
import { EchoFinder } from '../../src/audio/echo.ts';
import { Fft } from '../../src/audio/fft.ts';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { voice } from './voice-kit.ts';

const RATE = 16_000;
const FRAME = 320;

/** What comes back over a line with G.711. */
const line = (samples: Float64Array) => decodeMuLaw(encodeMuLaw(Int16Array.from(samples, (x) => Math.round(x))));

function shares(played: Float64Array, heard: Int16Array): { shares: number[]; delays: number[] } {
  const finder = new EchoFinder();
  const out = { shares: [] as number[], delays: [] as number[] };
  const ours = Int16Array.from(played);
  for (let at = 0; at + FRAME <= heard.length; at += FRAME) {
    finder.push(heard.subarray(at, at + FRAME), ours.subarray(at, at + FRAME));
    if (at < 1.2 * RATE || (at / FRAME) % 10 > 0) continue;
    const { share, delayMs } = finder.now() ?? { share: 0, delayMs: 0 };
    out.shares.push(share);
    out.delays.push(delayMs);
  }
  return out;
}

const late = (samples: Float64Array, ms: number, gain: number) =>
  samples.map(
    (_, i) =>
      gain *
      ((samples[i - ms * 16] ?? 0) +
        0.4 * (samples[i - (ms + 11) * 16] ?? 0) -
        0.3 * (samples[i - (ms + 29) * 16] ?? 0)),
  );

t.test('our own voice that comes back is recognised at any delay and loudness of a line', async (t) => {
  const played = voice(4, 7);
  for (const ms of [40, 200, 600])
    for (const gain of [0.5, 0.1, 0.03]) {
      const found = shares(played, line(late(played, ms, gain)));
      const mean = found.shares.reduce((a, b) => a + b) / found.shares.length;
      t.ok(mean > 0.5, `${ms} ms, times ${gain}: ${mean.toFixed(2)}`);
      t.ok(
        found.delays.filter((delay) => Math.abs(delay - ms) < 2).length > 0.7 * found.delays.length,
        'and its delay is found',
      );
    }
});

t.test('another voice is none, nor is one that speaks over the echo', async (t) => {
  const played = voice(4, 7);
  const other = voice(4, 99);
  const alone = shares(played, line(other)).shares;
  t.ok(alone.filter((share) => share > 0.3).length <= alone.length / 10, alone.map((s) => s.toFixed(2)).join(' '));
  const echo = late(played, 150, 0.1);
  const both = shares(played, line(other.map((x, i) => x + echo[i]!))).shares;
  t.ok(both.filter((share) => share < 0.25).length > both.length / 2, both.map((s) => s.toFixed(2)).join(' '));
  t.same(
    shares(played, new Int16Array(4 * RATE)).shares.filter((share) => share > 0),
    [],
    'silence is nothing',
  );
});

t.test('the transform is the discrete Fourier transform, and back', async (t) => {
  const fft = new Fft(16);
  const re = Float64Array.from({ length: 16 }, (_, i) => Math.cos((2 * Math.PI * 3 * i) / 16) + (i === 2 ? 1 : 0));
  const im = Float64Array.from({ length: 16 }, (_, i) => Math.sin(i));
  const [keptRe, keptIm] = [re.slice(), im.slice()];
  fft.forward(re, im);
  for (const k of [0, 3, 7]) {
    let [r, m] = [0, 0];
    for (let i = 0; i < 16; i++) {
      const a = (-2 * Math.PI * k * i) / 16;
      r += keptRe[i]! * Math.cos(a) - keptIm[i]! * Math.sin(a);
      m += keptRe[i]! * Math.sin(a) + keptIm[i]! * Math.cos(a);
    }
    t.ok(Math.hypot(re[k]! - r, im[k]! - m) < 1e-9);
  }
  fft.backward(re, im);
  t.ok(re.every((x, i) => Math.abs(x / 16 - keptRe[i]!) < 1e-9));
  t.ok(im.every((x, i) => Math.abs(x / 16 - keptIm[i]!) < 1e-9));
});
