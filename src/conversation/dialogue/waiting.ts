import { partFor } from '../../understanding/correction-parts.ts';
import type { Meaning } from '../../understanding/types.ts';
import { nationalDigits } from '../spoken.ts';
import { agreesBeside } from './agrees-beside.ts';
import { corrected } from './corrections.ts';
import { line, QUICK, say, stay } from './effects.ts';
import { factOf, gather, ruleOf, withFact } from './facts.ts';
import { expectFact } from './fields.ts';
import { saysDigits, wantsAnotherLine, wantsThisLine } from './this-line.ts';
import type { Stage, Step, Talk } from './types.ts';
import { howLong, WAITING } from './urgent.ts';

export type Waiting = Extract<Stage, { at: 'waiting' }>;

const HOW_LONG = /\bhow (long|soon)\b|\bwhen\b|\bcu[aá]nto\b|\bcu[aá]ndo\b/i;
/** Read-backs of a number that is not agreed on; the ladder goes on meanwhile. */
const READ_BACKS = 3;

/** While on call is rung: another number to call back on is taken and read back, and what else is told is kept. */
export function heardWhileWaiting(before: Talk, stage: Waiting, text: string, meaning: Meaning): Step {
  const talk = gather(before, meaning, 'phone');
  const { number, ...rest } = stage;
  const told = numberIn(talk, stage, text, meaning);
  if (told !== null && told !== number?.value) return readBackNumber(talk, rest, told, (number?.tries ?? 0) + 1);
  const agrees = meaning.yesNo === 'yes' || told !== null || (meaning.yesNo === null && agreesBeside(text));
  if (number?.value && agrees) {
    const known = withFact(talk, 'phone', { value: number.value, confirmed: true, stands: true });
    return say(known, rest, { said: [line('changedThat')], expect: WAITING });
  }
  if ((number?.value && meaning.yesNo === 'no') || (wantsAnotherLine(text) && told === null) || isMisheard(text))
    return askNumber(talk, rest, (number?.tries ?? 0) + 1);
  if (HOW_LONG.test(text)) return say(talk, stage, { said: howLong(talk), expect: WAITING });
  return stay(talk, stage, [{ do: 'expect', expect: WAITING, langs: [talk.lang] }]);
}

/** Another number than the one that is known, or that one put right in part; null: the words hold none. */
function numberIn(talk: Talk, { number }: Waiting, text: string, meaning: Meaning): string | null {
  const whole = meaning.slots.phone;
  if (whole !== undefined) return whole === factOf(talk, 'phone') && !number ? null : whole;
  if (number?.value && talk.callerNumber && wantsThisLine(text)) return talk.callerNumber;
  const now = number?.value ?? factOf(talk, 'phone');
  if (now === null || !(number?.value || partFor('phone', text).named)) return null;
  return corrected(talk, 'phone', now, text, meaning, Boolean(number?.value));
}

/** Digits of a number, though not all of one. */
const isMisheard = (text: string): boolean => saysDigits(text);

function readBackNumber(talk: Talk, stage: Waiting, value: string, tries: number): Step {
  if (tries > READ_BACKS) {
    const known = withFact(talk, 'phone', { value, confirmed: false, stands: true });
    return stay(known, stage, [{ do: 'expect', expect: WAITING, langs: [talk.lang] }]);
  }
  return say(
    talk,
    { ...stage, number: { value, tries } },
    {
      said: [line('readBackPhone', { digits: nationalDigits(value) })],
      expect: { ...QUICK, endSilenceMs: 600 },
      first: [{ do: 'fact', name: 'phone', value, confirmed: false }],
    },
  );
}

function askNumber(talk: Talk, stage: Waiting, tries: number): Step {
  if (tries > READ_BACKS) return stay(talk, stage, [{ do: 'expect', expect: WAITING, langs: [talk.lang] }]);
  return say(
    talk,
    { ...stage, number: { value: null, tries } },
    { said: [line('askPhone')], expect: expectFact(ruleOf(talk, 'phone'), talk) },
  );
}

/** Keys while on call is rung: a number, or the answer to one that was read back. */
export function keysWhileWaiting(talk: Talk, stage: Waiting, digits: string): Step {
  const { number, ...rest } = stage;
  if (digits.length === 10) return readBackNumber(talk, rest, `+1${digits}`, 1);
  if (number?.value && digits === '1') {
    const known = withFact(talk, 'phone', { value: number.value, confirmed: true, stands: true });
    return say(known, rest, { said: [line('changedThat')], expect: WAITING });
  }
  return number?.value && digits === '2' ? askNumber(talk, rest, number.tries + 1) : stay(talk, stage);
}
