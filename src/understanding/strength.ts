import type { Form, Medicine } from '../reference/types.ts';
import type { Token } from '../words/tokens.ts';
import { type Amount, writtenAmount } from './amounts.ts';

export interface Strength {
  /** "20 mg", "40", "5/325": with the unit only where it was said. */
  value: string;
  /** Not a usual strength of this medicine, or read out of digits that could be more than one. */
  uncertain: boolean;
  /** It is a usual strength of the medicine: evidence that the name was heard right. */
  known: boolean;
}

/** Between a name and its number nothing else may be said of it. */
const BETWEEN =
  /^(the|a|an|de|of|my|las|los|el|la|un|una|in|at|is|its|it|about|dose|strength|ones?|size|i|take|takes|taking|tomo|son|es|is|that|s|tablets?|pills?|capsules?|caps?|patch|cream|inhaler|film|pen|pluma|parche|crema|generic|brand|brand|name|x|r|l|e|xr|xl|er|sr|cr|dr|la|hfa|extended|release|succinate|tartrate|for|pro|plus|now|ahora|so|like)$/;

/** What makes a number a count of something else. */
const COUNTED =
  /^(times?|veces|vez|days?|weeks?|months?|years?|hours?|refills?|left|pills?|tablets?|capsules?|films?|puffs?|drops?|sprays?|patch(es)?|pens?|bottles?|box(es)?|shots?|injections?|dias?|semanas?|mes(es)?|horas?|anos?|pastillas?|tabletas?|capsulas?|inhalaciones|gotas?|parches|more|to|oclock|o|am|pm|percent|daily|left|every|por|al|or)$/;
/** A strength may stand before these as well as a count. */
const NOT_COUNTED_TABLET =
  /^(tablets?|pills?|capsules?|films?|patch(es)?|pens?|every|daily|cada|left|al|una|one|once|twice)$/;

/** Words that take an earlier number back. */
const CORRECTS = /\b(no|sorry|wait|actually|correction|rather|digo|perdon|espera|mejor dicho|now|ahora)\b/;

/**
 * The strength that was said of a medicine, or null. The strengths that exist for it decide between readings ("one twelve") and
 * tell a strength from a count.
 * @param amounts all that were said
 * @param at tokens of the name; @param end token where the next medicine begins
 */
export function strengthOf(
  medicine: Medicine,
  t: readonly Token[],
  amounts: readonly Amount[],
  at: { from: number; to: number },
  start: number,
  end: number,
): Strength | null {
  const all = amounts.filter((a) => !(a.from < at.to && at.from < a.to));
  const after = all.filter((a) => a.from >= at.to && a.from < end && !isOld(t, a, at.to));
  const before = all.filter((a) => a.to <= at.from && a.from >= start);
  const candidates: Amount[] = [];
  for (const a of after) if (a.unit && !(medicine.class === 'insulin' && a.unit === 'units')) candidates.push(a);
  const bare = after.filter((a) => !a.unit && fits(medicine, t, a, at.to));
  const ofBefore = before.filter((a) => leadsTo(medicine, t, a, at.from));
  const first = pick(t, candidates) ?? null;
  const near = pick(t, bare) ?? null;
  // "fifty, no, one hundred milligrams": what is said last counts, whichever has the unit.
  let chosen = first;
  if (!chosen || (near && near.from > chosen.to && CORRECTS.test(words(t, chosen.to, near.from))))
    chosen = near ?? chosen;
  if (!chosen) chosen = ofBefore.at(-1) ?? null;
  if (!chosen) return null;
  const together = combination(medicine, t, all, chosen);
  if (together) return together;
  return single(medicine, chosen);
}

/** Is one of the amounts said near the name a usual strength of this medicine? Evidence for the name: 1 yes, -1 another, 0 none said. */
export function strengthEvidence(strength: Strength | null, medicine: Medicine): number {
  if (!strength) return 0;
  if (strength.known) return 1;
  return medicine.forms.length && !strength.uncertain ? -1 : -0.5;
}

