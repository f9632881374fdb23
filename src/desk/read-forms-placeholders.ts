import type { Ending } from './form.ts';

/** What may stand in braces beside facts, what fills it, and with which deeds it is there; null: in any text. */
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
  day: { about: 'The day of the visit that was agreed on.', with: ['book', 'move', 'cancel', 'confirm'] },
  time: { about: 'Its time.', with: ['book', 'move', 'cancel', 'confirm'] },
  provider: { about: 'With whom it is.', with: ['book', 'move', 'cancel', 'confirm'] },
  location: { about: 'Where it is.', with: ['book', 'move', 'cancel', 'confirm'] },
  plan: { about: "The plan's name as the practice's list has it.", with: null },
  plans: { about: "Plans of the practice's list that are like the one that was named.", with: null },
  answer: { about: "The practice's approved answer.", with: ['answer'] },
  minutes: { about: 'How long the wait is, in minutes.', with: ['end', 'message', 'answer'] },
};

/** Names in braces, in the order in which they stand. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}
