import { isGiven } from './given-names.ts';
import { alike, lettersOf, sameGiven } from './likeness.ts';
import type { Cue } from './name-cues.ts';
import type { Piece } from './name-pieces.ts';
import { PARTICLES } from './name-writing.ts';

/** A word of a name as it is understood so far. */
export interface Part {
  text: string;
  cue: Cue;
  run: number;
  spelled: boolean;
  /** Said as a word and spelled the same. */
  confirmed?: boolean;
  /** Words that belong to no name stood before it. */
  strange: boolean;
}

/** So many groups at most make up one spelling. */
const GROUPS = 4;

/** "fitzroy, f i t z, r o y": letters in groups that together spell a word that was said are one spelling. */
export function withJoinedSpellings(pieces: readonly Piece[]): readonly Piece[] {
  const words = pieces.flatMap((p) => (p.kind === 'word' ? [lettersOf(p.text)] : []));
  const out: Piece[] = [];
  for (let k = 0; k < pieces.length; k++) {
    const p = pieces[k]!;
    let text = p.kind === 'spelled' ? p.text : '';
    let end = k;
    for (let j = k + 1; text !== '' && j < pieces.length && j < k + GROUPS; j++) {
      const next = pieces[j]!;
      if (next.kind !== 'spelled' || next.cue !== (p as { cue: Cue }).cue) break;
      text += next.text;
      if (words.includes(lettersOf(text))) end = j;
    }
    const whole = pieces.slice(k, end + 1).flatMap((x) => (x.kind === 'spelled' ? [x.text] : []));
    out.push(end > k && p.kind === 'spelled' ? { ...p, text: whole.join('') } : p);
    k = end;
  }
  return out;
}

/** "greenwood, g r e e n, wood": a word said again with one half spelled. */
export function withoutHalves(pieces: readonly Piece[]): readonly Piece[] {
  const gone = new Set<Piece>();
  for (const [k, p] of pieces.entries()) {
    const next = pieces[k + 1];
    if (p.kind === 'hint' || !next || next.kind === 'hint' || (p.kind !== 'spelled') === (next.kind !== 'spelled'))
      continue;
    const both = lettersOf(p.text) + lettersOf(next.text);
    const said = pieces.slice(0, k).some((x) => x.kind === 'word' && lettersOf(x.text) === both);
    if (said) gone.add(p).add(next);
  }
  return gone.size ? pieces.filter((p) => !gone.has(p)) : pieces;
}

/** "it's for eli, no wait, eli has been. owen. owen petrie": before a whole name, lone words that were taken back are no part of it. */
export function withoutWithdrawn(pieces: readonly Piece[]): readonly Piece[] {
  const at = pieces.findIndex((p) => p.kind !== 'hint' && p.retakes);
  if (at < 1) return pieces;
  const word = (p: Piece) => (p.kind === 'word' && !PARTICLES.has(p.text) ? p : null);
  const size = (run: number) => pieces.filter((p) => word(p)?.run === run).length;
  const last = pieces.findLast((p, k) => k >= at && word(p) !== null && size(word(p)!.run) >= 2);
  const whole = last && word(last) ? word(last)!.run : -1;
  if (whole < 0 || pieces.some((p, k) => k < at && (p.kind === 'spelled' || (word(p) && size(word(p)!.run) > 1))))
    return pieces;
  const of = (p: Piece) => (p.kind === 'word' ? lettersOf(p.text) : '');
  const kept = new Set(pieces.filter((p) => word(p)?.run === whole).map(of));
  const gone = new Set(pieces.filter((p, k) => k < at && word(p)?.cue === null && !kept.has(of(p))).map(of));
  return gone.size ? pieces.filter((p) => p.kind !== 'word' || p.run === whole || !gone.has(of(p))) : pieces;
}

/** "rose. rose tyndall", "browne with an e, and it's tamsin browne": each word once, in the fullest run. */
export function withoutRepeats(parts: Part[]): Part[] {
  const out = withoutStammer(parts);
  for (let i = 0; i < out.length; i++)
    for (let j = i + 1; j < out.length; j++) {
      const [a, b] = [out[i]!, out[j]!];
      if (
        a.run === b.run ||
        PARTICLES.has(a.text) ||
        PARTICLES.has(b.text) ||
        !(alike(a.text, b.text) || sameGiven(lettersOf(a.text), lettersOf(b.text)))
      )
        continue;
      const [x, y] = [lettersOf(a.text), lettersOf(b.text)];
      if (isGiven(x) && isGiven(y) && x !== y && !sameGiven(x, y)) continue;
      const better = x === y ? (marks(a.text) >= marks(b.text) ? a : b) : a.spelled ? a : b;
      const size = (r: number) => out.reduce((n, x) => n + (x.run !== r ? 0 : PARTICLES.has(x.text) ? 0.1 : 1), 0);
      const stays = size(b.run) >= size(a.run) && a.cue === null ? b : a;
      const goes = stays === a ? b : a;
      if (lettersOf(better.text) !== lettersOf(stays.text) || better.spelled || x === y) stays.text = better.text;
      stays.spelled ||= better.spelled;
      stays.cue ??= goes.cue;
      // Its small words go with it: "de la cruz, maricela de la cruz".
      let at = out.indexOf(goes);
      out.splice(at, 1);
      while (at > 0 && PARTICLES.has(out[at - 1]!.text) && out[at - 1]!.run === goes.run) out.splice(--at, 1);
      i = -1;
      break;
    }
  return out;
}

/** Accents, apostrophes, hyphens and capitals that a spelling does not have. */
const marks = (s: string): number => s.normalize('NFD').replace(/[a-z ]/g, '').length;

/** "ben ben pickering", "dupont yvette dupont": said twice in one run. A surname twice after a given name is one: "garcía garcía". */
function withoutStammer(parts: readonly Part[]): Part[] {
  /** Said again, and no part of its own. */
  const kept = new Set<Part>();
  return parts.filter((p, i) => {
    if (kept.has(p)) return false;
    if (PARTICLES.has(p.text)) return true;
    const again = parts.findIndex((x, j) => j > i && x.run === p.run && lettersOf(x.text) === lettersOf(p.text));
    if (again < 0) return true;
    const last = parts[again + 1]?.run !== p.run;
    const first = parts[i - 1]?.run !== p.run;
    if (again === i + 1 && last && !first) return true;
    // "kathryn hodge, kathryn without the e": a given name said again stays before the surname.
    if (first && again > i + 1 && isGiven(lettersOf(p.text)) && !isGiven(lettersOf(parts[i + 1]!.text))) {
      if (parts[again]!.spelled) p.text = parts[again]!.text;
      p.spelled ||= parts[again]!.spelled;
      kept.add(parts[again]!);
      return true;
    }
    parts[again]!.spelled ||= p.spelled;
    parts[again]!.cue ??= p.cue;
    return false;
  });
}

/** "…, you can call me bart": a lone word after other speech adds nothing to a whole name. */
export function withoutAsides(parts: Part[]): Part[] {
  const size = (r: number) => parts.filter((x) => x.run === r && !PARTICLES.has(x.text)).length;
  const whole = parts.find((x) => x.cue === null && size(x.run) >= 2);
  if (!whole) return parts;
  return parts.filter((x) => x.run <= whole.run || !x.strange || x.spelled || x.cue !== null || size(x.run) > 1);
}
