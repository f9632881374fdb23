import { type Static, Type } from 'typebox';

const text = (description: string) => Type.String({ default: '', description });

/** A schedule that is kept elsewhere and taken in again and again. Nothing else is asked for (S9). */
export const OutsideSchedule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9_-]*$', description: 'A short name for it, which its shifts bear.' }),
    name: text('What people call it. Empty: its id.'),
    kind: Type.Union([Type.Literal('icalendar'), Type.Literal('caldav')], {
      default: 'icalendar',
      description:
        '`icalendar`: a file that is fetched whole, as Amion and QGenda publish it. `caldav`: a calendar of a CalDAV server.',
    }),
    url: Type.String({ pattern: '^https?://', description: 'Its own address; redirections are not followed.' }),
    user: text('User name there. Empty: none is asked for.'),
    passwordFile: text('File (mode 0600) that holds the password.'),
    service: text('The service whose shifts these are. Empty: every service.'),
    seat: Type.Union([Type.Literal('primary'), Type.Literal('backup'), Type.Literal('third')], {
      default: 'primary',
      description: 'The seat of an entry that says none itself.',
    }),
    dayBegins: Type.String({
      default: '08:00',
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      description: 'When an entry over whole days begins and ends.',
    }),
    everyMinutes: Type.Integer({ default: 30, minimum: 5, maximum: 1440, description: 'How often it is looked at.' }),
  },
  { additionalProperties: false },
);
export type OutsideSchedule = Static<typeof OutsideSchedule>;
