import type { Lang } from '../../lang.ts';
import { ENGLISH, englishDigits } from './english.ts';
import type { Rule } from './rules.ts';
import { SPANISH, spanishDigits } from './spanish.ts';

const RULES: Record<Lang, Rule[]> = { en: ENGLISH, es: SPANISH };
const DIGITS: Record<Lang, (digits: string) => string> = { en: englishDigits, es: spanishDigits };

/** Numbers to call: said digit by digit though they are short. */
const SERVICE = /\b(911|988|411|211|311|711)\b/g;
/** North American numbers in the ways they are written, E.164 included. */
const TELEPHONE = /(?<![\d.])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\+\d{7,15}\b|\b\d{3}-\d{4}\b/g;
/** Five digits and more are a code or a number, and so is what begins with zero. */
const LONG = /(?<![\d.,$])\d{5,}\b(?![.,]\d)|(?<![\d.,:])0\d+\b/g;
/** Digits that are already apart: "5 1 8 5 5 5". */
const APART = /(?<!\d\s?)\b\d(?:[ ,]+\d\b){2,}(?!\d)/g;

/**
 * A text as it is to be read aloud: telephone numbers digit by digit, dates, times, abbreviations and units in words.
 * Plain cardinals stay figures: both voices read them well.
 */
export function normalise(text: string, lang: Lang): string {
  const digits = (found: string) => DIGITS[lang](found.replace(/\D/g, ''));
  let spoken = text
    .normalize('NFC')
    .replace(/[“”«»"]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  for (const pattern of [TELEPHONE, SERVICE]) spoken = spoken.replace(pattern, digits);
  for (const [pattern, say] of RULES[lang]) spoken = spoken.replace(pattern, say as (match: string) => string);
  spoken = spoken.replace(APART, (found) => spacedDigits(found, digits)).replace(LONG, digits);
  return spoken
    .replace(/\s+([,.;:?!])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Commas between digits that are apart are pauses that the writer wanted. */
function spacedDigits(found: string, digits: (found: string) => string): string {
  const groups = found
    .split(',')
    .map((group) => group.replace(/\D/g, ''))
    .filter(Boolean);
  if (groups.length === 1) return digits(groups[0]!);
  return groups.map((group) => (group.length > 4 ? digits(group) : digits(group).replaceAll(',', ''))).join(', ');
}
