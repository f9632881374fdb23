import { type Static, Type } from 'typebox';

/** The practice file. Keys that a later part of the house reads (hours, visit types, insurance, questions) are let through. */
const e164 = Type.String({ pattern: '^\\+[1-9]\\d{6,14}$' });
const instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)$' });

export const Shift = Type.Object({ start: instant, end: instant, primary: Type.String(), backup: Type.String() });
export type Shift = Static<typeof Shift>;

export const Provider = Type.Object({ id: Type.String(), name: Type.String(), on_call_phone: e164 });
export type Provider = Static<typeof Provider>;

export const Department = Type.Object({
  takes: Type.Array(Type.String(), { default: [] }),
  phone: Type.Optional(e164),
  contact: Type.Optional(Type.String()),
});
export type Department = Static<typeof Department>;

export const PracticeDocument = Type.Object({
  practice: Type.Object({
    name: Type.String({ minLength: 1 }),
    time_zone: Type.String({ minLength: 1 }),
    main_line: e164,
    default_area_code: Type.String({ pattern: '^\\d{3}$' }),
  }),
  providers: Type.Array(Provider, { minItems: 1 }),
  departments: Type.Record(Type.String(), Department, { default: {} }),
  paging: Type.Object(
    {
      ladder: Type.Array(Type.Object({ after_minutes: Type.Number({ minimum: 0 }), page: Type.String() }), {
        default: [
          { after_minutes: 0, page: 'primary' },
          { after_minutes: 10, page: 'primary' },
          { after_minutes: 20, page: 'backup' },
        ],
        minItems: 1,
      }),
      callback_promise: Type.String({ default: 'within 30 minutes' }),
    },
    { default: {} },
  ),
  on_call: Type.Object(
    {
      rota: Type.Array(Shift, { default: [] }),
      swaps: Type.Array(Type.Object({ covers: Type.Array(Shift) }), { default: [] }),
      otherwise: Type.Optional(Type.Object({ primary: Type.String(), backup: Type.String() })),
    },
    { default: {} },
  ),
});
