import { extensionIn } from '../../desk/findings-extension.ts';
import { isAtLeast, type Judgement } from '../../triage/types.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { heardInField, heardInReadBack, heardOnLineNumber } from './answers.ts';
import { errandsIn } from './breath.ts';
import { changedElsewhere } from './changed.ts';
import { commanded } from './commands.ts';
import { coverGoodbye } from './cover.ts';
import { deskAnswered } from './desk-answers.ts';
import { withDoubt } from './doubt.ts';
import { line, say, stay } from './effects.ts';
import { enterEmergency, heardInEmergency } from './emergency.ts';
import { goodbye } from './endings.ts';
import { forAnotherMatter, gather, withFact } from './facts.ts';
import { isOpen } from './house.ts';
import { keys } from './keys.ts';
import { ALSO, formOf, isOnItsWay, newMatter, queueMatters, SAYS_NOTHING_YET, withMatters } from './matters.ts';
import { moreMedicines } from './more-medicines.ts';
import { doesNotKnow } from './no-answer.ts';
import { speaksOfAnother } from './of-another.ts';
import { anotherMatter, greet, heardInOpening, startMatter } from './opening.ts';
import { withoutOwnName } from './own-name.ts';
import { paged } from './paged.ts';
import { cannotFollow, person, transferred } from './person.ts';
import { asksBack } from './repair.ts';
import { goOn } from './settled.ts';
import { onlyThere, silence } from './silence.ts';
import { letsItStand, visitStands } from './stays.ts';
import { heardInChange, heardInSummary } from './summary.ts';
import { tierNow } from './taken-back.ts';
import { withLabValue } from './told-already.ts';
import type { DialogueEvent, Effect, Stage, Step, Talk } from './types.ts';
import { unstuck } from './unstuck.ts';
import { howLong, startUrgent, WAITING } from './urgent.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInOffer, heardInOtherTime, heardInWhich } from './visits.ts';
import { isOfAnother, namesPeople, setAside } from './whose.ts';
import { wishInDoubt } from './wish-in-doubt.ts';

type Open = Exclude<Stage, { at: 'leaving' }>;
type Heard = Extract<DialogueEvent, { type: 'heard' }>;

/** Turns in a row that could not be used before a person is tried. */
const MISSES = 3;

/**
 * The dialogue of a call: what happened, in a stage, gives the next stage and what to do. Pure.
 * Order of looking at words: emergency first (S2), then a rise in tier, then commands, then what the stage had asked. Whatever comes of
 * them, an open question of the protocol is asked before it, and then the call goes on from there.
 */
export function step(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (event.type === 'desk') return unstuck(deskAnswered(talk, stage, event.answer));
  if (stage.at === 'leaving') return lateWords(talk, stage, event);
  switch (event.type) {
    case 'answered':
      return greet(talk);
    case 'heard':
      return unstuck(
        asking(stage, counted(talk, stage, heard(talk, stage, event), doesNotKnow(event.text))),
        asksAgain(event) ? [] : talk.last,
      );
    case 'keys':
      return asking(stage, keys(talk, stage, event.digits));
    case 'silence':
      return asking(stage, silence(talk, stage));
    case 'replied':
      return replied(talk, stage, event.judgement);
    case 'judged':
      return judgedAnew(talk, stage, event.judgement);
    case 'said':
      return stage.at === 'emergency' ? stay({ ...talk, told911: talk.told911 + 1 }, stage) : stay(talk, stage);
    case 'page':
      return paged(talk, stage, event.news);
    case 'transfer':
      return transferred(talk, stage, event.news);
    case 'slow':
      return stage.at === 'looking' ? holding(talk, stage) : stay(talk, stage);
    case 'speech':
      return stay(talk, stage, [
        { do: 'say', said: event.state === 'down' ? [line('holdOn')] : backAgain(talk, stage), interruptible: true },
      ]);
  }
}

