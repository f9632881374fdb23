import { LAST_QUESTION } from '../../triage/protocol/protocol.ts';
import type { QuestionKind } from '../../triage/protocol/types.ts';
import { isAtLeast, type Judgement, UNJUDGED } from '../../triage/types.ts';
import type { PromptId, Said } from '../prompts/catalogue.ts';
import { line, OPEN, QUICK, say } from './effects.ts';
import { tierNow } from './taken-back.ts';
import type { Effect, Expectation, PutOff, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';

/**
 * Questions in one run before the caller gets on. A proven protocol settles a doubt with four, and two may have to be said twice: some
 * forty seconds. Who is not settled then needs a person more than a seventh question.
 */
const RUN = 6;
/** The same where a clinician is being rung already: what else there is to know, they ask. */
const URGENT_RUN = 3;
/** What is said before the question, not put off by it. */
const AT_ONCE: ReadonlySet<PromptId> = new Set<PromptId>(['crisisLine', 'languageChanged']);

/** What is done all the same. */
const AT_ONCE_DONE: ReadonlySet<Effect['do']> = new Set(['fact', 'message', 'page', 'done', 'desk']);

/** How long an answer of a kind takes, and which keys make one. People look for the thermometer, and count weeks. */
const ANSWERS: Record<QuestionKind, Expectation> = {
  yes_no: { endSilenceMs: OPEN.endSilenceMs, expected: { kind: 'yes-no' }, silenceMs: 7_000, keys: 1 },
  choice: { endSilenceMs: OPEN.endSilenceMs, expected: { kind: 'choice' }, silenceMs: 8_000, keys: 1 },
  number: { endSilenceMs: 800, expected: { kind: 'number' }, silenceMs: 12_000, keys: 4 },
  temperature: { endSilenceMs: 900, expected: { kind: 'number' }, silenceMs: 20_000, keys: 4 },
  duration: { endSilenceMs: 900, expected: { kind: 'number' }, silenceMs: 9_000, keys: 1 },
  age: { endSilenceMs: 800, expected: { kind: 'number' }, silenceMs: 8_000, keys: 3 },
  pregnancy: { endSilenceMs: 900, expected: { kind: 'number' }, silenceMs: 9_000, keys: 2 },
  story: { ...OPEN, silenceMs: 9_000 },
};

export function expectAnswer(kind: QuestionKind): Expectation {
  return ANSWERS[kind];
}

/** Asks it, at once. `then` waits until it is settled. */
export function askDoubt(
  talk: Talk,
  question: string | null,
  then: PutOff | null,
  asked: number,
  { lead = [], first = [] }: { lead?: Said[]; first?: Effect[] } = {},
): Step {
  const said: Said[] = [...lead, wordsOf(talk, question)];
  const stage = { at: 'doubt', question, asked: asked + 1, silences: 0, then } as const;
  return listening(question, say(talk, stage, { said, first }));
}

/** Whoever calls for somebody else is not asked whether they themselves think of death. */
const OF_OTHER: Partial<Record<string, 'selfHarmOfOther' | 'selfHarmOfOtherNow'>> = {
  self_harm: 'selfHarmOfOther',
  self_harm_now: 'selfHarmOfOtherNow',
};

/** The last question of all is long: who did not answer it is asked in few words. Of a question that was answered in part the rest is asked. */
export function wordsOf({ judgement, about }: Talk, question: string | null): Said {
  if (question === null) return line('notUnderstood');
  const ofOther = about === 'self' ? undefined : OF_OTHER[question];
  if (ofOther) return line(ofOther);
  const rest = judgement?.rest?.question === question ? judgement.rest : undefined;
  if (rest) return { prompt: `protocol.${question}`, text: rest.text };
  const short = question === LAST_QUESTION && (judgement?.missed.includes(question) ?? false);
  return short ? line('dangerShort') : { prompt: `protocol.${question}` };
}

/** The same step, listening for an answer to the question. */
export function listening(question: string | null, step: Step): Step {
  if (question === null) return step;
  const effects = step.effects.map((e): Effect => {
    return e.do === 'expect' ? { do: 'expect-answer', question, langs: e.langs } : e;
  });
  return { ...step, effects };
}

/**
 * Puts the open question of the judgement before what a step was about to say, whatever form the call is in; facts are written down and
 * messages filed all the same. The page of an urgent call goes out when
 * the facts are known, as ever: URGENT_RUN bounds how much later that is. What is unclear altogether is the opening's matter.
 * @param asked how many questions this run had before
 */
export function withDoubt(step: Step, asked = 0): Step {
  const { talk, stage, effects } = step;
  const question = talk.judgement?.ask ?? null;
  const tier = tierNow(talk);
  if (question === null || tier === 'unclear' || tier === 'emergency') return step;
  if (
    stage.at === 'emergency' ||
    stage.at === 'doubt' ||
    effects.some((e) => e.do === 'operator' || e.do === 'transfer')
  )
    return step;
  // Impatience while a person is rung keeps nobody from them: whoever answers asks, and where nobody does it is still open.
  if (stage.at === 'transferring' && !isAtLeast(tier, 'semi_urgent')) return step;
  if (asked >= (isAtLeast(tier, 'urgent') ? URGENT_RUN : RUN)) return unsettled(step);
  const said = effects.flatMap((e) => (e.do === 'say' ? e.said : []));
  const first = effects.filter((e) => AT_ONCE_DONE.has(e.do));
  const then: PutOff =
    stage.at === 'leaving'
      ? { stage: { at: 'anything-else' }, said: [line('anythingElse')], expect: QUICK }
      : { stage, said: said.filter((s) => !AT_ONCE.has(s.prompt)), expect: expectationOf(effects) };
  return askDoubt(talk, question, then, asked, {
    lead: said.filter((s) => AT_ONCE.has(s.prompt)),
    first,
  });
}

/**
 * 988 at once. Where nothing else is known than that somebody may be in despair, its question comes next: an answer makes it urgent, or leads on as
 * before. Else the urgent form, and what is open before it. A crisis of which nothing can be asked is urgent.
 */
export function startCrisis(talk: Talk, asked: number): Step {
  if (tierNow(talk) !== 'unclear') return withDoubt(startUrgent(talk), asked);
  const question = talk.judgement?.ask ?? null;
  if (question === null || asked >= RUN) return startUrgent(asUrgent(talk));
  const told: Talk = { ...talk, crisisTold: true, langSettled: true };
  return askDoubt(told, question, null, asked, { lead: [line('crisisLine')] });
}

function expectationOf(effects: Effect[]): Expectation {
  return effects.flatMap((e) => (e.do === 'expect' ? [e.expect] : [])).at(-1) ?? OPEN;
}

/** Still in doubt after so many questions: treated as more urgent (S4), and asked no more of it. */
function unsettled(step: Step): Step {
  const talk = asUrgent(step.talk);
  const was = tierNow(step.talk);
  return isAtLeast(was, 'urgent') ? { ...step, talk } : startUrgent(talk);
}

/** At least urgent, because it could not be settled. Why is kept with it, so that no later judgement falls below. */
export function asUrgent(talk: Talk): Talk {
  const judgement = talk.judgement ?? UNJUDGED;
  const settled: Judgement = { ...judgement, ask: null, open: [] };
  if (isAtLeast(judgement.tier, 'urgent')) return { ...talk, judgement: settled };
  const words = talk.reason.at(-1) ?? '';
  const flag = { concept: 'still_unclear', words, tier: 'urgent', disposition: 'urgent', by: 'doubt' } as const;
  return {
    ...talk,
    judgement: { ...settled, tier: 'urgent', disposition: 'urgent', flags: [flag, ...judgement.flags] },
  };
}
