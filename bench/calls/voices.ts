import { join } from 'node:path';
import sherpa, { type OfflineTts } from 'sherpa-onnx-node';
import { fromFloat } from '../../src/audio/float.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { mouthFiles } from '../../src/speech/files.ts';
import { finish } from '../../src/speech/mouth/finish.ts';
import { keyOf, PromptCache } from '../../src/speech/prompts.ts';

/** What a caller of a bench says, in which voice. */
export interface Saying {
  text: string;
  lang: Lang;
  /** Speaker of the voice model of that language. */
  speaker: number;
}

/** English speakers of libritts_r spread over its 904, men and women; Spanish all that the model has. None is a voice of the box. */
export const SPEAKERS: Record<Lang, readonly number[]> = {
  en: [3, 97, 188, 276, 365, 452, 541, 633, 724, 880],
  es: [10, 11],
};
const NAMES: Record<Lang, string> = { en: 'en-us', es: 'es' };
const FRAME = 320;

/**
 * The callers' speech, made before any call and kept in the cache directory, so that while the box is measured nothing is synthesised
 * beside it.
 */
export class CallerVoices {
  readonly #said = new Map<string, Int16Array>();

  /** Makes what is not in the cache. */
  static async prepare(sayings: readonly Saying[]): Promise<CallerVoices> {
    const settings = makeSettings({});
    const cache = new PromptCache(join(settings.cacheDir, 'bench-callers'), silentLog);
    const files = mouthFiles(settings);
    const models: Partial<Record<Lang, OfflineTts>> = {};
    const voices = new CallerVoices();
    for (const saying of sayings) {
      const { text, lang, speaker } = saying;
      const key = keyOf({ model: files[lang].id, speaker, spoken: text });
      let samples = await cache.read(key);
      if (!samples) {
        models[lang] ??= await load(files[lang], lang);
        const made = await models[lang].generateAsync({ text, sid: speaker, speed: 1, enableExternalBuffer: false });
        samples = finish(fromFloat(made.samples), made.sampleRate);
        await cache.write(key, samples);
      }
      voices.#said.set(nameOf(saying), samples);
    }
    return voices;
  }

  /** 16 kHz, ending with the last sound. */
  of(saying: Saying): Int16Array {
    const samples = this.#said.get(nameOf(saying));
    if (!samples) throw new Error(`not prepared: ${saying.text}`);
    return samples;
  }

  /** Everything that was prepared in that language, for a room full of people. */
  all(): Int16Array[] {
    return [...this.#said.values()];
  }
}

const nameOf = ({ text, lang, speaker }: Saying) => `${lang} ${speaker} ${text}`;

function load({ model, tokens, phonemes: dataDir, voices }: ReturnType<typeof mouthFiles>['en'], lang: Lang) {
  const kind =
    voices === null
      ? { vits: { model, tokens, dataDir } }
      : { kokoro: { model, voices, tokens, dataDir, lang: NAMES[lang] } };
  const config = { model: { ...kind, numThreads: 1, provider: 'cpu' as const, debug: 0 as const }, maxNumSentences: 1 };
  return sherpa.OfflineTts.createAsync(config);
}

/** Six people who talk at once, as a loop of `seconds`; whole frames. */
export function babble(sayings: readonly Int16Array[], seconds: number): Int16Array {
  const length = Math.floor((seconds * 16_000) / FRAME) * FRAME;
  const talkers = Array.from({ length: 6 }, (_, i) => sayings.filter((_, j) => j % 6 === i));
  const sum = new Float32Array(length);
  for (const [i, own] of talkers.entries()) {
    for (let at = -i * 4_000; at < length; )
      for (const s of own) {
        for (let j = Math.max(0, -at); j < s.length && at + j < length; j++) sum[at + j]! += s[j]!;
        at += s.length + 2_000;
        if (at >= length) break;
      }
  }
  return Int16Array.from(sum, (x) => Math.round(x / 6));
}
