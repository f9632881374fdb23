import type { Clock } from '../clock.ts';
import type { CallLeg, Key } from '../telephony/leg.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../telephony/leg.ts';

/** Nobody dictates longer at night; and a line that was put aside does not fill the disk. */
const LONGEST_MS = 180_000;
/** Less is a key that was pressed at once: nothing was said. */
const SHORTEST_SAMPLES = SAMPLE_RATE / 2;
const TONE_HZ = 880;
const TONE_MS = 250;

/**
 * Records what is said after a tone, until a key, the end of the line or three minutes. Gives back 16 kHz samples; null: nothing was said.
 * Never rejects.
 */
export async function dictate(leg: CallLeg, clock: Clock): Promise<Int16Array | null> {
  if (leg.over) return null;
  const frames: Int16Array[] = [];
  leg.play(tone());
  await new Promise<void>((resolve) => {
    const hear = (frame: Int16Array) => void frames.push(frame.slice());
    const done = () => {
      stopTimer();
      leg.off('audio', hear);
      leg.off('key', onKey);
      leg.off('ended', done);
      resolve();
    };
    const onKey = (_: Key) => done();
    const stopTimer = clock.after(LONGEST_MS, done);
    leg.on('audio', hear);
    leg.on('key', onKey);
    leg.on('ended', done);
  });
  if (frames.length * FRAME_SAMPLES < SHORTEST_SAMPLES) return null;
  const samples = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame, at);
    at += frame.length;
  }
  return samples;
}

function tone(): Int16Array {
  const samples = new Int16Array((SAMPLE_RATE * TONE_MS) / 1000);
  return samples.map((_, i) => Math.round(6_000 * Math.sin((2 * Math.PI * TONE_HZ * i) / SAMPLE_RATE)));
}
