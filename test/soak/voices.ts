import { silentLog } from '../../src/log.ts';
import { join, trimEnd } from '../../src/rehearsal/actor.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { createSpeech } from '../../src/speech/index.ts';
import { SAMPLE_RATE } from '../../src/telephony/leg.ts';
import type { Dice } from './dice.ts';
import { ALL_LINES } from './lines.ts';

/** A voice other than the box's own. */
const VOICE = { en: 42, es: 10 };

/**
 * What the callers say, as sound: rendered before the box starts and kept with the other prompts, so that a run needs no synthesiser of
 * its own. Trimmed, so that the last sample is the end of the last word.
 */
export async function renderLines(): Promise<ReadonlyMap<string, Int16Array>> {
  const settings = makeSettings({});
  settings.speech.voice = VOICE;
  const speech = createSpeech(settings, silentLog);
  const voices = new Map<string, Int16Array>();
  const lines = ALL_LINES.map((text) => ({ text, lang: 'en', cacheable: true }) as const);
  if ((await speech.missing(lines)).length > 0) await speech.start('mouth');
  try {
    for (const line of lines) {
      const parts: Int16Array[] = [];
      for await (const part of speech.say(line)) parts.push(part);
      voices.set(line.text, trimEnd(join(parts)));
    }
  } finally {
    await speech.stop();
  }
  return voices;
}

/** A cough or two: bursts of noise that fade, without a word in them. */
export function cough(dice: Dice): Int16Array {
  const bursts = dice.from(1, 2);
  const each = Math.round(SAMPLE_RATE * 0.28);
  const out = new Int16Array(bursts * each);
  let low = 0;
  for (let i = 0; i < out.length; i++) {
    const at = i % each;
    const loud = Math.min(1, at / 200) * Math.exp((-at / each) * 5);
    low += 0.35 * ((dice.below(20_001) - 10_000) / 10_000 - low);
    out[i] = Math.round(16_000 * loud * low);
  }
  return out;
}
