import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { CallRecord } from '../store/types.ts';
import type { About, Understand } from '../understanding/types.ts';
import { ageOn } from './slots.ts';

/** Facts that only somebody gives who calls for another. */
const FOR_ANOTHER = ['relationship', 'caller_name', 'caller_from'];
const OF_AGE = 18;
/** Words for another than who speaks; "a patient of yours" is none. */
const SOMEBODY_ELSE = /\b(my|our|mi|nuestr[oa]) \p{L}+/iu;
/** Whom it is about is said at the beginning. */
const FIRST = 2;

/** Whom a call was about by its record: by the birth and by who called, else by the words. null: nobody said a word. */
export function aboutOf({ call, facts, turns }: CallRecord, practice: Practice, understand: Understand): About | null {
  const said = turns.filter(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
  if (said.length === 0) return null;
  const now = localTime(practice, Date.parse(call.startedAt));
  const dob = facts.find(({ name }) => name === 'dob')?.value;
  const [age = '', unit] = dob ? ageOn(dob, now.slice(0, 10)).split(' ') : [];
  if (unit && (unit !== 'years' || Number(age) < OF_AGE)) return 'child';
  const { areaCode } = practice;
  const lang = said.at(-1)?.lang === 'es' ? 'es' : 'en';
  const meant = said
    .slice(0, FIRST)
    .map(({ text }) => {
      const about = understand({ text, lang, asked: null, now, areaCode }).about;
      return about === 'other' && !SOMEBODY_ELSE.test(text) ? 'self' : about;
    })
    .find((about) => about !== 'self');
  const told = (name: string) => facts.find((fact) => fact.name === name)?.value;
  if (told('name') && told('name') === told('caller_name')) return 'self';
  const another = facts.some(({ name }) => FOR_ANOTHER.includes(name));
  // Whose birth is known and long ago is no child.
  if (meant === 'child' && unit) return 'other';
  return meant ?? (another ? 'other' : 'self');
}
