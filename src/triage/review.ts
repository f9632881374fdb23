/** A call that is over, and how a clinician marked its judgement; null: nobody has. */
export interface ReviewedCall {
  startedAt: string;
  tier: string;
  /** Concepts that gave it its tier. */
  concepts: string[];
  review: { verdict: 'right' | 'over' | 'under' } | null;
}

export interface Counts {
  calls: number;
  reviewed: number;
  right: number;
  over: number;
  under: number;
}

export interface Figures extends Counts {
  /** Most urgent first. */
  byTier: (Counts & { tier: string })[];
  byMonth: (Counts & { month: string })[];
  /** Those with the most wrong marks first. */
  byRule: (Counts & { concept: string })[];
}

const ORDER = ['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'];

/** The figures of the quarterly review. Pure. @param monthOf month of an instant, YYYY-MM, where the practice is */
export function figuresOf(calls: readonly ReviewedCall[], monthOf: (at: string) => string): Figures {
  const all = none();
  const tiers = new Map<string, Counts>();
  const months = new Map<string, Counts>();
  const rules = new Map<string, Counts>();
  for (const call of calls) {
    const places = [all, at(tiers, call.tier), at(months, monthOf(call.startedAt))];
    for (const concept of call.concepts) places.push(at(rules, concept));
    for (const counts of places) {
      counts.calls++;
      if (!call.review) continue;
      counts.reviewed++;
      counts[call.review.verdict]++;
    }
  }
  const wrong = (c: Counts) => c.over + c.under;
  return {
    ...all,
    byTier: [...tiers]
      .map(([tier, counts]) => ({ tier, ...counts }))
      .sort((a, b) => ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier)),
    byMonth: [...months].map(([month, counts]) => ({ month, ...counts })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    byRule: [...rules]
      .map(([concept, counts]) => ({ concept, ...counts }))
      .sort((a, b) => wrong(b) - wrong(a) || b.calls - a.calls || (a.concept < b.concept ? -1 : 1)),
  };
}

function none(): Counts {
  return { calls: 0, reviewed: 0, right: 0, over: 0, under: 0 };
}

function at(map: Map<string, Counts>, key: string): Counts {
  const counts = map.get(key) ?? none();
  map.set(key, counts);
  return counts;
}
