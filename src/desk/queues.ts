import type { Practice } from '../practice/practice.ts';
import type { Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';

/** Which department's queue a message belongs in. Symptoms always go to the nurse; what nobody takes, to the front desk. */
export function queueFor(practice: Practice, intent: Intent, tier: Tier): string {
  const ids = Object.keys(practice.departments);
  const nurse =
    ids.find((id) => id === 'nurse_queue') ?? ids.find((id) => practice.departments[id]?.takes.includes('symptom'));
  if (nurse && (intent === 'symptom' || tier === 'semi_urgent' || tier === 'urgent' || tier === 'emergency'))
    return nurse;
  const taker = ids.find((id) => practice.departments[id]?.takes.some((what) => what === intent));
  return taker ?? ids.find((id) => id === 'front_desk') ?? ids[0] ?? 'front_desk';
}
