import type { Token } from '../words/tokens.ts';
import { amountsIn } from './amounts.ts';
import type { MedicineHeard } from './medicine.ts';

/** Between two medicines that are said in one breath: what is said of the first holds for the second. */
const JOINS =
  /^(?:(?:and|y|e|plus|also|then|my|the|a|some|mi|mis|la|el|las|los|un|una|of|de|for|para|both|ambas|that|is|oh|like|tambien|milligrams?|mg|mcg|micrograms?|miligramos?|units?|tablets?|pills?|inhaler|one|ones|s|twice|once|daily|every|day|night|morning|bedtime|at|in|dose|strength|succinate|tartrate|er|xr|xl|sr|release|extended|\d[\d.]*) ?)*$/;
/** What they have, or do not want. */
const SPARED =
  /\b(?:(?:plenty|lots|enough|loads|tons) (?:of|left)|(?:good|fine|okay|set|stocked|covered) (?:on|with|for)|still (?:have|got)|(?:dont|do not|wont|didnt) (?:need|want)|no (?:necesito|quiero|ocupo)|todavia (?:tengo|me queda)|aun tengo|me sobra|allergic to|allergies? (?:to|is|are)|react(?:ed|ion)? to|alergic[oa] a|(?:everything|all|anything|them|these|todo|todas|todos) (?:but|except|menos|excepto)|(?:switched|changed|moved)(?: me| him| her)?(?: off)?(?: of)? from|(?:not|except|excepto|menos))(?: |$)/;
/** A medicine of somebody else. */
const OTHERS =
  /\b(?:who|somebody|someone|patient)(?: who)?(?: s| is)? (?:on|takes|taking)(?: |$)|\b(?:my|his|her|mi) (?:wife|husband|mother|mom|father|dad|sister|brother|friend|neighbor|roommate|esposa|esposo|mujer|marido|mama|papa|hermana|hermano)(?: s)? (?:takes?|takes|is on|has|uses|gets|got|toma|usa|tiene)(?: |$)/;
const ASKS_WHETHER =
  /\b(?:can|could|may|should|okay|ok|safe|alright|puedo|puede|debo)\b.{0,24}\b(?:take|have|use|mix|give|tomar|tome|darle)\b/;
const BESIDE = /\b(?:with|together with|on top of|con|junto con)(?: the| my| his| her| el| la| mi| su)?$/;
/** Only this one of those that were named. */
const ONLY = /\b(?:just|only|but its|but it is|nothing but|solo|solamente|nada mas)(?: |$)/;
const TAKES =
  /\b(?:take|takes|taking|am on|i on|is on|been on|he on|she on|have|tomo|toma|tomando)(?: |$)(?!.*\b(?:need|needs|out|refill|refills|low|order|send)\b)/;
const NEEDS =
  /\b(?:need|needs|needing|out of|running low|run out|ran out|refill|refills|order|send|low on|necesito|falta|acabo|surta|surtan|ocupo)\b/;
const ALSO = /\b(?:also|too|as well|another|tambien)\b/;
/** After its name: "the lisinopril i still have". */
const SPARED_AFTER =
  /^(?:(?:s|is|are|the|i|we|he|she|my|one|that|dont|do|not|still|have|got|plenty|enough|lots|of|fine|good|okay|covered|left|need|it|a|lot|no|lo|la|necesito|tengo|todavia|me|queda|sobra|bastante|suficiente) ?)+$/;
const SPARES_THERE =
  /\b(?:plenty|enough|lots|still (?:have|got)|(?:dont|do not) need|(?:is|s|am) (?:fine|good|okay|covered)|no (?:lo|la) necesito|todavia (?:tengo|me queda)|me sobra|bastante|suficiente)\b/;

/**
 * Of the medicines that were named, those that are wanted, in the order of speech, each once: not what they still have enough of, what they
 * are allergic to, what somebody else takes, what is only asked about or taken with it.
 */
export function wantedOf(all: readonly MedicineHeard[], t: readonly Token[], said: string): readonly MedicineHeard[] {
  if (all.length < 2) return all;
  const leads = all.map((m, i) => words(t, all[i - 1]?.to ?? 0, m.from));
  const joined = all.map((m, i) => i > 0 && joins(t, all[i - 1]!.to, m.from));
  const asks = ASKS_WHETHER.test(said);
  let keep = true;
  const kept = all.map((m, i) => {
    const lead = ` ${leads[i]!}`.slice(-80);
    if (!joined[i]) keep = !(SPARED.test(tail(lead)) || OTHERS.test(lead) || (asks && (i === 0 || BESIDE.test(lead))));
    const after = words(t, m.to, clauseEnd(t, m.to, all[i + 1]?.from ?? t.length));
    return keep && !(SPARED_AFTER.test(after) && SPARES_THERE.test(after));
  });
  // "i take these two, but it's just the second that i need"
  for (const [i, lead] of leads.entries()) {
    if (i === 0 || joined[i]) continue;
    const narrows =
      ONLY.test(lead) ||
      (NEEDS.test(lead) && !ALSO.test(lead) && TAKES.test(leads.slice(0, i).find((_, k) => !joined[k]) ?? ''));
    if (narrows && kept[i]) kept.fill(false, 0, i);
  }
  return once(all.filter((_, i) => kept[i]));
}

/** A brand and its generic are one medicine, and "insulin" beside the name of one is none of its own. */
function once(all: readonly MedicineHeard[]): MedicineHeard[] {
  const named = all.some((m) => m.medicine.class === 'insulin' && m.value !== 'insulin');
  const out: MedicineHeard[] = [];
  for (const m of all) {
    if (named && m.value === 'insulin') continue;
    const at = out.findIndex((o) => o.medicine === m.medicine);
    if (at < 0) out.push(m);
    else if (!out[at]!.strength && m.strength) out[at] = { ...out[at]!, strength: m.strength };
  }
  return out;
}

/** The end of the clause that begins at `from`, or `limit`. */
function clauseEnd(t: readonly Token[], from: number, limit: number): number {
  for (let i = from + 1; i < limit; i++) if (t[i]!.mark !== '' || /^(but|and|so|pero|y)$/.test(t[i]!.w)) return i;
  return limit;
}

/** What stands nearest before the name, after the last turn of the sentence. */
const tail = (lead: string): string =>
  `${lead.replace(/^.*(?<!\b(?:everything|all|anything|them|these|todo|todas|todos) )\b(?:but|so|i need|pero|asi que|now its|ahora es) /, '').trim()} `;

const words = (t: readonly Token[], from: number, to: number): string =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

/** Nothing but numbers and words that join stands between them. */
export const joins = (t: readonly Token[], from: number, to: number): boolean =>
  JOINS.test(withoutNumbers(t, from, to));

function withoutNumbers(t: readonly Token[], from: number, to: number): string {
  const part = t.slice(from, to);
  const numbers = amountsIn(part, '');
  return part
    .filter((_, i) => !numbers.some((n) => n.from <= i && i < n.to))
    .map((x) => x.w)
    .join(' ');
}
