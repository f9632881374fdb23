import { LANGS, type Lang } from '../../src/lang.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { Listener } from '../../src/speech/ears/listener.ts';
import { WorkQueue } from '../../src/speech/ears/queue.ts';
import { Reader } from '../../src/speech/ears/reader.ts';
import { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { SecondReader } from '../../src/speech/ears/second.ts';
import { Vad } from '../../src/speech/ears/vad.ts';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import { type EarsFiles, earsFiles } from '../../src/speech/files.ts';
import type { ToldUtterance } from '../../src/speech/protocol.ts';
import { CallClock } from '../endpoint/clock.ts';
import { END_SILENCE_MS, EXPECTED } from '../endpoint/utterances.ts';

const RATE = 16_000;
const FRAME = 320;
/** Silence before an answer and behind it: longer than any wait for the end of a turn. */
const BEFORE_MS = 400;
const AFTER_MS = 2_200;

/** What was told of one answer. */
export interface Heard {
  utterances: ToldUtterance[];
  /** Decodings that it took, and their processor time in ms. */
  decodings: number;
  decodeMs: number;
}

/** The real ears, one caller at a time, on a clock of the call's own: a reading takes the processor time that it takes. */
export class BenchEars {
  readonly #files: EarsFiles;
  readonly #models: { en: Recogniser; es: Recogniser; quick: Recogniser };

  private constructor(files: EarsFiles, models: { en: Recogniser; es: Recogniser; quick: Recogniser }) {
    this.#files = files;
    this.#models = models;
  }

  static async load(settings: Settings): Promise<BenchEars> {
    const files = earsFiles(settings);
    const { recognisers, quick } = files;
    const models = {
      en: await Recogniser.load(recognisers.en),
      es: await Recogniser.load(recognisers.es),
      quick: await Recogniser.load(quick),
    };
    for (const model of Object.values(models)) await model.read(new Int16Array(RATE));
    return new BenchEars(files, models);
  }

  /** @param lang null: it is not known yet which language the caller speaks */
  async hear(
    kind: ExpectedKind,
    lang: Lang | null,
    line: (samples: Int16Array) => Int16Array,
    said: Int16Array,
  ): Promise<Heard> {
    const clock = new CallClock();
    const queue = new WorkQueue(2);
    const cost = { decodings: 0, decodeMs: 0 };
    const timed = (model: Recogniser): Recogniser => {
      const own = clock.timed(model);
      const read = async (samples: Int16Array) => {
        const begunMs = clock.nowMs;
        const text = await own.read(samples);
        cost.decodings++;
        cost.decodeMs += clock.nowMs - begunMs;
        return text;
      };
      return { id: model.id, read };
    };
    const { en, es, quick } = this.#models;
    const silent: Recogniser = { id: 'none', read: async () => '' };
    const reader = new Reader({ en: timed(en), es: timed(es) }, timed(quick), queue);
    const second = new SecondReader({ en: silent, es: silent }, queue);
    const utterances: ToldUtterance[] = [];
    const hearing = {
      voice: () => undefined,
      partial: () => undefined,
      utterance: (utterance: ToldUtterance) => void utterances.push(utterance),
      second: () => undefined,
      nothing: () => undefined,
      settled: () => undefined,
    };
    const langs = lang === null ? [...LANGS] : [lang];
    const options = { langs, endSilenceMs: END_SILENCE_MS[kind], expected: { kind, ...EXPECTED[kind] } };
    const listener = new Listener(1, 0, options, new Vad(this.#files.vad.model), { reader, second }, queue, hearing);
    const [before, after] = [(RATE * BEFORE_MS) / 1000, (RATE * AFTER_MS) / 1000];
    const whole = new Int16Array(Math.ceil((before + said.length + after) / FRAME) * FRAME);
    whole.set(said, before);
    const heard = line(whole);
    for (let at = 0; at + FRAME <= heard.length; at += FRAME) {
      listener.push(heard.slice(at, at + FRAME));
      await clock.pass(FRAME / 16);
    }
    listener.close();
    return { utterances, ...cost };
  }
}
