import type { Lang } from '../lang.ts';
import { tokenise } from '../words/tokens.ts';
import { addressIn } from './address.ts';
import { type Choosable, choiceIn } from './choices.ts';
import { codeIn } from './codes.ts';
import { countIn } from './counts.ts';
import { emailIn } from './email.ts';
import type { Meaning, SlotName } from './types.ts';

/** What was asked for, as far as the answer depends on it. */
export interface Ask {
  kind: SlotKind | 'number' | 'code' | 'yes_no' | 'choice' | 'words' | 'address' | 'email';
  choices: readonly Choosable[];
  /** Smallest and largest number that is taken; null: any. */
  range: [number, number] | null;
}
type SlotKind = Extract<
  SlotName,
  'name' | 'dob' | 'phone' | 'medication' | 'dose' | 'pharmacy' | 'provider' | 'carrier' | 'member_id' | 'when'
>;

export interface AnswerHeard {
  value: string;
  /** To be read back before it is used. */
  uncertain: boolean;
}

/**
 * The answer to one question, whatever form asked it: a fact of `meaning`, or what only the question makes sense of. `number` gives digits;
 * `code` capitals and digits; `yes_no` "yes" or "no"; `choice` the id of a choice; `when` as in `Slots.when`, a list joined by commas. Null where
 * the words hold no answer: it is asked again.
 */
export function answerTo(ask: Ask, heard: { text: string; lang: Lang }, meaning: Meaning): AnswerHeard | null {
  switch (ask.kind) {
    case 'number': {
      const n = countIn(heard.text, ask.range);
      return n && { value: String(n.value), uncertain: n.uncertain };
    }
    case 'code':
      return codeIn(heard.text);
    case 'yes_no':
      return meaning.yesNo && { value: meaning.yesNo, uncertain: false };
    case 'choice': {
      const chosen = choiceIn(heard.text, ask.choices);
      return chosen && { value: chosen.id, uncertain: chosen.uncertain };
    }
    case 'words':
      return tokenise(heard.text).length ? { value: heard.text.trim(), uncertain: false } : null;
    case 'address':
      return addressIn(heard.text);
    case 'email':
      return emailIn(heard.text);
    default: {
      const value = meaning.slots[ask.kind];
      if (value === undefined) return null;
      return {
        value: typeof value === 'string' ? value : value.join(','),
        uncertain: meaning.uncertain.includes(ask.kind),
      };
    }
  }
}
