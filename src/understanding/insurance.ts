import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';
import { letterAt, onlyAlphabet } from './letters.ts';
import { corrects, digitsAt } from './spoken-digits.ts';

export interface MemberId {
  value: string;
  uncertain: boolean;
}

/** Before a number of another paper. */
const CUED =
  /\b(referral|authorization|authorisation|auth|reference|approval|claim|confirmation|referencia|autorizacion)( number| numero| code| id| is| es)*$/;
const CUE = /^(id|number|member|subscriber|policy|numero|identificacion|miembro|poliza|starts|begins)$/;
/** The eleven places of a Medicare beneficiary identifier: letters but S, L, O, I, B and Z (Centers for Medicare & Medicaid Services). */
const MEDICARE_ID =
  /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/;
const TIMES = table<number>({ double: 2, triple: 3, doble: 2 });
/**
 * A member id: letters and digits in one run, at least six of them, corrected where the caller takes a group back. `from` is
 * where the carrier's name ended: letters of the name itself ("m v p") are no part of it.
 */
export function memberIdIn(t: readonly Token[], from: number, asked: boolean): MemberId | null {
  let best: { value: string; groups: string[] } | null = null;
  let end = 0;
  for (let i = from; i < t.length; ) {
    const run = runAt(t, i, asked);
    if (!run) {
      i++;
      continue;
    }
    const before = t.slice(Math.max(0, i - 4), i).map((x) => x.w);
    const group = before.includes('group') || before.includes('grupo');
    const value = run.groups.join('');
    if (CUED.test(before.slice(-3).join(' ')) && !group) {
      // A referral's number or an authorisation's is no member's.
    } else if (!group && best && corrects(t, end, i)) best = { groups: amend(best.groups, run.groups), value: '' };
    else if (!group && /\d{2,}/.test(value) && value.length >= 6 && (!best || asked || before.some((w) => CUE.test(w))))
      best = { groups: run.groups, value };
    if (best && !best.value) best.value = best.groups.join('');
    i = run.to;
    end = run.to;
  }
  if (!best) return null;
  // "the blue one, four t m six": that one is no digit.
  const led = /^(?:1|MBI|ID)/.exec(best.value)?.[0].length ?? 0;
  const v = led > 0 && MEDICARE_ID.test(best.value.slice(led)) ? best.value.slice(led) : best.value;
  if (/^\d{10}$/.test(v) && !asked && !t.some((x) => CUE.test(x.w))) return null;
  return v.length >= 6 && v.length <= 16 ? { value: v, uncertain: v.length < 7 } : null;
}

