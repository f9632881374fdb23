import { labValueIn } from '../../desk/findings-lab.ts';
import { isAtLeast } from '../../triage/types.ts';
import { asksOfAnother } from '../../understanding/intents.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { questionsIn } from '../../understanding/wishes.ts';
import type { CallerPrompt } from '../prompts/catalogue.ts';
import { askDoubt, asUrgent } from './doubt.ts';
import { leave, letGo, line, OPEN, say, stay } from './effects.ts';
import { forAnotherMatter, gather, ruleOf, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { type House, isOpen } from './house.ts';
import { ALSO, formOf, newMatter, pages, queueMatters, SAYS_NOTHING_YET } from './matters.ts';
import { person } from './person.ts';
import { tierNow } from './taken-back.ts';
import type { Stage, Step, Talk } from './types.ts';
import { startUrgent, withDuration } from './urgent.ts';

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

const HAS_VISIT =
  /\b(i('ve| have)?( already)? (got|have)|i'?m (down|booked)|my|mi|tengo|ten[ií]a) .{0,20}\b(appointment|visit|cita|turno)\b/iu;
const MOVES =
  /\b(move|moved|reschedule|change (it|that|my|the)|switch|push|(an)?other (day|time)|different (day|time)|can'?t (make|come)|cambi\w+|mover\w*|otro d[ií]a|otra (hora|fecha)|no (voy a )?pod(er|r[eé])|no puedo ir)\b/iu;

/** A visit that stands and cannot be kept is moved: a second one beside it is nobody's wish. */
function clearer(intent: Intent, text: string): Intent {
  const plain = unaccented(text);
  return intent === 'schedule' && HAS_VISIT.test(plain) && MOVES.test(plain) ? 'reschedule' : intent;
}

/** The first words, or those after "anything else". The tier has been looked at before: it is not an emergency. */
export function heardInOpening(talk: Talk, heard: Meaning, text: string, asked: number): Step {
  const meaning: Meaning = { ...heard, intent: clearer(heard.intent, text) };
  if (meaning.intent === 'wrong_number') return wrongNumber(talk);
  return proceed({ ...talk, intent: meaning.intent === 'other' ? talk.intent : meaning.intent }, asked, text, meaning);
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
    return own && pages(formOf(talk, own.form)) ? startMatter(talk, intent, text, meaning) : startUrgent(talk);
  }
  const question = judgement?.ask ?? null;
  if (talk.asksFor && question === null && SAYS_NOTHING_YET.has(intent)) return forStaff(talk, text, meaning);
  if (tier !== 'unclear' || (question === null && !SAYS_NOTHING_YET.has(intent)))
    return startMatter(talk, intent, text, meaning);
  // Nothing unclear becomes routine: after two questions it is handled as urgent.
  if (asked >= DOUBTS) return startUrgent(asUrgent(talk));
  return askDoubt(talk, question, null, asked);
}

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
  const questions = questionsIn(words, intent);
  const own = intent === 'faq' && questions.length > 1 ? questions[0]! : words;
  const matter = newMatter(before, intent, own);
  const talk: Talk = {
    ...withCaller(
      withVisit(
        withPapers(withLabValue(withReasonOf(before, intent, words), matter.form, words), matter.form, words),
        matter.form,
        words,
      ),
      matter.form,
      words,
    ),
    langSettled: true,
    matters: [matter, ...before.matters],
  };
  // A symptom is told with much else in it: only what is plainly asked for besides is another matter.
  const besides = intent !== 'symptom' || ALSO.test(words) ? (meaning?.intents ?? []) : [];
  const visit = intent === 'reschedule' || intent === 'cancel';
  const also = besides.filter(
    (one) =>
      one !== intent &&
      !SAYS_NOTHING_YET.has(one) &&
      one !== 'symptom' &&
      !((visit || intent === 'new_patient') && one === 'schedule'),
  );
  const all = withQuestions(queueMatters(talk, also, words), own === words ? questions : questions.slice(1), intent);
  // Whether somebody was here or is coming is told to nobody else (S8); who asks hears so before anything is asked of them.
  const refused = talk.about !== 'self' && intent === 'message' && asksOfAnother(words) ? [line('thirdParty')] : [];
  return ask(all, (all.matters[0] as { form: string }).form, refused);
}

/** Other questions of the same breath are answered each by itself, behind what the call is about. */
function withQuestions(talk: Talk, questions: readonly string[], intent: Intent): Talk {
  const others = intent === 'faq' && questions.length < 2 && talk.matters[0]?.words === questions[0] ? [] : questions;
  return { ...talk, matters: [...talk.matters, ...others.map((one) => newMatter(talk, 'faq', one))] };
}

/** Words that tell what a visit is for; which of the practice's kinds that is, the calendar says. */
const VISIT =
  /\b(physicals?|check ?-?ups?|annual|yearly|wellness|well[ -](child|woman|baby)|follow[ -]?up|blood (draw|work|pressure|test)|labs|shots?|vaccin\w+|booster|stitches|sutures|newborn|sports|birth control|pap|injection|biopsy|mole|clearance|pre-?op|concussion|sick visit|video visit|telehealth|ear wash|chequeo|examen|f[ií]sico|vacunas?|an[aá]lisis|seguimiento|control|presi[oó]n|puntos|papanicolau|anticonceptiv\w+)\b/iu;

function withVisit(talk: Talk, form: string, words: string): Talk {
  const field = formOf(talk, form).fields.find(({ fact }) => ruleOf(talk, fact).kind === 'visit');
  const open = field && !talk.facts[field.fact] && VISIT.test(words);
  return open ? withFact(talk, field.fact, { value: words, confirmed: false }) : talk;
}

/** Who calls from work gives their own name first, and the place; the patient's comes when it is asked for. */
function withCaller(talk: Talk, form: string, words: string): Talk {
  return withoutCallersName(withCallersPlace(talk, form, words), form, words);
}

/** "This is Rosa at the drugstore on Depot Street, I have …": who calls, and from where, up to what they want. */
const FROM_WORK =
  /\b(?:this is|my name is|i'?m|it'?s|soy|habla|le habla)\s+([\p{L}'.-]+(?:\s+[\p{L}'.-]+){0,2}?,?\s+(?:(?:the |a )?(?:pharmacist|nurse|tech|technician|clerk|coordinator|secretary|assistant|receptionist|farmac[eé]utic[oa]|enfermer[oa])\s+)?(?:at|from|with|over at|calling from|of|de|del|desde)\s+[^,.;?!]{3,60}?)(?=\s*(?:[,.;?!]|$|\b(?:i|we|can|could|and i|and we|calling|need|about|returning|necesito|llamo|tengo|quiero)\b))/iu;

