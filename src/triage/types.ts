import type { Lang } from '../lang.ts';

/** From the most to the least urgent; `unclear` is a question, never an answer. */
export const TIERS = ['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'] as const;
export type Tier = (typeof TIERS)[number];

/** A concept of the protocol that was heard, and in which of the caller's words. */
export interface Flag {
  concept: string;
  words: string;
  /** The tier that this concept alone gives. */
  tier: Tier;
}

export interface Judgement {
  tier: Tier;
  /** Self-harm, harm to others or abuse was voiced: 988 must be heard. */
  crisis: boolean;
  /** Why, most urgent first. */
  flags: Flag[];
  /** Id of the question that would settle a doubt, or null. Its text is in the protocol, in each language. */
  ask: string | null;
  /** Id and version of the protocol that judged. */
  protocol: string;
}

/** What is known when an utterance is judged. All optional: less knowledge never lowers a tier. */
export interface JudgeContext {
  /** What was judged before in this call; the result is never below it. */
  before?: Judgement;
  /** Id of the protocol's question that this utterance answers. */
  answering?: string | null;
}

/** Pure: same words and context, same judgement. */
export interface TriageEngine {
  readonly protocol: string;
  judge(text: string, lang: Lang, context?: JudgeContext): Judgement;
  /** Approved text of a question of the protocol. */
  questionText(id: string, lang: Lang): string;
}

const RANK: Record<Tier, number> = { emergency: 4, urgent: 3, semi_urgent: 2, routine: 1, unclear: 0 };

/** The more urgent of two tiers. */
export function moreUrgent(a: Tier, b: Tier): Tier {
  return RANK[a] >= RANK[b] ? a : b;
}

export function isAtLeast(a: Tier, b: Tier): boolean {
  return RANK[a] >= RANK[b];
}
