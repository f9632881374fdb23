import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NightbellError } from '../errors.ts';
import { FINDINGS } from './findings-table.ts';
import type { Condition, Desk, FactRule, Form, FormField } from './form.ts';
import type { FieldDocument } from './forms-schema.ts';
import { checkFact, checkForm, checkWords, phrasesOf } from './read-forms-checks.ts';
import { type FactEntry, type FormEntry, mergeForms } from './read-forms-merge.ts';
import { waysThrough } from './read-forms-reach.ts';
import { FormMistake, type FormsSource } from './read-forms-text.ts';

/** Forms that come with the program. */
export const SHIPPED_FORMS = fileURLToPath(new URL('../../forms/', import.meta.url));
/** Tries for a question where the form does not say. */
const TRIES = 2;
/** Silence that ends an answer where the fact does not say, in ms. */
const END_SILENCE_MS = 800;
/** More than any forms that people can read through. */
const MOST_BYTES = 1024 * 1024;

/**
 * The desk's forms: those of the folder, with the practice's own file laid over them.
 * @param own path of the practice's file; null or empty: it has none
 * @throws NB_FORM_INVALID with file and line, NB_INPUT_INVALID where the practice's file cannot be read
 */
export function readDesk(folder: string = SHIPPED_FORMS, own: string | null = null): Desk {
  return parseDesk([...formsIn(folder), ...(own ? [ownForms(own)] : [])]);
}

/** The texts of a folder: facts.yaml first, then the forms by name. */
export function formsIn(folder: string): FormsSource[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort((a, b) => Number(b === 'facts.yaml') - Number(a === 'facts.yaml') || a.localeCompare(b));
  return files.map((file) => ({ name: `forms/${file}`, text: readFileSync(join(folder, file), 'utf8'), own: false }));
}

/** The practice's own text. @throws NB_INPUT_INVALID */
export function ownForms(path: string): FormsSource {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new NightbellError('NB_INPUT_INVALID', `${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
  if (text.length > MOST_BYTES || text.includes('\u0000'))
    throw new NightbellError('NB_INPUT_INVALID', `${path}: this is no forms file`);
  return { name: basename(path), text, own: true };
}

/**
 * Reads texts of forms, later ones laid over earlier ones. Pure.
 * @throws NB_FORM_INVALID with the text's name and line: unknown keys and facts, a text missing in a language, a condition on something that
 * does not exist, braces that nothing fills, no ending that always holds, two forms for one intent
 */
export function parseDesk(sources: readonly FormsSource[]): Desk {
  const merged = mergeForms(sources);
  const wrong = new Mistakes();
  const facts = new Map<string, FactRule>();
  for (const entry of merged.facts.values())
    wrong.of(() => {
      if (Object.hasOwn(FINDINGS, entry.id)) entry.fail(`"${entry.id}" is a finding: a fact needs another id`);
      const rule = factOf(entry);
      facts.set(rule.id, rule);
      checkFact(entry, rule, merged.facts);
    });
  const matters = [...merged.matters.values()].flatMap((entry) =>
    wrong.of(() => {
      const words = entry.need('words', `matter "${entry.id}"`);
      checkWords(words, (why) => entry.fail(why, 'words'));
      return { id: entry.id, words: phrasesOf(words).join('\n'), beside: entry.get('beside') ?? false };
    }),
  );
  const used = [...merged.forms.values()].filter((entry) => entry.get('off') !== true);
  const forms = used.flatMap((entry) =>
    wrong.of(() => {
      const form = formOf(entry);
      checkForm(entry, form, facts, merged);
      const ways = waysThrough(form, facts);
      form.endings.forEach((_, i) => {
        if (ways && !ways.some((way) => way.ending === i)) entry.fail('this ending is never reached', 'endings', i);
      });
      return form;
    }),
  );
  wrong.tell();
  forms.forEach((form, i) => {
    if (form.when) return;
    for (const earlier of forms.slice(0, i)) {
      const both = earlier.when ? undefined : form.intents.find((intent) => earlier.intents.includes(intent));
      if (both)
        used[i]!.fail(`"${both}" has two forms without a condition: "${earlier.id}" and "${form.id}"`, 'intents');
    }
  });
  return { facts, forms, matters };
}

/** The first mistake of each fact, matter and form, so that whoever mends a file sees them at once. */
class Mistakes {
  readonly #found: string[] = [];

  /** What comes of it, or nothing where it does not hold. */
  of<T>(make: () => T): T[] {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof FormMistake)) throw error;
      this.#found.push(error.place);
      return [];
    }
  }

  /** @throws NB_FORM_INVALID */
  tell(): void {
    const all = [...new Set(this.#found)];
    if (all.length > 0) throw new NightbellError('NB_FORM_INVALID', all.join('\n'));
  }
}

function factOf(entry: FactEntry): FactRule {
  const what = `fact "${entry.id}"`;
  const kind = entry.need('kind', what) as FactRule['kind'];
  const range = entry.get('range');
  return {
    id: entry.id,
    kind,
    ask: entry.need('ask', what),
    again: entry.need('again', what),
    last: entry.get('last') ?? null,
    readBack: entry.get('read_back') ?? null,
    confirm: (entry.get('confirm') ?? 'in-doubt') as FactRule['confirm'],
    keys: entry.get('keys') ?? 0,
    endSilenceMs: entry.get('end_silence') ?? END_SILENCE_MS,
    choices: (entry.get('choices') ?? []).map((c) => ({ ...c, words: phrasesOf(c.words).join('\n') })),
    range: range ? [range[0]!, range[1]!] : null,
  };
}

function formOf(entry: FormEntry): Form {
  const what = `form "${entry.id}"`;
  const ask = entry.get('ask') ?? {};
  const fields = (entry.get('fields') ?? []).map((each): FormField => {
    const field: FieldDocument = typeof each === 'string' ? { fact: each } : each;
    return {
      fact: field.fact,
      when: (field.when as Condition | undefined) ?? null,
      tries: field.tries ?? TRIES,
      required: field.required ?? false,
      ask: ask[field.fact] ?? field.ask ?? null,
    };
  });
  return {
    id: entry.id,
    title: entry.need('title', what),
    intents: entry.need('intents', what) as Form['intents'],
    when: (entry.get('when') as Condition | undefined) ?? null,
    verify: entry.get('verify') ?? false,
    start: entry.get('start') ?? null,
    fields,
    notes: (entry.get('notes') ?? []).map((n) => ({ when: (n.when as Condition | undefined) ?? null, say: n.say })),
    summary: entry.get('summary') ?? false,
    endings: entry.need('endings', what).map((e) => ({
      when: (e.when as Condition | undefined) ?? null,
      do: e.do as Form['endings'][number]['do'],
      queue: e.queue ?? null,
      raise: (e.raise as Form['endings'][number]['raise'] | undefined) ?? null,
      say: e.say,
    })),
  };
}
