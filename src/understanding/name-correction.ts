import { type Token, tokenise } from '../words/tokens.ts';
import { isGiven } from './given-names.ts';
import { alike, lettersOf } from './likeness.ts';
import { hinted } from './name-hints.ts';
import { nameFrom } from './name-parsing.ts';
import { piecesOf } from './name-pieces.ts';
import { capitalise, PARTICLES, writeName } from './name-writing.ts';
import { digitRuns } from './spoken-digits.ts';

/** From so many digits on a telephone number. */
const NUMBER = 7;

/**
 * A name after a correction: a part spelled or said again, a hint ("with a k", "two t's"), or the whole name anew. `current` is the name as it was
 * understood. Null where the words hold nothing to correct with, or it is not clear which part they mean.
 */
export function correctName(current: string, heard: string): string | null {
  const t = tokenise(heard);
  const { pieces } = piecesOf(heard, t, 0, t.length, false);
  const words = current.split(' ');
  const whole = nameFrom(heard, 0, t.length, t);
  const given = whole?.value.split(' ') ?? [];
  const said = pieces.filter((p) => p.kind !== 'hint' && !PARTICLES.has(p.text));
  const cues = new Set(said.map((p) => (p.kind === 'hint' ? null : p.cue)));
  // Another number is said, and what stands around it is no name.
  const told = said.some(
    (p) => p.kind === 'spelled' || (p.kind === 'word' && (p.cue !== null || isGiven(lettersOf(p.text)))),
  );
  if (!told && digitRuns(t).some((r) => r.digits.length >= NUMBER)) return null;
  if (given.filter((g) => !PARTICLES.has(g.toLowerCase())).length > 1 && !(cues.size === 1 && !cues.has(null)))
    return same(current, whole!.value) ? turned(words, given, t) : whole!.value;
  if (given.length) {
    const cue = [...cues][0] ?? null;
    const at = placeOf(words, given.join(' '), cue);
    if (at === null) return null;
    const next = writeName([...words.slice(0, at.from), ...given, ...words.slice(at.to)]);
    return same(current, next) ? null : next;
  }
  // Only hints: they go with the part that they fit and change.
  const hints = pieces.filter((p) => p.kind === 'hint');
  if (!hints.length) return null;
  const lastNamed = /\b(last|apellido|surname)\b/.test(t.map((x) => x.w).join(' '));
  const firstNamed = /\b(first|nombre)\b/.test(t.map((x) => x.w).join(' '));
  const changed: string[] = [];
  for (const [i, word] of words.entries()) {
    if ((lastNamed && i === 0 && words.length > 1) || (firstNamed && i > 0)) continue;
    let next: string | null = word.toLowerCase();
    for (const h of hints) next = next && (hinted(next, h.hint)?.word ?? null);
    if (next && lettersOf(next) !== lettersOf(word))
      changed.push([...words.slice(0, i), capitalise(next), ...words.slice(i + 1)].join(' '));
  }
  // Of two parts that it fits, the surname is the one that people put right.
  return changed.at(-1) ?? null;
}

/** "no. berg. ole.": the same two words again, apart, after a no: only their order can have been wrong. */
function turned(words: string[], given: string[], t: readonly Token[]): string | null {
  const [one, two] = words;
  if (words.length !== 2 || given.length !== 2 || t[0]?.w !== 'no' || t.length !== 3 || t[2]!.mark === '') return null;
  return isGiven(lettersOf(one!)) ? null : writeName([two!, one!]);
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase() && a === b;

/** Which words of the name a part takes the place of. */
function placeOf(words: string[], part: string, cue: 'first' | 'last' | null): { from: number; to: number } | null {
  if (words.length === 1) return { from: 0, to: 1 };
  // A surname begins at its small words.
  let surname = words.length - 1;
  while (surname > 1 && PARTICLES.has(words[surname - 1]!.toLowerCase())) surname--;
  if (cue === 'last') return { from: surname, to: words.length };
  if (cue === 'first') return { from: 0, to: 1 };
  const fits = [...words.keys()].filter((k) => alike(words[k]!, part));
  if (fits.length >= 1) return { from: fits.at(-1)!, to: fits.at(-1)! + 1 };
  const begins = [...words.keys()].filter(
    (k) => words[k]![0]?.toLowerCase() === part[0]?.toLowerCase() && Math.abs(words[k]!.length - part.length) <= 3,
  );
  return begins.length === 1 ? { from: begins[0]!, to: begins[0]! + 1 } : null;
}
