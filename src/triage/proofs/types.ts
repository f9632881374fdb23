/** What is proven of a protocol, by the name that a failure carries. */
export const PROOFS = [
  'ends',
  'reachable',
  'few_questions',
  'doubt_stays_up',
  'never_lower',
  'ranges_whole',
  'base_intact',
  'not_too_broad',
  'speakable',
] as const;
export type ProofName = (typeof PROOFS)[number];

/** Something that does not hold, in words that a clinician can act on. */
export interface ProofFailure {
  proof: ProofName;
  /** Where: "concept leg_clot → question breathing → answer yes → …". */
  path: string;
  /** What is wrong there and what would put it right. */
  why: string;
  /** A warning does not stop a protocol from being signed. */
  severity: 'failure' | 'warning';
}

/** What one proof went through. */
export interface Proved {
  proof: ProofName;
  /** In plain words, what holds when it has no failure. */
  claim: string;
  /** Everything there is, or only up to a bound that `looked` names. */
  extent: 'exhaustive' | 'bounded';
  /** What was gone through: "214 paths of 41 questions". */
  looked: string;
}

export interface ProofReport {
  failures: ProofFailure[];
  proved: Proved[];
}

/** Steps of a path as a person reads them. */
export function path(...steps: (string | null | undefined)[]): string {
  return steps.filter((s) => s).join(' → ');
}
