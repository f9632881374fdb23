import { isGiven } from '../../understanding/given-names.ts';
import { alike } from '../../understanding/likeness.ts';
import { cantBe } from '../../understanding/name-words.ts';
import { patientNamed } from '../../understanding/patient-name.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { withFact } from './facts.ts';
import type { Stage, Talk } from './types.ts';

/** "This is lorna pike": the words lead to the name as to one's own. "I'm lorna pike's sister" tells the other's. */
function introduces(text: string, name: string): boolean {
  const [first = '', ...more] = name.split(' ').map((word) => word.replace(/[^\p{L}'-]/gu, ''));
  const last = more.at(-1) ?? first;
  const words = `\\b(this is|it'?s|i'?m|i am|my name is|my name'?s|me llamo|mi nombre es|soy|habla|le habla|de parte de) ${first}(?!\\p{L})`;
  const anothers = `(?<!\\p{L})${last}(?:'s|s'|’s)\\s+(?!(?:here|calling|speaking|on|at|my|the)\\b)\\p{L}`;
  return first !== '' && new RegExp(words, 'iu').test(text) && !new RegExp(anothers, 'iu').test(text);
}

/** So many words a name has at the most. */
const LONGEST = 4;
const LEADS =
  /^\W*(((well|uh|um|yes|oh|sure|me|mine|si|pues)\b\W*)*)((it'?s|this is|i'?m|i am|my name is|soy|me llamo|habla|es)\s+)?/iu;
/** Where a name ends and something else is told of it. */
const ENDS =
  /[,.;:?!]|\s(from|at|with|of|over|like|as|and|calling|her|his|their|the|i|i'm|de la|del|desde|con|como|y)\s/iu;

/** The words as a name, capitalised; null: they cannot be one. A single word has to be known for a name. */
function asName(words: readonly string[]): string | null {
  const plain = words.map((w) => unaccented(w.toLowerCase()));
  if (words.length === 0 || words.length > LONGEST || plain.some((w) => w.length < 2 || cantBe(w))) return null;
  if (words.length === 1 && !isGiven(plain[0]!)) return null;
  return words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join(' ');
}

/** The name in an answer that begins with it and goes on with something else: "Dov Kessler, from the county office". Pure. */
export function plainName(text: string): string | null {
  const [before = ''] = `${text.replace(LEADS, '')} `.split(ENDS);
  return asName(before.match(/[\p{L}'’-]+/gu) ?? []);
}

const PAIRS = /(?=\b([\p{L}'’-]{2,})\s+([\p{L}'’-]{2,})\b)/giu;

/**
 * A last name by itself, where the first was said before: with the name that was read back and denied, or in a sentence that holds one like it
 * behind a given name. Pure.
 */
export function wholeName({ deniedName, reason }: Pick<Talk, 'deniedName' | 'reason'>, last: string): string {
  if (last.includes(' ')) return last;
  const [first, ...family] = deniedName?.includes(' ') ? deniedName.split(' ') : [];
  if (first) {
    const given = alike(first, last) || (isGiven(unaccented(last.toLowerCase())) && !alike(family.join(' '), last));
    return given ? [last, ...family].join(' ') : `${first} ${last}`;
  }
  for (const [, given = '', family = ''] of reason.join('. ').matchAll(PAIRS))
    if (isGiven(unaccented(given.toLowerCase())) && alike(family, last)) return asName([given, last]) ?? last;
  return last;
}

const INTRODUCED =
  /\b(?:this is|i'?m|i am|my name is|my name'?s|me llamo|mi nombre es|soy|habla|le habla)\s+([\p{L}'’-]+\s+[\p{L}'’-]+)/iu;

/** The caller's own whole name, where a sentence names the patient as well: "this is lorna pike, my mother is ida pike". */
function ownBeside(text: string, patient: string): string | null {
  const words = INTRODUCED.exec(text)?.[1]?.split(/\s+/) ?? [];
  const first = unaccented(words[0]?.toLowerCase() ?? '');
  if (!isGiven(first) || patient.toLowerCase().startsWith(`${words[0]?.toLowerCase()} `)) return null;
  return asName(words);
}

/**
 * Whoever speaks for somebody else says their own name first: "this is lorna pike, it's about my mother's pills". It is the caller's, and the
 * patient's is asked for. The answer to the question for a name is the patient's.
 */
export function withoutOwnName(talk: Talk, stage: Stage, text: string, meaning: Meaning): [Talk, Meaning] {
  const { name, ...slots } = meaning.slots;
  const asked = 'field' in stage && (stage.field === 'name' || stage.field === 'caller_name');
  const patient = name && !asked && talk.about !== 'self' ? patientNamed(text) : null;
  const known = talk.facts.name;
  // The one who introduced themselves before is not the patient.
  if (patient !== null && known && !known.stands && !known.confirmed) {
    const { name: _, ...facts } = talk.facts;
    return [{ ...talk, facts: { caller_name: known, ...facts } }, meaning];
  }
  const beside = name && !asked && talk.about !== 'self' && !talk.facts.caller_name ? ownBeside(text, name) : null;
  if (beside !== null && patient !== null)
    return [withFact(talk, 'caller_name', { value: beside, confirmed: false, stands: true }), meaning];
  if (!name || talk.about === 'self' || asked || stage.at === 'emergency' || stage.at === 'who') return [talk, meaning];
  if (known || patient !== null || !introduces(text, name)) return [talk, meaning];
  const own = talk.facts.caller_name ? talk : withFact(talk, 'caller_name', { value: name, confirmed: false });
  return [own, { ...meaning, slots, uncertain: meaning.uncertain.filter((slot) => slot !== 'name') }];
}
