// What a caller's rhythm is learnt from. Voice activity and words are made up: only which pauses are counted is looked at.
import { setImmediate as breathe } from 'node:timers/promises';
import t from 'tap';
import { Listener } from '../../src/speech/ears/listener.ts';
import { WorkQueue } from '../../src/speech/ears/queue.ts';
import type { Reader, Span } from '../../src/speech/ears/reader.ts';
import type { SecondReader } from '../../src/speech/ears/second.ts';
import type { Vad } from '../../src/speech/ears/vad.ts';

const RATE = 16_000;
const FRAME = 320;
const LOUD = 4_000;
/** What is shorter holds no words. */
const WORDS_MS = 500;

/** How long after its last sound each turn was told of, ms. @param line what is on it: [voice, silence] in ms, one after the other */
async function waits(line: readonly (readonly [number, number])[]): Promise<number[]> {
  let at = 0;
  const told: number[] = [];
  const vad = { hears: (window: Float32Array) => window.some((x) => x > 0.05), forget: () => undefined };
  const reader = {
    read: async (_: unknown, { from, to }: Span) => [
      { lang: 'es' as const, text: to - from > (WORDS_MS * RATE) / 1000 ? 'Las pastillas azules.' : '' },
    ],
    glance: async () => [],
  };
  const listener = new Listener(
    1,
    0,
    { langs: ['es'], endSilenceMs: 700 },
    vad as unknown as Vad,
    { reader: reader as unknown as Reader, second: { read: async () => null } as unknown as SecondReader },
    new WorkQueue(1),
    {
      voice: () => undefined,
      partial: () => undefined,
      utterance: ({ endMs }) => told.push((at * 1000) / RATE - endMs),
      second: () => undefined,
      closing: () => undefined,
      nothing: () => undefined,
      settled: () => undefined,
    },
  );
  const sound = line.flatMap(([voice, silence]) => [
    ...Array.from({ length: voice / 20 }, () => LOUD),
    ...Array.from({ length: silence / 20 }, () => 0),
  ]);
  for (const level of sound) {
    listener.push(Int16Array.from({ length: FRAME }, (_, i) => (i % 2 ? level : -level)));
    at += FRAME;
    await breathe();
  }
  await listener.told;
  listener.close();
  return told;
}

t.test('who speaks on after a turn had paused; a knock or somebody in the room had not', async (t) => {
  const [alone = 0] = await waits([[1_000, 2_000]]);
  const [, , , slow = 0] = await waits([
    [1_000, 900],
    [1_000, 900],
    [1_000, 2_000],
    [1_000, 2_000],
  ]);
  const [, knocked = 0] = await waits([
    [1_000, 900],
    [200, 900],
    [200, 900],
    [200, 2_000],
    [1_000, 2_000],
  ]);
  t.ok(slow > alone + 200, `${slow} ms after two pauses, ${alone} ms before any`);
  t.ok(Math.abs(knocked - alone) < 40, `${knocked} ms after three knocks`);
});
