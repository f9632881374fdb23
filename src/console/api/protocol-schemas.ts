import { type TObject, type TSchema, Type } from 'typebox';
import { CONCEPT_TIERS, DISPOSITIONS } from '../../words/disposition.ts';
import { Call, ref } from './schemas.ts';

/** What goes over the wire about protocols and reviews; the meaning of each field is in protocol-services.ts. */
const S = Type.String();
const B = Type.Boolean();
const N = Type.Integer();
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const list = <T extends TSchema>(schema: T) => Type.Array(schema);
const oneOf = <const T extends readonly string[]>(values: T) => Type.Enum([...values] as unknown as T[number][]);
const tier = oneOf(CONCEPT_TIERS);
const disposition = oneOf(DISPOSITIONS);
const lang = oneOf(['en', 'es']);
const time = Type.String({ description: 'ISO 8601, UTC.' });
const signedBy = Type.Object({ name: S, at: time });
const both = { en: S, es: S };

const version = {
  id: S,
  number: N,
  title: S,
  basedOn: orNull(S),
  revision: Type.Integer({
    description: 'Goes along with every change; another’s change meanwhile answers PROTOCOL_STALE.',
  }),
  specialties: list(S),
  note: S,
  state: oneOf(['draft', 'proven', 'tested', 'signed', 'approved', 'published', 'discarded']),
  standing: orNull(oneOf(['live', 'scheduled', 'superseded'])),
  hash: orNull(S),
  author: orNull(signedBy),
  approver: orNull(signedBy),
  created: signedBy,
  edited: signedBy,
  may: Type.Array(oneOf(['edit', 'prove', 'test', 'sign', 'approve', 'send-back', 'publish', 'discard']), {
    description: 'What the viewer may do with it now.',
  }),
};
export const ProtocolVersion = Type.Object(version, { $id: 'ProtocolVersion' });
export const ProtocolText = Type.Object(
  {
    ...version,
    text: Type.String({ description: "The practice's own YAML." }),
    problem: orNull(Type.Object({ source: S, line: orNull(N), why: S })),
  },
  { $id: 'ProtocolText' },
);

export const ProtocolOverview = Type.Object(
  {
    live: Type.Object({
      entry: orNull(Type.String({ description: 'For rolling back.' })),
      version: orNull(ref(ProtocolVersion)),
      from: orNull(time),
      name: S,
      hash: S,
      signed: B,
      trouble: orNull(Type.String({ description: 'Why the shipped net judges though a version was published.' })),
      outdated: Type.Boolean({ description: 'The program brings newer texts than those that were signed.' }),
    }),
    previous: orNull(
      Type.Object({ version: orNull(ref(ProtocolVersion)) }, { description: 'One step back; version null: shipped.' }),
    ),
    scheduled: list(Type.Object({ entry: S, version: ref(ProtocolVersion), from: time })),
    drafts: list(ref(ProtocolVersion)),
    published: list(ref(ProtocolVersion)),
    history: list(
      Type.Object({
        id: S,
        kind: oneOf(['published', 'rolled-back']),
        number: orNull(N),
        title: orNull(S),
        from: time,
        by: S,
        at: time,
        cancelled: B,
      }),
    ),
    specialties: list(Type.Object({ id: S, title: S, status: S })),
  },
  { $id: 'ProtocolOverview' },
);

export const Proving = Type.Object(
  {
    version: ref(ProtocolText),
    failures: list(Type.Object({ proof: S, path: S, why: S, severity: oneOf(['failure', 'warning']) })),
    proved: list(Type.Object({ proof: S, claim: S, extent: oneOf(['exhaustive', 'bounded']), looked: S })),
  },
  { $id: 'Proving' },
);
export const Testing = Type.Object(
  {
    version: ref(ProtocolText),
    failures: list(Type.Object({ where: S, say: S, wanted: S, got: S })),
    cases: Type.Integer({ description: 'How many were run.' }),
  },
  { $id: 'Testing' },
);

const outcome = Type.Object({ disposition: orNull(disposition), crisis: B, fact: orNull(S), ask: orNull(S) });
const place = { layer: N, where: S };
export const ProtocolTree = Type.Object(
  {
    name: S,
    hash: S,
    documents: list(Type.Object({ id: S, version: S, status: S, title: S, layer: N })),
    concepts: list(
      Type.Object({
        id: S,
        kind: oneOf(['finding', 'fact']),
        tier: orNull(tier),
        disposition: orNull(disposition),
        crisis: B,
        intent: orNull(S),
        words: list(S),
        asks: list(S),
        ...place,
      }),
    ),
    questions: list(
      Type.Object({
        id: S,
        kind: S,
        ...both,
        branches: list(Type.Object({ when: S, outcome })),
        unsure: outcome,
        askedBy: list(S),
        ...place,
      }),
    ),
    modifiers: list(
      Type.Object({
        id: S,
        ...both,
        facts: list(S),
        raises: list(
          Type.Object({
            concepts: orNull(list(S)),
            from: orNull(disposition),
            to: disposition,
            ask: orNull(S),
          }),
        ),
        ...place,
      }),
    ),
    dispositions: list(
      Type.Object({ id: disposition, ...both, rings: S, queue: S, withinMinutes: Type.Number(), layer: N }),
    ),
    instructions: list(
      Type.Object({
        id: S,
        kind: S,
        ...both,
        concepts: list(S),
        dispositions: list(disposition),
        approvedBy: orNull(S),
        approvedOn: orNull(S),
        ...place,
      }),
    ),
    cases: list(Type.Object({ say: S, lang, accept: list(tier), where: S })),
  },
  { $id: 'ProtocolTree' },
);

