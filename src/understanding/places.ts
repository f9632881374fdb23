import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { fold } from '../words/tokens.ts';
import type { NameFinder } from './lexicon.ts';
import { capitalise } from './names.ts';

const END = new Set(
  'and i we my got have please thanks thank because so but with for it he she they is was y para por favor que tengo o or that has where if about still last next there this today tomorrow as at would could can'.split(
    ' ',
  ),
);
const LOWER = new Set('on in at near by of the en de la el'.split(' '));

/** "the walgreens on maple avenue" → "Walgreens on Maple Avenue"; numbers of roads as digits. */
export function pharmacyIn(t: readonly Token[], names: NameFinder): string | null {
  const found = names.find(t);
  if (!found) return null;
  const words: string[] = [];
  const link = t[found.to]?.w ?? '';
  if (/^(on|in|at|near|by|en|de)$/.test(link) && t[found.to]!.mark === '') {
    const place: string[] = [];
    for (let k = found.to + 1; k < t.length && place.length < 5; ) {
      const x = t[k]!;
      if (x.mark !== '' || END.has(x.w)) break;
      const n = wholeNumber(t, k);
      if (n) {
        place.push(String(n.value));
        k = n.to;
        continue;
      }
      if (place.length || !/^(the|la|el)$/.test(x.w)) place.push(LOWER.has(x.w) ? x.w : capitalise(x.w));
      k++;
    }
    if (place.length) words.push(link === 'en' || link === 'de' ? link : link, ...place);
  }
  return [found.name, ...words].join(' ');
}

/** Surname of a provider of the practice, by surname or a part of it, best after "doctor". */
export function providerIn(t: readonly Token[], surnames: readonly string[]): string | null {
  for (const name of surnames) {
    const parts = name.split(/[- ]/).map(fold);
    for (let i = 0; i < t.length; i++) {
      const before = t[i - 1]?.w ?? '';
      if (parts.every((p, k) => t[i + k]?.w === p) || t[i]!.w === parts.join('')) return name;
      if (
        parts.some((p) => p === t[i]!.w) &&
        (/^(doctor|doctora|dr|dra|miss|ms|mrs|mr|senora)$/.test(before) || parts.length === 1)
      )
        return name;
    }
  }
  return null;
}

/** "doctor okafor" where the practice's providers are not known. */
export function titledIn(t: readonly Token[]): string | null {
  for (let i = 0; i + 1 < t.length; i++) {
    if (!/^(doctor|doctora)$/.test(t[i]!.w) || t[i + 1]!.mark !== '') continue;
    const w = t[i + 1]!.w;
    if (
      w.length < 3 ||
      /^(and|said|the|that|told|says|for|who|about|office|s|because|will|can|is|was|has|would|call|called|gave|wants|wanted|prescribed|put|yet|here|today|tomorrow|now|please|again|note|notes|visit|appointment|in|on|to|me|my|did|does|had|que|dijo|me|y|para|por|lo|le|ya|de|mando|receto|some|one|or|over|anyway|know|writes|raised|changed|upped|just|also|right|real|this|next|then|when|if|so|but|with|from|at|as|soon|before|first|taking|seeing|ordered|sent|refilled|filled|covering|about|back|recommended|referred|keeps|won|never|left|thinks|thought)$/.test(
        w,
      )
    )
      continue;
    return capitalise(w);
  }
  return null;
}
