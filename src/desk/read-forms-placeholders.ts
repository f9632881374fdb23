import type { Ending } from './form.ts';

/**
 * What may stand in braces beside facts, what fills it, and with which deeds it is there; null: in any text. A sentence in which something
 * could not be filled is not said, so that `{promise}` and `{opens}` stand in sentences of their own.
 */
export const PLACEHOLDERS: Record<string, { about: string; with: readonly Ending['do'][] | null }> = {
  practice: { about: "The practice's name.", with: null },
  opens: {
    about: 'When the office opens next: "tomorrow at 8 in the morning". Written: "We open {opens}."',
    with: null,
  },
  promise: {
    about:
      'By when somebody calls back, as the practice promises it: "within 2 business days". Written: "We call back {promise}."',
    with: null,
  },
  offer: {
    about: 'The time that was agreed on: day, time, with whom and where. Written: "Your visit is on {offer}."',
    with: ['book', 'move'],
  },
  visit: {
    about: 'The visit that stands, in the same manner. Only a verified caller gets there.',
    with: ['move', 'cancel', 'confirm'],
  },
  plan: { about: "The plan's name as the practice's list has it.", with: null },
  accepted: {
    about: "Plans of the practice's list; of the kind that the caller named, where they named one.",
    with: null,
  },
  self_pay: { about: 'What a visit costs whoever pays it themselves, as the practice writes it.', with: ['end'] },
  plans: { about: "Plans of the practice's list that are like the one that was named.", with: null },
  answer: { about: "The practice's approved answer.", with: ['answer'] },
  minutes: { about: 'How long the wait is, in minutes.', with: ['end', 'message', 'answer'] },
};

/** Names in braces, in the order in which they stand. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}
