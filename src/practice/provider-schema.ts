import { type Static, Type } from 'typebox';
import { ClockSpan, dayName } from './hours-schema.ts';

export const e164 = Type.String({ pattern: '^\\+[1-9]\\d{6,14}$' });

/** A kind of visit; what stands here and is not written is decided by the provider's own days and hours. */
export const VisitEntry = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  name_es: Type.Optional(Type.String()),
  minutes: Type.Integer({ minimum: 5, maximum: 480 }),
  patients: Type.Union([Type.Literal('new'), Type.Literal('established'), Type.Literal('both')], { default: 'both' }),
  approval: Type.Boolean({ default: false }),
  approver: Type.Optional(Type.String()),
  /** Further words that callers use for it, in either language. */
  words: Type.Array(Type.String(), { default: [] }),
  /** Only for these ages, as for a provider. */
  ages: Type.Optional(Type.String()),
  needs: Type.Optional(Type.String()),
  /** Only there, on these days, between these times. */
  location: Type.Optional(Type.String()),
  days: Type.Optional(Type.Array(dayName)),
  between: Type.Optional(ClockSpan),
});
export type VisitEntry = Static<typeof VisitEntry>;

/** Somebody who sees patients. Only id, name and telephone are needed to be on call. */
export const Provider = Type.Object({
  id: Type.String(),
  name: Type.String(),
  on_call_phone: e164,
  credentials: Type.Optional(Type.String()),
  say: Type.Optional(Type.String()),
  specialty: Type.Optional(Type.String()),
  languages: Type.Array(Type.String(), { default: [] }),
  ages: Type.String({ default: 'all' }),
  locations: Type.Record(Type.String(), Type.Array(dayName), { default: {} }),
  new_patients: Type.Union([Type.Boolean(), Type.Literal('by approval')], { default: true }),
  visit_types: Type.Array(VisitEntry, { default: [] }),
});
export type Provider = Static<typeof Provider>;