/** Whoever asks to hear it again hears the same. */
function asksAgain({ text, meaning }: Heard): boolean {
  return meaning.command !== null || asksBack(text);
}

/** An open question comes before whatever would be said next; within a run of questions that is looked after already. */
function asking(before: Open, next: Step): Step {
  return next.stage.at === 'doubt' || before.at === 'doubt' ? next : withDoubt(next);
}

/** Three turns in a row that could not be used: a person, where one is there. Not to know something is an answer. */
function counted(before: Talk, stage: Open, next: Step, unknown: boolean): Step {
  const same =
    next.stage.at === stage.at && 'tries' in next.stage && 'tries' in stage && next.stage.tries > stage.tries;
  const given = next.talk.givenUp.length > before.givenUp.length;
  // What was put right, or told in another order, was understood.
  if ((!same && !given) || (same && tellsMore(before, next.talk)) || (given && unknown))
    return { ...next, talk: { ...next.talk, misses: 0 } };
  const talk = { ...next.talk, misses: before.misses + 1 };
  const urgent = isAtLeast(tierNow(talk), 'urgent');
  // An open question of the protocol comes before anybody is rung (S4).
  const may = !urgent && (talk.judgement?.ask ?? null) === null && !talk.nobody;
  if (talk.misses < MISSES) return { ...next, talk };
  const gone = !isOpen(talk.house) || talk.nobody;
  const formless = stage.at === 'opening' || stage.at === 'emergency' || stage.at === 'waiting' || urgent;
  if (gone && !formless && (talk.judgement?.ask ?? null) === null) {
    const facts = next.effects.filter((e) => e.do === 'fact');
    const left = cannotFollow(talk, [line('cannotFollow')]);
    return { ...left, effects: [...facts, ...left.effects] };
  }
  const rings = isOpen(talk.house) && may;
  if (!rings) return { ...next, talk };
  const tried = person(talk, stage, 'misunderstood');
  return { ...tried, effects: [...next.effects.filter((e) => e.do === 'fact'), ...tried.effects] };
}

/** Said of a complaint in any words: no fact that was asked for. */
const BY_THE_WAY: ReadonlySet<string> = new Set(['symptom', 'duration', 'frequency', 'age', 'reason']);

function tellsMore(before: Talk, now: Talk): boolean {
  return Object.entries(now.facts).some(
    ([fact, { value }]) => !BY_THE_WAY.has(fact) && before.facts[fact]?.value !== value,
  );
}

/** A word while a room behind the desk looks for long. */
function holding(talk: Talk, stage: Stage): Step {
  const effect: Effect = { do: 'say', said: [line('holdOn')], interruptible: true };
  return stay(talk, stage, [effect]);
}

/** Somebody who says the worst while we say goodbye is not let go. */
function lateWords(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (event.type === 'judged' || event.type === 'replied') return judgedAnew(talk, stage, event.judgement);
  if (event.type === 'transfer' && event.news === 'nobody') return transferred(talk, { at: 'transferring' }, 'nobody');
  if (event.type !== 'heard') return stay(talk, stage);
  return judgedAnew({ ...talk, reason: [...talk.reason, event.text] }, stage, event.judgement);
}

/** A rise without new words is acted on as any rise; a new doubt is asked about at the next turn. */
function judgedAnew(before: Talk, stage: Stage, judgement: Judgement): Step {
  const talk: Talk = { ...before, judgement };
  if (stage.at === 'emergency') return stay(talk, stage);
  const tier = tierNow(talk);
  if (tier === 'emergency') return enterEmergency({ ...talk, intent: 'symptom' });
  if (judgement.crisis && !talk.crisisTold) return startUrgent(talk);
  if (!isAtLeast(tier, 'urgent') || talk.page !== 'none') return stay(talk, stage);
  // The question is being answered: only the page does not wait.
  if (stage.at === 'doubt') return stay({ ...talk, page: 'ringing' }, stage, [{ do: 'page' }]);
  return isOnItsWay(talk, stage) ? stay(talk, stage) : startUrgent(talk);
}

