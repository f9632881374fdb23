import { table } from '../words/table.ts';
import { tokenise } from '../words/tokens.ts';
import { letterAt } from './letters.ts';
import { digitsAt } from './spoken-digits.ts';

export interface Code {
  /** Capitals and digits without spaces. */
  value: string;
  uncertain: boolean;
}

/** The shortest run of letters and digits that is taken for a number of a paper. */
const LEAST = 4;
const BETWEEN = new Set('dash hyphen guion slash then and luego y space espacio menos'.split(' '));
/** Short words that sentences are full of: letters only beside other letters and digits. */
const ALSO_WORDS = table<boolean>({ a: true, i: true, o: true, y: true, e: true, u: true, one: true });

/** A referral or authorisation number out of an answer: the longest run of letters and digits. Null where none has `shortest` or more. */
export function codeIn(text: string, shortest = LEAST): Code | null {
  const t = tokenise(text);
  let best: { value: string; digits: number } | null = null;
  for (let i = 0; i < t.length; ) {
    let value = '';
    let k = i;
    while (k < t.length && !(value && t[k]!.mark === '.')) {
      if (value && BETWEEN.has(t[k]!.w)) {
        k++;
        continue;
      }
      const piece = pieceAt(k, value !== '');
      if (!piece) break;
      value += piece.value;
      k = piece.to;
    }
    const digits = value.replace(/\D/g, '').length;
    if (value && (!best || digits > best.digits || (digits === best.digits && value.length > best.value.length)))
      best = { value, digits };
    i = Math.max(k, i + 1);
  }
  if (!best || best.value.length < shortest || best.digits < 2) return null;
  return { value: best.value, uncertain: best.value.length < LEAST + 1 };

  function pieceAt(i: number, inside: boolean): { value: string; to: number } | null {
    const w = t[i]!.w;
    if (/^[a-z]*\d[a-z\d/:-]*$/.test(w)) return { value: w.replace(/[^a-z\d]/g, '').toUpperCase(), to: i + 1 };
    if (
      ALSO_WORDS[w] &&
      !inside &&
      !/^[a-z]$|\d/.test(t[i + 1]?.w ?? '') &&
      !digitsAt(t, i + 1) &&
      letterAt(t, i + 1)?.how !== 'letter'
    )
      return null;
    const d = digitsAt(t, i);
    if (d) return { value: d.digits, to: d.to };
    const l = letterAt(t, i);
    return l && (inside || l.how !== 'name') ? { value: l.letters.toUpperCase(), to: l.to } : null;
  }
}
