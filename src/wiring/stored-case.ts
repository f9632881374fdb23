import type { PageCase } from '../oncall/page.ts';
import type { CallRecord, TurnRow } from '../store/types.ts';
import type { Tier } from '../triage/types.ts';

/** A clinician listens to a telephone: of a long story, the sentences that matter. */
const LONGEST_REASON = 300;

/** The case of a call as the store holds it, for a clinician who is rung when the caller's line is gone. */
export function storedCase(record: CallRecord): PageCase {
  const { call, turns, facts, dispositions } = record;
  const fact = (name: string) => facts.find((f) => f.name === name);
  const flags = dispositions.at(-1)?.flags ?? [];
  const phone = fact('phone');
  return {
    callId: call.id,
    tier: call.tier as Tier,
    crisis: call.crisis,
    lang: call.lang,
    patient: {
      name: fact('name')?.value ?? null,
      dob: fact('dob')?.value ?? null,
      age: fact('age')?.value ?? null,
    },
    // A number that was not read back may be somebody else's; the line's own is not.
    phone: (phone?.confirmed ? phone.value : null) ?? call.callerNumber ?? phone?.value ?? null,
    reason: reasonOf(turns, flags, fact('reason')?.value ?? null),
    since: fact('duration')?.value ?? null,
    advised: turns.some(
      (turn) => turn.complete && turn.prompt?.split('+').some((id) => id.startsWith('protocol-text.')),
    ),
    flags: flags.map(({ concept, words }) => ({ concept, words })),
    told911: turns.some((turn) => turn.complete && turn.prompt?.split('+').includes('emergency')),
    waiting: false,
  };
}

function reasonOf(turns: TurnRow[], flags: { words: string }[], noted: string | null): string {
  const telling = turns.filter(
    (turn) => turn.speaker === 'caller' && flags.some(({ words }) => holds(turn.text, words)),
  );
  const told = telling.length > 0 ? telling : turns.filter((turn) => turn.speaker === 'caller');
  const whole = noted ?? told.map((turn) => turn.text).join('. ');
  if (whole.length <= LONGEST_REASON) return whole;
  const sentences = whole.split(/(?<=[.?!])\s+/);
  const heavy = sentences.filter((sentence) => flags.some(({ words }) => holds(sentence, words)));
  return cut((heavy.length > 0 ? heavy : sentences).join(' '));
}

function cut(text: string): string {
  if (text.length <= LONGEST_REASON) return text;
  return text.slice(0, text.lastIndexOf(' ', LONGEST_REASON)).trim();
}

function holds(text: string, words: string): boolean {
  const plain = (s: string) =>
    s
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words !== '' && ` ${plain(text)} `.includes(` ${plain(words)} `);
}
