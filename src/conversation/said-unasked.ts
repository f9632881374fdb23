import type { Meaning, SlotName } from '../understanding/types.ts';

/** Two words and then letters one by one: "ola brandt, b r a n d t". */
const SPELLED = /([\p{L}'-]{2,}\s+([\p{L}'-]{2,}))[\s,.]+((?:\p{L}(?![\p{L}'-])[\s,.-]*){3,})/giu;
/** Two words alone between pauses, and then a date with its year. */
const BEFORE_A_DATE =
  /(?:^|[,.;]\s*)(\p{L}{2,}\s+[\p{L}'-]{2,})\s*[,.;]\s*(?=(?:born\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|el\s+\w|\d|\p{L}+\s+de\s+))/giu;
/** Two words that are no one's name, though a date follows. */
const NO_NAME =
  /\b(the|a|an|my|his|her|your|on|in|at|by|to|for|from|of|and|or|is|was|am|please|thanks|thank|you|doctor|dr|appointment|refill|visit|since|until|last|next|this|that|mi|su|el|la|los|un|una|por|para|de|con|cita|gracias|doctora?|desde)\b/iu;

/**
 * Where a name is said that nobody asked for and nothing leads to, as callers do who tell everything in one breath: the words from there on, and
 * whether the name is to be read back. The spelling proves a name; a birthday behind it makes one likely. null: there is none.
 */
export function namedFrom(text: string): { words: string; sure: boolean } | null {
  for (const found of text.matchAll(SPELLED)) {
    const [, , last = '', letters = ''] = found;
    if (letters.replace(/[^\p{L}]/gu, '').toLowerCase() === last.replace(/[^\p{L}]/gu, '').toLowerCase())
      return { words: text.slice(found.index), sure: true };
  }
  for (const found of text.matchAll(BEFORE_A_DATE)) {
    const name = found[1] ?? '';
    if (!NO_NAME.test(name)) return { words: text.slice(found.index + found[0].indexOf(name)), sure: false };
  }
  return null;
}

/** A name and a birthday that stand in `later`, the meaning of the words from the name on, added where `plain` has none. */
export function withNamed(plain: Meaning, later: Meaning, sure: boolean): Meaning {
  const { name, dob } = later.slots;
  // One word, or no birthday behind a guess, is nobody's name.
  if (!name?.includes(' ') || !(sure || dob)) return plain;
  const slots = { ...plain.slots };
  const uncertain: SlotName[] = [...plain.uncertain];
  const add = (slot: 'name' | 'dob', value: string, doubt: boolean): void => {
    slots[slot] = value;
    if (doubt && !uncertain.includes(slot)) uncertain.push(slot);
  };
  if (!plain.slots.name?.includes(' ')) add('name', name, !sure || later.uncertain.includes('name'));
  if (dob && !plain.slots.dob) add('dob', dob, later.uncertain.includes('dob'));
  return { ...plain, slots, uncertain };
}
