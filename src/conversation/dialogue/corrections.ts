import { valueIn } from '../../desk/findings-lab.ts';
import { correctDob } from '../../understanding/birthdate-correction.ts';
import { partFor } from '../../understanding/correction-parts.ts';
import { durationSaid } from '../../understanding/duration-said.ts';
import { editDistance, lettersOf } from '../../understanding/likeness.ts';
import { correctName } from '../../understanding/name-correction.ts';
import { correctDigits } from '../../understanding/spoken-digits.ts';
import { correctDose } from '../../understanding/strength-correction.ts';
import type { Meaning, SlotName } from '../../understanding/types.ts';
import { nationalDigits } from '../spoken.ts';
import { mayPutBirthRight } from './born-put-right.ts';
import { ruleOf } from './facts.ts';
import { correctsToThisLine } from './this-line.ts';
import type { Talk } from './types.ts';

interface Correction {
  talk: Talk;
  value: string;
  text: string;
  meaning: Meaning;
  /** This fact alone was read back: bare words are about it. */
  alone: boolean;
}

/** What a whole new value of the fact, said in one piece, is. */
function wholeOf({ meaning }: Correction, kind: string): string | null {
  const slot = meaning.slots[kind as SlotName];
  return slot === undefined ? null : Array.isArray(slot) ? slot.join(',') : slot;
}

function phone(c: Correction): string | null {
  const part = partFor('phone', c.text);
  // The digits of a birthday put no number right.
  const birthday = c.meaning.slots.dob !== undefined && !part.named;
  const digits = birthday ? null : correctDigits(nationalDigits(c.value), part.text);
  if (digits?.length === 10) return `+1${digits}`;
  return wholeOf(c, 'phone') ?? (correctsToThisLine(c.text) ? c.talk.callerNumber : null);
}

const DENIES = /\b(not|instead of|rather than|no es|y no|en vez de|sino)\b|, no el\b/i;

function dob(c: Correction): string | null {
  const whole = wholeOf(c, 'dob');
  if (whole !== null && !DENIES.test(c.text)) return whole;
  if (!mayPutBirthRight(c.text)) return whole;
  const part = partFor('dob', c.text);
  // "no, seventy one" among many facts may be of any of them.
  if (!c.alone && !part.named && !DENIES.test(part.text)) return whole;
  return correctDob(c.value, part.text, c.talk.lang) ?? whole;
}

function name(c: Correction): string | null {
  if (c.meaning.yesNo === 'yes') return null;
  const whole = wholeOf(c, 'name');
  if (whole !== null && whole !== c.value) return inPart(c.value, whole, c.text);
  const { text } = partFor('name', c.text);
  return text === '' ? null : correctName(c.value, text);
}

const FIRST = /\b(first|given|christian|primer|nombre (es|de pila))\b/iu;
const LAST = /\b(last|family|sur ?name|apellido)\b/iu;

const far = (one: string, other: string): number => editDistance(lettersOf(one), lettersOf(other));

/** One name of two puts that one right: which, the words say, or the one that it is more like. */
function inPart(now: string, said: string, text: string): string {
  const parts = now.split(' ');
  if (said.includes(' ') || parts.length < 2) return said;
  const first = FIRST.test(text) || (!LAST.test(text) && far(said, parts[0]!) < far(said, parts.at(-1)!));
  return first ? [said, ...parts.slice(1)].join(' ') : [...parts.slice(0, -1), said].join(' ');
}

function digitsOf(c: Correction, kind: string): string | null {
  const whole = wholeOf(c, kind);
  if (whole !== null) return whole;
  const { dob: born, phone: called } = c.meaning.slots;
  // A whole telephone number, or a birthday, puts no other number right.
  if (
    !c.alone &&
    (born !== undefined || called !== undefined || partFor('phone', c.text).named || partFor('dose', c.text).named)
  )
    return null;
  return correctDigits(c.value, c.text);
}

function testValue(c: Correction): string | null {
  return c.meaning.yesNo === 'yes' ? null : valueIn(c.text);
}

/** How each kind of fact is put right; every other kind by a whole new value only. */
const BY_KIND: Readonly<Record<string, (c: Correction) => string | null>> = {
  phone,
  dob,
  name,
  dose: (c) => correctDose(c.value, c.text),
  member_id: (c) => digitsOf(c, 'member_id'),
  code: (c) => digitsOf(c, 'code'),
};
const OWN_NAME = /\bmy (own )?(last |first )?name\b|\bmine\b|\bmi (propio )?(nombre|apellido)\b/iu;

/** The caller's own name, where somebody else is the patient: a name alone is taken for the patient's. */
function ownName(c: Correction): string | null {
  return c.alone || OWN_NAME.test(c.text) ? name(c) : null;
}

/** The same for facts of their own. */
const BY_FACT: Readonly<Record<string, (c: Correction) => string | null>> = {
  test_value: testValue,
  caller_name: ownName,
  duration: (c) => durationSaid(c.text),
};

/**
 * A whole new value of a fact, or one corrected in part: "the last four are eight oh three one", "no, with a k", "ten milligrams, not five".
 * Words that name another fact leave this one as it is. `alone`: only this fact was read back, so that bare words are about it. null: nothing to
 * correct with.
 */
export function corrected(
  talk: Talk,
  fact: string,
  value: string,
  text: string,
  meaning: Meaning,
  alone = true,
): string | null {
  const { kind } = ruleOf(talk, fact);
  const c: Correction = { talk, value, text, meaning, alone };
  const correct = BY_FACT[fact] ?? BY_KIND[kind];
  const better = correct ? correct(c) : wholeOf(c, kind);
  return better !== null && better !== value ? better : null;
}
