import { type Token, tokenise } from '../words/tokens.ts';
import { dayAt } from './dates.ts';
import { letterAt } from './letters.ts';
import { capitalise } from './name-writing.ts';
import { digitRuns, digitsAt } from './spoken-digits.ts';
import { stateEndingAt } from './states.ts';

/** A postal address: house, street, unit, town, state and ZIP as far as they were said. */
export interface Address {
  /** "214 Tannery Lane, Apt 2, Harrow Mills, NY 12099" */
  value: string;
  /** Something was left out or could not be told apart: to be read back. */
  uncertain: boolean;
}

const SUFFIX =
  /^(street|st|avenue|ave|road|rd|drive|lane|ln|court|ct|boulevard|blvd|highway|hwy|parkway|pkwy|way|place|pl|terrace|circle|trail|pike|turnpike|square|alley|loop|run|path|plaza|crossing|commons|heights|ridge|row|point|hollow)$/;
const ROUTE = /^(route|highway|hwy|county|interstate|carretera|ruta)$/;
const CALLE = /^(calle|avenida|camino|bulevar|boulevard|callejon|calzada)$/;
const UNIT =
  /^(apartment|apt|unit|suite|ste|floor|room|lot|trailer|building|bldg|departamento|depto|apartamento|piso|unidad|oficina)$/;
const UNIT_NAMES: Record<string, string> = {
  apartment: 'Apt',
  apartamento: 'Apt',
  departamento: 'Apt',
  depto: 'Apt',
  apt: 'Apt',
  suite: 'Suite',
  ste: 'Suite',
  unit: 'Unit',
  unidad: 'Unit',
  piso: 'Floor',
  bldg: 'Bldg',
  building: 'Bldg',
};
const LEAD =
  /^(my|the|our|mi|la|nuestra|address|mailing|home|street|direccion|domicilio|is|es|it|its|that|i|we|live|lives|at|on|in|vivo|vive|vivimos|en|yes|sure|okay|si|so|well|pues|and|y|staying)$/;
const TAKES_BACK = /^(no|sorry|wait|actually|perdon|digo|correction)$/;

/** The address in an answer to a question for one; null where neither a house's number nor a box is in it. */
export function addressIn(text: string): Address | null {
  let t = tokenise(text);
  // "… no, sorry, eighteen oak street": a whole one said again is the one.
  for (let i = t.length - 1; i > 0; i--)
    if (TAKES_BACK.test(t[i]!.w) && parse(text, t.slice(i + 1))?.whole) {
      t = t.slice(i + 1);
      break;
    }
  const found = parse(text, t);
  if (!found) return null;
  const doubt = t.some((x) => TAKES_BACK.test(x.w));
  return { value: found.value, uncertain: !found.whole || !found.placed || doubt };
}

interface Parsed {
  value: string;
  /** House and street are there. */
  whole: boolean;
  /** Town and ZIP are there. */
  placed: boolean;
}

function parse(text: string, all: readonly Token[]): Parsed | null {
  let from = 0;
  while (from < all.length && LEAD.test(all[from]!.w)) from++;
  let t = all.slice(from);
  const zip = zipIn(t);
  if (zip) t = t.slice(0, zip.from);
  while (/^(zip|code|postal|codigo|is|es|and|y)$/.test(t.at(-1)?.w ?? '') && t.at(-2)?.w.length !== 1)
    t = t.slice(0, -1);
  const state = stateEndingAt(
    t.map((x) => x.w),
    t.length,
  );
  if (state) t = t.slice(0, state.from);
  const box = boxAt(t);
  const street = box ?? streetAt(text, t) ?? calleAt(text, t);
  if (!street) return null;
  const rest = t.slice(street.to);
  const unit = unitAt(text, rest);
  const townWords = rest
    .slice(unit?.to ?? 0)
    .filter((x, i) => !(i === 0 && /^(in|en|and|y|at)$/.test(x.w)) && !/^(town|city|ciudad|pueblo)$/.test(x.w));
  const before = unit && unit.from > 0 ? rest.slice(0, unit.from).filter((x) => !/^(in|en)$/.test(x.w)) : [];
  const town = [...before, ...townWords].map((x) => capitalise(raw(text, x))).join(' ');
  const place = [town, [state?.code, zip?.value].filter(Boolean).join(' ')].filter(Boolean);
  return {
    value: [street.value, unit?.value, ...place].filter(Boolean).join(', '),
    whole: true,
    placed: Boolean(town && zip),
  };
}

const raw = (text: string, x: Token): string => text.slice(x.from, x.to).toLowerCase();

/** Five digits at the end, or nine. */
function zipIn(t: readonly Token[]): { value: string; from: number } | null {
  const runs = digitRuns(t);
  const last = runs.at(-1);
  if (!last || t.length - last.to > 2) return null;
  if (last.digits.length === 5) return { value: last.digits, from: last.from };
  return last.digits.length === 9
    ? { value: `${last.digits.slice(0, 5)}-${last.digits.slice(5)}`, from: last.from }
    : null;
}

