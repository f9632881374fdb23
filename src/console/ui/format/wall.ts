import { Temporal } from 'temporal-polyfill';

/** Between moments (ISO 8601, UTC) and the clock on the practice's wall, through every clock change. */
export interface Wall {
  /** `2026-11-21T17:00`, as a field for date and time takes it. */
  field(iso: string): string;
  /** `2026-11-21 17:00:00`, as the calendar takes it. */
  calendar(iso: string): string;
  /** `2026-11-21` */
  date(iso: string): string;
  /** Minutes since the day began by the clock. */
  minute(iso: string): number;
  /** From either form. null: not a time. `twice`: the clocks go back over it, the first is meant; `never`: they go forward over it. */
  moment(wall: string): { iso: string; twice: boolean; never: boolean } | null;
  /** As long before or after by the calendar: a day later is the same time of the day. */
  shifted(iso: string, by: { days?: number; hours?: number }): string;
  /** `HH:MM` of a day; where the clocks skip it, the moment after. */
  at(date: string, clock: string): string;
  /** The first moment of the day. */
  dayStart(date: string): string;
  /** Days from `date` on, that many. */
  days(date: string, count: number): string[];
  /** The first day of the week, a Monday, and of the month. */
  monday(date: string): string;
  monthStart(date: string): string;
  addMonths(date: string, count: number): string;
  addDays(date: string, count: number): string;
  today(now: number): string;
}

export function makeWall(timeZone: string): Wall {
  const zoned = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone);
  const text = (at: Temporal.ZonedDateTime) => at.toInstant().toString({ smallestUnit: 'millisecond' });
  const day = (date: string) => Temporal.PlainDate.from(date);
  return {
    field: (iso) => zoned(iso).toPlainDateTime().toString({ smallestUnit: 'minute' }),
    calendar: (iso) => zoned(iso).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' '),
    date: (iso) => zoned(iso).toPlainDate().toString(),
    minute: (iso) => zoned(iso).hour * 60 + zoned(iso).minute,
    moment(wall) {
      if (!/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/.test(wall)) return null;
      try {
        const plain = Temporal.PlainDateTime.from(wall.replace(' ', 'T'));
        const first = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
        const last = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
        const never = !first.toPlainDateTime().equals(plain);
        return { iso: text(never ? last : first), twice: !never && !first.equals(last), never };
      } catch {
        return null;
      }
    },
    shifted: (iso, { days = 0, hours = 0 }) => text(zoned(iso).add({ days }).add({ hours })),
    at: (date, clock) => text(day(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) })),
    dayStart: (date) => text(day(date).toZonedDateTime({ timeZone })),
    days: (date, count) => Array.from({ length: count }, (_, i) => day(date).add({ days: i }).toString()),
    monday: (date) =>
      day(date)
        .subtract({ days: day(date).dayOfWeek - 1 })
        .toString(),
    monthStart: (date) => day(date).with({ day: 1 }).toString(),
    addMonths: (date, months) => day(date).add({ months }).toString(),
    addDays: (date, days) => day(date).add({ days }).toString(),
    today: (now) => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  };
}
