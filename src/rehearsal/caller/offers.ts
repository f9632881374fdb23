import type { StoryEvent } from '../scenario.ts';
import type { CallerOptions } from './caller.ts';
import { timesIn } from './dates.ts';
import { asksRight, type Turn } from './hearing.ts';
import { mattersOfKey } from './matters.ts';

/**
 * What the caller makes of a time that is offered: takes it, or says in the story's words what would suit. null: no time is offered. Where an
 * event of the story waits for a certain time, no other is taken.
 */
export function decideOffer(
  turn: Turn,
  { scenario, today, wish }: Pick<CallerOptions, 'scenario' | 'today' | 'wish'>,
  waiting: readonly StoryEvent[],
): 'takes' | { words: string | null } | null {
  const times = timesIn(lastWords(turn), today).filter((t) => t.date && t.time);
  if (times.length === 0 || asksRight(turn)) return null;
  if (
    !/\b(work|suit|take|okay|all right|good|book|like|want|which)\b|sirve|conviene|bien|parece|reserv|quiere|gusta|cu[aá]l/i.test(
      turn.questions.join(' '),
    )
  )
    return null;
  const answer = scenario.answers.find(
    ({ matter }) =>
      mattersOfKey(matter).some((m) => m.id === 'when') &&
      !mattersOfKey(matter).some((m) => m.id === 'drawn' || m.id === 'phone'),
  );
  const words = answer?.says[0] ?? null;
  if (waiting.some((event) => /\boffer/i.test(event.at) && timesIn(event.at, today).length > 0)) return { words };
  const wanted = words ? wish(words) : null;
  if (!wanted) return 'takes';
  const spans = Array.isArray(wanted) ? wanted : [wanted];
  return times.some((t) => spans.some((span) => within(`${t.date}T${t.time}`, span))) ? 'takes' : { words };
}

/** What was said of another matter before lies further back: "your visit on Thursday is cancelled. […] Which records do you need?" */
const NEAR_THE_QUESTION = 4;

/** The question, and what was said just before it. */
function lastWords({ sentences, questions, text }: Turn): string {
  const at = sentences.lastIndexOf(questions.at(-1) ?? '');
  return at < 0 ? text : sentences.slice(Math.max(0, at - NEAR_THE_QUESTION + 1), at + 1).join(' ');
}

/** Whether a local moment lies in a date, a span of dates or an interval. */
export function within(moment: string, span: string): boolean {
  const [from = '', to = from] = span.split('/');
  if (!from.includes('T')) return moment.slice(0, 10) >= from && moment.slice(0, 10) <= to;
  return moment >= from.slice(0, 16) && moment <= to.slice(0, 16);
}
