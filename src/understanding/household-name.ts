import { soundDistance, soundKey } from '../words/phonetic.ts';
import { isGiven } from './given-names.ts';
import { editDistance, lettersOf, sameGiven } from './likeness.ts';
import type { NameHeard } from './read-name.ts';

/** A patient of whom the caller's own number is on the list. */
export interface Housemate {
  name: string;
  /** ISO 8601. */
  dob: string;
}

/** So much alike may be misheard where the date of birth is theirs as well: with the number that is two identifiers, and the name tells twins apart. */
const WITH_BIRTH = 0.72;
/** By the number alone: the same name written otherwise. */
const ALONE = 0.88;
/** The given name alone: a mother who says her own is not taken for her son. */
const GIVEN = 0.5;
/** A given name that there is was heard well: only one that sounds the same is this one, for a sister is somebody else. */
const SAME_GIVEN = 0.95;
/** The next one of the house must be so much less like it. */
const CLEAR = 0.1;
/** A name is looked for among so many words from where it may begin. */
const WORDS = 5;

/**
 * The name of the household that was heard: recognisers write "Go Roy Sims" for Delroy Simms. Only names of people who have the caller's number are
 * looked at, and only what sounds like one is taken for it, so nothing is told that the caller did not say. Null: none, or two could be meant.
 * @param heard what may hold the name: the name that was made out, and readings of the words
 * @param dob as it was said, ISO 8601; null: not yet
 */
export function householdName(
  heard: readonly string[],
  dob: string | null,
  household: readonly Housemate[],
): NameHeard | null {
  const among = household
    .filter((mate) => dob === null || mate.dob === dob)
    .filter(({ name }) => heard.every((text) => !isAnother(text, givenOf(name))));
  const scored = among
    .map(({ name }) => ({ name, alike: Math.max(0, ...heard.map((text) => likest(text, name))) }))
    .sort((a, b) => b.alike - a.alike);
  const [best, next] = scored;
  if (!best || best.alike < (dob === null ? ALONE : WITH_BIRTH)) return null;
  if (next && next.name !== best.name && best.alike - next.alike < CLEAR) return null;
  return { name: best.name, sure: best.alike >= ALONE && heard.some((text) => holds(text, givenOf(best.name))) };
}

/** How like the name the likest run of words is, 0 to 1; 0 where it begins otherwise. */
function likest(text: string, name: string): number {
  const words = text.split(/[\s,.;:!?]+/).filter((word) => lettersOf(word) !== '');
  const wanted = lettersOf(name);
  const given = givenOf(name);
  let best = 0;
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + WORDS); to++) {
      const run = lettersOf(words.slice(from, to).join(''));
      if (run.length < wanted.length * 0.6 || run.length > wanted.length * 1.5) continue;
      const begins = [-1, 0, 1].some((more) => alike(run.slice(0, given.length + more), given) >= GIVEN);
      if (begins) best = Math.max(best, alike(run, wanted));
    }
  return best;
}

/** A word that sounds the same. */
const holds = (text: string, given: string): boolean =>
  text.split(/[\s,.;:!?]+/).some((word) => sounds(lettersOf(word), given) >= ALONE);

const givenOf = (name: string): string => lettersOf(name.split(' ')[0] ?? '');

/** Words that begin with another given name than this one ("it's Sandra Pruitt"); the end of it is what a line left of it ("Roy" of Delroy). */
function isAnother(text: string, given: string): boolean {
  const [first] = text
    .toLowerCase()
    .split(/[\s,.;:!?]+/)
    .map(lettersOf)
    .filter((word) => word !== '' && !LEADS.has(word));
  const same = (word: string) =>
    sounds(word, given) >= SAME_GIVEN || sameGiven(word, given) || (word.length >= 3 && given.endsWith(word));
  return first !== undefined && isGiven(first) && !same(first);
}

/** What stands before a name that is told. */
const LEADS = new Set(
  'no nope yes yeah its it is its im i am this my name the patient for hi hello sorry oh uh um well es soy se llama mi nombre si bueno'.split(
    ' ',
  ),
);

function sounds(a: string, b: string): number {
  const [x, y] = [soundKey(a), soundKey(b)];
  const longest = Math.max(x.length, y.length);
  return longest === 0 ? 0 : 1 - soundDistance(x, y, longest) / longest;
}

function alike(a: string, b: string): number {
  if (a === b) return 1;
  const sound = sounds(a, b);
  const writing = 1 - editDistance(a, b) / Math.max(a.length, b.length);
  return Math.max(sound, writing);
}
