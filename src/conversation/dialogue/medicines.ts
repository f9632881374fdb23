import type { Lang } from '../../lang.ts';
import type { Meaning, MedicineSaid } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { CALLER_PROMPTS } from '../prompts/caller.ts';
import type { Answer, Talk } from './types.ts';

/** The fact that holds the medicines behind the first one; each has a strength of its own. */
export const OTHERS = 'other_medicines';
/** The question for the strengths that are still missing among them. */
export const OTHER_STRENGTHS = 'other_strengths';

export interface Medicine {
  name: string;
  /** As it was said, with its unit where one was said; null: not known. */
  dose: string | null;
}

/** The medicines behind the first one, as the fact keeps them: "metoprolol, 25 mg; furosemide". Pure. */
export function othersOf({ facts }: Pick<Talk, 'facts'>): Medicine[] {
  const written = facts[OTHERS]?.value ?? '';
  return written
    .split(';')
    .map((entry) => entry.split(',').map((part) => part.trim()))
    .flatMap(([name, dose]) => (name ? [{ name, dose: dose || null }] : []));
}

/** As in facts.ts, which looks here for what was said. */
function withFact(talk: Talk, fact: string, answer: Answer): Talk {
  return { ...talk, facts: { ...talk.facts, [fact]: answer } };
}

/** All of them, the first one at the head. */
export function allMedicines(talk: Pick<Talk, 'facts'>): Medicine[] {
  const { medication, dose } = talk.facts;
  return [...(medication ? [{ name: medication.value, dose: dose?.value ?? null }] : []), ...othersOf(talk)];
}

function withOthers(talk: Talk, others: readonly Medicine[]): Talk {
  const value = others.map(({ name, dose }) => (dose ? `${name}, ${dose}` : name)).join('; ');
  const { [OTHERS]: before, ...facts } = talk.facts;
  if (before?.value === value || (!before && !value)) return talk;
  return { ...talk, facts: value ? { ...facts, [OTHERS]: { value, confirmed: false, stands: true } } : facts };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Of each medicine that the words name its strength where they tell it; one that is not known yet comes behind the others. */
export function withMedicines(talk: Talk, said: readonly MedicineSaid[]): Talk {
  return said.reduce(withMedicine, talk);
}

function withMedicine(talk: Talk, { medication, dose }: MedicineSaid): Talk {
  const first = talk.facts.medication;
  if (!first) {
    const named = withFact(talk, 'medication', { value: medication, confirmed: false });
    return dose ? withFact(named, 'dose', { value: dose, confirmed: false }) : named;
  }
  if (same(first.value, medication))
    return dose ? withFact(talk, 'dose', { value: dose, confirmed: false, stands: true }) : talk;
  const others = othersOf(talk);
  if (!others.some(({ name }) => same(name, medication)))
    return withOthers(talk, [...others, { name: medication, dose: dose ?? null }]);
  const told = others.map((m) => (dose && same(m.name, medication) ? { ...m, dose } : m));
  return withOthers(talk, told);
}

/** The medicines that an utterance names: several as a list, one as the one that it is. */
export function medicinesSaid({ medicines, slots, uncertain }: Meaning): MedicineSaid[] {
  if (medicines && medicines.length > 0) return [...medicines];
  const { medication, dose } = slots;
  if (!medication) return [];
  return [{ medication, ...(dose && { dose }), uncertain: uncertain.includes('medication') }];
}

/** Several strengths and no names: they belong to those that lack one, in the order in which they were said. */
export function withStrengths(talk: Talk, doses: readonly string[]): Talk {
  let left = [...doses];
  const next = (): string | null => {
    const [one = null, ...rest] = left;
    left = rest;
    return one;
  };
  const { medication, dose } = talk.facts;
  const own = medication && !dose ? next() : null;
  const first = own ? { ...talk, facts: { ...talk.facts, dose: { value: own, confirmed: false } } } : talk;
  return withOthers(
    first,
    othersOf(first).map((m) => (m.dose ? m : { ...m, dose: next() })),
  );
}

/** Those behind the first one whose strength nobody has told. */
export function lackStrength(talk: Talk): Medicine[] {
  return othersOf(talk).filter(({ dose }) => dose === null);
}

/** "Metoprolol 25 mg and furosemide 20 mg". */
export function spokenMedicines(list: readonly Medicine[], lang: Lang): string {
  const told = list.map(({ name, dose }) => (dose ? `${name} ${dose}` : name));
  const and = lang === 'es' ? ' y ' : ' and ';
  return [told.slice(0, -1).join(', '), told.at(-1)].filter(Boolean).join(and);
}

/** The question for a fact that each of several medicines has; null: it is the fact's own. */
export function questionOfSeveral(talk: Talk, fact: string): { en: string; es: string } | null {
  if (!talk.facts[OTHERS]) return null;
  if (fact === 'dose') return CALLER_PROMPTS.askStrengthOfFirst;
  return fact === 'days_left' ? CALLER_PROMPTS.askDaysOfSeveral : null;
}

const ONLY = /\b(just|only|nada mas|solo|solamente)\b/iu;
const NOT = /\b(not|no|without|forget|skip|drop|except|but not|don'?t need|sin|menos|quite|quita)\b/iu;

/**
 * The list put right: a strength of one of them, one that is not wanted after all, one that was forgotten. null: the words say nothing of it.
 */
export function othersPutRight(talk: Talk, text: string, meaning: Meaning): Talk | null {
  const others = othersOf(talk);
  const known = allMedicines(talk).map(({ name }) => name);
  const said = medicinesSaid(meaning).filter(
    ({ medication, uncertain }) => !uncertain || known.some((name) => same(name, medication)),
  );
  if (said.length === 0 || others.length === 0) return null;
  const named = (name: string): boolean => said.some((one) => same(one.medication, name));
  const plain = unaccented(text);
  const kept = others.filter(({ name }) => !named(name));
  if (ONLY.test(plain) && named(talk.facts.medication?.value ?? '')) return withOthers(talk, []);
  const denied =
    said.every(({ dose }) => !dose) && kept.length < others.length && NOT.test(plain.replace(/^\W*no\b\W*/iu, ''));
  const next = denied ? withOthers(talk, kept) : withMedicines(talk, said);
  return next === talk ? null : next;
}
