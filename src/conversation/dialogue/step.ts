import { FORMS } from '../../desk/forms.ts';
import { isAtLeast } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { gather, heardInChange, heardInField, heardInReadBack, heardInSummary, heardOnLineNumber } from './answers.ts';
import { leave, line, OPEN, say, stay } from './effects.ts';
import { enterEmergency, heardInEmergency, keysInEmergency, silenceInEmergency } from './emergency.ts';
import { askAgain, fileMessage, goodbye, settle, startForm, startWaiting, summarise, take, WAITING } from './form.ts';
import { changeLanguage, greet, heardInOpening, keysInOpening, silenceInOpening } from './opening.ts';
import type { DialogueEvent, Stage, Step, Talk } from './types.ts';

type Open = Exclude<Stage, { at: 'leaving' }>;

/**
 * The dialogue of a call: what happened, in a stage, gives the next stage and what to do. Pure.
 * Order of looking at words: emergency first (S2), then a rise in tier, then commands, then what the stage had asked.
 */
export function step(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (stage.at === 'leaving') return lateWords(talk, event);
  switch (event.type) {
    case 'answered':
      return greet(talk);
    case 'heard':
      return heard(talk, stage, event);
    case 'keys':
      return keys(talk, stage, event.digits);
    case 'silence':
      return silence(talk, stage);
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

/** Somebody who says the worst while we say goodbye is not let go. */
function lateWords(talk: Talk, event: DialogueEvent): Step {
  const stage: Stage = { at: 'leaving' };
  if (event.type !== 'heard') return stay(talk, stage);
  const next: Talk = { ...talk, judgement: event.judgement, reason: [...talk.reason, event.text] };
  if (event.judgement.tier === 'emergency') return enterEmergency(next);
  return isAtLeast(event.judgement.tier, 'urgent') && !talk.paged ? startForm(next, 'urgent') : stay(next, stage);
}

/** After a gap in hearing, the question again. */
function backAgain(talk: Talk, stage: Stage): Talk['last'] {
  return stage.at === 'opening' ? [line('sayAgain'), line('howCanIHelp')] : [line('sayAgain'), ...talk.last];
}

function heard(before: Talk, stage: Open, event: Extract<DialogueEvent, { type: 'heard' }>): Step {
  const { judgement, meaning, text } = event;
  const talk: Talk = {
    ...before,
    judgement,
    lang: before.langSettled ? before.lang : event.lang,
    langSettled: before.langSettled || wordCount(text) >= 3,
    intent:
      judgement.tier === 'emergency'
        ? 'symptom'
        : before.intent === 'other' || stage.at === 'opening' || stage.at === 'doubt'
          ? meaning.intent
          : before.intent,
    about: meaning.about === 'self' ? before.about : meaning.about,
    reason: addReason(before.reason, stage, text, meaning),
  };
  if (judgement.tier === 'emergency')
    return stage.at === 'emergency' ? heardInEmergency(talk, stage, meaning) : enterEmergency(gather(talk, meaning));
  if (judgement.crisis && !talk.crisisTold) return startForm(gather(talk, meaning), 'urgent');
  const rose = isAtLeast(judgement.tier, 'urgent') && !talk.paged && 'form' in stage && stage.form !== 'urgent';
  const roseLate =
    isAtLeast(judgement.tier, 'urgent') &&
    !talk.paged &&
    (stage.at === 'summary' || stage.at === 'change' || stage.at === 'anything-else');
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
      return say(talk, stage, { said: talk.last, expect: OPEN });
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
  return say(changed, stage, { said: [line('languageChanged'), ...talk.last], expect: OPEN });
}

function answered(talk: Talk, stage: Open, text: string, meaning: Meaning): Step {
  switch (stage.at) {
    case 'opening':
      return heardInOpening(gather(talk, meaning), meaning, null, stage.misses);
    case 'doubt':
      return heardInOpening(gather(talk, meaning), meaning, stage.question || null, stage.tries);
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
        return say(talk, { at: 'opening', silences: 0, misses: 0 }, { said: [line('howCanIHelp')] });
      return heardInOpening({ ...talk, answers: withoutReason(talk) }, meaning, null, 0);
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
  if (stage.at === 'emergency')
    return stay(talk, stage, [
      { do: 'say', said: [line('emergency'), line('operator')], interruptible: false },
      { do: 'operator' },
    ]);
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
      return stage.tries >= 2
        ? startForm(talk, 'urgent')
        : say(talk, { ...stage, tries: stage.tries + 1 }, { said: [line('silenceAgain'), ...talk.last] });
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

function paged(talk: Talk, stage: Open, news: 'connecting' | 'calls-back' | 'exhausted'): Step {
  if (news === 'connecting')
    return stay(talk, stage, [{ do: 'say', said: [line('connecting')], interruptible: false }]);
  if (stage.at === 'emergency') return stay(talk, stage);
  if (news === 'exhausted')
    return stage.at === 'waiting'
      ? say(talk, { ...stage, news }, { said: [line('nobodyYet')], expect: WAITING })
      : stay(talk, stage);
  return stage.at === 'waiting' ? leave(talk, [line('willCallBack'), line('goodbye')]) : stay(talk, stage);
}

/** The words that tell what it is about: those said freely, not names, numbers and yeses. */
function addReason(reason: string[], stage: Stage, text: string, meaning: Meaning): string[] {
  const free =
    stage.at === 'opening' || stage.at === 'doubt' || stage.at === 'emergency' || stage.at === 'anything-else';
  const reply = stage.at === 'emergency' && meaning.yesNo !== null;
  return free && !reply && meaning.command === null && wordCount(text) >= 3 ? [...reason, text] : reason;
}

function withoutReason(talk: Talk): Talk['answers'] {
  const { reason: _, ...rest } = talk.answers;
  return rest;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
