import type { Token } from '../words/tokens.ts';
import { isGiven } from './given-names.ts';
import { cantBe } from './name-words.ts';

/** Which part of a name is said to follow or to stand before. */
export type Cue = 'first' | 'last' | null;

/** A word that may be part of a name. */
export const couldBe = (w: string): boolean => w.length > 1 && !/\d/.test(w) && !cantBe(w);

/** The words from `from` to `to` (excluded), with single spaces. */
export const span = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/** Three single letters from token `k` on: a spelling. */
const lettersFrom = (t: readonly Token[], k: number): boolean =>
  [0, 1, 2].every((n) => /^[a-z]$/.test(t[k + n]?.w ?? ''));

/** Past "the city" of "like the city": to the next mark, or where none is near a word or two. */
export function pastLikeness(t: readonly Token[], i: number, to: number): number {
  for (let k = i + 1; k < Math.min(to, i + 6); k++)
    if (t[k]!.mark !== '' || lettersFrom(t, k) || t[k]!.w === t[i - 2]?.w) return k;
  const at = /^(the|a|an|el|la|un|una)$/.test(t[i]?.w ?? '') ? i + 1 : i;
  return Math.min(to, to - i <= 6 && !t.slice(at + 1, to).some((x) => isGiven(x.w)) ? to : at + 1);
}

/** "… is the last name", "… for the first name", "… es el apellido": which part of the name was said before. */
export function toldAfter(t: readonly Token[], i: number, to: number): { cue: Cue; to: number } | null {
  const m =
    /^(?:is|for|as|es|de|that|eso es) (?:the|my|his|her|el|mi|su) (last|first|apellido|nombre)(?: name| one)?(?= |$)(?! (?:is|es|name)\b)/.exec(
      span(t, i, Math.min(to, i + 5)),
    );
  if (!m) return null;
  return { cue: /^(last|apellido)$/.test(m[1]!) ? 'last' : 'first', to: i + m[0].split(' ').length };
}

/** Past a name that somebody is only called by, where that is said: "everyone calls me jack". */
export function nicknameAt(t: readonly Token[], i: number, to: number): number | null {
  // "lupita le dicen"
  if (couldBe(t[i]?.w ?? '') && i + 2 < to + 1 && /^(?:me|le) dicen$/.test(span(t, i + 1, i + 3)) && i > 0)
    return i + 3;
  const m = /^(?:(?:calls?|call) (?:me|him|her)|go(?:es)? by|known as|(?:me|le) dicen|conocid[oa] como) /.exec(
    span(t, i, Math.min(to, i + 4)),
  );
  if (!m) return null;
  const at = i + m[0].trim().split(' ').length;
  const lone = at < to && couldBe(t[at]!.w) && (at + 1 >= to || t[at + 1]!.mark !== '' || !couldBe(t[at + 1]!.w));
  // "you can call me bart" alone is the name.
  const other =
    t.slice(0, i).some((x) => isGiven(x.w) || (m[0].includes(' by ') && couldBe(x.w))) ||
    t.slice(at + 1, to).some((x) => isGiven(x.w));
  return lone && other ? at + 1 : null;
}

/** Past words that a name is written as it mostly is: "spelled the normal way", "the plain one", "como se escribe siempre". */
export function usualAt(t: readonly Token[], i: number, to: number): number | null {
  const m =
    /^(?:(?:just )?(?:spelled|written|spelt) )?(?:in |just )?(?:the |a )?(?:most )?(?:normal|usual|regular|plain|ordinary|common|standard|traditional|classic|boring|simple|easy|american|english|irish|scottish|german|french|spanish|italian|old fashioned|correct) (?:old )?(?:way|one|spelling|kind|version)(?= |$)/.exec(
      span(t, i, Math.min(to, i + 8)),
    ) ??
    /^(?:just )?(?:spelled|written|spelt) (?:(?:just )?(?:like|how|as) it sounds|normally|normal|regular|the same|phonetically)(?= |$)/.exec(
      span(t, i, Math.min(to, i + 7)),
    ) ??
    /^(?:como (?:se escribe siempre|suena)|(?:escrito )?(?:normal|de la forma normal))(?= |$)/.exec(
      span(t, i, Math.min(to, i + 5)),
    );
  return m && i > 0 ? i + m[0].split(' ').length : null;
}

