import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Token } from '../words/tokens.ts';
import { corrects, digitRuns } from './spoken-digits.ts';

export interface Phone {
  /** E.164. */
  value: string;
  /** Not a number that the numbering plan knows, or pieced together. */
  uncertain: boolean;
  from: number;
  to: number;
}

/**
 * The telephone number that is wanted: the last one that is whole, after corrections ("no, 0136"), seven digits with the area
 * code given. Null where none was spoken ("the one i'm calling from").
 */
export function phoneIn(t: readonly Token[], areaCode: string | undefined, asked: boolean): Phone | null {
  let best: Phone | null = null;
  let current = '';
  let last = 0;
  for (const r of digitRuns(t)) {
    let d = r.digits;
    if (d.length === 11 && d.startsWith('1')) d = d.slice(1);
    if (d.length > 10 && asked && !best) {
      // A number said again within one run: keep its end.
      const tail = d.slice(-10);
      if (d.length <= 14 && d.startsWith(tail.slice(0, 3))) d = tail;
    }
    if (d.length === 10) {
      current = d;
      best = make(d, false, r.from, r.to);
    } else if (d.length === 7 && !current && areaCode && (asked || nearNumberWord(t, r.from))) {
      current = areaCode + d;
      best = make(current, false, r.from, r.to);
    } else if (
      current &&
      best &&
      (d.length === 4 || d.length === 7 || d.length === 3 || d.length === 2) &&
      corrects(t, last, r.from)
    ) {
      current = d.length === 3 ? d + current.slice(3) : current.slice(0, 10 - d.length) + d;
      best = make(current, false, best.from, r.to);
    } else if (asked && !best && d.length >= 8) best = make(d.slice(-10), true, r.from, r.to);
    last = r.to;
  }
  return best;
}

function nearNumberWord(t: readonly Token[], i: number): boolean {
  return t
    .slice(Math.max(0, i - 8), i)
    .some((x) => /^(number|phone|cell|call|reach|numero|telefono|celular|llam\w*|at|al|marque)$/.test(x.w));
}

function make(digits: string, uncertain: boolean, from: number, to: number): Phone {
  const parsed = parsePhoneNumberFromString(`+1${digits}`);
  return { value: `+1${digits}`, uncertain: uncertain || !parsed?.isPossible() || /^[01]/.test(digits), from, to };
}
