import { LANGS, type Lang } from '../../src/lang.ts';
import { allMedicines } from '../../src/reference/medicines.ts';
import { commonNames } from '../../src/reference/names.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { Names } from '../../src/speech/ears/bound/names.ts';
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
/** The room goes on behind the last word for so long, and then is still: when a turn ends in noise is for bench/endpoint.ts to measure. */
const NOISE_AFTER_MS = 300;

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
  readonly #names: Names;
  readonly #models: { en: Recogniser; es: Recogniser; quick: Recogniser };

  private constructor(files: EarsFiles, models: { en: Recogniser; es: Recogniser; quick: Recogniser }) {
    this.#files = files;
    this.#models = models;
    this.#names = new Names(
      files.recognisers,
      () => commonNames(),
      () => allMedicines().flatMap(({ names }) => names),
    );
    for (const lang of LANGS) this.#names.ready(lang);
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
    // The clock lets one decoding run at a time, so that the processor time is its own.
    const timed = (model: Recogniser): Recogniser => {
      const read = async (samples: Int16Array) => {
        const before = process.cpuUsage();
        const text = await model.read(samples);
        const { user, system } = process.cpuUsage(before);
        cost.decodings++;
        cost.decodeMs += (user + system) / 1000;
        return text;
      };
      return clock.timed({ id: model.id, read });
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
      closing: () => undefined,
      nothing: () => undefined,
      settled: () => undefined,
    };
    const langs = lang === null ? [...LANGS] : [lang];
    const options = { langs, endSilenceMs: END_SILENCE_MS[kind], expected: { kind, ...EXPECTED[kind] } };
    const listener = new Listener(
      1,
      0,
      options,
      new Vad(this.#files.vad.model),
      { reader, second, names: this.#names },
      queue,
      hearing,
    );
    const samples = (ms: number) => (RATE * ms) / 1000;
    const talk = new Int16Array(samples(BEFORE_MS) + said.length + samples(NOISE_AFTER_MS));
    talk.set(said, samples(BEFORE_MS));
    const heard = new Int16Array(talk.length + samples(AFTER_MS));
    heard.set(line(talk));
    for (let at = 0; at + FRAME <= heard.length; at += FRAME) {
      listener.push(heard.slice(at, at + FRAME));
      await clock.pass(FRAME / 16);
    }
    // A name is read by a thread with a clock of its own.
    await listener.told;
    listener.close();
    return { utterances, ...cost };
  }
}
