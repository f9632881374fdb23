import { type Token, tokenise } from '../words/tokens.ts';
import { isGiven, isOnlyGiven } from './given-names.ts';
import { alike, lettersOf } from './likeness.ts';
import { type Hint, hinted } from './name-hints.ts';
import { type Piece, piecesOf } from './name-pieces.ts';
import {
  type Part,
  withJoinedSpellings,
  withoutAsides,
  withoutHalves,
  withoutRepeats,
  withoutWithdrawn,
} from './name-repeats.ts';
import { PARTICLES, writeName } from './name-writing.ts';
import { tellsWhatHappens } from './no-name.ts';

export interface NameHeard {
  value: string;
  /** One word only, an order or a letter that was guessed, or words around it that speak against a name: to be spelled back. */
  uncertain: boolean;
}

/**
 * A name out of the tokens `from` to `to`: given name and surname in order, corrected by what was spelled and by hints. `free`: it stands within
 * other speech. Null where no word can be a name.
 */
export function nameFrom(
  text: string,
  from: number,
  to: number,
  t: readonly Token[] = tokenise(text),
  free = false,
  ordinary: ReadonlySet<string> = NONE,
): NameHeard | null {
  const { pieces: all, strange } = piecesOf(text, t, from, to, free);
  const pieces = withoutHalves(withJoinedSpellings(withoutWithdrawn(all)));
  const { parts, doubt } = partsOf(pieces);
  const likely = free ? { parts, foreign: strange } : likelyOf(parts, strange, ordinary);
  if (!likely) return null;
  const { ordered, guessed } = inOrder(likely.parts);
  const kept = ordered.filter((p) => lettersOf(p.text).length > 1 || PARTICLES.has(p.text)).slice(0, 9);
  while (kept.length > 1 && PARTICLES.has(kept.at(-1)!.text)) kept.pop();
  const count = kept.filter((p) => !PARTICLES.has(p.text)).length;
  if (!count) return null;
  const uncertain = doubt || guessed || count < 2 || (!free && likely.foreign > 2 && !kept.some(told));
  return { value: writeName(kept.map((p) => p.text)), uncertain };
}

const NONE: ReadonlySet<string> = new Set();
/** From so many words of other speech on, an answer is no name but for what is spelled or cued. */
const MUCH = 5;
const told = (p: Part): boolean => p.spelled || p.cue !== null;
const isNamed = (p: Part): boolean => isGiven(lettersOf(p.text.split('-')[0] ?? ''));

/**
 * What of the words can be a name, and how many others stand around it; null where the answer tells something else ("my eye hurts"): no spelling,
 * no cue, no given name, and words of other speech.
 */
function likelyOf(
  parts: Part[],
  strange: number,
  ordinary: ReadonlySet<string>,
): { parts: Part[]; foreign: number } | null {
  const words = parts.filter((p) => !PARTICLES.has(p.text));
  if (!words.length) return null;
  const usual = (p: Part) => ordinary.has(lettersOf(p.text)) || tellsWhatHappens(lettersOf(p.text));
  if (words.some((p) => p.cue !== null)) return { parts, foreign: strange };
  if (words.some((p) => p.spelled)) {
    // "do you take m v p": letters that spell none of the words around them
    const alone = words.every((p) => p.spelled) && words.length === 1;
    const short = alone && lettersOf(words[0]!.text).length <= 3 && strange >= 1;
    const other = short || (alone && strange >= 2) || (strange >= MUCH && !words.some(isNamed));
    if (other && words.some((p) => p.confirmed))
      return { parts: parts.filter((p) => p.spelled || !p.strange), foreign: strange };
    return other ? null : { parts, foreign: strange };
  }
  const size = words.length;
  // "this bill" is none's name: a name that is a word as well proves nothing among other words.
  const named = (p: Part) => isNamed(p) && (strange === 0 || !ordinary.has(lettersOf(p.text)));
  if (!words.some(named)) {
    const small = parts.filter(
      (p, i) => i > 0 && /^(el|la|las|los|y|e|al|le)$/.test(p.text) && !/^(de|y)$/.test(parts[i - 1]!.text),
    ).length;
    const odd = strange + small;
    if (odd >= 2 || size > 4 || (odd >= 1 && (size < 2 || words.some(usual))) || words.every(usual)) return null;
    return { parts, foreign: odd };
  }
  if (strange === 0) return size > 6 ? null : { parts, foreign: 0 };
  // Of runs that other speech parts, the one with a given name.
  const runs = new Set(words.filter(named).map((p) => p.run));
  const kept = parts.filter((p) => runs.has(p.run) || (!p.strange && near(p.run, runs)));
  const keptWords = kept.filter((p) => !PARTICLES.has(p.text));
  const foreign = strange + size - keptWords.length;
  // "it was bishop but i got married, it's odom now, patrice odom": the whole name at the end
  const end = words.filter((p) => p.run === words.at(-1)!.run);
  if (foreign >= MUCH && end.length >= 2 && end.length <= 3 && named(end[0]!) && !end.some(usual))
    return { parts: parts.filter((p) => p.run === end[0]!.run), foreign };
  if (foreign >= MUCH || (keptWords.length < 2 && foreign >= 2) || keptWords.length > 5) return null;
  const others = keptWords.filter((p) => !named(p));
  if (foreign >= 2 && others.some(usual)) return null;
  return { parts: kept, foreign };
}

