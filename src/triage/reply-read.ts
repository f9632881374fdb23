import { worse } from '../words/disposition.ts';
import type { Reading } from '../words/reader.ts';
import { outcomeBy } from './by-topic/answer.ts';
import type { Outcome, Question } from './protocol/types.ts';
import type { Judgement, Opinion, ReplyRead } from './types.ts';

const NOTHING: Outcome = { disposition: null, crisis: false, fact: null, ask: null };

/**
 * From how sure on the network that reads an answer with its question is believed, where the rules found no answer in it: see
 * models/opinion/README.md.
 */
const SURE = { danger: 0.8, safe: 0.8, unsure: 0.85, contradicts: 0.9 } as const;
/** Of a denial that goes on with something else: "not deep, no, only I can't straighten it". */
const WITH_A_BUT = 0.92;
const BUT =
  /\b(?:but|only|just|except|though|although|other than|besides|and also|it'?s my|pero|solo|nomas|aunque|aparte)\b/iu;
/** The same where it was asked before and no answer was found. */
const SURE_AGAIN = { danger: 0.65, safe: 0.75, unsure: 0.7 } as const;

/** What it made of the answer, or null. */
export function replyIn(opinions: readonly Opinion[] | undefined): ReplyRead | null {
  return opinions?.find((o) => o.by === 'classifier')?.reply ?? null;
}

/** Whether it is sure that danger is told. */
export function contradicts(q: Question, reply: ReplyRead | null): boolean {
  return q.kind === 'yes_no' && reply?.is === sidesOf(q)[0] && reply.sure >= SURE.contradicts;
}

/** Which answer tells of danger, and which of none. */
function sidesOf(q: Question): ['yes', 'no'] | ['no', 'yes'] {
  const danger = outcomeBy(q, 'danger');
  return q.branches.some((b) => b.when.is === 'no' && b.outcome === danger) ? ['no', 'yes'] : ['yes', 'no'];
}

/**
 * Where an answer leads by it; null: it is not sure enough, or it is no answer. It closes no question of a crisis, and none behind an answer in
 * which a rule found something graver than was known; what the rules read in an answer stands before it.
 */
export function byReply(
  q: Question,
  reply: ReplyRead | null,
  { text, reading }: { text: string; reading: Reading },
  before: Judgement | undefined,
): Outcome | null {
  if (!reply || q.kind !== 'yes_no') return null;
  const danger = outcomeBy(q, 'danger');
  const [there, absent] = sidesOf(q);
  const sure = before?.missed.includes(q.id) ? SURE_AGAIN : SURE;
  if (reply.is === there && danger) return reply.sure >= sure.danger ? danger : null;
  if (reply.is === 'unsure') return reply.sure >= sure.unsure ? q.unsure : null;
  const ofCrisis = q.unsure.crisis || q.branches.some(({ outcome }) => outcome.crisis);
  const least = BUT.test(text) ? WITH_A_BUT : sure.safe;
  if (reply.is !== absent || reply.sure < least || ofCrisis || tellsGraver(reading, before)) return null;
  return outcomeBy(q, 'safe') ?? NOTHING;
}

/** Is a sign among the words that is graver than all that was known? */
function tellsGraver({ findings }: Reading, before: Judgement | undefined): boolean {
  const known = before?.disposition ?? null;
  return findings.some(({ concept: { disposition } }) => disposition !== null && worse(known, disposition) !== known);
}
