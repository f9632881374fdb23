import { plain, quoted, shownFact } from './shown.ts';
import { QUOTED } from './templates.ts';
import type { CallOnPaper, NoteContext, Section, Sentence, ToldTurn } from './types.ts';

const MORE_THAN_ROUTINE: ReadonlySet<string> = new Set(['emergency', 'urgent', 'semi_urgent']);

/** A value that a sentence may hold, with the turns that gave it. */
export interface Known {
  value: string;
  turns: string[];
  confirmed: boolean;
}
export type KnownFacts = ReadonlyMap<string, Known>;

/** A call's paper, to look things up in. */
export class Paper {
  readonly call: CallOnPaper;
  readonly context: NoteContext;
  readonly #order: ReadonlyMap<string, number>;

  constructor(call: CallOnPaper, context: NoteContext) {
    this.call = call;
    this.context = context;
    this.#order = new Map(call.turns.map(({ id }, i) => [id, i]));
  }

  /** Turns of the caller in which something was said. */
  get said(): ToldTurn[] {
    return this.call.turns.filter(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
  }

  /** The call's facts as staff read them. */
  get facts(): KnownFacts {
    return new Map(
      this.call.facts
        .filter(({ value }) => value.trim() !== '')
        .map(({ name, value, confirmed, turnId }) => [
          name,
          { value: this.#shown(name, value), turns: this.known(turnId), confirmed: confirmed || turnId === null },
        ]),
    );
  }

  /** The call's facts, and over them those of one thing that was asked or done. */
  with(details: Readonly<Record<string, string>>, turnId: string | null): KnownFacts {
    const facts = new Map(this.facts);
    for (const [name, value] of Object.entries(details)) {
      if (value.trim() === '') continue;
      const shown = this.#shown(name, value);
      const told = this.call.facts.find((fact) => fact.name === name && this.#shown(name, fact.value) === shown);
      const turns = this.known(told?.turnId ?? turnId);
      facts.set(name, { value: shown, turns, confirmed: told?.confirmed ?? true });
    }
    return facts;
  }

  #shown(name: string, value: string): string {
    const known = this.context.named(name, value);
    if (known !== null) return known;
    const shown = shownFact(name, value);
    return QUOTED.has(name) ? quoted(shown) : shown;
  }

  /** The turn, where it is one of this call. */
  known(turnId: string | null): string[] {
    return turnId !== null && this.#order.has(turnId) ? [turnId] : [];
  }

  /** The caller's turn that these words stand in: `likely` where it holds them, else the first that does. */
  holding(words: string, likely: string | null): string[] {
    const wanted = bare(words);
    if (wanted === '') return this.known(likely);
    const holders = this.said.filter(({ text }) => ` ${bare(text)} `.includes(` ${wanted} `)).map(({ id }) => id);
    const found = holders.find((id) => id === likely) ?? holders[0];
    return found === undefined ? this.known(likely) : [found];
  }

  /** The caller's turns that these words were joined of, or are a part of; a bare name says nothing. */
  madeOf(words: string): ToldTurn[] {
    const wanted = bare(words);
    const holds = (whole: string, part: string) => part.split(' ').length > 3 && ` ${whole} `.includes(` ${part} `);
    return this.said.filter(({ text }) => {
      const one = bare(text);
      return one !== '' && (one === wanted || holds(wanted, one) || holds(one, wanted));
    });
  }

  /** Somebody still has to see to it: it lies in a queue, somebody is rung, or it may be more than routine. */
  get isOpen(): boolean {
    const { call, messages, pages } = this.call;
    return messages.length > 0 || pages.length > 0 || MORE_THAN_ROUTINE.has(call.tier) || call.crisis;
  }

  did(...what: readonly string[]): boolean {
    return this.call.deeds.some((deed) => what.includes(deed.what));
  }

  /** What the protocol found that is more than routine, the gravest first, each with the turn that it was found in. */
  get findings(): { concept: string; words: string; tier: string; turns: string[] }[] {
    const { dispositions } = this.call;
    return (dispositions.at(-1)?.flags ?? [])
      .filter(({ tier }) => MORE_THAN_ROUTINE.has(tier))
      .map(({ concept, words, tier }) => {
        const first = dispositions.find(({ flags }) =>
          flags.some((flag) => flag.concept === concept && flag.words === words),
        );
        return { concept, words, tier, turns: this.holding(words, first?.turnId ?? null) };
      });
  }

  /** In the order in which they were said, each once. */
  inOrder(turns: readonly string[]): string[] {
    const at = (id: string) => this.#order.get(id) ?? 0;
    return [...new Set(turns)].sort((a, b) => at(a) - at(b));
  }

  sentence(section: Section, text: string, turns: readonly string[], otherwise: Sentence['basis']): Sentence {
    return { section, text, turns: this.inOrder(turns), basis: turns.length > 0 ? 'words' : otherwise };
  }
}

/**
 * The first template whose facts are all known, filled in. `turns`: those that gave the facts in it; without a fact, none. null: none can
 * be filled.
 */
export function filled(
  templates: readonly string[],
  facts: KnownFacts,
): { text: string; turns: string[]; used: string[] } | null {
  for (const template of templates) {
    const used = [...template.matchAll(/\{(\w+)\}/g)].map(([, id]) => id as string);
    if (!used.every((id) => facts.has(id))) continue;
    const text = template.replaceAll(/\{(\w+)\}/g, (_, id: string) => facts.get(id)?.value ?? '');
    return { text, turns: used.flatMap((id) => facts.get(id)?.turns ?? []), used };
  }
  return null;
}

/** A template's name of a fact as a person would write it. */
export function called(id: string): string {
  const words = plain(id);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
