import type { Member } from '../schedule/types.ts';

const TITLES = /\b(?:dr|doctor|doctora|mr|mrs|ms|prof)\b\.?/giu;
const CREDENTIALS = /\b(?:m\.?d|d\.?o|f?np|pa-?c?|r\.?n|cnm|mbbs|ph\.?d)\b\.?/giu;

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
    const name = plain(turned(written));
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

/** "Okafor, Ngozi" is Ngozi Okafor; "Okafor, MD" is Okafor. */
function turned(name: string): string {
  const [last, first, ...more] = name.split(',').map((part) => part.trim());
  if (!last || !first || more.length > 0) return name.replaceAll(',', ' ');
  return plain(first) === '' ? last : `${first} ${last}`;
}

/** Lower case, without accents, titles, credentials and marks. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(TITLES, ' ')
    .replace(CREDENTIALS, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_'-]+/gu, ' ')
    .trim();
}
