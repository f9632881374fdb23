import type { Field } from '../../desk/forms.ts';
import { correctDigits } from '../../understanding/spoken-digits.ts';
import type { Meaning } from '../../understanding/types.ts';
import { nationalDigits } from '../spoken.ts';
import { line, QUICK, say } from './effects.ts';
import { ask, askAgain, fileMessage, readBack, settle, summarise, take } from './form.ts';
import type { Stage, Step, Talk } from './types.ts';

/** Read-backs that fail this often are left as they were heard last. */
const READ_BACKS = 3;

/** Facts that were said in passing fill open fields: nothing is asked that was already said. */
export function gather(talk: Talk, meaning: Meaning): Talk {
  let answers = talk.answers;
  for (const field of ['name', 'dob', 'phone'] as const) {
    const value = meaning.slots[field];
    if (typeof value === 'string' && !answers[field] && !meaning.uncertain.includes(field) && field !== 'phone') {
      answers = { ...answers, [field]: { value, confirmed: false } };
    }
  }
  const age = meaning.slots.age ?? talk.age;
  return answers === talk.answers && age === talk.age ? talk : { ...talk, answers, age };
}

export function heardInField(talk: Talk, stage: Extract<Stage, { at: 'field' }>, text: string, meaning: Meaning): Step {
  const { form, field, tries } = stage;
  if (field === 'reason') {
    if (!text.trim()) return askAgain(talk, form, field, tries);
    return settle({ ...talk, reason: [...talk.reason, text] }, form, field, { value: text, confirmed: false });
  }
  const value = meaning.slots[field];
  if (typeof value !== 'string') return askAgain(gather(talk, meaning), form, field, tries);
  return take(
    gather(
      { ...talk, answers: { ...talk.answers } },
      { ...meaning, slots: { ...meaning.slots, [field]: undefined } as Meaning['slots'] },
    ),
    form,
    field,
    value,
    meaning.uncertain.includes(field),
  );
}

export function heardOnLineNumber(talk: Talk, stage: Extract<Stage, { at: 'line-number' }>, meaning: Meaning): Step {
  const { form, tries } = stage;
  if (meaning.slots.phone) return readBack(talk, form, 'phone', meaning.slots.phone, 1);
  if (meaning.yesNo === 'yes' && talk.callerNumber)
    return settle(talk, form, 'phone', { value: talk.callerNumber, confirmed: true });
  if (meaning.yesNo === 'no' || tries >= 2)
    return say(
      talk,
      { at: 'field', form, field: 'phone', tries: 1 },
      { said: [line('askPhone')], expect: { ...QUICK, endSilenceMs: 1100, keys: 10 } },
    );
  return say(talk, { ...stage, tries: tries + 1 }, { said: talk.last, expect: { ...QUICK, endSilenceMs: 700 } });
}

export function heardInReadBack(
  talk: Talk,
  stage: Extract<Stage, { at: 'read-back' }>,
  text: string,
  meaning: Meaning,
): Step {
  const { form, field, value, tries } = stage;
  if (meaning.yesNo === 'yes' && !corrected(field, value, text, meaning))
    return settle(talk, form, field, { value, confirmed: true });
  const better = corrected(field, value, text, meaning);
  if (better && tries < READ_BACKS) return readBack(talk, form, field, better, tries + 1);
  if (tries >= READ_BACKS) return settle(talk, form, field, { value: better ?? value, confirmed: false });
  if (meaning.yesNo === 'no') return askAgain(talk, form, field, tries);
  return readBack(talk, form, field, value, tries + 1);
}

/** A whole new value, or one corrected in part ("the last four are eight oh three one"). */
function corrected(field: Field, value: string, text: string, meaning: Meaning): string | null {
  const whole = field === 'reason' ? undefined : meaning.slots[field];
  if (field === 'phone') {
    const digits = correctDigits(nationalDigits(value), text);
    const part = digits?.length === 10 ? `+1${digits}` : null;
    if (part && part !== value) return part;
  }
  return typeof whole === 'string' && whole !== value ? whole : null;
}

export function heardInSummary(
  talk: Talk,
  stage: Extract<Stage, { at: 'summary' }>,
  text: string,
  meaning: Meaning,
): Step {
  if (meaning.yesNo === 'yes') return fileMessage(confirmAll(talk));
  for (const field of ['phone', 'dob', 'name'] as const) {
    const now = talk.answers[field]?.value;
    const better = now ? corrected(field, now, text, meaning) : null;
    if (better)
      return stage.tries >= READ_BACKS
        ? fileMessage(talk)
        : summarise(
            { ...talk, answers: { ...talk.answers, [field]: { value: better, confirmed: false } } },
            stage.tries + 1,
            [{ do: 'fact', name: field, value: better, confirmed: false }],
          );
  }
  if (stage.tries >= READ_BACKS) return fileMessage(talk);
  if (meaning.yesNo === 'no') return say(talk, { at: 'change' }, { said: [line('whatToChange')] });
  return summarise(talk, stage.tries + 1);
}

const CHANGE_WORDS: [RegExp, Field][] = [
  [/\b(number|phone|telephone|n[uú]mero|tel[eé]fono)\b/i, 'phone'],
  [/\b(birth|birthday|date|nacimiento|fecha|cumplea[nñ]os)\b/i, 'dob'],
  [/\b(name|spell\w*|nombre|apellido)\b/i, 'name'],
  [/\b(message|reason|mensaje|motivo|recado)\b/i, 'reason'],
];

export function heardInChange(talk: Talk, text: string, meaning: Meaning): Step {
  const field = CHANGE_WORDS.find(([words]) => words.test(text))?.[1];
  if (!field)
    return meaning.yesNo === 'no' ? fileMessage(talk) : summarise({ ...talk, reason: [...talk.reason, text] }, 2);
  const answers = { ...talk.answers };
  delete answers[field];
  const open = {
    ...talk,
    answers,
    givenUp: talk.givenUp.filter((f) => f !== field),
    reason: field === 'reason' ? [] : talk.reason,
  };
  const said = meaning.slots[field === 'reason' ? 'symptom' : field];
  if (field !== 'reason' && typeof said === 'string') return take(open, 'message', field, said, true);
  if (field === 'phone')
    return say(
      open,
      { at: 'field', form: 'message', field, tries: 1 },
      { said: [line('askPhone')], expect: { ...QUICK, endSilenceMs: 1100, keys: 10 } },
    );
  return ask(open, 'message');
}

function confirmAll(talk: Talk): Talk {
  const answers = Object.fromEntries(Object.entries(talk.answers).map(([k, v]) => [k, { ...v, confirmed: true }]));
  return { ...talk, answers };
}
