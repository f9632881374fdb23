import { isAtLeast } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { isAbuse } from './cover.ts';
import { line, OPEN, QUICK, say, stay } from './effects.ts';
import { asksBeforeDialling, asksWho, isChildSpeaking, toldSince, willCall } from './emergency-words.ts';
import { WHO } from './expected-of.ts';
import { gather } from './facts.ts';
import { SAYS_NOTHING_YET } from './matters.ts';
import { doesNotKnow } from './no-answer.ts';
import { startMatter } from './opening.ts';
import { graveFlags, hasNewEmergency, takesBack } from './taken-back.ts';
import type { Effect, Stage, Step, Talk, Wish } from './types.ts';
import { takeUp } from './whose.ts';

/**
 * How often the instruction is said to somebody who does not say that they will call, before a person is tried: about half a minute. Who
 * can't answer can't call either.
 */
const TIMES = 3;
/** Who has agreed and still speaks is told to dial so often more, in the shortest words; then the line is held without a word. */
const SHORT = 2;
/** How long it waits for a yes before it says it again, in ms. */
const AGAIN_MS = 4_000;
/** After a yes the caller should be dialling; somebody still there is told again. */
const STILL_THERE_MS = 12_000;

const page = (talk: Talk): { talk: Talk; first: Effect[] } =>
  talk.page === 'none' ? { talk: { ...talk, page: 'ringing' }, first: [{ do: 'page' }] } : { talk, first: [] };

/** Whether on call is told of it: always of a crisis, and otherwise by the practice's rule. */
const isTold = ({ house, judgement }: Talk): boolean =>
  house.tellsEmergencies !== false || (judgement?.crisis ?? false);
const dialNow = (talk: Talk) => line(isTold(talk) ? 'emergencyGo' : 'emergencyGoAlone');

/** The instruction, in the very next sentence, before any question (S2). On call is told at the same moment. */
export function enterEmergency(before: Talk): Step {
  const { talk, first } = page(before);
  const crisis = talk.judgement?.crisis ?? false;
  return say(
    { ...talk, crisisTold: talk.crisisTold || crisis },
    { at: 'emergency', times: 1, heard: false },
    {
      said: [
        line('emergency'),
        ...(crisis ? [line('crisisLine')] : []),
        ...(isTold(talk) ? [line('emergencyTold')] : []),
        line('emergencyHeard'),
      ],
      interruptible: false,
      expect: { ...QUICK, silenceMs: AGAIN_MS },
      first,
    },
  );
}

type Emergency = Extract<Stage, { at: 'emergency' }>;

export function heardInEmergency(before: Talk, stage: Emergency, heard: Meaning, text = ''): Step {
  const meaning = bornIsNotBegan(heard);
  const talk = gather(withoutGuess(before, meaning), meaning);
  if (stage.checking) return checked(talk, stage, stage.checking, meaning, text);
  // Since when is an answer to who it is once that is known.
  const asked = talk.facts.name ? ['name', 'dob', 'phone', 'duration'] : ['dob', 'phone'];
  const told = asked.some((fact) => talk.facts[fact] !== before.facts[fact]);
  // A year that was asked for, with a name or a birthday, takes nothing back.
  const answers = stage.heard && told;
  if (!(talk.judgement?.crisis ?? false) && stage.times <= TIMES && !answers && takesBack(text))
    return check(talk, stage, { known: graveFlags(talk.judgement), wish: wishIn(meaning, text) });
  const asks = asksBeforeDialling(text);
  if (asks) return dialling(talk, stage, asks);
  // Who was asked for while they reach for the telephone: it goes to the clinician, and the caller on to 911.
  if (answers) {
    const { began: _, ...rest } = stage;
    return goNow(talk, { ...(spokenOver(before, talk, stage) ? { ...rest, beganAgain: true } : stage), times: 0 });
  }
  const agrees = meaning.yesNo === 'yes' || (meaning.command === 'goodbye' && meaning.yesNo !== 'no') || willCall(text);
  if (agrees) return stage.heard ? goNow(talk, { ...stage, began: true, times: 0 }) : confirmed(talk, stage);
  // Who has agreed and still speaks hears that they may go, and not that they have not been heard.
  if (stage.heard && stage.began && (meaning.yesNo !== 'no' || doesNotKnow(text)))
    return goNow(talk, { ...stage, times: 0 });
  // Whatever is said while a person is tried does not put that off.
  return stage.times > TIMES ? stay(talk, stage) : again(talk, stage);
}

