import type { Lang } from '../../lang.ts';
import type { CallRow } from '../../store/types.ts';
import type { Opinion, Tier } from '../../triage/types.ts';
import type { DispositionId } from '../../words/disposition.ts';
import type { Viewer } from './services.ts';

/** A version by its id, or `live` (what judges calls now), or `shipped` (what comes with the program, all specialties). */
export type VersionRef = string;

export type ProtocolAction = 'edit' | 'prove' | 'test' | 'sign' | 'approve' | 'send-back' | 'publish' | 'discard';

export interface SignedBy {
  name: string;
  at: string;
}

/** A version without its text. */
export interface VersionView {
  id: string;
  number: number;
  title: string;
  basedOn: string | null;
  /** Send it along with every change: another's change meanwhile refuses yours. */
  revision: number;
  specialties: string[];
  note: string;
  state: 'draft' | 'proven' | 'tested' | 'signed' | 'approved' | 'published' | 'discarded';
  /** Of a published one. */
  standing: 'live' | 'scheduled' | 'superseded' | null;
  hash: string | null;
  author: SignedBy | null;
  approver: SignedBy | null;
  created: SignedBy;
  edited: SignedBy;
  /** What this viewer may do with it now. */
  may: ProtocolAction[];
}

export interface VersionDetail extends VersionView {
  /** The practice's own YAML. */
  text: string;
  /** Why it does not read; null: it does. */
  problem: { source: string; line: number | null; why: string } | null;
}

export interface ProtocolOverview {
  live: {
    /** Entry of the history, for rolling back; null: nothing was ever published. */
    entry: string | null;
    /** null: the shipped net. */
    version: VersionView | null;
    from: string | null;
    name: string;
    hash: string;
    signed: boolean;
    /** Why the shipped net judges though a version was published; null: all is well. */
    trouble: string | null;
    /** The program brings newer texts than those that were signed. */
    outdated: boolean;
  };
  /** What one step back leads to; null: there is none. */
  previous: { version: VersionView | null } | null;
  scheduled: { entry: string; version: VersionView; from: string }[];
  /** Those that are being worked on. */
  drafts: VersionView[];
  published: VersionView[];
  history: {
    id: string;
    kind: 'published' | 'rolled-back';
    number: number | null;
    title: string | null;
    from: string;
    by: string;
    at: string;
    cancelled: boolean;
  }[];
  specialties: { id: string; title: string; status: string }[];
}

export interface Work {
  title: string;
  specialties: string[];
  text: string;
  note: string;
}

export interface ProofFailureView {
  proof: string;
  path: string;
  why: string;
  /** A warning does not keep it from being signed. */
  severity: 'failure' | 'warning';
}

export interface ProvedView {
  proof: string;
  /** What holds when it has no failure. */
  claim: string;
  extent: 'exhaustive' | 'bounded';
  /** What was gone through. */
  looked: string;
}

export interface CaseFailureView {
  where: string;
  say: string;
  wanted: string;
  got: string;
}

export interface OutcomeView {
  disposition: DispositionId | null;
  crisis: boolean;
  fact: string | null;
  ask: string | null;
}

export interface ProtocolTree {
  name: string;
  hash: string;
  documents: { id: string; version: string; status: string; title: string; layer: number }[];
  concepts: {
    id: string;
    /** A fact about the patient gives no tier by itself. */
    kind: 'finding' | 'fact';
    tier: Tier | null;
    disposition: DispositionId | null;
    crisis: boolean;
    intent: string | null;
    /** Lay words, as patterns. */
    words: string[];
    asks: string[];
    layer: number;
    where: string;
  }[];
  questions: {
    id: string;
    kind: string;
    en: string;
    es: string;
    branches: { when: string; outcome: OutcomeView }[];
    unsure: OutcomeView;
    /** Concepts, questions and modifiers that lead to it. */
    askedBy: string[];
    layer: number;
    where: string;
  }[];
  modifiers: {
    id: string;
    en: string;
    es: string;
    facts: string[];
    raises: { concepts: string[] | null; from: DispositionId | null; to: DispositionId; ask: string | null }[];
    layer: number;
    where: string;
  }[];
  dispositions: {
    id: DispositionId;
    en: string;
    es: string;
    rings: string;
    queue: string;
    withinMinutes: number;
    layer: number;
  }[];
  instructions: {
    id: string;
    kind: string;
    en: string;
    es: string;
    concepts: string[];
    dispositions: DispositionId[];
    approvedBy: string | null;
    approvedOn: string | null;
    layer: number;
    where: string;
  }[];
  cases: { say: string; lang: Lang; accept: Tier[]; where: string }[];
}

export interface ProtocolDiff {
  from: string;
  to: string;
  changes: {
    section: 'document' | 'concept' | 'question' | 'modifier' | 'disposition' | 'instruction' | 'case';
    id: string;
    change: 'added' | 'removed' | 'changed';
    /** In plain words, one a line. */
    says: string[];
    /** It makes calls more or less urgent, as far as can be told from it alone. */
    urgency: 'more' | 'less' | null;
  }[];
}

export interface TrialFlag {
  concept: string;
  words: string;
  tier: Tier;
  disposition: DispositionId | null;
  by: string;
  /** Text and line of the rule; null: not a rule of the protocol. */
  where: string | null;
}

export interface TrialStep {
  text: string;
  /** The question that these words answered. */
  answering: string | null;
  tier: Tier;
  disposition: DispositionId | null;
  crisis: boolean;
  flags: TrialFlag[];
  /** Heard, but denied, past, supposed or somebody else's. */
  dampened: { concept: string; why: string }[];
  facts: { id: string; words: string }[];
  ask: { id: string; en: string; es: string } | null;
  instructions: { id: string; en: string; es: string }[];
  opinions: Opinion[];
}

