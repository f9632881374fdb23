import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import file, { type Test } from 'tap';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { resample } from '../../src/audio/resample.ts';
import { silentLog } from '../../src/log.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { createSpeech } from '../../src/speech/index.ts';
import type { Ear, Line, Utterance } from '../../src/speech/speech.ts';

export const RATE = 16000;
const FRAME = 320;

/** Settings with a cache of their own for prompts and the models of everybody. */
export function ownCache(t: Pick<Test, 'teardown'>, given: object = {}): Settings {
  const cacheDir = mkdtempSync(join(tmpdir(), 'nb-speech-'));
  t.teardown(() => rmSync(cacheDir, { recursive: true, force: true }));
  symlinkSync(places(makeSettings({})).models, join(cacheDir, 'models'));
  return makeSettings({ ...given, cacheDir }, {});
}

/** Started speech that is stopped at the end of the test. @param only the one process that is needed */
export async function startSpeech(t: Test, settings: Settings = ownCache(t), log = silentLog, only?: 'ears' | 'mouth') {
  const speech = createSpeech(settings, log);
  t.teardown(() => speech.stop());
  await speech.start(only);
  return speech;
}

/** Ears alone, for who plays to them what `voiced` gives. */
export const startEars = (t: Test) => startSpeech(t, ownCache(t), silentLog, 'ears');

/** A run that is repeated hears other renderings: the voice says no sentence twice alike, and one of them may have been a bad one. */
const voice = createSpeech(process.env.NIGHTBELL_TEST_AGAIN ? ownCache(file) : makeSettings({}), silentLog);
file.teardown(() => voice.stop());

/** What callers say, in the box's voice. Kept with everybody's prompts, so that a process that speaks is begun only for what is not there yet. */
export async function voiced(lang: Line['lang'], text: string): Promise<Int16Array> {
  const said = line(lang, text, true);
  // Begun once, however often it is asked to.
  if ((await voice.missing([said])).length > 0) await voice.start('mouth');
  return collect(voice.say(said));
}

export const line = (lang: Line['lang'], text: string, cacheable = false): Line => ({ lang, text, cacheable });

/** All audio of a line. */
export async function collect(audio: AsyncIterable<Int16Array>): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for await (const part of audio) parts.push(part);
  return concat(parts);
}

export function concat(parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

/** As it arrives from a telephone: mu-law at 8 kHz. */
export function overTelephone(samples: Int16Array): Int16Array {
  return resample(decodeMuLaw(encodeMuLaw(resample(samples, RATE, 8000))), 8000, RATE);
}

export const silence = (ms: number) => new Int16Array((RATE * ms) / 1000);

/** Frames of a recording, one after the other, as a leg gives them; `realtime` keeps the pace of a call. */
export async function play(ear: Ear, samples: Int16Array, realtime = false): Promise<void> {
  const begun = performance.now();
  for (let at = 0; at < samples.length; at += FRAME) {
    const frame = new Int16Array(FRAME);
    frame.set(samples.subarray(at, at + FRAME));
    ear.push(frame);
    const ahead = (at * 1000) / RATE - (performance.now() - begun);
    if (realtime && ahead > 0) await wait(ahead);
  }
}

/** The next utterance; 'nothing' when the voice held no words. Rejects after a minute, which no restart takes. */
export async function nextUtterance(ear: Ear): Promise<Utterance | 'nothing'> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(60_000)]);
  try {
    return await Promise.race([
      once(ear, 'utterance', { signal }).then(([utterance]) => utterance as Utterance),
      once(ear, 'nothing', { signal }).then(() => 'nothing' as const),
    ]);
  } finally {
    over.abort();
  }
}

/** Plays a recording with silence around it, longer than any wait for more, and gives what was understood. */
export async function hear(ear: Ear, samples: Int16Array): Promise<Utterance> {
  const heard = nextUtterance(ear);
  await play(ear, concat([silence(300), samples, silence(1700)]));
  const utterance = await heard;
  if (utterance === 'nothing') throw new Error('nothing was understood');
  return utterance;
}

/** Waits until `test` holds; the processes tell of some things only by their health. */
export async function until(test: () => boolean, ms = 10_000): Promise<void> {
  for (const end = performance.now() + ms; !test(); await wait(20))
    if (performance.now() > end) throw new Error('it did not come about');
}
