import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { ref } from './schemas.ts';

/** Schedules over the wire. A person is always id and name together: no page has a colour alone to tell them by. */
const time = (description: string) => Type.String({ description: `${description} ISO 8601, UTC.` });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const SEAT = Type.Enum(['primary', 'backup', 'third']);

export const PersonName = Type.Object({ id: Type.String(), name: Type.String() }, { $id: 'PersonName' });
export const ServiceName = Type.Object({ id: Type.String(), name: Type.String() }, { $id: 'ServiceName' });

/** Half-open: the start is included, the end is not. */
const span = { start: time('Included.'), end: time('Not included.') };
const ofService = { service: Type.String(), serviceName: Type.String() };

export const Stretch = Type.Object(
  {
    ...span,
    ...ofService,
    seat: SEAT,
    person: ref(PersonName),
    rule: Type.Enum(['override', 'swap', 'shift', 'layer', 'otherwise', 'last-resort'], {
      description: '`last-resort`: nobody is planned, and this person would be woken.',
    }),
    ruleId: orNull(Type.String({ description: 'Of the override, swap, shift or layer.' })),
    why: Type.String({ description: 'By what this person is on call, as a sentence.' }),
  },
  { $id: 'Stretch', description: 'One person in one seat of one service, by one rule.' },
);
export type Stretch = Static<typeof Stretch>;

export const Gap = Type.Object(
  { ...span, ...ofService, seat: SEAT, person: ref(PersonName) },
  { $id: 'Gap', description: 'Nobody is planned; `person` is whom the last resort would wake.' },
);
export type Gap = Static<typeof Gap>;

export const ScheduleConflict = Type.Object(
  {
    ...span,
    ...ofService,
    seat: SEAT,
    says: Type.String({ description: 'What does not go together, as a sentence.' }),
    override: orNull(Type.String({ description: 'The override that stands against a schedule kept elsewhere.' })),
  },
  { $id: 'ScheduleConflict' },
);
export type ScheduleConflict = Static<typeof ScheduleConflict>;

export const Override = Type.Object(
  {
    id: Type.String(),
    ...span,
    service: orNull(Type.String({ description: 'null: every service.' })),
    seat: SEAT,
    person: ref(PersonName),
    by: Type.String({ description: 'Name of who made it.' }),
    at: time('When it was made.'),
    reason: Type.String(),
  },
  { $id: 'Override', description: 'Somebody is put on call, whatever the rota says.' },
);
export type Override = Static<typeof Override>;

export const ScheduleEdit = Type.Object(
  {
    version: Type.Integer({ description: 'The version that this edit made.' }),
    at: time('When.'),
    by: Type.String({ description: 'Name of who did it.' }),
    mine: Type.Boolean(),
    says: Type.String({ description: 'What was done, as a sentence.' }),
    canUndo: Type.Boolean({ description: 'Nothing was changed since that rests on it.' }),
  },
  { $id: 'ScheduleEdit' },
);
export type ScheduleEdit = Static<typeof ScheduleEdit>;

export const Swap = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum(['asked', 'accepted', 'declined', 'withdrawn', 'taken']),
    askedBy: ref(PersonName),
    askedOf: orNull(ref(PersonName)),
    askedAt: time('When it was asked for.'),
    answeredBy: orNull(ref(PersonName)),
    answeredAt: orNull(time('When it was answered.')),
    reason: Type.String(),
    covers: Type.Array(
      Type.Object({
        ...span,
        serviceName: Type.String(),
        seat: SEAT,
        from: orNull(ref(PersonName)),
        to: orNull(ref(PersonName)),
      }),
    ),
    may: Type.Array(Type.Enum(['accept', 'decline', 'take', 'withdraw']), { description: 'What the viewer may do.' }),
  },
  { $id: 'Swap' },
);
export type Swap = Static<typeof Swap>;

