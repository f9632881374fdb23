import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { PersonName, SEAT } from './schedule-schemas.ts';
import { ref } from './schemas.ts';

/** What the schedule is made of: who takes turns, for what, and who is away. Names of staff only. */
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const ID = '^[0-9A-Za-z_.:-]+$';
export const entryId = Type.String({ minLength: 1, maxLength: 80, pattern: ID });
const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const DAY = Type.Enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const strict = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

/** People who take turns, as somebody writes it down. */
export const RotationWish = Type.Object(
  {
    name,
    service: orNull(entryId),
    seat: SEAT,
    order: Type.Integer({ minimum: 0, maximum: 1000, description: 'The lower comes first where two hold a seat.' }),
    people: Type.Array(entryId, { minItems: 1, maxItems: 60, description: 'In the order of their turns.' }),
    every: Type.Object(
      {
        unit: Type.Enum(['hours', 'days', 'weeks', 'months']),
        count: Type.Integer({ minimum: 1, maximum: 1000 }),
      },
      strict,
    ),
    handOver: Type.Object({ time: clock, weekday: orNull(DAY) }, strict),
    from: date,
    until: orNull(date),
    windows: Type.Array(Type.Object({ day: DAY, from: clock, toDay: DAY, to: clock }, strict), {
      maxItems: 60,
      description: 'The only hours of the week in which it holds; empty: at all times.',
    }),
    holidays: Type.Enum(['any', 'only', 'never']),
  },
  { $id: 'RotationWish', ...strict },
);
export type RotationWish = Static<typeof RotationWish>;

export const ServiceWish = Type.Object(
  {
    name,
    locations: Type.Array(entryId, { maxItems: 60, description: 'Empty: every one.' }),
    suits: Type.Array(Type.Enum(['adults', 'children', 'obstetrics']), { description: 'Empty: every patient.' }),
  },
  { $id: 'ServiceWish', ...strict },
);
export type ServiceWish = Static<typeof ServiceWish>;

/** `here`: it was made or changed here; otherwise it stands in the practice file. `inFile`: taken away here, that of the file counts again. */
const origin = { here: Type.Boolean(), inFile: Type.Boolean() };

export const Rotations = Type.Object(
  {
    version: Type.Integer(),
    people: Type.Array(ref(PersonName)),
    locations: Type.Array(ref(PersonName), { description: 'Places of the practice.' }),
    rotations: Type.Array(Type.Object({ id: Type.String(), rotation: ref(RotationWish), ...origin })),
    services: Type.Array(Type.Object({ id: Type.String(), service: ref(ServiceWish), ...origin })),
    leaves: Type.Array(
      Type.Object({
        id: Type.String(),
        person: ref(PersonName),
        start: Type.String({ description: 'Included. ISO 8601, UTC.' }),
        end: Type.String({ description: 'Not included. ISO 8601, UTC.' }),
        reason: Type.String(),
        ...origin,
      }),
    ),
  },
  { $id: 'Rotations', description: 'What the schedule is made of.' },
);
export type Rotations = Static<typeof Rotations>;

export const ROTATION_SCHEMAS: TObject[] = [RotationWish, ServiceWish, Rotations];