export interface Trial {
  name: string;
  steps: TrialStep[];
}

export interface ReplaySide {
  tier: Tier;
  crisis: boolean;
  /** Questions that it asks, in order. */
  asks: string[];
  flags: { concept: string; words: string; tier: Tier }[];
}

export interface ReplayChange {
  callId: string;
  startedAt: string;
  lang: Lang;
  direction: 'less-urgent' | 'more-urgent' | 'question';
  /** As it was judged then. */
  was: ReplaySide;
  /** As what is live would judge it. */
  live: ReplaySide;
  draft: ReplaySide;
}

export interface ReplayView {
  id: string;
  version: string;
  months: number;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  /** Those that would be judged less urgent: to be looked at first, each. */
  lessUrgent: ReplayChange[];
  moreUrgent: ReplayChange[];
  /** Same tier, other questions. */
  questions: ReplayChange[];
  /** How many changes there are; lists end at 500 each. */
  counts: { lessUrgent: number; moreUrgent: number; questions: number };
}

/** What refuses a step; the page shows the problem's sentence. */
export type Refused = 'not-found' | 'step' | 'stale' | 'signer' | 'unproven' | 'unreadable';
export type Result<T> = { ok: true; value: T } | { ok: false; why: Refused };

export interface ProtocolsService {
  overview(viewer: Viewer): Promise<ProtocolOverview>;
  version(viewer: Viewer, id: string): Promise<VersionDetail | null>;
  create(viewer: Viewer, given: { title: string; basedOn: string | null }): Promise<Result<VersionDetail>>;
  edit(viewer: Viewer, id: string, revision: number, work: Work): Promise<Result<VersionDetail>>;
  prove(
    viewer: Viewer,
    id: string,
    revision: number,
  ): Promise<Result<{ version: VersionDetail; failures: ProofFailureView[]; proved: ProvedView[] }>>;
  test(
    viewer: Viewer,
    id: string,
    revision: number,
  ): Promise<Result<{ version: VersionDetail; failures: CaseFailureView[]; cases: number }>>;
  sign(viewer: Viewer, id: string, revision: number): Promise<Result<VersionDetail>>;
  approve(viewer: Viewer, id: string, revision: number): Promise<Result<VersionDetail>>;
  sendBack(viewer: Viewer, id: string, revision: number): Promise<Result<VersionDetail>>;
  discard(viewer: Viewer, id: string, revision: number): Promise<Result<VersionDetail>>;
  /** Runs proofs and cases again first. @param from ISO 8601, or null for now */
  publish(viewer: Viewer, id: string, revision: number, from: string | null): Promise<Result<VersionDetail>>;
  /** @param entry what the viewer saw as live */
  rollBack(viewer: Viewer, entry: string): Promise<Result<ProtocolOverview>>;
  cancelScheduled(viewer: Viewer, entry: string): Promise<Result<ProtocolOverview>>;
  tree(viewer: Viewer, version: VersionRef): Promise<Result<ProtocolTree>>;
  diff(viewer: Viewer, version: VersionRef, against: VersionRef): Promise<Result<ProtocolDiff>>;
  /** Nothing of it is kept. */
  trial(viewer: Viewer, given: { version: VersionRef; lang: Lang; said: string[] }): Promise<Result<Trial>>;
  startReplay(viewer: Viewer, version: VersionRef, months: number): Promise<Result<ReplayView>>;
  replay(viewer: Viewer, id: string): Promise<ReplayView | null>;
  cancelReplay(viewer: Viewer, id: string): Promise<ReplayView | null>;
}

export interface Mark {
  verdict: 'right' | 'over' | 'under';
  /** null with `right`. */
  wanted: Exclude<Tier, 'unclear'> | null;
  crisisWanted: boolean | null;
  note: string;
}

export interface ReviewView extends Mark {
  was: string;
  by: string;
  at: string;
}

export interface ReviewEntry {
  call: CallRow;
  flags: { concept: string; words: string; tier: string }[];
  review: ReviewView | null;
}

/** Calls and how they were marked. */
export interface ReviewCounts {
  calls: number;
  reviewed: number;
  right: number;
  over: number;
  under: number;
}

export interface ReviewFigures extends ReviewCounts {
  byTier: (ReviewCounts & { tier: string })[];
  /** YYYY-MM in the practice's time zone. */
  byMonth: (ReviewCounts & { month: string })[];
  /** Concepts that gave a call its tier; those with the most wrong marks first. */
  byRule: (ReviewCounts & { concept: string })[];
}

export interface CasePreview {
  callId: string;
  lang: Lang;
  /** The caller's words with who it was taken out. */
  say: string;
  /** What was taken out, and how often. */
  removed: { what: string; count: number }[];
  tier: string;
  crisis: boolean;
  /** The words without who it was are judged as those with. */
  sameJudgement: boolean;
}

export interface NewCase {
  revision: number;
  callId: string;
  say: string;
  lang: Lang;
  tier: Exclude<Tier, 'unclear'>;
  crisis: boolean;
  note: string;
}

export interface ReviewService {
  queue(
    viewer: Viewer,
    page: { state: 'open' | 'done' | 'all'; tier?: string; before?: string; limit: number },
  ): Promise<ReviewEntry[]>;
  mark(viewer: Viewer, callId: string, mark: Mark): Promise<ReviewView | null>;
  /** @param from first month, YYYY-MM @param to last month, YYYY-MM */
  figures(viewer: Viewer, from: string, to: string): Promise<ReviewFigures>;
  /** null: no such call, or nothing was said in it. */
  casePreview(viewer: Viewer, callId: string): Promise<CasePreview | null>;
  addCase(viewer: Viewer, draft: string, given: NewCase): Promise<Result<VersionDetail>>;
}