const near = (run: number, runs: ReadonlySet<number>): boolean => runs.has(run - 1) || runs.has(run + 1);

/** Spellings put in the place of the words that they spell, hints followed, what was said twice said once. */
function partsOf(pieces: readonly Piece[]): { parts: Part[]; doubt: boolean } {
  let parts: Part[] = [];
  let doubt = false;
  const pending: Extract<Piece, { kind: 'hint' }>[] = [];
  const hint = (p: Part, h: Extract<Piece, { kind: 'hint' }>): void => {
    if (p.spelled) return;
    const better = hinted(p.text, h.hint);
    if (better) p.text = better.word;
    if (!better?.sure) doubt = true;
  };
  for (const [k, p] of pieces.entries()) {
    if (p.kind === 'hint') {
      const last = parts.at(-1);
      if (!last) {
        pending.push(p);
        continue;
      }
      // "yolanda kuri, con ye y con ka": each letter is in one of the words already.
      const several = pieces[k - 1]?.kind === 'hint' || pieces[k + 1]?.kind === 'hint';
      const other = met(last, p.hint) ? undefined : parts.find((x) => x.run === last.run && met(x, p.hint));
      if (!other) hint(last, p);
      else if (!several && other.text[0] !== letterOf(p.hint)) {
        hint(last, p);
        doubt = true;
      } else doubt ||= !several;
      continue;
    }
    if (p.retakes) parts = parts.filter((x) => !taken(x, p, pieces));
    if (p.kind === 'word') {
      const part: Part = { text: p.text, cue: p.cue, run: p.run, spelled: false, strange: p.strange };
      parts.push(part);
      for (const h of pending.splice(0)) hint(part, h);
    } else {
      // A hint before the letters themselves tells no more than they do.
      pending.length = 0;
      spell(parts, p);
    }
  }
  return { parts: withoutAsides(withoutRepeats(parts)), doubt };
}

/** The word is written as the hint says already. */
function met(p: Part, hint: Hint): boolean {
  const as = hinted(p.text, hint);
  return as?.sure === true && as.word === p.text;
}

const letterOf = (hint: Hint): string => (hint.kind === 'not' ? '' : (hint.letters[0] ?? ''));

/** "jansen, no, jensen": what is said anew takes the place; a whole name said anew takes that of all. */
function taken(old: Part, p: Extract<Piece, { run: number }>, pieces: readonly Piece[]): boolean {
  const again = pieces.filter((x) => x.kind === 'word' && x.run === p.run && !PARTICLES.has(x.text)).length;
  // "haines, h a i n e s, no, hanes, h a n e s"
  const behind = pieces.slice(pieces.indexOf(p) + 1).find((x) => x.kind !== 'hint');
  const spelledAnew = behind?.kind === 'spelled' && lettersOf(behind.text) === lettersOf(p.text);
  return old.run !== p.run && (again >= 2 || (alike(old.text, p.text) && (!old.spelled || spelledAnew)));
}

