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

export const Messages = Type.Object(
  {
    required: Type.Array(Type.String(), { default: [] }),
    never: Type.Array(Type.String(), { default: [] }),
    third_party: Type.Optional(Type.String()),
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
