import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import { deed, OPEN, stay } from './effects.ts';
import { carriedOut, detailsOf, failed, registered } from './endings.ts';
import { ask } from './fields.ts';
import { lookedUp, notFound } from './look-up.ts';
import { currentMatter } from './matters.ts';
import type { Doubt, Effect, Expectation, Stage, Step, Talk } from './types.ts';
import { verified } from './verify.ts';
import { timesFound, visitsFound } from './visits.ts';

type Looking = Extract<Stage, { at: 'looking' }>;

/**
 * A room behind the desk has answered. Where a question of the protocol came between, what would be said waits behind it; where the call
 * went elsewhere meanwhile, only what was done is written down.
 */
export function deskAnswered(talk: Talk, stage: Stage, answer: DeskAnswer): Step {
  if (stage.at === 'looking') return answersLooking(stage, answer) ? taken(talk, stage, answer) : stay(talk, stage);
  if (stage.at === 'doubt' && stage.then?.stage.at === 'looking' && answersLooking(stage.then.stage, answer))
    return behind(stage, taken(talk, stage.then.stage, answer));
  return stay(talk, stage, doneMeanwhile(talk, answer));
}

function answersLooking(stage: Looking, answer: DeskAnswer): boolean {
  return answer.to === 'failed' ? answer.want === stage.want : answer.to === stage.want;
}

function taken(talk: Talk, { form, want }: Looking, answer: DeskAnswer): Step {
  switch (answer.to) {
    case 'verify':
      return verified(talk, form, answer);
    case 'times':
      return timesFound(talk, form, answer);
    case 'visits':
      return visitsFound(talk, form, answer.visits);
    case 'register':
      return registered(talk, form, answer.patient);
    case 'book':
    case 'move':
    case 'cancel':
    case 'confirm':
    case 'wait-list':
      return carriedOut(talk, form, answer);
    case 'failed':
      if (want === 'verify') return verified(talk, form, null);
      if (want === 'plan' || want === 'faq' || want === 'wait-time') return ask(notFound(talk, want), form);
      return failed(talk, form);
    default:
      return lookedUp(talk, form, answer) ?? stay(talk, { at: 'looking', form, want });
  }
}

/** The question stands; what the answer led to is said when it is settled. */
function behind(doubt: Doubt, next: Step): Step {
  const { stage, effects } = next;
  if (stage.at === 'doubt' || stage.at === 'emergency' || stage.at === 'leaving') return next;
  const said = effects.flatMap((e) => (e.do === 'say' ? e.said : []));
  const expect = effects.flatMap((e): Expectation[] => (e.do === 'expect' ? [e.expect] : [])).at(-1) ?? OPEN;
  const done = effects.filter((e) => e.do !== 'say' && e.do !== 'expect' && e.do !== 'expect-answer');
  const then = { stage, said, expect };
  return { talk: next.talk, stage: { ...doubt, then }, effects: done };
}

const DEEDS: Partial<Record<DeskRequest['want'], 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'wait_list'>> = {
  book: 'booked',
  move: 'moved',
  cancel: 'cancelled',
  confirm: 'confirmed',
  'wait-list': 'wait_list',
};

/** What the calendar did is done, whatever the caller says meanwhile. */
function doneMeanwhile(talk: Talk, answer: DeskAnswer): Effect[] {
  const what = answer.to === 'failed' ? undefined : DEEDS[answer.to];
  const matter = currentMatter(talk);
  if (!what || !matter || ('result' in answer && answer.result !== 'done')) return [];
  return [deed(what, detailsOf(matter))];
}
