import { env, pipeline } from '@huggingface/transformers';
import { TEST_MODEL } from '../../src/models/required.ts';
import { makeSettings, places } from '../../src/settings/load.ts';

/**
 * Whisper, of another family than the recogniser of the box, so that the box is not judged by its own ears.
 * Local files only: nothing is fetched.
 */
env.allowRemoteModels = false;
env.localModelPath = places(makeSettings({})).models;

let loaded: ReturnType<typeof load> | null = null;

async function load() {
  // One thread: a second one spends more of a processor than it saves of the time.
  const session_options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  return await pipeline('automatic-speech-recognition', TEST_MODEL, { dtype: 'q8', session_options });
}

/** What a listener of another make understands; 16 kHz samples of any length, lower case without punctuation. */
export async function secondOpinion(samples: Int16Array, lang: 'english' | 'spanish'): Promise<string> {
  loaded ??= load();
  const transcriber = await loaded;
  const floats = Float32Array.from(samples, (s) => s / 32768);
  const result = await transcriber(floats, {
    language: lang,
    task: 'transcribe',
    chunk_length_s: 29,
    stride_length_s: 4,
  });
  const { text } = Array.isArray(result) ? result[0] : result;
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
