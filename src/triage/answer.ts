import { numbersIn } from '../words/numbers.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { inRange, toCelsius } from './protocol/range.ts';
import type { Branch, Outcome, Protocol, Question, QuestionKind } from './protocol/types.ts';

const YES =
  /^(yes|yeah|yep|yup|yea|yah|uh huh|mhm|sure|correct|right|affirmative|definitely|absolutely|si|claro|correcto|exacto|asi es|eso|simon|aja|of course|i think so|a little|kind of|kinda|sort of|creo que si|un poco|un poquito|some|maybe a little)\b/;
const NO =
  /^(no|nope|nah|not really|not at all|none|nothing|never|negative|para nada|nada|ninguno|ninguna|tampoco|fine|im fine)\b/;
const UNSURE =
  /\b(dont know|not sure|no idea|maybe|cant tell|couldnt tell|hard to say|i guess|unsure|no se|no sabria|quien sabe|tal vez|quiza|quizas|a lo mejor|no estoy segur[oa])\b/;
const DAYS: [RegExp, number][] = [
  [/^minut/, 1 / 1440],
  [/^(hour|hora)/, 1 / 24],
  [/^(day|dia|night|noche)/, 1],
  [/^(week|semana)/, 7],
  [/^(month|mes)/, 30.4375],
  [/^(year|yr|ano|anit)/, 365.25],
];
const NONE = new Set(['none', 'zero', 'nothing', 'never', 'ninguno', 'ninguna', 'cero', 'nada']);
const ARTICLES = new Set(['a', 'an', 'one', 'un', 'una']);

/** What a short answer to a closed question says; null: something else, to be judged by its words. */
export function answerOf(text: string): 'yes' | 'no' | 'unsure' | null {
  const said = spoken(tokenise(text));
  if (UNSURE.test(said)) return 'unsure';
  if (YES.test(said)) return 'yes';
  if (NO.test(said)) return 'no';
  return null;
}

/**
 * Where an answer leads. Silence and "i don't know" are `unsure`; null: the words are no answer to this question.
 * @param text the caller's words; empty for silence
 */
export function outcomeOf(protocol: Protocol, question: string, text: string): Outcome | null {
  const q = protocol.questions.get(question);
  if (!q) return null;
  const t = tokenise(text);
  if (t.length === 0) return q.unsure;
  const branch = branchOf(q, text, t);
  if (branch) return branch.outcome;
  return answerOf(text) === 'unsure' ? q.unsure : null;
}

function branchOf(q: Question, text: string, t: readonly Token[]): Branch | null {
  const said = answerOf(text);
  const value = q.kind === 'yes_no' || q.kind === 'choice' ? null : valueIn(t, q.kind);
  // "no" before "yes, about thirty weeks": the number says more than the yes.
  const ranged = value === null ? undefined : q.branches.find((b) => b.when.is === 'range' && inRange(value, b.when));
  if (ranged) return ranged;
  if (said === 'yes' || said === 'no') {
    const plain = q.branches.find((b) => b.when.is === said);
    if (plain) return plain;
    if (q.kind === 'yes_no' || q.kind === 'pregnancy') return { when: { is: said }, outcome: EMPTY };
  }
  const chosen = q.branches.find((b) => b.when.is === 'choice' && b.when.words.some((steps) => holds(t, steps)));
  if (chosen) return chosen;
  if (said === 'unsure' || value === null) return null;
  return q.branches.find((b) => b.when.is === 'otherwise') ?? { when: { is: 'otherwise' }, outcome: EMPTY };
}

const EMPTY: Outcome = { disposition: null, crisis: false, fact: null, ask: null };

/** The number that was said, in the kind's own unit (see Condition); the last one, for people correct themselves. */
export function valueIn(t: readonly Token[], kind: QuestionKind): number | null {
  const said = numbersIn(t);
  const numbers = said.map((n) => ({ value: n.value, unit: t[n.to]?.w ?? '' }));
  // "a week" is one; the "one" of "thirty one weeks" is part of a number.
  for (let i = 0; i + 1 < t.length; i++)
    if (ARTICLES.has(t[i]!.w) && daysOf(t[i + 1]!.w) && !said.some((n) => n.from <= i && i < n.to))
      numbers.push({ value: 1, unit: t[i + 1]!.w });
  if (kind === 'number' && numbers.length === 0 && t.some((x) => NONE.has(x.w))) return 0;
  const fit = numbers.flatMap(({ value, unit }) => {
    const days = daysOf(unit);
    switch (kind) {
      case 'temperature':
        return value >= 94 && value <= 110 ? [toCelsius(value)] : value >= 33 && value <= 43.5 ? [value] : [];
      case 'duration':
        return days ? [value * days] : [];
      case 'age':
        return days ? [value * days] : value < 125 ? [value * 365.25] : [];
      case 'pregnancy':
        return days ? [(value * days) / 7] : value <= 45 ? [value] : [];
      default:
        return [value];
    }
  });
  return fit.at(-1) ?? null;
}

function daysOf(word: string): number | undefined {
  return DAYS.find(([unit]) => unit.test(word))?.[1];
}

/** Choices are plain words, without the context of symptoms: the caller picks one of what was offered. */
function holds(t: readonly Token[], steps: Extract<Branch['when'], { is: 'choice' }>['words'][number]): boolean {
  const words = steps.flatMap(({ atom }) => (atom.kind === 'word' ? [atom.word] : []));
  return ` ${spoken(t)} `.includes(` ${words.join(' ')} `);
}

function spoken(t: readonly Token[]): string {
  return t.map((x) => x.w).join(' ');
}
