import type { Seat } from '../schedule/types.ts';
import type { OutsideEntry, Reading } from './types.ts';

/** Words for seats in other schedules, the most particular first. */
const SEAT_WORDS: [RegExp, Seat][] = [
  [/\b(?:third|3rd|tertiary)\b/i, 'third'],
  [/\b(?:back[- ]?up|second(?:ary)?|2nd)\b/i, 'backup'],
  [/\b(?:on[- ]?call|call|primary|first|1st|night)\b/i, 'primary'],
];
/** Beside the word for a seat they make it something else, or the contrary: somebody has to say what it is. */
const UNCLEAR =
  /\b(?:no|not|non|never|cannot|can['’]?t|won['’]?t|unable|unavailable|cancel\w*|declin\w*|request\w*|except|without|conference|meeting|assist\w*|primary care)\b/i;
/** "On call 2" is not the first of them, "call 7-7" is a time. */
const NUMBERED = /\bcall\s*#?\s*[2-9]\b(?!\s*(?:[:-]|[ap]m?\b))/i;
/** What is no shift whoever has it, also where the word call stands in it. */
const NOT_ON_CALL = /\b(?:vacation|off|pto|on leave|leave|cme|post[- ]?call|no[- ]call|not on[- ]?call)\b(?! request)/i;
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
  if (namesTwo(task)) return 'unknown';
  if (NOT_ON_CALL.test(task)) return null;
  const seat = SEAT_WORDS.find(([words]) => words.test(task))?.[1];
  if (seat && (UNCLEAR.test(task) || NUMBERED.test(task))) return 'unknown';
  if (seat) return { service: service ?? reading.service, seat };
  return OTHER_WORK.test(task) ? null : 'unknown';
}

/**
 * The title of an event, "Okafor (backup)" or "Primary call: Ngozi Okafor", in its two parts. A title that is a name only has no task; one of two people
 * is a task as a whole, which is no seat.
 */
export function titleParts(title: string): { who: string; task: string | null } {
  if (namesTwo(title)) return { who: '', task: title.trim() };
  const { tasks, rest } = partsOf(title);
  if (rest.length === 0 && tasks.length > 0) {
    // "Okafor backup call": what is left of the task without its words is the name.
    const whole = tasks.join(' ');
    const who = SEAT_WORDS.reduce((text, [words]) => without(text, words), whole);
    return { who: who.replace(/\s+/g, ' ').trim(), task: whole.trim() };
  }
  return { who: rest.join(' ').trim(), task: tasks.join(' ').trim() || null };
}

const TASK_WORDS = [NOT_ON_CALL, OTHER_WORK, ...SEAT_WORDS.map(([words]) => words)];
const without = (text: string, words: RegExp) => text.replace(new RegExp(words.source, 'gi'), ' ');

/** Parts with words of work in them, and the others. */
function partsOf(title: string): { tasks: string[]; rest: string[] } {
  const tasks: string[] = [];
  const rest = title
    .replace(/[([]([^)\]]*)[)\]]/g, (_, inner: string) => {
      tasks.push(inner);
      return ' ';
    })
    .split(/\s*(?::|–|—|\||\s-\s)\s*/)
    .filter((part) => {
      if (!TASK_WORDS.some((words) => words.test(part))) return part.trim() !== '';
      tasks.push(part);
      return false;
    });
  return { tasks, rest };
}

/** "On call: Lund (backup Abara)": a name beside the words of a task, another apart from them, and more than one kind of task. */
function namesTwo(title: string): boolean {
  const { tasks, rest } = partsOf(title);
  if (rest.length === 0 || !tasks.some(holdsName)) return false;
  const kinds = tasks.flatMap((task) => {
    const seat = SEAT_WORDS.find(([words]) => words.test(without(task, NOT_ON_CALL)))?.[1] ?? [];
    return NOT_ON_CALL.test(task) ? ['off', seat].flat() : seat;
  });
  return new Set(kinds).size > 1;
}

const NO_NAME = /^(?:week|day|shift|cover|mon|tue|wed|thu|fri|sat|sun|adult|ped|paed|ob|am$|pm$|dr$|service)/i;

function holdsName(task: string): boolean {
  const left = TASK_WORDS.reduce(without, task).match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  return left.some((word) => !NO_NAME.test(word));
}
