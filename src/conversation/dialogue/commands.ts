import { isAtLeast } from '../../triage/types.ts';
import { languageIn } from '../../understanding/language.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { PromptId } from '../prompts/catalogue.ts';
import { askedBesides } from './besides.ts';
import { refusesCard } from './card.ts';
import { leave, led, letGo, line, OPEN, say, stay } from './effects.ts';
import { fileEffect, goodbye } from './endings.ts';
import { gather } from './facts.ts';
import { handsOver, waits } from './hold.ts';
import { isOpen } from './house.ts';
import { SAYS_NOTHING_YET } from './matters.ts';
import { isProtest } from './no-answer.ts';
import { changeLanguage, heardInOpening } from './opening.ts';
import { takesOver } from './orders.ts';
import { otherLanguage, person } from './person.ts';
import {
  aside,
  asksBack,
  demandsPerson,
  inDoubt,
  isDistress,
  wantsOtherLanguage,
  whenCalled,
  wordsBesideWho,
} from './repair.ts';
import { inKind, sayAgain } from './said-again.ts';
import { stray } from './strays.ts';
import { tierNow } from './taken-back.ts';
import type { Effect, Heard, Open, Stage, Step, Talk } from './types.ts';

/** Things that may be said at any moment. A command among other words does not swallow an answer. null: it is none of them. */
export function commanded(talk: Talk, stage: Open, { meaning, text }: Heard): Step | null {
  const card = refusesCard(talk, stage, text, meaning);
  if (card) return card;
  const foreign = stage.at !== 'emergency' && isForeign(text, languageIn(text));
  if (foreign && meaning.yesNo === null) return otherLanguage(talk, stage);
  // "Repeat your instructions" is no wish to hear it again.
  const ordered = takesOver(text) ? stray(talk, stage, text, meaning) : null;
  if (ordered) return ordered;
  switch (meaning.command) {
    case 'operator':
      return person(talk, stage, 'asked');
    case 'spanish':
    case 'english': {
      const lang = meaning.command === 'spanish' ? 'es' : 'en';
      const already = talk.lang === lang && talk.langSettled && stage.at !== 'opening';
      return already ? unasked(talk, stage, text, meaning) : inLanguage(talk, stage, lang, text, meaning);
    }
    case 'repeat':
      return wantsBehind(stage, meaning) ? null : sayAgain(talk, stage, false, text);
    case 'slower':
      return sayAgain(talk, stage, true, text);
    case 'wait':
      if (IS_A_WAIT.test(text) || saysMore(stage, text, meaning)) return unasked(talk, stage, text, meaning);
      return handsOver(talk, stage, text) ?? waits(talk, stage) ?? unasked(talk, stage, text, meaning);
    case 'goodbye':
      return leaving(talk, stage);
    default:
      return stage.at === 'emergency' ? null : unasked(talk, stage, text, meaning);
  }
}

/** Letters that neither language has; a word that only stands in a third, among three or more, is none of a name. */
const FOREIGN =
  /[ãõçœß]|\b(n[aã]o (entendo|falo|sei)|falar|voc[eê]|je ne|ne (comprends|parle) pas|mwen|kreyol|ich (verstehe|spreche))\b/iu;
function isForeign(text: string, spoken: ReturnType<typeof languageIn>): boolean {
  if (spoken.lang === 'neither' && (spoken.sure || text.split(/\s+/).length >= 3)) return true;
  return FOREIGN.test(text) && text.split(/\s+/).length >= 2;
}

/** The wait that is asked about is none that is asked for. */
const IS_A_WAIT =
  /\b(the|your|a|long|is there a|current|what'?s the|how'?s the) wait\b|\bwait(ing)? (list|time|room)\b|\bhow long\b/i;
