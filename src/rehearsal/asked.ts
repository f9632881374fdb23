import { asksRight, hearTurn } from './caller/hearing.ts';
import { mattersAsked } from './caller/matters.ts';
import type { RehearsalResult } from './result.ts';

/** Facts that somebody gives once. What happened may be asked about in many ways. */
const FACTS = [
  'name',
  'dob',
  'phone',
  'address',
  'medicine',
  'dose',
  'supply',
  'pharmacy',
  'prescriber',
  'carrier',
  'member id',
  'when',
  'account',
];

/**
 * Facts that the box asked for in more than one turn, reading back aside. Whoever asks the caller to say or spell something again has not
 * understood it, and that counts as well.
 */
export function askedTwice({ heard }: Pick<RehearsalResult, 'heard'>): string[] {
  const turns = heard.map((text) => hearTurn([text]));
  const asked = new Map<string, number>();
  for (const turn of turns) {
    if (asksRight(turn)) continue;
    const facts = new Set(turn.questions.flatMap((q) => mattersAsked(q).map((m) => m.id)));
    for (const fact of FACTS) if (facts.has(fact)) asked.set(fact, (asked.get(fact) ?? 0) + 1);
  }
  return [...asked].filter(([, times]) => times > 1).map(([fact]) => fact);
}
