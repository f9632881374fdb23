import { EventEmitter } from 'node:events';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { windowLevels } from '../../src/audio/level.ts';
import { resample } from '../../src/audio/resample.ts';
import type { Clock } from '../../src/clock.ts';
import { Floor, type Spoken } from '../../src/conversation/floor.ts';
import { silentLog } from '../../src/log.ts';
import { Listener } from '../../src/speech/ears/listener.ts';
import { WorkQueue } from '../../src/speech/ears/queue.ts';
import { Reader } from '../../src/speech/ears/reader.ts';
import { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { SecondReader } from '../../src/speech/ears/second.ts';
import { Vad } from '../../src/speech/ears/vad.ts';
import type { EarsFiles } from '../../src/speech/files.ts';
import type { Ear, EarEvents, EarOptions, Speech } from '../../src/speech/speech.ts';
import type { CallLeg, EndReason, LegEvents } from '../../src/telephony/leg.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/telephony/leg.ts';
import { CallClock } from '../endpoint/clock.ts';
import { echoOf, gapAfter, matters, type Outcome, PROMPT } from './line.ts';
import type { Sound } from './sounds.ts';

/** From the telephone to the box, and back: packets, the far jitter buffer, Asterisk. */
const WAY_MS = 40;
const FRAME_MS = 20;

/** The line as a queue that is played in the call's time. */
class QueueLeg extends EventEmitter<LegEvents> implements CallLeg {
  readonly id = 'bench';
  readonly direction = 'incoming' as const;
  readonly from = null;
  readonly to = null;
  readonly over: EndReason | null = null;
  played = 0;
  #queue: (Int16Array | string)[] = [];

  async answer(): Promise<void> {}
  async handOver(): Promise<void> {}
  async hangUp(): Promise<void> {}

  play(samples: Int16Array): void {
    this.#queue.push(samples);
  }

  mark(name: string): void {
    this.#queue.push(name);
  }

  flush(): void {
    this.#queue = [];
  }

  /** The next 20 ms that leave for the telephone. */
  frame(): Int16Array {
    const out = new Int16Array(FRAME_SAMPLES);
    for (let at = 0; at < out.length; ) {
      const next = this.#queue[0];
      if (next === undefined) break;
      this.#queue.shift();
      if (typeof next === 'string') {
        this.emit('mark', next);
        continue;
      }
      const part = next.subarray(0, out.length - at);
      out.set(part, at);
      at += part.length;
      this.played += part.length;
      if (part.length < next.length) this.#queue.unshift(next.subarray(part.length));
    }
    return out;
  }
}

class BenchEar extends EventEmitter<EarEvents> implements Ear {
  readonly #listener: Listener;

  constructor(
    options: EarOptions,
    files: EarsFiles,
    readers: { reader: Reader; second: SecondReader },
    queue: WorkQueue,
  ) {
    super();
    this.#listener = new Listener(1, 0, options, new Vad(files.vad.model), readers, queue, {
      voice: (atMs) => void this.emit('voice', atMs),
      partial: (text, lang) => void this.emit('partial', text, lang),
      utterance: (utterance) => void this.emit('utterance', { ...utterance, second: Promise.resolve(null) }),
      second: () => undefined,
      closing: () => undefined,
      nothing: () => void this.emit('nothing'),
      settled: () => undefined,
    });
  }

  push(frame: Int16Array): void {
    this.#listener.push(frame);
  }

  expect(): void {}
  close(): void {}
}

/** The models, once for all calls. */
export async function loadModels(files: EarsFiles): Promise<Record<'en' | 'es' | 'quick', Recogniser>> {
  const models = {
    en: await Recogniser.load(files.recognisers.en),
    es: await Recogniser.load(files.recognisers.es),
    quick: await Recogniser.load(files.quick),
  };
  for (const model of Object.values(models)) await model.read(new Int16Array(SAMPLE_RATE));
  return models;
}

/**
 * One call in its own time: the floor, the ears and the comparison of both directions are the real ones; the line is G.711 with WAY_MS each way. What
 * a reading costs is its processor time, so other work on the machine changes nothing.
 */
