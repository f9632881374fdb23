import t from 'tap';
import { firstSound, lastSound, peakDb, rmsDb } from '../../src/audio/level.ts';

const rate = 16_000;
const tone = (ms: number, amplitude: number) =>
  Array.from({ length: (ms * rate) / 1000 }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * 440 * i) / rate)),
  );
const silence = (ms: number) => new Array<number>((ms * rate) / 1000).fill(0);

t.test('levels', async (t) => {
  const half = Int16Array.from(tone(1000, 16384));
  t.ok(Math.abs(peakDb(half) + 6.02) < 0.01);
  t.ok(Math.abs(rmsDb(half) + 9.03) < 0.01);
  t.equal(rmsDb(new Int16Array(10)), -Infinity);
  t.equal(rmsDb(new Int16Array(0)), -Infinity);
});

t.test('first sound after silence', async (t) => {
  const talk = Int16Array.from([
    ...silence(500),
    ...tone(2, 20_000),
    ...silence(300),
    ...tone(200, 3000),
    ...silence(100),
  ]);
  const at = firstSound(talk, { rate })!;
  t.ok(Math.abs(at / 16 - 802) <= 5, `a click is no sound (${at / 16} ms)`);
  t.ok(Math.abs(firstSound(talk, { rate, minMs: 1 })! / 16 - 500) <= 5, 'unless it is asked for');
  t.equal(firstSound(talk, { rate, thresholdDb: -10 }), null, 'louder than anything there');
  t.equal(firstSound(talk, { rate, from: 16 * 1010 }), null, 'nothing after it');
  t.equal(firstSound(new Int16Array(16_000), { rate }), null);
  t.ok(Math.abs(lastSound(talk, { rate })! / 16 - 1002) <= 5, 'and where the speech ends');
  t.equal(lastSound(talk, { rate, from: 16 * 1010 }), null);
  t.equal(lastSound(Int16Array.from(tone(100, 3000)), { rate }), 1600, 'at the very end');
});
