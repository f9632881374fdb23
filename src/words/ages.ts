import { type NumberSpan, numbersIn } from './numbers.ts';
import { table } from './table.ts';
import type { Utterance } from './utterance.ts';

const words = (s: string) => new Set(s.split(' '));
/** Days that a unit of time stands for. */
export const UNIT = table<number>({
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
});
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
      (subject === 'is' && free && t[n.from]!.mark === '' && isOfRelative(u, n.from - 1)) ||
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

const RELATIVE =
  /^(son|daughter|boy|girl|mom|mother|dad|father|husband|wife|grandson|granddaughter|baby|kid|nephew|niece|brother|sister|twin)$/;

/** "my daughter lucy hargrove is six": between whom it is of and "is" stands a name and nothing else. */
function isOfRelative(u: Utterance, is: number): boolean {
  const at = [is - 1, is - 2, is - 3].find((i) => RELATIVE.test(u.tokens[i]?.w ?? ''));
  if (at === undefined || hasApostrophe(u, at)) return false;
  return u.tokens
    .slice(at + 1, is)
    .every((x, i) => x.mark === '' && /^\p{L}{2,}$/u.test(x.w) && !hasApostrophe(u, at + 1 + i));
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

const NEARLY = new Set('only just about almost barely exactly around like'.split(' '));

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
      unit === 7 &&
      (['i', 'at', 'am'].includes(w(n.from - 1)) ||
        (NEARLY.has(w(n.from - 1)) && ['i', 'am'].includes(w(n.from - 2)))) &&
      !ABOUT_PERSON.has(w(n.to + 1)) &&
      n.value >= 4;
    const estoy = w(n.from - 1) === 'de' && /^(estoy|tengo|ando|voy)$/.test(w(n.from - 2));
    // "tengo treinta semanas", "tengo siete meses y ...", but "tengo seis meses con tos" is no pregnancy.
    const tengo =
      /^(tengo|cumpli|apenas)$/.test(w(n.from - 1)) &&
      n.value >= (unit === 7 ? 12 : 4) &&
      (unit === 7 || n.value <= 9) &&
      !/^(con|sin|de|que|esperando|sintiendo|viviendo|tomando|aqui)$/.test(w(n.to + 1));
    if (said || self || estoy || tengo) out.push({ from: n.from, to: n.to + 1, weeks });
  }
  return out;
}
