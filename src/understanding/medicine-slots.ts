import type { Token } from '../words/tokens.ts';
import { amountsIn, writtenAmount } from './amounts.ts';
import { SUPPLY } from './doses.ts';
import { frequencyIn } from './frequency.ts';
import { type LayMedicine, layMedicinesIn } from './lay-medicines.ts';
import { type MedicineHeard, medicinesIn } from './medicine.ts';
import { isLed } from './medicine-led.ts';
import { joins, wantedOf } from './medicine-list.ts';
import type { MedicineNames } from './medicine-names.ts';

import type { Intent, MedicineSaid, SlotName } from './types.ts';

export { dosesIn } from './doses.ts';

type Set = (slot: 'medication' | 'dose' | 'frequency', value: string | null, doubt?: boolean) => void;

/** Words by which a medicine is being spoken of, though its name be misheard. */
const HINTS =
  /\b(milligrams?|mg|micrograms?|mcg|refills?|pills?|medicines?|medications?|meds|prescription|prescriptions|rx|tablets?|capsules?|inhaler|dose|prescribed|ran out|running (low|out)|ran low|\b(i|he|she|we|they|been|am|is|was|still|now|s) (take|takes|taking|took)|pastillas?|receta|medicinas?|medicamentos?|miligramos|microgramos|resurtir|surtir|tomo|toma|tomando|se me (acabo|acabaron|termino|terminaron))\b/;
/** Before a medicine that somebody asks about. */
const MAY = /\b(can|could|may|should|okay|ok|safe|alright|puedo|puede|debo)\b/;
/** Answers that are only sounds alike by chance are not looked for where these were asked. */
const OTHER_ANSWER = new Set<SlotName>(['name', 'dob', 'phone', 'when', 'age', 'member_id', 'carrier', 'provider']);

/**
 * The medicine that was named first, its strength, and how often it is taken.
 * @returns all that are wanted where there are two or more, the first as it was set; else null
 */
export function setMedicine(
  names: MedicineNames,
  t: readonly Token[],
  text: string,
  heard: { asked: SlotName | null; intent: Intent; said: string; dated?: { from: number; to: number } | null },
  set: Set,
): MedicineSaid[] | null {
  const { asked, intent, said } = heard;
  const spoken = HINTS.test(said);
  const hinted = intent === 'refill' || spoken;
  const context = {
    asked: asked === 'medication',
    hinted: hinted && !(asked !== null && OTHER_ANSWER.has(asked) && !spoken),
  };
  const { medicines } = medicinesIn(names, t, text, context);
  const wanted = wantedOf(medicines, t, said);
  const list = wanted.filter(
    (m) => m.exact || !m.uncertain || asked === 'medication' || m.strength?.known || isLed(t, m.from),
  );
  const lay = list.length ? layMedicinesIn(t, medicines).filter((m) => goesWith(m, list, t)) : [];
  if (list.length + lay.length > 1) {
    const starts = [...list, ...lay].map((m) => m.from).sort((a, b) => a - b);
    const next = (m: { to: number }) => starts.find((from) => from >= m.to) ?? t.length;
    const all: MedicineSaid[] = [
      ...list.map((m) => toldOf(m, t, text, next(m))),
      ...lay.map(({ value }) => ({ medication: value, uncertain: true })),
    ];
    const [one] = list;
    set('medication', one!.value, one!.uncertain);
    if (one!.strength) set('dose', one!.strength.value, one!.strength.uncertain);
    set('frequency', all[0]!.frequency ?? null);
    return all;
  }
  const first = theirs(wanted.length ? wanted : medicines, t);
  if (first) {
    set('medication', first.value, first.uncertain);
    if (first.strength) set('dose', first.strength.value, first.strength.uncertain);
  } else if (asked === 'dose') {
    const all = amountsIn(t, text)
      .filter((a) => !(a.unit === null && SUPPLY.test(t[a.to]?.w ?? '')))
      .filter((a) => !heard.dated || a.to <= heard.dated.from || a.from >= heard.dated.to);
    const amount = all.findLast((a) => a.unit !== null) ?? all.at(-1);
    if (amount) {
      const unit = amount.unit === '%' ? '%' : amount.unit ? ` ${amount.unit}` : '';
      set('dose', amount.values.map(writtenAmount).join('/') + unit, amount.unit === null);
    }
  }
  const about = first !== undefined || asked === 'medication' || asked === 'dose' || asked === 'frequency';
  if (about || intent === 'refill') set('frequency', frequencyIn(t, text, about));
  return null;
}

/** What has no name stands in one row with what has: "the water pill and metformin". */
const goesWith = (m: LayMedicine, list: readonly MedicineHeard[], t: readonly Token[]): boolean =>
  list.some((n) => (n.from >= m.to ? joins(t, m.to, n.from) : joins(t, n.to, m.from)));

/** One of several: how often it is taken stands behind its name, before the next one. */
function toldOf(m: MedicineHeard, t: readonly Token[], text: string, end: number): MedicineSaid {
  const frequency = frequencyIn(t.slice(m.to, end), text, true);
  return {
    medication: m.value,
    ...(m.strength ? { dose: m.strength.value } : {}),
    ...(frequency ? { frequency } : {}),
    uncertain: m.uncertain || m.strength?.uncertain === true,
  };
}

/** Of several the one that is theirs: heard for sure, the very insulin rather than "insulin", and not the one that they ask about taking. */
function theirs(all: readonly MedicineHeard[], t: readonly Token[]): MedicineHeard | undefined {
  const first =
    all.find((m) => m.exact && !m.uncertain) ?? all.find((m) => m.exact) ?? all.find((m) => !m.uncertain) ?? all[0];
  if (!first) return undefined;
  if (first.value === 'insulin')
    return all.find((m) => m.medicine.class === 'insulin' && m.value !== 'insulin') ?? first;
  const before = (m: MedicineHeard, n: number) =>
    t
      .slice(Math.max(0, m.from - n), m.from)
      .map((x) => x.w)
      .join(' ');
  // "can i take ibuprofen with the clopidogrel": the clopidogrel is what they have.
  if (
    /\b(take|have|give (him|her)|tomar|tome|darle)( some| an?| un| una)?$/.test(before(first, 4)) &&
    MAY.test(before(first, 8))
  )
    return (
      all.find(
        (m) =>
          m.from > first.from &&
          /\b(with|con|on|if i take|together with)( the| my| his| her| el| la| mi| su)$/.test(before(m, 4)),
      ) ?? first
    );
  return first;
}
