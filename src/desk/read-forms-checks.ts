import { compile, PatternError, type Step } from '../words/pattern.ts';
import { FINDINGS, type FindingRule } from './findings-table.ts';
import type { Condition, Ending, FactRule, Form } from './form.ts';
import type { FactEntry, FormEntry, Merged } from './read-forms-merge.ts';
import { PLACEHOLDERS, placeholdersOf } from './read-forms-placeholders.ts';
import { meant } from './read-forms-text.ts';

/** Facts without which a deed cannot be done. */
const NEEDED: Partial<Record<Ending['do'], readonly string[]>> = {
  refill_task: ['name', 'dob', 'medication'],
  book: ['name', 'dob', 'when'],
  move: ['name', 'dob', 'when'],
  cancel: ['name', 'dob'],
  confirm: ['name', 'dob'],
  wait_list: ['name', 'dob'],
};
/** What says or changes something of a patient: two identifiers come first (S8). */
const OF_A_PATIENT: readonly Ending['do'][] = ['book', 'move', 'cancel', 'confirm', 'wait_list'];

type Fail = (why: string, ...below: (string | number)[]) => never;

/** Where words are matched, every pattern must read. */
export function checkWords(words: string, fail: (why: string) => never): void {
  for (const phrase of phrasesOf(words))
    try {
      const { groups, never } = compile(phrase);
      for (const steps of [...groups.flat(), ...never]) checkSteps(steps, fail);
    } catch (error) {
      if (error instanceof PatternError) fail(error.message);
      throw error;
    }
}

/** Forms stand apart from the protocol: its sets and facts are not known to them. */
function checkSteps(steps: readonly Step[], fail: (why: string) => never): void {
  for (const { atom } of steps) {
    if (atom.kind === 'set') fail(`forms know no word sets: "@${atom.name}"`);
    if (atom.kind === 'fact') fail(`forms know no facts of the protocol: "{${atom.name}}"`);
    if (atom.kind === 'any') for (const each of atom.choices) checkSteps(each, fail);
    if (atom.kind === 'near') for (const each of atom.parts) checkSteps(each, fail);
  }
}

