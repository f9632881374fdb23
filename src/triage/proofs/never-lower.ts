import { isNoLess } from '../../words/disposition.ts';
import type { Outcome, Protocol } from '../protocol/types.ts';
import { labelOf } from './answers.ts';
import { type ProofFailure, path } from './types.ts';
import type { Walk } from './walk.ts';

/** The engine's tier falls on no path, and nothing in the document reads as if it could. */
export function neverLower(protocol: Protocol, walked: Walk): ProofFailure[] {
  const failures: ProofFailure[] = [];
  const fail = (at: string, why: string) => failures.push({ proof: 'never_lower', path: at, why, severity: 'failure' });
  for (const t of walked.troubles)
    if (t.what === 'fell') fail(t.path, `The call became less urgent, ${t.detail}. Nothing may lower what was found.`);
  for (const q of protocol.questions.values()) {
    const standings = [...(walked.standings.get(q.id) ?? [])];
    if (!standings.length) continue;
    const outcomes: [string, Outcome][] = q.branches.map((b) => [labelOf(b.when), b.outcome]);
    for (const [label, { disposition }] of [...outcomes, ["I don't know", q.unsure] as [string, Outcome]]) {
      if (!disposition || standings.some(([standing]) => isNoLess(disposition, standing))) continue;
      const [standing, trail] = standings[0]!;
      fail(
        path(trail, `question ${q.id}`, `answer ${label}`, disposition),
        `It reads as if this answer made the call ${disposition}, but whenever this is asked it is ${standing} already, and stays so. ` +
          `Leave the tier away, or write ${standing}.`,
      );
    }
  }
  for (const m of protocol.modifiers)
    for (const r of m.raises)
      for (const id of r.concepts ?? []) {
        const found = protocol.concepts.find((c) => c.id === id);
        if (found?.disposition && !isNoLess(r.to, found.disposition))
          fail(
            path(`modifier ${m.id}`, `concept ${id}`, r.to),
            `${id} is ${found.disposition} by itself: ${r.to} would be less urgent. A modifier only raises.`,
          );
      }
  return failures;
}
