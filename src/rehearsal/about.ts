import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { CallRecord } from '../store/types.ts';
import type { About, Understand } from '../understanding/types.ts';
import { ageOn } from './slots.ts';

/** Facts that only somebody gives who calls for another. */
const FOR_ANOTHER = ['relationship', 'caller_from'];
/** Forms of care at home are about a client. */
const OF_CLIENTS: ReadonlySet<string> = new Set(['check_in', 'shift_off', 'dispatch']);
const OF_AGE = 18;
/** "My husband is …": somebody else as the one whom it is about. A relative who is only named, or who comes to help, is not. */
const OF_ANOTHER =
  /\b(my|mi) (\p{L}+ )?(husband|wife|mother|mom|mama|father|dad|daddy|grand\w+|nana|abuela|brother|sister|aunt|uncle|roommate|neighbor|friend|boyfriend|girlfriend|partner|son|daughter|marido|esposo|esposa|mujer|mam[aá]|madre|pap[aá]|padre|abuel[oa]|herman[oa]|t[ií][oa]|vecin[oa]|amig[oa]|novi[oa]|suegr[oa]|hij[oa])(,? \p{L}+ \p{L}+,?)? (is|was|has|had|just|can|cannot|can't|keeps|won't|will|needs|wants|fell|took|didn't|hasn't|says|started|passed|le|est[aá]|tiene|se|no|acaba|lleva|anda|necesita|quiere|ya)\b|\b(a|de|for|para) (my|mi) (husband|wife|mother|mom|father|dad|grand\w+|mam[aá]|madre|pap[aá]|padre|abuel[oa]|espos[oa]|suegr[oa]) (le|la|lo|se|,)/iu;

/** "My dad's aide", "my wife's refill". */
const THEIR_THING =
  /\bmy \p{L}+['’]?s (aide|caregiver|attendant|appointment|visit|medicines?|refill|prescription|results?|insulin|oxygen|records|bill)\b/iu;

/** Whom a call was about by its record: by the birth and by who called, else by the words. null: nobody said a word. */
export function aboutOf(
  { call, deeds, facts, turns }: CallRecord,
  practice: Practice,
  understand: Understand,
): About | null {
  const said = turns.filter(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
  const [first] = said;
  if (!first) return null;
  const now = localTime(practice, Date.parse(call.startedAt));
  const told = (name: string) => facts.find((fact) => fact.name === name)?.value;
  const dob = told('dob');
  const [count = '', unit] = (dob ? ageOn(dob, now.slice(0, 10)) : (told('age') ?? '')).split(' ');
  if (unit && (unit !== 'years' || Number(count) < OF_AGE)) return 'child';
  const { areaCode } = practice;
  const lang = said.at(-1)?.lang === 'es' ? 'es' : 'en';
  const meant = understand({ text: first.text, lang, asked: null, now, areaCode }).about;
  // Whose birth is known and long ago is no child.
  if (meant === 'child' && !unit) return 'child';
  if (deeds.some(({ details }) => OF_CLIENTS.has(details.form ?? ''))) return 'other';
  const caller = told('caller_name');
  if (caller !== undefined && caller === told('name')) return 'self';
  const another = caller !== undefined || FOR_ANOTHER.some((name) => told(name) !== undefined);
  return another || OF_ANOTHER.test(first.text) || THEIR_THING.test(first.text) ? 'other' : 'self';
}
