import {
  type Answer,
  type Answers,
  FIELD_RULES,
  type Field,
  FORMS,
  type FormName,
  nextField,
} from '../../desk/forms.ts';
import type { Facts } from '../prompts/catalogue.ts';
import { nationalDigits, spokenDate } from '../spoken.ts';
import { leave, line, OPEN, QUICK, say } from './effects.ts';
import type { Effect, Expectation, Step, Talk } from './types.ts';

/** Starts a form, or goes on in a more urgent one with everything that was said already. */
export function startForm(before: Talk, form: FormName): Step {
  const crisis = (before.judgement?.crisis ?? false) && !before.crisisTold;
  const talk: Talk = {
    ...before,
    answers: withReason(before),
    crisisTold: before.crisisTold || crisis,
    langSettled: true,
  };
  const said = [...(crisis ? [line('crisisLine')] : []), line(form === 'urgent' ? 'urgentStart' : 'messageStart')];
  return ask(talk, form, said);
}

/** What was told freely is the reason already, unless it only said that a message or a person is wanted. */
function withReason(talk: Talk): Answers {
  if (talk.answers.reason || talk.reason.length === 0 || talk.intent === 'message' || talk.intent === 'human')
    return talk.answers;
  return { ...talk.answers, reason: { value: talk.reason.join('. '), confirmed: false } };
}

/** Asks for the first open field, or ends the form when there is none. */
export function ask(talk: Talk, form: FormName, said: Step['talk']['last'] = [], first: Effect[] = []): Step {
  const field = nextField(FORMS[form], talk.answers, talk.givenUp);
  if (!field) return finish(talk, form, said, first);
  if (field === 'phone' && talk.callerNumber) {
    return say(
      talk,
      { at: 'line-number', form, tries: 1 },
      {
        said: [...said, line('lineNumber', { digits: nationalDigits(talk.callerNumber) })],
        expect: { ...QUICK, endSilenceMs: 700 },
        first,
      },
    );
  }
  return say(
    talk,
    { at: 'field', form, field, tries: 1 },
    { said: [...said, line(FIELD_RULES[field].ask)], expect: expectField(field), first },
  );
}

export function askAgain(talk: Talk, form: FormName, field: Field, tries: number): Step {
  if (tries >= FORMS[form].tries) return ask({ ...talk, givenUp: [...talk.givenUp, field] }, form);
  return say(
    talk,
    { at: 'field', form, field, tries: tries + 1 },
    { said: [line(FIELD_RULES[field].again)], expect: expectField(field) },
  );
}

export function expectField(field: Field): Expectation {
  const rule = FIELD_RULES[field];
  return { endSilenceMs: rule.endSilenceMs, silenceMs: OPEN.silenceMs, keys: rule.keys || 1 };
}

/** Takes a value for a field; what must be read back is read back first. */
export function take(talk: Talk, form: FormName, field: Field, value: string, uncertain: boolean): Step {
  const rule = FIELD_RULES[field];
  if (rule.readBack && (rule.confirm === 'always' || uncertain)) return readBack(talk, form, field, value, 1);
  return settle(talk, form, field, { value, confirmed: false });
}

export function readBack(talk: Talk, form: FormName, field: Field, value: string, tries: number): Step {
  const prompt = FIELD_RULES[field].readBack ?? 'readBackPhone';
  return say(
    talk,
    { at: 'read-back', form, field, value, tries },
    {
      said: [line(prompt, factsOf(field, value, talk))],
      expect: { ...QUICK, endSilenceMs: 600 },
      first: [{ do: 'fact', name: field, value, confirmed: false }],
    },
  );
}

/** The fact stands: writes it down and goes on. */
export function settle(talk: Talk, form: FormName, field: Field, answer: Answer): Step {
  const answers: Answers = { ...talk.answers, [field]: answer };
  return ask(
    { ...talk, answers },
    form,
    [],
    [{ do: 'fact', name: field, value: answer.value, confirmed: answer.confirmed }],
  );
}

