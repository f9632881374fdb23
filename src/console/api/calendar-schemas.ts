import { type Static, type TObject, type TSchema, Type } from 'typebox';

/** The box's own calendar as it goes over the wire. */
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const local = (description: string) =>
  Type.String({ description: `${description} ISO 8601 with the practice's offset.` });
const day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: "A date of the practice's." });
const id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z@_-]+$' });

/** A time that could be booked. */
export const CalendarOffer = Type.Object(
  {
    provider: id,
    location: id,
    visit: id,
    start: Type.String({ maxLength: 32, description: "ISO 8601 with the practice's offset." }),
    minutes: Type.Integer({ minimum: 5, maximum: 600 }),
  },
  { $id: 'CalendarOffer', additionalProperties: false, description: 'A time that could be booked.' },
);
export type CalendarOffer = Static<typeof CalendarOffer>;

export const CalendarFree = Type.Object(
  {
    offer: Type.Unsafe<CalendarOffer>(Type.Ref('CalendarOffer')),
    providerName: Type.String(),
    locationName: Type.String(),
  },
  { $id: 'CalendarFree' },
);
export type CalendarFree = Static<typeof CalendarFree>;

export const CalendarVisit = Type.Object(
  {
    id: Type.String(),
    patientId: Type.String(),
    name: Type.String(),
    dob: Type.String({ description: 'ISO 8601.' }),
    phones: Type.Array(Type.String({ description: 'E.164.' })),
    column: Type.String({ description: 'Id of a column.' }),
    provider: Type.String(),
    providerName: Type.String(),
    location: Type.String(),
    locationName: Type.String(),
    visit: Type.String(),
    visitName: Type.String(),
    start: local('When it begins.'),
    minutes: Type.Integer(),
    state: Type.Enum(['booked', 'confirmed']),
  },
  { $id: 'CalendarVisit' },
);
export type CalendarVisit = Static<typeof CalendarVisit>;

export const CalendarColumn = Type.Object(
  {
    id: Type.String({ description: 'A provider, or the nurse of one office.' }),
    name: Type.String(),
    provider: Type.String({ description: 'Id, or nurse.' }),
  },
  { $id: 'CalendarColumn', description: 'In one column no two visits overlap.' },
);
export type CalendarColumn = Static<typeof CalendarColumn>;

export const CalendarDay = Type.Object(
  {
    date: day,
    holiday: orNull(Type.String()),
    hours: Type.Array(
      Type.Object({
        column: Type.String(),
        location: Type.String(),
        locationName: Type.String(),
        from: Type.String({ description: 'Local, HH:MM.' }),
        to: Type.String({ description: 'Local, HH:MM.' }),
      }),
      { description: 'When and where somebody sees patients, in order.' },
    ),
  },
  { $id: 'CalendarDay' },
);
export type CalendarDay = Static<typeof CalendarDay>;

export const Calendar = Type.Object(
  {
    from: day,
    today: day,
    gridMinutes: Type.Integer({ description: 'Visits begin at multiples of this.' }),
    columns: Type.Array(Type.Unsafe<CalendarColumn>(Type.Ref('CalendarColumn'))),
    days: Type.Array(Type.Unsafe<CalendarDay>(Type.Ref('CalendarDay'))),
    visits: Type.Array(Type.Unsafe<CalendarVisit>(Type.Ref('CalendarVisit'))),
  },
  { $id: 'Calendar' },
);
export type Calendar = Static<typeof Calendar>;

export const CalendarPatient = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    dob: Type.String({ description: 'ISO 8601.' }),
    phones: Type.Array(Type.String()),
    standing: Type.Enum(['new', 'established']),
  },
  { $id: 'CalendarPatient' },
);
export type CalendarPatient = Static<typeof CalendarPatient>;

export const CalendarKind = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    providers: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        minutes: Type.Integer(),
        approver: orNull(Type.String({ description: 'Who has to agree to it; null: nobody.' })),
      }),
    ),
  },
  { $id: 'CalendarKind', description: 'A kind of visit that suits a patient, and who gives it.' },
);
export type CalendarKind = Static<typeof CalendarKind>;

export const CalendarWaiting = Type.Object(
  {
    id: Type.String(),
    patient: Type.Unsafe<CalendarPatient>(Type.Ref('CalendarPatient')),
    since: Type.String({ description: 'ISO 8601, UTC.' }),
    visit: orNull(Type.String({ description: 'Id of the kind of visit, where the wish names one that is known.' })),
    wish: Type.String({ description: 'In words, for a person.' }),
  },
  { $id: 'CalendarWaiting' },
);
export type CalendarWaiting = Static<typeof CalendarWaiting>;

export const CALENDAR_SCHEMAS: TObject[] = [
  CalendarOffer,
  CalendarFree,
  CalendarVisit,
  CalendarColumn,
  CalendarDay,
  Calendar,
  CalendarPatient,
  CalendarKind,
  CalendarWaiting,
];