function spell(parts: Part[], p: Extract<Piece, { run: number }>): void {
  const spelled = p.text.replace(/ +/g, ' ').trim();
  const plain = lettersOf(spelled);
  // "s i k o r s k y, no, s i k o r s k i": what is spelled anew counts.
  const wrong = p.retakes ? parts.findLast((x) => x.spelled && alike(x.text, spelled)) : undefined;
  if (wrong) {
    wrong.text = spelled;
    return;
  }
  for (let k = parts.length - 1; k >= 0; k--) {
    const x = parts[k]!;
    if (x.spelled) continue;
    const own = lettersOf(x.text);
    if (own === plain) {
      // Accents and hyphens that the words have and the letters don't.
      x.text =
        /[A-Z]/.test(spelled) || (/['-]/.test(spelled) && !/['-]/.test(x.text)) || /ñ/.test(spelled) ? spelled : x.text;
      x.spelled = true;
      x.confirmed = true;
      return;
    }
    // "macdowell, capital m a c capital d": as far as it tells what is written large.
    if (/[A-Z]/.test(spelled) && plain.length >= 3 && own.startsWith(plain) && x.text.length === own.length) {
      x.text = spelled + own.slice(plain.length);
      x.spelled = true;
      return;
    }
    // "hernandez-cole, c o l e", "jean-luc, j e a n hyphen l u c"
    if (/[-]/.test(x.text) && plain.length >= 3 && (own.endsWith(plain) || own.startsWith(plain))) {
      x.spelled = true;
      return;
    }
    // "van der berg, v a n d e r b e r g": several words spelled as one
    let joined = own;
    for (let j = k - 1; j >= 0 && k - j < 4; j--) {
      joined = lettersOf(parts[j]!.text) + joined;
      if (joined === plain) {
        for (let m = j; m <= k; m++) parts[m]!.spelled = true;
        return;
      }
    }
  }
  for (let k = parts.length - 1; k >= 0; k--) {
    const x = parts[k]!;
    if (x.spelled || PARTICLES.has(x.text) || x.text.includes('-')) continue;
    const last = k === parts.length - 1;
    if (plain.length >= 3 && (alike(x.text, spelled) || (last && startsAlike(lettersOf(x.text), plain)))) {
      x.text = spelled;
      x.spelled = true;
      return;
    }
  }
  const same = parts.find((x) => lettersOf(x.text) === plain);
  if (same) return;
  if (plain.length >= 3 || p.cue !== null)
    parts.push({ text: spelled, cue: p.cue, run: p.run, spelled: true, strange: p.strange });
}

const startsAlike = (a: string, b: string) => a[0] === b[0] && Math.abs(a.length - b.length) <= 3;

/** Given names first. */
function inOrder(parts: Part[]): { ordered: Part[]; guessed: boolean } {
  const first = parts.filter((p) => p.cue === 'first');
  const last = parts.filter((p) => p.cue === 'last');
  const open = parts.filter((p) => p.cue === null);
  if (first.length && last.length) return { ordered: [...first, ...last], guessed: false };
  if (first.length) return { ordered: [...first, ...open], guessed: false };
  if (last.length) return { ordered: [...open, ...last], guessed: false };
  const runs = [...new Set(open.map((p) => p.run))];
  const [a, b] = open;
  // "m c k a y mckay douglas": the surname is what people spell
  const spelledFirst = runs.length === 1 && open.length === 2 && a!.spelled && !b!.spelled;
  if (spelledFirst && !isGiven(lettersOf(a!.text)) && isOnlyGiven(lettersOf(b!.text)))
    return { ordered: [b!, a!], guessed: true };
  // "santos dash rivera carmen"
  const joined = open.length === 2 && /-/.test(a!.text) && !isGiven(lettersOf(a!.text.split('-')[1] ?? ''));
  if (runs.length === 1 && joined && isOnlyGiven(lettersOf(b!.text))) return { ordered: [b!, a!], guessed: true };
  if (runs.length !== 2) return { ordered: open, guessed: false };
  const of = (r: number) => open.filter((p) => p.run === r);
  const [one, two] = runs.map(of) as [Part[], Part[]];
  const name = (p: Part[]) => {
    // "santos-rivera" is a surname though santos is a given name.
    const [one = '', two] = (p.find((x) => !PARTICLES.has(x.text))?.text ?? '').split('-');
    return two === undefined || isGiven(lettersOf(two)) ? lettersOf(one) : '';
  };
  const surname = one.filter((p) => !PARTICLES.has(p.text)).length === 1;
  const small = (p: Part[]) => PARTICLES.has(p[0]?.text ?? '');
  const swapped =
    (!isGiven(name(one)) && isGiven(name(two))) ||
    (!isOnlyGiven(name(one)) && isOnlyGiven(name(two))) ||
    // "st claire, and i'm rodney"
    (small(one) && !small(two) && isGiven(name(two)));
  // "chelo, consuelo rangel": what somebody is called, and then the whole name; it is read back
  const whole = two.filter((p) => !PARTICLES.has(p.text)).map((p) => lettersOf(p.text));
  const called = surname && !one.some((p) => p.spelled || p.text.includes('-')) && whole.length >= 2;
  if (called && isGiven(whole[0]!) && !isGiven(whole.at(-1)!) && (swapped || isGiven(name(one))))
    return { ordered: two, guessed: true };
  // "novak, filip": the surname was said first
  if (surname && swapped) return { ordered: [...two, ...one], guessed: isGiven(name(one)) };
  return { ordered: open, guessed: surname && !isGiven(name(one)) && two.length === 1 };
}