export function summarise(talk: Talk, tries: number, first: Effect[] = []): Step {
  const { name, dob, phone } = talk.answers;
  const facts: Facts = {
    name: name?.value ?? '',
    date: dob ? spokenDate(dob.value, talk.lang) : '',
    digits: phone ? nationalDigits(phone.value) : '',
    reason: talk.answers.reason?.value ?? talk.reason.join('. '),
  };
  return say(
    talk,
    { at: 'summary', tries },
    { said: summaryLines(facts), expect: { ...QUICK, endSilenceMs: 600 }, first },
  );
}

/** Only what is known is read back. */
function summaryLines(facts: Facts): Talk['last'] {
  const out: Talk['last'] = [line('summaryStart')];
  if (facts.name && facts.date) out.push(line('summaryPatient', facts));
  else if (facts.name) out.push(line('summaryName', facts));
  if (facts.digits) out.push(line('summaryPhone', facts));
  if (facts.reason) out.push(line('summaryReason', facts));
  return [...out, line('isThatRight')];
}

function finish(talk: Talk, form: FormName, said: Talk['last'], first: Effect[]): Step {
  if (FORMS[form].summary) {
    const step = summarise(talk, 1, first);
    return said.length === 0
      ? step
      : { ...step, effects: step.effects.map((e) => (e.do === 'say' ? { ...e, said: [...said, ...e.said] } : e)) };
  }
  return startWaiting(talk, said, first);
}

/** The facts are there: on call is rung and the caller may hold. */
export function startWaiting(talk: Talk, said: Talk['last'] = [], first: Effect[] = []): Step {
  if (talk.page === 'calls-back') {
    const told = withInstructions(talk, [...said, line('willCallBack')]);
    return leave(told.talk, [...told.said, line('goodbye')], first);
  }
  const page: Effect[] = talk.page === 'none' ? [{ do: 'page' }] : [];
  const news = talk.page === 'exhausted' ? 'exhausted' : 'ringing';
  const told = withInstructions(talk, [...said, line(news === 'exhausted' ? 'nobodyYet' : 'paging')]);
  return say(
    { ...told.talk, page: news },
    { at: 'waiting', news },
    {
      said: told.said,
      expect: WAITING,
      first: [...first, ...page],
    },
  );
}

/** While the ladder runs the caller hears something at least this often. */
export const WAITING: Expectation = { endSilenceMs: 700, silenceMs: 18_000, keys: 1 };

export function factsOf(field: Field, value: string, talk: Talk): Facts {
  if (field === 'phone') return { digits: nationalDigits(value) };
  if (field === 'dob') return { date: spokenDate(value, talk.lang) };
  return { name: value };
}

export function fileMessage(talk: Talk): Step {
  const told = withInstructions(talk, [line(doneOf(talk))]);
  return say(
    told.talk,
    { at: 'anything-else' },
    {
      said: [...told.said, line('anythingElse')],
      expect: QUICK,
      first: [{ do: 'message', complete: true }],
    },
  );
}

/** What the caller may count on: the same day, the next one, or in its turn. */
function doneOf({ judgement }: Talk): 'messageDoneSameDay' | 'messageDone' | 'messageDoneRoutine' {
  if (judgement?.disposition === 'same_day') return 'messageDoneSameDay';
  return judgement?.tier === 'semi_urgent' ? 'messageDone' : 'messageDoneRoutine';
}

/** Approved instructions of the practice for what was found, each once in a call. */
export function withInstructions(talk: Talk, said: Talk['last']): { talk: Talk; said: Talk['last'] } {
  const due = (talk.judgement?.instructions ?? []).filter((id) => !talk.told.includes(id));
  return {
    talk: { ...talk, told: [...talk.told, ...due] },
    said: [...said, ...due.map((id) => ({ prompt: `protocol-text.${id}` as const }))],
  };
}

export function goodbye(talk: Talk): Step {
  const told = withInstructions(talk, []);
  return leave(told.talk, [...told.said, line('goodbye')]);
}