function boxAt(t: readonly Token[]): { value: string; to: number } | null {
  const i = t.findIndex((x) => x.w === 'box' || x.w === 'apartado');
  if (i < 0 || i > 4) return null;
  const at = /^(number|numero|postal)$/.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
  const run = digitRuns(t.slice(at))[0];
  return run && run.from === 0 ? { value: `PO Box ${run.digits}`, to: at + run.to } : null;
}

/** "two fourteen tannery lane", "18 east forty second street", "forty one county route nine". */
function streetAt(text: string, t: readonly Token[]): { value: string; to: number } | null {
  const start = t.findIndex((_, i) => digitsAt(t, i) !== null && t[i]!.w !== 'o' && t[i]!.w !== 'oh');
  if (start < 0 || start > 3) return null;
  let house = '';
  let k = start;
  for (let d = digitsAt(t, k); d && (k === start || t[k]!.mark === ''); d = digitsAt(t, k)) {
    // "eighteen forty second street": the ordinal is the street's
    if (dayAt(t, k)?.ordinal || /^\d+(st|nd|rd|th)$/.test(t[k]!.w)) break;
    if (
      house &&
      /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(t[k]!.w) &&
      /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$/.test(t[k + 1]?.w ?? '')
    )
      break;
    house += d.digits;
    k = d.to;
  }
  if (!house || house.length > 6) return null;
  const letter =
    /^[a-d]$/.test(t[k]?.w ?? '') && t[k]!.mark === '' && !SUFFIX.test(t[k + 1]?.w ?? '') ? t[k]!.w.toUpperCase() : '';
  if (letter) k++;
  const words: string[] = [];
  for (let i = k; i < Math.min(t.length, k + 6); i++) {
    const w = t[i]!.w;
    if (i > k && t[i]!.mark === '.') break;
    if (ROUTE.test(w)) {
      const at = ROUTE.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
      const n = digitsAt(t, at);
      if (n) {
        const road = t.slice(i, at).map((x) => capitalise(raw(text, x)));
        return { value: [house + letter, ...words, ...road, n.digits].join(' '), to: n.to };
      }
    }
    words.push(capitalise(raw(text, t[i]!)));
    if (SUFFIX.test(w) && i > k - 1 && words.length > 1) {
      const after = t[i + 1];
      const turn =
        after &&
        after.mark === '' &&
        /^(north|south|east|west|northeast|northwest|southeast|southwest|extension)$/.test(after.w);
      if (turn) words.push(capitalise(raw(text, after)));
      return { value: [house + letter, ...words].join(' '), to: i + (turn ? 2 : 1) };
    }
  }
  // No "street" was said: the words up to the next pause.
  let to = k;
  while (to < t.length && (to === k || t[to]!.mark === '') && to < k + 3 && !UNIT.test(t[to]!.w)) to++;
  if (to === k || /^(de|del|of|years?|anos?)$/.test(t[k]!.w)) return null;
  return t[to] !== undefined || to - k <= 2
    ? { value: [house + letter, ...t.slice(k, to).map((x) => capitalise(raw(text, x)))].join(' '), to }
    : null;
}

/** "calle roble número cuarenta y cinco", "avenida central 12". */
function calleAt(text: string, t: readonly Token[]): { value: string; to: number } | null {
  const i = t.findIndex((x) => CALLE.test(x.w));
  if (i < 0 || i > 3) return null;
  let k = i + 1;
  const name: string[] = [];
  while (k < t.length && !digitsAt(t, k) && !/^(numero|number)$/.test(t[k]!.w) && k < i + 6)
    name.push(capitalise(raw(text, t[k++]!)));
  if (/^(numero|number)$/.test(t[k]?.w ?? '')) k++;
  const run = digitRuns(t.slice(k))[0];
  if (!name.length || !run || run.from !== 0) return null;
  return { value: `${capitalise(raw(text, t[i]!))} ${name.join(' ')} ${run.digits}`, to: k + run.to };
}

function unitAt(text: string, t: readonly Token[]): { value: string; from: number; to: number } | null {
  const i = t.findIndex((x) => UNIT.test(x.w));
  if (i < 0) return null;
  const w = t[i]!.w;
  const name = UNIT_NAMES[w] ?? capitalise(raw(text, t[i]!));
  let k = /^(number|numero)$/.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
  // "second floor"
  if (w === 'floor' && i > 0 && dayAt(t, i - 1)?.ordinal)
    return { value: `${capitalise(raw(text, t[i - 1]!))} Floor`, from: i - 1, to: i + 1 };
  let value = '';
  while (k < t.length && (value === '' || t[k]!.mark === '')) {
    const d = digitsAt(t, k);
    const l = letterAt(t, k, text);
    if (d) {
      value += d.digits;
      k = d.to;
    } else if (/^\d+[a-z]$|^[a-z]\d+$/.test(t[k]!.w)) value += t[k++]!.w.toUpperCase();
    else if (l && l.how !== 'name' && !(value && l.how === 'alphabet')) {
      value += l.letters.toUpperCase();
      k = l.to;
    } else break;
  }
  return value ? { value: `${name} ${value}`, from: i, to: k } : null;
}
