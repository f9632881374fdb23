import t from 'tap';
import { firstSound, peakDb, rmsDb } from '../../src/audio/level.ts';
import { finish } from '../../src/speech/mouth/finish.ts';
import { RATE } from './help.ts';

/** Half a second of silence, a second of tone, half a second of silence. */
function tone(rate: number, amplitude: number): Int16Array {
  return Int16Array.from({ length: 2 * rate }, (_, i) =>
    i < rate / 2 || i >= 1.5 * rate ? 0 : Math.round(amplitude * Math.sin((2 * Math.PI * 300 * i) / rate)),
  );
}

t.test('loud and soft voices come out alike, without silence around them', async (t) => {
  for (const [rate, amplitude] of [
    [22050, 300],
    [24000, 30_000],
    [16000, 8000],
  ] as const) {
    const audio = finish(tone(rate, amplitude), rate);
    t.ok(Math.abs(rmsDb(audio) + 18) < 1, `${rmsDb(audio).toFixed(1)} dBFS from ${amplitude}`);
    t.ok(firstSound(audio, { rate: RATE })! <= RATE * 0.03);
    t.ok(audio.length < 1.2 * RATE, 'the pause after it is short');
    t.ok(Math.abs(audio[0]!) < 100 && Math.abs(audio.at(-1)!) < 100, 'no click at either end');
  }
});

t.test('a peak bends and does not clip', async (t) => {
  const audio = tone(RATE, 1000);
  for (let at = RATE / 2; at < 1.5 * RATE; at += 800) audio[at] = 32767;
  t.ok(peakDb(finish(audio, RATE)) < 0);
});

t.test('silence has no sound', async (t) => {
  t.equal(finish(new Int16Array(8000), 24000).length, 0);
  t.equal(finish(new Int16Array(0), 24000).length, 0);
});
