import { correctDob } from '../../src/understanding/birthdate-correction.ts';
import { withMedicineHeard } from '../../src/understanding/read-medicine.ts';
import { withNameHeard } from '../../src/understanding/read-name.ts';
import { correctDigits } from '../../src/understanding/spoken-digits.ts';
import type { SlotName, Understand } from '../../src/understanding/types.ts';
import { unaccented } from '../../src/understanding/unaccented.ts';
import { weighReadings } from '../../src/understanding/weigh-readings.ts';
import type { Heard } from './ears.ts';
import type { Answer } from './sayings.ts';

/** When the callers of this bench call: a birthday lies before it. */
const NOW = '2026-03-10T10:00:00';
const SLOTS: Partial<Record<Answer['kind'], SlotName>> = {
  telephone: 'phone',
  'date-of-birth': 'dob',
  name: 'name',
  medicine: 'medication',
};
const DIGITS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const DIGITS_ES = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');

/** What an answer came to. */
export interface Outcome {
  right: boolean;
  /** Something else was understood than what was said, and taken without doubt. */
  wrong: boolean;
  /** What was understood, as it is compared; null: nothing. */
  value: string | null;
}

/**
 * What is understood of an answer, by what was asked.
 * @param weighed false: of the first reading alone, as if there were no others
 */
export function outcome(understand: Understand, answer: Answer, heard: Heard, weighed: boolean): Outcome {
  const { kind, lang, want } = answer;
  const [first] = heard.utterances;
  if (!first) return { right: false, wrong: false, value: null };
  const asked = SLOTS[kind] ?? null;
  const others = weighed ? (first.others ?? []) : [];
  const { text, meaning: said } = weighReadings(
    understand,
    { text: first.text, lang, asked, now: NOW, areaCode: '518' },
    others,
  );
  const withName = (name: string) => understand({ text: `${name}, ${text}`, lang, asked, now: NOW });
  const meaning = weighed
    ? withMedicineHeard(withNameHeard(said, asked, first.name), asked, first.medicine, withName)
    : said;
  if (kind === 'yes-no') return judged(meaning.yesNo, want, false);
  if (asked === null) return judged(plain(text), plain(want), false);
  const value = meaning.slots[asked];
  const found = typeof value !== 'string' ? null : kind === 'telephone' ? value.slice(2) : plain(value);
  const goal = kind === 'telephone' ? want : plain(want);
  const doubt = meaning.uncertain.includes(asked);
  // The surname is what is spelled.
  const last = (name: string | null) => name?.split(' ').at(-1) ?? null;
  return kind === 'name' ? judged(last(found), last(goal)!, doubt) : judged(found, goal, doubt);
}

function judged(value: string | null, want: string, doubt: boolean): Outcome {
  return { right: value === want, wrong: value !== null && value !== want && !doubt, value };
}

/** What stands after the caller has put it right: a whole new value, or what the words change of the one that was read back. */
export function corrected(understand: Understand, answer: Answer, before: Outcome, heard: Heard): Outcome {
  const anew = outcome(understand, answer, heard, true);
  if (anew.value !== null && (answer.kind !== 'telephone' || anew.value.length === 10)) return anew;
  const text = heard.utterances[0]?.text ?? '';
  if (before.value === null) return anew;
  const better =
    answer.kind === 'telephone' ? correctDigits(before.value, text) : correctDob(before.value, text, answer.lang);
  return judged(better ?? before.value, answer.want, true);
}

/** Words wrong, missing and too many, and words that were said. */
export function wordErrors(said: string, heard: string): [errors: number, words: number] {
  const [a, b] = [plain(said).split(' '), plain(heard).split(' ').filter(Boolean)];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries())
      next.push(Math.min(row[j]! + (word === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return [row.at(-1)!, a.length];
}

/** Without case, accents and marks; figures in words. */
function plain(text: string): string {
  return unaccented(text.toLowerCase())
    .replace(/\b\d{1,2}\b/g, (n) => DIGITS[Number(n)] ?? n)
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word) => DIGITS[DIGITS_ES.indexOf(word)] ?? word)
    .join(' ');
}
