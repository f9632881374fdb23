import { isAtLeast } from '../../triage/types.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { askDoubt, asUrgent } from './doubt.ts';
import { leave, line, OPEN, say, stay } from './effects.ts';
import { startForm } from './form.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';

/** Silences before the box acts without words. */
const SILENCES = 3;
/** Questions without a usable answer before the call counts as urgent (S4). */
const DOUBTS = 2;
/** Intents that say that somebody wants something, though not what. */
const SAYS_NOTHING_YET: ReadonlySet<Intent> = new Set(['other', 'message', 'human']);

export function greet(talk: Talk): Step {
  return say(
    talk,
    { at: 'opening', silences: 0 },
    {
      said: [
        line('greeting', { practice: talk.practiceName }),
        { prompt: 'languageOffer', lang: 'es' },
        line('whoIsThis'),
        line('howCanIHelp'),
      ],
      expect: OPEN,
    },
  );
}

/** The first words, or those after "anything else". The tier has been looked at before: it is not an emergency. */
export function heardInOpening(talk: Talk, meaning: Meaning, asked: number): Step {
  if (meaning.intent === 'wrong_number') return leave(talk, [line('wrongNumber', { practice: talk.practiceName })]);
  return proceed({ ...talk, intent: meaning.intent === 'other' ? talk.intent : meaning.intent }, asked);
}

/** From what is known so far to a form, or to a question where nothing is known. @param asked questions that were asked already */
export function proceed(talk: Talk, asked: number): Step {
  const { judgement, intent } = talk;
  const tier = judgement?.tier ?? 'unclear';
  if (isAtLeast(tier, 'urgent')) return startForm(talk, 'urgent');
  const ask = judgement?.ask ?? null;
  if (tier !== 'unclear' || (ask === null && !SAYS_NOTHING_YET.has(intent))) return startForm(talk, 'message');
  // Nothing unclear becomes routine: after two questions it is handled as urgent.
  if (asked >= DOUBTS) return startForm(asUrgent(talk), 'urgent');
  return askDoubt(talk, ask, null, asked);
}

export function silenceInOpening(talk: Talk, stage: Extract<Stage, { at: 'opening' }>): Step {
  const silences = stage.silences + 1;
  const next: Stage = { ...stage, silences };
  if (silences === 1) return say(talk, next, { said: [line('silence')] });
  if (silences < SILENCES) return say(talk, next, { said: [line('silenceAgain'), line('cannotSpeak')] });
  const first: Effect[] = [{ do: 'message', complete: false }];
  return leave(talk, [line('whoIsThis'), line('goodbye')], first);
}

/** Keys while nothing in particular was asked: language, or a sign of life from somebody who cannot speak. */
export function keysInOpening(talk: Talk, stage: Extract<Stage, { at: 'opening' }>, digits: string): Step {
  if (digits === '2' && talk.lang !== 'es') return changeLanguage(talk, 'es');
  if (digits === '1' && talk.lang !== 'en') return changeLanguage(talk, 'en');
  if (stage.silences >= 1) return startForm(asUrgent(talk), 'urgent');
  return stay(talk, stage);
}

export function changeLanguage(talk: Talk, lang: 'en' | 'es'): Step {
  return say(
    { ...talk, lang, langSettled: true },
    { at: 'opening', silences: 0 },
    { said: [line('languageChanged'), line('howCanIHelp')] },
  );
}
