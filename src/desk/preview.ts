import { LANGS } from '../lang.ts';
import { FINDINGS } from './findings-table.ts';
import type { Condition, Desk, Ending, FactRule, Form, FormField, Text } from './form.ts';

const DEEDS: Record<Ending['do'], string> = {
  message: 'a message is written down',
  refill_task: 'a refill request is written down',
  book: 'the time is booked',
  move: 'the visit is moved',
  cancel: 'the visit is cancelled',
  confirm: 'the visit is confirmed',
  wait_list: 'the patient goes on the waiting list',
  answer: "the practice's answer is read out",
  page: 'the clinician on call is paged',
  transfer: 'the caller is put through to a person',
  end: 'nothing more is done',
};

/** Every form in one line: id, title, what it is for. */
export function listForms(desk: Desk): string {
  const width = Math.max(...desk.forms.map(({ id }) => id.length));
  return desk.forms
    .map(({ id, title, intents, when }) => {
      const given = when ? `, where ${inWords(when)}` : '';
      return `${id.padEnd(width)}  ${title.en} (${intents.join(', ')}${given})`;
    })
    .join('\n');
}

/** A form as a person would hear it: the questions in order with their conditions, then the endings, in both languages. */
export function previewForm(desk: Desk, form: Form): string {
  const lines = [
    `${form.id}: ${form.title.en} / ${form.title.es}`,
    `  for ${form.intents.join(', ')}${form.when ? `, where ${inWords(form.when)}` : ''}`,
  ];
  if (form.verify) lines.push('  who it is for is verified first: two identifiers that match');
  if (form.start) lines.push('', '  begins', ...spoken(form.start));
  form.fields.forEach((field, i) => {
    lines.push('', ...question(field, desk.facts.get(field.fact), i + 1));
  });
  if (form.notes.length) lines.push('', '  lets callers know');
  for (const note of form.notes) lines.push(`  - ${given(note.when)}`, ...spoken(note.say));
  if (form.summary) lines.push('', '  everything is read back as one summary');
  lines.push('', '  ends with the first of these that holds');
  for (const ending of form.endings) lines.push(`  - ${given(ending.when)}${endingOf(ending)}`, ...spoken(ending.say));
  return lines.join('\n');
}

function question(field: FormField, rule: FactRule | undefined, n: number): string[] {
  const more = [
    field.required ? 'must be known' : '',
    `${field.tries} ${field.tries === 1 ? 'try' : 'tries'}`,
    rule?.confirm === 'always' ? 'always read back' : '',
    rule?.keys ? `${rule.keys} keys` : '',
  ].filter(Boolean);
  return [
    `  ${n}. ${field.fact}${field.when ? `, asked ${given(field.when).replace(/: $/, '')}` : ''} (${more.join(', ')})`,
    ...spoken(field.ask ?? rule?.ask ?? { en: '', es: '' }),
  ];
}

function endingOf(ending: Ending): string {
  return [
    DEEDS[ending.do],
    ending.queue ? `for ${ending.queue}` : '',
    ending.raise ? `at least ${ending.raise} from here on` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function spoken(text: Text): string[] {
  return LANGS.map((lang) => `     ${lang}  ${text[lang]}`);
}

function given(when: Condition | null): string {
  return when ? `where ${inWords(when)}: ` : '';
}

/** A condition in words: "supply is out or low, and controlled is not so". */
export function inWords(condition: Condition): string {
  return Object.entries(condition)
    .map(([key, wanted]) => {
      const values = [wanted].flat().map((value) => {
        if (value === 'known' || value === 'unknown') return value;
        return typeof value === 'boolean' ? (value ? 'so' : 'not so') : String(value);
      });
      const name = Object.hasOwn(FINDINGS, key) ? key.replaceAll('_', ' ') : key;
      return `${name} is ${values.join(' or ')}`;
    })
    .join(', and ');
}
