import { CONCEPT_TIERS, type DispositionId, isNoLess, tierOf, worse } from '../../words/disposition.ts';
import { outcomeOf } from '../answer.ts';
import { LAST_QUESTION } from '../protocol/protocol.ts';
import type { Protocol, Question } from '../protocol/types.ts';
import { answersOf, BESIDE, DONT_KNOW } from './answers.ts';
import { type ProofFailure, path } from './types.ts';
import type { Walk } from './walk.ts';

/**
 * Whoever says nothing, or doesn't know, is never taken for well: what follows is at least as urgent as every reassuring answer would
 * have been, and at most one step less urgent than the gravest. What was known before the question counts.
 */
export function doubtStaysUp(protocol: Protocol, walked: Walk): ProofFailure[] {
  const failures: ProofFailure[] = [];
  const fail = (at: string, why: string) =>
    failures.push({ proof: 'doubt_stays_up', path: at, why, severity: 'failure' });
  for (const q of protocol.questions.values()) {
    for (const text of ['', DONT_KNOW, 'no sé', 'no estoy segura'])
      if (outcomeOf(protocol, q.id, text) !== q.unsure)
        fail(
          path(`question ${q.id}`, `answer "${text}"`),
          'This is not understood as "I don\'t know": a branch has the same words. Take them out of the branch.',
        );
    if (outcomeOf(protocol, q.id, BESIDE) !== null)
      fail(path(`question ${q.id}`, 'an answer to something else'), 'Words that say nothing are taken for an answer.');
    if (q.id === LAST_QUESTION && !q.unsure.disposition)
      fail(
        path(`question ${q.id}`, "I don't know"),
        'The last question of all needs a tier for "I don\'t know" (`unsure`).',
      );
    for (const [standing, trail] of walked.standings.get(q.id) ?? []) if (!q.unsure.ask) check(q, standing, trail);
  }
  return failures;

  function check(q: Question, standing: DispositionId | null, trail: string): void {
    const known = worse(standing, q.unsure.disposition);
    // Nothing known and nothing said about it: the last question of all is asked next, which is proven by itself.
    if (known === null) return;
    const said = answersOf(q).map((a) => ({
      label: a.label,
      result: worse(standing, a.branch?.outcome.disposition ?? null),
    }));
    const gravest = said.map((a) => a.result).reduce(worse, null);
    const at = path(trail, `question ${q.id}`, "I don't know");
    for (const a of said)
      if (a.result !== gravest && !isNoLess(known, a.result)) {
        fail(
          at,
          `"I don't know" ends as ${known}, less urgent than the answer ${a.label} (${a.result}). Set \`unsure\` to ${a.result} or higher.`,
        );
        return;
      }
    const step = CONCEPT_TIERS.indexOf(tierOf(known)) - CONCEPT_TIERS.indexOf(tierOf(gravest));
    if (gravest && step > 1)
      fail(
        at,
        `An answer to this question can mean ${gravest}, and "I don't know" ends as ${known}: two steps or more below. ` +
          'Not knowing may be one step less urgent than the gravest answer, no more.',
      );
  }
}
