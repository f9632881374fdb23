import type { DeskRequest } from '../../desk/requests.ts';
import { LANGS } from '../../lang.ts';
import type { CallerPrompt, Facts, Said } from '../prompts/catalogue.ts';
import type { Deed, Effect, Expectation, Stage, Step, Talk } from './types.ts';

/** A yes or a short answer: the box may answer quickly. */
export const QUICK: Expectation = { endSilenceMs: 450, expected: { kind: 'yes-no' }, silenceMs: 5_000, keys: 1 };
/** Free speech: people think between clauses. */
export const OPEN: Expectation = { endSilenceMs: 700, silenceMs: 7_000, keys: 1 };

export function line(prompt: CallerPrompt, facts?: Facts): Said {
  return facts ? { prompt, facts } : { prompt };
}

export interface Speech {
  said: Said[];
  expect?: Expectation;
  /** false: played to its end, whatever the caller says meanwhile. */
  interruptible?: boolean;
  /** In shorter parts with pauses, for somebody who asked for it. */
  slow?: boolean;
  /** What has to happen before anything is said. */
  first?: Effect[];
  /** What has to happen after it was played. */
  after?: Effect[];
}

/** Says something, listens, and is at `stage`. */
export function say(talk: Talk, stage: Stage, speech: Speech): Step {
  const { said, expect = OPEN, interruptible = true, slow = false, first = [], after = [] } = speech;
  const effects: Effect[] = [...first];
  if (after.length === 0) effects.push({ do: 'expect', expect, langs: talk.langSettled ? [talk.lang] : [...LANGS] });
  if (said.length > 0) effects.push({ do: 'say', said, interruptible, ...(slow && { slow: true as const }) });
  return { talk: said.length > 0 ? { ...talk, last: said } : talk, stage, effects: [...effects, ...after] };
}

/** The same turn behind what is said first. */
export function led(step: Step, said: Talk['last']): Step {
  const at = step.effects.findIndex((e) => e.do === 'say');
  const effect = step.effects[at];
  if (effect?.do !== 'say') return step;
  return { ...step, effects: step.effects.with(at, { ...effect, said: [...said, ...effect.said] }) };
}

/** Stays where it is and only listens. */
export function stay(talk: Talk, stage: Stage, effects: Effect[] = []): Step {
  return { talk, stage, effects };
}

/** Says a last sentence and lets go of the line. */
export function leave(talk: Talk, said: Said[], first: Effect[] = []): Step {
  return say(talk, { at: 'leaving' }, { said, interruptible: false, first, after: [{ do: 'hang-up' }] });
}

/** As `leave`, where nothing is left for anybody to do: what was said is in the record of the call, and no message is made of it. */
export function letGo(talk: Talk, said: Said[]): Step {
  return leave({ ...talk, reason: [], facts: {}, matters: [] }, said);
}

/** How long a caller is left without a word while a room behind the desk looks; longer than any of them takes. */
const LOOKING: Expectation = { ...OPEN, silenceMs: 12_000 };

/** Asks a room behind the desk; what it says comes as an event. What is to be said before is said meanwhile. */
export function look(talk: Talk, form: string, request: DeskRequest, said: Said[] = [], first: Effect[] = []): Step {
  const stage: Stage = { at: 'looking', form, want: request.want };
  const step = say(talk, stage, { said, expect: LOOKING, first });
  return { ...step, effects: [...step.effects, { do: 'desk', request }] };
}

export function deed(what: Deed, details: Record<string, string>): Effect {
  return { do: 'done', what, details };
}
