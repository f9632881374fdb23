import { wholeNumber } from '../words/numbers.ts';
import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';
import { isGiven } from './given-names.ts';
import { letterAt } from './letters.ts';
import type { NameFinder } from './lexicon.ts';
import { isNoName } from './no-name.ts';
import { soundsOf } from './sounds.ts';

export interface PharmacyHeard {
  /** "CVS on Route 9", "Walgreens on Fifth and Main" */
  value: string;
  uncertain: boolean;
}

/** Where the words of a place end. */
const END = new Set(
  (
    'instead inside ahora i we my got have please thanks thank because so but with for it he she they is was y para por favor que tengo o or that has where if about still last next there this today ' +
    'tomorrow as would could can its im same like they theyve usually usual and to number phone just only not no yes when since been send them theirs ya tienen alli ahi mismo misma siempre calling call called speaking wanting asking checking about regarding llamando hablando'
  ).split(' '),
);
/** After "and": a street that crosses, not the next thing said. */
const NOT_STREET =
  /^(doctor|doctora|dr|miss|i|we|my|the|then|it|its|they|he|she|can|could|please|also|have|need|that|this|im|ill|you|your|a|an|is|do|does|want|would)$/;
const LINK = /^(on|in|at|near|by|off|over|across|next|down|from|en|de|sobre|cerca|junto)$/;
const SMALL = new Set(
  'on in at near by of off the and en de del la el las los y corner across from next to over down'.split(' '),
);
/** Where it is: of "over by the canal, on depot street" the road. */
function roadOf(t: readonly Token[], from: number): string[] {
  const place = placeAfter(t, from);
  if (!/^(by|near|across|next|off|over|cerca|junto|down)$/.test(place[0] ?? '')) return place;
  const on = t.findIndex((x, k) => k > from + 1 && k <= from + 9 && x.w === 'on' && x.mark !== '');
  const road = on < 0 ? [] : placeAfter(t, on);
  return road.length ? road : place;
}

/** Roads that bear a number. */
const NUMBERED = /^(route|rt|highway|hwy|interstate|road|us|state|county|exit|ruta|carretera|autopista|suite)$/;
/** "Route nine": it needs no "on" before it. */
const numberedRoad = (t: readonly Token[], k: number): boolean =>
  /^(route|rt|highway|hwy|interstate|ruta|carretera)$/.test(t[k]?.w ?? '') && wholeNumber(t, k + 1) !== null;

const ORDINALS = table<number>(
  Object.fromEntries('first second third fourth fifth sixth seventh eighth ninth'.split(' ').map((w, i) => [w, i + 1])),
);
const TENS = table<number>({
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
});

const SHOP = /^(pharmacy|pharmacys|drugs?|drugstore|apothecary|rx)$/;
/** Before "pharmacy" and no name of one. */
const NO_NAME =
  /^(the|my|our|a|an|any|that|this|your|same|usual|other|little|local|nearest|closest|regular|different|new|old|which|what|whichever|hospital|town|corner|mail|order|of|in|at|to|from|with|is|and|for|drive|thru|name|call|called|their|his|her|another|no|some|by|neighborhood|independent|small|big|next|on|phone|number|preferred|current|send|sent|use|at|near)$/;

/** A pharmacy and where it is: of a chain, by its spoken forms or by its sound where one was asked for; or one that calls itself so. */
export function pharmacyIn(
  heard: readonly Token[],
  text: string,
  names: NameFinder,
  asked: boolean,
  common: ReadonlySet<string> = new Set(),
  surnames: ReadonlySet<string> = new Set(),
): PharmacyHeard | null {
  const t = asked ? withRoads(withLetters(heard)) : withLetters(heard);
  const all = names
    .findAll(t, asked || /\b(pharmacy|farmacia|drugstore)\b/.test(said(t, 0, t.length)))
    .map((f) => ({ ...f, uncertain: false }))
    .concat(asked ? soundalike(t, names) : [])
    .sort((a, b) => a.from - b.from);
  const kept = all.filter((f) => !gone(t, f.from, f.to));
  const found = kept.at(0) ? corrected(t, text, kept) : null;
  if (found) {
    const place = roadOf(t, found.to);
    return { value: [found.name, ...place].join(' '), uncertain: found.uncertain };
  }
  const own = ownName(t, text, asked, common);
  return own ?? (asked ? (owners(t, text, surnames) ?? farBrand(t, text, names, common)) : null);
}