/** A birthday is not since when it hurts, though that was asked. */
function bornIsNotBegan(meaning: Meaning): Meaning {
  const { duration: _, ...slots } = meaning.slots;
  return meaning.slots.dob ? { ...meaning, slots } : meaning;
}

/** Since when was asked while they went on telling who it is: they did not hear it. */
function spokenOver(before: Talk, talk: Talk, stage: Emergency): boolean {
  const asked = before.last.some((said) => 'prompt' in said && said.prompt === 'emergencyBegan');
  return asked && !stage.beganAgain && !talk.facts.duration;
}

/** Who the patient is, told when asked, stands before a name that was only mentioned, or the caller's own. */
function withoutGuess(talk: Talk, { slots }: Meaning): Talk {
  const { name, ...facts } = talk.facts;
  if (!name || name.confirmed || name.stands || !asksWho(talk) || !slots.name?.includes(' ')) return talk;
  return slots.name === name.value ? talk : { ...talk, facts };
}

export function keysInEmergency(talk: Talk, stage: Emergency, digits: string): Step {
  if (stage.checking && digits === '2') return standDown(talk, stage.checking);
  return digits === '1' && !stage.checking ? confirmed(talk, stage) : again(talk, stage);
}

export function silenceInEmergency(talk: Talk, stage: Emergency): Step {
  return again(talk, stage);
}

/** The caller agrees. Only now, and once, is asked who it is: on call wants to know, and nobody is kept from dialling. */
function confirmed(talk: Talk, stage: Emergency): Step {
  const { name, dob } = talk.facts;
  if (!stage.heard && !(name && dob) && !isChildSpeaking(talk.reason))
    return say(
      talk,
      { ...stage, heard: true, times: 0, goes: 1 },
      {
        said: [dialNow(talk), line('emergencyNoteTime'), line('emergencyWho')],
        interruptible: false,
        expect: { ...OPEN, expected: WHO, silenceMs: STILL_THERE_MS },
      },
    );
  return goNow(talk, stage);
}

/** Who answers and is still there is asked when it began, once, and only what nobody told: they are asked that next. The last word is 911. */
function goNow(talk: Talk, stage: Emergency): Step {
  const goes = stage.goes ?? 0;
  const next: Emergency = { ...stage, heard: true, times: 0 };
  const expect = { ...QUICK, silenceMs: STILL_THERE_MS };
  // The line may be one on which the other answers.
  if (isAbuse(talk) && !stage.safe && !talk.facts.phone && talk.facts.name)
    return say(
      talk,
      { ...next, safe: true, began: true },
      {
        said: [line('emergencySafeNumber'), line('emergencyDial')],
        interruptible: false,
        expect: { ...OPEN, silenceMs: STILL_THERE_MS },
      },
    );
  const known = talk.facts.duration || toldSince(talk.reason) || isChildSpeaking(talk.reason);
  if (talk.facts.name && !known && !stage.began)
    return say(
      talk,
      { ...next, began: true },
      {
        said: [line('emergencyBegan'), line('emergencyDial')],
        interruptible: false,
        expect: { ...OPEN, silenceMs: STILL_THERE_MS },
      },
    );
  if (goes > SHORT) return stay(talk, next, [{ do: 'expect', expect, langs: [talk.lang] }]);
  const said = goes === 0 ? [dialNow(talk), line('emergencyNoteTime')] : [line('emergencyDialNow')];
  return say(talk, { ...next, goes: goes + 1 }, { said, interruptible: false, expect });
}

/** A word to what somebody asks who is about to dial. */
function dialling(talk: Talk, stage: Emergency, prompt: NonNullable<ReturnType<typeof asksBeforeDialling>>): Step {
  const { name, dob } = talk.facts;
  const who = !stage.heard && !(name && dob) && !isChildSpeaking(talk.reason);
  return say(
    talk,
    { ...stage, heard: true, began: true, times: 0, goes: Math.max(1, stage.goes ?? 0) },
    {
      said: [line(prompt), ...(who ? [line('emergencyWho')] : [])],
      interruptible: false,
      expect: who ? { ...OPEN, expected: WHO, silenceMs: STILL_THERE_MS } : { ...QUICK, silenceMs: STILL_THERE_MS },
    },
  );
}

