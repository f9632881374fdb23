import type { StoredCall } from '../store/reviews.ts';
import type { ReplayCall, ReplaySide, ReplayTurn } from '../triage/replay.ts';
import { isAtLeast, type Tier } from '../triage/types.ts';

/** A stored call as it is run again: what the caller said, after which question, and how it was judged by its words. Pure. */
export function asReplayCall({ call, turns, dispositions, opinions }: StoredCall): ReplayCall {
  const out: ReplayTurn[] = [];
  const asks: string[] = [];
  let asked: string | null = null;
  for (const turn of turns) {
    if (turn.speaker === 'nightbell') {
      asked = questionOf(turn.prompt);
      if (asked && !asks.includes(asked)) asks.push(asked);
    }
    if (turn.speaker !== 'caller') continue;
    out.push({
      text: turn.text,
      lang: turn.lang,
      asked,
      opinions: opinions.filter((o) => o.turnId === turn.id).map(({ late, ...o }) => ({ opinion: opinionOf(o), late })),
    });
  }
  return { callId: call.id, startedAt: call.startedAt, lang: call.lang, turns: out, was: wasOf(dispositions, asks) };
}

/** "sayAgain+protocol.where_is_the_pain": the protocol's question that was put. */
function questionOf(prompt: string | null): string | null {
  const named = prompt?.split('+').findLast((p) => p.startsWith('protocol.'));
  return named?.slice('protocol.'.length) ?? null;
}

function opinionOf({ by, model, raises, doubts, crisis, topic, sure }: Omit<StoredCall['opinions'][number], 'late'>) {
  return { by, model, raises, doubts, crisis, topic, sure };
}

/** What silence or the end of the call made of it is no matter of words, and is left out. */
function wasOf(dispositions: StoredCall['dispositions'], asks: string[]): ReplaySide {
  const judged = dispositions.filter((d) => d.turnId !== null);
  const top = judged.reduce<Tier>((t, d) => (isAtLeast(d.tier as Tier, t) ? (d.tier as Tier) : t), 'unclear');
  const flags = judged.findLast((d) => d.tier === top)?.flags ?? [];
  return {
    tier: top,
    crisis: judged.some((d) => d.crisis),
    asks,
    flags: flags.map(({ concept, words, tier }) => ({ concept, words, tier: tier as Tier })),
  };
}

/** So many months before `now`, ISO 8601. */
export function monthsBefore(now: number, months: number): string {
  const at = new Date(now);
  at.setUTCMonth(at.getUTCMonth() - months);
  return at.toISOString();
}
