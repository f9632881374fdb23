import { digitsAt, EXTENSION } from '../understanding/spoken-digits.ts';
import { wholeNumber } from '../words/numbers.ts';
import { tokenise } from '../words/tokens.ts';

/** The longest extension that a switchboard has. */
const MOST_DIGITS = 6;

/** An extension that was said with a number: "five five five, oh one three four, extension nine" gives "9". null: none. Pure. */
export function extensionIn(text: string): string | null {
  const t = tokenise(text);
  const at = t.findLastIndex(({ w }) => EXTENSION.test(w) && w !== 'x');
  if (at < 0) return null;
  let digits = '';
  for (let i = /^(number|numero|is|es)$/.test(t[at + 1]?.w ?? '') ? at + 2 : at + 1; i < t.length; ) {
    if (digits && t[i]!.mark === '.') break;
    const one = digitsAt(t, i);
    const whole = one ?? (digits ? null : spokenNumber(i));
    if (!whole) break;
    digits += whole.digits;
    i = whole.to;
  }
  return digits.length > 0 && digits.length <= MOST_DIGITS ? digits : null;

  function spokenNumber(i: number): { digits: string; to: number } | null {
    const n = wholeNumber(t, i);
    return n && { digits: String(n.value), to: n.to };
  }
}
