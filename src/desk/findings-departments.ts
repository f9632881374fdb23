import type { Practice } from '../practice/practice.ts';
import type { Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';
import { queueFor } from './queues.ts';

/** Whose work something is, in words of the trade: every practice has departments of its own, under ids of its own. */
export const QUEUES = [
  'front_desk',
  'nurse',
  'refills',
  'controlled_refills',
  'billing',
  'insurance',
  'authorizations',
  'records',
  'referrals',
  'results',
  'manager',
  'home_health',
] as const;
export type Queue = (typeof QUEUES)[number];

/** How a department is known by its id or by what it takes; the first that fits, else the next. */
const KNOWN_BY: Record<Queue, readonly RegExp[]> = {
  front_desk: [/^front[ _]?desk$/, /^reception$/, /^schedule$/],
  nurse: [/^nurse/, /^triage nurse/, /^symptom$/, /symptoms/, /medicine questions/],
  refills: [/^refills?$/, /refills? without/, /^refill/, /^nurse/],
  controlled_refills: [/^controlled/, /controlled (medicine|list|substance)|on the controlled/],
  billing: [/^billing/, /^payments?$/],
  insurance: [/^insurance/, /^eligibility/, /^front[ _]?desk$/],
  authorizations: [/^(prior )?auth/, /prior auth/, /^nurse/, /^insurance/],
  records: [/^(medical )?records/],
  referrals: [/^referrals?/],
  results: [/^results?$/, /^lab results/, /^nurse/],
  manager: [/^(practice|office)[ _]manager/, /^complaints?$/, /^manager/],
  home_health: [/^home[ _](health|care)/, /^caregivers?/, /^dispatch/],
};

/**
 * The department of this practice whose work it is: its id. Ids first, then what departments take; where nobody does, as by the intent.
 * @param queue null: by the intent alone
 */
export function departmentFor(practice: Practice, queue: string | null, intent: Intent, tier: Tier): string {
  const ids = Object.keys(practice.departments);
  if (queue === null) return queueFor(practice, intent, tier);
  if (ids.includes(queue)) return queue;
  for (const pattern of KNOWN_BY[queue as Queue] ?? []) {
    const found =
      ids.find((id) => pattern.test(id)) ??
      ids.find((id) => practice.departments[id]?.takes.some((what) => takes(what, pattern)));
    if (found) return found;
  }
  return queueFor(practice, intent, tier);
}

/** "refill without controlled medicines" takes no controlled ones. */
function takes(what: string, pattern: RegExp): boolean {
  const [does = '', not = ''] = what.toLowerCase().split(/\b(?:without|except|but not|other than)\b/);
  return (
    pattern.test(does.trim()) || (not !== '' && /without/.test(pattern.source) && pattern.test(what.toLowerCase()))
  );
}
