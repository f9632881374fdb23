import { Temporal } from 'temporal-polyfill';
import { isAtLeast } from '../../triage/types.ts';
import type { Escalation, QuietHours } from './types.ts';

/** The quiet hours that hold for an escalation as urgent as it is by now: nothing that is urgent has any, whatever it was opened as. */
export function quietOf({ tier, ladder }: Pick<Escalation, 'tier' | 'ladder'>): QuietHours | null {
  return isAtLeast(tier, 'urgent') ? null : ladder.quiet;
}

/**
 * The first moment from `at` on (epoch ms) that is not within quiet hours. They are the practice's wall clock, so a night on which the
 * clocks change is as long as it is. Hours that begin and end at the same time are no hours.
 */
export function notQuietBefore(quiet: QuietHours | null, at: number): number {
  if (!quiet || quiet.from === quiet.to) return at;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(quiet.timeZone);
  const time = local.toPlainTime();
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const after = Temporal.PlainTime.compare(time, from) >= 0;
  const before = Temporal.PlainTime.compare(time, to) < 0;
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0;
  if (overMidnight ? !after && !before : !(after && before)) return at;
  const day = overMidnight && after ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return day.toZonedDateTime({ timeZone: quiet.timeZone, plainTime: to }).epochMilliseconds;
}