/** The question was answered without words. */
function replied(before: Talk, stage: Open, judgement: Judgement): Step {
  const talk: Talk = { ...before, judgement };
  if (stage.at !== 'doubt' || tierNow(talk) === 'emergency') return judgedAnew(before, stage, judgement);
  return judgement.crisis && !talk.crisisTold ? withDoubt(startUrgent(talk), stage.asked) : goOn(talk, stage);
}

/** After a gap in hearing, the question again. */
function backAgain(talk: Talk, stage: Stage): Talk['last'] {
  return stage.at === 'opening' ? [line('sayAgain'), line('howCanIHelp')] : [line('sayAgain'), ...talk.last];
}

function heard(before: Talk, stage: Open, said: Heard): Step {
  const event = before.withdrawn.length > 0 ? asWanted(said) : said;
  const { judgement, text } = event;
  const [heardNow, meaning] = withoutOwnName(withHeard(before, stage, event), stage, text, event.meaning);
  const tier = tierNow(heardNow);
  // Grave words of somebody else in the middle of a form: the form's patient is not the one who is ill.
  const grave = tier === 'emergency' ? stage.at !== 'emergency' : isAtLeast(tier, 'urgent') && before.page === 'none';
  const rises = grave && before.matters.length > 0 && !isOnItsWay(before, stage);
  const talk = rises && isOfAnother(before, text, event.meaning) ? setAside(heardNow) : heardNow;

  if (tier === 'emergency')
    return stage.at === 'emergency'
      ? heardInEmergency(talk, stage, meaning, text)
      : enterEmergency(gather(talk, meaning));
  const soft = before.judgement?.crisis ? coverGoodbye(talk, stage, text, meaning) : null;
  if (soft) return soft;
  const asked = stage.at === 'doubt' ? stage.asked : 0;
  if (judgement.crisis && !talk.crisisTold) return withDoubt(startUrgent(gather(talk, meaning)), asked);
  const urgent = isAtLeast(tier, 'urgent') && talk.page === 'none';
  // The opening and a doubt lead to the urgent form by themselves, after their own questions.
  const leads = stage.at === 'opening' || stage.at === 'doubt' || isOnItsWay(talk, stage);
  if (urgent && !leads && stage.at !== 'emergency') return startUrgent(gather(talk, meaning));
  const own = { ...event, meaning };
  const more = alsoComplains(before, talk, stage, meaning, text);
  const next = commanded(more ?? talk, stage, own) ?? answered({ ...(more ?? talk), repeats: 0 }, stage, own);
  return more ? led(next, [line('nurseComesNext')]) : next;
}

/** A complaint told in passing while something of the desk is done: the nurse hears of it, which the caller is told. null: there is none. */
function alsoComplains(before: Talk, talk: Talk, stage: Open, meaning: Meaning, text: string): Talk | null {
  const risen = isAtLeast(tierNow(talk), 'semi_urgent') && !isAtLeast(tierNow(before), 'semi_urgent');
  const [matter] = before.matters;
  if (!risen || !matter || !('form' in stage) || matter.intent === 'symptom' || meaning.intents[0] !== 'symptom')
    return null;
  const more = queueMatters(talk, ['symptom'], text);
  return more === talk ? null : more;
}

/** The same turn behind what is said first. */
function led(step: Step, said: Talk['last']): Step {
  const at = step.effects.findIndex((e) => e.do === 'say');
  const effect = step.effects[at];
  if (effect?.do !== 'say') return step;
  return { ...step, effects: step.effects.with(at, { ...effect, said: [...said, ...effect.said] }) };
}

/** What is wanted by the words themselves: where an emergency was taken back, the call is not about it any more. */
function asWanted(event: Heard): Heard {
  const [intent = event.meaning.intent] = event.meaning.intents;
  return { ...event, meaning: { ...event.meaning, intent } };
}