/** "ce uve ese", "see vee ess": three and more letters by their names are written as letters. */
function withLetters(t: readonly Token[]): readonly Token[] {
  const out = [...t];
  for (let i = 0; i < t.length; ) {
    const run: string[] = [];
    let named = 0;
    let k = i;
    const word = (at: number) =>
      letterAt(t, at)?.how === 'name' && /^(de|en|el|es|te|be|are|you|why|oh)$/.test(t[at]!.w);
    for (; k < t.length && (k === i || t[k]!.mark !== '.'); k++) {
      const l = letterAt(t, k);
      if (!l || l.to !== k + 1 || l.letters.length > 1 || l.how === 'alphabet') break;
      if (l.how === 'letter') named++;
      run.push(l.letters);
    }
    // "ce uve ese de la ruta": the last one is a word.
    for (; k > i && word(k - 1); k--) run.pop();
    if (run.length >= 3 && named > 0) for (const [n, letter] of run.entries()) out[i + n] = { ...t[i + n]!, w: letter };
    i = Math.max(k, i + 1);
  }
  return out;
}

/** "wrote nine", "round nine", "rhett nine": a road by its number, where a pharmacy was asked for. */
const withRoads = (t: readonly Token[]): readonly Token[] =>
  t.map((x, i) => (isLikeRoute(x.w) && t[i + 1]?.mark === '' && wholeNumber(t, i + 1) ? { ...x, w: 'route' } : x));

/** By its sounds, or a word that a recogniser writes for it. */
const isLikeRoute = (w: string): boolean => /^r[aio]+ts?$/.test(soundsOf(w)) || /^(?:wrote|rode|rude|rounds?)$/.test(w);

/** "tivious on route nine": what stands before a road, where a pharmacy was asked for, is the chain that it comes nearest to; to be read back. */
function farBrand(
  t: readonly Token[],
  text: string,
  names: NameFinder,
  common: ReadonlySet<string>,
): PharmacyHeard | null {
  const from = t.findIndex((x) => !/^(the|it|its|that|is|at|a|i|use|um|oh|yeah|yes|my|pharmacy)$/.test(x.w));
  const near = (k: number) => k > from && k <= from + MOST_OF_BRAND;
  const linked = t.findIndex((x, k) => near(k) && /^(on|en)$/.test(x.w));
  const road = t.findIndex((_, k) => near(k) && numberedRoad(t, k));
  const link = linked >= 0 ? linked : road;
  if (
    from < 0 ||
    link < 0 ||
    (linked >= 0 &&
      t.slice(from + 1, link).some((x, k) => (x.mark === '.' && t[from + k]!.w.length > 1) || END.has(x.w)))
  )
    return null;
  const brand = t.slice(from, link);
  const place =
    linked >= 0 ? placeAfter(t, link) : ['on', capital(t[link]!.w), String(wholeNumber(t, link + 1)!.value)];
  if (!place.length) return null;
  const name =
    names.nearest(brand.map((x) => x.w + tailOf(text, x))) ??
    (LIKE_CVS.test(brand.map((x) => soundsWritten(text, x)).join('')) ? 'CVS' : null);
  if (name) return { value: [name, ...place].join(' '), uncertain: true };
  // No name that is known: as it was said, where it is no other word.
  const own = brand.every((x) => x.w.length > 2 && !common.has(x.w) && !NO_NAME.test(x.w) && !isNoName(x.w));
  return own ? { value: [...brand.map((x) => written(text, x)), ...place].join(' '), uncertain: true } : null;
}

