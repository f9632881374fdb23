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

function there(path: string): string {
  if (!existsSync(path)) throw new NightbellError('NB_MODEL_MISSING', path);
  if (statSync(path).size === 0) throw new NightbellError('NB_MODEL_HASH', `${path} is empty`);
  return path;
}

function recogniserFiles(models: string, id: string): RecogniserFiles {
  const file = (name: string) => there(join(models, id, name));
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
  return there(join(directory, name ?? 'silero_vad_v5.onnx'));
}

function voiceFiles(models: string, id: string, lang: Lang, speaker: number): VoiceFiles {
  const file = (name: string) => there(join(models, id, name));
  const own = join(models, id, PHONEMES);
  const phonemes = existsSync(own) ? own : join(models, PHONEMES);
  // Native code ends the process when these are not there, so they are looked for before.
  for (const name of ['phontab', 'phonindex', 'phondata', 'intonations', `${lang}_dict`]) there(join(phonemes, name));
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

/** Every file that the ears need. Throws NB_MODEL_MISSING naming the first that is not there. */
export function earsFiles(settings: Settings): EarsFiles {
  const { models } = places(settings);
  const { asr, vad } = settings.speech;
  return {
    vad: { id: vad, model: vadFile(models, vad) },
    recognisers: { en: recogniserFiles(models, asr.en), es: recogniserFiles(models, asr.es) },
    quick: recogniserFiles(models, PARTIAL_MODEL),
  };
}

/** Every file that the mouth needs. Throws NB_MODEL_MISSING naming the first that is not there. */
export function mouthFiles(settings: Settings): MouthFiles {
  const { models } = places(settings);
  const { tts, voice } = settings.speech;
  const voices = LANGS.map((lang) => [lang, voiceFiles(models, tts[lang], lang, voice[lang])]);
  return Object.fromEntries(voices) as MouthFiles;
}
