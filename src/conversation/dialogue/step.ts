import { FORMS } from '../../desk/forms.ts';
import { isAtLeast, type Judgement } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { gather, heardInChange, heardInField, heardInReadBack, heardInSummary, heardOnLineNumber } from './answers.ts';
import { listening, withDoubt } from './doubt.ts';
import { leave, line, OPEN, say, stay } from './effects.ts';
import { enterEmergency, heardInEmergency, keysInEmergency, silenceInEmergency, tryPerson } from './emergency.ts';
import {
  askAgain,
  fileMessage,
  goodbye,
  settle,
  startForm,
  startWaiting,
  summarise,
  take,
  WAITING,
  withInstructions,
} from './form.ts';
import { changeLanguage, greet, heardInOpening, keysInOpening, silenceInOpening } from './opening.ts';
import { goOn, silenceInDoubt } from './settled.ts';
import type { DialogueEvent, Stage, Step, Talk } from './types.ts';

type Open = Exclude<Stage, { at: 'leaving' }>;
type Heard = Extract<DialogueEvent, { type: 'heard' }>;

/**
 * The dialogue of a call: what happened, in a stage, gives the next stage and what to do. Pure.
 * Order of looking at words: emergency first (S2), then a rise in tier, then commands, then what the stage had asked. Whatever comes of
 * them, an open question of the protocol is asked before it, and then the call goes on from there.
 */
export function step(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (stage.at === 'leaving') return lateWords(talk, event);
  switch (event.type) {
    case 'answered':
      return greet(talk);
    case 'heard':
      return asking(stage, heard(talk, stage, event));
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
    case 'speech':
      return stay(talk, stage, [
        { do: 'say', said: event.state === 'down' ? [line('holdOn')] : backAgain(talk, stage), interruptible: true },
      ]);
  }
}

/** An open question comes before whatever would be said next; within a run of questions that is looked after already. */
function asking(before: Open, next: Step): Step {
  return next.stage.at === 'doubt' || before.at === 'doubt' ? next : withDoubt(next);
}

/** Somebody who says the worst while we say goodbye is not let go. */
function lateWords(talk: Talk, event: DialogueEvent): Step {
  const stage: Stage = { at: 'leaving' };
  if (event.type === 'judged' || event.type === 'replied') return judgedAnew(talk, stage, event.judgement);
  if (event.type !== 'heard') return stay(talk, stage);
  return judgedAnew({ ...talk, reason: [...talk.reason, event.text] }, stage, event.judgement);
}

/** A rise without new words is acted on as any rise; a new doubt is asked about at the next turn. */
function judgedAnew(before: Talk, stage: Stage, judgement: Judgement): Step {
  const talk: Talk = { ...before, judgement };
  if (stage.at === 'emergency') return stay(talk, stage);
  if (judgement.tier === 'emergency') return enterEmergency({ ...talk, intent: 'symptom' });
  if (judgement.crisis && !talk.crisisTold) return startForm(talk, 'urgent');
  if (!isAtLeast(judgement.tier, 'urgent') || talk.page !== 'none') return stay(talk, stage);
  // The question is being answered: only the page does not wait.
  if (stage.at === 'doubt') return stay({ ...talk, page: 'ringing' }, stage, [{ do: 'page' }]);
  return 'form' in stage && stage.form === 'urgent' ? stay(talk, stage) : startForm(talk, 'urgent');
}

/** The question was answered without words. */
function replied(before: Talk, stage: Open, judgement: Judgement): Step {
  if (stage.at !== 'doubt' || judgement.tier === 'emergency') return judgedAnew(before, stage, judgement);
  const talk: Talk = { ...before, judgement };
  return judgement.crisis && !talk.crisisTold ? withDoubt(startForm(talk, 'urgent'), stage.asked) : goOn(talk, stage);
}

/** After a gap in hearing, the question again. */
function backAgain(talk: Talk, stage: Stage): Talk['last'] {
  return stage.at === 'opening' ? [line('sayAgain'), line('howCanIHelp')] : [line('sayAgain'), ...talk.last];
}

