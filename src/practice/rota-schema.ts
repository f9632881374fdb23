import { type Static, Type } from 'typebox';
import { clockTime, dayName } from './hours-schema.ts';

/** An instant with its offset from UTC: a change of the clocks moves no shift. */
const instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)$' });
const date = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const seat = Type.Union([Type.Literal('primary'), Type.Literal('backup'), Type.Literal('third')]);
/** `mon 08:00` */
const dayAndTime = Type.String({ pattern: '^(mon|tue|wed|thu|fri|sat|sun) (([01]\\d|2[0-3]):[0-5]\\d|24:00)$' });

export const Shift = Type.Object({
  start: instant,
  end: instant,
  primary: Type.String(),
  backup: Type.String(),
  third: Type.Optional(Type.String()),
  /** Left out: every service. */
  service: Type.Optional(Type.String()),
});
export type Shift = Static<typeof Shift>;

const Swap = Type.Object({
  id: Type.Optional(Type.String()),
  between: Type.Optional(Type.Array(Type.String())),
  /** The day on which it was agreed. */
  agreed: Type.Optional(date),
  reason: Type.Optional(Type.String()),
  covers: Type.Array(Type.Intersect([Shift, Type.Object({ instead_of: Type.Optional(Type.String()) })])),
});

const Service = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  locations: Type.Array(Type.String(), { default: [] }),
  suits: Type.Array(Type.Union([Type.Literal('adults'), Type.Literal('children'), Type.Literal('obstetrics')]), {
    default: [],
  }),
});

/** From one day and time to another, or on each of some days; a time that is not after the first is of the next day. */
const Holds = Type.Union([
  Type.Object({ from: dayAndTime, to: dayAndTime }),
  Type.Object({ days: Type.Array(dayName, { minItems: 1 }), from: clockTime, to: clockTime }),
]);

const Layer = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.Optional(Type.String()),
  service: Type.Optional(Type.String()),
  seat,
  /** Left out: the place in the file. */
  order: Type.Optional(Type.Integer()),
  people: Type.Array(Type.String(), { minItems: 1 }),
  /** `1 week`, `12 hours`, `3 days`, `1 month` */
  every: Type.String({ pattern: '^[1-9]\\d{0,2} (hour|day|week|month)s?$' }),
  /** `mon 08:00`, or a time alone: then the day is that of `from`. */
  hand_over: Type.Union([dayAndTime, Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })]),
  from: date,
  until: Type.Optional(date),
  holds: Type.Array(Holds, { default: [] }),
  holidays: Type.Union([Type.Literal('any'), Type.Literal('only'), Type.Literal('never')], { default: 'any' }),
});

const May = Type.Object({
  service: Type.Optional(Type.String()),
  seat: Type.Optional(seat),
  people: Type.Array(Type.String(), { default: [] }),
  /** `physician`, or as the providers have them. */
  credentials: Type.Array(Type.String(), { default: [] }),
});

const Standing = Type.Object({ primary: Type.String(), backup: Type.String(), third: Type.Optional(Type.String()) });

export const OnCall = Type.Object(
  {
    services: Type.Array(Service, { default: [] }),
    rota: Type.Array(Shift, { default: [] }),
    layers: Type.Array(Layer, { default: [] }),
    swaps: Type.Array(Swap, { default: [] }),
    may: Type.Array(May, { default: [] }),
    leave: Type.Array(
      Type.Object({ person: Type.String(), start: instant, end: instant, reason: Type.Optional(Type.String()) }),
      { default: [] },
    ),
    otherwise: Type.Optional(Standing),
    /** Once more beside the providers' own, for whoever reads the file; it must say the same. */
    phones: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { default: {} },
);
export type OnCall = Static<typeof OnCall>;
