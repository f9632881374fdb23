import { setImmediate as breathe } from 'node:timers/promises';
import type { Lang } from '../../lang.ts';
import { RATE } from '../protocol.ts';
import type { SecondReading } from '../speech.ts';
import { Listener } from './listener.ts';
import { type Claim, RANK, type WorkQueue } from './queue.ts';
import type { Reader } from './reader.ts';
import type { SecondReader } from './second.ts';
import { Tape } from './tape.ts';
import type { Vad } from './vad.ts';

/** Ears of callers count from 1; recordings share this owner. */
const OWNER = 0;
const END_SILENCE_MS = 700;
/** Samples between two breaths, about 5 ms of voice detection: callers are heard in between. */
const STRIDE = RATE;
/** Where no voice was found a short recording is read whole: a single soft word may be all there is. */
const WHOLE_MAX = 8 * RATE;

/** What was read in a recording: `text`, and in `second` the same by other means; '' where there is none, or it was not asked for. */
export interface RecordingRead {
  text: string;
  second: string;
}

/**
 * Reads a recording of any length in the same way as a caller, below every caller.
 * @param twice once more by other means as well, which takes as long again
 */
export async function transcribe(
  samples: Int16Array,
  lang: Lang,
  vad: Vad,
  readers: { reader: Reader; second: SecondReader },
  queue: WorkQueue,
  twice: boolean,
): Promise<RecordingRead> {
  const texts: string[] = [];
  const seconds = new Map<number, string>();
  const hearing = {
    voice: () => undefined,
    partial: null,
    utterance: ({ text }: { text: string }) => void texts.push(text),
    second: (at: number, found: SecondReading | null) => void seconds.set(at, found?.text ?? ''),
    closing: () => undefined,
    nothing: () => undefined,
    settled: () => undefined,
  };
  const options = { langs: [lang], endSilenceMs: END_SILENCE_MS };
  const own = { reader: readers.reader, second: twice ? readers.second : null };
  const listener = new Listener(OWNER, 0, options, vad, own, queue, hearing);
  for (let at = 0; at < samples.length; at += STRIDE) {
    listener.push(samples.subarray(at, at + STRIDE));
    await breathe();
    await listener.told;
  }
  listener.push(new Int16Array((RATE * (END_SILENCE_MS + 200)) / 1000));
  await listener.told;
  await listener.readTwice;
  const second = [...seconds].sort(([a], [b]) => a - b).map(([, text]) => text);
  if (texts.length > 0 || samples.length > WHOLE_MAX)
    return { text: texts.join(' '), second: second.filter(Boolean).join(' ') };
  const tape = new Tape();
  tape.append(samples);
  const claim: Claim = { owner: OWNER, rank: RANK.recording, dropped: false };
  const readings = await readers.reader.read(tape, { from: 0, to: samples.length }, [lang], claim);
  return { text: readings?.[0]?.text ?? '', second: '' };
}
