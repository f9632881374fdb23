import { type Static, type TSchema, Type } from 'typebox';
import { TIERS } from '../triage/types.ts';
import { INTENTS } from '../understanding/types.ts';
import { QUEUES } from './findings-departments.ts';
import type { Ending, FactKind, FactRule } from './form.ts';

/**
 * The shape of a forms file, for the reader, for editors (forms/forms.schema.json is this, written out) and for docs/reference/forms.md.
 * No key of a fact or a form is required here: a practice's own file names only what it changes. What must be there once all files are
 * laid over one another is checked in read-forms-checks.ts.
 */
export const FACT_KINDS = [
  'name',
  'dob',
  'phone',
  'medication',
  'dose',
  'pharmacy',
  'provider',
  'carrier',
  'member_id',
  'when',
  'visit',
  'address',
  'email',
  'number',
  'code',
  'yes_no',
  'choice',
  'words',
] as const satisfies readonly FactKind[];
export const CONFIRMS = ['always', 'in-doubt', 'never'] as const satisfies readonly FactRule['confirm'][];
export const DEEDS = [
  'message',
  'refill_task',
  'book',
  'move',
  'cancel',
  'confirm',
  'wait_list',
  'answer',
  'page',
  'transfer',
  'end',
] as const satisfies readonly Ending['do'][];

const strict = { additionalProperties: false };
/** Ids are small letters, digits and underscores. */
export const ID = '^[a-z][a-z0-9_]*$';

export const TextShape = Type.Object(
  {
    en: Type.String({ minLength: 1, description: 'As it is said in English.' }),
    es: Type.String({ minLength: 1, description: 'As it is said in Spanish.' }),
  },
  { ...strict, description: 'A text that callers hear, in both languages, with facts in braces.' },
);
const text = (description: string, example?: unknown) =>
  Type.Object(TextShape.properties, { ...strict, description, ...(example ? { examples: [example] } : {}) });

const plain = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
export const ConditionShape = Type.Record(
  Type.String({ pattern: ID }),
  Type.Union([plain, Type.Array(plain, { minItems: 1 })]),
  {
    description:
      'Facts and findings with what they must be; a list means any of these; `known` and `unknown` ask whether it is known at all. All must hold.',
    examples: [{ supply: ['out', 'low'], controlled: false }],
  },
);

export const ChoiceShape = Type.Object(
  {
    id: Type.String({ pattern: ID, description: 'What is written down.', examples: ['self'] }),
    say: text('How the choice is said again.', { en: 'for yourself', es: 'para usted' }),
    words: Type.String({
      minLength: 1,
      description:
        'What callers say for it, in either language: patterns of the protocol, one a line or parted by commas.',
      examples: ['myself, for me, para mí'],
    }),
  },
  { ...strict, description: 'One answer of a question of kind `choice`.' },
);

export const FactShape = Type.Object(
  {
    kind: Type.Optional(
      Type.Enum([...FACT_KINDS], {
        description: 'How an answer is understood, checked and said again.',
        examples: ['pharmacy'],
      }),
    ),
    ask: Type.Optional(
      text('The question.', { en: 'Which pharmacy should it go to?', es: '¿A qué farmacia se manda?' }),
    ),
    again: Type.Optional(
      text('The question once more, in other words: after silence, or an answer that could not be used.', {
        en: 'Please say the name of the pharmacy and its street.',
        es: 'Por favor diga el nombre de la farmacia y la calle.',
      }),
    ),
    last: Type.Optional(
      text('The question a third time, in words of its own. Left out: `again` once more.', {
        en: 'The town alone will do. Which town is the pharmacy in?',
        es: 'Basta con la ciudad. ¿En qué ciudad está la farmacia?',
      }),
    ),
    read_back: Type.Optional(
      text('Said to make sure of this one fact. Left out: it is never read back alone.', {
        en: 'I have {pharmacy}. Is that right?',
        es: 'Tengo {pharmacy}. ¿Es correcto?',
      }),
    ),
    confirm: Type.Optional(
      Type.Enum([...CONFIRMS], {
        description: 'When it is read back: always, only when it was heard with doubt, or never.',
        examples: ['in-doubt'],
      }),
    ),
    keys: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 32,
        description: 'How many keys of the telephone make an answer; 0: none.',
        examples: [10],
      }),
    ),
    end_silence: Type.Optional(
      Type.Integer({
        minimum: 300,
        maximum: 3000,
        description: 'Silence that ends an answer, in ms: people pause inside numbers.',
        examples: [1100],
      }),
    ),
    choices: Type.Optional(Type.Array(ChoiceShape, { description: 'The answers of a question of kind `choice`.' })),
    range: Type.Optional(
      Type.Array(Type.Integer(), {
        minItems: 2,
        maxItems: 2,
        description: 'Least and greatest of a `number`.',
        examples: [[0, 365]],
      }),
    ),
  },
  { ...strict, description: 'What is to know about one fact, whatever form asks for it.' },
);