function withCallersPlace(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'caller_from');
  const place = asks && !talk.facts.caller_from ? FROM_WORK.exec(words)?.[1]?.trim() : undefined;
  return place ? withFact(talk, 'caller_from', { value: place, confirmed: false, stands: true }) : talk;
}

function withoutCallersName(talk: Talk, form: string, words: string): Talk {
  const known = talk.facts.name;
  if (!known || !formOf(talk, form).fields.some(({ fact }) => fact === 'caller_from')) return talk;
  const first = known.value.split(' ')[0]!.replace(/[^\p{L}'-]/gu, '');
  const own = new RegExp(
    `\\b(this is|it'?s|i'?m|my name is|soy|habla|le habla) ${first}\\b|^\\W*(hi|hello|hey|hola)?\\W*${first}\\b|\\b${first}( \\p{L}+)?,? (at|from|with|over at|calling from|de|del)\\b`,
    'iu',
  );
  if (!own.test(words)) return talk;
  const { name: _, ...facts } = talk.facts;
  return { ...talk, facts };
}

/** "Send my office notes to the heart center": what is asked for, and where it shall go, which nobody is asked again. */
const TO_GO =
  /\b(?:copy of |copies of |all of )?((?:my|his|her|our|the|all|\w+'s)\s+(?:[\p{L}'-]+\s+){0,7}?(?:notes?|chart|records?|files?|labs?|lab (?:work|reports?|results?)|reports?|x-?rays?|images|scans?|results|history|papers|vaccines?|shots?|immunizations?)(?:\s+from\s+(?:[\p{L}\p{N}'-]+\s*){1,4}?)?)\s+(?:(?:to be |be |get )?(?:sent|faxed|mailed|forwarded|transferred|e-?mailed)\s+|over\s+)*to\s+(?!me\b|my house\b)([^.;?!]{3,70}?)(?=\s*(?:$|[.;?!]|,? (?:because|so|please|and i|and also|before|i)\b))/iu;

function withPapers(talk: Talk, form: string, words: string): Talk {
  const asks = new Set(formOf(talk, form).fields.map(({ fact }) => fact));
  if (!asks.has('records_what') || !asks.has('records_to')) return talk;
  const [, what, to] = TO_GO.exec(words) ?? [];
  if (!what || !to) return talk;
  const plain = (value: string) => ({ value: value.trim(), confirmed: false });
  return withFact(withFact(talk, 'records_what', plain(what)), 'records_to', plain(to));
}

/** A laboratory says the test and its value in its first sentence, and says it once. */
export function withLabValue(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'test_value');
  const said = asks ? labValueIn(words) : null;
  if (!said) return talk;
  const named = withFact(talk, 'test_name', { value: said.test, confirmed: false });
  return said.value === null ? named : withFact(named, 'test_value', { value: said.value, confirmed: false });
}

/** Words that say what a message is about, beyond that there is one. */
const ABOUT = /\b(about|that|because|regarding|sobre|porque|acerca|de que|es que)\b/iu;

/** What was told freely is the message already, unless it only said that one is wanted. */
function withReasonOf(before: Talk, intent: Intent, words: string): Talk {
  const talk = intent === 'symptom' ? withDuration(before) : before;
  const onlyAsks =
    (intent === 'message' || intent === 'human') && !(words.split(/\s+/).length >= 9 && ABOUT.test(words));
  if (talk.facts.reason || !words || onlyAsks) return talk;
  const value = talk.done.length > 0 ? words : talk.reason.join('. ') || words;
  return withFact(talk, 'reason', { value, confirmed: false });
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