export async function playInTime(
  sounds: readonly { sound: Sound; afterMs: number }[],
  prompt: Int16Array,
  models: Record<'en' | 'es' | 'quick', Recogniser>,
  files: EarsFiles,
  note: (outcome: Outcome) => void,
): Promise<void> {
  const time = new CallClock();
  const queue = new WorkQueue(2);
  const silent = { id: 'none', read: async () => '' };
  const readers = {
    reader: new Reader({ en: time.timed(models.en), es: time.timed(models.es) }, time.timed(models.quick), queue),
    second: new SecondReader({ en: silent, es: silent }, queue),
  };
  const waiting = new Set<{ atMs: number; fn: () => void }>();
  const clock: Clock = {
    now: () => time.nowMs,
    after(ms, fn) {
      const one = { atMs: time.nowMs + ms, fn };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
  };
  const leg = new QueueLeg();
  const speech = {
    openEar: (options: EarOptions) => new BenchEar(options, files, readers, queue),
    ready: () => prompt,
  } as unknown as Speech;
  const floor = new Floor({
    ...{ leg, speech, clock, log: silentLog, matters },
    listening: { langs: ['en', 'es'], endSilenceMs: 700, silenceMs: 600_000, keys: 1 },
  });
  let as: Outcome['as'] = 'nothing';
  let text = '';
  floor.on('utterance', ({ text: words }) => {
    text = words;
    as = 'words';
  });
  floor.on('passed', ({ text: words }, why) => {
    text ||= words;
    if (as === 'nothing') as = why;
  });
  const way = WAY_MS / FRAME_MS;
  const toPhone: Int16Array[] = Array.from({ length: way }, () => new Int16Array(FRAME_SAMPLES));
  const toBox: Int16Array[] = Array.from({ length: way }, () => new Int16Array(FRAME_SAMPLES));
  for (const { sound, afterMs } of sounds) {
    as = 'nothing';
    text = '';
    const received: Int16Array[] = [];
    const echo = sound.echo && echoOf(sound.echo);
    const from = afterMs / FRAME_MS;
    let spoken: Spoken | null = null;
    void floor.say(PROMPT, 'en', true).then((heard) => {
      spoken = heard;
    });
    const most = 1_000 + (sound.stops ? afterMs + 2_800 : 22_000);
    let rest = 60;
    for (let n = 0; n * FRAME_MS < most && rest > 0; n++) {
      toPhone.push(leg.frame());
      const heard = toPhone.shift()!;
      received.push(heard);
      const begin = (n - Math.floor(from)) * FRAME_SAMPLES;
      const says = sound.samples?.subarray(Math.max(0, begin), Math.max(0, begin + FRAME_SAMPLES)) ?? echo?.(heard);
      const frame = new Int16Array(FRAME_SAMPLES);
      frame.set(says ?? []);
      toBox.push(overLine(frame));
      leg.emit('audio', toBox.shift()!);
      for (const one of [...waiting].filter(({ atMs }) => atMs <= time.nowMs)) if (waiting.delete(one)) one.fn();
      await time.pass(FRAME_MS);
      if (spoken) rest--;
    }
    floor.hush();
    const onset = sound.samples ? Math.floor(from) * FRAME_MS : 0;
    const levels = windowLevels(Int16Array.from(received.flatMap((frame) => [...frame])), SAMPLE_RATE);
    const end = (spoken as Spoken | null)?.complete ? levels.findLastIndex((level) => level > -45) : levels.length;
    note({
      sound,
      ...gapAfter(levels.slice(0, end), onset, sound.samples !== null),
      stopped: !(spoken as Spoken | null)?.complete,
      as,
      text,
    });
    for (let n = 0; n < 75; n++) {
      leg.emit('audio', new Int16Array(FRAME_SAMPLES));
      leg.frame();
      await time.pass(FRAME_MS);
    }
  }
  floor.close();
}

const overLine = (frame: Int16Array) => {
  const noisy = frame.map((x) => x + Math.round((Math.random() - 0.5) * 16));
  return resample(decodeMuLaw(encodeMuLaw(resample(noisy, SAMPLE_RATE, 8_000))), 8_000, SAMPLE_RATE);
};
