import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Token } from '../words/tokens.ts';
import { asDigits, corrects, type DigitRun, digitRuns, digitsAt, EXTENSION, isCount } from './spoken-digits.ts';

export interface Phone {
  /** E.164. */
  value: string;
  /** Digits after "extension", or null. */
  extension: string | null;
  /** Not a number that the numbering plan knows, or pieced together. */
  uncertain: boolean;
  from: number;
  to: number;
}

const WHOLE = 10;
/** Another number for the case that the first one doesn't answer. */
const ELSE = /\b(or|otherwise|else|alternate|backup|second(ary)?|then try|o|sino|otro|tambien)\b/;
const AREA = /\b(area code|codigo de area|area|lada|prefijo)\b/;

/** Said before a number that is no longer the caller's, and after it. */
const FORMER =
  /\b(used to be|(old|previous|former) (number|phone|cell|one|line)( (is|was))?|numero (viejo|anterior)( (es|era))?|antes era( el)?)$/;
/** The one before it is meant: "…, no, that's my old one, …". */
const THAT_ONE = /\b(?:that(?: ones?)?(?: s| is| was)? (?:my|the|an?|our|his|her|not|wrong|old)|es[ea] (?:es|era))\b/;
const GONE =
  /^(but |and |pero |y )?((they|that|it|he|she|i|we|thats|its|that s|it s|that one) )*(ha?s been |is |was |were |got |had it )?(shut|disconnected|turned off|cut off|doesnt work|not in service|no longer|out of service|lo cortaron|ya no)\b/;
const LAST_FOUR = /\b(last (four|4)|ends? (in|with|on)|ending (in|with)|ultimos (cuatro|4)|termina(n)? (en|con))\b/;
/** Before a number that is no telephone's. */
const OTHER_NUMBER =
  /\b(?:(?:invoice|order|claim|account|case|confirmation|member|subscriber|policy|reference|referral|authorization|auth|ticket|prescription|rx|group|serial|bill|statement|tracking|check|license|zip|postal|medicare|medicaid|insurance|file|chart|routing|security|social|ssn|factura|folio|pedido|cuenta|caso|reclamo|poliza|miembro|receta|referencia|autorizacion|confirmacion|cliente|orden|expediente|licencia|postal|social|grupo)(?: (?:is|es|was|number|numero|no|id|code|card|codigo|for|de|del|la|el|the|my|that|there|on it|says|it|mi|pharmacy|farmacia|insurance|visit))*|(?:member|subscriber|insurance|patient) id(?: (?:is|number))*|fax(?: (?:there|is|number|machine|them|it|to|at|over|es|numero|al|el|the))*)$/;
/** Words before a number that say what it is. */
const LEAD = 7;

const words = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/**
 * The telephone number that is wanted: the last one that is whole, after corrections ("no, 0136"), seven digits with the area code given. Of two
 * where the other one is only a second try, the first. Null where none was spoken ("the one i'm calling from"), or not all of it.
 */
export function phoneIn(t: readonly Token[], areaCode: string | undefined, asked: boolean): Phone | null {
  const plain = phoneAsSaid(t, areaCode, asked);
  if (!asked || (plain && !plain.uncertain && hasWhole(t))) return plain;
  // "a four two, seven four five …": a number was asked for, and is none, or not all of it, without the words that sound like digits.
  const more = asDigits(t);
  const sounding = phoneAsSaid(more, areaCode, asked);
  return sounding && (!plain || (hasWhole(more) && !sounding.uncertain)) ? { ...sounding, uncertain: true } : plain;
}

const hasWhole = (t: readonly Token[]): boolean => digitRuns(t).some((r) => national(r.digits).length === WHOLE);

