import { stringify } from 'yaml';
import { QUEUES } from '../../src/desk/findings-departments.ts';
import { FINDINGS, type FindingRule } from '../../src/desk/findings-table.ts';
import type { Ending, FactKind } from '../../src/desk/form.ts';
import {
  ChoiceShape,
  EndingShape,
  FactShape,
  FieldShape,
  FormShape,
  FormsDocument,
  MatterShape,
  NoteShape,
} from '../../src/desk/forms-schema.ts';
import { inWords } from '../../src/desk/preview.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import { PLACEHOLDERS } from '../../src/desk/read-forms-placeholders.ts';
import { code, page, table } from './markdown.ts';

/** The parts of a JSON Schema that the forms use. */
interface Schema {
  description?: string;
  enum?: unknown[];
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
}

/** Objects of the document, in the order in which one writes them, with the heading of each. */
const OBJECTS: [shape: Schema, heading: string][] = [
  [FactShape as unknown as Schema, 'A fact: `facts:`'],
  [ChoiceShape as unknown as Schema, 'A choice of a fact: `choices:`'],
  [MatterShape as unknown as Schema, 'A matter: `matters:`'],
  [FormShape as unknown as Schema, 'A form: `forms:`'],
  [FieldShape as unknown as Schema, 'A question of a form: `fields:`'],
  [NoteShape as unknown as Schema, 'A note: `notes:`'],
  [EndingShape as unknown as Schema, 'An ending: `endings:`'],
];

const KINDS: Record<FactKind, string> = {
  name: 'A name, with its spelling; corrected in part ("no, e y at the end").',
  dob: 'A date of birth, in any spoken form.',
  phone: 'A telephone number; the number of the line is offered first.',
  medication: 'A medicine by any of its names.',
  dose: 'A strength.',
  pharmacy: 'A pharmacy and its street.',
  provider: "One of the practice's doctors and other clinicians.",
  carrier: 'An insurance plan.',
  member_id: 'A member number, read back one by one.',
  when: 'A day, a time, a span, or several.',
  visit: "A kind of visit: the caller's words, matched with the practice's own visit types.",
  address: 'An address.',
  email: 'An e-mail address, spoken ("at", "dot", "arroba"), spelled or written; read back letter by letter.',
  number: 'A whole number in its `range`.',
  code: 'Letters and digits, read back one by one.',
  yes_no: '`yes` or `no`.',
  choice: 'One of the `choices`; the id is kept.',
  words: 'Kept as it was said.',
};

const DEEDS: Record<Ending['do'], string> = {
  message: 'A message into the queue.',
  refill_task: 'A refill request into the queue.',
  book: 'The time that was agreed on is booked. Where that cannot be, a message.',
  move: 'The visit is moved to the time that was agreed on; the old time stands until then.',
  cancel: 'The visit is given back.',
  confirm: 'The visit is marked as confirmed.',
  wait_list: 'The patient goes on the waiting list.',
  answer: "The practice's approved answer is read out.",
  page: 'The clinician on call is rung.',
  transfer: 'The caller is put through to a person; a message where nobody answers.',
  end: 'Nothing but what is said.',
};

/** docs/reference/forms.md: every key of a forms file, what conditions can ask and braces can hold, and the forms there are. */
export function forms(): string {
  const desk = readDesk();
  return page(
    'The forms of the desk',
    'What the desk asks for each matter, in which order, and how it ends. A form is data: the files are in ' +
      '[forms](../../forms), and a practice changes what it wants in a file of its own ([the guide](../guides/forms.md)). ' +
      'The same as a schema, for editors that complete and check: [forms/forms.schema.json](../../forms/forms.schema.json). ' +
      'A key that is not listed here is refused, with file and line.',
    '## Sections',
    keys(FormsDocument as unknown as Schema),
    ...OBJECTS.flatMap(([shape, heading]) => [`## ${heading}`, shape.description ?? '', keys(shape)]),
    '## Kinds of facts',
    table(
      ['kind', 'what an answer is'],
      Object.entries(KINDS).map(([kind, about]) => [code(kind), about]),
    ),
    '## What an ending does',
    table(
      ['do', 'what happens'],
      Object.entries(DEEDS).map(([deed, about]) => [code(deed), about]),
    ),
    `A queue is a word for whose work it is, not a department of one practice: ${QUEUES.map(code).join(' ')}. It is the department ` +
      'with that id, else the one that takes such things by the practice file, else the one that takes what the caller wants.',
    '## Conditions',
    'A condition names facts and findings with what they must be, and all of it must hold. `known` and `unknown` ask whether there is ' +
      'a value at all; `false` holds as well where nothing is known. A fact of kind `choice` has the ids of its choices as values, one of kind ' +
      '`yes_no` has `yes` and `no` (in quotes, for YAML), a `number` its figure; of any other only `known` and `unknown` can be asked.',
    table(
      ['finding', 'what it is', 'values'],
      Object.entries<FindingRule>(FINDINGS).map(([name, { about, values }]) => [
        code(name),
        about,
        (name === 'matter' ? desk.matters.map(({ id }) => id) : values).map((value) => code(String(value))).join(' ') ||
          '-',
      ]),
    ),
    '## Braces',
    'A text may name facts of its form, as `{medication}`, and what stands here. A telephone number, a member number and a code are said one by ' +
      'one. In `read_back` the fact itself is `{value}`, a telephone number `{digits}`. A sentence in which something is not known is left out.',
    table(
      ['in braces', 'what it is', 'with'],
      Object.entries(PLACEHOLDERS).map(([name, { about, with: deeds }]) => [
        code(`{${name}}`),
        about,
        deeds === null ? 'any text' : deeds.map(code).join(' '),
      ]),
    ),
    '## Matters that come with Nightbell',
    table(
      ['matter', 'form'],
      desk.matters.map(({ id }) => [
        code(id),
        desk.forms
          .filter((form) => form.when?.matter === id)
          .map((form) => code(form.id))
          .join(' '),
      ]),
    ),
    '## Forms that come with Nightbell',
    table(
      ['form', 'for', 'asks for', 'ends with'],
      desk.forms.map((form) => [
        `${code(form.id)} ${form.title.en}`,
        form.intents.map(code).join(' ') + (form.when ? `, where ${inWords(form.when)}` : ''),
        form.fields.map((field) => code(field.fact) + (field.when ? '\\*' : '')).join(' ') || '-',
        [...new Set(form.endings.map((ending) => code(ending.do)))].join(' '),
      ]),
    ),
    '\\* only where its condition holds. Whole, with every text: `nightbell forms show ID`.',
  );
}

function keys(shape: Schema): string {
  return table(
    ['key', 'what it is', 'example'],
    Object.entries(shape.properties ?? {}).map(([key, one]) => [
      code(key) + (shape.required?.includes(key) ? ' (must be there)' : ''),
      (one.description ?? '') +
        (one.enum && one.enum.length < 20 ? ` One of ${one.enum.map((v) => code(String(v))).join(' ')}.` : ''),
      (one.examples ?? []).map((value) => code(example(key, value))).join(' '),
    ]),
  );
}

/** As it is written in a document, on one line. */
function example(key: string, value: unknown): string {
  return stringify({ [key]: value }, { collectionStyle: 'flow', lineWidth: 0 })
    .trim()
    .replace(/^\{\s*/, '')
    .replace(/\s*\}$/, '')
    .trim();
}
