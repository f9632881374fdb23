import type { Meaning } from '../../understanding/types.ts';

/** What silence and keys mean as words: nothing. */
export const NOTHING: Meaning = {
  intent: 'other',
  intents: [],
  about: 'self',
  slots: {},
  uncertain: [],
  yesNo: null,
  command: null,
};
