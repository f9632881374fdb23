import type { Seat } from '../schedule/types.ts';
import type { OutsideEntry, Reading } from './types.ts';

/** Words for seats in other schedules, the most particular first. */
const SEAT_WORDS: [RegExp, Seat][] = [
  [/\b(?:third|3rd|tertiary)\b/i, 'third'],
  [/\b(?:back-?up|second(?:ary)?|2nd)\b/i, 'backup'],
  [/\b(?:on[- ]?call|call|primary|first|1st|night)\b/i, 'primary'],
];
/** What is no shift whoever has it, also where the word call stands in it. */
const NOT_ON_CALL = /\b(?:vacation|off|pto|on leave|leave|cme|post[- ]?call|no call|not on call)\b/i;
/** What is none unless it says a seat: a clinic's call is one. */
const OTHER_WORK = /\b(?:holiday|conference|clinic|admin|meeting|office|rounds)\b/i;

/**
 * The seat that an entry is for. null: it is not on call. `unknown`: nothing tells, and who is woken is never guessed.
 */
export function seatOf(
  { task, service }: Pick<OutsideEntry, 'task' | 'service'>,
  reading: Pick<Reading, 'tasks' | 'service' | 'seat'>,
): { service: string | null; seat: Seat } | null | 'unknown' {
  if (task === null) return { service: service ?? reading.service, seat: reading.seat };
  const told = Object.entries(reading.tasks).find(([name]) => name.toLowerCase() === task.trim().toLowerCase());
  if (told) return told[1];
  if (NOT_ON_CALL.test(task)) return null;
  const seat = SEAT_WORDS.find(([words]) => words.test(task))?.[1];
  if (seat) return { service: service ?? reading.service, seat };
  return OTHER_WORK.test(task) ? null : 'unknown';
}

/** The title of an event, "Okafor (backup)" or "Primary call: Ngozi Okafor", in its two parts. A title that is a name only has no task. */
export function titleParts(title: string): { who: string; task: string | null } {
  const tasks: string[] = [];
  const rest = title
    .replace(/[([]([^)\]]*)[)\]]/g, (_, inner: string) => {
      tasks.push(inner);
      return ' ';
    })
    .split(/\s*(?::|–|—|\||\s-\s)\s*/)
    .filter((part) => {
      const isTask = [NOT_ON_CALL, OTHER_WORK, ...SEAT_WORDS.map(([words]) => words)].some((words) => words.test(part));
      if (!isTask) return part.trim() !== '';
      tasks.push(part);
      return false;
    });
  if (rest.length === 0 && tasks.length > 0) {
    // "Okafor backup call": what is left of the task without its words is the name.
    const whole = tasks.join(' ');
    const who = SEAT_WORDS.reduce((text, [words]) => text.replace(new RegExp(words.source, 'gi'), ' '), whole);
    return { who: who.replace(/\s+/g, ' ').trim(), task: whole.trim() };
  }
  return { who: rest.join(' ').trim(), task: tasks.join(' ').trim() || null };
}
