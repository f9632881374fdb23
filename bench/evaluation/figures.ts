import { isAtLeast, TIERS, type Tier } from '../../src/triage/types.ts';

/** A sentence with what a careful nurse would say to it: test/cases/LABELS.md. */
export interface Labelled {
  id: string;
  lang: 'en' | 'es';
  text: string;
  tier: Tier;
  accept: Tier[];
  crisis: boolean;
  /** Not every set is labelled with it. */
  intent?: string;
}

export interface Judged {
  tier: Tier;
  crisis: boolean;
  intent: string;
}

/** Hits of so many. */
export interface Share {
  of: number;
  hits: number;
}

/** What came of one set of sentences. All shares count sentences. */
export interface Figures {
  /** Tier is among those that a careful reviewer accepts. */
  accepted: Share;
  /** Sensitivity: emergencies of which the tier is accepted. */
  emergenciesFound: Share;
  /** Specificity: of those where nobody accepts "emergency", the ones not called so. */
  noEmergencyCalledNone: Share;
  /** Below everything accepted; asking in place of an emergency or an urgent matter counts as under. */
  under: Share;
  over: Share;
  /** A question where next day or routine was right: safe, and a nuisance. */
  asked: Share;
  routineCalledEmergency: Share;
  crisesFound: Share;
  falseCrises: Share;
  intents: Share;
  byTier: Record<Tier, { accepted: Share; under: Share; over: Share }>;
}

export type Verdict = 'accepted' | 'under' | 'over' | 'asked';

/** How one judgement stands to its label, as in test/cases/triage-score.mjs. */
export function verdictOf(wanted: Labelled, got: Tier): Verdict {
  const accept = [wanted.tier, ...wanted.accept];
  if (accept.includes(got)) return 'accepted';
  if (got === 'unclear') return isAtLeast(wanted.tier, 'urgent') ? 'under' : 'asked';
  if (accept.every((tier) => isAtLeast(tier, got))) return 'under';
  return accept.every((tier) => isAtLeast(got, tier)) ? 'over' : 'asked';
}

export function figuresOf(pairs: readonly (readonly [Labelled, Judged])[]): Figures {
  const share = (
    counts: (wanted: Labelled, got: Judged) => boolean,
    of: (wanted: Labelled, got: Judged) => boolean = () => true,
  ): Share => {
    const among = pairs.filter(([wanted, got]) => of(wanted, got));
    return { of: among.length, hits: among.filter(([wanted, got]) => counts(wanted, got)).length };
  };
  const is = (verdict: Verdict) => (wanted: Labelled, got: Judged) => verdictOf(wanted, got.tier) === verdict;
  const ofTier = (tier: Tier) => (wanted: Labelled) => wanted.tier === tier;
  return {
    accepted: share(is('accepted')),
    emergenciesFound: share(is('accepted'), ofTier('emergency')),
    noEmergencyCalledNone: share(
      (_, got) => got.tier !== 'emergency',
      (wanted) => wanted.tier !== 'emergency' && !wanted.accept.includes('emergency'),
    ),
    under: share(is('under')),
    over: share(is('over')),
    asked: share(is('asked')),
    routineCalledEmergency: share(
      (wanted, got) => got.tier === 'emergency' && !wanted.accept.includes('emergency'),
      ofTier('routine'),
    ),
    crisesFound: share(
      (_, got) => got.crisis,
      (wanted) => wanted.crisis,
    ),
    falseCrises: share(
      (_, got) => got.crisis,
      (wanted) => !wanted.crisis,
    ),
    intents: share(
      (wanted, got) => wanted.intent === got.intent,
      (wanted) => wanted.intent !== undefined,
    ),
    byTier: Object.fromEntries(
      TIERS.map((tier) => [
        tier,
        {
          accepted: share(is('accepted'), ofTier(tier)),
          under: share(is('under'), ofTier(tier)),
          over: share(is('over'), ofTier(tier)),
        },
      ]),
    ) as Figures['byTier'],
  };
}

/** "97.2 % (94.1 to 98.7)": the share with the 95 % interval of Wilson (1927); "-" of nothing. */
export function percent({ of, hits }: Share, interval = false): string {
  if (of === 0) return '-';
  const p = hits / of;
  const figure = `${(100 * p).toFixed(1)} %`;
  if (!interval) return figure;
  const z2 = 1.96 ** 2;
  const middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (1.96 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return `${figure} (${(100 * Math.max(0, middle - half)).toFixed(1)} to ${(100 * Math.min(1, middle + half)).toFixed(1)})`;
}

export function count({ of, hits }: Share): string {
  return `${hits} of ${of}`;
}