/** Past a name that stands in papers beside the one just said: "gus halvorsen, augustus on the card". */
export function onPaperAt(t: readonly Token[], i: number, to: number): number | null {
  if (i === 0 || t[i]!.mark === '' || !couldBe(t[i]!.w)) return null;
  const m =
    /^(?:on (?:the|my|his|her) (?:card|insurance|license|birth certificate|chart|paperwork|passport)|on paper|legally|officially|en la tarjeta|en los papeles|legalmente)(?= |$)/.exec(
      span(t, i + 1, Math.min(to, i + 6)),
    );
  return m ? i + 1 + m[0].split(' ').length : null;
}

/** Past a name that is no longer borne, said as such: "maiden name was bishop", "apellido de soltera". */
export function formerAt(t: readonly Token[], i: number, to: number): number | null {
  const said = span(t, i, Math.min(to, i + 7));
  const m =
    /^(?:my |her |his |the |mi |su |el )?(?:maiden name|apellido de soltera|formerly|used to be(?: called)?|antes era)(?: (?:is|was|es|era))? /.exec(
      said,
    );
  if (!m) return null;
  const at = i + m[0].trim().split(' ').length;
  return at < to && couldBe(t[at]!.w) ? at + 1 : null;
}

/** "on the card", "in my chart": the word after these tells where a name is written, and is none. */
export function isPlace(t: readonly Token[], i: number): boolean {
  if (t[i]?.mark !== '' || t[i - 1]?.mark !== '') return false;
  return /^(on|in|at|by|to|en) (the|my|his|her|your|our|their|el|la|mi|su)$/.test(span(t, i - 2, i));
}

/** A girl's name that reads as the Spanish word for a girl without its mark: "nina roth", but not "mi nina". */
export function isNina(text: string, t: readonly Token[], i: number): boolean {
  if (t[i]?.w !== 'nina' || text.slice(t[i]!.from, t[i]!.to).toLowerCase() !== 'nina') return false;
  const before = t[i]!.mark === '' ? (t[i - 1]?.w ?? '') : '';
  const next = t[i + 1];
  const named = next !== undefined && (next.mark === '' || next.mark === ',') && couldBe(next.w);
  return named && !/^(la|las|mi|mis|su|una|esta|esa|otra|nuestra|the|a|my|our)$/.test(before);
}

/** Does a cue end right before token `i`? */
export function isCueBefore(t: readonly Token[], i: number, from: number): boolean {
  for (let k = Math.max(from, i - 4); k < i; k++) if (cueAt(t, k, i)?.to === i) return true;
  return false;
}

/** "last name", "el apellido es", "first name's": which part of the name follows; a plain "name" makes it open again. */
export function cueAt(t: readonly Token[], i: number, to: number): { cue: Cue; to: number } | null {
  const w = (k: number) => (k < to ? (t[k]?.w ?? '') : '');
  let k = i;
  while (k < i + 3 && /^(and|y|the|el|la|my|mi|su|his|her|then|with|se)$/.test(w(k))) k++;
  let cue: Cue = null;
  let named = false;
  // "i gave you my maiden name": what follows is not that one
  const former = w(k) === 'maiden';
  if (/^(primer|segundo|first|second|middle)$/.test(w(k)) && /^(nombre|apellido|apellidos|surname)$/.test(w(k + 1)))
    k++;
  if (/^(last|surname|family|apellido|apellidos|apellida|apellidan|maiden|lastname)$/.test(w(k))) cue = 'last';
  else if (/^(paterno|materno)$/.test(w(k))) cue = 'last';
  else if (/^(first|given|christian|nombre|forename|firstname)$/.test(w(k))) cue = 'first';
  else if (w(k) === 'llama' && w(k - 1) === 'se') return { cue: 'first', to: k + 1 };
  else return null;
  if (w(k) === 'nombre' && /^(completo|entero)$/.test(w(k + 1))) {
    cue = null;
    k++;
  }
  if (/^(paterno|materno)$/.test(w(k + 1)) && /^apellido/.test(w(k))) k++;
  named = /^(paterno|materno|nombre|apellido|apellidos|apellida|apellidan|surname|lastname|firstname|forename)$/.test(
    w(k),
  );
  k++;
  if (/^(name|names)$/.test(w(k))) {
    named = true;
    k++;
  }
  if (!named && !/^(is|es)$/.test(w(k))) return null;
  if (w(k) === 'de' && w(k + 1) === 'pila') k += 2;
  while (/^(is|es|was|spelled)$/.test(w(k))) k++;
  return { cue: former ? null : cue, to: k };
}

/** Does a cue begin at token `i` or one of the next two? */
export function cueSoon(t: readonly Token[], i: number, to: number): boolean {
  for (let k = i; k < Math.min(to, i + 3); k++) if (cueAt(t, k, to)) return true;
  return false;
}
