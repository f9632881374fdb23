// A caller in a room full of people. Voices of the box, the real detector; what is read is made up, since only the end of the turn is looked at.
import { setImmediate as breathe } from 'node:timers/promises';
import t from 'tap';
import { rmsDb } from '../../src/audio/level.ts';
import { Listener } from '../../src/speech/ears/listener.ts';
import { WorkQueue } from '../../src/speech/ears/queue.ts';
import type { Reader } from '../../src/speech/ears/reader.ts';
import type { SecondReader } from '../../src/speech/ears/second.ts';
import { Vad } from '../../src/speech/ears/vad.ts';
import { earsFiles } from '../../src/speech/files.ts';
import type { ToldUtterance } from '../../src/speech/protocol.ts';
import { concat, overTelephone, ownCache, RATE, silence, voiced } from './help.ts';

const settings = ownCache(t);
const CALLER = await voiced('en', 'I would like to see the doctor about my knee some day next week.');
const OTHERS = await voiced(
  'en',
  'They are going to paint the whole house before the summer comes around, and my sister bought the blue one and brought it back later.',
);

/** Six who talk at once, each from another word on, for ever. */
const crowd = (i: number) =>
  [0, 1, 2, 3, 4, 5].reduce(
    (sum, n) => sum + OTHERS[(i + Math.floor((n * OTHERS.length) / 6)) % OTHERS.length]! / 6,
    0,
  );
const CROWD = Int16Array.from({ length: 20 * RATE }, (_, i) => crowd(i));

interface Told {
  utterances: ToldUtterance[];
  /** How many times a voice was told of, and how many of them were nobody's. */
  voices: number;
  nobody: number;
}

/** Hears a line on which the caller is so many dB louder than the room; null: no room. */
async function hears(caller: Int16Array, aboveDb: number | null): Promise<Told> {
  const told: Told = { utterances: [], voices: 0, nobody: 0 };
  const readings = [{ lang: 'en' as const, text: 'I would like to see the doctor about my knee.' }];
  const reader = { read: async () => readings, glance: async () => [] } as unknown as Reader;
  const second = { read: async () => null } as unknown as SecondReader;
  const listener = new Listener(
    1,
    0,
    { langs: ['en'], endSilenceMs: 700 },
    new Vad(earsFiles(settings).vad.model),
    { reader, second },
    new WorkQueue(2),
    {
      voice: () => told.voices++,
      partial: () => undefined,
      utterance: (utterance) => told.utterances.push(utterance),
      second: () => undefined,
      closing: () => undefined,
      nothing: () => told.nobody++,
      settled: () => undefined,
    },
  );
  const gain = aboveDb === null ? 0 : 10 ** ((rmsDb(CALLER) - aboveDb - rmsDb(CROWD)) / 20);
  const mixed = overTelephone(caller.map((x, i) => x + gain * CROWD[i % CROWD.length]!));
  for (let at = 0; at + 320 <= mixed.length; at += 320) {
    listener.push(mixed.slice(at, at + 320));
    await breathe();
  }
  await listener.told;
  listener.close();
  return told;
}

const LEAD_MS = 5_000;
const WHOLE = concat([silence(LEAD_MS), CALLER, silence(4_000)]);
const END_MS = LEAD_MS + (CALLER.length * 1_000) / RATE;

t.test('the turn of a caller ends although the room goes on talking', async (t) => {
  for (const aboveDb of [20, 15, 10]) {
    const { utterances, voices, nobody } = await hears(WHOLE, aboveDb);
    t.equal(utterances.length, 1, `${aboveDb} dB`);
    const { startMs = 0, endMs = 0 } = utterances[0] ?? {};
    t.ok(Math.abs(endMs - END_MS) < 450, `${aboveDb} dB: ended ${Math.round(endMs - END_MS)} ms from the last sound`);
    t.ok(startMs > LEAD_MS - 1_000, `${aboveDb} dB: it does not begin with the room`);
    t.equal(voices, 1 + nobody, 'what the room was taken for ended as nothing');
  }
});

t.test('who speaks softly in a quiet room is heard to the end', async (t) => {
  const soft = CALLER.map((x) => x / 16);
  const fading = CALLER.map((x, i) => x * 10 ** (-i / CALLER.length));
  for (const [name, caller] of [
    ['soft', soft],
    ['fading by 20 dB', fading],
  ] as const) {
    const { utterances } = await hears(concat([silence(LEAD_MS), caller, silence(2_000)]), null);
    t.equal(utterances.length, 1, name);
    t.ok(Math.abs((utterances[0]?.endMs ?? 0) - END_MS) < 450, name);
  }
});
