import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resample } from '../../src/audio/resample.ts';
import { readWav } from '../../src/audio/wav.ts';
import { LANGS, type Lang } from '../../src/lang.ts';
import { type Answer, madeUpNumber, SURNAMES } from './sayings.ts';

const RATE = 16_000;
/** Quieter than this, either way, is the silence around a recording. */
const SILENCE = 200;
const DAYS: Record<Lang, readonly string[]> = {
  en: 'sunday monday tuesday wednesday thursday friday saturday'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};
const DIGITS: Record<Lang, readonly string[]> = {
  en: 'zero one two three four five six seven eight nine'.split(' '),
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' '),
};

/** An answer of recorded words, 16 kHz. */
export interface Recorded extends Answer {
  samples: Int16Array;
}

/**
 * Answers put together of a person's recorded words: the digits, letters and days that come with Asterisk's sounds. Null where these are not
 * installed. The joins are rough, as of somebody who reads from a card.
 * @param prefix where Asterisk is: `asterisk` of the cache directory
 */
export function recordedAnswers(prefix: string, of: number): Recorded[] | null {
  const sounds = join(prefix, 'current/root/usr/share/asterisk/sounds');
  if (!LANGS.every((lang) => existsSync(join(sounds, lang, 'digits/1.wav')))) return null;
  return LANGS.flatMap((lang) => {
    const word = (name: string) => trimmed(join(sounds, lang, `${name}.wav`));
    const put = (names: readonly string[], gaps: (i: number) => number) =>
      joined(names.flatMap((name, i) => [silence(i === 0 ? 0 : gaps(i)), word(name)]));
    const numbers = Array.from({ length: of }, (_, i): Recorded => {
      const want = madeUpNumber();
      const gap = (at: number) => (at === 3 || at === 6 ? 200 + (i % 3) * 80 : 30 + (i % 2) * 60);
      const samples = put(
        [...want].map((d) => `digits/${d}`),
        gap,
      );
      return { kind: 'telephone', lang, text: want, want, samples };
    });
    const names = SURNAMES[lang].slice(0, of).map((want): Recorded => {
      const samples = put(
        [...want.toLowerCase()].map((l) => `letters/${l}`),
        () => 120,
      );
      return { kind: 'name', lang, text: want, want, samples };
    });
    const digits = DIGITS[lang].map((want, d): Recorded => {
      return { kind: 'number', lang, text: want, want, samples: word(`digits/${d}`) };
    });
    const days = DAYS[lang].map((want, d): Recorded => {
      return { kind: 'when', lang, text: want, want, samples: word(`digits/day-${d}`) };
    });
    return [...numbers, ...names, ...digits, ...days];
  });
}

function trimmed(path: string): Int16Array {
  const { samples, rate } = readWav(readFileSync(path));
  const from = samples.findIndex((x) => Math.abs(x) > SILENCE);
  const to = samples.findLastIndex((x) => Math.abs(x) > SILENCE);
  return resample(samples.slice(Math.max(0, from - rate / 50), to + rate / 33), rate, RATE);
}

const silence = (ms: number): Int16Array => new Int16Array((RATE * ms) / 1000);

function joined(parts: readonly Int16Array[]): Int16Array {
  const out = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
