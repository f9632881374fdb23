import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { DISPOSITIONS } from '../../words/disposition.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import { PERMISSIONS } from './services.ts';

/** What goes over the wire, named as in the OpenAPI document. Rows are those of store/types.ts. */
const time = (description: string) => Type.String({ description: `${description} ISO 8601, UTC.` });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const T extends string[]>(values: T) => Type.Enum(values);
const tier = Type.String({ description: 'emergency, urgent, semi_urgent, routine, or unclear.' });

export const Call = Type.Object(
  {
    id: Type.String(),
    startedAt: time('When it rang.'),
    answeredAt: orNull(time('When it was answered.')),
    endedAt: orNull(time('When it ended.')),
    callerNumber: orNull(Type.String({ description: 'E.164.' })),
    lang: oneOf(['en', 'es']),
    tier,
    crisis: Type.Boolean(),
    intent: orNull(Type.String()),
    protocol: Type.String(),
    protocolHash: orNull(Type.String({ description: 'SHA-256 over the texts that judged it.' })),
    outcome: oneOf(['in-progress', 'completed', 'caller-hung-up', 'handed-over', 'failed-over', 'lost']),
  },
  { $id: 'Call' },
);

export const Turn = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    at: time('When it was said.'),
    speaker: oneOf(['caller', 'nightbell', 'clinician']),
    text: Type.String(),
    lang: oneOf(['en', 'es']),
    prompt: orNull(Type.String()),
    complete: Type.Boolean({ description: 'false: cut off before its end.' }),
  },
  { $id: 'Turn' },
);

export const Fact = Type.Object(
  {
    callId: Type.String(),
    name: Type.String(),
    value: Type.String(),
    confirmed: Type.Boolean({ description: 'The caller agreed when it was read back.' }),
    turnId: orNull(Type.String()),
    at: time('When it was heard.'),
  },
  { $id: 'Fact' },
);

export const Disposition = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    turnId: orNull(Type.String()),
    at: time('When it was judged.'),
    tier,
    crisis: Type.Boolean(),
    flags: Type.Array(Type.Object({ concept: Type.String(), words: Type.String(), tier })),
    protocol: Type.String(),
    protocolHash: orNull(Type.String({ description: 'SHA-256 over the texts that judged it.' })),
  },
  { $id: 'Disposition' },
);

const disposition = oneOf([...DISPOSITIONS]);
export const Opinion = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    turnId: Type.String(),
    at: time('When it came, or was known not to come.'),
    by: oneOf(['classifier', 'llm', 'second-reading']),
    model: Type.String({ description: 'As in the manifest, with its version.' }),
    outcome: Type.Enum(['opinion', 'nothing', 'too-late', 'failed'], {
      description: 'Of all but `opinion` nothing follows.',
    }),
    raises: orNull(disposition),
    doubts: orNull(disposition),
    crisis: Type.Boolean(),
    topic: orNull(Type.String()),
    about: orNull(oneOf(['self', 'child', 'other'])),
    redFlag: orNull(Type.String({ description: 'Id of the concept of the protocol that was named.' })),
    sure: Type.Number({ description: 'Probability, two decimals.' }),
    words: orNull(
      Type.String({
        description: 'What it is about, where that is another reading of the sound than the words of the turn.',
      }),
    ),
    ms: Type.Integer({ description: 'From asking.' }),
    late: Type.Boolean({ description: 'The words had been judged without it.' }),
  },
  { $id: 'Opinion', description: 'What another than the rules said of a turn of the caller.' },
);

const pageOutcomes = [
  'ringing',
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'no-key',
  'wrong-pin',
  'passed-on',
  'hung-up',
  'cancelled',
  'acknowledged',
] as const;

export const Page = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    personId: Type.String(),
    personName: orNull(Type.String()),
    step: Type.Integer(),
    startedAt: time('When it began to ring.'),
    endedAt: orNull(time('When it ended.')),
    outcome: oneOf([...pageOutcomes]),
    choice: orNull(oneOf(['connected', 'calls-back'])),
  },
  { $id: 'Page' },
);

const message = {
  id: Type.String(),
  callId: Type.String(),
  at: time('When it was taken.'),
  queue: Type.String(),
  tier,
  state: oneOf(['open', 'taken', 'done']),
  owner: orNull(Type.String({ description: 'Whom the practice names for it.' })),
  dueAt: orNull(time('By when it is answered.')),
  takenBy: orNull(Type.String()),
  takenAt: orNull(time('When somebody took it.')),
  doneBy: orNull(Type.String()),
  doneAt: orNull(time('When it was marked done.')),
};
export const Message = Type.Object(message, { $id: 'Message' });
export const InboxMessage = Type.Object(
  {
    ...message,
    name: orNull(Type.String()),
    dob: orNull(Type.String({ description: 'ISO 8601 date.' })),
    phone: orNull(Type.String({ description: 'E.164.' })),
    reason: orNull(Type.String()),
    lang: Type.String(),
    takenByName: orNull(Type.String()),
    mine: Type.Boolean({ description: 'The viewer has taken it.' }),
    doneByName: orNull(Type.String()),
    title: orNull(Type.String({ description: 'Of the note; null: the call is not written up yet.' })),
    noteKind: orNull(oneOf(['sbar', 'task'])),
    tags: Type.Array(Type.String()),
  },
  { $id: 'InboxMessage' },
);