function heard(before: Talk, stage: Open, event: Heard): Step {
  const { judgement, meaning, text } = event;
  const talk: Talk = {
    ...before,
    judgement,
    lang: before.langSettled ? before.lang : event.lang,
    langSettled: before.langSettled || wordCount(text) >= 3,
    intent: judgement.tier === 'emergency' ? 'symptom' : intentOf(before, stage, meaning),
    about: meaning.about === 'self' ? before.about : meaning.about,
    reason: addReason(before, stage, event),
  };
  if (judgement.tier === 'emergency')
    return stage.at === 'emergency' ? heardInEmergency(talk, stage, meaning) : enterEmergency(gather(talk, meaning));
  const asked = stage.at === 'doubt' ? stage.asked : 0;
  if (judgement.crisis && !talk.crisisTold) return withDoubt(startForm(gather(talk, meaning), 'urgent'), asked);
  const urgent = isAtLeast(judgement.tier, 'urgent') && talk.page === 'none';
  const rose = urgent && 'form' in stage && stage.form !== 'urgent';
  const roseLate = urgent && (stage.at === 'summary' || stage.at === 'change' || stage.at === 'anything-else');
  if (rose || roseLate) return startForm(gather(talk, meaning), 'urgent');
  return commanded(talk, stage, meaning) ?? answered(talk, stage, text, meaning);
}

/** Things that may be said at any moment. A command among other words does not swallow an answer. */
function commanded(talk: Talk, stage: Stage, meaning: Meaning): Step | null {
  switch (meaning.command) {
    case 'operator':
      return operator(talk, stage);
    case 'spanish':
      return talk.lang === 'es' && talk.langSettled && stage.at !== 'opening'
        ? null
        : changeLanguageAt(talk, stage, 'es');
    case 'english':
      return talk.lang === 'en' && talk.langSettled && stage.at !== 'opening'
        ? null
        : changeLanguageAt(talk, stage, 'en');
    case 'repeat':
    case 'slower':
      return inKind(stage, say(talk, stage, { said: talk.last, expect: OPEN }));
    case 'wait':
      return say(talk, stage, { said: [line('takeYourTime')], expect: { ...OPEN, silenceMs: 20_000 } });
    case 'goodbye':
      return stage.at === 'waiting' || stage.at === 'anything-else' ? goodbye(talk) : null;
    default:
      return null;
  }
}

function changeLanguageAt(talk: Talk, stage: Stage, lang: 'en' | 'es'): Step {
  if (stage.at === 'opening') return changeLanguage(talk, lang);
  const changed = { ...talk, lang, langSettled: true };
  return inKind(stage, say(changed, stage, { said: [line('languageChanged'), ...talk.last], expect: OPEN }));
}

/** Listens for what it had listened for, where that was an answer to the protocol. */
function inKind(stage: Stage, step: Step): Step {
  return stage.at === 'doubt' ? listening(stage.question, step) : step;
}

function answered(talk: Talk, stage: Open, text: string, meaning: Meaning): Step {
  switch (stage.at) {
    case 'opening':
      return heardInOpening(gather(talk, meaning), meaning, 0);
    case 'doubt':
      return stage.then === null && meaning.intent === 'wrong_number'
        ? heardInOpening(talk, meaning, stage.asked)
        : goOn(wordCount(text) > 3 ? gather(talk, meaning) : talk, stage);
    case 'emergency':
      return heardInEmergency(talk, stage, meaning);
    case 'field':
      return heardInField(talk, stage, text, meaning);
    case 'line-number':
      return heardOnLineNumber(gather(talk, meaning), stage, meaning);
    case 'read-back':
      return heardInReadBack(gather(talk, meaning), stage, text, meaning);
    case 'summary':
      return heardInSummary(talk, stage, text, meaning);
    case 'change':
      return heardInChange(talk, text, meaning);
    case 'waiting':
      return stay(talk, stage, [{ do: 'expect', expect: WAITING, langs: [talk.lang] }]);
    case 'anything-else':
      if (meaning.yesNo === 'no' || (meaning.yesNo === null && wordCount(text) < 3)) return goodbye(talk);
      if (meaning.yesNo === 'yes' && wordCount(text) < 3)
        return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
      return heardInOpening({ ...talk, answers: withoutReason(talk) }, meaning, 0);
  }
}