/** What is known of the call with these words. */
function withHeard(before: Talk, stage: Open, event: Heard): Talk {
  const { judgement, meaning, text } = event;
  return {
    ...withTold(before, text),
    judgement,
    lang: before.langSettled || !tellsLanguage(text) ? before.lang : event.lang,
    langSettled: before.langSettled || wordCount(text) >= 3,
    intent:
      tierNow({ judgement, withdrawn: before.withdrawn }) === 'emergency'
        ? 'symptom'
        : inCrisis(judgement, intentOf(before, stage, meaning)),
    about: aboutOf(before, meaning, text),
    carrierWords: meaning.slots.carrier ? text : before.carrierWords,
    reason: addReason(before, stage, event),
    asksFor: before.house.askedFor(text) ?? before.asksFor,
  };
}

const OF_STAFF = /^(?!.*\b(my|our) \p{L}+).*\b(ask|tell|have|let|get) (him|her|them) (to|that|know|call|back)\b/iu;

/** Whom it is about: what was understood once stays, and "her appointment" is nobody's own. */
function aboutOf(before: Talk, meaning: Meaning, text: string): Talk['about'] {
  // "Ask her to call me": somebody of the practice.
  if (meaning.about === 'other' && OF_STAFF.test(text) && !speaksOfAnother(text)) return before.about;
  // "Will she do it first thing?", where one's own matter is under way: the doctor.
  const underWay = before.about === 'self' && before.matters.length + before.done.length > 0;
  if (meaning.about === 'other' && underWay && !speaksOfAnother(text) && !namesPeople(text)) return before.about;
  if (meaning.about !== 'self') return meaning.about;
  return before.about === 'self' && speaksOfAnother(text) ? 'other' : before.about;
}

/** Facts that only one kind of call gives, in whatever sentence they come: an extension, a laboratory's test and value. */
function withTold(talk: Talk, text: string): Talk {
  const matter = talk.matters[0];
  if (!matter) return talk;
  const asks = new Set(formOf(talk, matter.form).fields.map(({ fact }) => fact));
  const extension = asks.has('extension') && !talk.facts.extension ? extensionIn(text) : null;
  const next = extension ? withFact(talk, 'extension', { value: extension, confirmed: false }) : talk;
  return asks.has('test_value') && !next.facts.test_value ? withLabValue(next, matter.form, text) : next;
}

function answered(before: Talk, stage: Open, event: Heard): Step {
  const { text, lang, meaning } = event;
  const more = moreMedicines(before, stage, text, meaning);
  if (more && 'effects' in more) return more;
  const talk = more ?? before;
  if (letsItStand(talk, stage, text, meaning)) return visitStands(talk);
  const there = onlyThere(talk, stage, text, meaning);
  if (there) return there;
  const changed = changedElsewhere(talk, stage, text, meaning);
  if (changed) return changed;
  switch (stage.at) {
    case 'opening':
      // "Is there anything else?" "Yes." "How can I help you?" "No."
      if (talk.done.length > 0 && meaning.yesNo === 'no' && wordCount(text) <= 3) return goodbye(talk);
      return heardInOpening(gather(talk, meaning), meaning, text, 0);
    case 'doubt':
      if (stage.then === null && meaning.intent === 'wrong_number')
        return heardInOpening(talk, meaning, text, stage.asked);
      return wishInDoubt(talk, stage, text, meaning) ?? goOn(wordCount(text) > 3 ? gather(talk, meaning) : talk, stage);
    case 'emergency':
      return heardInEmergency(talk, stage, meaning, text);
    case 'field':
      return heardInField(alsoWanted(talk, stage, meaning, text), stage, { text, lang }, meaning);
    case 'line-number':
      return heardOnLineNumber(
        gather(alsoWanted(talk, stage, meaning, text), meaning, stage.field),
        stage,
        text,
        meaning,
      );
    case 'read-back':
      return heardInReadBack(
        gather(alsoWanted(talk, stage, meaning, text), meaning, stage.field),
        stage,
        text,
        meaning,
      );
    case 'parent':
      return answeredParent(gather(talk, meaning), stage, meaning.yesNo);
    case 'who':
      return heardInWho(talk, stage, text, meaning);
    case 'looking':
      return stay(gather(talk, meaning), stage);
    case 'offer':
      return heardInOffer(alsoWanted(talk, stage, meaning, text), stage, text, meaning);
    case 'other-time':
      return heardInOtherTime(talk, stage, meaning);
    case 'which-visit':
      return heardInWhich(gather(talk, meaning), stage, meaning.yesNo);
    case 'agree-cancel':
      return heardInAgree(gather(talk, meaning), stage, meaning.yesNo, text);
    case 'summary':
      return heardInSummary(alsoWanted(talk, stage, meaning, text), stage, text, meaning);
    case 'change':
      return heardInChange(talk, stage, text, meaning);
    case 'transferring':
      return stay(gather(talk, meaning), stage);
    case 'waiting':
      return HOW_LONG.test(text)
        ? say(talk, stage, { said: howLong(talk), expect: WAITING })
        : stay(talk, stage, [{ do: 'expect', expect: WAITING, langs: [talk.lang] }]);
    case 'anything-else':
      return heardInAnythingElse(talk, event);
  }
}

