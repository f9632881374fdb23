import type { Lang } from '../lang.ts';
import { numbersIn, unitOf } from '../words/numbers.ts';
import { type Token, tokenise } from '../words/tokens.ts';

/** A laboratory's test and its value, as they were said. */
export interface LabValue {
  /** Name as it is written down: "hemoglobin". */
  test: string;
  /** Digits as they were said ("6.1", "240"), or words ("positive"); null: the test alone was named. */
  value: string | null;
}

/** Tests for which laboratories telephone, by the words for them. */
const TESTS: [name: string, said: string][] = [
  ['hemoglobin', 'hemoglobin|haemoglobin|hgb|hemoglobina'],
  ['hematocrit', 'hematocrit|crit|hematocrito'],
  ['potassium', 'potassium|potasio'],
  ['sodium', 'sodium|sodio'],
  ['calcium', 'calcium|calcio'],
  ['magnesium', 'magnesium|magnesio'],
  ['phosphorus', 'phosphorus|phosphate|fosforo'],
  ['glucose', 'glucose|blood sugar|sugar|glucosa|azucar'],
  ['creatinine', 'creatinine|creatinina'],
  ['BUN', 'bun|blood urea nitrogen|urea'],
  ['bicarbonate', 'bicarbonate|bicarb|co two|bicarbonato'],
  ['lactate', 'lactate|lactic acid|lactato'],
  ['troponin', 'troponin|troponina'],
  ['INR', 'inr|i n r'],
  ['PTT', 'ptt|p t t|partial thromboplastin time'],
  ['platelets', 'platelets|platelet count|platelet|plaquetas'],
  [
    'white count',
    'white count|white blood cell count|white blood cells|white cell count|wbc|leucocitos|globulos blancos',
  ],
  ['neutrophils', 'absolute neutrophil count|neutrophil count|neutrophils|anc|neutrofilos'],
  ['bilirubin', 'bilirubin|bilirrubina'],
  ['ammonia', 'ammonia|amonio'],
  ['digoxin level', 'digoxin level|digoxin|digoxina'],
  ['lithium level', 'lithium level|lithium|litio'],
  ['phenytoin level', 'phenytoin level|dilantin level|phenytoin|fenitoina'],
  ['vancomycin trough', 'vancomycin trough|vanco trough|vancomycin level'],
  ['TSH', 'tsh|t s h'],
  ['blood culture', 'blood cultures|blood culture|hemocultivo|hemocultivos'],
  ['urine culture', 'urine culture|urocultivo'],
  ['pregnancy test', 'pregnancy test|hcg|h c g|prueba de embarazo'],
  ['COVID test', 'covid test|covid'],
];
const BY_WORDS = TESTS.flatMap(([name, said]) => said.split('|').map((s) => ({ name, words: s.split(' ') }))).sort(
  (a, b) => b.words.length - a.words.length,
);
/** Words between a test and its value, and how many tokens at most. */
const BETWEEN =
  /^(of|is|at|was|came|back|a|the|critical|result|value|level|count|low|high|panic|de|es|fue|en|salio|critico|critica|bajo|alto|it|its|thats|that)$/;
const MOST_BETWEEN = 6;
const POINT = /^(point|punto|coma|dot)$/;
const WORDS = /^(positive|negative|reactive|detected|positivo|positiva|negativo|negativa)$/;

/** The test that is named last with its value. null: no test is named. Pure. */
export function labValueIn(text: string): LabValue | null {
  const t = tokenise(text);
  let found: LabValue | null = null;
  for (let i = 0; i < t.length; i++) {
    const test = BY_WORDS.find(({ words }) => words.every((w, k) => t[i + k]?.w === w));
    if (!test) continue;
    let at = i + test.words.length;
    i = at - 1;
    for (let n = 0; n < MOST_BETWEEN && t[at] && BETWEEN.test(t[at]!.w); n++) at++;
    const value = valueAt(t, at)?.value ?? null;
    if (!found || value !== null || found.value === null) found = { test: test.name, value };
  }
  return found;
}

