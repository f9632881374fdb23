import { DISPOSITIONS, type DispositionId } from '../../words/disposition.ts';
import { LAST_QUESTION } from '../protocol/protocol.ts';
import type { Protocol } from '../protocol/types.ts';
import { answersOf } from './answers.ts';
import { type ProofFailure, path } from './types.ts';
import type { Walk } from './walk.ts';

/** Every path ends in something that is done, and what is done is described. */
export function ends(protocol: Protocol, walked: Walk): ProofFailure[] {
  const fail = (at: string, why: string): ProofFailure => ({ proof: 'ends', path: at, why, severity: 'failure' });
  const failures = walked.troubles
    .filter((t) => t.what === 'open')
    .map((t) =>
      fail(
        t.path,
        'The path ends here and nothing has been decided. Give the last answer a tier or a further question.',
      ),
    );
  const last = protocol.questions.get(LAST_QUESTION);
  if (!last)
    failures.push(
      fail(`question ${LAST_QUESTION}`, 'This question settles what is still unclear, and it is not there.'),
    );
  for (const answer of last ? answersOf(last) : [])
    if (!answer.branch?.outcome.disposition)
      failures.push(
        fail(
          path(`question ${LAST_QUESTION}`, `answer ${answer.label}`),
          'Whatever is still unclear is settled by this question, so each of its answers needs a tier.',
        ),
      );
  for (const [tier, where] of used(protocol))
    if (!protocol.dispositions.has(tier))
      failures.push(
        fail(
          path(where, tier),
          `"${tier}" is not described under dispositions: nobody knows what to do with such a call.`,
        ),
      );
  return failures;
}

/** Every disposition that can come about, with the first place that says so. */
function used(protocol: Protocol): Map<DispositionId, string> {
  const found = new Map<DispositionId, string>();
  const note = (d: DispositionId | null, where: string) => {
    if (d && !found.has(d)) found.set(d, where);
  };
  for (const c of protocol.concepts) note(c.disposition, `concept ${c.id}`);
  for (const q of protocol.questions.values()) {
    for (const b of q.branches) note(b.outcome.disposition, `question ${q.id}`);
    note(q.unsure.disposition, `question ${q.id}`);
  }
  for (const m of protocol.modifiers) for (const r of m.raises) note(r.to, `modifier ${m.id}`);
  note('urgent', 'what is still unclear after the last question');
  return new Map([...found].sort(([a], [b]) => DISPOSITIONS.indexOf(a) - DISPOSITIONS.indexOf(b)));
}
