import { EventEmitter, once } from 'node:events';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { resample } from '../../src/audio/resample.ts';
import { OPEN } from '../../src/conversation/dialogue/effects.ts';
import { LANGS, type Lang } from '../../src/lang.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { mouthFiles, type VoiceFiles } from '../../src/speech/files.ts';
import { Voice } from '../../src/speech/mouth/voice.ts';
import type { Speech, Utterance } from '../../src/speech/speech.ts';

const LINE = 8000;
const ROOM = 16_000;
/** Signal to babble, dB: a kitchen with the family in it. */
export const SNR_DB = 10;
/** How many others talk in the babble: enough that no word of theirs is understood. */
const TALKERS = 6;

/**
 * Voices of the callers. English: ten of libritts_r's 904 speakers, spread over the whole list, half of them women. Spanish: all that
 * the Spanish voices offer; fewer than ten can be had here.
 */
export const VOICES: Record<Lang, readonly number[]> = {
  en: [3, 97, 188, 276, 365, 452, 541, 633, 724, 880],
  es: [9, 10, 11],
};

/** One caller's voice, and the babble of a room to put behind it. */
export class CallerVoice {
  readonly #voice: Voice;
  #babble = new Int16Array(0);

  private constructor(voice: Voice) {
    this.#voice = voice;
  }

  static async load(settings: Settings, lang: Lang, speaker: number): Promise<CallerVoice> {
    const files: VoiceFiles = { ...mouthFiles(settings)[lang], speaker };
    return new CallerVoice(await Voice.load(files, lang, 1));
  }

  /** 16 kHz PCM; empty where the voice gives no sound. */
  async say(text: string): Promise<Int16Array> {
    return (await this.#voice.say(text)) ?? new Int16Array(0);
  }

  /** What others talk while this one speaks: their sayings on top of each other, in loops of different lengths. */
  setBabble(sayings: readonly Int16Array[]): void {
    const talkers = sayings.filter((s) => s.length > 0).slice(0, TALKERS);
    const length = 20 * ROOM;
    const sum = new Float32Array(length);
    for (const s of talkers) for (let i = 0; i < length; i++) sum[i]! += s[i % s.length]!;
    this.#babble = Int16Array.from(sum, (x) => x / Math.max(1, talkers.length));
  }

  /** As it comes out of the line at the other end: with babble, through G.711, 16 kHz again, half a second of room before and after. */
  overTheLine(clean: Int16Array): Int16Array {
    const pad = ROOM >> 1;
    const mixed = new Int16Array(clean.length + 2 * pad);
    const gain = this.#babble.length ? rms(clean) / (rms(this.#babble) * 10 ** (SNR_DB / 20)) : 0;
    for (let i = 0; i < mixed.length; i++) {
      const speech = clean[i - pad] ?? 0;
      const noise = gain * (this.#babble[i % Math.max(1, this.#babble.length)] ?? 0);
      mixed[i] = Math.max(-32768, Math.min(32767, Math.round(speech + noise)));
    }
    return resample(decodeMuLaw(encodeMuLaw(resample(mixed, ROOM, LINE))), LINE, ROOM);
  }
}

/** One sentence as the box heard it: the words that count, and those of the second reading. */
export interface Heard {
  id: string;
  voice: number;
  text: string;
  /** The language that it was taken for. */
  lang: Lang;
  second: string;
}

/**
 * Each text said by each voice, heard by the box's own ears as the first words of a call are: in every language, and read twice.
 * @param kept what was heard before: voices that are in it are not heard again
 * @param onVoice one more voice was heard; all that was heard so far
 */
export async function spokenTexts(
  settings: Settings,
  speech: Speech,
  lang: Lang,
  sayings: readonly { id: string; text: string }[],
  kept: readonly Heard[],
  onVoice: (all: readonly Heard[], speaker: number) => void,
): Promise<Heard[]> {
  const out: Heard[] = [...kept];
  for (const speaker of VOICES[lang].filter((one) => !kept.some(({ voice }) => voice === one))) {
    const voice = await CallerVoice.load(settings, lang, speaker);
    const clean: Int16Array[] = [];
    for (const { text } of sayings) clean.push(await voice.say(text));
    for (const [i, audio] of clean.entries()) {
      // Others' sentences, never the one that is being said.
      voice.setBabble(Array.from({ length: TALKERS }, (_, k) => clean[(i + 7 * (k + 1)) % clean.length]!));
      const heard = audio.length ? await hear(speech, voice.overTheLine(audio)) : [];
      out.push({
        id: `${sayings[i]!.id}/${speaker}`,
        voice: speaker,
        text: heard.map(({ text }) => text).join(' '),
        lang: heard[0]?.lang ?? lang,
        second: heard
          .map(({ again }) => again)
          .join(' ')
          .trim(),
      });
    }
    onVoice(out, speaker);
  }
  return out;
}

/** The utterances of one recording, each with its second reading, as an ear tells of them at the opening of a call. */
async function hear(speech: Speech, samples: Int16Array): Promise<(Utterance & { again: string })[]> {
  const ear = speech.openEar({ langs: [...LANGS], endSilenceMs: OPEN.endSilenceMs });
  const utterances: Utterance[] = [];
  let open = 0;
  const quiet = new EventEmitter();
  const over = () => {
    if (--open === 0) quiet.emit('quiet');
  };
  ear.on('voice', () => open++);
  ear.on('nothing', over);
  ear.on('utterance', (utterance) => {
    utterances.push(utterance);
    over();
  });
  const frame = ROOM / 50;
  const all = new Int16Array(samples.length + 2 * ROOM);
  all.set(samples);
  for (let at = 0; at + frame <= all.length; at += frame) ear.push(all.slice(at, at + frame));
  // Orders are taken in turn: once this is answered, every voice has begun.
  await speech.transcribe(new Int16Array(0), LANGS[0]!);
  if (open > 0) await once(quiet, 'quiet');
  const heard = utterances.map(async (one) => ({ ...one, again: (await one.second)?.text ?? '' }));
  const read = await Promise.all(heard);
  ear.close();
  return read;
}

/** Root mean square of the loud half of the 20 ms frames: pauses do not make a voice quieter. */
function rms(samples: Int16Array): number {
  const frame = ROOM / 50;
  const powers: number[] = [];
  for (let i = 0; i + frame <= samples.length; i += frame) {
    let sum = 0;
    for (let k = i; k < i + frame; k++) sum += samples[k]! ** 2;
    powers.push(sum / frame);
  }
  powers.sort((a, b) => b - a);
  const loud = powers.slice(0, Math.max(1, powers.length >> 1));
  return Math.sqrt(loud.reduce((a, b) => a + b, 0) / Math.max(1, loud.length)) || 1;
}
