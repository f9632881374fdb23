import { type NumberSpan, numbersIn } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { toCelsius } from './protocol/range.ts';
import type { QuestionKind } from './protocol/types.ts';
import { lengthsSaid } from './said-length.ts';

const DAYS: [RegExp, number][] = [
  [/^minut/, 1 / 1440],
  [/^(hour|hora)/, 1 / 24],
  [/^(day|dia|night|noche)/, 1],
  [/^(week|semana)/, 7],
  [/^(month|mes)/, 30.4375],
  [/^(year|yr|ano|anit)/, 365.25],
];
const NONE = new Set(['none', 'zero', 'nothing', 'never', 'ninguno', 'ninguna', 'cero', 'nada']);
const ARTICLES = new Set(['a', 'an', 'one', 'un', 'una', 'uno']);
const CLOCK = new Set(['am', 'pm', 'oclock']);
/** "120 over 80", "eight out of ten": what follows is the second half of one figure. */
const SECOND_HALF = /(over|sobre|con|entre|de|out of|by) $/;
/** What a caller puts between a slip and what was meant. */
const CORRECTION =
  /\b(i mean|sorry|i meant|correction|scratch that|wait|perd[oó]n|(?<!\b(?:le|te|les) )digo|mejor dicho|quise decir)\b|,\s*no,|\bno,? no\b/i;

/** A number of an answer. */
export interface SaidNumber {
  /** In the unit that was said; in the kind's own where `unit` is true. */
  value: number;
  /** Was a unit of time said with it? */
  unit: boolean;
}

interface Part extends NumberSpan {
  days: number | undefined;
}

/**
 * The numbers that were said, in the kind's own unit (see Condition) and in their order; after a correction ("sorry", "digo") only those
 * that follow it.
 */
export function numbersSaid(text: string, t: readonly Token[], kind: QuestionKind): SaidNumber[] {
  const parts = partsOf(t);
  if (kind === 'number' && parts.length === 0 && t.some((x) => NONE.has(x.w))) return [{ value: 0, unit: false }];
  if (kind === 'duration' && !parts.some((p) => p.days)) return lengthsSaid(t).map((value) => ({ value, unit: true }));
  const after = parts.reduce((last, p, i) => {
    const before = parts[i - 1];
    return before && CORRECTION.test(text.slice(t[before.to - 1]!.to, t[p.from]!.from)) ? i : last;
  }, 0);
  const meant = parts.slice(after).filter((p) => t[p.from - 1]?.w !== 'not');
  return (kind === 'number' ? figures(meant, t) : summed(meant, t)).flatMap((p) => inUnitOf(kind, p));
}

function partsOf(t: readonly Token[]): Part[] {
  const said = numbersIn(t);
  const parts: Part[] = said.map((n) => ({ ...n, days: daysOf(t[n.to]?.w ?? '') }));
  // "a week" is one; the "one" of "thirty one weeks" is part of a number.
  for (let i = 0; i + 1 < t.length; i++)
    if (ARTICLES.has(t[i]!.w) && daysOf(t[i + 1]!.w) && !said.some((n) => n.from <= i && i < n.to))
      parts.push({ from: i, to: i + 1, value: 1, decimal: false, days: daysOf(t[i + 1]!.w) });
  return parts.sort((a, b) => a.from - b.from);
}

/** Numbers that can be the figure asked for: no time of the day, no second half, no "one" that stands for a thing. */
function figures(parts: Part[], t: readonly Token[]): Part[] {
  const own = parts.filter((p, i) => {
    const before = parts[i - 1];
    const between = before ? `${words(t.slice(before.to, p.from))} ` : '';
    return !SECOND_HALF.test(between.length < 9 ? between : '') && !CLOCK.has(t[p.to]?.w ?? '');
  });
  const bare = own.filter((p) => !p.days && !(p.to === p.from + 1 && ARTICLES.has(t[p.from]!.w)));
  return bare.length ? bare : own;
}

/** "Two months and three days" is one length of time. */
function summed(parts: Part[], t: readonly Token[]): Part[] {
  const out: Part[] = [];
  for (const p of parts) {
    const last = out.at(-1);
    const joined =
      last?.days && p.days && p.days < last.days && /^\S+( and| y)?$/.test(words(t.slice(last.to, p.from)));
    if (joined) out[out.length - 1] = { ...last, value: last.value + (p.value * p.days!) / last.days!, to: p.to };
    else out.push(p);
  }
  return out;
}

function inUnitOf(kind: QuestionKind, { value, days }: Part): SaidNumber[] {
  const one = (v: number) => [{ value: v, unit: days !== undefined }];
  switch (kind) {
    case 'temperature':
      return value >= 94 && value <= 110 ? one(toCelsius(value)) : value >= 33 && value <= 43.5 ? one(value) : [];
    case 'duration':
      return days ? one(value * days) : [];
    case 'age':
      return days ? one(value * days) : value < 125 ? one(value * 365.25) : [];
    case 'pregnancy':
      return days ? one((value * days) / 7) : value <= 45 ? one(value) : [];
    default:
      return one(value);
  }
}

function daysOf(word: string): number | undefined {
  return DAYS.find(([unit]) => unit.test(word))?.[1];
}

function words(t: readonly Token[]): string {
  return t.map((x) => x.w).join(' ');
}
