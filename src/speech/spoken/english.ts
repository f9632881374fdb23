import { DIGIT_WORDS, groupsOf, type Rule } from './rules.ts';

const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const TENS: Record<number, string> = { 2: 'twenty', 3: 'thirty' };
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** Days of a month: 1 to 31. */
export function ordinal(day: number): string {
  if (day <= 20) return ORDINALS[day]!;
  const tens = TENS[Math.floor(day / 10)]!;
  if (day % 10 === 0) return `${tens.slice(0, -1)}ieth`;
  return `${tens}-${ORDINALS[day % 10]}`;
}

/** "nineteen 55", "two thousand 5": in pairs, as years are said. The voice reads numbers below a hundred by itself. */
export function year(value: number): string {
  const century = Math.floor(value / 100);
  const rest = value % 100;
  if (value >= 2000 && value < 2010) return rest === 0 ? 'two thousand' : `two thousand ${rest}`;
  if (rest === 0) return `${century} hundred`;
  return rest < 10 ? `${century} oh ${rest}` : `${century} ${rest}`;
}

const ABBREVIATIONS: Record<string, string> = {
  'Dr.': 'Doctor',
  'Drs.': 'Doctors',
  'Mr.': 'Mister',
  'Mrs.': 'Missus',
  'Ms.': 'Miz',
  'St.': 'Saint',
  'Ave.': 'Avenue',
  'Blvd.': 'Boulevard',
  'Rd.': 'Road',
  'Ste.': 'Suite',
  'Apt.': 'Apartment',
  'ext.': 'extension',
  'No.': 'Number',
  'vs.': 'versus',
  'etc.': 'et cetera',
  'approx.': 'approximately',
};

export const ENGLISH: Rule[] = [
  // "No." is a number only where one follows; anywhere else it is an answer.
  [/\bNo\.(?=\s+\d)/g, () => 'number'],
  [
    /(?<![\p{L}])(?:Drs?|Mrs?|Ms|Ave|Blvd|Rd|Ste|Apt|ext|vs|etc|approx)\.(?=\s|,|$)/gu,
    (word) => ABBREVIATIONS[word] ?? word,
  ],
  // A saint stands before a name, a street after one.
  [/(?<=\p{L}\s)St\.(?=\s*(?:[,.]|$|\s\p{Ll}))/gu, () => 'Street'],
  [/\bSt\.(?=\s+\p{Lu})/gu, () => 'Saint'],
  [
    /\b([apAP])\.?\s?[mM](?:\.(?!\s+\p{Lu}|$))?(?![\p{L}])/gu,
    (_, letter) => (letter!.toLowerCase() === 'a' ? 'A M' : 'P M'),
  ],
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, (whole, y, m, d) => isoDate(whole, Number(y), Number(m), Number(d))],
  [
    new RegExp(`\\b(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b`, 'g'),
    (_, month, day, y) => `${month} ${ordinal(Math.min(31, Number(day)))}${y ? `, ${year(Number(y))}` : ''}`,
  ],
  [
    /\b(\d{1,2}):(\d{2})\b/g,
    (_, h, m) => (m === '00' ? `${h} o'clock` : m!.startsWith('0') ? `${h} oh ${m![1]}` : `${h} ${m}`),
  ],
  [/o'clock (?=[AP] M)/g, () => ''],
  [
    /\$\s?(\d[\d,]*)(?:\.(\d{2}))?/g,
    (_, d, c) => `${d!.replaceAll(',', '')} dollars${c && c !== '00' ? ` and ${Number(c)} cents` : ''}`,
  ],
  [/(\d)\s?%/g, (_, d) => `${d} percent`],
  [/(\d)\s?mg\b/g, (_, d) => `${d} milligrams`],
  [/(\d)\s?ml\b/gi, (_, d) => `${d} milliliters`],
  [/\s&\s/g, () => ' and '],
  [/\b24\/7\b/g, () => 'twenty-four seven'],
];

function isoDate(whole: string, y: number, m: number, d: number): string {
  const month = MONTH.split('|')[m - 1];
  return month && d >= 1 && d <= 31 ? `${month} ${d}, ${y}` : whole;
}

export const englishDigits = (digits: string): string =>
  groupsOf(digits)
    .map((group) => [...group].map((digit) => DIGIT_WORDS.en[Number(digit)]).join(' '))
    .join(', ');
