import { tokenise } from '../words/tokens.ts';
import { clocksIn, hhmm } from './clock-words.ts';
import { timeWordsOf } from './day-parts.ts';
import { merge } from './times-of-days.ts';

/** Hours of a day, local `HH:MM`; equal for a point in time. */
export interface Hours {
  from: string;
  to: string;
}

/** The hours that words name, whatever day they are of: "mornings", "after three", "a las diez". Pure. */
export function hoursSaid(text: string, own?: Readonly<Record<string, readonly [string, string]>>): Hours[] {
  const t = tokenise(text);
  const words = timeWordsOf(own);
  const clocks = clocksIn(t, () => false, words);
  return merge(t, clocks, words).spans.map(({ start, end }) => ({ from: hhmm(start), to: hhmm(end) }));
}
