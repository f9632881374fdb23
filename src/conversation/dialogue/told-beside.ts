import { dosesIn } from '../../understanding/doses.ts';
import { isGiven } from '../../understanding/given-names.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { withFact } from './facts.ts';
import { fieldsOf } from './fields.ts';
import { formOf } from './matters.ts';
import { OTHERS } from './medicines.ts';
import { plainName } from './own-name.ts';
import { withSupply } from './told-supply.ts';
import type { Answer, Talk } from './types.ts';

/** A strength by its unit, and not by its number alone. */
const WITH_UNIT = / (?:mg|mcg|g|ml|units?|iu|meq)\b|%/;

/**
 * Facts of the form that are told in the answer to another of its questions: the strength by its unit, the days that are left. What is known
 * stays as it is. Pure.
 * @param field the fact that was asked for or read back, which its own question takes
 */
export function withToldBeside(talk: Talk, formId: string, field: string, text: string): Talk {
  const supplied = field === 'days_left' ? talk : withSupply(talk, formId, text);
  const asks = fieldsOf(talk, formOf(talk, formId)).some(({ fact }) => fact === 'dose');
  if (!asks || field === 'dose' || talk.facts.dose || talk.facts[OTHERS]) return supplied;
  const [dose, ...more] = dosesIn(text).filter((one) => WITH_UNIT.test(one));
  return dose && more.length === 0 ? withFact(supplied, 'dose', { value: dose, confirmed: false }) : supplied;
}

const LEADS = /^\W*(?:(?:oh|um|uh|sorry|excuse me|well|it'?s|perd[oó]n|disculpe|ay|es)\b\W*)+/iu;

/** "Ida Moss", said as one says a name: nothing else but "sorry" before it, and a given name first. null: the words are more, or another thing. Pure. */
export function wholeNameAlone(text: string): Answer | null {
  const said = text.replace(LEADS, '');
  const words = said.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const value = words.length === 2 && isGiven(unaccented(words[0]!.toLowerCase())) ? plainName(said) : null;
  return value?.includes(' ') ? { value, confirmed: false, doubt: true } : null;
}
