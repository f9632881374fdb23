import { tokenise } from '../words/tokens.ts';
import { isDenial } from './answer.ts';
import { isBusiness } from './benign-tail.ts';
import type { Protocol, Question } from './protocol/types.ts';
import { readShort } from './short-answer.ts';
import type { JudgeContext, Judgement, Opinion } from './types.ts';

/** What is asked where the topic of an opinion names no question of a crisis. */
const SELF_HARM = 'self_harm';
/** "No, not yet" denies nothing of what is to come. */
const YET = /\b(?:yet|todavia|aun)\b/;

/**
 * The one question that a crisis gives reason to ask which no rule heard: that of its topic, where that is one of a crisis, else whether the
 * caller thinks of death. null: asked already, or the protocol has none.
 */
export function crisisQuestion(protocol: Protocol, o: Opinion, asked: readonly string[]): string | null {
  const ofTopic = o.topic === null ? undefined : protocol.doubts.get(o.topic);
  const id = isOfCrisis(protocol, ofTopic ?? null) ? ofTopic! : SELF_HARM;
  return protocol.questions.has(id) && !asked.includes(id) ? id : null;
}

/**
 * Whether a crisis that an opinion alone saw ends here: its question is plainly denied, or the caller goes back to what they called the front
 * desk for. What a rule, an answer or another reading heard is never taken back.
 */
export function isTakenBack(protocol: Protocol, { before, answering = null }: JudgeContext, text: string): boolean {
  if (!before?.crisis || !isOfCrisis(protocol, answering) || isVoiced(protocol, before)) return false;
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  if (YET.test(said) || readShort(text).unsure) return false;
  return isDenial(protocol, answering, text) || isBusiness(said);
}

/** Did the caller's words say it, by a rule, in answer to a question, or in another reading of the sound? */
function isVoiced(protocol: Protocol, before: Judgement): boolean {
  return before.flags.some(
    (f) =>
      f.concept === 'opinion.second-reading' ||
      (f.by === 'answer' && isOfCrisis(protocol, f.concept.replace(/^answer\./, ''))) ||
      protocol.concepts.some((c) => c.id === f.concept && c.crisis),
  );
}

function isOfCrisis(protocol: Protocol, id: string | null): boolean {
  const q: Question | undefined = id === null ? undefined : protocol.questions.get(id);
  return q !== undefined && [q.unsure, ...q.branches.map((b) => b.outcome)].some((o) => o.crisis);
}
