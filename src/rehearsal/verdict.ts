import type { RehearsalResult } from './result.ts';
import type { Scenario } from './scenario.ts';

/** One thing that a story wants, and whether it came so. */
export interface Finding {
  what: string;
  ok: boolean;
  wanted: string;
  got: string;
}

/** A third of the words of what somebody complains of, in their own order or another. */
const ENOUGH_OVERLAP = 0.34;

/** Compares a call with what its story wants. `must_say` and `must_never` are for a reviewer. */
export function judge(scenario: Scenario, result: RehearsalResult): Finding[] {
  const { expect } = scenario;
  const findings: Finding[] = [];
  const find = (what: string, ok: boolean, wanted: unknown, got: unknown) =>
    void findings.push({ what, ok, wanted: shown(wanted), got: shown(got) });
  if (expect.accept.length) find('tier', expect.accept.includes(result.tier), expect.accept, result.tier);
  if (expect.crisis !== null) find('crisis', expect.crisis === result.crisis, expect.crisis, result.crisis);
  if (expect.crisisLine && expect.crisisLine !== 'none')
    find('crisis line', result.crisis_numbers.includes(expect.crisisLine), expect.crisisLine, result.crisis_numbers);
  if (expect.actions.length)
    find('action', expect.actions.includes(result.action), expect.actions, [result.action, ...result.also]);
  for (const also of expect.also.filter((a) => /^[a-z_0-9]+$/.test(a)))
    find('also', also === result.action || result.also.includes(also), also, result.also);
  if (expect.page && !(expect.page.length === 0 && expect.okAlso.includes('page_on_call')))
    find('pages', expect.page.join() === result.pages.join(), expect.page, result.pages);
  if (expect.routeTo) find('route', result.route_to === expect.routeTo, expect.routeTo, result.route_to);
  if (expect.intent) find('intent', expect.intent === result.intent, expect.intent, result.intent);
  if (expect.about && result.about) find('about', expect.about === result.about, expect.about, result.about);
  for (const [slot, wanted] of Object.entries(expect.slots)) {
    const alternatives = [wanted, ...[expect.slotsAlt[slot] ?? []].flat()];
    const got = [result.slots[slot] ?? ''].flat();
    find(
      `slot ${slot}`,
      alternatives.some((one) => got.some((value) => sameSlot(slot, one, value, scenario))),
      alternatives,
      got,
    );
  }
  // Where the call turns grave on the way, what was asked before is another matter.
  if (expect.before911 && (expect.tierPath ?? ['emergency'])[0] === 'emergency') {
    const asked = askedBefore911(result);
    if (asked !== null)
      find('before 911', expect.before911.length > 0 || asked === 0, expect.before911, `${asked} turns`);
  }
  return findings;
}

/** What the caller said between their first words and the instruction; null: it was never said. */
function askedBefore911({ transcript }: RehearsalResult): number | null {
  const first = transcript.findIndex((t) => t.who === 'caller');
  const told = transcript.findIndex((t, i) => i > first && t.who === 'box' && /\b911\b/.test(t.text));
  return told < 0 ? null : transcript.slice(first + 1, told).filter((t) => t.who === 'caller').length;
}

function sameSlot(slot: string, wanted: unknown, got: string, { caller }: Scenario): boolean {
  const want = String(wanted);
  if (slot === 'phone' && want === 'caller_id') return got === caller.line;
  if (slot === 'symptom' || slot === 'duration') return overlap(want, got) >= ENOUGH_OVERLAP;
  if (slot === 'provider') return plain(got).includes(plain(want));
  return plain(want) === plain(got);
}

function overlap(want: string, got: string): number {
  const words = plain(want).split(' ');
  const had = new Set(plain(got).split(' '));
  return words.filter((w) => had.has(w)).length / words.length;
}

/** Words as they are compared; a full stop stays within a number only. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+/:.]+|\.(?!\p{N})/gu, ' ')
    .trim();
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value ?? 'none');
}