function phoneAsSaid(t: readonly Token[], areaCode: string | undefined, asked: boolean): Phone | null {
  let best: Phone | null = null;
  let digits = '';
  let groups: string[] = [];
  /** More digits than a number has, before they are put right. */
  let over = '';
  /** Four digits that were said to be the last. */
  let tail = '';
  let from = 0;
  let last = 0;
  /** The whole number before this one was told as what it is not. */
  let refused = false;
  for (const r of digitRuns(t)) {
    if (isCount(t, r)) continue;
    if (
      EXTENSION.test(t[r.from - 1]?.w ?? '') ||
      (/^(number|numero)$/.test(t[r.from - 1]?.w ?? '') && EXTENSION.test(t[r.from - 2]?.w ?? ''))
    ) {
      if (best) best = { ...(best as Phone), extension: r.digits };
      last = r.to;
      continue;
    }
    const said = words(t, last, r.from);
    const lead = words(t, Math.max(last, r.from - LEAD), r.from);
    if (OTHER_NUMBER.test(lead) && !/\b(same as|igual que|mismo que)\b/.test(lead)) {
      last = r.to;
      continue;
    }
    // "it used to be …", "… but they shut that off": nobody answers there.
    if ((FORMER.test(said) && !THAT_ONE.test(said)) || GONE.test(words(t, r.to, r.to + 6))) {
      last = r.to;
      continue;
    }
    const d = national(wanted(r));
    const takenBack = digits !== '' && (corrects(t, last, r.from) || THAT_ONE.test(said));
    if (digits === '' && d.length === 4 && (LAST_FOUR.test(said) || (tail !== '' && corrects(t, last, r.from))))
      tail = d;
    else if (tail !== '' && d.length === 6) {
      // "the last four are oh one five three, the rest is …"
      digits = d + tail;
      groups = [digits];
      from = r.from;
    } else if (d.length === WHOLE) {
      if (best && !takenBack && !refused && ELSE.test(said) && !/\b(dont|not|nobody|no)\b/.test(said)) break;
      refused = t[r.from]!.mark === '' && /\b(?:not|no)(?: (?:al|el|es|the|at|on))*$/.test(said);
      start(r, d);
    } else if (digits === '' && over !== '' && d.length === 4 && corrects(t, last, r.from)) {
      // "… oh one triple two, no, oh one double two"
      digits = over.slice(0, WHOLE - 4) + d;
      groups = [digits];
      from = r.from;
    } else if (digits.length === 6 && d.length === 4) join(r, d);
    else if (takenBack) amend(r, d);
    else if (digits.length === 3 && (d.length === 7 || d.length === 4) && groups.length === 1) join(r, d);
    else if (digits.length === 7 && d.length === 3 && AREA.test(said)) {
      digits = d + digits;
      groups = [d, ...groups];
    } else if (asked && !best && withTail(r)) {
      digits = r.digits.slice(0, WHOLE);
      groups = [digits];
      from = r.from;
      best = make(digits, true, r.from, r.to);
    } else if (r.digits.length > WHOLE && again(r)) {
      // "…, oh one six one, six two": the end said again within one breath
    } else if (asked && !best && withoutStammer(r) !== null) {
      digits = withoutStammer(r)!;
      groups = [digits];
      from = r.from;
      best = make(digits, true, r.from, r.to);
    } else if (asked && !best && withTensJoined(t, r)?.length === WHOLE) {
      digits = withTensJoined(t, r)!;
      groups = [digits];
      from = r.from;
      best = make(digits, true, r.from, r.to);
    } else if (d.length > WHOLE && asked && !best) {
      over = d;
      digits = '';
      groups = [];
    } else if (!best || asked) start(r, d);
    last = r.to;
    settle(r);
  }
  // Unasked, digits that are no number of the plan are something else.
  return !asked && best?.uncertain ? null : best;

  /** A run's digits, but for what a mark parts from a whole number at its end: "not two four. five one eight …". */
  function wanted(r: DigitRun): string {
    const extra = r.digits.length - WHOLE;
    if (LAST_FOUR.test(words(t, 0, r.from)) && extra === 0 && r.groups.includes(4) && /^[01]/.test(r.digits))
      return r.digits.slice(4) + r.digits.slice(0, 4);
    const denied = /\b(not|no)$/.test(words(t, last, r.from));
    return denied && extra > 0 && r.groups.includes(extra) ? r.digits.slice(extra) : r.digits;
  }

  function start(r: DigitRun, d: string): void {
    if (best && d.length !== WHOLE && d.length !== 7) return;
    digits = d;
    groups = r.groups.map((g, k) => r.digits.slice(g, r.groups[k + 1]));
    from = r.from;
  }

  function join(r: DigitRun, d: string): void {
    digits += d;
    groups.push(...r.groups.map((g, k) => r.digits.slice(g, r.groups[k + 1])));
  }

  /** What is said after "no" takes the place of the end, of the group that it is as long as, or of all. */
  function amend(r: DigitRun, d: string): void {
    const before = words(t, Math.max(0, r.from - 4), r.from);
    const first = r.digits.slice(0, r.groups[1] ?? r.digits.length);
    // "five five five, oh one nine nine, and it's the five one eight": of seven digits the area code is wanting.
    if (digits.length === 7 && d.length === 3) digits = d + digits;
    else if (digits.length >= WHOLE || (digits.length === 7 && d.length < 7)) {
      if (d.length === 3 && AREA.test(before)) digits = d + digits.slice(3);
      else if (d.length < digits.length) digits = digits.slice(0, digits.length - d.length) + d;
    } else if (digits.length > 6 && digits.length < WHOLE && d.length === 4) digits = digits.slice(0, 6) + d;
    else if (groups.at(-1)?.length === first.length) digits = digits.slice(0, digits.length - first.length) + d;
    else if (d.length >= 7) digits = d;
    groups = [digits];
  }

  function again(r: DigitRun): boolean {
    const extra = r.digits.length - WHOLE;
    const group = r.digits.slice(r.groups.at(-1) ?? 0);
    if (group.length !== extra || extra < 2 || extra > 4) return false;
    digits = r.digits.slice(0, WHOLE - extra) + group;
    groups = [digits];
    from = r.from;
    best = make(digits, true, r.from, r.to);
    return true;
  }

  function settle(r: DigitRun): void {
    if (digits.length === WHOLE && (!best || best.value !== `+1${digits}`)) best = make(digits, false, from, r.to);
    else if (digits.length === 7 && areaCode && (asked || nearNumberWord(t, from)) && !/^[01]/.test(digits))
      best = make(areaCode + digits, false, from, r.to);
  }
}