export const Deed = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    at: time('When it was done.'),
    what: Type.String(),
    details: Type.Record(Type.String(), Type.String()),
    turnId: orNull(Type.String()),
  },
  { $id: 'Deed', description: 'Something that was done for the caller.' },
);

export const Note = Type.Object(
  {
    callId: Type.String(),
    version: Type.Integer({ description: 'A call is written up anew when more is known of it.' }),
    at: time('When this version was written.'),
    kind: oneOf(['sbar', 'task']),
    title: Type.String(),
    sentences: Type.Array(
      Type.Object({
        section: Type.String(),
        text: Type.String(),
        turns: Type.Array(Type.String(), { description: 'Ids of the turns that it rests on.' }),
        basis: Type.String({ description: '`words`: those turns. Anything else: what the box wrote down itself.' }),
        proposed: Type.Optional(Type.Literal(true, { description: 'Made by a model; nobody has checked it.' })),
      }),
    ),
    tags: Type.Array(Type.String()),
  },
  { $id: 'Note', description: 'A call, written up from approved templates and what was said and done in it.' },
);

export const CallRecord = Type.Object(
  {
    call: ref(Call),
    turns: Type.Array(ref(Turn)),
    facts: Type.Array(ref(Fact)),
    dispositions: Type.Array(ref(Disposition)),
    opinions: Type.Array(ref(Opinion)),
    pages: Type.Array(ref(Page)),
    messages: Type.Array(ref(Message)),
    deeds: Type.Array(ref(Deed)),
    note: orNull(ref(Note)),
  },
  { $id: 'CallRecord' },
);

export const Person = Type.Object(
  { id: Type.String(), name: Type.String(), role: Type.String(), phone: Type.String(), hasPin: Type.Boolean() },
  { $id: 'Person' },
);

export const OnCall = Type.Object(
  {
    primary: ref(Person),
    backup: ref(Person),
    until: orNull(time('The next hand-over that is known.')),
    by: oneOf(['swap', 'rota', 'otherwise', 'nobody-named']),
    ladder: Type.Array(Type.Object({ afterMinutes: Type.Number(), role: Type.String(), person: orNull(ref(Person)) })),
    people: Type.Array(ref(Person)),
  },
  { $id: 'OnCall' },
);

const health = oneOf(['well', 'warning', 'down']);
export const Box = Type.Object(
  {
    state: health,
    parts: Type.Array(
      Type.Object({
        id: oneOf([
          'asterisk',
          'speech',
          'models',
          'classifier',
          'llm',
          'store',
          'disk',
          'people',
          'gateways',
          'practice',
          'calls',
        ]),
        state: health,
        detail: Type.String(),
      }),
    ),
    disk: Type.Object({ freeBytes: Type.Number(), totalBytes: Type.Number() }),
    version: Type.String(),
    startedAt: time('When the program started.'),
  },
  { $id: 'Box' },
);

export const Overview = Type.Object(
  {
    live: Type.Array(
      Type.Object({ id: Type.String(), startedAt: time('When it rang.'), tier, crisis: Type.Boolean() }),
    ),
    openMessages: Type.Integer(),
    openEscalations: Type.Integer(),
    box: orNull(health),
  },
  { $id: 'Overview', description: 'What every page shows, as far as the user may see it. No patient data.' },
);

export const Session = Type.Object(
  {
    user: Type.Object({
      id: Type.String(),
      name: Type.String(),
      role: oneOf(['administrator', 'clinical-lead', 'clinician', 'front-desk', 'auditor']),
      personId: orNull(Type.String()),
    }),
    permissions: Type.Array(oneOf([...PERMISSIONS])),
  },
  { $id: 'Session' },
);

export const State = Type.Object(
  {
    state: oneOf(['first-run', 'ready']),
    practice: Type.Object({ name: Type.String(), timeZone: Type.String() }),
    shortestPassword: Type.Integer(),
    needsCode: Type.Boolean({ description: 'First run asks for the set-up code.' }),
    session: orNull(ref(Session)),
  },
  { $id: 'State' },
);

export const Refusal = Type.Object(
  { code: oneOf(Object.keys(PROBLEMS) as ProblemCode[]), message: Type.String() },
  { $id: 'Refusal', description: 'Why it was refused, in words for a person.' },
);

export const SCHEMAS: TObject[] = [
  Call,
  Turn,
  Fact,
  Disposition,
  Opinion,
  Page,
  Message,
  InboxMessage,
  Deed,
  Note,
  CallRecord,
  Person,
  OnCall,
  Box,
  Overview,
  Session,
  State,
  Refusal,
];

/** Names a schema of SCHEMAS in another one; the type stays that of the schema itself. */
export function ref<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${(schema as { $id?: string }).$id}#` });
}
