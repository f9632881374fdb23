import { lastSound } from '../audio/level.ts';
import type { Lang } from '../lang.ts';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import { byPlausibility, type Reading } from '../speech/ears/plausible.ts';
import type { Speech } from '../speech/speech.ts';
import type { HeardRecording } from '../store/recordings.ts';
import { SAMPLE_RATE } from '../telephony/leg.ts';
import { isAtLeast, type Judgement, type TriageEngine } from '../triage/types.ts';
import { settleIntent } from '../understanding/meaning.ts';
import type { Intent, Understand } from '../understanding/types.ts';

/** Quieter than a whisper and louder than the noise of an idle G.711 line. */
const SOUND_DB = -55;
/** Intents that say that somebody wants something, though not what. */
const SAYS_NOTHING_YET: ReadonlySet<Intent> = new Set(['other', 'message', 'human']);
/** Facts that a message shows. */
const SHOWN = ['name', 'dob', 'phone', 'age'] as const;

export type Judged = Pick<Judgement, 'tier' | 'crisis' | 'flags' | 'protocol'>;

/** Whether there is anything to be heard at all. */
export function isSilent(samples: Int16Array, rate: number): boolean {
  return lastSound(samples, { rate, thresholdDb: SOUND_DB, minMs: 40 }) === null;
}

/**
 * Reads a recording (16 kHz) in both languages, the more plausible reading first, second readings by other models last; none: no words.
 * Throws NB_SPEECH_DOWN.
 */
export async function readingsOf(speech: Pick<Speech, 'transcribe'>, samples: Int16Array): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const lang of ['en', 'es'] as const) {
    const { text, second } = await speech.transcribe(samples, lang, true);
    readings.push({ lang, text, ...(second && { second }) });
  }
  const best = byPlausibility(readings, voiceMs(samples));
  const again = best.slice(0, 1).map(({ lang, second = '' }) => ({ lang, text: second }));
  return [...best, ...again].filter(({ text }) => text.trim() !== '');
}

/** How long there is sound, in steps of 100 ms. */
function voiceMs(samples: Int16Array): number {
  const step = SAMPLE_RATE / 10;
  let ms = 0;
  for (let at = 0; at < samples.length; at += step)
    if (!isSilent(samples.subarray(at, at + step), SAMPLE_RATE)) ms += 100;
  return ms;
}

export interface WordsOptions {
  engine: TriageEngine;
  understand: Understand;
  practice: Practice;
  /** Epoch ms at which it was spoken. */
  spokenAt: number;
}

/** What the words mean and how urgent they are. There is nobody to be asked: what stays in doubt is urgent (S4). */
export function understandWords(
  readings: [Reading, ...Reading[]],
  options: WordsOptions,
): Omit<HeardRecording, 'queue'> {
  const { engine, understand, practice, spokenAt } = options;
  const [{ text, lang }] = readings;
  const meaning = understand({
    text,
    lang,
    asked: null,
    now: localTime(practice, spokenAt),
    areaCode: practice.areaCode,
    providers: practice.people.filter((p) => p.role === 'clinician').map((p) => p.name),
  });
  let judgement = engine.judge(text, lang);
  // The language may have been mistaken, or words lost: those of another reading count where they are grave.
  for (const other of readings.slice(1)) {
    const second = engine.judge(other.text, other.lang);
    const graver = isAtLeast(second.tier, 'urgent') && !isAtLeast(judgement.tier, second.tier);
    if (graver || (judgement.tier === 'unclear' && isAtLeast(second.tier, 'semi_urgent'))) judgement = second;
  }
  const { tier, crisis, flags, protocol } = judgement;
  const doubtful = tier === 'unclear' && SAYS_NOTHING_YET.has(meaning.intent);
  const judged: Judged = doubtful
    ? { ...asUrgent(engine, 'still_unclear', text), crisis }
    : { tier, crisis, flags, protocol };
  const facts: Record<string, string> = { reason: text };
  for (const name of SHOWN) if (meaning.slots[name]) facts[name] = meaning.slots[name];
  return { text, lang: lang as Lang, intent: settleIntent(meaning.intent, tier), judgement: judged, facts };
}

/** The judgement where nobody can tell what was said. */
export function asUrgent(engine: TriageEngine, concept: string, words = ''): Judged {
  return {
    tier: 'urgent',
    crisis: false,
    flags: [{ concept, words, tier: 'urgent', disposition: 'urgent', by: 'doubt' }],
    protocol: engine.protocol,
  };
}
