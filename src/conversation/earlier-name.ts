import { nameSaidEarlier } from '../understanding/name-said-earlier.ts';
import type { Meaning } from '../understanding/types.ts';
import type { Talk } from './dialogue/types.ts';

/** What was meant, a lone surname completed by the given name that was told before it in this call. Pure. */
export function withEarlierName(meaning: Meaning, { reason }: Pick<Talk, 'reason'>): Meaning {
  const { name } = meaning.slots;
  if (name === undefined || name.includes(' ')) return meaning;
  const whole = nameSaidEarlier(name, reason);
  return whole === null ? meaning : { ...meaning, slots: { ...meaning.slots, name: whole } };
}
