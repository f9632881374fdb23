import { valueIn } from '../../desk/findings-lab.ts';
import { correctName } from '../../understanding/name-correction.ts';
import { correctDigits } from '../../understanding/spoken-digits.ts';
import type { Meaning, SlotName } from '../../understanding/types.ts';
import { nationalDigits } from '../spoken.ts';
import { ruleOf } from './facts.ts';
import type { Talk } from './types.ts';

/** A whole new value, or one corrected in part: "the last four are eight oh three one", "no, with a k". null: nothing to correct with. */
export function corrected(talk: Talk, fact: string, value: string, text: string, meaning: Meaning): string | null {
  const { kind } = ruleOf(talk, fact);
  if (fact === 'test_value') {
    const read = meaning.yesNo === 'yes' ? null : valueIn(text);
    return read !== null && read !== value ? read : null;
  }
  const slot = meaning.slots[kind as SlotName];
  const whole = Array.isArray(slot) ? slot.join(',') : slot;
  // The digits of a birthday put no number right.
  const digitsOf = meaning.slots.dob ? () => null : correctDigits;
  if (kind === 'phone') {
    const digits = digitsOf(nationalDigits(value), text);
    const part = digits?.length === 10 ? `+1${digits}` : null;
    if (part && part !== value) return part;
  }
  if (kind === 'name' && (!whole || whole === value) && meaning.yesNo !== 'yes') {
    const part = correctName(value, text);
    if (part && part !== value) return part;
  }
  if ((kind === 'member_id' || kind === 'code') && !whole) {
    const part = digitsOf(value, text);
    if (part && part !== value) return part;
  }
  return typeof whole === 'string' && whole !== value ? whole : null;
}
