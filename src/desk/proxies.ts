import type { ProxyRule } from '../practice/facts.ts';
import { nearestName } from '../understanding/nearest-name.ts';
import type { ProxyClaim } from './requests.ts';

/** Somebody on a patient's release list. */
export interface Listed {
  /** A person, or a facility. */
  name: string;
  /** As the list has it: parent, spouse, facility; null: not said. */
  relation: string | null;
}

/** How near a name must be that was heard a little otherwise; more than the words around it can make by chance. */
const NEAR = 0.9;
/** A place whose staff speaks for those who live there: known by its own name, not by theirs. */
const FACILITY =
  /\b(facility|nursing home|home|agency|hospice|hospital|residence|assisted living|group home|clinic)\b/i;
/** What a relation is also called. */
const SAME: readonly (readonly string[])[] = [
  ['spouse', 'husband', 'wife', 'partner', 'esposo', 'esposa', 'conyuge'],
  ['parent', 'mother', 'father', 'guardian', 'madre', 'padre', 'tutor'],
  ['child', 'son', 'daughter', 'hijo', 'hija'],
  ['sibling', 'brother', 'sister', 'hermano', 'hermana'],
  ['facility', 'nursing home', 'agency', 'hospice', 'assisted living', 'group home'],
];

/**
 * Whether the practice lets this caller speak for a patient whose name and birth they have given already: by their own name, or by the name of
 * the facility they call from, on that patient's release list. A first name alone, or a relation alone, is nobody.
 */
export function mayProxy(claim: ProxyClaim, list: readonly Listed[], rule: ProxyRule): boolean {
  const parent = claim.of === 'minor' && rule.parentOfMinor === 'listed';
  const allowed = list.filter(
    ({ relation }) => isAllowed(relation, rule) || (parent && isOf(relation ?? '', 'parent')),
  );
  return allowed.some((one) =>
    isFacility(one) ? isSaid(one.name, `${claim.name} ${claim.words}`) : isNamed(one, claim),
  );
}

function isAllowed(relation: string | null, { releaseList }: ProxyRule): boolean {
  if (releaseList === null) return false;
  return releaseList.length === 0 || releaseList.some((allowed) => relation !== null && isOf(relation, allowed));
}

function isOf(relation: string, allowed: string): boolean {
  const own = plain(relation);
  if (own.length === 0) return false;
  const group = SAME.find((words) => words.includes(plain(allowed))) ?? [plain(allowed)];
  return group.some((word) => ` ${own} `.includes(` ${word} `));
}

function isFacility({ relation }: Listed): boolean {
  return relation !== null && FACILITY.test(relation);
}

/** First and last name, in any order, among what was said as the own name. */
function isNamed({ name }: Listed, claim: ProxyClaim): boolean {
  const parts = plain(name).split(' ').filter(Boolean);
  if (parts.length < 2) return false;
  const said = new Set(plain(claim.name).split(' '));
  if (parts.every((part) => said.has(part))) return true;
  const own = plain(claim.name)
    .split(' ')
    .filter((word) => word !== '' && !AROUND.has(word));
  return own.length >= 2 && (nearestName(own.join(' '), [name])?.sure ?? 0) >= NEAR;
}

/** A facility's whole name, word after word. */
function isSaid(name: string, words: string): boolean {
  const whole = plain(name);
  return whole.split(' ').length >= 2 && ` ${plain(words)} `.includes(` ${whole} `);
}

/** What people say around their own name. */
const AROUND: ReadonlySet<string> = new Set(
  'my name is it its im i am this thats me the a an and here speaking sure yes yeah ok okay his her their husband wife son daughter mother father mom dad sister brother spouse partner nurse mi nombre es soy yo habla me llamo su esposo esposa hijo hija mama papa hermano hermana'.split(
    ' ',
  ),
);

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