const HOW_LONG = /\bhow (long|soon)\b|\bwhen\b|\bcu[aá]nto\b|\bcu[aá]ndo\b/i;
/** Another matter waits behind the one that is being dealt with. */
function alsoWanted(talk: Talk, stage: Stage, meaning: Meaning, text: string): Talk {
  if (!ALSO.test(text) || isOnItsWay(talk, stage)) return talk;
  const current = talk.matters[0]?.intent;
  const intents = [...new Set<Intent>([meaning.intent, ...meaning.intents])];
  const more = queueMatters(
    talk,
    intents.filter(
      (one) => one !== current && one !== 'symptom' && one !== 'wrong_number' && !SAYS_NOTHING_YET.has(one),
    ),
    text,
  );
  return withMatters(more, errandsIn(talk, text));
}

const NO_MORE = /^(\W*(no|nope|nah|oh|well|wait|actually|pues|ay|bueno)\b)+\W*/iu;
/** Nothing more is wanted, however it is put. */
const IS_ALL =
  /\b(that'?s|that is|i think that'?s|that should be|that'?ll be|that'?d be) (it|all|everything|about it)\b|\b(we'?re|i'?m|we are|i am) (all )?(good|set|done|fine)\b|\b(that|it) covers it\b|\bappreciate (it|you|your)\b|\bnothing (else|more)\b|\bhave a (good|great|nice|blessed)\b|^\W*(no|nope|nah)?\W*(thank you|thanks|gracias)\b(?!.*\b(but|and|pero|and also)\b)|\b(es|seria|era) todo\b|\bya (quedo|con eso|estuvo|nada mas|esta)\b|\bcon eso\b|\bnada mas\b|\bmuy amable\b|\bque (este|le vaya) bien\b/iu;
