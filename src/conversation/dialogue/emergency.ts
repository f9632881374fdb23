import { isAtLeast } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { line, OPEN, QUICK, say, stay } from './effects.ts';
import { WHO } from './expected-of.ts';
import { gather } from './facts.ts';
import { SAYS_NOTHING_YET } from './matters.ts';
import { startMatter } from './opening.ts';
import { graveFlags, hasNewEmergency, takesBack } from './taken-back.ts';
import type { Effect, Stage, Step, Talk, Wish } from './types.ts';
import { takeUp } from './whose.ts';

/**
 * How often the instruction is said to somebody who does not say that they will call, before a person is tried: about half a minute. Who
 * can't answer can't call either.
 */
const TIMES = 3;
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

const CALLS =
  /\b(i'?ll|i will|i am|i'?m|we'?ll|we are|we'?re|he'?s|she'?s|he'?ll|she'?ll) (just |now |going to |gonna |already )*(call|calling|cole|coal|col|ring|ringing|dial|dialing|phone|phoning)\b|\b(voy a|vamos a|ya|ahora|ahorita|ya la|ya los|ya le) (la |los |le |les )?(llam(ar|o|amos)|marc(ar|o|amos))\b/iu;
const CALLS_NOT =
  /\b(not|n'?t|never|no|nobody|sooner|rather|if|when|tomorrow|monday|doctor|office|you|manana|doctora?|si|cuando|despues|later|in the morning)\b/iu;

/** "Oh my. Okay, calling": said by somebody who is dialling already. */
const CALLS_NOW =
  /^\W*((oh|my|god|lord|gosh|goodness|no|dear|jesus|wow|okay|ok|alright|all right|right|yes|yeah|fine|well|so|then|and|um|uh|ay|dios|mio|bueno|ya|si|esta bien|pues)\W+)*(calling|dialing|dialling|phoning|ringing|on it|doing it|will do|i will|llamando|marcando|ya llamo|ahora llamo|lo hago)( it| them| now| right now| 911| nine one one| an ambulance| ya| ahora)*\W*$/iu;

/** "Well, if you say so. I'll ring them now": no yes, and one all the same. */
function willCall(said: string): boolean {
  const text = unaccented(said);
  return (
    CALLS_NOW.test(text) ||
    text.split(/[.;!?]/).some((clause) => CALLS_NOW.test(clause) && clause.trim() !== '') ||
    text.split(/[.;!?]|\bpero\b|\bbut\b/).some((clause) => CALLS.test(clause) && !CALLS_NOT.test(clause))
  );
}

export function heardInEmergency(before: Talk, stage: Emergency, meaning: Meaning, text = ''): Step {
  const talk = gather(before, meaning);
  if (stage.checking) return checked(talk, stage, stage.checking, meaning, text);
  if (!(talk.judgement?.crisis ?? false) && stage.times <= TIMES && takesBack(text))
    return check(talk, stage, { known: graveFlags(talk.judgement), wish: wishIn(meaning, text) });
  // Who was asked for while they reach for the telephone: it goes to the clinician, and the caller on to 911.
  const told = ['name', 'dob', 'duration'].some((fact) => talk.facts[fact] !== before.facts[fact]);
  if (stage.heard && told) return goNow(talk, { ...stage, times: 0 });
  const agrees = meaning.yesNo === 'yes' || (meaning.command === 'goodbye' && meaning.yesNo !== 'no') || willCall(text);
  if (agrees) return stage.heard ? goNow(talk, { ...stage, began: true, times: 0 }) : confirmed(talk, stage);
  // Who has agreed and still speaks hears that they may go, and not that they have not been heard.
  if (stage.heard && stage.began && meaning.yesNo !== 'no') return goNow(talk, { ...stage, times: 0 });
  // Whatever is said while a person is tried does not put that off.
  return stage.times > TIMES ? stay(talk, stage) : again(talk, stage);
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
  if (!stage.heard && !(name && dob))
    return say(
      talk,
      { ...stage, heard: true, times: 0 },
      {
        said: [dialNow(talk), line('emergencyNoteTime'), line('emergencyWho')],
        interruptible: false,
        expect: { ...OPEN, expected: WHO, silenceMs: STILL_THERE_MS },
      },
    );
  return goNow(talk, stage);
}

/** Who answers and is still there is asked when it began: they are asked that next. Once, and the last word is 911. */
function goNow(talk: Talk, stage: Emergency): Step {
  if (talk.facts.name && !talk.facts.duration && !stage.began)
    return say(
      talk,
      { ...stage, heard: true, times: 0, began: true },
      {
        said: [line('emergencyBegan'), line('emergencyDial')],
        interruptible: false,
        expect: { ...OPEN, silenceMs: STILL_THERE_MS },
      },
    );
  return say(
    talk,
    { ...stage, heard: true, times: 0 },
    {
      said: [dialNow(talk), line('emergencyNoteTime')],
      interruptible: false,
      expect: { ...QUICK, silenceMs: STILL_THERE_MS },
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
function standDown(was: Talk, { known, wish }: Checking): Step {
  const before = takeUp(was);
  const talk: Talk = { ...before, withdrawn: [...before.withdrawn, ...known], intent: wish?.intent ?? 'other' };
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
  const ask = stage.heard ? [] : [line('emergencyHeard')];
  return say(
    talk,
    { ...stage, times },
    {
      said: [line('emergencyAgain'), ...why, ...ask],
      interruptible: false,
      expect: { ...QUICK, silenceMs: stage.heard ? STILL_THERE_MS : AGAIN_MS },
    },
  );
}
