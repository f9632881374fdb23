import type { Medicine } from '../reference/types.ts';
import type { Token } from '../words/tokens.ts';

/** A medicine told by what it is for, and by no name. */
export interface LayMedicine {
  /** In the caller's words: "water pill", "pastilla de la presion". */
  value: string;
  from: number;
  to: number;
}

const LAY =
  /\b(?:((?:high )?blood pressure|water|cholesterol|sugar|diabetes|thyroid|heart|sleeping|sleep|pain|nerve|stomach|reflux|asthma|allergy|anxiety|depression|gout|seizure) (?:pills?|medicines?|meds?|medications?|tablets?|ones?)|blood (thinners?)|(?:pastillas?|medicinas?|medicamentos?) (?:de|para|pa) (?:la |el |los |las )?(presion|azucar|colesterol|corazon|tiroides|dormir|dolor|nervios|estomago|ansiedad|depresion))\b/g;
/** What stands between a name and what it is for: "the blood pressure one, lisinopril". */
const SAME = /^(?:that is |is |called |which is |my |the |it is |es |se llama |la |el |for |para )*$/;

/**
 * Medicines that were named by their purpose alone, beside those that have a name: "lisinopril and my water pill". One that a named medicine
 * is for, and that stands beside it without an "and", is that medicine.
 * @param named what was recognised, wanted or not
 */
export function layMedicinesIn(
  t: readonly Token[],
  named: readonly { medicine: Medicine; from: number; to: number }[],
): LayMedicine[] {
  const starts: number[] = [];
  let said = '';
  for (const x of t) {
    if (said) said += ' ';
    starts.push(said.length);
    said += x.w;
  }
  const out: LayMedicine[] = [];
  for (const m of said.matchAll(LAY)) {
    const from = starts.indexOf(m.index);
    const to = starts.findLastIndex((at) => at < m.index + m[0].length) + 1;
    const use = (m[1] ?? m[2] ?? m[3])!.replace(/^high /, '');
    const same = named.some((n) => {
      const uses = n.medicine.uses.some((u) => u === use || u === m[0] || u.includes(use) || use.startsWith(u));
      const between = n.from >= to ? words(t, to, n.from) : words(t, n.to, from);
      return (uses && !/\b(?:and|plus|y|e|also|another|otra)\b/.test(between)) || (SAME.test(between) && n.from >= to);
    });
    if (!same) out.push({ value: m[0].replace(/ ones?$/, ' medicine'), from, to });
  }
  return out;
}

const words = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');
