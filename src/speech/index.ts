import type { Log } from '../log.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { Ears } from './ears.ts';
import { checkFiles, earsFiles, mouthFiles } from './files.ts';
import { Lines } from './lines.ts';
import { Mouth } from './mouth.ts';
import { PromptCache } from './prompts.ts';
import type { Line, Speech } from './speech.ts';

export type * from './speech.ts';

export interface SpeechProcesses {
  /**
   * Starts both, or only the one that hears or the one that speaks, for who needs no more: people around a box whose words are rendered
   * already, or a set-up that renders. The other may be started later; until then what needs it is NB_SPEECH_DOWN, as after a crash.
   */
  start(only?: 'ears' | 'mouth'): Promise<void>;
  /** Those lines of which something is not on the disk: to say them takes the process that speaks. */
  missing(lines: readonly Line[]): Promise<Line[]>;
  /** Ids of the processes; null while there is none. For tests and for the box's own watch. */
  pids(): { ears: number | null; mouth: number | null };
}

/** Speech of one box: a process that hears and a process that speaks, none of it in this one. */
export function createSpeech(settings: Settings, log: Log): Speech & SpeechProcesses {
  const recognisers = earsFiles(settings);
  const voices = mouthFiles(settings);
  const mouth = new Mouth(voices, log);
  // Whose language is settled is answered in it.
  const ears = new Ears(recognisers, log, ([lang, ...others]) => {
    if (lang && others.length === 0) mouth.wake(lang);
  });
  const lines = new Lines(mouth, voices, new PromptCache(places(settings).prompts, log), log);
  return {
    async start(only?: 'ears' | 'mouth') {
      // A file that is missing is named before any process is begun.
      checkFiles(recognisers, voices);
      try {
        await Promise.all([only !== 'mouth' && ears.child.start(), only !== 'ears' && mouth.child.start()]);
      } catch (error) {
        await Promise.all([ears.stop(), mouth.stop()]);
        throw error;
      }
    },
    async stop() {
      lines.stop();
      await Promise.all([ears.stop(), mouth.stop()]);
    },
    openEar: (options) => ears.open(options),
    say: (line, signal) => lines.say(line, signal),
    ready: (line) => lines.ready(line),
    foresee: (line, signal) => lines.foresee(line, signal),
    prepare: (list, onProgress) => lines.prepare(list, onProgress),
    transcribe: (samples, lang, twice) => ears.transcribe(samples, lang, twice),
    load: () => ears.load,
    health: () =>
      [ears.child, mouth.child].map(({ name, state, restarts, rssBytes }) => ({
        process: name,
        state,
        restarts,
        rssBytes,
      })),
    missing: (list) => lines.missing(list),
    pids: () => ({ ears: ears.child.pid, mouth: mouth.child.pid }),
  };
}
