import { type Static, Type } from 'typebox';
import { e164 } from './provider-schema.ts';

/** Who takes what. `answer_within` is what callers may be promised; see `promiseOf`. */
export const Department = Type.Object({
  takes: Type.Array(Type.String(), { default: [] }),
  phone: Type.Optional(e164),
  contact: Type.Optional(Type.String()),
  hours: Type.Optional(Type.String()),
  answer_within: Type.Optional(Type.String()),
});
export type Department = Static<typeof Department>;

export const Insurance = Type.Object(
  {
    accepted: Type.Array(Type.String(), { default: [] }),
    not_accepted: Type.Array(Type.String(), { default: [] }),
    say: Type.Optional(Type.String()),
    self_pay: Type.Optional(Type.String()),
  },
  { default: {} },
);

/** A question that callers ask and the text the practice approved for it. */
export const FaqEntry = Type.Object({
  id: Type.Optional(Type.String()),
  q: Type.String({ minLength: 1 }),
  a: Type.String({ minLength: 1 }),
  q_es: Type.Optional(Type.String()),
  a_es: Type.Optional(Type.String()),
});

/** With whom, beside the patient, the practice speaks about one. Whoever it does not name here is a third party. */
export const Proxies = Type.Object(
  {
    /** The parent of a minor: `said`, whoever says so and knows the child's name and birth; `listed`, who is on the child's release list as well. */
    parent_of_minor: Type.Union([Type.Literal('said'), Type.Literal('listed'), Type.Literal('never')], {
      default: 'said',
    }),
    /** A minor is younger than this, in years. */
    minor_under: Type.Integer({ minimum: 1, maximum: 21, default: 18 }),
    /** Who is on a patient's release list: true, anybody on it; a list, only these relations, as the release list has them ("spouse"). */
    release_list: Type.Union([Type.Boolean(), Type.Array(Type.String({ minLength: 1 }))], { default: true }),
  },
  { default: {} },
);

export const Messages = Type.Object(
  {
    required: Type.Array(Type.String(), { default: [] }),
    never: Type.Array(Type.String(), { default: [] }),
    third_party: Type.Optional(Type.String()),
    proxies: Proxies,
  },
  { default: {} },
);

/** What becomes of a call in which nobody said a word, or that nobody took. */
export const MissedCalls = Type.Object(
  {
    /** `off`: nothing; `list`: it lies in the inbox; `ring_back`: it lies there, and the box rings back once, in opening hours. */
    do: Type.Union([Type.Literal('off'), Type.Literal('list'), Type.Literal('ring_back')], { default: 'list' }),
    /** Whoever calls again within these minutes is not rung. */
    after_minutes: Type.Integer({ minimum: 1, maximum: 240, default: 5 }),
  },
  { default: {} },
);

export const Controlled = Type.Object(
  {
    note: Type.Optional(Type.String()),
    list: Type.Array(Type.String(), { default: [] }),
    not_on_list: Type.Array(Type.String(), { default: [] }),
  },
  { default: {} },
);

/** How the box's own calendar offers times. */
export const CalendarRules = Type.Object(
  {
    /** Visits begin at multiples of this after midnight, in minutes. */
    grid_minutes: Type.Integer({ minimum: 5, maximum: 120, default: 30 }),
    /** Nothing is offered sooner than this, in minutes from now. */
    notice_minutes: Type.Integer({ minimum: 0, default: 120 }),
    /** Nothing is offered later than this, in days from today. */
    days_ahead: Type.Integer({ minimum: 1, maximum: 400, default: 90 }),
  },
  { default: {} },
);

/** A clinic without appointments, where the practice has one: how long people usually wait there. */
export const WalkIn = Type.Object({
  location: Type.Optional(Type.String()),
  wait_minutes: Type.Integer({ minimum: 0, maximum: 600 }),
});
