import { isNoLess, tierOf } from '../words/disposition.ts';
import type { Protocol } from './protocol/types.ts';
import type { Flag, KnownFact } from './types.ts';

/**
 * What age, pregnancy, an illness or a medicine makes of what was found. Front-desk wishes are not raised: a pregnant woman's
 * appointment is an appointment.
 */
export function raisedBy(
  protocol: Protocol,
  flags: readonly Flag[],
  facts: readonly KnownFact[],
  asked: readonly string[],
): { flags: Flag[]; asks: string[] } {
  const raised: Flag[] = [];
  const asks: string[] = [];
  for (const m of protocol.modifiers) {
    if (!facts.some((f) => m.facts.includes(f.id))) continue;
    for (const f of flags) {
      if (f.disposition === null || f.disposition === 'routine') continue;
      for (const r of m.raises) {
        if (r.concepts && !r.concepts.includes(f.concept)) continue;
        if (r.from && r.from !== f.disposition) continue;
        if (isNoLess(f.disposition, r.to)) continue;
        if (r.ask && !asked.includes(r.ask)) asks.push(r.ask);
        else if (!r.ask)
          raised.push({
            concept: `modifier.${m.id}`,
            words: f.words,
            tier: tierOf(r.to),
            disposition: r.to,
            by: 'modifier',
          });
      }
    }
  }
  return { flags: raised, asks };
}