const words = (t: readonly Token[], from: number, to: number) =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/** The first, unless a later one corrects it. */
function pick(t: readonly Token[], list: readonly Amount[]): Amount | undefined {
  let best = list[0];
  for (const a of list.slice(1)) if (best && CORRECTS.test(words(t, best.to, a.from))) best = a;
  return best;
}

/** "it used to be one hundred", "from ten to twenty": the old strength, not the one that is wanted. */
function isOld(t: readonly Token[], a: Amount, name: number): boolean {
  if (/^(to|a)$/.test(t[a.from - 1]?.w ?? '') && /\b(from|de)\b/.test(words(t, Math.max(0, a.from - 4), a.from)))
    return false;
  // "la de cuarenta, no la de veinte"; but "la de diez, no, la de veinte" is a correction.
  if (/^(de|la|el|las|los|the)$/.test(t[a.from - 1]?.w ?? ''))
    for (let k = a.from - 1; k > Math.max(0, a.from - 4); k--)
      if (t[k - 1]?.w === 'no' && /^(la|las|el|los|the)$/.test(t[k]!.w) && t[k]!.mark === '') return true;
  return /\b(used|was|were|from|instead|than|antes|era|old|not|no es|ya no|en vez)\b(?!.*\b(now|ahora|but|pero|to)\b)/.test(
    words(t, Math.max(name, a.from - 4), a.from).replace(/\bused to\b/, 'used'),
  );
}

/** A bare number is a strength right beside the name, or anywhere after it where the medicine has that strength. */
function fits(medicine: Medicine, t: readonly Token[], a: Amount, to: number): boolean {
  const next = t[a.to];
  // "i take two of them": how many, and no strength
  if (next?.w === 'of' && /^(them|those|these|the|my)$/.test(t[a.to + 1]?.w ?? '') && !isUsual(medicine, a))
    return false;
  if (next && /^(de)$/.test(next.w) && /^(ellas|ellos|esas|esos|estas|estos|las|los)$/.test(t[a.to + 1]?.w ?? ''))
    return false;
  const counted = next && next.mark === '' && COUNTED.test(next.w);
  if (counted && !(NOT_COUNTED_TABLET.test(next.w) && isUsual(medicine, a) && a.values[0]! > 4)) return false;
  if (
    /^(at|by|around|on|before|after|every|each|cada|a las|took|tomo|tome|have|quedan?|last|only|about|for|number|route|street|floor)$/.test(
      t[a.from - 1]?.w ?? '',
    )
  )
    return isUsual(medicine, a) && a.values[0]! > 31 && t[a.from - 1]!.w !== 'route';
  const value = a.values[0]!;
  if (a.values.length === 1 && value < 2 && !a.decimal && !isUsual(medicine, a)) return false;
  if (a.values.length === 1 && value < 0.01) return false;
  let between = 0;
  for (let i = to; i < a.from; i++) if (!BETWEEN.test(t[i]!.w) && !/\d/.test(t[i]!.w)) between++;
  if (a.from - to <= 5 && between === 0) return true;
  return isUsual(medicine, a) && a.from - to <= 12 && value > 4;
}

/** "twenty of lisinopril", "forty milligrams of the furosemide", "the ten milligram amlodipine". */
function leadsTo(medicine: Medicine, t: readonly Token[], a: Amount, from: number): boolean {
  const said = words(t, a.to, from);
  if (
    !/^(milligrams?|mg|micrograms?|mcg|miligramos?|microgramos?|units?|percent)?( ?(tablets?|pills?|capsules?))?( ?(of|for|de|para))?( ?(the|my|la|el|mi|her|his))?$/.test(
      said,
    )
  )
    return false;
  if (a.unit) return true;
  // "half a tablet of the fifty, the metoprolol"
  const byStrength = /^(the|my|la|el|mi)$/.test(said) && /^(the|las?|los|de)$/.test(t[a.from - 1]?.w ?? '');
  return isUsual(medicine, a) && (/\b(of|for|de|para)\b/.test(said) || said === '' || byStrength) && a.values[0]! > 4;
}

