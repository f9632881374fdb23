import { type Static, Type } from 'typebox';
import { CHANNELS } from '../channels.ts';

const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const page = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]);

/** One step of a ladder of its own: everybody named in `page` is tried at the same time. */
const Step = Type.Object({
  after_minutes: Type.Number({ minimum: 0 }),
  page,
  /** Left out: as each person chose for the hour. */
  by: Type.Optional(Type.Array(Type.Enum([...CHANNELS]), { minItems: 1 })),
  wait_minutes: Type.Number({ minimum: 0, default: 1 }),
  times: Type.Integer({ minimum: 1, maximum: 10, default: 1 }),
  tell_caller: Type.Optional(Type.String()),
});

/** A ladder for some services and tiers, in place of `ladder`. The first that suits counts. What is routine wakes nobody at any hour. */
export const OwnLadder = Type.Object({
  services: Type.Array(Type.String(), { default: [] }),
  tiers: Type.Array(Type.Enum(['emergency', 'urgent', 'semi_urgent', 'routine']), { minItems: 1 }),
  steps: Type.Array(Step, { minItems: 1 }),
  rounds: Type.Integer({ minimum: 1, maximum: 10, default: 3 }),
  pause_minutes: Type.Number({ minimum: 1, default: 10 }),
  outcome_minutes: Type.Optional(Type.Number({ minimum: 1 })),
  /** Nobody is rung in these hours, left out: at night. Only of `semi_urgent`: urgent calls and emergencies are never put off. */
  quiet: Type.Optional(Type.Object({ from: clock, to: clock })),
});
export type OwnLadder = Static<typeof OwnLadder>;

/** Somebody who is there when all else failed: their telephones are rung in turn. */
export const LastResort = Type.Object({
  page: Type.String(),
  every_minutes: Type.Number({ minimum: 1, default: 5 }),
  rings: Type.Integer({ minimum: 1, maximum: 50, default: 4 }),
});
export type LastResort = Static<typeof LastResort>;
