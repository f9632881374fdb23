import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';
import { corrects, digitsAt } from './spoken-digits.ts';

export interface MemberId {
  value: string;
  uncertain: boolean;
}

const CUE = /^(id|number|member|subscriber|policy|numero|identificacion|miembro|poliza|starts|begins)$/;
const TIMES = table<number>({ double: 2, triple: 3, doble: 2 });
const LETTER = table<string>({
  ay: 'A',
  bee: 'B',
  see: 'C',
  dee: 'D',
  gee: 'G',
  jay: 'J',
  kay: 'K',
  el: 'L',
  em: 'M',
  en: 'N',
  pee: 'P',
  cue: 'Q',
  queue: 'Q',
  are: 'R',
  ess: 'S',
  tee: 'T',
  you: 'U',
  vee: 'V',
  ex: 'X',
  why: 'Y',
  zee: 'Z',
});

/**
 * A member id: letters and digits in one run, at least six of them, corrected where the caller takes a group back. `from` is
 * where the carrier's name ended: letters of the name itself ("m v p") are no part of it.
 */
export function memberIdIn(t: readonly Token[], from: number, asked: boolean): MemberId | null {
  let best: { value: string; groups: string[] } | null = null;
  let end = 0;
  for (let i = from; i < t.length; ) {
    const run = runAt(t, i);
    if (!run) {
      i++;
      continue;
    }
    const before = t.slice(Math.max(0, i - 4), i).map((x) => x.w);
    const group = before.includes('group') || before.includes('grupo');
    const value = run.groups.join('');
    if (!group && best && corrects(t, end, i)) best = { groups: amend(best.groups, run.groups), value: '' };
    else if (!group && /\d{2,}/.test(value) && value.length >= 6 && (!best || asked || before.some((w) => CUE.test(w))))
      best = { groups: run.groups, value };
    if (best && !best.value) best.value = best.groups.join('');
    i = run.to;
    end = run.to;
  }
  if (!best) return null;
  const v = best.value;
  if (/^\d{10}$/.test(v) && !asked && !t.some((x) => CUE.test(x.w))) return null;
  return v.length >= 6 && v.length <= 16 ? { value: v, uncertain: v.length < 7 } : null;
}

function runAt(t: readonly Token[], i: number): { groups: string[]; to: number } | null {
  const groups: string[] = [];
  let k = i;
  let cur = '';
  for (; k < t.length; ) {
    const w = t[k]!.w;
    if (k > i && t[k]!.mark === '.') break;
    if (t[k]!.mark !== '' && cur) {
      groups.push(cur);
      cur = '';
    }
    const times = TIMES[w];
    const letter =
      /^[a-z]$/.test(w) && w !== 'o'
        ? w.toUpperCase()
        : LETTER[w] && cur + groups.join('') !== '' && nextIsCode(t, k + 1)
          ? LETTER[w]!
          : '';
    if (times && /^[a-z]$/.test(t[k + 1]?.w ?? '') && t[k + 1]!.w !== 'o') {
      cur += t[k + 1]!.w.toUpperCase().repeat(times);
      k += 2;
      continue;
    }
    if (letter && !(letter === 'I' && !nextIsCode(t, k + 1)) && !(letter === 'A' && !nextIsCode(t, k + 1))) {
      cur += letter;
      k++;
      // "b as in boy", "v like victor"
      if (/^(as|like|for)$/.test(t[k]?.w ?? '')) k += t[k]!.w === 'as' ? 3 : 2;
      continue;
    }
    const mixed = /^[a-z]*\d[a-z\d]*$/.test(w) && /[a-z]/.test(w);
    if (mixed) {
      cur += w.toUpperCase();
      k++;
      continue;
    }
    const d = digitsAt(t, k);
    if (d) {
      cur += d.digits;
      k = d.to;
      continue;
    }
    if (
      (w === 'then' || w === 'and' || w === 'dash' || w === 'luego' || w === 'guion' || w === 'y') &&
      nextIsCode(t, k + 1)
    ) {
      if (cur) groups.push(cur);
      cur = '';
      k++;
      continue;
    }
    break;
  }
  if (cur) groups.push(cur);
  // "the red, white and blue one, three k d nine": that one is no digit.
  if (groups.length > 1 && groups[0] === '1' && t[i]!.w === 'one' && i > 0 && t[i]!.mark === '') groups.shift();
  return groups.length ? { groups, to: k } : null;
}

function nextIsCode(t: readonly Token[], i: number): boolean {
  const w = t[i]?.w ?? '';
  return /^[a-z]$/.test(w) || digitsAt(t, i) !== null || /^(double|triple|doble|as|like)$/.test(w);
}

/** "..., one nine nine six, oh oh. no, one nine nine five, oh oh": groups from the first that is alike are said anew. */
function amend(old: string[], again: string[]): string[] {
  const n = again.length;
  for (let k = old.length - n; k >= 0; k--)
    if (old[k]!.length === again[0]!.length) return [...old.slice(0, k), ...again];
  return again.join('').length >= old.join('').length
    ? again
    : [...old.slice(0, Math.max(0, old.length - n)), ...again];
}
