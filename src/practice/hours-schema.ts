import { type Static, Type } from 'typebox';

/** Days as the practice file names them, Monday first as ISO 8601 counts them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];
export const dayName = Type.Union(DAYS.map((day) => Type.Literal(day)));

/** A time of the clock on the wall, `HH:MM`; `24:00` is the end of a day. */
export const clockTime = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' });
/** From the first time to before the second one. */
export const ClockSpan = Type.Tuple([clockTime, clockTime]);
export type ClockSpan = Static<typeof ClockSpan>;

/** A day that is not named is closed; a day that is no day is a slip of the pen and refused. */
export const WeekHours = Type.Object(
  Object.fromEntries(DAYS.map((day) => [day, Type.Array(ClockSpan, { default: [] })])) as Record<
    Day,
    ReturnType<typeof Type.Array<typeof ClockSpan>>
  >,
  { additionalProperties: false, default: {} },
);

export const LocationEntry = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  name_es: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  hours: WeekHours,
  notes: Type.Optional(Type.String()),
});

/** `closed`, or the hours of that day by location; a location that is not named is closed. */
export const HolidayEntry = Type.Object({
  date: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
  name: Type.String({ minLength: 1 }),
  name_es: Type.Optional(Type.String()),
  hours: Type.Union([Type.Literal('closed'), Type.Record(Type.String(), Type.Array(ClockSpan))]),
});