/** The instruction once more, and a person on the line. */
export function tryPerson(talk: Talk, stage: Emergency, said: Talk['last']): Step {
  return stay(talk, { ...stage, times: TIMES + 1 }, [{ do: 'say', said, interruptible: false }, { do: 'operator' }]);
}

type Checking = NonNullable<Emergency['checking']>;

/** What was wanted beside it, to go on with. */
function wishIn({ intents }: Meaning, words: string): Wish | null {
  const intent = intents.find((one) => one !== 'symptom' && one !== 'wrong_number' && !SAYS_NOTHING_YET.has(one));
  return intent ? { intent, words } : null;
}

/** It was taken back: asked once whether it is so now, instead of saying 911 for ever. */
function check(talk: Talk, { checking: _, ...stage }: Emergency, checking: Checking): Step {
  return say(
    talk,
    { ...stage, checking },
    { said: [line('emergencyCheck')], expect: { ...QUICK, silenceMs: AGAIN_MS } },
  );
}

/** Only a no, or the same taken back once more, ends it; whatever else is said, and silence, is 911 again (S4). */
function checked(talk: Talk, stage: Emergency, checking: Checking, meaning: Meaning, text: string): Step {
  const wish = checking.wish ?? wishIn(meaning, text);
  const known = [...checking.known, ...(takesBack(text) ? graveFlags(talk.judgement) : [])];
  const no = meaning.yesNo !== 'yes' && (meaning.yesNo === 'no' || takesBack(text));
  if (no && !hasNewEmergency(talk.judgement, known)) return standDown(talk, { known, wish });
  const { checking: _, ...open } = stage;
  return meaning.yesNo === 'yes' || stage.times < TIMES ? again(talk, open) : confirmed(talk, open);
}

/** On with the call. Its tier stays in the record (S1), and whoever is on call has been told. */
function standDown(was: Talk, { known, wish: now }: Checking): Step {
  const { matters, ...before } = takeUp(was);
  // A refill that waits is begun now, and not a second time behind itself.
  const waits = matters.find((one) => !one.begun && one.intent === 'refill');
  const wish = now ?? (waits ? { intent: waits.intent, words: waits.words } : null);
  const talk: Talk = {
    ...before,
    matters: matters.filter((one) => one !== waits || wish?.intent !== 'refill'),
    withdrawn: [...before.withdrawn, ...known],
    intent: wish?.intent ?? 'other',
  };
  const told = isTold(talk) && isAtLeast(talk.judgement?.tier ?? 'unclear', 'urgent') ? [line('emergencyWasTold')] : [];
  const said = [line('emergencyNotNow'), ...told];
  if (!wish) return say(talk, { at: 'opening', silences: 0 }, { said: [...said, line('howCanIHelp')] });
  const next = startMatter(talk, wish.intent, wish.words, null);
  let first = true;
  const effects = next.effects.map((e): Effect => {
    if (e.do !== 'say' || !first) return e;
    first = false;
    return { ...e, said: [...said, ...e.said] };
  });
  return { ...next, effects: first ? [{ do: 'say', said, interruptible: true }, ...effects] : effects };
}

function again(talk: Talk, { checking: _, ...stage }: Emergency): Step {
  const times = stage.times + 1;
  // While somebody is being reached it is asked who it is: whoever takes the call wants to know.
  const who = talk.facts.name && talk.facts.dob ? [] : [line('emergencyWhoMeanwhile')];
  if (times > TIMES) return tryPerson(talk, stage, [line('emergencyAgain'), line('emergencyPerson'), ...who]);
  const why = times === 2 ? [line('emergencyWhy'), line('emergencyNoteTime')] : [];
  if (!stage.heard)
    return say(
      talk,
      { ...stage, times },
      {
        said: [line('emergencyAgain'), ...why, line('emergencyHeard')],
        interruptible: false,
        expect: { ...QUICK, silenceMs: AGAIN_MS },
      },
    );
  // Who was asked who it is, and told something else that mattered more to them, is asked once more.
  const asksWho = !talk.facts.name && !stage.whoAgain && !isChildSpeaking(talk.reason);
  return say(
    talk,
    { ...stage, times, ...(asksWho && { whoAgain: true }) },
    {
      said: [line('emergencyAgain'), ...why, ...(asksWho ? [line('emergencyWho')] : [])],
      interruptible: false,
      expect: asksWho ? { ...OPEN, expected: WHO, silenceMs: STILL_THERE_MS } : { ...QUICK, silenceMs: STILL_THERE_MS },
    },
  );
}
