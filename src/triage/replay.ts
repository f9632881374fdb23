import type { Lang } from '../lang.ts';
import { isAtLeast, type Judgement, type Opinion, type Tier, type TriageEngine } from './types.ts';

/** A stored call as it is run again: the caller's turns in order. */
export interface ReplayCall {
  callId: string;
  startedAt: string;
  lang: Lang;
  turns: ReplayTurn[];
  /** As it was judged then. */
  was: ReplaySide;
}

export interface ReplayTurn {
  /** Empty: the caller was silent where an answer was waited for. */
  text: string;
  lang: Lang;
  /** Id of the protocol's question that was asked before it, or null. */
  asked: string | null;
  /** What others said of it, in the order in which it came; `late`: after the words had been judged. */
  opinions: { opinion: Opinion; late: boolean }[];
}

export interface ReplaySide {
  tier: Tier;
  crisis: boolean;
  /** Questions that are asked, in order, each once. */
  asks: string[];
  flags: { concept: string; words: string; tier: Tier }[];
}

export interface ReplayChange {
  callId: string;
  startedAt: string;
  lang: Lang;
  direction: 'less-urgent' | 'more-urgent' | 'question';
  was: ReplaySide;
  live: ReplaySide;
  draft: ReplaySide;
}

export interface Replayed {
  /** Judged less urgent than it was, or than by what is live, or no longer a crisis: to be looked at one by one. */
  lessUrgent: ReplayChange[];
  moreUrgent: ReplayChange[];
  /** Same tier, other questions than what is live asks. */
  questions: ReplayChange[];
}

/** Concept under which a call stands that stayed in doubt to its end. */
const STILL_UNCLEAR = 'still_unclear';

/**
 * Runs a draft over stored calls, beside what is live and what was judged then; calls that stay the same are left out. The caller's answers
 * are those that were given: where the draft asks something else, nobody knows what would have been said. Pure.
 * @param whole judges the whole call at its end, as the run of a call does
 */
export function replay(
  calls: readonly ReplayCall[],
  draft: TriageEngine,
  live: TriageEngine,
  whole: JudgeWhole = () => null,
): Replayed {
  const out: Replayed = { lessUrgent: [], moreUrgent: [], questions: [] };
  for (const call of calls) {
    const sides = { was: call.was, live: replayCall(call, live, whole), draft: replayCall(call, draft, whole) };
    const direction = directionOf(sides);
    if (!direction) continue;
    const { callId, startedAt, lang } = call;
    const list =
      direction === 'less-urgent' ? out.lessUrgent : direction === 'more-urgent' ? out.moreUrgent : out.questions;
    list.push({ callId, startedAt, lang, direction, ...sides });
  }
  return out;
}

/** null: nothing more urgent than what is known. */
export type JudgeWhole = (
  engine: TriageEngine,
  said: readonly { text: string; lang: Lang }[],
  known: Judgement | null,
) => Judgement | null;

/** One call as an engine judges it. */
export function replayCall(call: ReplayCall, engine: TriageEngine, whole: JudgeWhole = () => null): ReplaySide {
  let judged: Judgement | null = null;
  const asks: string[] = [];
  for (const { text, lang, asked, opinions } of call.turns) {
    const inTime = opinions.filter((o) => !o.late).map((o) => o.opinion);
    judged = engine.judge(text, lang, { ...(judged && { before: judged }), answering: asked, opinions: inTime });
    for (const { opinion, late } of opinions) if (late) judged = engine.heed(judged, text, opinion);
    if (judged.ask !== null && !asks.includes(judged.ask)) asks.push(judged.ask);
  }
  judged =
    whole(
      engine,
      call.turns.filter((t) => t.text !== ''),
      judged,
    ) ?? judged;
  const { tier, crisis, flags } = judged ?? { tier: 'unclear' as const, crisis: false, flags: [] };
  // What stayed in doubt was treated as urgent in the call (S4), and would be again.
  const doubtful = tier === 'unclear' && call.was.flags.some((f) => f.concept === STILL_UNCLEAR);
  return {
    tier: doubtful ? 'urgent' : tier,
    crisis,
    asks,
    flags: flags.map(({ concept, words, tier: t }) => ({ concept, words, tier: t })),
  };
}

function directionOf(sides: Record<'was' | 'live' | 'draft', ReplaySide>): ReplayChange['direction'] | null {
  const { was, live, draft } = sides;
  const others = [was, live];
  if (others.some((o) => isLess(draft, o))) return 'less-urgent';
  if (others.some((o) => isLess(o, draft))) return 'more-urgent';
  return draft.asks.join() === live.asks.join() ? null : 'question';
}

function isLess(a: ReplaySide, b: ReplaySide): boolean {
  return !isAtLeast(a.tier, b.tier) || (b.crisis && !a.crisis);
}
