import { unaccented } from '../../understanding/unaccented.ts';
import { numbersIn } from '../../words/numbers.ts';
import { tokenise } from '../../words/tokens.ts';
import { withFact } from './facts.ts';
import { formOf } from './matters.ts';
import type { Talk } from './types.ts';

const UNITS: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  dia: 1,
  dias: 1,
  week: 7,
  weeks: 7,
  semana: 7,
  semanas: 7,
};
/** What leads to, or follows, a number of days that are left. */
const OF_SUPPLY =
  /\b(down to|got|have|has|left|only|worth|supply|lasts?|enough|remaining|tengo|tiene|quedan?|alcanza|sobran?)\b/;
/** A date or a wait, and no supply. */
const NO_SUPPLY = /\b(ago|in|for|every|past|since|within|trip|vacation|hace|desde|cada)\b/;
const SOME =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|a couple(?: of)?|half a dozen|a dozen|\\d{1,2}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)';
const COUNTED =
  '(?:\\s+(?:more|pills?|tablets?|capsules?|doses?|puffs?|patches|of (?:them|it|those)|pastillas?|tabletas?|capsulas?|dosis))?';
/** "I've got like four left", "down to my last two", "me quedan tres pastillas". */
const AMOUNT = new RegExp(
  `\\b(${SOME}${COUNTED})\\s+(?:left|remaining)\\b|\\bdown to (?:my |the |her |his )?(?:last )?(${SOME}${COUNTED})(?! (?:days?|weeks?))\\b|\\b(?:me|le|nos) quedan? (?:como |solo |solamente |nada mas )*(${SOME}${COUNTED})(?! (?:dias?|semanas?|mes))\\b`,
  'iu',
);

/** Days of supply that are told unasked: "she's got three days"; null: none are. Pure. */
export function daysToldIn(text: string): number | null {
  const t = tokenise(text);
  for (const n of numbersIn(t)) {
    const times = UNITS[t[n.to]?.w ?? ''] ?? (t[n.to]?.w === 'more' ? UNITS[t[n.to + 1]?.w ?? ''] : undefined);
    if (times === undefined) continue;
    const before = t.slice(Math.max(0, n.from - 4), n.from).map(({ w }) => w);
    const after = t.slice(n.to + 1, n.to + 4).map(({ w }) => w);
    if (NO_SUPPLY.test([before.at(-1) ?? '', ...after].join(' '))) continue;
    if (OF_SUPPLY.test([...before, ...after].join(' '))) return n.value * times;
  }
  return null;
}

/** Days in an answer that is a number of days and little else: "ten days"; null: it is none. Pure. */
export function daysAnsweredIn(text: string): number | null {
  const t = tokenise(text);
  const [n, ...more] = numbersIn(t);
  const times = n && UNITS[t[n.to]?.w ?? ''];
  return n && times !== undefined && more.length === 0 && t.length <= n.to - n.from + 5 ? n.value * times : null;
}

const PILLS = /\b(?:pills?|tablets?|capsules?|doses?|puffs?|patches|pastillas?|tabletas?|capsulas?|dosis|parches)\b/;
/** How many are taken in a day, in figures: "one a day", "twice daily". */
const A_DAY: readonly (readonly [number, RegExp])[] = [
  [
    2,
    /\b(?:twice|two|dos|2)(?: (?:times|veces))?(?: (?:a|per|each|every|al|por|cada))? (?:day|daily|dia)\b|\bdos diari[ao]s\b/,
  ],
  [
    3,
    /\b(?:three|tres|3)(?: (?:times|veces))?(?: (?:a|per|each|every|al|por|cada))? (?:day|daily|dia)\b|\btres diari[ao]s\b/,
  ],
  [
    1,
    /\b(?:once|one|una|1)(?: (?:time|vez))?(?: (?:a|per|each|every|al|por|cada))? (?:day|daily|night|dia)\b|\b(?:every|each) (?:day|night|morning)\b|\bdaily\b|\buna diaria\b|\bcada (?:dia|noche|manana)\b/,
  ],
];

/**
 * Pills that are left, as they were said; `days` is how long they last where the words, or `taken`, tell how many are taken in a day. null: the
 * words count no pills. Pure.
 */
export function pillsLeftIn(text: string, taken: string | null): { said: string; days: number | null } | null {
  const plain = unaccented(text.toLowerCase());
  const t = tokenise(plain);
  const count = numbersIn(t).find((n) =>
    PILLS.test(
      t
        .slice(n.to, n.to + 3)
        .map(({ w }) => w)
        .join(' '),
    ),
  );
  if (!count) return null;
  const daily =
    A_DAY.find(([, words]) => words.test(plain))?.[0] ??
    A_DAY.find(([, words]) => words.test(unaccented(taken ?? '')))?.[0];
  const said = t
    .slice(count.from, count.to + 1)
    .map(({ w }) => w)
    .join(' ');
  return { said, days: daily === undefined ? null : Math.floor(count.value / daily) };
}

/** A count of pills that is told unasked, in the caller's words: it is no number of days; null: none is. Pure. */
export function amountToldIn(text: string): string | null {
  const [, ...groups] = AMOUNT.exec(unaccented(text)) ?? [];
  return groups.find(Boolean)?.trim() ?? null;
}

/** How much of a medicine is left, as it was said with the wish for it: nobody is asked what they have told. */
export function withSupply(talk: Talk, form: string, words: string): Talk {
  const asks = formOf(talk, form).fields.some(({ fact }) => fact === 'days_left');
  if (!asks || talk.facts.days_left || talk.facts.amount_left) return talk;
  const days = daysToldIn(words);
  if (days !== null) return withFact(talk, 'days_left', { value: String(days), confirmed: false });
  const amount = amountToldIn(words);
  return amount === null ? talk : withFact(talk, 'amount_left', { value: amount, confirmed: false });
}
