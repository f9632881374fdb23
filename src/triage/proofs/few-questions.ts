import type { Protocol } from '../protocol/types.ts';
import { type ProofFailure, path } from './types.ts';
import { MOST_QUESTIONS, type Trouble, type Walk } from './walk.ts';

/** No path asks for long before it is settled whether there is a red flag, and none goes in a circle. */
export function fewQuestions(protocol: Protocol, walked: Walk): ProofFailure[] {
  const fail = (at: string, why: string): ProofFailure => ({
    proof: 'few_questions',
    path: at,
    why,
    severity: 'failure',
  });
  const of = (what: Trouble['what']) =>
    first(
      walked.troubles.filter((t) => t.what === what),
      (t) => t.path.split(' → ')[0]!,
    );
  const failures = of('long').map((t) =>
    fail(
      t.path,
      `A caller would be asked more than ${MOST_QUESTIONS} questions before it is settled whether this is grave (${t.detail}). ` +
        'Put the questions together, or decide earlier.',
    ),
  );
  for (const t of of('long_together'))
    failures.push({
      proof: 'few_questions',
      path: t.path,
      why: `Each specialty keeps to ${MOST_QUESTIONS} questions, but here they ask one after the other (${t.detail}). Think of deciding earlier in one of them.`,
      severity: 'warning',
    });
  for (const circle of circles(protocol))
    failures.push(
      fail(
        path(...circle.map((id) => `question ${id}`)),
        'The questions lead back to one that was asked before. None is asked twice, so the path breaks off there: let it end in a tier.',
      ),
    );
  return failures;
}

function first<T>(list: readonly T[], by: (one: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((one) => !seen.has(by(one)) && seen.add(by(one)));
}

/** Each circle of questions once, from its first question in the document back to it. */
function circles(protocol: Protocol): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const go = (id: string, trail: string[]): void => {
    const at = trail.indexOf(id);
    if (at >= 0) {
      found.push([...trail.slice(at), id]);
      return;
    }
    if (done.has(id)) return;
    const q = protocol.questions.get(id);
    const next = q ? [...q.branches.map((b) => b.outcome.ask), q.unsure.ask] : [];
    for (const ask of new Set(next)) if (ask) go(ask, [...trail, id]);
    done.add(id);
  };
  for (const id of protocol.questions.keys()) go(id, []);
  return found;
}
