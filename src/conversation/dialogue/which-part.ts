import type { Form } from '../../desk/form.ts';
import { line, say } from './effects.ts';
import { ask, askFact, fieldsOf } from './fields.ts';
import { formOf } from './matters.ts';
import { saidText } from './texts.ts';
import type { Stage, Step, Talk } from './types.ts';

type Change = Extract<Stage, { at: 'change' }>;

/** What a part of a summary is called, and the words that name it: asked "which part is wrong", a caller says one of these. */
const PARTS: { fact: string; en: string; es: string; words: RegExp }[] = [
  {
    fact: 'phone',
    en: 'the number',
    es: 'el número',
    words: /\b(phone|telephone|call ?back|n[uú]mero|tel[eé]fono|(?<!member |account |group )number)\b/i,
  },
  {
    fact: 'dob',
    en: 'the date of birth',
    es: 'la fecha de nacimiento',
    words: /\b(birth|birthday|nacimiento|cumplea[nñ]os)\b/i,
  },
  {
    fact: 'medication',
    en: 'the medicine',
    es: 'la medicina',
    words: /\b(medicine|medication|drug|pill|medicina|medicamento|pastilla)\b/i,
  },
  { fact: 'dose', en: 'the strength', es: 'la dosis', words: /\b(strength|dose|milligrams?|dosis|miligramos)\b/i },
  { fact: 'days_left', en: 'how much is left', es: 'lo que le queda', words: /\b(days|left|quedan?|d[ií]as que)\b/i },
  { fact: 'pharmacy', en: 'the pharmacy', es: 'la farmacia', words: /\b(pharmacy|drug ?store|farmacia|botica)\b/i },
  { fact: 'carrier', en: 'the insurance', es: 'el seguro', words: /\b(insurance|plan|carrier|aseguranza|seguro)\b/i },
  { fact: 'member_id', en: 'the member number', es: 'el número de miembro', words: /\b(member|id|miembro)\b/i },
  { fact: 'provider', en: 'the doctor', es: 'el doctor', words: /\b(doctor|provider|doctora)\b/i },
  {
    fact: 'duration',
    en: 'since when',
    es: 'desde cuándo',
    words: /\b(since|how long|started|start|began|beginning|desde|cu[aá]nto tiempo|empez\w+)\b/i,
  },
  { fact: 'when', en: 'the day', es: 'el día', words: /\b(day|time|d[ií]a|hora)\b/i },
  { fact: 'name', en: 'the name', es: 'el nombre', words: /\b(name|spell\w*|nombre|apellido)\b/i },
  { fact: 'reason', en: 'the message', es: 'el mensaje', words: /\b(message|reason|mensaje|motivo|recado)\b/i },
];

/** Asks which part it is, by the names of those that were read out; asked again, with a key for each. */
export function whichPart(talk: Talk, form: Form, tries: number): Step {
  const parts = partsOf(talk, form);
  const list = (lang: 'en' | 'es', or: string): string => {
    const names = parts.map((part) => part[lang]);
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}` : (names[0] ?? '');
  };
  const text = {
    en: `Which part is wrong: ${list('en', 'or')}?`,
    es: `¿Qué parte está mal: ${list('es', 'o')}?`,
  };
  const keys =
    tries > 1
      ? parts.slice(0, 9).map((part, i) => line('keysChoice', { key: String(i + 1), choice: part[talk.lang] }))
      : [];
  const asked = parts.length > 0 ? saidText(talk, 'desk.which-part', text) : line('whatToChange');
  return say(talk, { at: 'change', form: form.id, tries }, { said: [asked, ...keys] });
}

/** The parts of a summary that can be named, in the order in which they are asked for. */
function partsOf(talk: Talk, form: Form): (typeof PARTS)[number][] {
  const stated = fieldsOf(talk, form).map((f) => f.fact);
  return stated.flatMap((fact) => (talk.facts[fact] ? PARTS.filter((part) => part.fact === fact) : []));
}

export function askWhichPart(talk: Talk, formId: string): Step {
  return whichPart(talk, formOf(talk, formId), 1);
}

/** The part that the words name, of those that a form has. */
export function partNamed(text: string, has: readonly string[]): string | undefined {
  return PARTS.find((part) => part.words.test(text) && has.includes(part.fact))?.fact;
}

/** The key of a part that was named with it. null: there is none. */
export function keyedPart(talk: Talk, stage: Change, digits: string): Step | null {
  const form = formOf(talk, stage.form);
  const part = partsOf(talk, form)[Number(digits) - 1];
  return part ? askPartAnew(talk, form, part.fact) : null;
}

/** One part is asked for anew, as if it had not been said. */
export function askPartAnew(talk: Talk, form: Form, fact: string): Step {
  const { [fact]: _, ...facts } = talk.facts;
  const open: Talk = {
    ...talk,
    facts,
    givenUp: talk.givenUp.filter((f) => f !== fact),
    matters: talk.matters.map((m, i) => (i === 0 ? { ...m, agreed: false } : m)),
  };
  // The line's number was not the right one: it is not offered again.
  if (fact === 'phone') return askFact(open, form.id, fact);
  return ask(open, form.id);
}
