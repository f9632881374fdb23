import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { CHANNELS, WEEKDAYS } from '../../delivery/types.ts';
import { PersonName } from './schedule-schemas.ts';
import { ref } from './schemas.ts';

/** Escalations and people's channels over the wire. */
const time = (description: string) => Type.String({ description: `${description} ISO 8601, UTC.` });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const phase = Type.Enum(['climbing', 'held', 'asking-holder', 'last-resort', 'exhausted', 'settled', 'withdrawn'], {
  description: '`held`: somebody acknowledged with a PIN, and no outcome yet. Nobody ends it but a person.',
});

export const EscalationSummary = Type.Object(
  {
    id: Type.String(),
    callId: Type.String(),
    calls: Type.Integer({ description: 'How often the same caller rang.' }),
    serviceName: Type.String(),
    tier: Type.String(),
    openedAt: time('When the ladder began.'),
    state: phase,
    holder: orNull(ref(PersonName)),
    tried: Type.Array(ref(PersonName), { description: 'Whom it tried so far.' }),
    doing: Type.String({ description: 'What is done now, as a sentence.' }),
    next: orNull(
      Type.Object({ at: time('When.'), says: Type.String({ description: 'What is done then, as a sentence.' }) }),
    ),
    mayTake: Type.Boolean({ description: 'The viewer can be on call, and does not have it; whoever has it is told.' }),
    mine: Type.Boolean({ description: 'The viewer has it.' }),
  },
  { $id: 'EscalationSummary', description: 'Nothing in it tells of the patient.' },
);
export type EscalationSummary = Static<typeof EscalationSummary>;

export const Attempt = Type.Object(
  {
    id: Type.String(),
    person: ref(PersonName),
    channel: Type.String(),
    step: Type.String({ description: 'Of the ladder, from 1; or `last-resort` or `holder`.' }),
    begunAt: time('When it began.'),
    sentAt: orNull(time('When the line or the gateway took it.')),
    deliveredAt: orNull(time('When it was picked up, or arrived. No acknowledgement.')),
    heardAt: orNull(time('When the case was told, after a PIN. No acknowledgement either.')),
    acknowledgedAt: orNull(time('When a person with a PIN took it.')),
    endedAt: orNull(time('When it ended.')),
    answer: orNull(Type.String({ description: 'What the line, the gateway or the person answered.' })),
    detail: Type.String(),
  },
  { $id: 'Attempt', description: 'One try to reach one person by one channel.' },
);
export type Attempt = Static<typeof Attempt>;

export const TrailLine = Type.Object(
  {
    at: time('When.'),
    event: Type.String(),
    person: orNull(ref(PersonName)),
    channel: orNull(Type.String()),
    answer: orNull(Type.String()),
    text: Type.String({ description: 'As a sentence, without the patient.' }),
  },
  { $id: 'TrailLine' },
);
export type TrailLine = Static<typeof TrailLine>;

export const LadderStep = Type.Object(
  {
    who: Type.Array(Type.String(), { description: 'Names, and the seat by which they are asked.' }),
    channels: Type.String({ description: 'In words.' }),
    state: Type.Enum(['over', 'now', 'ahead']),
    dueAt: orNull(time('When it begins, where that is known.')),
  },
  { $id: 'LadderStep' },
);
export type LadderStep = Static<typeof LadderStep>;

export const Escalation = Type.Object(
  {
    summary: ref(EscalationSummary),
    patient: Type.Object({
      name: orNull(Type.String()),
      age: orNull(Type.String()),
      phone: orNull(Type.String({ description: 'E.164.' })),
    }),
    lang: Type.String(),
    reason: orNull(Type.String({ description: 'In the caller’s own words.' })),
    flags: Type.Array(Type.String({ description: 'The words that fired a red flag.' })),
    told911: Type.Boolean(),
    ladder: Type.Array(ref(LadderStep), { description: 'Empty where it is over.' }),
    attempts: Type.Array(ref(Attempt)),
    lines: Type.Array(ref(TrailLine)),
    exportedAt: time('When this was read.'),
  },
  { $id: 'Escalation', description: 'The trail of one escalation, to read. Patient data: each look is in the log.' },
);
export type Escalation = Static<typeof Escalation>;

const channel = Type.Enum([...CHANNELS]);
const Method = {
  id: Type.String({ minLength: 1, maxLength: 64 }),
  channel,
  address: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'E.164 for what is rung; else as the gateway wants it.',
  }),
};
const HOUR = '^([01][0-9]|2[0-3]):[0-5][0-9]$';
const Rule = {
  method: Type.String({ minLength: 1, maxLength: 64 }),
  days: Type.Array(Type.Enum([...WEEKDAYS]), { minItems: 1, maxItems: 7 }),
  from: Type.String({ pattern: HOUR }),
  to: Type.String({ pattern: HOUR, description: 'Not included; the same as `from`: 24 hours.' }),
  afterMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
};

/** What somebody's ways to be reached are set to. */
export const ContactPlan = Type.Object(
  {
    methods: Type.Array(Type.Object(Method, { additionalProperties: false }), { maxItems: 12 }),
    rules: Type.Array(Type.Object(Rule, { additionalProperties: false }), { maxItems: 40 }),
  },
  { $id: 'ContactPlan' },
);
export type ContactPlan = Static<typeof ContactPlan>;

export const PersonChannels = Type.Object(
  {
    person: ref(PersonName),
    role: Type.String(),
    hasPin: Type.Boolean(),
    mayChange: Type.Boolean({ description: 'The viewer may change and test these.' }),
    standard: Type.Boolean({ description: 'Nothing is set: the one telephone of the practice file, at any time.' }),
    stamp: Type.String({ description: 'Of what is set; a change says on which it was made.' }),
    methods: Type.Array(
      Type.Object({
        ...Method,
        tested: orNull(Type.Object({ at: time('When.'), state: Type.Enum(['accepted', 'delivered', 'failed']) })),
      }),
    ),
    rules: Type.Array(Type.Object(Rule)),
    gaps: Type.Array(Type.Object({ day: Type.Enum([...WEEKDAYS]), from: Type.String(), to: Type.String() }), {
      description: 'Times of the week at which nothing would be tried.',
    }),
    warnings: Type.Array(Type.String()),
  },
  { $id: 'PersonChannels' },
);
export type PersonChannels = Static<typeof PersonChannels>;

export const ESCALATION_SCHEMAS: TObject[] = [
  EscalationSummary,
  Attempt,
  TrailLine,
  LadderStep,
  Escalation,
  ContactPlan,
  PersonChannels,
];
