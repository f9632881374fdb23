import { coverage, minuteOf, spansWithout, type WeekSpan, wakes } from './contacts.ts';
import { CHANNELS, type ContactMethod, type ContactRule, isVoice, WEEKDAYS } from './types.ts';

/** What a person's contacts lack. Errors keep them from being stored; warnings are shown. */
export interface ContactFinding {
  level: 'error' | 'warning';
  what: /** Minutes of the week without a rule; `spans` says which. */
    | 'gap'
    /** Minutes in which only e-mail goes, which wakes nobody. */
    | 'only-mail'
    | 'bad-time'
    | 'bad-address'
    /** The settings list no such address, or no such gateway. */
    | 'not-listed'
    | 'unknown-method'
    | 'unknown-channel'
    | 'twice'
    /** No rule uses it. */
    | 'unused';
  /** Id of the method, or null. */
  method: string | null;
  spans: WeekSpan[];
}

/** The longest that a step may wait for the one before it: somebody rings at the door meanwhile. */
export const MOST_MINUTES = 60;

/**
 * Looks whether each minute of the week has a rule, and whether every method can be used. Pure.
 * @param usable whether the settings list the address of a method, and it has the right form
 */
export function checkContacts(
  { methods, rules }: { methods: readonly ContactMethod[]; rules: readonly ContactRule[] },
  usable: (method: ContactMethod) => boolean,
): ContactFinding[] {
  const found: ContactFinding[] = [];
  const say = (what: ContactFinding['what'], method: string | null = null, spans: WeekSpan[] = []) =>
    found.push({ level: what === 'only-mail' || what === 'unused' ? 'warning' : 'error', what, method, spans });
  const known = new Map<string, ContactMethod>();
  for (const method of methods) {
    if (known.has(method.id)) say('twice', method.id);
    known.set(method.id, method);
    if (!CHANNELS.includes(method.channel)) say('unknown-channel', method.id);
    else if (!usable(method)) say(isVoice(method.channel) ? 'bad-address' : 'not-listed', method.id);
    if (!rules.some((rule) => rule.method === method.id)) say('unused', method.id);
  }
  const sound = rules.filter((rule) => {
    const method = known.get(rule.method);
    if (!method) say('unknown-method', rule.method);
    const timed = isTimed(rule);
    if (!timed) say('bad-time', rule.method);
    return method && timed;
  });
  const covered = coverage(sound);
  if (covered.includes(0)) say('gap', null, spansWithout(covered));
  const waking = coverage(sound.filter((rule) => wakes(known.get(rule.method) as ContactMethod)));
  const asleep = covered.map((there, i) => (there && !waking[i] ? 0 : 1));
  if (asleep.includes(0)) say('only-mail', null, spansWithout(asleep));
  return found;
}

function isTimed({ days, from, to, afterMinutes }: ContactRule): boolean {
  return (
    days.length > 0 &&
    days.every((day) => WEEKDAYS.includes(day)) &&
    !Number.isNaN(minuteOf(from) + minuteOf(to)) &&
    Number.isInteger(afterMinutes) &&
    afterMinutes >= 0 &&
    afterMinutes <= MOST_MINUTES
  );
}
