import type { FactRule } from '../../desk/form.ts';
import { tellsBetterSince } from '../../understanding/duration-said.ts';
import type { Meaning, SlotName } from '../../understanding/types.ts';
import { BASIC_FACTS } from './basics.ts';
import { withMedicines } from './medicines.ts';
import type { Answer, Talk } from './types.ts';

/** Facts that any sentence may give, by the same name in the understanding. `age` is kept apart: it is the clinician's. */
const SLOTS: readonly SlotName[] = [
  'name',
  'dob',
  'phone',
  'medication',
  'dose',
  'frequency',
  'pharmacy',
  'provider',
  'carrier',
  'member_id',
  'group_number',
  'authorization_number',
  'when',
  'symptom',
  'duration',
  'age',
];

/** Facts of a person, which hold for every matter of the call; all others are of one matter. */
const OF_A_PERSON: ReadonlySet<string> = new Set([
  'name',
  'dob',
  'phone',
  'address',
  'email',
  'carrier',
  'member_id',
  'group_number',
  'pharmacy',
  'provider',
  'caller_name',
  'caller_role',
  'relationship',
  'first_visit',
]);

export function ruleOf(talk: Talk, fact: string): FactRule {
  const rule = talk.house.desk.facts.get(fact) ?? BASIC_FACTS.get(fact);
  if (rule) return rule;
  const words = BASIC_FACTS.get('reason') as FactRule;
  return { ...words, id: fact };
}

/** The value as it stands, or null. */
export function factOf(talk: Talk, fact: string): string | null {
  return talk.facts[fact]?.value ?? null;
}

export function values(talk: Talk): Record<string, string> {
  return Object.fromEntries(Object.entries(talk.facts).map(([id, { value }]) => [id, value]));
}

export function withFact(talk: Talk, fact: string, answer: Answer): Talk {
  return { ...talk, facts: { ...talk.facts, [fact]: answer } };
}

/**
 * Facts that were said in passing: nothing is asked that was already said. What was heard with doubt is kept as such and read back when its
 * turn comes; what stands is not overwritten by what somebody merely mentions.
 * @param except the fact that was asked for, which its own question takes
 */
export function gather(talk: Talk, meaning: Meaning, except: string | null = null): Talk {
  let { facts } = talk;
  for (const slot of SLOTS) {
    const said = meaning.slots[slot];
    if (said === undefined || slot === except) continue;
    const known = facts[slot];
    const uncertain = meaning.uncertain.includes(slot);
    // A first name was a guess of the first words: the whole one, said later, is the name.
    const guess = slot === 'name' && known !== undefined && !known.value.includes(' ') && String(said).includes(' ');
    const better = slot === 'duration' && known !== undefined && tellsBetterSince(String(said), known.value);
    if (known && !(known.doubt && !uncertain) && !((guess || better) && !known.confirmed && !known.stands)) continue;
    const value = typeof said === 'string' ? said : said.join(',');
    facts = { ...facts, [slot]: uncertain ? { value, confirmed: false, doubt: true } : { value, confirmed: false } };
  }
  const age = meaning.slots.age ?? talk.age;
  const next = facts === talk.facts && age === talk.age ? talk : { ...talk, facts, age };
  // Several medicines are told in one breath, where they are told first.
  return talk.facts.medication || !meaning.medicines ? next : withMedicines(next, meaning.medicines);
}

/** Before another matter: what belonged to the last one is not taken for it. */
export function forAnotherMatter(talk: Talk): Talk {
  const facts = Object.fromEntries(Object.entries(talk.facts).filter(([id]) => OF_A_PERSON.has(id)));
  return { ...talk, facts, asksFor: null, givenUp: talk.givenUp.filter((id) => OF_A_PERSON.has(id)) };
}
