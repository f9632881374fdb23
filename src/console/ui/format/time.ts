/** Times as the practice reads them: in its own time zone, whatever the computer's is. */
export interface Times {
  /** 8:41 PM */
  clock(iso: string): string;
  /** 8:41:07 PM */
  second(iso: string): string;
  /** Thu, Jul 16; with the year where it is not this one. */
  day(iso: string): string;
  /** Thu 8:41 PM */
  weekClock(iso: string): string;
  /** July 2026 */
  month(iso: string): string;
  /** Thu, Jul 16, 8:41 PM; with the year where it is not this one. */
  full(iso: string): string;
  /** Today, Yesterday, or the day. */
  dayName(iso: string, now: number): string;
  /** today at 5:00 PM, tomorrow at 10:00 AM, or the day. */
  near(iso: string, now: number): string;
}

export function makeTimes(timeZone: string): Times {
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { timeZone, ...options });
  const clock = make({ hour: 'numeric', minute: '2-digit' });
  const second = make({ hour: 'numeric', minute: '2-digit', second: '2-digit' });
  const day = make({ weekday: 'short', month: 'short', day: 'numeric' });
  const full = make({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const year = make({ year: 'numeric' });
  const dayOfYear = make({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  const fullOfYear = make({
    ...{ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit' },
  });
  const isThisYear = (at: Date) => year.format(at) === year.format(Date.now());
  const dayOf = (at: Date) => (isThisYear(at) ? day : dayOfYear).format(at);
  const weekday = make({ weekday: 'short' });
  const month = make({ month: 'long', year: 'numeric' });
  // The form YYYY-MM-DD, whose difference in days needs no hours: those of a clock change are no trap then.
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayNumber = (time: Date | number) => Date.parse(isoDay.format(time)) / 86_400_000;
  return {
    clock: (iso) => clock.format(new Date(iso)),
    second: (iso) => second.format(new Date(iso)),
    day: (iso) => dayOf(new Date(iso)),
    weekClock: (iso) => `${weekday.format(new Date(iso))} ${clock.format(new Date(iso))}`,
    month: (iso) => month.format(new Date(iso)),
    full: (iso) => (isThisYear(new Date(iso)) ? full : fullOfYear).format(new Date(iso)),
    dayName(iso, now) {
      const daysAgo = dayNumber(now) - dayNumber(new Date(iso));
      return daysAgo === 0 ? 'Today' : daysAgo === 1 ? 'Yesterday' : dayOf(new Date(iso));
    },
    near(iso, now) {
      const at = new Date(iso);
      const daysAhead = dayNumber(at) - dayNumber(now);
      const name =
        daysAhead === 0 ? 'today' : daysAhead === 1 ? 'tomorrow' : daysAhead === -1 ? 'yesterday' : dayOf(at);
      return `${name} at ${clock.format(at)}`;
    },
  };
}

/** 4 s, 3 min 10 s, 1 h 5 min */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** just now, 12 min ago, 3 h ago, 2 days ago */
export function ago(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

/** 1961-03-09 as Mar 9, 1961; what is not a date stays as it is. */
export function date(iso: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T12:00:00Z`) : null;
  if (!parsed || Number.isNaN(parsed.getTime())) return iso;
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' }).format(parsed);
}