export const ProtocolDiff = Type.Object(
  {
    from: S,
    to: S,
    changes: list(
      Type.Object({
        section: oneOf(['document', 'concept', 'question', 'modifier', 'disposition', 'instruction', 'case']),
        id: S,
        change: oneOf(['added', 'removed', 'changed']),
        says: list(S),
        urgency: orNull(oneOf(['more', 'less'])),
      }),
    ),
  },
  { $id: 'ProtocolDiff' },
);

const spoken = Type.Object({ id: S, ...both });
export const Trial = Type.Object(
  {
    name: S,
    steps: list(
      Type.Object({
        text: S,
        answering: orNull(S),
        tier,
        disposition: orNull(disposition),
        crisis: B,
        flags: list(
          Type.Object({
            concept: S,
            words: S,
            tier,
            disposition: orNull(disposition),
            by: S,
            where: orNull(S),
          }),
        ),
        dampened: list(Type.Object({ concept: S, why: S })),
        facts: list(Type.Object({ id: S, words: S })),
        ask: orNull(spoken),
        instructions: list(spoken),
        opinions: list(
          Type.Object({
            by: oneOf(['classifier', 'llm', 'second-reading']),
            model: S,
            raises: orNull(disposition),
            doubts: orNull(disposition),
            crisis: B,
            topic: orNull(S),
            sure: Type.Number(),
          }),
        ),
      }),
    ),
  },
  { $id: 'Trial' },
);

const side = Type.Object({
  tier,
  crisis: B,
  asks: list(S),
  flags: list(Type.Object({ concept: S, words: S, tier })),
});
const change = Type.Object({
  callId: S,
  startedAt: time,
  lang,
  direction: oneOf(['less-urgent', 'more-urgent', 'question']),
  was: side,
  live: side,
  draft: side,
});
export const Replay = Type.Object(
  {
    id: S,
    version: S,
    months: N,
    state: oneOf(['running', 'done', 'failed', 'cancelled']),
    done: N,
    total: N,
    lessUrgent: list(change),
    moreUrgent: list(change),
    questions: list(change),
    counts: Type.Object({ lessUrgent: N, moreUrgent: N, questions: N }),
  },
  { $id: 'Replay' },
);

const markTier = oneOf(['emergency', 'urgent', 'semi_urgent', 'routine']);
export const mark = {
  verdict: oneOf(['right', 'over', 'under']),
  wanted: orNull(markTier),
  crisisWanted: orNull(B),
  note: Type.String({ maxLength: 2_000 }),
};
export const Review = Type.Object({ ...mark, was: S, by: S, at: time }, { $id: 'Review' });
export const ReviewEntry = Type.Object(
  {
    call: ref(Call),
    flags: list(Type.Object({ concept: S, words: S, tier: S })),
    review: orNull(ref(Review)),
  },
  { $id: 'ReviewEntry' },
);
const counts = { calls: N, reviewed: N, right: N, over: N, under: N };
export const ReviewFigures = Type.Object(
  {
    ...counts,
    byTier: list(Type.Object({ tier: S, ...counts })),
    byMonth: list(Type.Object({ month: Type.String({ description: 'YYYY-MM' }), ...counts })),
    byRule: list(Type.Object({ concept: S, ...counts })),
  },
  { $id: 'ReviewFigures' },
);
export const CasePreview = Type.Object(
  {
    callId: S,
    lang,
    say: S,
    removed: list(Type.Object({ what: S, count: N })),
    tier: S,
    crisis: B,
    sameJudgement: B,
  },
  { $id: 'CasePreview' },
);
export const newCase = {
  revision: N,
  callId: Type.String({ maxLength: 64 }),
  say: Type.String({ minLength: 1, maxLength: 2_000 }),
  lang,
  tier: markTier,
  crisis: B,
  note: Type.String({ maxLength: 500 }),
};

export const PROTOCOL_SCHEMAS: TObject[] = [
  ProtocolVersion,
  ProtocolText,
  ProtocolOverview,
  Proving,
  Testing,
  ProtocolTree,
  ProtocolDiff,
  Trial,
  Replay,
  Review,
  ReviewEntry,
  ReviewFigures,
  CasePreview,
];
