import { durationSaid, sinceTold } from '../../understanding/duration-said.ts';
import type { Said } from '../prompts/catalogue.ts';
import { URGENT } from './basics.ts';
import { leave, line, say } from './effects.ts';
import { toldSince } from './emergency-words.ts';
import { withFact } from './facts.ts';
import { ask, openField } from './fields.ts';
import { withInstructions } from './instructions.ts';
import type { Effect, Expectation, Stage, Step, Talk } from './types.ts';
import { queueRefill } from './wishes-left.ts';

/** Starts the urgent form, above whatever was being done, with everything that was said already. */
export function startUrgent(before: Talk, lead: Said[] = []): Step {
  const crisis = (before.judgement?.crisis ?? false) && !before.crisisTold;
  const talk: Talk = {
    // Whoever is out of a medicine wants it as well: beside the page it is a task for whoever writes it.
    ...(before.intent === 'refill' ? queueRefill(withReason(before), before.reason.join('. ')) : withReason(before)),
    crisisTold: before.crisisTold || crisis,
    langSettled: true,
    givenUp: asksSince(before) ? before.givenUp : [...before.givenUp, 'duration'],
  };
  const asks = openField(talk, URGENT) !== null;
  return ask(talk, 'urgent', [
    ...(crisis ? [line('crisisLine')] : []),
    ...lead,
    ...(asks ? [line('urgentStart')] : []),
  ]);
}

/** Despair and danger from somebody have no day on which they began, and who told of one is not asked. */
function asksSince({ judgement, reason }: Talk): boolean {
  return !(judgement?.crisis ?? false) && !toldSince(reason);
}

/** What was told freely is the reason already. */
export function withReason(before: Talk): Talk {
  const talk = withDuration(before);
  if (talk.facts.reason || talk.reason.length === 0) return talk;
  return withFact(talk, 'reason', { value: talk.reason.join('. '), confirmed: false });
}

/** Since when, where it was told freely before anybody knew that it is a complaint. */
export function withDuration(talk: Talk): Talk {
  return withSince(talk, sinceTold(talk.reason));
}

/** The same of words that answer a question about danger: "how long has it lasted?" */
export function withDurationIn(talk: Talk, words: string): Talk {
  return withSince(talk, durationSaid(words));
}

function withSince(talk: Talk, said: string | null): Talk {
  return said === null || talk.facts.duration ? talk : withFact(talk, 'duration', { value: said, confirmed: false });
}

const promiseOf = (talk: Talk) => ({ minutes: String(talk.house.callbackMinutes) });

/** The facts are there: on call is rung and the caller may hold. */
export function startWaiting(talk: Talk, said: Said[] = [], first: Effect[] = []): Step {
  if (talk.page === 'calls-back') {
    const told = withInstructions(talk, [...said, line('willCallBack')]);
    return leave(told.talk, [...told.said, line('goodbye')], first);
  }
  const page: Effect[] = talk.page === 'none' ? [{ do: 'page' }] : [];
  const news = talk.page === 'exhausted' ? 'exhausted' : 'ringing';
  // A form that pages has said so in its own words.
  const told = withInstructions(talk, [
    ...said,
    ...(news === 'exhausted' ? [line('nobodyYet')] : pagingNow(talk, said)),
  ]);
  return say(
    { ...told.talk, page: news },
    { at: 'waiting', news },
    { said: told.said, expect: WAITING, first: [...first, ...page] },
  );
}

function pagingNow(talk: Talk, said: Said[]): Said[] {
  const known = said.some(({ prompt }) => prompt.startsWith('desk.end.'));
  return [...(known ? [line('mayHold')] : [line('paging')]), line('pagingIfNobody', promiseOf(talk))];
}

/** While the ladder runs the caller hears something at least this often. */
export const WAITING: Expectation = { endSilenceMs: 700, silenceMs: 18_000, keys: 1 };

/** "How long?" while a clinician is being rung: what the practice promises. */
export function howLong(talk: Talk): Said[] {
  return [line('pagingPromise', promiseOf(talk)), line('pagingIfNobody', promiseOf(talk))];
}

type Waiting = Extract<Stage, { at: 'waiting' }>;

/** Nobody hears the same sentence all the time: the whole one, then a short one, and that they need not hold. */
export function stillPaging(talk: Talk, stage: Waiting): Step {
  const times = stage.times ?? 0;
  const short = line(times % 3 === 1 ? 'stillPagingShort' : 'stillPagingHangUp');
  const whole = stage.news === 'exhausted' ? [line('nobodyYet')] : [line('stillPaging'), ...howLong(talk).slice(0, 1)];
  const { number: _, ...waits } = stage;
  return say(talk, { ...waits, times: times + 1 }, { said: times % 3 === 0 ? whole : [short], expect: WAITING });
}
