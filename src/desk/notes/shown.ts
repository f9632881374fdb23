/** How staff read a fact: in English, in the practice's time. What is not in its usual form stays as it is. */
const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
const BIRTH = make({ dateStyle: 'long' });
const DAY = make({ weekday: 'short', month: 'short', day: 'numeric' });
const CLOCK = make({ hour: 'numeric', minute: '2-digit' });

const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export function shownFact(name: string, value: string): string {
  if (name === 'dob') return birth(value);
  if (name === 'phone') return phone(value);
  if (name === 'when') return times(listed(value));
  if (name === 'start') return moment(value);
  // The id of a choice.
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? plain(value) : value;
}

/** Several times are kept as JSON text of their list, or with commas between them. */
function listed(value: string): string[] {
  if (!value.startsWith('[')) return value.split(',');
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String) : [value];
  } catch {
    return [value];
  }
}

/** 1961-03-09 as March 9, 1961. */
function birth(iso: string): string {
  return DATE.test(iso) ? formatted(BIRTH, `${iso}T12:00:00Z`, iso) : iso;
}

/** +15185550121 as (518) 555-0121. */
export function phone(e164: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164) ?? [];
  return line ? `(${area}) ${exchange}-${line}` : e164;
}

/** Of many days that are told with the same hours the hours once, and the first days. */
function times(list: readonly string[]): string {
  const spans = list.map((one) => /^(\d{4}-\d\d-\d\d)T(.+)\/\1T(.+)$/.exec(one.trim()));
  const [first] = spans;
  if (list.length < 3 || !first || !spans.every((span) => span?.[2] === first[2] && span?.[3] === first[3]))
    return list.map(when).join(' or ');
  const days = spans.map((span) => day(span?.[1] ?? ''));
  const more = days.length > MOST_DAYS ? ` and ${days.length - MOST_DAYS} more` : '';
  return `${clock(`${first[1]}T${first[2]}`)} to ${clock(`${first[1]}T${first[3]}`)} on ${days.slice(0, MOST_DAYS).join('; ')}${more}`;
}
const MOST_DAYS = 3;

/** A date, a span of dates or of local times, as `Slots.when` has them. */
function when(value: string): string {
  const [from = '', to] = value.trim().split('/');
  if (to === undefined || from === to) return DATE.test(from) ? day(from) : moment(from);
  if (DATE.test(from)) return `${day(from)} to ${day(to)}`;
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${day(from)}, ${clock(from)} to ${sameDay ? clock(to) : moment(to)}`;
}

/** 2026-10-27T15:00 as Tue, Oct 27 at 3:00 PM: the local part of it, whatever its offset. */
function moment(iso: string): string {
  return MOMENT.test(iso) ? `${day(iso)} at ${clock(iso)}` : iso;
}

const day = (iso: string) => formatted(DAY, `${iso.slice(0, 10)}T12:00:00Z`, iso);
const clock = (iso: string) => formatted(CLOCK, `${iso.slice(0, 16)}Z`, iso);

function formatted(format: Intl.DateTimeFormat, iso: string, otherwise: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? otherwise : format.format(at);
}

/** An instant on the practice's clock: Thu, Jul 16 at 8:41 PM. */
export function instant(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const local = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at);
  return `${local({ weekday: 'short', month: 'short', day: 'numeric' })} at ${local({ hour: 'numeric', minute: '2-digit' })}`;
}

/** `chest_pressure` as a person would write it. */
export function plain(id: string): string {
  return id.replaceAll(/[_.-]+/g, ' ').trim();
}

/** Between quotation marks, on one line, cut at a word where it is long. Marks of its own do not end it. */
export function quoted(words: string, longest = 400): string {
  const line = words.replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longest) return `“${line}”`;
  const cut = line.lastIndexOf(' ', longest);
  return `“${line.slice(0, cut > 0 ? cut : longest)} …”`;
}

/** With a full stop, where the last words do not bring their own. */
export function stopped(text: string): string {
  return /[.?!…]”?$/.test(text) ? text : `${text}.`;
}
