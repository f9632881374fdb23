import { type Token, tokenise } from '../words/tokens.ts';
import { amountsIn, writtenAmount } from './amounts.ts';

/** What takes the number before it back. */
const TAKES_BACK = /\b(?:no|sorry|wait|correction|rather|digo|perdon|espera)\b/;
/** What makes a number a supply or a count, and no strength. */
export const SUPPLY =
  /^(days?|weeks?|months?|years?|hours?|times?|refills?|left|of|dias?|semanas?|mes(es)?|anos?|horas?|veces|vez)$/;

/**
 * Strengths in the order in which they were said, with the unit only where it was said: "forty and twenty five" is ["40", "25"]. Pure.
 * @param text an answer to the question for the strengths of several medicines
 */
export function dosesIn(text: string): string[] {
  const t = tokenise(text);
  const all = amountsIn(t, text).filter((a) => !(a.unit === null && SUPPLY.test(t[a.to]?.w ?? '')));
  return all.flatMap((a, i) => {
    const next = all[i + 1];
    if (next && TAKES_BACK.test(words(t, a.to, next.from))) return [];
    const unit = a.unit === '%' ? '%' : a.unit ? ` ${a.unit}` : '';
    return [a.values.map(writtenAmount).join('/') + unit];
  });
}

const words = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');
