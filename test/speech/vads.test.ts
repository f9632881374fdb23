import t from 'tap';
import { makeSettings } from '../../src/settings/load.ts';
import { WINDOW } from '../../src/speech/ears/vad.ts';
import { Vads } from '../../src/speech/ears/vads.ts';
import { earsFiles } from '../../src/speech/files.ts';

/** A buzz with three resonances that comes and goes three times a second: enough of a voice for the detector to hear some of it. */
const buzz = Float32Array.from({ length: 48_000 }, (_, i) => {
  const at = i / 16_000;
  if (at < 0.5) return 0;
  const pitch = 120 + 20 * Math.sin(4 * Math.PI * at);
  const near = (hz: number, top: number, width: number) => Math.exp(-(((hz - top) / width) ** 2));
  let sum = 0;
  for (let h = 1; h < 20; h++) {
    const hz = h * pitch;
    const level = near(hz, 600, 300) + 0.6 * near(hz, 1200, 300) + 0.3 * near(hz, 2600, 400);
    sum += level * Math.sin(2 * Math.PI * hz * at);
  }
  return (4_000 / 32_768) * sum * Math.max(0, Math.sin(6 * Math.PI * at)) ** 0.7;
});

t.test('a detector that is used again hears the next caller as a new one does', async (t) => {
  const vads = new Vads(earsFiles(makeSettings({})).vad.model);
  vads.stock(1);
  const heard = (vad = vads.take()) => {
    const out: boolean[] = [];
    for (let at = 0; at + WINDOW <= buzz.length; at += WINDOW) out.push(vad.hears(buzz.subarray(at, at + WINDOW)));
    return { vad, out };
  };
  const first = heard();
  t.ok(first.out.includes(true), 'some of it counts as voice');
  vads.giveBack(first.vad);
  const again = heard();
  t.equal(again.vad, first.vad, 'it is the same one');
  t.same(again.out, first.out);
  t.not(vads.take(), first.vad, 'one that is in use is nobody else’s');
});