const units = (form: Form, unit: string | null) =>
  unit === null || form.unit === unit || (unit === 'g' && form.unit === 'mg');

function isUsual(medicine: Medicine, a: Amount): boolean {
  const unit = a.unit;
  return medicine.forms.some(
    (f) =>
      units(f, unit) &&
      f.strengths.some((s) => {
        const scale = unit === 'g' && f.unit === 'mg' ? 1000 : 1;
        if (a.values.length > 1) return s.length === a.values.length && s.every((v, k) => v === a.values[k]);
        return s.length === 1 ? s[0] === a.values[0]! * scale : s[0] === a.values[0];
      }),
  );
}

/** "ten three twenty five" of a medicine that comes as 10/325: the strength whose digits are those that were said. */
function combination(medicine: Medicine, t: readonly Token[], all: readonly Amount[], first: Amount): Strength | null {
  const made = medicine.forms.flatMap((f) => f.strengths.filter((s) => s.length > 1).map((s) => ({ s, unit: f.unit })));
  if (!made.length) return null;
  const at = all.indexOf(first);
  for (let n = 3; n >= 1; n--) {
    const run = all.slice(at, at + n);
    if (
      run.length < n ||
      run.some(
        (a, k) =>
          k > 0 &&
          !/^(and|y|over|slash|dash|by|con|with|milligrams?|mg|of|strokes?|)$/.test(words(t, run[k - 1]!.to, a.from)),
      )
    )
      continue;
    const values = run.flatMap((a) => a.values);
    const digits = values.map((v) => writtenAmount(v).replace('.', '')).join('');
    const unit = run.map((a) => a.unit).find((u) => u !== null) ?? null;
    const fit = made.filter(
      ({ s }) =>
        s.map((v) => writtenAmount(v).replace('.', '')).join('') === digits ||
        // "a hundred twenty five" of 100/25
        (values.length === 1 &&
          s.length === 2 &&
          s[0]! >= 100 &&
          s[0]! % 100 === 0 &&
          s[1]! < 100 &&
          s[0]! + s[1]! === values[0]),
    );
    const one = [...new Set(fit.map(({ s }) => s.map(writtenAmount).join('/')))];
    if (one.length === 1) return { value: unit ? `${one[0]} ${unit}` : one[0]!, uncertain: false, known: true };
  }
  return null;
}

function single(medicine: Medicine, a: Amount): Strength {
  const say = (v: number, doubt: boolean, known: boolean): Strength => ({
    value: a.unit ? `${writtenAmount(v)} ${a.unit}`.replace(' %', '%') : writtenAmount(v),
    uncertain: doubt,
    known,
  });
  if (a.values.length > 1)
    return {
      value: a.values.map(writtenAmount).join('/') + (a.unit ? ` ${a.unit}` : ''),
      uncertain: !isUsual(medicine, a),
      known: isUsual(medicine, a),
    };
  const v = a.values[0]!;
  if (isUsual(medicine, a)) return say(v, false, true);
  // "six two five" of a medicine that comes as 6.25, and in no strength of 625
  if (!a.decimal && v >= 10) {
    const digits = String(v);
    const fit = new Set(
      medicine.forms
        .filter((f) => units(f, a.unit))
        .flatMap((f) => f.strengths)
        .filter(
          (s) => s.length === 1 && !Number.isInteger(s[0]) && writtenAmount(s[0]!).replace(/^0?\.|\./g, '') === digits,
        )
        .map((s) => s[0]!),
    );
    if (fit.size === 1) return say([...fit][0]!, true, true);
  }
  return say(v, medicine.forms.length > 0, false);
}
