import type { RecogniserFiles } from '../files.ts';
import { RATE } from '../protocol.ts';
import { Renewed } from '../renewed.ts';
import type { Upkeep } from '../upkeep.ts';
import { Moonshine } from './moonshine.ts';
import { Streaming } from './streaming.ts';

/** One model that turns sound into words. May be asked for several callers at once. */
export interface Recogniser {
  /** As in the manifest. */
  readonly id: string;
  /** What is said in these 16 kHz samples; '' when nothing was made out. */
  read(samples: Int16Array): Promise<string>;
}

/** Which engine runs a model is written in the manifest. */
export const Recogniser = {
  load(files: RecogniserFiles): Promise<Recogniser> {
    return files.engine === 'moonshine' ? Moonshine.load(files) : Streaming.load(files);
  },
};

/** A recogniser that is loaded anew from time to time, and reads on meanwhile. */
export class KeptRecogniser implements Recogniser {
  readonly id: string;
  readonly #model: Renewed<Recogniser>;

  private constructor(model: Recogniser, files: RecogniserFiles, upkeep: Upkeep) {
    this.id = model.id;
    this.#model = new Renewed(model, () => ready(files));
    upkeep.add(this.#model);
  }

  static async load(files: RecogniserFiles, upkeep: Upkeep): Promise<KeptRecogniser> {
    return new KeptRecogniser(await ready(files), files, upkeep);
  }

  read(samples: Int16Array): Promise<string> {
    return this.#model.use((model) => model.read(samples));
  }
}

/** The first decoding allocates; a caller should not wait for it. */
async function ready(files: RecogniserFiles): Promise<Recogniser> {
  const model = await Recogniser.load(files);
  await model.read(new Int16Array(RATE));
  return model;
}
