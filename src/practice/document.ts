import { type Static, Type } from 'typebox';
import {
  CalendarRules,
  Controlled,
  Department,
  FaqEntry,
  Insurance,
  Messages,
  MissedCalls,
  WalkIn,
} from './desk-schema.ts';
import { ClockSpan, HolidayEntry, LocationEntry } from './hours-schema.ts';
import { LastResort, OwnLadder } from './paging-schema.ts';
import { e164, Provider, VisitEntry } from './provider-schema.ts';
import { OnCall } from './rota-schema.ts';

const LadderEntry = Type.Object({
  after_minutes: Type.Number({ minimum: 0 }),
  page: Type.String(),
  tell_caller: Type.Optional(Type.String()),
});

const Paging = Type.Object(
  {
    ladder: Type.Array(LadderEntry, {
      default: [
        { after_minutes: 0, page: 'primary' },
        { after_minutes: 10, page: 'primary' },
        { after_minutes: 20, page: 'backup' },
      ],
      minItems: 1,
    }),
    /** Who is rung first while the offices are open or at lunch, and after how many minutes the ladder begins; false: nobody. */
    open_hours: Type.Optional(
      Type.Union([
        Type.Literal(false),
        Type.Object({ page: Type.String(), then_after_minutes: Type.Number({ minimum: 0, default: 5 }) }),
      ]),
    ),
    /** Ladders of their own for some services and tiers. */
    ladders: Type.Array(OwnLadder, { default: [] }),
    last_resort: Type.Optional(LastResort),
    callback_promise: Type.String({ default: 'within 30 minutes' }),
    /** Whether on call is told of somebody who was told to call 911. A crisis, and whoever hangs up before they heard it, always are. */
    emergencies: Type.Enum(['told', 'not_told'], { default: 'told' }),
    /** What the practice says of it; where it is there, the backup of somebody who is none is a physician. */
    when_primary_is_not_a_physician: Type.Optional(Type.String()),
  },
  { default: {} },
);

/** The practice file. Keys that nothing here reads are let through: a practice may keep more in it. */
export const PracticeDocument = Type.Object({
  practice: Type.Object({
    name: Type.String({ minLength: 1 }),
    time_zone: Type.String({ minLength: 1 }),
    languages: Type.Array(Type.String(), { default: ['en', 'es'] }),
    main_line: e164,
    default_area_code: Type.String({ pattern: '^\\d{3}$' }),
    interpreter: Type.Optional(Type.String()),
    emergency_department: Type.Optional(Type.String()),
    urgent_care: Type.Optional(Type.String()),
    fax: Type.Optional(e164),
    poison_control: Type.Optional(e164),
  }),
  time_words: Type.Record(Type.String(), Type.Union([ClockSpan, Type.String()]), { default: {} }),
  locations: Type.Array(LocationEntry, { default: [] }),
  phones_follow: Type.Optional(Type.String()),
  lunch_closure: Type.Optional(
    Type.Object({ applies_to: Type.Optional(Type.String()), urgent_calls: Type.Optional(Type.String()) }),
  ),
  holidays: Type.Array(HolidayEntry, { default: [] }),
  providers: Type.Array(Provider, { minItems: 1 }),
  nurse_visits: Type.Array(VisitEntry, { default: [] }),
  insurance: Insurance,
  faq: Type.Array(FaqEntry, { default: [] }),
  departments: Type.Record(Type.String(), Department, { default: {} }),
  messages: Messages,
  missed_calls: MissedCalls,
  controlled_substances: Controlled,
  calendar: CalendarRules,
  walk_in: Type.Optional(WalkIn),
  paging: Paging,
  on_call: OnCall,
});
export type PracticeDocument = Static<typeof PracticeDocument>;

export type { Department } from './desk-schema.ts';
export type { Provider } from './provider-schema.ts';
