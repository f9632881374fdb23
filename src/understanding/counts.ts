import { numbersIn } from '../words/numbers.ts';
import { table } from '../words/table.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { spokenDateAt } from './spoken-date.ts';

export interface Count {
  /** Whole, not negative. */
  value: number;
  /** Said as a guess, or worked out of a word that is none ("a few"). */
  uncertain: boolean;
}

/** Words for small amounts; true: nobody means one number by it. */
const VAGUE = table<[number, boolean]>({
  couple: [2, true],
  par: [2, true],
  few: [3, true],
  several: [4, true],
  handful: [4, true],
  pocas: [3, true],
  pocos: [3, true],
  poquitas: [3, true],
  poquitos: [3, true],
  dozen: [12, false],
  docena: [12, false],
  single: [1, false],
});
const PER_UNIT = table<number>({ week: 7, weeks: 7, semana: 7, semanas: 7, month: 30, months: 30, mes: 30, meses: 30 });
const NONE =
  /\b(none|nothing(?! else| more)|zero|cero|ningun[ao]?|nada(?! mas)|any left|dont have any( more)?|no more|all (out|gone|used up)|out of (it|them|those|pills|everything)|(i|he|she|we|they|am|are|is|was|ran|run|completely|totally|already) out|ran out|took (my|the|her|his) last( one)?|finished (it|them|the bottle)|empty|no (tengo|tiene|me quedan?|le quedan?|queda|quedan)( ya)?( mas| nada| ningun[ao])?|ya no|se me (acabo|acabaron|termino|terminaron)|se le (acabo|acabaron)|tome la ultima)\b/;
/** A number stands beside these though nothing is there of what was asked for. */
const LEFT_AFTER = /\b(after|except|but|besides|solo|only|just|nomas|mas que|sino)\b/;
const GUESS =
  /^(about|around|maybe|like|roughly|approximately|perhaps|probably|almost|nearly|some|como|unos|unas|quizas|quiza|tal|aproximadamente|casi|creo|think|guess|say)$/;
/** What is counted beside these is not what was asked for. */
const OTHER_THING =
  /^(refills?|prescriptions?|medicines?|medications?|meds|bottles?|kinds?|things?|people|persons|times|milligrams?|mg|mcg|recetas?|medicinas?|medicamentos?|frascos?|cosas?|personas?|veces|miligramos|a)$/;
const TAKES_BACK = /^(no|wait|sorry|actually|perdon|digo|rather|correction|espera|espere)$/;

/**
 * How many, out of an answer to a question for a number: "about four left", "none", "a couple", "a week's worth" (7: weeks and months are
 * counted in days), "three or four" (the smaller). Null where no number is said, more than one that nothing decides between, or one that lies
 * outside of `range`.
 */
export function countIn(text: string, range: [number, number] | null): Count | null {
  const t = tokenise(text);
  // "wanda pruitt, five five fifty nine": the numbers of a date count nothing.
  if (t.some((_, i) => spokenDateAt(t, i, 'en')?.year != null)) return null;
  const found = said(t);
  if (!found) return null;
  if (range && (found.value < range[0] || found.value > range[1])) return null;
  return found;
}

interface Said extends Count {
  from: number;
  to: number;
}

function said(t: readonly Token[]): Count | null {
  const w = (i: number) => t[i]?.w ?? '';
  const all: Said[] = [];
  for (const n of numbersIn(t)) {
    // "the pharmacy on 5th", "one of each": no amount.
    if (w(n.from) === 'one' && /^(of|that|is|i|s|we|he|she)$/.test(w(n.to)) && t[n.to]?.mark === '') continue;
    // "just the one refill", "two prescriptions": how many of another thing.
    if (OTHER_THING.test(w(n.to)) || (/^(different|other|separate)$/.test(w(n.to)) && OTHER_THING.test(w(n.to + 1))))
      continue;
    const before = [w(n.from - 1), w(n.from - 2)];
    all.push({
      ...scaled(t, n.to, n.value),
      uncertain: n.decimal || before.some((x) => GUESS.test(x)),
      from: n.from,
      to: n.to,
    });
  }
  for (const [i, x] of t.entries()) {
    const vague = VAGUE[x.w];
    if (vague && !all.some((n) => n.to === i && n.value > 1)) {
      const at = w(i + 1) === 'of' ? i + 2 : i + 1;
      all.push({ ...scaled(t, at, vague[0]), uncertain: vague[1], from: i, to: at });
    } else if (PER_UNIT[x.w] && /^(a|un|una|another|the|one|otra|otro)$/.test(w(i - 1)) && !all.some((n) => n.to === i))
      all.push({ value: PER_UNIT[x.w]!, uncertain: half(t, i - 2), from: i - 1, to: i + 1 });
  }
  all.sort((a, b) => a.from - b.from);
  const words = t.map((x) => x.w).join(' ');
  if (!all.length || (all.every((n) => n.value <= 1) && NONE.test(words) && !LEFT_AFTER.test(words)))
    return NONE.test(words) ? { value: 0, uncertain: false } : null;
  const first = all[0]!;
  const last = all.at(-1)!;
  if (all.length === 1 || all.every((n) => n.value === first.value))
    return { value: whole(last.value), uncertain: last.uncertain };
  // "five, no, six"
  const between = t.slice(all.at(-2)!.to, last.from).map((x) => x.w);
  if (between.some((x) => TAKES_BACK.test(x))) return { value: whole(last.value), uncertain: last.uncertain };
  // "three or four", "between three and five": the smaller, so that nothing runs out unseen
  if (all.length === 2 && (/^(or|o|to|and|y|a)$/.test(between.join(' ')) || between.length === 0))
    return { value: whole(Math.min(first.value, last.value)), uncertain: true };
  return null;
}

const whole = (n: number) => Math.floor(n);
const half = (t: readonly Token[], i: number) => t[i]?.w === 'half' || t[i]?.w === 'media';

/** "two weeks", "one week's worth". */
function scaled(t: readonly Token[], at: number, value: number): { value: number } {
  const unit = PER_UNIT[t[at]?.w ?? ''];
  return { value: unit ? value * unit : value };
}