/** What a recogniser writes for the commonest chain's three letters ("tavias", "hideas", "to v s", "have you some"), by its sounds. */
const LIKE_CVS = /^[sSCtThdkz][aio]*[rtvfbdlYT]{1,2}[aio]*s[aoinm]{0,3}$/;

/** The s of whose it is, which is no part of the word as it is looked up, and is heard all the same. */
const tailOf = (text: string, x: Token): string => (/['’]s$/i.test(text.slice(x.from, x.to)) ? 's' : '');
const soundsWritten = (text: string, x: Token): string => soundsOf(x.w) + tailOf(text, x);

/** Words that a recogniser makes of a chain's name. */
const MOST_OF_BRAND = 4;

/** "miller's on main street", where a pharmacy was asked for; what is nobody's name may be a chain's letters ("devia's on main street"). */
function owners(t: readonly Token[], text: string, surnames: ReadonlySet<string>): PharmacyHeard | null {
  const at = t.findIndex((x) => !/^(the|it|its|that|is|at|a|um|oh|yeah|yes)$/.test(x.w));
  const x = t[at];
  if (
    !x ||
    !/\p{L}{3,}['’]s$/u.test(text.slice(x.from, x.to)) ||
    /^(it|that|what|where|who|there|he|she|here|let)$/.test(x.w)
  )
    return null;
  if (LIKE_CVS.test(soundsWritten(text, x)) && !isGiven(x.w) && !surnames.has(x.w)) return null;
  const place = placeAfter(t, at + 1);
  return place.length || at === t.length - 1
    ? { value: [written(text, x), ...place].join(' '), uncertain: true }
    : null;
}

type Found = { name: string; from: number; to: number; uncertain: boolean };

/** The first that was said, or what it was corrected to. */
function corrected(t: readonly Token[], text: string, list: readonly Found[]): Found {
  let best = list[0]!;
  for (const f of list.slice(1))
    if (
      // "i mean" is dropped from the words.
      /\b(?:i mean|o sea)\b/i.test(text.slice(t[best.to - 1]!.to, t[f.from]!.from)) ||
      /\b(no|sorry|wait|actually|rather|instead|now|ahora|digo|perdon|make that)\b/.test(said(t, best.to, f.from))
    )
      best = f;
  return best;
}

/** "not cvs anymore", "i used to go to cvs" */
function gone(t: readonly Token[], from: number, to: number): boolean {
  // "No, the one on Canal Street": the no is an answer to us.
  const start = /^(no|nope)$/.test(t[0]?.w ?? '') && t[1] !== undefined && t[1].mark !== '' ? 1 : 0;
  const before = said(t, Math.max(start, from - 5), from);
  const plain = t[from]!.mark === '';
  return (
    (plain && /\b(not|no|instead of|en vez de|switched from|moved from)( the| el| la| at| in| en)?$/.test(before)) ||
    /\b(used to (be|go|use)|from|antes)( to| a)?( the| el| la)?$/.test(before) ||
    /^(anymore|any more|closed|is closed|shut down|ya no)\b/.test(said(t, to, to + 2))
  );
}

/** Words that sound like a chain's name, where the answer can be little else. */
function soundalike(t: readonly Token[], names: NameFinder): Found[] {
  return t.flatMap((x, i) =>
    /^(the|at|on|in|a|to|it|my|i|is)$/.test(x.w)
      ? []
      : names
          .alike(t, i)
          .slice(0, 1)
          .map((f) => ({ ...f, uncertain: true })),
  );
}

/** "on fifth and main", ", the one on twenty second street", "at the corner of oak and pine" */
function placeAfter(t: readonly Token[], from: number): string[] {
  return inEnglish(placeSaid(t, from));
}

/** The same in the caller's language: a shop with a Spanish name keeps its Spanish street. */
function placeSaid(t: readonly Token[], from: number): string[] {
  let k = from;
  if (/^(pharmacy|farmacia|drugstore|store|s)$/.test(t[k]?.w ?? '') && t[k]!.mark === '') k++;
  // "que está en maple avenue", "that's on main"
  const told = /^(?:que (?:esta|queda|hay)|that (?:is|s)|that)(?= (?:on|in|at|near|by|over|en|de|sobre|cerca)\b)/.exec(
    said(t, k, k + 3),
  );
  if (told && t[k]!.mark !== '.') k += told[0].split(' ').length;
  const aside =
    /^(the one|the store|(?:the|la|el)(?: \w+){1,3} one|the|la|el) (?:(?:over|down|out|up|back|that s|thats|that is) ){0,2}(on|in|at|near|by|off|en|de)\b/.exec(
      said(t, k, k + 6),
    );
  // "rite aid, corner of mill and second"
  const corner = aside ? null : /^(?:the |that s )?corner of\b/.exec(said(t, k, k + 4));
  if (aside) k += aside[0].split(' ').length - 1;
  else if (corner) k += corner[0].split(' ').length;
  else if (t[k] && t[k]!.mark !== '' && !LINK.test(t[k]!.w) && !numberedRoad(t, k)) return [];
  if (/^(over|down|up)$/.test(t[k]?.w ?? '')) k++;
  const bare = corner !== null || numberedRoad(t, k);
  const link = bare ? 'on' : (t[k]?.w ?? '');
  if (!LINK.test(link)) return [];
  if (!bare) k++;
  const skip = /^(the )?corner of\b/.exec(said(t, k, k + 3)) ?? /^la esquina de\b/.exec(said(t, k, k + 3));
  if (skip) k += skip[0].split(' ').length;
  const place: string[] = [];
  while (k < t.length && place.length < 7) {
    const x = t[k]!;
    if (x.mark !== '' && place.length) break;
    if (x.w === 'and' || x.w === 'y') {
      const next = t[k + 1];
      if (!place.length || !next || next.mark !== '' || NOT_STREET.test(next.w) || END.has(next.w)) break;
      place.push(x.w);
      k++;
      continue;
    }
    if (END.has(x.w)) break;
    const ordinal = TENS[x.w] && ORDINALS[t[k + 1]?.w ?? ''];
    if (ordinal) {
      place.push(withSuffix(TENS[x.w]! + ordinal));
      k += 2;
      continue;
    }
    const n = /^(calle|avenida)$/.test(place.at(-1)?.toLowerCase() ?? '') ? null : wholeNumber(t, k);
    if (
      n &&
      (NUMBERED.test((place.at(-1) ?? '').toLowerCase()) || n.value >= 20 || /^\d/.test(x.w) || streetFollows(t, n.to))
    ) {
      place.push(String(n.value));
      k = n.to;
      continue;
    }
    if (place.length || !/^(the|la|el)$/.test(x.w) || (x.w === 'the' && /^(by|near|across|next|off)$/.test(link)))
      place.push(SMALL.has(x.w) ? x.w : capital(x.w));
    else if (/^(la|el)$/.test(x.w)) place.push(x.w);
    k++;
  }
  while (place.length && SMALL.has(place.at(-1)!)) place.pop();
  if (!place.length || /^(mail|correo)$/i.test(place.join(' '))) return [];
  return [skip && link === 'on' ? 'on' : link, ...place];
}

/** Roads in Spanish, and how they are written here. */
const ROADS: Readonly<Record<string, string>> = {
  calle: 'Street',
  avenida: 'Avenue',
  ruta: 'Route',
  carretera: 'Route',
};

const ROAD_ENDS = /^(?:street|avenue|road|drive|lane|boulevard|highway)$/i;

/** A street that has its number in Spanish is known by that: "Calle Ocho". */
const NUMBER =
  /^(?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|decima|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b/i;

/** "De la calle Depot", "en la ruta 9": streets have English names, by which the office and the pharmacy know them. */
function inEnglish(place: string[]): string[] {
  const [link = '', ...rest] = place;
  const words = /^(la|el)$/.test(rest[0] ?? '') ? rest.slice(1) : rest;
  const road = ROADS[words[0]?.toLowerCase() ?? ''];
  const name = words.slice(1);
  // "De la canal street": said in Spanish but for the street itself.
  if (/^(de|en|sobre|por)$/.test(link) && words.length > 1 && ROAD_ENDS.test(words.at(-1) ?? ''))
    return ['on', ...words];
  if (!road || !/^(de|en|sobre|por)$/.test(link) || name.length === 0 || NUMBER.test(name.join(' '))) return place;
  return road === 'Route' ? ['on', road, ...name] : ['on', ...name, road];
}

const streetFollows = (t: readonly Token[], k: number) =>
  t[k] !== undefined && t[k]!.mark === '' && /^[a-z]{3,}$/.test(t[k]!.w) && !END.has(t[k]!.w);

function withSuffix(n: number): string {
  const last = n % 10;
  return `${n}${last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
}

/** "farmacia del centro", "farmacia la paz": its name begins with a small word; "la de la esquina" is a place. */
const namedSo = (t: readonly Token[], i: number): boolean =>
  /^(del|la|el|los|las)$/.test(t[i]!.w) &&
  t[i + 1]?.mark === '' &&
  !/^(calle|avenida|esquina|misma|mismo|hospital|clinica|que|de|mas|otra|otro|siempre|walmart|centro comercial|lado|barrio|pueblo)$/.test(
    t[i + 1]!.w,
  );

/** "gilman's pharmacy on north road", "farmacia san josé" */
function ownName(t: readonly Token[], text: string, asked: boolean, common: ReadonlySet<string>): PharmacyHeard | null {
  for (let i = 0; i < t.length; i++) {
    const w = t[i]!.w;
    if (SHOP.test(w) && i > 0 && t[i]!.mark === '') {
      let from = i;
      while (
        from > 0 &&
        i - from < 2 &&
        !NO_NAME.test(t[from - 1]!.w) &&
        /^[a-z]{2,}$/.test(t[from - 1]!.w) &&
        (from === i || t[from]!.mark === '')
      )
        from--;
      if (from === i || gone(t, from, i + 1) || (!asked && common.has(t[from]!.w))) continue;
      const name = t.slice(from, i + 1).map((x) => written(text, x));
      return { value: [...name, ...placeAfter(t, i + 1)].join(' '), uncertain: true };
    }
    if (
      (/^(farmacia|botica|drogueria)$/.test(w) &&
        t[i + 1] &&
        t[i + 1]!.mark === '' &&
        (asked || !common.has(t[i + 1]!.w)) &&
        asked &&
        namedSo(t, i + 1)) ||
      (/^(farmacia|botica|drogueria)$/.test(w) &&
        t[i + 1]?.mark === '' &&
        (asked || !common.has(t[i + 1]!.w)) &&
        !/^(de|en|la|el|mas|que|es|del|mi|cerca|y|por|a|para|dice|dijo|dicen|no|ya|me|esta|tiene|queda|llamo|donde|siempre)$/.test(
          t[i + 1]!.w,
        ))
    ) {
      const name: string[] = [];
      for (
        let k = i + 1;
        k < t.length &&
        name.length < 3 &&
        (k === i + 1 || t[k]!.mark === '') &&
        !END.has(t[k]!.w) &&
        !LINK.test(t[k]!.w);
        k++
      )
        name.push(SMALL.has(t[k]!.w) ? t[k]!.w : written(text, t[k]!));
      return { value: [capital(w), ...name, ...placeSaid(t, i + 1 + name.length)].join(' '), uncertain: true };
    }
  }
  return null;
}

/** The caller's own letters, with a capital: accents and apostrophes are kept. */
function written(text: string, x: Token): string {
  return capital(text.slice(x.from, x.to));
}

const capital = (w: string) => w.charAt(0).toUpperCase() + w.slice(1);
const said = (t: readonly Token[], from: number, to: number) =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');
