import { numbersIn } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import type { Utterance } from '../words/utterance.ts';
import type { Protocol } from './protocol/types.ts';
import type { KnownFact } from './types.ts';

/**
 * Readings of a meter or a cuff that were told with the complaint, before anybody asked: "one ninety, two ten in the mornings", "one sixty over
 * ninety all week". Nobody is asked for a figure that they have just said. Pure.
 */
interface Reading {
  /** The question for it, by its English words. */
  asks: RegExp;
  /** Without one of these words a number is something else. */
  named: RegExp;
  /** In the unit of the meter, mg/dL or mmHg; what lies outside is a date, a dose or an age. Below `low` the least of several counts, else the most. */
  least: number;
  most: number;
  low: number;
  /** It stands before one of these. */
  before?: RegExp;
}

const READINGS: readonly Reading[] = [
  {
    asks: /\bblood sugar\b|\bsugar meter\b|^What number does the meter show/,
    named: /^(?:sugars?|glucose|glucometer|azucar|azucares|glucosa|glucometro)$/,
    least: 30,
    most: 700,
    low: 70,
  },
  {
    asks: /\bupper number\b.*\bpressure\b/,
    named: /^(?:pressure|pressures|cuff|bp|presion|baumanometro|tensiometro)$/,
    least: 60,
    most: 260,
    low: 90,
    before: /^(?:over|sobre|con|entre)$/,
  },
];
/** What stands before a number that is no reading: an age, a month, a medicine that is taken. */
const OF_OTHER_BEFORE =
  /^(?:i|im|am|age|aged|turned|january|february|march|april|may|june|july|august|september|october|november|december|take|takes|taking|took|metformin|glipizide|insulin|lantus|jardiance|losartan|lisinopril|amlodipine|tomo|toma|metformina|insulina|glipizida|route|room)$/;
const OF_OTHER_BEHIND =
  /^(?:mg|milligrams?|miligramos?|mcg|units?|unidades|years?|anos|days?|dias|weeks?|semanas|months?|meses|times|veces|minutes?|minutos|hours?|horas|am|pm|oclock|percent|pounds|libras|pills?|pastillas)$/;
const TOLD = 'told.';

/** Readings that these words tell, as facts that hold for the call; a fact carries its question and the figure. */
export function readingsTold(protocol: Protocol, u: Utterance): KnownFact[] {
  const named = READINGS.filter((r) => u.tokens.some(({ w }) => r.named.test(w)));
  if (named.length === 0) return [];
  return named.flatMap((r) => {
    const shown = figuresOf(r, u.tokens);
    if (shown.length === 0) return [];
    const words = String(shown.some((v) => v < r.low) ? Math.min(...shown) : Math.max(...shown));
    const questions = [...protocol.questions.values()].filter((q) => q.kind === 'number' && r.asks.test(q.text.en));
    return questions.map((q) => ({ id: `${TOLD}${q.id}`, words }));
  });
}

/** What was told of a question before it is asked; null: nothing. */
export function toldBefore(question: string | null, facts: readonly KnownFact[]): string | null {
  return facts.find(({ id }) => question !== null && id === TOLD + question)?.words ?? null;
}

function figuresOf({ named, least, most, before }: Reading, t: readonly Token[]): number[] {
  const first = t.findIndex(({ w }) => named.test(w));
  return numbersIn(t)
    .filter(({ from, to, value }) => {
      const ahead = t[from - 1]?.w ?? '';
      const behind = t[to]?.w ?? '';
      if (value < least || value > most || from < first) return false;
      if (before) return before.test(behind);
      return !OF_OTHER_BEFORE.test(ahead) && !OF_OTHER_BEHIND.test(behind);
    })
    .map(({ value }) => value);
}
