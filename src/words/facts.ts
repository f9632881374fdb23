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
const SUGAR = words(
  'sugar sugars glucose glucometer meter azucar glucosa glucometro dexcom libre monitor machine a1c maquinita aparato reads reading',
);
const DIABETES = words('diabetic diabetes sugar insulin azucar diabetico diabetica insulina metformin glucose glucosa');
const OXYGEN = words(
  'oxygen o2 sat sats saturation oximeter ox finger oxigeno saturacion oximetro oxigenacion dedo dedito',
);
const PULSE = words('heart pulse rate bpm beats beating watch fitbit corazon pulso latidos palpitaciones heartbeat');
const INR = words('inr protime coumadin');
const UNIT: Record<string, number> = {
  day: 1,
  days: 1,
  dia: 1,
  dias: 1,
  week: 7,
  weeks: 7,
  semana: 7,
  semanas: 7,
  month: 30.4,
  months: 30.4,
  mes: 30.4,
  meses: 30.4,
  year: 365.25,
  years: 365.25,
  yr: 365.25,
  yrs: 365.25,
  ano: 365.25,
  anos: 365.25,
  anitos: 365.25,
  mesecitos: 30.4,
  hour: 1 / 24,
  hours: 1 / 24,
  hora: 1 / 24,
  horas: 1 / 24,
};
const PREGNANT = words('pregnant pregnancy along embarazo embarazada gestation gestacion expecting weeker');
const ABOUT_PERSON = words(
  'he she i baby old daughter son boy girl kid child infant newborn tiene de years turned turns age aged bebe hijo hija nino nina cumplio',
);