const THANKS = /\b(thanks?|thank you|gracias)\b/i;
const WISHES =
  /\b(i|we)('d| would)? (still |just |really )*(want|wanted|need|like|meant)\b|\b(todavia |aun )?(quiero|queria|necesito|ocupo)\b/i;

function heardInAnythingElse(talk: Talk, { meaning, text }: Heard): Step {
  const bare = wordCount(text) < 3;
  const wants = !SAYS_NOTHING_YET.has(meaning.intent);
  // "No" to whether there is anything else, and then something else after all: it is heard to its end.
  const more = text.replace(NO_MORE, '');
  const wishes = !THANKS.test(text) && (wants ? wordCount(more) >= 2 : WISHES.test(unaccented(more)));
  if (IS_ALL.test(unaccented(text)) && !wishes && !(wants && wordCount(more) >= 5)) return goodbye(talk);
  if (meaning.yesNo === 'no' && !wishes && !(wants && wordCount(text) > 4)) return goodbye(talk);
  if (meaning.yesNo === 'no' && !wants)
    return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
  if (meaning.yesNo === null && bare && !wants) return goodbye(talk);
  if (meaning.yesNo === 'yes' && bare)
    return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
  const last = talk.done.at(-1);
  // One question after another is answered, each by itself.
  const asks = meaning.intent === 'faq' || meaning.intent === 'insurance';
  const other = asks || meaning.intent !== last?.intent || newMatter(talk, meaning.intent, text).form !== last.form;
  if (wants && other) return anotherMatter(talk, meaning, text);
  // Nothing new is wanted: what was said is kept with what was written down.
  if (last && (!wants || !other) && !ALSO.test(text) && wordCount(text) < 20)
    return say(talk, { at: 'anything-else' }, { said: [line('addedNote'), line('anythingElse')] });
  return startMatter(gather(forAnotherMatter(talk), meaning), wants ? meaning.intent : 'message', text, meaning);
}

/** What is done to somebody, by the ids of what the protocol knows of it. */
const DONE_TO_ONE = /^(answer\.)?(bh\.|abuse|danger_from|safe_to)/;
/** "I got hurt" tells that, and no complaint. */
const ONLY_HURT =
  /^\W*((i|he|she|they) )?(got |was |were |am |been )?(hurt|hit|lastimad[oa]|golpead[oa])( me| him| her)?\W*$/i;

/**
 * Somebody in a crisis who wants to talk to a person wants no front desk. Who tells that another hurts them, and of no complaint, has a matter that
 * is neither the desk's nor an illness.
 */
function inCrisis({ crisis, flags }: Judgement, intent: Intent): Intent {
  if (!crisis) return intent;
  if (intent === 'human') return 'other';
  const grave = flags.filter((f) => f.disposition !== null && f.disposition !== 'routine' && f.by !== 'opinion');
  const done = grave.filter((f) => DONE_TO_ONE.test(f.concept));
  const only = done.length > 0 && grave.every((f) => done.includes(f) || ONLY_HURT.test(f.words));
  return intent === 'symptom' && only ? 'other' : intent;
}

/** What the call is wanted for. The answer to a question that came between says nothing of it. */
function intentOf(before: Talk, stage: Stage, { intent }: Meaning): Intent {
  if (before.intent === 'other' || stage.at === 'opening') return intent;
  return stage.at === 'doubt' && stage.then === null && intent !== 'other' ? intent : before.intent;
}

/** The words that tell what it is about: those said freely or that gave a doubt or a rise, not names, numbers and yeses. */
function addReason(before: Talk, stage: Stage, { text, meaning, judgement }: Heard): string[] {
  const known = before.judgement;
  const told = judgement.tier !== known?.tier || (judgement.ask !== null && judgement.ask !== known.ask);
  const free =
    stage.at === 'opening' || stage.at === 'doubt' || stage.at === 'emergency' || stage.at === 'anything-else';
  const reply = stage.at === 'emergency' && meaning.yesNo !== null;
  const written = stage.at === 'field' && stage.field === 'reason';
  // "I want a person, you charged me twice" says what it is about.
  const bare = meaning.command !== null && (meaning.command !== 'operator' || wordCount(text) < 7);
  const counts = (free || (told && known !== null && !written)) && !reply && !bare && wordCount(text) >= 3;
  return counts ? [...before.reason, text] : before.reason;
}

/** "No" is of every language: a single word changes the language only where it is of one alone. */
const ONE_LANGUAGE = /\b(hola|bueno|buenos|buenas|s[ií]|gracias|al[oó]|espa[nñ]ol|hello|hi|hey|yes|yeah|english)\b/iu;

function tellsLanguage(text: string): boolean {
  return wordCount(text) >= 2 || ONE_LANGUAGE.test(unaccented(text));
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