/** The value that an answer holds: the last one that was said, for what came before it was taken back. null: none. Pure. */
export function valueIn(text: string): string | null {
  const t = tokenise(text);
  let last: string | null = null;
  for (let i = 0; i < t.length; ) {
    const found = valueAt(t, i);
    if (found && (last === null || !isAside(t, i, found.to)) && !isRefused(t, i)) last = found.value;
    i = found ? found.to : i + 1;
  }
  return last;
}

/** "five point eight, fifty eight would be a miracle": what stands in a remark is no value. */
function isAside(t: readonly Token[], from: number, to: number): boolean {
  const around = [...t.slice(to, to + 2), ...t.slice(Math.max(0, from - 2), from)];
  return around.some(({ w }) => /^(would|wouldnt|wish|seria|fuera|ojala)$/.test(w));
}

/** "not fifteen, fifty" */
function isRefused(t: readonly Token[], i: number): boolean {
  return t[i]?.mark === '' && /^(not|isnt|ni)$/.test(t[i - 1]?.w ?? '');
}

function valueAt(t: readonly Token[], i: number): { value: string; to: number } | null {
  const word = t[i]?.w ?? '';
  if (WORDS.test(word)) return { value: word, to: i + 1 };
  if (/^\d+\.\d+$/.test(word)) return { value: word, to: i + 1 };
  const [number] = numbersIn(t.slice(i));
  // The digits as they were said: "six point one oh" is 6.10, not 6.1.
  const whole = number?.from === 0 && !number.decimal ? number : null;
  const before = whole ?? (number?.from === 0 ? numbersIn(t.slice(i, i + 1))[0] : undefined);
  const pointAt = t.findIndex((x, k) => k > i && k <= i + 4 && POINT.test(x.w));
  if (number?.from === 0 && number.decimal && pointAt > 0) {
    const head = numbersIn(t.slice(i, pointAt))[0];
    const tail = digitsAfter(t, pointAt + 1);
    if (head && tail) return { value: `${head.value}.${tail.digits}`, to: tail.to };
  }
  if (POINT.test(word)) {
    const tail = digitsAfter(t, i + 1);
    return tail && { value: `0.${tail.digits}`, to: tail.to };
  }
  return before ? thousands(t, before.value, i + before.to) : null;
}

/** "eleven thousand", "once mil doscientos" */
function thousands(t: readonly Token[], value: number, at: number): { value: string; to: number } {
  if (!/^(thousand|mil)$/.test(t[at]?.w ?? '') || value >= 1000) return { value: String(value), to: at };
  const [rest] = t[at + 1]?.mark === '' ? numbersIn(t.slice(at + 1)) : [];
  return rest?.from === 0 && !rest.decimal && rest.value < 1000
    ? { value: String(value * 1000 + rest.value), to: at + 1 + rest.to }
    : { value: String(value * 1000), to: at + 1 };
}

const SPOKEN: Record<Lang, string[]> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
};

/** A value read back digit by digit: "six point one", "five one two". Words stay as they are. */
export function spokenValue(value: string, lang: Lang): string {
  if (!/^\d+(\.\d+)?$/.test(value)) return value;
  const signs = [...value].map((sign) =>
    sign === '.' ? (lang === 'es' ? 'punto' : 'point') : SPOKEN[lang][Number(sign)],
  );
  return signs.join(' ');
}

function digitsAfter(t: readonly Token[], i: number): { digits: string; to: number } | null {
  let digits = '';
  let at = i;
  while (t[at] && (at === i || t[at]!.mark === '')) {
    const { w } = t[at]!;
    const digit = /^\d+$/.test(w) ? w : /^(oh|o)$/.test(w) ? '0' : unitOf(w)?.toString();
    if (digit === undefined) break;
    digits += digit;
    at++;
  }
  if (digits) return { digits, to: at };
  const [spoken] = numbersIn(t.slice(i));
  return spoken?.from === 0 ? { digits: String(spoken.value), to: i + spoken.to } : null;
}