/** Without the country's 1, and once where a recogniser wrote it over and over. */
function national(digits: string): string {
  const one = digits.slice(0, WHOLE);
  const d = digits.length > WHOLE && one.repeat(digits.length / WHOLE) === digits ? one : digits;
  return d.length === WHOLE + 1 && d.startsWith('1') ? d.slice(1) : d;
}

function nearNumberWord(t: readonly Token[], i: number): boolean {
  return t
    .slice(Math.max(0, i - 8), i)
    .some((x) => /^(number|phone|cell|call|reach|numero|telefono|celular|llam\w*|at|al|marque)$/.test(x.w));
}

/** "… oh one, um, oh one three oh": behind a pause a group is begun anew. */
function withoutStammer({ digits, groups }: DigitRun): string | null {
  const extra = digits.length - WHOLE;
  if (extra < 1 || extra > 4) return null;
  const at = groups.filter(
    (g) => g >= 6 && digits.slice(g - extra, g) === digits.slice(g, g + extra) && g + 4 === digits.length,
  );
  return at.length === 1 ? digits.slice(0, at[0]! - extra) + digits.slice(at[0]) : null;
}

/** "…, fifty, eight, forty seven": one digit too many, and one place where a ten and a digit are one number. */
function withTensJoined(t: readonly Token[], r: DigitRun): string | null {
  if (r.digits.length !== WHOLE + 1 || r.digits.startsWith('1')) return null;
  const places: number[] = [];
  let said = 0;
  for (let k = r.from; k < r.to; ) {
    const piece = digitsAt(t, k);
    if (!piece) {
      k++;
      continue;
    }
    said += piece.digits.length;
    const next = digitsAt(t, piece.to);
    if (/^[2-9]0$/.test(piece.digits) && /^[1-9]$/.test(next?.digits ?? '') && next!.to === piece.to + 1)
      places.push(said - 1);
    k = piece.to;
  }
  const [at] = places;
  return places.length === 1 && said === r.digits.length ? r.digits.slice(0, at) + r.digits.slice(at! + 1) : null;
}

/**
 * A whole number and behind it what a recogniser adds by itself: it counts on, says the last digit once more, or makes a digit, once or twice, of
 * other words ("before four").
 */
function withTail({ digits, groups }: DigitRun): boolean {
  const extra = digits.slice(WHOLE);
  const last = Number(digits[WHOLE - 1]);
  const added = /^(\d)\1?$/.test(extra) || [`${last + 1}`, `${last + 1}${last + 2}`].includes(extra);
  // Written as one ("518-555-0131-44") it is not told where it is parted.
  const parted = groups.includes(WHOLE) || (groups.length === 1 && extra.length === 2);
  return added && parted && isPlanned(`+1${digits}`);
}

/** Area and exchange begin as the North American plan has it. */
const isPlanned = (value: string): boolean => !/^\+1(?:[01]|...[01])/.test(value);

function make(digits: string, uncertain: boolean, from: number, to: number): Phone {
  const parsed = parsePhoneNumberFromString(`+1${digits}`);
  return {
    value: `+1${digits}`,
    extension: null,
    uncertain: uncertain || !parsed?.isPossible() || !isPlanned(`+1${digits}`),
    from,
    to,
  };
}