export const FieldShape = Type.Object(
  {
    fact: Type.String({ description: 'Which fact.', examples: ['pharmacy'] }),
    when: Type.Optional(ConditionShape),
    tries: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        description: 'Left open after so many tries. Left out: 2.',
        examples: [3],
      }),
    ),
    required: Type.Optional(
      Type.Boolean({
        description: 'Left open, the call ends with a person, or with a message that says so.',
        examples: [true],
      }),
    ),
    ask: Type.Optional(text("Words of this form's own, instead of the fact's.")),
  },
  { ...strict, description: 'One question of a form. The name of the fact alone will do.' },
);

export const NoteShape = Type.Object(
  { when: Type.Optional(ConditionShape), say: text('What callers are let know.') },
  { ...strict, description: 'Said before the ending.' },
);

export const EndingShape = Type.Object(
  {
    when: Type.Optional(ConditionShape),
    do: Type.Enum([...DEEDS], { description: 'What is done.', examples: ['message'] }),
    queue: Type.Optional(
      Type.Enum([...QUEUES], {
        description: 'Whose it is. Left out: the department that takes what the caller wants.',
        examples: ['billing'],
      }),
    ),
    raise: Type.Optional(
      Type.Enum([...TIERS], { description: 'How urgent the call is at least from here on.', examples: ['urgent'] }),
    ),
    say: text('What the caller hears of it.', {
      en: 'I have written that down for billing. They call back {promise}.',
      es: 'Ya lo anoté para facturación. Le llaman {promise}.',
    }),
  },
  {
    ...strict,
    description: 'What is done when a form is filled. The first one whose condition holds is taken; the last has none.',
  },
);

export const FormShape = Type.Object(
  {
    title: Type.Optional(text('What people call it.', { en: 'Billing', es: 'Facturación' })),
    intents: Type.Optional(
      Type.Array(Type.Enum([...INTENTS]), {
        minItems: 1,
        description: 'What the caller wants, where this form is for it.',
        examples: [['billing']],
      }),
    ),
    when: Type.Optional(ConditionShape),
    verify: Type.Optional(
      Type.Boolean({
        description: 'Something of a patient is said or changed: two identifiers that match come first.',
        examples: [true],
      }),
    ),
    start: Type.Optional(text('Said once at the beginning. Left out: the first question comes at once.')),
    fields: Type.Optional(
      Type.Array(Type.Union([Type.String(), FieldShape]), {
        description: 'The questions, in order. What was told already is not asked.',
      }),
    ),
    notes: Type.Optional(
      Type.Array(NoteShape, { description: 'What is said before the ending, where its condition holds.' }),
    ),
    summary: Type.Optional(
      Type.Boolean({ description: 'Everything is read back as one summary before it is filed.', examples: [true] }),
    ),
    endings: Type.Optional(Type.Array(EndingShape, { minItems: 1, description: 'How it ends.' })),
    off: Type.Optional(Type.Boolean({ description: 'true: this practice does not use the form.', examples: [true] })),
    ask: Type.Optional(
      Type.Record(Type.String({ pattern: ID }), TextShape, {
        ...strict,
        description: 'Questions of this form in other words, by fact; the rest of the form stays.',
        examples: [{ pharmacy: { en: 'Which pharmacy?', es: '¿Qué farmacia?' } }],
      }),
    ),
  },
  { ...strict, description: 'What is asked, in which order, and how it ends.' },
);

export const MatterShape = Type.Object(
  {
    words: Type.String({ minLength: 1, description: 'What callers say for it: patterns of the protocol, one a line.' }),
    beside: Type.Optional(
      Type.Boolean({
        description: 'It is asked for beside other things in one breath, and is then done as well.',
        examples: [true],
      }),
    ),
  },
  { ...strict, description: 'What a call may be about beyond its intent; forms are chosen by it.' },
);

export const FormsDocument = Type.Object(
  {
    facts: Type.Optional(
      Type.Record(Type.String({ pattern: ID }), FactShape, {
        ...strict,
        description: 'The facts that forms ask for, by id.',
      }),
    ),
    matters: Type.Optional(
      Type.Record(Type.String({ pattern: ID }), MatterShape, {
        ...strict,
        description: 'What calls are about beyond their intent, by id.',
      }),
    ),
    forms: Type.Optional(
      Type.Record(Type.String({ pattern: ID }), FormShape, { ...strict, description: 'The forms, by id.' }),
    ),
  },
  {
    ...strict,
    title: 'Forms of the desk',
    description: 'What the desk asks for each matter, in which order, and how it ends.',
  },
);
export type FormsDocument = Static<typeof FormsDocument>;
export type FieldDocument = Static<typeof FieldShape>;
export type EndingDocument = Static<typeof EndingShape>;

/** forms/forms.schema.json as text: `node docs/generate/forms-schema.ts` writes it. */
export function publishedSchema(): string {
  const schema: TSchema & Record<string, unknown> = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...FormsDocument,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
