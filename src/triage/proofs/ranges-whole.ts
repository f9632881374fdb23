import { DISPOSITIONS, type DispositionId, isNoLess, worse } from '../../words/disposition.ts';
import { outcomeOf } from '../answer.ts';
import type { Protocol, Question, QuestionKind } from '../protocol/types.ts';
import { DOMAIN, isRanged, probes, rangesOf, saidNumber, takenBy } from './answers.ts';
import { type ProofFailure, path } from './types.ts';

type Ranged = Question & { kind: keyof typeof DOMAIN };

/** Every value that a caller can say is in a branch, borders included, in whichever unit it is said. */
export function rangesWhole(protocol: Protocol): ProofFailure[] {
  const failures: ProofFailure[] = [];
  for (const q of protocol.questions.values()) {
    if (!isRanged(q)) continue;
    const fail = (at: string, why: string) =>
      failures.push({ proof: 'ranges_whole', path: path(`question ${q.id}`, at), why, severity: 'failure' });
    const ranges = rangesOf(q);
    if (!ranges.length) {
      if (q.kind !== 'pregnancy')
        fail(
          q.kind,
          `It asks for a ${nameOf(q.kind)} and no branch has a bound: every answer leads to the same place.`,
        );
      continue;
    }
    hole(q, fail);
    valley(q, fail);
    for (const [value, said] of borders(q)) {
      const taken = takenBy(q, value);
      if (taken && outcomeOf(protocol, q.id, said) !== taken.outcome)
        fail(
          `answer "${said}"`,
          'At this border the answer as it is said leads elsewhere than the branch that is meant for it. Move the bound to a value that people say.',
        );
    }
  }
  return failures;
}

type Fail = (at: string, why: string) => void;

/** A value that no branch is for. */
function hole(q: Ranged, fail: Fail): void {
  const free = probes(q).filter((v) => !takenBy(q, v));
  if (!free.length) return;
  const [from, to] = [saidNumber(q.kind, free[0]!), saidNumber(q.kind, free.at(-1)!)];
  fail(
    from === to ? `answer "${from}"` : `answers such as "${from}" and "${to}"`,
    'No branch is for this value. Close the gap (`at_least` and `at_most` take the border in, `above` and `below` leave it out), or add a branch `otherwise: true`.',
  );
}

/** A hole between two ranges that only `otherwise` catches, less urgently than either side. */
function valley(q: Ranged, fail: Fail): void {
  const list = probes(q);
  const at = list.map((v) => takenBy(q, v));
  const rank = (d: DispositionId | null) => (d ? DISPOSITIONS.indexOf(d) : DISPOSITIONS.length);
  for (const [i, branch] of at.entries()) {
    if (branch?.when.is !== 'otherwise') continue;
    const before = at.slice(0, i).findLast((b) => b?.when.is === 'range');
    const after = at.slice(i + 1).find((b) => b?.when.is === 'range');
    if (!before || !after) continue;
    const milder = rank(before.outcome.disposition) > rank(after.outcome.disposition) ? before : after;
    const least = milder.outcome.disposition;
    if (least && !isNoLess(worse(branch.outcome.disposition, null), least)) {
      fail(
        `answer "${saidNumber(q.kind, list[i]!)}"`,
        `This lies between two ranges that are both at least ${least}, and only \`otherwise\` catches it, as ${branch.outcome.disposition ?? 'nothing'}. Close the gap between them.`,
      );
      return;
    }
  }
}

/** Every border as callers say it; a temperature in both units. */
function borders(q: Ranged): [number, string][] {
  const [low, high] = DOMAIN[q.kind];
  const values = rangesOf(q).flatMap((r) => [r.min, r.max].filter((b): b is number => b !== null));
  return [...new Set(values)]
    .filter((v) => v >= low && v <= high)
    .flatMap((v): [number, string][] => {
      if (q.kind !== 'temperature') return [[v, saidNumber(q.kind, v)]];
      const fahrenheit = Math.round((v * 1.8 + 32) * 10) / 10;
      return [
        [v, `${v} degrees`],
        [v, `${fahrenheit} degrees`],
      ];
    });
}

function nameOf(kind: QuestionKind): string {
  return kind === 'number' ? 'number' : kind;
}
