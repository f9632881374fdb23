import type { Member } from '../schedule/types.ts';

const TITLES = /\b(?:dr|doctor|doctora|mr|mrs|ms|prof)\b\.?/giu;
const CREDENTIAL = /^(?:m\.?d|d\.?o|f?np|pa-?c?|r\.?n|cnm|mbbs|ph\.?d)\.?$/iu;
const ALSO_SURNAME = /^(?:do|pa)$/iu;

/**
 * Finds people by the names that other schedules have for them: "Okafor, Ngozi", "Dr. N. Okafor MD", "okafor". A name that more than one could have,
 * or nobody, is found to be nobody: who is woken is never guessed.
 */
export class Names {
  readonly #people: { id: string; first: string; last: string; whole: string }[];
  readonly #told: Map<string, string>;

  constructor(people: readonly Member[], told: Record<string, string>) {
    this.#people = people.map(({ id, name }) => {
      const words = plain(name).split(' ');
      return { id, whole: words.join(' '), first: words[0] ?? '', last: words.slice(1).join(' ') || (words[0] ?? '') };
    });
    const known = new Set(people.map(({ id }) => id));
    this.#told = new Map(
      Object.entries(told)
        .filter(([, id]) => known.has(id))
        .map(([name, id]) => [name.trim().toLowerCase(), id]),
    );
  }

  /** Id of the person; null: nobody, or not only one. */
  find(written: string): string | null {
    const told = this.#told.get(written.trim().toLowerCase());
    if (told) return told;
    const name = plain(written);
    if (name === '') return null;
    const words = name.split(' ');
    const initial = (first: string) => words[0]?.length === 1 && first.startsWith(words[0]);
    const rest = words.slice(1).join(' ');
    return (
      this.#only(({ whole }) => whole === name) ??
      // An id may be the surname of somebody else as well.
      this.#only(({ id, first, last }) => id === name || last === name || (initial(first) && last === rest))
    );
  }

  #only(is: (person: { id: string; first: string; last: string; whole: string }) => boolean): string | null {
    const found = this.#people.filter(is);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }
}

/**
 * Lower case, without accents, titles, credentials and marks; "Okafor, Ngozi" is Ngozi Okafor, "Okafor, MD" is Okafor. What may be a surname as well
 * is a credential after a comma and after two names only: Minh Do is no Minh.
 */
function plain(name: string): string {
  const [head = [], ...rest] = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(TITLES, ' ')
    .split(',')
    .map((part) => part.split(/[^\p{L}\p{N}_'.-]+/u).filter(Boolean));
  const before = head.filter((word) => ALSO_SURNAME.test(word) || !CREDENTIAL.test(word));
  while (before.length > 2 && ALSO_SURNAME.test(before.at(-1) ?? '')) before.pop();
  const after = rest.map((words) => words.filter((word) => !CREDENTIAL.test(word))).filter(({ length }) => length > 0);
  const words = after.length === 1 ? [after, before].flat(2) : [before, after].flat(2);
  return words
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_'-]+/gu, ' ')
    .trim();
}
