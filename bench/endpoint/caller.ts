import { clip } from '../../src/audio/float.ts';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { firstSound, lastSound, rmsDb } from '../../src/audio/level.ts';
import { resample } from '../../src/audio/resample.ts';
import type { Lang } from '../../src/lang.ts';
import type { CallerVoices, Saying } from '../calls/voices.ts';
import { type Place, pauseMs } from './pauses.ts';
import type { Answer } from './utterances.ts';

const RATE = 16_000;
const SOUND = { rate: RATE, thresholdDb: -45, minMs: 20 };
/** At a place where one may pause, so many do. */
const PAUSING = 0.7;

/** How a caller sounds: voice, pauses, and the noise on the line. */
export interface Caller {
  lang: Lang;
  speaker: number;
  tempo: number;
  line: { name: string; hissDb: number; babbleSnrDb: number | null };
}

/** An answer as one caller gives it: sayings with pauses between them. */
export interface Spoken {
  answer: Answer;
  parts: Saying[];
  /** After each part but the last. */
  pauses: { ms: number; place: Place }[];
}

/** Where this caller pauses, and for how long. */
export function speak(answer: Answer, caller: Caller, rnd: () => number): Spoken {
  const pieces = answer.text.split(/\s*\{([gch])\}\s*/);
  const texts = [pieces[0] ?? ''];
  const pauses: Spoken['pauses'] = [];
  for (let i = 1; i < pieces.length; i += 2) {
    const place = pieces[i] as Place;
    const text = pieces[i + 1] ?? '';
    if (rnd() < PAUSING) {
      pauses.push({ place, ms: pauseMs(place, caller.tempo, rnd) });
      texts.push(text);
    } else texts.push(`${texts.pop()} ${text}`);
  }
  const { lang, speaker } = caller;
  return { answer, parts: texts.map((text) => ({ text, lang, speaker })), pauses };
}

/** Sound of an answer: speech and pauses to the sample, before the line. */
export interface Sound {
  samples: Int16Array;
  /** From the first sound to the last of each part, as samples. */
  spans: { from: number; to: number }[];
}

export function soundOf({ parts, pauses }: Spoken, voices: CallerVoices): Sound {
  const pieces: Int16Array[] = [];
  const spans: Sound['spans'] = [];
  let at = 0;
  let pauseFrom = 0;
  for (const [i, part] of parts.entries()) {
    const whole = voices.of(part);
    const first = firstSound(whole, SOUND) ?? 0;
    const last = lastSound(whole, SOUND) ?? whole.length;
    const from = i === 0 ? first : pauseFrom + (RATE * pauses[i - 1]!.ms) / 1000;
    spans.push({ from, to: from + last - first });
    const begin = Math.max(at, from - first);
    pieces.push(new Int16Array(begin - at), whole.subarray(begin - from + first));
    at = begin + whole.length - (begin - from + first);
    pauseFrom = from + last - first;
  }
  const samples = new Int16Array(at);
  let put = 0;
  for (const piece of pieces) {
    samples.set(piece, put);
    put += piece.length;
  }
  return { samples, spans };
}

/** The same as a telephone brings it: noise of the line and of the room, mu-law at 8 kHz. */
export function overLine(samples: Int16Array, { line }: Caller, babble: Int16Array, rnd: () => number): Int16Array {
  const hiss = 32_768 * 10 ** (line.hissDb / 20) * Math.sqrt(3);
  const loud = line.babbleSnrDb === null ? 0 : 10 ** ((SPEECH_DB - line.babbleSnrDb - rmsDb(babble)) / 20);
  const offset = Math.floor(rnd() * babble.length);
  const noisy = samples.map((x, i) => clip(x + (rnd() * 2 - 1) * hiss + loud * babble[(offset + i) % babble.length]!));
  return resample(decodeMuLaw(encodeMuLaw(resample(noisy, RATE, 8_000))), 8_000, RATE);
}
/** Level of what `finish` makes. */
const SPEECH_DB = -18;