/** @param asked such a number was asked for, so that letters by their names may begin it */
function runAt(t: readonly Token[], i: number, asked = false): { groups: string[]; to: number } | null {
  const groups: string[] = [];
  let cur = '';
  // "starts with a d like dog": that a is no letter of it.
  // "it's a b c": it is one.
  const told = /^(with|has|an?)$/.test(t[i - 1]?.w ?? '') || /^(like|as|for|in)$/.test(t[i + 2]?.w ?? '');
  const article = /^an?$/.test(t[i]!.w) && i > 0 && told && t[i + 1]?.mark === '';
  // "starts with u, u four four": said ahead, and then in its place
  const ahead =
    /^[a-z]$/.test(t[i]!.w) &&
    t[i + 1]?.w === t[i]!.w &&
    t[i + 1]!.mark !== '' &&
    /\b(?:starts|begins|empieza|comienza) (?:with|con)(?: an?| una| la)?$/.test(
      t
        .slice(Math.max(0, i - 3), i)
        .map((x) => x.w)
        .join(' '),
    );
  let k = ahead || (article && /^[a-z]$/.test(t[i + 1]!.w)) ? i + 1 : i;
  for (; k < t.length; ) {
    const w = t[k]!.w;
    if (k > i && t[k]!.mark === '.') break;
    if (t[k]!.mark !== '' && cur) {
      groups.push(cur);
      cur = '';
    }
    const times = TIMES[w];
    if (times && /^[a-z]$/.test(t[k + 1]?.w ?? '') && !/^[ouv]$/.test(t[k + 1]!.w)) {
      cur += t[k + 1]!.w.toUpperCase().repeat(times);
      k += 2;
      continue;
    }
    const many = cur + groups.join('') === '' ? null : asideAt(t, k);
    if (many) {
      k = many;
      continue;
    }
    const letter =
      w === 'o' || (times && !/^(u|v|ve|uve)$/.test(t[k + 1]?.w ?? ''))
        ? null
        : codeLetter(t, k, cur + groups.join('') !== '', asked);
    if (letter) {
      cur += letter.letters.toUpperCase();
      k = letter.to;
      continue;
    }
    // "xyz 991 022": letters that recognisers ran together
    const clump = /^[b-df-hj-np-tv-z]{2,4}$/.test(w) && t[k + 1]?.mark === '' && digitsAt(t, k + 1) !== null;
    const mixed = clump || (/^[a-z]*\d[a-z\d]*$/.test(w) && /[a-z]/.test(w));
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
    // "w followed by one nine", "three oh, and then dash zero one"
    const on = cur + groups.join('') === '' ? 0 : connectors(t, k);
    if (on > 1 && nextIsCode(t, k + on)) {
      if (cur) groups.push(cur);
      cur = '';
      k += on;
      continue;
    }
    // "five five, then another k"
    if (/^(then|and|y|luego)$/.test(w) && cur + groups.join('') !== '') {
      const at = /^(another|otra|otro|a|an|una|un)$/.test(t[k + 1]?.w ?? '') ? k + 2 : k + 1;
      const one = at > k + 1 ? letterAt(t, at) : null;
      if (one && one.how === 'letter' && one.letters !== 'ñ') {
        if (cur) groups.push(cur);
        cur = one.letters.toUpperCase();
        k = one.to;
        continue;
      }
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

/** Past "five digits", "then four numbers", "two letters": how many come, said between them. */
function asideAt(t: readonly Token[], k: number): number | null {
  const at = /^(then|and|its|it|there|luego|y|son)$/.test(t[k]?.w ?? '') ? k + 1 : k;
  const told =
    /^(one|two|three|four|five|six|seven|eight|nine|ten|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|\d)$/.test(
      t[at]?.w ?? '',
    ) && /^(digits?|numbers?|letters?|numerals?|digitos?|numeros?|letras?)$/.test(t[at + 1]?.w ?? '');
  return told ? at + 2 : null;
}

/** How many words from `k` on only lead from one part of a code to the next. */
function connectors(t: readonly Token[], k: number): number {
  let n = 0;
  while (n < 4 && /^(then|and|dash|hyphen|followed|by|luego|y|guion|seguido|de|por)$/.test(t[k + n]?.w ?? '')) n++;
  return n;
}

/** Letters' names that lead to a code as words: "es hache dos". */
const SENTENCE = /^(es|de|el|en|are|you|why|oh)$/;

/** A letter that belongs to a code: explained ("w as in william"), or one beside other letters and digits. */
function codeLetter(
  t: readonly Token[],
  k: number,
  inside: boolean,
  asked: boolean,
): { letters: string; to: number } | null {
  const l = letterAt(t, k);
  if (!l || l.letters === 'ñ' || digitsAt(t, k)) return null;
  if (l.to > k + 1) return l;
  // Asked for: "jay seven seven four", "a, be, ce, uno dos"
  const led = asked && !inside && (digitsAt(t, l.to) !== null || letteredOn(t, l.to));
  if (led && (t[k]!.w.length > 1 ? l.how === 'letter' && t[k]!.w !== 'ese' : true)) return l;
  const next = nextIsCode(t, l.to) || (asked && letteredOn(t, l.to));
  const letters = letterAt(t, l.to)?.how === 'letter' && t[l.to]!.w.length > 1;
  // "ye ese ce, nueve nueve": letters by their names, before digits
  if (letters && nextIsCode(t, l.to + 1) && t[k]!.w.length > 1 && (inside || !SENTENCE.test(t[k]!.w))) return l;
  // "…, cuatro, jota": by its name at the end as well, where the words end or pause there
  const ends = t[l.to] === undefined || t[l.to]!.mark !== '';
  if (l.how === 'letter' && t[k]!.w.length > 1 && inside && (next || ends)) return l;
  if (l.how === 'alphabet') return (inside || onlyAlphabet(t[k]!.w)) && (next || inside) ? l : null;
  if (l.how === 'name') return inside && next ? l : null;
  if (/^[ai y]$/.test(t[k]!.w) && !next) return null;
  return t[k]!.w.length === 1 || (inside && next) ? l : null;
}

/** A letter by a name that is a word as well, and behind it what can only be of a code: "be, ce, uno". */
const letteredOn = (t: readonly Token[], i: number): boolean => {
  const l = letterAt(t, i);
  return l !== null && t[i]!.w !== 'es' && nextIsCode(t, l.to);
};

function nextIsCode(t: readonly Token[], i: number): boolean {
  const w = t[i]?.w ?? '';
  const letter = letterAt(t, i);
  return (
    /^[a-z]$/.test(w) ||
    digitsAt(t, i) !== null ||
    /^(double|triple|doble|as|like)$/.test(w) ||
    (letter?.how === 'letter' && w.length > 1)
  );
}

/** "..., one nine nine six, oh oh. no, one nine nine five, oh oh": groups from the first that is alike are said anew. */
function amend(old: string[], again: string[]): string[] {
  const n = again.length;
  const fresh = again.join('');
  const last = old.at(-1) ?? '';
  // "d m five five three oh two, no, five five three oh seven": the digits at the end, said anew.
  if (
    n === 1 &&
    last.length > fresh.length &&
    last.endsWith(last.slice(-fresh.length)) &&
    /^\d+$/.test(fresh + last.slice(-fresh.length))
  )
    return [...old.slice(0, -1), last.slice(0, -fresh.length) + fresh];
  // "a b c one two three, no, one two four, five six": the end of a group said anew, and what follows
  const first = again[0]!;
  const tail = last.slice(-first.length);
  if (n > 1 && last.length > first.length && /^\d{2,}$/.test(tail) && /^\d+$/.test(first) && tail[0] === first[0])
    return [...old.slice(0, -1), last.slice(0, -first.length) + first, ...again.slice(1)];
  for (let k = old.length - n; k >= 0; k--)
    if (old[k]!.length === again[0]!.length) return [...old.slice(0, k), ...again];
  return again.join('').length >= old.join('').length
    ? again
    : [...old.slice(0, Math.max(0, old.length - n)), ...again];
}

/** From the word for a paper to its number. */
const FAR = 12;

/** Numbers that stand beside the plan's: of the group, and of a referral or an authorisation. Null where none was said with its name. */
export function numbersBeside(t: readonly Token[]): { group: string | null; authorization: string | null } {
  let group: string | null = null;
  let authorization: string | null = null;
  for (let i = 0; i < t.length; i++) {
    const isGroup = /^(group|grupo)$/.test(t[i]!.w);
    const isPaper =
      /^(referral|authorization|authorisation|auth|reference|approval|preauthorization|autorizacion|referencia|aprobacion)$/.test(
        t[i]!.w,
      );
    if (!isGroup && !isPaper) continue;
    let k = i + 1;
    // "a referral for therapy, the number is …"
    const later = isPaper
      ? t.findIndex(
          (x, n) =>
            n > i + 1 &&
            n <= i + FAR &&
            /^(number|numero)$/.test(x.w) &&
            /^(is|es)$/.test(t[n + 1]?.w ?? '') &&
            /^(the|el|and|y|its)$/.test(t[n - 1]?.w ?? ''),
        )
      : -1;
    if (later >= 0) k = later;
    while (
      k < i + (later >= 0 ? FAR + 5 : 5) &&
      /^(number|numero|is|es|id|code|the|el|and|it|its|de|no)$/.test(t[k]?.w ?? '')
    )
      k++;
    const run = t[k] ? runAt(t, k, true) : null;
    const value = run?.groups.join('') ?? '';
    if (value.length < 3 || !/\d{2}/.test(value)) continue;
    if (isGroup) group ??= value;
    else if (value.length >= 4) authorization ??= value;
  }
  return { group, authorization };
}
