import { titledIn } from '../../understanding/places.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';
import { factOf } from './facts.ts';
import { currentMatter } from './matters.ts';
import type { Talk } from './types.ts';
import { firstNamed } from './wish.ts';

/** Who is to give the visit; a doctor elsewhere is "of" or "by" something else. */
const WHO_IS_SEEN =
  /\b(?:with|see|seeing|meet|con|ver(?:me)? (?:con|a|al?)|me (?:vea|atienda|revise)) (?:the |el |la )?(?:dr\b\.?|dra\b\.?|doctora?) (\p{L}{3,})/iu;

/**
 * Whether a visit is wanted with a doctor whom the practice does not have, and with nobody else: the caller hears so before they are offered
 * somebody. Pure.
 */
export function asksForStranger(talk: Talk): boolean {
  const words = unaccented(currentMatter(talk)?.words ?? '');
  const said = WHO_IS_SEEN.exec(words);
  if (!said || factOf(talk, 'provider') !== null || titledIn(tokenise(said[0])) === null) return false;
  const own = [...talk.house.names.values()].some(({ en }) =>
    unaccented(en).toLowerCase().includes(said[1]!.toLowerCase()),
  );
  return !own && firstNamed(talk, words) === null;
}