/** What somebody does who asks for time. */
const FETCHES =
  /\b(let me|lemme|i('?ll| will| have to| need to| gotta)( go)?( and)? (get|find|look|grab|check|see|put|turn)|looking for|getting|hang on|dejeme|deje|voy a (buscar|traer|ver)|estoy buscando)\b/iu;

/** "No wait, not Friday, Monday": the wait is a manner of speaking, and something is said behind it. */
function saysMore(stage: Open, text: string, { slots, yesNo, intent }: Meaning): boolean {
  if (FETCHES.test(unaccented(text)) || text.split(/\s+/).length < 4) return false;
  const { symptom: _, duration: __, frequency: ___, age: ____, ...facts } = slots;
  return yesNo !== null || Object.keys(facts).length > 0 || (stage.at !== 'doubt' && !SAYS_NOTHING_YET.has(intent));
}

/** "Mejor en español": the wish for a language in the middle of other words. */
const IN_SPANISH =
  /\b(mejor|d[ií]game|hable|h[aá]bleme|prefiero|podemos|puede|quiero|se puede|hablamos|easier|rather|better|prefer|speak|talk|speaks|have|got)\b.{0,40}\b(en espa[nñ]ol|spanish)\b|\b(in spanish|(spanish|espa[nñ]ol),? (please|por favor|mejor))\b/iu;

/** "Never mind, I'll call back": nothing is wanted any more, and nothing is left to be done. */
const CALLS_OFF =
  /\b(never ?mind|forget (it|about it)|i'?ll (just )?(call|ring|phone|try) (you )?(back|again|later|tomorrow)|let me call (you )?back|i found (it|the bottle|some)|(don'?t|do not|won'?t) (need|want) (it|to|that|anything)?( any ?more| after all| now)|changed my mind\W*$|forget i (called|asked)|it can wait|olvidel[oa]|dejel[oa]|luego (le |les )?(llamo|hablo|marco)|olvide lo|ya no (lo |la )?(necesito|quiero|ocupo)\W*$|mejor (no|nada)\W*$|cambie de (idea|opinion)\W*$|(le |les )?(llamo|hablo|marco) (luego|despues|mas tarde|manana))\b/iu;
/** The same in the first words, where nothing is known yet that could have come to nothing. */
const LATER =
  /\b(never ?mind|wrong time|(i'?ll|let me|i can|i'?m going to|gonna) (just )?(call|ring|phone|try) (you )?(back|again|later|tomorrow|another)|luego (le |les )?(llamo|hablo|marco)|(le |les )?(llamo|hablo|marco) (luego|despues|mas tarde|manana|otro dia))\b/iu;
const ASKING_AT: ReadonlySet<Stage['at']> = new Set<Stage['at']>([
  'field',
  'line-number',
  'read-back',
  'offer',
  'other-time',
  'parent',
  'who',
  'which-visit',
  'summary',
  'change',
]);

/** Whoever begins with that wants nothing, where no word of it could be a complaint. */
function callsLater({ judgement, ...talk }: Talk, stage: Open, text: string, { slots, intent }: Meaning): boolean {
  const first = stage.at === 'opening' && talk.matters.length === 0 && talk.done.length === 0;
  if (!first || talk.reason.length > 1 || intent !== 'other' || text.split(/\s+/).length > 14) return false;
  const grave = (judgement?.ask ?? null) !== null || (judgement?.flags ?? []).some(({ tier }) => tier !== 'routine');
  return !grave && Object.keys(slots).length === 0 && LATER.test(unaccented(text));
}

function callsOff(talk: Talk, stage: Open, text: string, { slots, intent }: Meaning): boolean {
  if (!ASKING_AT.has(stage.at) || talk.done.length > 0 || talk.matters.length > 1) return false;
  // A visit that stands has words of its own for that.
  if (talk.matters[0]?.visit) return false;
  if (isAtLeast(tierNow(talk), 'semi_urgent') || text.split(/\s+/).length > 14) return false;
  const { symptom: _, duration: __, medication: ___, ...facts } = slots;
  const asks = intent !== talk.matters[0]?.intent && !SAYS_NOTHING_YET.has(intent) && intent !== 'cancel';
  return CALLS_OFF.test(unaccented(text)) && Object.keys(facts).length === 0 && !asks;
}

/** Who hears badly hears it slowly. */
const HARD_OF_HEARING =
  /\b(hard of hearing|(don'?t|can'?t|cannot) hear (so |too |very )?(well|good)|hearing aids?|a little deaf|speak (up|slowly|slower)|no oigo (muy )?bien|estoy (medio |un poco )?sord[oa]|hable (mas )?(fuerte|despacio))\b/iu;

/** What nobody asked for, but may come at any moment. */
function unasked(talk: Talk, stage: Open, text: string, meaning: Meaning): Step | null {
  const reply = meaning.yesNo !== null;
  const handed = reply ? null : handsOver(talk, stage, text);
  if (handed) return handed;
  if (!reply && asksBack(text) && !wantsBehind(stage, meaning)) return sayAgain(talk, stage, false, text);
  if (HARD_OF_HEARING.test(unaccented(text)) && text.split(/\s+/).length <= 16 && SAYS_NOTHING_YET.has(meaning.intent))
    return sayAgain(talk, stage, true, text);
  if (talk.lang !== 'es' && IN_SPANISH.test(text)) return inLanguage(talk, stage, 'es', text, meaning);
  if (callsOff(talk, stage, text, meaning) || callsLater(talk, stage, text, meaning))
    return letGo(talk, [line('callAgain'), line('goodbye')]);
  if (demandsPerson(text)) return person(talk, stage, 'asked');
  const strange = stray(talk, stage, text, meaning);
  if (strange) return strange;
  if (stage.at === 'doubt') return reply ? null : asideInDoubt(talk, stage, text);
  if (isDistress(text)) return person(talk, stage, 'distress');
  if (wantsOtherLanguage(text)) return otherLanguage(talk, stage);
  if (stage.at !== 'opening' && talk.house.askedFor(text)?.speak && !reply && isOpen(talk.house) && !talk.nobody)
    return person(talk, stage, 'asked');
  const other = forSomebodyElse(talk, stage, meaning, text);
  if (other) return other;
  if (reply || stage.at === 'looking' || stage.at === 'transferring') return null;
  const said = aside(talk, stage, text);
  if (stage.at === 'opening' && said?.some(({ prompt }) => OF_THE_CALL.has(prompt))) {
    if (talk.last.some(({ prompt }) => OF_THE_CALL.has(prompt))) return null;
    // "Is this a robot? I need my pills": the answer in a word, and on with the wish.
    const wish = !SAYS_NOTHING_YET.has(meaning.intent) || wordsBesideWho(text) >= TELLS;
    const [first = 'other'] = meaning.intents.filter((one) => one !== 'human');
    const wanted = meaning.intent === 'human' ? { ...meaning, intent: first } : meaning;
    return wish
      ? led(heardInOpening({ ...gather(talk, wanted), intent: wanted.intent }, wanted, text, 0), said)
      : say(talk, stage, { said: [...said, line('howCanIHelp')] });
  }
  if (stage.at === 'opening') return null;
  if (!said) return askedBesides(talk, stage, text, meaning);
  const again = stage.at === 'waiting' ? [] : talk.last.slice(-1);
  const step = say(talk, stage, { said: [...said, ...again] });
  return { ...step, talk: { ...step.talk, last: again.length > 0 ? again : talk.last } };
}

/** Answers to what is asked of the call itself. */
const OF_THE_CALL: ReadonlySet<PromptId> = new Set<PromptId>(['iAmMachine', 'aMinute']);
/** So many words beside a question are about something else. */
const TELLS = 3;

/** A word to who asks why, or protests, in the place of an answer about danger: once, and the question again. */
function asideInDoubt(talk: Talk, stage: Open, text: string): Step | null {
  if (talk.repeats > 0) return null;
  const said = isProtest(text) ? [line('whyDanger')] : inDoubt(text);
  const step = said && say({ ...talk, repeats: 1 }, stage, { said: [...said, ...talk.last.slice(-1)] });
  return step && inKind(stage, step);
}

/** What was wanted in the same breath is not asked for anew. */
function inLanguage(talk: Talk, stage: Open, lang: 'en' | 'es', text: string, meaning: Meaning): Step {
  const wants = stage.at === 'opening' && !SAYS_NOTHING_YET.has(meaning.intent) && meaning.intent !== 'faq';
  return wants
    ? heardInOpening(gather({ ...talk, lang, langSettled: true }, meaning), meaning, text, 0)
    : changeLanguageAt(talk, stage, lang);
}

const CHANGES: ReadonlySet<Meaning['intent']> = new Set(['cancel', 'reschedule']);
/** What somebody else asks about a patient. */
const ASKED_OF_ANOTHER: ReadonlySet<Meaning['intent']> = new Set(['results', 'records', 'message', 'billing', 'other']);

/**
 * Who calls for somebody else and, while that is being written down, wants a visit of theirs changed: nothing is changed and nothing said of
 * it; whoever answers for such things at the practice reads it.
 */
function forSomebodyElse(talk: Talk, stage: Open, meaning: Meaning, text: string): Step | null {
  const current = talk.matters[0] ?? talk.done.at(-1);
  const asks = CHANGES.has(meaning.intent) && current !== undefined && current.intent !== meaning.intent;
  if (!asks || talk.about !== 'other' || talk.verified.state === 'matches' || !ASKED_OF_ANOTHER.has(current.intent))
    return null;
  if (stage.at === 'opening' || stage.at === 'looking' || stage.at === 'transferring') return null;
  const name = talk.facts.name?.value;
  const facts = { ...(name && { name }), reason: text };
  const matter = { form: current.form, intent: meaning.intent, action: 'message', facts } as const;
  const first: Effect = { do: 'message', complete: true, queue: 'manager', intent: meaning.intent, matter };
  const again = talk.last.slice(-1);
  const step = say(talk, stage, { said: [line('thirdParty'), ...again], first: [first] });
  return { ...step, talk: { ...step.talk, last: again } };
}

/** "What? I can't hear you. I need my pills": what is wanted is said behind it. */
function wantsBehind(stage: Open, { intent }: Meaning): boolean {
  return stage.at === 'opening' && !SAYS_NOTHING_YET.has(intent);
}

function changeLanguageAt(talk: Talk, stage: Stage, lang: 'en' | 'es'): Step {
  if (stage.at === 'opening') return changeLanguage(talk, lang);
  const changed = { ...talk, lang, langSettled: true };
  const step = say(changed, stage, { said: [line('languageChanged'), ...talk.last], expect: OPEN });
  return inKind(stage, { ...step, talk: { ...step.talk, last: talk.last } });
}

/** Whoever says goodbye is let go, unless a clinician still needs something or a question of the protocol is open. */
function leaving(talk: Talk, stage: Open): Step | null {
  if (stage.at === 'waiting' || stage.at === 'anything-else') return goodbye(talk);
  if (stage.at === 'doubt' || stage.at === 'emergency') return null;
  if (isAtLeast(tierNow(talk), 'urgent')) return null;
  if (stage.at === 'looking' || stage.at === 'transferring') return stay(talk, stage);
  // What was begun is written down as far as it got.
  const open = talk.matters;
  const first = open.map((matter) => fileEffect(talk, matter, null, false));
  const over: Talk = { ...talk, matters: [], done: [...talk.done, ...open] };
  const reached = talk.facts.phone || talk.callerNumber ? whenCalled(talk) : [line('callAgain')];
  const said = open.length > 0 ? [line('toldIsWritten'), ...reached] : [];
  return leave(over, [...said, line('goodbye')], first);
}
