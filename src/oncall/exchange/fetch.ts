import { fetchCalendarObjects, getBasicAuthHeaders } from 'tsdav';
import { NightbellError } from '../../errors.ts';
import type { Span } from '../schedule/types.ts';

/** Nothing is waited for longer than this. */
const LIMIT_MS = 30_000;
/** No calendar of a clinic is larger. */
const MOST_BYTES = 20_000_000;

/** Where a schedule is fetched from, as the settings list it. */
export interface Place {
  kind: 'icalendar' | 'caldav';
  url: string;
  user: string;
  password: string;
}

/**
 * Fetches a schedule as iCalendar texts: the whole file, or the events of a CalDAV calendar (RFC 4791) that touch `range`. Asks the listed server and
 * no other: a redirection is an error (S9). Throws NB_SCHEDULE_UNREACHABLE without the address, which may hold a secret.
 */
export async function fetchSchedule(place: Place, range: Span, stop?: AbortSignal): Promise<string[]> {
  const late = AbortSignal.timeout(LIMIT_MS);
  const signal = stop ? AbortSignal.any([late, stop]) : late;
  const { username, password } = { username: place.user, password: place.password };
  const headers = place.user === '' ? {} : (getBasicAuthHeaders({ username, password }) as Record<string, string>);
  const { origin } = new URL(place.url);
  const own: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new Error('another server');
    return fetch(url, { ...init, redirect: 'error', signal });
  };
  try {
    if (place.kind === 'icalendar') {
      const answer = await own(place.url, { headers });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const text = await answer.text();
      if (text.length > MOST_BYTES) throw new Error('too large');
      return [text];
    }
    const objects = await fetchCalendarObjects({
      ...{ calendar: { url: place.url }, headers, fetch: own },
      timeRange: { start: range.start, end: range.end },
    });
    return objects.map(({ data }) => String(data ?? '')).filter((text) => text !== '');
  } catch (error) {
    throw new NightbellError('NB_SCHEDULE_UNREACHABLE', reason(error), { cause: error });
  }
}

/** In a few words without the address. */
function reason(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  const code = (cause as { code?: string } | undefined)?.code;
  if (code) return code;
  return /status \d+|another server|too large/.exec(message)?.[0] ?? (/\b(?:4|5)\d\d\b/.exec(message)?.[0] || name);
}
