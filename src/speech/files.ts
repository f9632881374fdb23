import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { LANGS } from '../lang.ts';
import { PARTIAL_MODEL } from '../models/required.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';

/** Files of a Moonshine recogniser. */
export interface RecogniserFiles {
  id: string;
  encoder: string;
  decoder: string;
  tokens: string;
}

/** Files of a Piper or Kokoro voice; only Kokoro keeps its speakers in a file of their own. */
export interface VoiceFiles {
  id: string;
  kind: 'piper' | 'kokoro';
  model: string;
  tokens: string;
  phonemes: string;
  voices: string | null;
  speaker: number;
}

export interface EarsFiles {
  vad: { id: string; model: string };
  recognisers: Record<Lang, RecogniserFiles>;
  /** English only: the small one, for readings while the caller still talks. */
  quick: RecogniserFiles;
}

export type MouthFiles = Record<Lang, VoiceFiles>;

/** Directory name of the phoneme data that the voices share. */
const PHONEMES = 'espeak-ng-data';

/** Native code ends the process when one of these is not there, so they are looked for before. */
const PHONEME_FILES = ['phontab', 'phonindex', 'phondata', 'intonations'];

/** Throws NB_MODEL_MISSING or NB_MODEL_HASH naming the first file that is not there or is empty. */
export function checkFiles(ears: EarsFiles, mouth: MouthFiles): void {
  const recognisers = [...Object.values(ears.recognisers), ears.quick];
  const voices = LANGS.map((lang) => {
    const { model, tokens, voices, phonemes } = mouth[lang];
    return [model, tokens, voices ?? [], [...PHONEME_FILES, `${lang}_dict`].map((name) => join(phonemes, name))].flat();
  });
  const all = [ears.vad.model, recognisers.map(({ encoder, decoder, tokens }) => [encoder, decoder, tokens]), voices];
  for (const path of all.flat(2)) {
    if (!existsSync(path)) throw new NightbellError('NB_MODEL_MISSING', path);
    if (statSync(path).size === 0) throw new NightbellError('NB_MODEL_HASH', `${path} is empty`);
  }
}

function recogniserFiles(models: string, id: string): RecogniserFiles {
  const file = (name: string) => join(models, id, name);
  return {
    id,
    encoder: file('encoder_model.onnx'),
    decoder: file('decoder_model_merged.onnx'),
    tokens: file('tokens.txt'),
  };
}

function vadFile(models: string, id: string): string {
  const directory = join(models, id);
  const name = existsSync(directory) ? readdirSync(directory).find((entry) => entry.endsWith('.onnx')) : undefined;
  return join(directory, name ?? 'silero_vad_v5.onnx');
}

function voiceFiles(models: string, id: string, speaker: number): VoiceFiles {
  const file = (name: string) => join(models, id, name);
  const own = join(models, id, PHONEMES);
  const phonemes = existsSync(own) ? own : join(models, PHONEMES);
  const kokoro = id.includes('kokoro');
  return {
    id,
    kind: kokoro ? 'kokoro' : 'piper',
    model: file('model.onnx'),
    tokens: file('tokens.txt'),
    phonemes,
    voices: kokoro ? file('voices.bin') : null,
    speaker,
  };
}

/** Where the files of the ears are. */
export function earsFiles(settings: Settings): EarsFiles {
  const { models } = places(settings);
  const { asr, vad } = settings.speech;
  return {
    vad: { id: vad, model: vadFile(models, vad) },
    recognisers: { en: recogniserFiles(models, asr.en), es: recogniserFiles(models, asr.es) },
    quick: recogniserFiles(models, PARTIAL_MODEL),
  };
}

/** Where the files of the mouth are. */
export function mouthFiles(settings: Settings): MouthFiles {
  const { models } = places(settings);
  const { tts, voice } = settings.speech;
  const voices = LANGS.map((lang) => [lang, voiceFiles(models, tts[lang], voice[lang])]);
  return Object.fromEntries(voices) as MouthFiles;
}
