import { isAtLeast } from '../../triage/types.ts';
import { asksOfAnother } from '../../understanding/intents.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { questionsIn, wishesIn } from '../../understanding/wishes.ts';
import type { CallerPrompt } from '../prompts/catalogue.ts';
import { isErrand, wantedIn } from './breath.ts';
import { clearer, wantsAPerson } from './clearer.ts';
import { askDoubt, asUrgent } from './doubt.ts';
import { leave, led, letGo, line, OPEN, say, stay } from './effects.ts';
import { forAnotherMatter, gather, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { type House, isOpen } from './house.ts';
import { ALSO, formOf, newMatter, pages, SAYS_NOTHING_YET, withMatters } from './matters.ts';
import { messageOnly } from './message-only.ts';
import { asksIfPatient, asksVisitOfAnother } from './of-another.ts';
import { ofAnotherHouse, wasWrong } from './other-house.ts';
import { person } from './person.ts';
import { secondPerson } from './second-visit.ts';
import { tierNow } from './taken-back.ts';
import { withToldAlready, withVisit } from './told-already.ts';
import type { Matter, Stage, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';

/** Silences before the box acts without words. */
const SILENCES = 3;
/** Questions without a usable answer before the call counts as urgent (S4). */
const DOUBTS = 2;

/** Who is speaking, that it is a machine, and one question: some three seconds. What else there is to know waits until nobody speaks. */
const GREETINGS: Record<House['hours'], CallerPrompt> = {
  open: 'greeting',
  lunch: 'greetingLunch',
  closed: 'greetingClosed',
  holiday: 'greetingHoliday',
};

export function greet(talk: Talk): Step {
  const { house } = talk;
  // Whoever takes it may be another than who called: no more is said than that a call was missed.
  const atHours = isOpen(house) && talk.diverted ? 'greetingBusy' : GREETINGS[house.hours];
  const greeting = house.rungBack ? 'missedCall' : atHours;
  return say(
    talk,
    { at: 'opening', silences: 0 },
    { said: [line(greeting, { practice: house.practiceName }), line('howCanIHelp')], expect: OPEN },
  );
}

/** The first words, or those after "anything else". The tier has been looked at before: it is not an emergency. */
export function heardInOpening(talk: Talk, heard: Meaning, text: string, asked: number): Step {
  const intent = clearer(talk, heard.intent, text);
  // What was put in the place of a first guess is wanted instead of it, and not besides.
  const intents =
    intent === heard.intent
      ? heard.intents
      : [intent, ...heard.intents.filter((one) => one !== heard.intent && one !== intent)];
  const meaning: Meaning = { ...heard, intent, intents };
  if (wasWrong(talk, text, meaning)) return wrongNumber({ ...talk, intent: 'wrong_number', about: 'self' });
  const elsewhere = ofAnotherHouse(talk, text, meaning);
  if (elsewhere) return elsewhere;
  if (meaning.intent === 'wrong_number') return wrongNumber(talk);
  if (wantsAPerson(meaning.intent, text) && isOpen(talk.house) && !talk.nobody)
    return person({ ...talk, intent: 'human' }, { at: 'opening', silences: 0 }, 'asked');
  const two = meaning.intent === 'schedule' ? secondPerson(text) : null;
  const wanted: Talk = {
    ...talk,
    ...(two?.first === 'self' && { about: 'self' }),
    intent: meaning.intent === 'other' ? talk.intent : meaning.intent,
  };
  const only = isAtLeast(tierNow(talk), 'semi_urgent') ? null : messageOnly(text, heard);
  if (only) {
    const told = withFact(asPlain(gather(talk, heard), text), 'reason', { value: text, confirmed: false });
    return led(
      startMatter({ ...told, intent: 'message' }, 'message', text, { ...heard, intents: [] }),
      only.map((prompt) => line(prompt)),
    );
  }
  const named = formOf(talk, newMatter(talk, meaning.intent, text).form).when !== null;
  const ofAnother = talk.about !== 'self' && asksIfPatient(text);
  return proceed(named || ofAnother ? asPlain(wanted, text) : wanted, asked, text, meaning);
}

/**
 * Words by which the practice's own forms know what is wanted, and in which the protocol found nothing at all, leave no doubt: nobody who asks when
 * their visit is has to be asked whether anybody is hurt.
 */
function asPlain(talk: Talk, words: string): Talk {
  const { judgement } = talk;
  if (judgement?.tier !== 'unclear' || judgement.flags.length > 0 || judgement.crisis) return talk;
  const flag = { concept: 'desk.named', words, tier: 'routine', disposition: 'routine', by: 'words' } as const;
  return {
    ...talk,
    judgement: { ...judgement, tier: 'routine', disposition: 'routine', ask: null, open: [], flags: [flag] },
  };
}

/** Whoever wants another place is told where they are, and let go. */
export function wrongNumber(talk: Talk): Step {
  return letGo(talk, [line('wrongNumber', { practice: talk.house.practiceName })]);
}

/** From what is known so far to a form, or to a question where nothing is known. @param asked questions that were asked already */
export function proceed(talk: Talk, asked: number, text: string | null = null, meaning: Meaning | null = null): Step {
  const { judgement, intent } = talk;
  const tier = tierNow(talk);
  if (isAtLeast(tier, 'urgent')) {
    const own = judgement?.crisis || text === null ? null : newMatter(talk, intent, text);
    return own && pages(formOf(talk, own.form))
      ? startMatter(talk, intent, text, meaning)
      : startUrgent(text === null ? talk : withErrands(talk, text));
  }
  const question = judgement?.ask ?? null;
  const through = talk.asksFor?.through === true && OF_DEPARTMENTS.has(intent) && isOpen(talk.house) && !talk.nobody;
  if (talk.asksFor && question === null && (through || SAYS_NOTHING_YET.has(intent)))
    return forStaff(talk, text, meaning);
  if (tier !== 'unclear' || (question === null && !SAYS_NOTHING_YET.has(intent)))
    return startMatter(talk, intent, text, meaning);
  // Nothing unclear becomes routine: after two questions it is handled as urgent.
  if (asked >= DOUBTS) return startUrgent(asUrgent(talk));
  return askDoubt(talk, question, null, asked);
}

/** The work of those who are asked for: a wish for it is no reason to keep a caller from them. */
const OF_DEPARTMENTS: ReadonlySet<Intent> = new Set<Intent>(['billing', 'records', 'referral', 'insurance', 'faq']);

/** Somebody of the staff is rung while they are there; what is not for the telephone, or for nobody who is there, is a message to them. */
function forStaff(talk: Talk, text: string | null, meaning: Meaning | null): Step {
  const intent: Intent = talk.asksFor?.speak ? 'human' : 'message';
  const plain = newMatter(talk, intent, text ?? talk.reason.join('. ')).form === newMatter(talk, intent, '').form;
  const known: Talk = { ...talk, intent };
  return talk.asksFor?.speak && plain && isOpen(talk.house) && !talk.nobody
    ? person(known, { at: 'opening', silences: 0 }, 'asked')
    : startMatter(known, intent, text, meaning);
}

/** Begins what the caller wants; what else was wanted in the same breath waits behind it. */
export function startMatter(before: Talk, intent: Intent, text: string | null, meaning: Meaning | null): Step {
  const words = text ?? before.reason.at(-1) ?? '';
  const ofAnother = before.about !== 'self' && (asksVisitOfAnother(words) || asksOfAnother(words));
  const questions = ofAnother ? [] : questionsIn(words, intent);
  const own = intent === 'faq' && questions.length > 1 ? questions[0]! : words;
  const matter = newMatter(before, intent, own);
  const known: Talk = {
    ...withToldAlready(before, matter.form, intent, words),
    langSettled: true,
  };
  const also = ofAnother ? [] : besides(intent, words, meaning?.intents ?? []);
  const order = inOrder(before, words, matter, also);
  const visits = order.reduce((t, one) => withVisit(t, one.form, one.words), known);
  const talk: Talk = { ...visits, matters: [...order, ...before.matters] };
  const all = withQuestions(talk, own === words ? questions : questions.slice(1), intent);
  // Whether somebody was here or is coming is told to nobody else (S8); who asks hears so before anything is asked of them.
  const asksOf = ofAnother || asksIfPatient(words);
  const refused = talk.about !== 'self' && SAYS_NOTHING_YET.has(intent) && asksOf ? [line('thirdParty')] : [];
  return ask(all, (all.matters[0] as { form: string }).form, refused);
}

/** What else is wanted in the words that a matter begins with. */
function besides(intent: Intent, words: string, intents: readonly Intent[]): Intent[] {
  // A symptom is told with much else in it: only what is plainly asked for besides is another matter, and so is a visit.
  if (intent === 'symptom' && !ALSO.test(words))
    return wishesIn(words)
      .filter((one) => OF_VISITS.has(one))
      .slice(0, 1);
  const visit = intent === 'reschedule' || intent === 'cancel' || intent === 'new_patient';
  return intents.filter((one) => {
    if (one === intent || one === 'symptom') return false;
    if (one === 'message') return TELLS_CLINICIAN.test(unaccented(words));
    // A new visit is no new patient.
    if (one === 'new_patient' && intent === 'schedule') return wishesIn(words).includes(one);
    return !SAYS_NOTHING_YET.has(one) && !(visit && OF_VISITS.has(one));
  });
}

/** "And please tell the doctor that …": word is left beside what else is wanted. */
const TELLS_CLINICIAN =
  /\b(?:tell|let|inform|digan?le|diganselo|avisen?le|dejen?le dicho)(?: a)? (?:the |my |el |la |mi |al? )?(?:doctora?|dra?|nurse|enfermer[oa])\b/iu;

/** Nothing of the desk is asked of who is in danger now; what they wanted besides waits for whoever opens the inbox. */
function withErrands(talk: Talk, words: string): Talk {
  const wished = wishesIn(words).filter((one) => one !== 'schedule' && !IN_PASSING.has(one) && one !== 'symptom');
  return withMatters(
    talk,
    wished.map((one) => newMatter(talk, one, words)),
  );
}

/** One breath about a visit wants one of these. */
const OF_VISITS: ReadonlySet<Intent> = new Set<Intent>(['schedule', 'reschedule', 'cancel']);

/** Whoever is at work, or complains, has one matter, whatever words it is told in; anybody else may want several in one breath. */
function inOrder(talk: Talk, words: string, matter: Matter, also: readonly Intent[]): Matter[] {
  const whole = formOf(talk, matter.form).when !== null && !isErrand(talk, matter);
  if (matter.intent === 'symptom' || whole)
    return [
      ...withMatters(
        { ...talk, matters: [matter] },
        also.map((one) => newMatter(talk, one, words)),
      ).matters,
    ];
  return wantedIn(talk, words, matter, also);
}

/** Other questions of the same breath are answered each by itself, behind what the call is about. */
function withQuestions(talk: Talk, questions: readonly string[], intent: Intent): Talk {
  const others =
    intent === 'faq' && questions.length < 2 && talk.matters.some(({ words }) => words.includes(questions[0] ?? words))
      ? []
      : questions;
  return { ...talk, matters: [...talk.matters, ...others.map((one) => newMatter(talk, 'faq', one))] };
}

/** What is asked in passing says less of a call than what it was made for; a complaint says most. */
const IN_PASSING: ReadonlySet<Intent> = new Set<Intent>(['faq', 'other', 'message', 'human', 'insurance']);

function weightier(before: Intent, now: Intent): Intent {
  if (now === 'symptom' || before === 'symptom') return 'symptom';
  return IN_PASSING.has(before) ? now : before;
}

/** Something else after what was done. */
export function anotherMatter(before: Talk, meaning: Meaning, text: string): Step {
  const kept = gather(forAnotherMatter(before), meaning);
  const next = heardInOpening({ ...kept, intent: meaning.intent }, meaning, text, 0);
  return { ...next, talk: { ...next.talk, intent: weightier(before.intent, next.talk.intent) } };
}

export function silenceInOpening(talk: Talk, stage: Extract<Stage, { at: 'opening' }>): Step {
  const silences = stage.silences + 1;
  const next: Stage = { ...stage, silences };
  if (silences === 1)
    return say(talk, next, { said: [line('silence'), { prompt: 'languageOffer', lang: 'es' }, line('dial911')] });
  if (silences < SILENCES) return say(talk, next, { said: [line('silenceAgain'), line('cannotSpeak')] });
  // Nothing was said that anybody could do something about: the record of the call holds the number.
  return leave(talk, [line('whoIsThis'), line('goodbye')]);
}

/** Keys while nothing in particular was asked: language, or a sign of life from somebody who cannot speak. */
export function keysInOpening(talk: Talk, stage: Extract<Stage, { at: 'opening' }>, digits: string): Step {
  if (digits === '2' && talk.lang !== 'es') return changeLanguage(talk, 'es');
  if (digits === '1' && talk.lang !== 'en') return changeLanguage(talk, 'en');
  if (stage.silences >= 1) return startUrgent(asUrgent(talk));
  return stay(talk, stage);
}

export function changeLanguage(talk: Talk, lang: 'en' | 'es'): Step {
  return say(
    { ...talk, lang, langSettled: true },
    { at: 'opening', silences: 0 },
    { said: [line('languageChanged'), line('howCanIHelp')] },
  );
}
