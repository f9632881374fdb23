import type { RecogniserFiles } from '../files.ts';
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
