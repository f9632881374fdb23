import { type FormsSource, FormsText, meant } from './read-forms-text.ts';

/** One key of a fact or a form, with the place where it was said last. */
export interface Said<T> {
  value: T;
  text: FormsText;
  path: readonly (string | number)[];
}

/** A fact, a matter or a form as all texts together describe it. */
export class Entry<T extends object> {
  readonly id: string;
  readonly #keys = new Map<keyof T, Said<unknown>>();
  #text: FormsText;
  #path: readonly string[];

  constructor(id: string, text: FormsText, path: readonly string[]) {
    this.id = id;
    this.#text = text;
    this.#path = path;
  }

  /** Keys of `value` take the place of what was said before. */
  lay(value: T, text: FormsText, path: readonly string[]): void {
    this.#text = text;
    this.#path = path;
    for (const [key, each] of Object.entries(value))
      this.#keys.set(key as keyof T, { value: each, text, path: [...path, key] });
  }

  get<K extends keyof T>(key: K): NonNullable<T[K]> | undefined {
    return this.#keys.get(key)?.value as NonNullable<T[K]> | undefined;
  }

  /** Fails at the place below a key; where the key was never said, at the entry itself. */
  fail(why: string, key?: keyof T, ...below: (string | number)[]): never {
    const said = key === undefined ? undefined : this.#keys.get(key);
    // What the practice's file made wrong is looked for there, though the line that does not hold any more is a shipped one.
    if (said && !said.text.source.own && this.#text.source.own) {
      const { text, path } = said;
      return this.#text.fail(this.#path, `${why} (${text.source.name}:${text.lineOf([...path, ...below])})`);
    }
    return said ? said.text.fail([...said.path, ...below], why) : this.#text.fail(this.#path, why);
  }

  need<K extends keyof T>(key: K, what: string): NonNullable<T[K]> {
    return this.get(key) ?? this.fail(`${what} has no "${String(key)}"`);
  }
}

type Sections = Required<FormsText['value']>;
export type FactEntry = Entry<Sections['facts'][string]>;
export type MatterEntry = Entry<Sections['matters'][string]>;
export type FormEntry = Entry<Sections['forms'][string]>;

export interface Merged {
  facts: Map<string, FactEntry>;
  matters: Map<string, MatterEntry>;
  forms: Map<string, FormEntry>;
}

/**
 * Lays texts over one another, in order. Among shipped ones nothing may be there twice; the practice's own may name what is there and
 * change single keys of it, or bring something new. A form without a title is taken for one that is misspelled.
 * @throws NB_FORM_INVALID
 */
export function mergeForms(sources: readonly FormsSource[]): Merged {
  const merged: Merged = { facts: new Map(), matters: new Map(), forms: new Map() };
  for (const source of sources) {
    const text = new FormsText(source);
    const lay = <T extends object>(into: Map<string, Entry<T>>, section: keyof Sections, what: string) => {
      for (const [id, value] of Object.entries(text.value[section] ?? {})) {
        const path = [section, id];
        const known = into.get(id);
        if (!known && source.own && section === 'forms' && !('title' in (value as object)))
          text.fail(
            path,
            `there is no form "${id}" that could be changed, and a new one needs a "title"${meant(id, into.keys())}`,
          );
        if (known && !source.own) text.fail(path, `${what} "${id}" is there twice`);
        const entry = known ?? new Entry<T>(id, text, path);
        entry.lay(value as T, text, path);
        into.set(id, entry);
      }
    };
    lay(merged.facts, 'facts', 'fact');
    lay(merged.matters, 'matters', 'matter');
    lay(merged.forms, 'forms', 'form');
  }
  return merged;
}
