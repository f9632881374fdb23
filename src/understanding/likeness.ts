import { soundDistance, soundKey } from '../words/phonetic.ts';

/** Letters only, folded. */
export const lettersOf = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** Edits from one string to the other. */
export function editDistance(a: string, b: string): number {
  let prev = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const cur = [i];
    for (let j = 1; j <= b.length; j++)
      cur[j] = Math.min(prev[j]! + 1, cur[j - 1]! + 1, prev[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    prev = cur;
  }
  return prev[b.length]!;
}

/** Whether two words are written or sound so nearly alike that one is taken for the other. */
export function alike(one: string, other: string): boolean {
  const a = lettersOf(one);
  const b = lettersOf(other);
  if (!a || !b) return false;
  if (a === b) return true;
  const short = Math.min(a.length, b.length);
  if (short < 3) return false;
  if (editDistance(a, b) <= Math.max(1, Math.floor(short / 3))) return true;
  return a[0] === b[0] || short >= 5 ? soundDistance(soundKey(a), soundKey(b), 1) <= 0.5 : soundKey(a) === soundKey(b);
}

/** Pairs of given names that are the same person's. */
const SHORT: Record<string, string> = Object.fromEntries(
  `bob robert/rob robert/bobby robert/bill william/will william/billy william/liz elizabeth/beth elizabeth/betty elizabeth/betsy elizabeth/mike michael/dick richard/rick richard/rich richard
  jim james/jimmy james/joe joseph/tom thomas/tommy thomas/dan daniel/danny daniel/dave david/ed edward/eddie edward/ted edward/matt matthew/chris christopher/tony anthony/steve steven/ben benjamin
  sam samuel/nick nicholas/alex alexander/andy andrew/drew andrew/ken kenneth/greg gregory/jeff jeffrey/larry lawrence/jerry gerald/pat patricia/patty patricia/trish patricia/sue susan/peggy margaret/maggie margaret/meg margaret
  kate katherine/kathy katherine/katie katherine/cathy catherine/debbie deborah/deb deborah/barb barbara/jen jennifer/jenny jennifer/jess jessica/becky rebecca/cindy cynthia/sandy sandra/vicky victoria/terri teresa/terry teresa/judy judith
  pepe jose/paco francisco/pancho francisco/nacho ignacio/lupe guadalupe/chuy jesus/beto alberto/memo guillermo/tono antonio/lalo eduardo/quique enrique/charo rosario/concha concepcion/tere teresa/paty patricia/chela graciela/nando fernando/manolo manuel`
    .split(/[/\n]/)
    .map((p) => p.trim().split(' ') as [string, string]),
);

/** One given name and its short form ("peggy", "margaret"), folded. */
export const sameGiven = (a: string, b: string): boolean => (SHORT[a] ?? a) === (SHORT[b] ?? b);