export const Schedule = Type.Object(
  {
    version: Type.Integer({ description: 'Moves with every edit; an edit says on which version it was made.' }),
    services: Type.Array(ref(ServiceName)),
    people: Type.Array(ref(PersonName), { description: 'Who can be put on call.' }),
    stretches: Type.Array(ref(Stretch)),
    gaps: Type.Array(ref(Gap), { description: 'Of the time asked for.' }),
    conflicts: Type.Array(ref(ScheduleConflict)),
    overrides: Type.Array(ref(Override)),
    swaps: Type.Array(ref(Swap)),
    holidays: Type.Array(Type.Object({ date: Type.String(), name: Type.String() })),
    edits: Type.Array(ref(ScheduleEdit), { description: 'The last ones, newest first.' }),
  },
  { $id: 'Schedule' },
);
export type Schedule = Static<typeof Schedule>;

export const Edited = Type.Object(
  {
    version: Type.Integer(),
    says: Type.String({ description: 'What was done, as a sentence.' }),
    warnings: Type.Array(Type.String(), { description: 'About what was saved all the same.' }),
  },
  { $id: 'Edited' },
);
export type Edited = Static<typeof Edited>;

export const Workload = Type.Object(
  {
    person: ref(PersonName),
    hours: Type.Object({ primary: Type.Number(), backup: Type.Number(), third: Type.Number() }),
    nights: Type.Integer(),
    nightPages: Type.Integer(),
    longest: Type.Number({ description: 'Hours of the longest stretch as primary.' }),
    warnings: Type.Array(Type.Enum(['long-stretch', 'nights-in-a-row', 'many-hours', 'night-pages'])),
  },
  { $id: 'Workload', description: 'How much somebody is on call. A warning, never a block.' },
);
export type Workload = Static<typeof Workload>;

export const SoonOnCall = Type.Object(
  {
    services: Type.Array(
      Type.Object({
        service: ref(ServiceName),
        primary: ref(Stretch),
        backup: orNull(ref(Stretch)),
        until: orNull(time('The next hand-over.')),
        next: Type.Array(ref(Stretch), { description: 'Who is on call from then on, by seat.' }),
        tomorrowNight: Type.Array(ref(Stretch), { description: 'Tomorrow from 22:00 to 06:00, by seat.' }),
      }),
    ),
    gaps: Type.Array(ref(Gap), { description: 'Of the coming eight weeks.' }),
  },
  { $id: 'SoonOnCall' },
);
export type SoonOnCall = Static<typeof SoonOnCall>;

export const ImportPreview = Type.Object(
  {
    id: Type.String(),
    source: Type.String({ description: 'Name of the schedule that it is.' }),
    format: Type.String(),
    version: Type.Integer(),
    added: Type.Array(Type.String()),
    removed: Type.Array(Type.String()),
    changed: Type.Array(Type.String()),
    same: Type.Integer({ description: 'Shifts that stay as they are.' }),
    unknownNames: Type.Array(Type.String(), { description: 'Names in the file that nobody of the practice has.' }),
    unknownTasks: Type.Array(Type.String(), { description: 'Tasks in the file of which the seat is not known.' }),
    conflicts: Type.Array(Type.String(), { description: 'Overrides made here that hold against the file.' }),
    doubled: Type.Array(Type.String(), { description: 'Two people in one seat at one time, or one in two seats.' }),
    unclearDates: Type.Union(
      [Type.Null(), Type.Object({ text: Type.String(), monthFirst: Type.String(), dayFirst: Type.String() })],
      {
        description: 'A date of the file that is one day or another: nothing was read before somebody says which.',
      },
    ),
    problems: Type.Array(Type.String(), { description: 'What could not be read.' }),
    held: Type.Union([Type.Null(), Type.Literal('emptied'), Type.Literal('unread')], {
      description:
        'Why it is not taken in unless it is forced. emptied: no shift is left in the file. unread: what could not be read may be what seems to be gone.',
    }),
  },
  { $id: 'ImportPreview', description: 'What a file would change. Nothing has changed yet.' },
);
export type ImportPreview = Static<typeof ImportPreview>;

export const SCHEDULE_SCHEMAS: TObject[] = [
  PersonName,
  ServiceName,
  Stretch,
  Gap,
  ScheduleConflict,
  Override,
  ScheduleEdit,
  Swap,
  Schedule,
  Edited,
  Workload,
  SoonOnCall,
  ImportPreview,
];
