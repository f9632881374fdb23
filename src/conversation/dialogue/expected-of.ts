import type { FactKind, FactRule } from '../../desk/form.ts';
import type { Expected, ExpectedKind } from '../../speech/expected.ts';
import type { Talk } from './types.ts';

const KINDS: Record<FactKind, ExpectedKind> = {
  name: 'name',
  dob: 'date-of-birth',
  phone: 'telephone',
  medication: 'medicine',
  dose: 'number',
  pharmacy: 'name',
  provider: 'name',
  carrier: 'name',
  member_id: 'code',
  when: 'when',
  address: 'address',
  email: 'open',
  number: 'number',
  code: 'code',
  yes_no: 'yes-no',
  choice: 'choice',
  visit: 'open',
  words: 'open',
};
/** Of the North American plan: with or without the country's 1, and seven where the area goes without saying. */
const TELEPHONE = { least: 7, most: 11 };

/** Who it is about: asked in one breath. */
export const WHO: Expected = { kind: 'name', and: 'date-of-birth', person: true };

/** A name was read back: yes, no, or the name once more. */
export const PERSON_PUT_RIGHT: Expected = { kind: 'yes-no', person: true };

/** What an answer to the question for a fact sounds like, and what of it the practice knows: its people, its plans, the choices that are named. */
export function expectedOf(rule: FactRule, talk: Talk): Expected {
  const kind = KINDS[rule.kind];
  if (rule.kind === 'name') return { kind, person: true };
  if (rule.kind === 'phone') return { kind, digits: TELEPHONE };
  const likely = likelyFor(rule, talk);
  return likely.length > 0 ? { kind, likely } : { kind };
}

function likelyFor({ kind, choices }: FactRule, { house, lang }: Talk): string[] {
  switch (kind) {
    case 'provider':
      return [...new Set([...house.names.values()].map((name) => name[lang]))];
    case 'carrier':
      return [...house.plans];
    case 'choice':
      return choices.map(({ say }) => say[lang]);
    default:
      return [];
  }
}
