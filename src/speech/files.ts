import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { LANGS } from '../lang.ts';
import { findModel, loadManifest, type Manifest } from '../models/manifest.ts';
import { PARTIAL_MODEL } from '../models/required.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';

/** Files of a recogniser, by the engine that runs it. */
export type RecogniserFiles = MoonshineFiles | TransducerFiles;

export interface MoonshineFiles {
  engine: 'moonshine';
  id: string;
  encoder: string;
  decoder: string;
  tokens: string;
}

/** A streaming zipformer transducer. */
export interface TransducerFiles {
  engine: 'zipformer-streaming';
  id: string;
  encoder: string;
  decoder: string;
  joiner: string;
  tokens: string;
  /** Words to listen for and the pieces that words are written in (`bpe.vocab`); null: the model's directory has none. */
  hotwords: { words: string; pieces: string } | null;
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
  for (const path of [ears.vad.model, recognisers.map(pathsOf), voices].flat(2)) {
    if (!existsSync(path)) throw new NightbellError('NB_MODEL_MISSING', path);
    if (statSync(path).size === 0) throw new NightbellError('NB_MODEL_HASH', `${path} is empty`);
  }
}

function pathsOf(files: RecogniserFiles): string[] {
  const { encoder, decoder, tokens } = files;
  const more = files.engine === 'moonshine' ? [] : [files.joiner, ...Object.values(files.hotwords ?? {})];
  return [encoder, decoder, tokens, ...more];
}

/**
 * @param models directory of all models
 * @throws NB_MODEL_UNKNOWN where the manifest has no such recogniser, or no engine here runs it
 */
export function recogniserFiles(models: string, id: string, manifest: Manifest = loadManifest()): RecogniserFiles {
  const model = findModel(id, manifest);
  const file = (name: string) => join(models, id, name);
  const named = (start: string) =>
    file(model.files.find(({ name }) => name.startsWith(start))?.name ?? `${start}.onnx`);
  const tokens = file('tokens.txt');
  switch (model.engine) {
    case 'moonshine': {
      const [encoder, decoder] = [file('encoder_model.onnx'), file('decoder_lean.onnx')];
      return { engine: model.engine, id, encoder, decoder, tokens };
    }
    case 'zipformer-streaming': {
      const [words, pieces] = [file('hotwords.txt'), file('bpe.vocab')];
      const hotwords = existsSync(words) ? { words, pieces } : null;
      const [encoder, decoder, joiner] = [named('encoder'), named('decoder'), named('joiner')];
      return { engine: model.engine, id, encoder, decoder, joiner, tokens, hotwords };
    }
    default:
      throw new NightbellError('NB_MODEL_UNKNOWN', `${id}: no recogniser of the box`);
  }
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
