import { agesIn, pregnancyWeeks, UNIT } from './ages.ts';
import { type NumberSpan, numbersIn } from './numbers.ts';
import type { Span, Utterance } from './utterance.ts';

/**
 * Facts that numbers give: ages, temperatures, blood pressures, sugars, oxygen, pulses, weeks of pregnancy, how long.
 * Each is set on the utterance under a name that patterns use as `{name}`. Limits are the protocol's usual ones:
 * fever 38.0 °C / 100.4 °F; high 39.0 / 102.2; very high 40.0 / 104.
 */
export const FACT_NAMES = [
  'fever',
  'high_fever',
  'very_high_fever',
  'low_temperature',
  'under_1_month',
  'under_3_months',
  'under_1_year',
  'under_2_years',
  'child_age',
  'adult_35',
  'age_65',
  'bp_very_high',
  'bp_severe',
  'bp_high',
  'bp_low',
  'sugar_low',
  'sugar_high',
  'sugar_very_high',
  'oxygen_low',
  'oxygen_lowish',
  'pulse_fast',
  'pulse_very_fast',
  'pulse_slow',
  'pregnant_weeks',
  'pregnant_preterm',
  'pregnant_late',
  'inr_high',
  'days_3',
  'days_7',
  'hours_8',
  'many',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

const words = (s: string) => new Set(s.split(' '));
const TEMP = words(
  'fever feverish temp temps temperature degrees degree thermometer forehead rectal bottom fahrenheit celsius fiebre calentura temperatura grados termometro fevers hot burning hirviendo',
);
const STRENGTH = words(
  'pill pills tablet tablets metformin glipizide glyburide januvia jardiance glipizida gliburida glimepirida formina refill milligram milligrams mg pastilla pastillas metformina glibenclamida medicina medicinas receta surtir miligramos',
);
const READS = words(
  'says say reads read reading meter machine monitor is at was it over hit been running marca marco salio esta anda trae traigo tengo tiene llego subio bajo en high low alta alto baja bajo',
);
const SUGAR = words(
  'sugar sugars glucose glucometer meter azucar glucosa glucometro dexcom libre a1c maquinita aparato',
);
const DIABETES = words('diabetic diabetes sugar insulin azucar diabetico diabetica insulina metformin glucose glucosa');
const OXYGEN = words(
  'oxygen o2 sat sats saturation oximeter ox finger oxigeno saturacion oximetro oxigenacion dedo dedito',
);
const PULSE = words(
  'heart pulse rate bpm beats beating watch fitbit corazon pulso latidos latido palpitaciones pulsaciones heartbeat',
);
const INR = words('inr protime');
export function setFacts(u: Utterance): void {
  const numbers = numbersIn(u.tokens);
  const set = new Map<FactName, Span[]>();
  const add = (name: FactName, n: { from: number; to: number }) => {
    const list = set.get(name) ?? [];
    list.push({ from: n.from, to: n.to, fuzzy: 0, exact: 1 });
    set.set(name, list);
  };
  for (const n of numbers) {
    const temp = temperature(u, n);
    if (temp !== null) {
      if (temp >= 37.99) add('fever', n);
      if (temp >= 39) add('high_fever', n);
      if (temp >= 39.95) add('very_high_fever', n);
      if (temp < 35.05) add('low_temperature', n);
    }
    // "My sugar pill, the five hundred": the strength of a medicine, unless it is said to read or be so much.
    const strength = near(u, n, STRENGTH, 8) && !near(u, n, READS, 3);
    if (
      (near(u, n, SUGAR, 6) && !strength) ||
      (near(u, n, DIABETES, 12) && near(u, n, words('says machine reads meter over at dice marca'), 3))
    ) {
      // "once a year" is no eleven.
      if (n.value >= 10 && n.value < 60 && u.tokens[n.from]!.w !== 'once' && !isMoney(u, n)) add('sugar_low', n);
      if (n.value >= 300 && n.value < 1200) add('sugar_high', n);
      if (n.value >= 400 && n.value < 1200) add('sugar_very_high', n);
    }
    // "Sat on hold forty minutes" is no saturation.
    if (near(u, n, OXYGEN, 6) && !isDuration(u, n) && n.value >= 40 && n.value <= 92)
      add(n.value <= 88 ? 'oxygen_low' : 'oxygen_lowish', n);
    if (near(u, n, PULSE, 6, isPulse) && !isDuration(u, n)) {
      if (n.value >= 150 && n.value <= 260) add('pulse_very_fast', n);
      if (n.value >= 120 && n.value <= 260) add('pulse_fast', n);
      if (n.value >= 20 && n.value <= 42) add('pulse_slow', n);
    }
    if (near(u, n, INR, 5) && n.value >= 4.5 && n.value < 20) add('inr_high', n);
    const d = span(u, n);
    if (d !== null) {
      if (d >= 3) add('days_3', n);
      if (d >= 7) add('days_7', n);
      if (d >= 8 / 24) add('hours_8', n);
    }
    if (n.value >= 5) add('many', n);
  }
  for (const a of bloodPressures(u, numbers)) {
    if (a.top >= 180 || a.bottom >= 115) add('bp_very_high', a);
    if (a.top >= 160 || a.bottom >= 110) add('bp_severe', a);
    if (a.top >= 140 || a.bottom >= 90) add('bp_high', a);
    if (a.top < 90 && a.top > 40) add('bp_low', a);
  }
  for (const a of agesIn(u, numbers)) {
    if (a.days < 31) add('under_1_month', a);
    if (a.days < 92) add('under_3_months', a);
    if (a.days < 365) add('under_1_year', a);
    if (a.days < 730) add('under_2_years', a);
    if (a.days < 18 * 365.25) add('child_age', a);
    if (a.days >= 35 * 365) add('adult_35', a);
    if (a.days >= 65 * 365) add('age_65', a);
  }
  for (const p of pregnancyWeeks(u, numbers)) {
    add('pregnant_weeks', p);
    if (p.weeks >= 20 && p.weeks < 37) add('pregnant_preterm', p);
    if (p.weeks >= 20) add('pregnant_late', p);
  }
  for (const name of FACT_NAMES) u.setFact(name, set.get(name) ?? []);
}

/** "At this rate", "on account of my heart failure": neither is a pulse. */
function isPulse({ tokens }: Utterance, i: number): boolean {
  const [before, behind] = [tokens[i - 1]?.w ?? '', tokens[i + 1]?.w ?? ''];
  return !(tokens[i]!.w === 'rate' && THIS.has(before)) && !(tokens[i]!.w === 'heart' && OF_HEART.has(behind));
}
const THIS = words('this any that going flat copay interest');
const OF_HEART = words(
  'failure disease doctor doctors specialist clinic surgery scan monitor healthy center association',
);

/** "Fifty dollars", "fifty percent". */
function isMoney(u: Utterance, n: NumberSpan): boolean {
  return MONEY.has(u.tokens[n.to]?.w ?? '');
}
const MONEY = words('dollar dollars buck bucks cent cents percent grand dolares pesos por');

/** @param counts whether a word that was found counts, by where it stands */
function near(
  u: Utterance,
  n: { from: number; to: number },
  set: Set<string>,
  reach: number,
  counts: (u: Utterance, i: number) => boolean = () => true,
): boolean {
  // Within one sentence: "... one one oh. no fever" is no temperature.
  for (let i = n.from - 1; i >= 0 && i >= n.from - reach && u.tokens[i + 1]!.mark !== '.'; i--)
    if (set.has(u.tokens[i]!.w) && counts(u, i)) return true;
  for (let i = n.from; i < u.tokens.length && i < n.to + reach && !(i >= n.to && u.tokens[i]!.mark === '.'); i++)
    if (set.has(u.tokens[i]!.w) && counts(u, i)) return true;
  return false;
}

/** Body temperatures that were said, in degrees Celsius. */
export function temperaturesIn(u: Utterance): number[] {
  return numbersIn(u.tokens).flatMap((n) => temperature(u, n) ?? []);
}

function temperature(u: Utterance, n: NumberSpan): number | null {
  const next = u.tokens[n.to]?.w ?? '';
  const prev = u.tokens[n.from - 1]?.w ?? '';
  // "A hundred and three, a hundred and four": behind a pause stands no noun that is counted.
  const spoken = u.tokens[n.to]?.mark ? '' : next;
  if (
    UNIT[next] !== undefined ||
    /^(over|sobre|percent|pounds|por|milligrams?|miligramos|mg|dollars|times|veces|am|pm|oclock|libras)$/.test(next)
  )
    return null;
  if (prev === 'over' && near(u, { from: n.from - 1, to: n.from }, words('pressure presion'), 6)) return null;
  const f = n.value >= 94 && n.value <= 109;
  const c = n.value >= 34 && n.value <= 43;
  if (!f && !c) return null;
  const said = near(u, n, TEMP, 7) || saidAlone(u, n);
  if (!said && !(n.decimal && (f || n.value >= 36)) && !bareTemperature(u, n, prev, spoken)) return null;
  if (!said && near(u, n, SUGAR, 5)) return null;
  return f ? ((n.value - 32) * 5) / 9 : n.value;
}

/** "A hundred and one", and nothing beside it, where somebody was said to be hot: the answer to how hot. */
function saidAlone(u: Utterance, n: NumberSpan): boolean {
  const [from, to] = [u.clause[n.from - 1], u.clause[n.to]];
  const alone = from !== u.clause[n.from] && to !== u.clause[n.to - 1];
  return alone && (n.value >= 100 || (n.value >= 37 && n.value <= 42)) && u.tokens.some(({ w }) => HOT.has(w));
}
const HOT = new Set(
  'hot warm feverish fever temperature burning caliente calientito calientita fiebre calentura'.split(' '),
);

/** "he's got a hundred and two", "been over a hundred and two for five days", "anda en treinta y nueve". */
function bareTemperature(u: Utterance, n: NumberSpan, prev: string, next: string): boolean {
  const english =
    n.value >= 100 &&
    n.value <= 107 &&
    /^(got|has|have|at|over|is|was|around|about|hit|running|he|she|to|with|like|still|been|had|of|reads|says)$/.test(
      prev,
    );
  const spanish =
    n.value >= 38 &&
    n.value <= 41 &&
    n.to - n.from >= 1 &&
    /^(en|marca|marco|con|hasta)$/.test(prev) &&
    !/^(anos?|pesos|libras|kilos|semanas)$/.test(next);
  if (!english && !spanish) return false;
  if (
    /^(pills?|calories|units|feet|miles|degrees|people|beats|patients|bucks|steps|years?|cases|street|main|maple|hundred|thousand|on)$/.test(
      next,
    )
  )
    return false;
  return !near(u, n, NO_TEMPERATURE, 7);
}

const NO_TEMPERATURE = words(
  'sugar sugars fasting a1c numbers readings standing bottom top glucose azucar glucosa pressure presion pulse heart weight weigh pounds bill dollars room apartment suite address street number phone oxygen insulin pills meter semanas weeks',
);

function isDuration(u: Utterance, n: NumberSpan): boolean {
  return UNIT[u.tokens[n.to]?.w ?? ''] !== undefined || /^minut/.test(u.tokens[n.to]?.w ?? '');
}

/** Days that a number with its unit stands for, where it is a length of time and not an age. */
function span(u: Utterance, n: NumberSpan): number | null {
  const unit = UNIT[u.tokens[n.to]?.w ?? ''];
  if (unit === undefined || u.tokens[n.to + 1]?.w === 'old') return null;
  return n.value * unit;
}

function bloodPressures(
  u: Utterance,
  numbers: NumberSpan[],
): { from: number; to: number; top: number; bottom: number }[] {
  const out: { from: number; to: number; top: number; bottom: number }[] = [];
  for (const [i, a] of numbers.entries()) {
    const b = numbers[i + 1];
    if (!b || b.from !== a.to + 1 || !['over', 'sobre', 'con', 'por', 'and'].includes(u.tokens[a.to]!.w)) continue;
    if (
      a.value >= 50 &&
      a.value <= 300 &&
      b.value >= 25 &&
      b.value <= 190 &&
      a.value > b.value &&
      (u.tokens[a.to]!.w !== 'and' || near(u, a, words('pressure presion'), 6))
    )
      out.push({ from: a.from, to: b.to, top: a.value, bottom: b.value });
  }
  for (const [i, t] of u.tokens.entries()) {
    const m = /^(\d{2,3})\/(\d{2,3})$/.exec(t.w);
    if (m && Number(m[1]) > Number(m[2])) out.push({ from: i, to: i + 1, top: Number(m[1]), bottom: Number(m[2]) });
  }
  for (const n of numbers)
    if (
      n.value >= 180 &&
      n.value <= 280 &&
      near(u, n, words('pressure presion bp systolic'), 4) &&
      !out.some((o) => o.from <= n.from && o.to >= n.to)
    )
      out.push({ from: n.from, to: n.to, top: n.value, bottom: 0 });
  return out;
}