export interface Age {
  days: number;
  n: number;
  unit: 'days' | 'weeks' | 'months' | 'years';
  from: number;
  to: number;
}

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
    if (
      near(u, n, SUGAR, 6) ||
      (near(u, n, DIABETES, 12) && near(u, n, words('says machine reads meter over at dice marca'), 3))
    ) {
      if (n.value >= 10 && n.value < 60) add('sugar_low', n);
      if (n.value >= 300 && n.value < 1200) add('sugar_high', n);
      if (n.value >= 400 && n.value < 1200) add('sugar_very_high', n);
    }
    if (near(u, n, OXYGEN, 6) && n.value >= 40 && n.value <= 92) add(n.value <= 88 ? 'oxygen_low' : 'oxygen_lowish', n);
    if (near(u, n, PULSE, 6) && !isDuration(u, n)) {
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

function near(u: Utterance, n: { from: number; to: number }, set: Set<string>, reach: number): boolean {
  // Within one sentence: "... one one oh. no fever" is no temperature.
  for (let i = n.from - 1; i >= 0 && i >= n.from - reach && u.tokens[i + 1]!.mark !== '.'; i--)
    if (set.has(u.tokens[i]!.w)) return true;
  for (let i = n.from; i < u.tokens.length && i < n.to + reach && !(i >= n.to && u.tokens[i]!.mark === '.'); i++)
    if (set.has(u.tokens[i]!.w)) return true;
  return false;
}

function temperature(u: Utterance, n: NumberSpan): number | null {
  const next = u.tokens[n.to]?.w ?? '';
  const prev = u.tokens[n.from - 1]?.w ?? '';
  if (
    UNIT[next] !== undefined ||
    /^(over|sobre|percent|pounds|por|milligrams?|miligramos|mg|dollars|times|veces|am|pm|oclock|libras)$/.test(next)
  )
    return null;
  if (prev === 'over' && near(u, { from: n.from - 1, to: n.from }, words('pressure presion'), 6)) return null;
  const f = n.value >= 94 && n.value <= 109;
  const c = n.value >= 34 && n.value <= 43;
  if (!f && !c) return null;
  const said = near(u, n, TEMP, 7);
  if (!said && !(n.decimal && (f || n.value >= 36)) && !bareTemperature(u, n, prev, next)) return null;
  if (!said && near(u, n, SUGAR, 5)) return null;
  return f ? ((n.value - 32) * 5) / 9 : n.value;
}

/** "he's got a hundred and two", "been over a hundred and two for five days", "anda en treinta y nueve". */
function bareTemperature(u: Utterance, n: NumberSpan, prev: string, next: string): boolean {
  const english =
    n.value >= 100 &&
    n.value <= 107 &&
    /^(got|has|have|at|over|is|was|around|about|hit|running|he|she|to|like|still|been|had|of|reads|says)$/.test(prev);
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
  'sugar glucose azucar glucosa pressure presion pulse heart weight weigh pounds bill dollars room apartment suite address street number phone oxygen insulin pills meter semanas weeks',
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

const HALF_MONTH = /^(mes|month)$/;

/** Ages that are said: "six weeks old", "she's ten months", "he's three", "tiene dos meses", "mes y medio", "newborn". */
export function agesIn(u: Utterance, numbers = numbersIn(u.tokens)): Age[] {
  const out: Age[] = [];
  const t = u.tokens;
  const w = (i: number) => t[i]?.w ?? '';
  for (const n of withArticles(u, numbers)) {
    const unit = UNIT[w(n.to)];
    if (unit !== undefined && unit >= 1) {
      const old =
        w(n.to + 1) === 'old' || w(n.to + 1) === 'olds' || (w(n.to + 1) === 'de' && /^(edad|nacid)/.test(w(n.to + 2)));
      if (!old) {
        const next = w(n.to + 1);
        if (
          PREGNANT.has(next) ||
          (next === 'de' && PREGNANT.has(w(n.to + 2))) ||
          next === 'ago' ||
          next === 'now' ||
          next === 'left'
        )
          continue;
        const self = ['i', 'we'].includes(w(n.from - 1)) || (w(n.from - 1) === 'tengo' && unit !== 365.25);
        if (self && unit !== 365.25) continue;
        const who =
          [
            'he',
            'she',
            'is',
            'was',
            'tiene',
            'turned',
            'baby',
            'i',
            'tengo',
            'cumplio',
            'just',
            'like',
            'only',
            'about',
            'apenas',
            'solo',
            'almost',
            'casi',
          ].includes(w(n.from - 1)) ||
          (w(n.from - 1) === 'de' && unit === 365.25) ||
          (w(n.from - 1) === 'de' && /^(bebe|nina?|nino|hij[oa]|nene|nieto|nieta)$/.test(w(n.from - 2)));
        if (!who) continue;
        if (
          ['just', 'like', 'only', 'about', 'apenas', 'almost', 'casi', 'solo'].includes(w(n.from - 1)) &&
          !['he', 'she', 'is', 'was', 'tiene', 'baby', 'i'].includes(w(n.from - 2))
        )
          continue;
        if (w(n.from - 1) === 'tiene' && ['que', 'de'].includes(w(n.to + 1)) && !/^edad/.test(w(n.to + 2))) continue;
        if ((w(n.from - 1) === 'i' || w(n.from - 1) === 'tengo') && n.value < 14 && unit === 365.25) continue;
      }
      const name = unit < 7 ? 'days' : unit < 30 ? 'weeks' : unit < 365 ? 'months' : 'years';
      const half =
        (w(n.to + 1) === 'y' && w(n.to + 2) === 'medio') || (w(n.to + 1) === 'and' && w(n.to + 3) === 'half');
      if (half && HALF_MONTH.test(w(n.to)))
        out.push({
          days: (n.value + 0.5) * 30.4,
          n: Math.round((n.value + 0.5) * 4),
          unit: 'weeks',
          from: n.from,
          to: n.to + 3,
        });
      else
        out.push({
          days: (n.value + (half ? 0.5 : 0)) * unit,
          n: Math.floor(n.value),
          unit: name,
          from: n.from,
          to: n.to + 1 + (old ? 1 : 0),
        });
      continue;
    }
    // "he's three", "i'm fifty six", "she just turned six", "my son's fourteen", "a forty year old" is above
    const before = w(n.from - 1);
    const subject =
      before === 'just' || before === 'only' || before === 'like' || before === 'about' || before === 'almost'
        ? w(n.from - 2)
        : before;
    const after = t[n.to];
    const free =
      after === undefined ||
      after.mark !== '' ||
      ['and', 'y', 'but', 'now', 'he', 'she', 'with', 'on', 'i', 'so'].includes(after.w);
    if (n.decimal || n.value < 1 || n.value > 110 || n.value !== Math.floor(n.value)) continue;
    if (
      subject === 'turned' ||
      (/^(he|she)$/.test(subject) && free) ||
      (subject === 'i' && free && n.value >= 14) ||
      (/^(son|daughter|boy|girl|mom|mother|dad|father|husband|wife|grandson|granddaughter|baby|kid)$/.test(subject) &&
        free &&
        t[n.from]!.mark === '' &&
        hasApostrophe(u, n.from - 1))
    )
      out.push({ days: n.value * 365.25, n: n.value, unit: 'years', from: n.from, to: n.to });
  }
  for (const [i, x] of t.entries())
    if (/^(newborn|neonate)$/.test(x.w) || (x.w === 'recien' && /^nacid/.test(w(i + 1))))
      out.push({ days: 10, n: 0, unit: 'days', from: i, to: i + 1 });
  return out;
}

function hasApostrophe(u: Utterance, i: number): boolean {
  const t = u.tokens[i];
  return t !== undefined && /['’]s$/.test(u.text.slice(t.from, t.to));
}

/** "a month old", "un mes", "mes y medio": one, without a number word. */
function withArticles(u: Utterance, numbers: NumberSpan[]): NumberSpan[] {
  const out = [...numbers];
  for (const [i, x] of u.tokens.entries()) {
    if (UNIT[x.w] === undefined || numbers.some((n) => n.to === i)) continue;
    const before = u.tokens[i - 1]?.w ?? '';
    if (before === 'a' || before === 'one') out.push({ from: i - 1, to: i, value: 1, decimal: false });
    else if (x.w === 'mes' && u.tokens[i + 1]?.w === 'y') out.push({ from: i, to: i, value: 1, decimal: false });
  }
  return out;
}

/** Weeks of pregnancy: "eight weeks along", "i'm thirty four weeks", "siete meses de embarazo". */
export function pregnancyWeeks(
  u: Utterance,
  numbers = numbersIn(u.tokens),
): { from: number; to: number; weeks: number }[] {
  const out: { from: number; to: number; weeks: number }[] = [];
  const w = (i: number) => u.tokens[i]?.w ?? '';
  for (const n of numbers) {
    const unit = UNIT[w(n.to)];
    if (unit !== 7 && unit !== 30.4) continue;
    const weeks = unit === 7 ? n.value : n.value * 4.35;
    if (weeks > 43) continue;
    const said =
      PREGNANT.has(w(n.to + 1)) ||
      (['de', 'and', 'into'].includes(w(n.to + 1)) && [2, 3, 4, 5].some((k) => PREGNANT.has(w(n.to + k)))) ||
      PREGNANT.has(w(n.from - 1)) ||
      PREGNANT.has(w(n.from - 2));
    const self =
      unit === 7 && ['i', 'at', 'am'].includes(w(n.from - 1)) && !ABOUT_PERSON.has(w(n.to + 1)) && n.value >= 4;
    const estoy = w(n.from - 1) === 'de' && /^(estoy|tengo|ando|voy)$/.test(w(n.from - 2));
    if (said || self || estoy) out.push({ from: n.from, to: n.to + 1, weeks });
  }
  return out;
}