/** Patterns of a text: one a line; a text of one line may part them by commas. */
export function phrasesOf(words: string): string[] {
  return words
    .split(words.trim().includes('\n') ? '\n' : /[,\n]/)
    .map((s) => s.replace(/\s+#.*$|^#.*$/, '').trim())
    .filter(Boolean);
}

/** What is said of a fact; `facts` are the ids of all of them. */
export function checkFact(entry: FactEntry, rule: FactRule, facts: ReadonlyMap<string, unknown>): void {
  const { choices, kind } = rule;
  if (kind === 'choice' && choices.length < 2)
    entry.fail(`"${rule.id}" is a choice and needs two choices or more`, 'choices');
  if (kind !== 'choice' && choices.length)
    entry.fail(`"${rule.id}" is of kind ${kind}, which has no choices`, 'choices');
  if (kind === 'number' && !rule.range) entry.fail(`"${rule.id}" is a number and needs its range`, 'kind');
  if (rule.range && rule.range[0] > rule.range[1]) entry.fail('a range goes from the least to the greatest', 'range');
  if (rule.confirm !== 'never' && !rule.readBack && kind !== 'words' && kind !== 'yes_no' && kind !== 'choice')
    entry.fail(`"${rule.id}" is read back ${rule.confirm} and has no "read_back"`, 'confirm');
  const seen = new Set<string>();
  for (const [i, { id, words }] of choices.entries()) {
    if (seen.has(id)) entry.fail(`choice "${id}" is there twice`, 'choices', i, 'id');
    seen.add(id);
    checkWords(words, (why) => entry.fail(why, 'choices', i, 'words'));
  }
  for (const lang of ['en', 'es'] as const) {
    for (const key of ['ask', 'again', 'last'] as const)
      for (const name of placeholdersOf(rule[key]?.[lang] ?? ''))
        if (name !== 'practice') entry.fail(`nothing fills {${name}} in a question`, key, lang);
    if (!rule.readBack) continue;
    const own = kind === 'phone' ? ['digits', rule.id, 'value'] : [rule.id, 'value'];
    const sentences = rule.readBack[lang].split(/(?<=[.?!])\s+/).map(placeholdersOf);
    const stranger = sentences.flat().find((name) => !own.includes(name) && !facts.has(name));
    if (stranger !== undefined)
      entry.fail(`nothing fills {${stranger}} here; what was understood is {value}`, 'read_back', lang);
    // A sentence in which something is not known is left out: the fact itself may not go with it.
    const mixed = sentences.find((names) => names.some((n) => own.includes(n)) && names.some((n) => !own.includes(n)));
    if (mixed) entry.fail('another fact stands in a sentence of its own', 'read_back', lang);
    if (!sentences.flat().some((name) => own.includes(name)))
      entry.fail('reading back says {value}', 'read_back', lang);
  }
}

/** All that a form says, against the facts, the findings and itself. */
export function checkForm(entry: FormEntry, form: Form, facts: ReadonlyMap<string, FactRule>, merged: Merged): void {
  const asked = new Set(form.fields.map((f) => f.fact));
  const at = (key: Parameters<FormEntry['fail']>[1], ...base: (string | number)[]): Fail => {
    return (why, ...below) => entry.fail(why, key, ...base, ...below);
  };
  if (form.when) checkCondition(form.when, facts, merged, at('when'));
  form.fields.forEach((field, i) => {
    const fail = at('fields', i);
    if (!facts.has(field.fact)) fail(`no fact "${field.fact}"${meant(field.fact, facts.keys())}`, 'fact');
    if (form.fields.findIndex((f) => f.fact === field.fact) !== i) fail(`"${field.fact}" is asked twice`);
    if (field.when) checkCondition(field.when, facts, merged, (why, ...below) => fail(why, 'when', ...below));
  });
  for (const id of Object.keys(entry.get('ask') ?? {}))
    if (!asked.has(id)) entry.fail(`this form does not ask for "${id}"`, 'ask', id);
  form.fields.forEach((field, i) => {
    if (field.ask) checkText(field.ask, new Set(), null, facts, entry, ['fields', i, 'ask']);
  });
  if (form.start) checkText(form.start, new Set(), null, facts, entry, ['start']);
  form.notes.forEach((note, i) => {
    if (note.when) checkCondition(note.when, facts, merged, at('notes', i, 'when'));
    checkText(note.say, asked, null, facts, entry, ['notes', i, 'say']);
  });
  form.endings.forEach((ending, i) => {
    const fail = at('endings', i);
    if (ending.when) checkCondition(ending.when, facts, merged, (why, ...below) => fail(why, 'when', ...below));
    else if (i < form.endings.length - 1) fail('this ending always holds, so that those below it are never reached');
    for (const need of NEEDED[ending.do] ?? [])
      if (!asked.has(need)) fail(`"${ending.do}" needs the fact "${need}", which this form does not ask for`, 'do');
    // Nobody is known to the practice yet who wants to become a patient.
    const stranger = ending.do === 'book' && form.intents.every((intent) => intent === 'new_patient');
    if (OF_A_PATIENT.includes(ending.do) && !form.verify && !stranger)
      fail(`"${ending.do}" changes something of a patient: the form needs \`verify: true\``, 'do');
    checkText(ending.say, asked, ending.do, facts, entry, ['endings', i, 'say']);
    if (
      ending.do === 'answer' &&
      !placeholdersOf(ending.say.en).includes('answer') &&
      !placeholdersOf(ending.say.en).length
    )
      fail('"answer" says {answer}, or what else the practice has to tell', 'say');
  });
  if (form.endings.at(-1)?.when)
    entry.fail('the last ending must always hold: leave out its `when`', 'endings', form.endings.length - 1);
  if (form.verify)
    for (const need of ['name', 'dob'])
      if (!asked.has(need)) entry.fail(`a form that verifies must ask for "${need}"`, 'verify');
}

/** Every key is a fact or a finding, and every value one that it can have. */
function checkCondition(condition: Condition, facts: ReadonlyMap<string, FactRule>, merged: Merged, fail: Fail): void {
  for (const [key, wanted] of Object.entries(condition)) {
    const values = Array.isArray(wanted) ? wanted : [wanted];
    const finding = (FINDINGS as Record<string, FindingRule>)[key];
    const fact = facts.get(key);
    if (!finding && !fact)
      fail(`there is no fact or finding "${key}"${meant(key, [...facts.keys(), ...Object.keys(FINDINGS)])}`, key);
    for (const value of values) {
      if (value === 'known' || value === 'unknown') continue;
      const allowed = finding ? (key === 'matter' ? [...merged.matters.keys()] : finding.values) : valuesOf(fact!);
      if (allowed && !allowed.includes(value as never))
        fail(`"${key}" is never "${value}": it is ${[...allowed, 'known', 'unknown'].join(', ')}`, key);
    }
  }
}

/** null: any number. */
function valuesOf(fact: FactRule): readonly (string | boolean)[] | null {
  if (fact.kind === 'choice') return fact.choices.map((c) => c.id);
  if (fact.kind === 'yes_no') return ['yes', 'no'];
  return fact.kind === 'number' ? null : [];
}

function checkText(
  text: { en: string; es: string },
  asked: ReadonlySet<string>,
  deed: Ending['do'] | null,
  facts: ReadonlyMap<string, FactRule>,
  entry: FormEntry,
  [key, ...below]: [Parameters<FormEntry['fail']>[1] & string, ...(string | number)[]],
): void {
  const names = { en: placeholdersOf(text.en), es: placeholdersOf(text.es) };
  for (const lang of ['en', 'es'] as const)
    for (const name of names[lang]) {
      if (asked.has(name)) continue;
      const fail = (why: string) => entry.fail(why, key, ...below, lang);
      const known = PLACEHOLDERS[name];
      if (!known && !facts.has(name)) fail(`nothing fills {${name}}`);
      if (!known) fail(`nothing fills {${name}} here: this form does not ask for it before`);
      if (known?.with && (deed === null || !known.with.includes(deed)))
        fail(`{${name}} is known only where the form ends with ${known.with.join(', ')}`);
    }
  const other = names.en.find((name) => !names.es.includes(name)) ?? names.es.find((name) => !names.en.includes(name));
  if (other !== undefined) entry.fail(`{${other}} stands in one language only`, key, ...below);
}
