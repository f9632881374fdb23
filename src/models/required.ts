import type { Settings } from '../settings/schema.ts';
import { withNeeds } from './manifest.ts';

/** Reads English while the caller still talks, and everything when the box is full (4 % of words wrong, half the work). */
export const PARTIAL_MODEL = 'asr-moonshine-tiny-en';

/** Its lower layers read what callers say for the classifier, the second opinion of triage. */
export const ENCODER_MODEL = 'emb-all-MiniLM-L6-v2-q8';

/** Listens to what the box said in the tests: of another family than the box's own ears, so that both cannot err alike. */
export const TEST_MODEL = 'asr-whisper-base-q8';

/** The language model of the tests and of `npm run eval`: the one that can be had without a hub, and too weak to be believed. */
export const TEST_LLM = 'llm-tinyllama-1.1b-chat-iq2_xxs';

/**
 * Ids of the models that are needed, those that others need included: for a box with these settings, or for
 * that and the tests, or only for judging lines of text. Throws NB_MODEL_UNKNOWN where the settings name a model that the manifest lacks.
 */
export function requiredModels(settings: Settings, purpose: 'box' | 'test' | 'triage'): string[] {
  if (purpose === 'triage') return [ENCODER_MODEL];
  const { asr, tts, vad } = settings.speech;
  const ids = [vad, asr.en, asr.es, PARTIAL_MODEL, tts.en, tts.es, ENCODER_MODEL];
  if (purpose === 'test') ids.push(TEST_MODEL, TEST_LLM);
  return withNeeds(ids).map((model) => model.id);
}
