import { Temporal } from 'temporal-polyfill';
import { isAtLeast } from '../../triage/types.ts';
import type { QuietHours } from './ladder-types.ts';
import type { Escalation } from './types.ts';

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

/** `ms` from a moment on (epoch ms), in which quiet hours do not count: what waits over a night waits as long by day as it would have. */
export function laterAwake(quiet: QuietHours | null, from: number, ms: number): number {
  let at = notQuietBefore(quiet, from);
  for (let left = ms; ; ) {
    const until = quietFrom(quiet, at);
    if (at + left < until) return at + left;
    left -= until - at;
    at = notQuietBefore(quiet, until);
  }
}

/** The next moment after `at` at which quiet hours begin; never where there are none. */
function quietFrom(quiet: QuietHours | null, at: number): number {
  if (!quiet || quiet.from === quiet.to) return Number.POSITIVE_INFINITY;
  const { timeZone } = quiet;
  const plainTime = Temporal.PlainTime.from(quiet.from);
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const begins = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  return begins(today) > at ? begins(today) : begins(today.add({ days: 1 }));
}