function keys(talk: Talk, stage: Open, digits: string): Step {
  if (digits === '0') return operator(talk, stage);
  if (stage.at === 'emergency') return keysInEmergency(talk, stage, digits);
  if (stage.at === 'opening') return keysInOpening(talk, stage, digits);
  if (stage.at === 'read-back' && digits === '1')
    return settle(talk, stage.form, stage.field, { value: stage.value, confirmed: true });
  if (stage.at === 'read-back' && digits === '2') return askAgain(talk, stage.form, stage.field, 0);
  if (stage.at === 'summary' && digits === '1') return fileMessage(talk);
  if (stage.at === 'summary' && digits === '2') return say(talk, { at: 'change' }, { said: [line('whatToChange')] });
  if (stage.at === 'line-number' && digits === '1' && talk.callerNumber)
    return settle(talk, stage.form, 'phone', { value: talk.callerNumber, confirmed: true });
  if ((stage.at === 'line-number' || stage.at === 'field' || stage.at === 'read-back') && digits.length === 10)
    return take(talk, stage.form, 'phone', `+1${digits}`, false);
  if (stage.at === 'field' && stage.field === 'dob' && digits.length === 8) {
    const iso = `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
    return Number.isNaN(Date.parse(iso))
      ? askAgain(talk, stage.form, 'dob', stage.tries)
      : take(talk, stage.form, 'dob', iso, true);
  }
  if (stage.at === 'line-number' && digits === '2')
    return say(
      talk,
      { at: 'field', form: stage.form, field: 'phone', tries: 1 },
      { said: [line('askPhone')], expect: { ...OPEN, endSilenceMs: 1100, keys: 10 } },
    );
  return stay(talk, stage);
}

/** A caller who wants a person gets one. Who is urgent gets the clinician, not the front desk. */
function operator(talk: Talk, stage: Stage): Step {
  if (stage.at === 'emergency') return tryPerson(talk, stage, [line('emergency'), line('operator')]);
  const tier = talk.judgement?.tier ?? 'unclear';
  if (isAtLeast(tier, 'urgent')) {
    if (stage.at === 'waiting') return say(talk, stage, { said: [line('stillPaging')], expect: WAITING });
    return startWaiting(talk, talk.judgement?.crisis && !talk.crisisTold ? [line('crisisLine')] : []);
  }
  const worthKeeping = talk.reason.length > 0 || Object.keys(talk.answers).length > 0;
  return stay(talk, { at: 'leaving' }, [
    ...(worthKeeping ? [{ do: 'message', complete: false } as const] : []),
    { do: 'say', said: [line('operator')], interruptible: false },
    { do: 'operator' },
  ]);
}

function silence(talk: Talk, stage: Open): Step {
  switch (stage.at) {
    case 'opening':
      return silenceInOpening(talk, stage);
    case 'doubt':
      return silenceInDoubt(talk, stage);
    case 'emergency':
      return silenceInEmergency(talk, stage);
    case 'field':
      return askAgain(talk, stage.form, stage.field, stage.tries);
    case 'line-number':
      if (stage.tries < 2) return say(talk, { ...stage, tries: stage.tries + 1 }, { said: talk.last });
      return settle(talk, stage.form, 'phone', { value: talk.callerNumber ?? '', confirmed: false });
    case 'read-back':
      if (stage.tries < FORMS[stage.form].tries)
        return say(talk, { ...stage, tries: stage.tries + 1 }, { said: talk.last });
      return settle(talk, stage.form, stage.field, { value: stage.value, confirmed: false });
    case 'summary':
      return stage.tries < 2 ? summarise(talk, stage.tries + 1) : fileMessage(talk);
    case 'change':
      return fileMessage(talk);
    case 'waiting':
      return say(talk, stage, {
        said: [line(stage.news === 'exhausted' ? 'nobodyYet' : 'stillPaging')],
        expect: WAITING,
      });
    case 'anything-else':
      return goodbye(talk);
  }
}

/** News from the ladder. It may have begun before the form was done. */
function paged(before: Talk, stage: Open, news: 'connecting' | 'calls-back' | 'exhausted'): Step {
  if (news === 'connecting')
    return stay(before, stage, [{ do: 'say', said: [line('connecting')], interruptible: false }]);
  const talk: Talk = { ...before, page: news };
  if (stage.at === 'emergency') return stay(talk, stage);
  if (news === 'exhausted')
    return stage.at === 'waiting'
      ? say(talk, { ...stage, news }, { said: [line('nobodyYet')], expect: WAITING })
      : stay(talk, stage);
  // Somebody calls back: the line has to be free, unless nobody could know which number to call.
  if (stage.at !== 'waiting' && !talk.answers.phone?.value && !talk.callerNumber) return stay(talk, stage);
  const told = withInstructions(talk, [line('willCallBack')]);
  return leave(told.talk, [...told.said, line('goodbye')]);
}

/** What the call is wanted for. The answer to a question that came between says nothing of it. */
function intentOf(before: Talk, stage: Stage, { intent }: Meaning): Talk['intent'] {
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
  const counts =
    (free || (told && known !== null && !written)) && !reply && meaning.command === null && wordCount(text) >= 3;
  return counts ? [...before.reason, text] : before.reason;
}

function withoutReason(talk: Talk): Talk['answers'] {
  const { reason: _, ...rest } = talk.answers;
  return rest;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
