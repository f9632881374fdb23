import type { StoredCall } from '../store/reviews.ts';
import type { ReplayCall, ReplaySide, ReplayTurn } from '../triage/replay.ts';
import { isAtLeast, type Opinion, type Tier } from '../triage/types.ts';

/**
 * A stored call as it is run again: what the caller said, after which question, and how it was judged. A judgement without a turn, while
 * a question stood, is the silence that was taken for its answer. Pure.
 */
export function asReplayCall({ call, turns, dispositions, opinions }: StoredCall): ReplayCall {
  const out: ReplayTurn[] = [];
  const asks: string[] = [];
  const { lang } = call;
  let asked: string | null = null;
  const silences = dispositions.filter((d) => d.turnId === null && (!call.endedAt || d.at < call.endedAt));
  const events = [...turns, ...silences].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const event of events) {
    if (!('speaker' in event)) {
      if (asked) out.push({ text: '', lang, asked, opinions: [] });
      asked = null;
    } else if (event.speaker === 'nightbell') {
      asked = questionOf(event.prompt);
      if (asked && !asks.includes(asked)) asks.push(asked);
    } else if (event.speaker === 'caller') {
      const given = opinions.filter((o) => o.turnId === event.id && o.outcome === 'opinion');
      out.push({
        text: event.text,
        lang: event.lang,
        asked,
        opinions: given.map(({ late, ...o }) => ({ opinion: opinionOf(o), late })),
      });
    }
  }
  return { callId: call.id, startedAt: call.startedAt, lang, turns: out, was: wasOf(dispositions, asks) };
}

/** "sayAgain+protocol.where_is_the_pain": the protocol's question that was put. */
function questionOf(prompt: string | null): string | null {
  const named = prompt?.split('+').findLast((p) => p.startsWith('protocol.'));
  return named?.slice('protocol.'.length) ?? null;
}

function opinionOf(row: Omit<StoredCall['opinions'][number], 'late'>): Opinion {
  const { by, model, raises, doubts, insists = raises, suspects = doubts } = row;
  const { settles = false, crisis, topic, about, redFlag, sure, words } = row;
  return { by, model, raises, doubts, insists, suspects, settles, crisis, topic, about, redFlag, sure, words };
}

function wasOf(dispositions: StoredCall['dispositions'], asks: string[]): ReplaySide {
  const top = dispositions.reduce<Tier>((t, d) => (isAtLeast(d.tier as Tier, t) ? (d.tier as Tier) : t), 'unclear');
  const flags = dispositions.findLast((d) => d.tier === top)?.flags ?? [];
  return {
    tier: top,
    crisis: dispositions.some((d) => d.crisis),
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
