import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { CallRecord } from '../store/types.ts';
import { isDoneToCaller } from '../triage/done-to.ts';
import type { About, Understand } from '../understanding/types.ts';
import { ageOn } from './slots.ts';

/** Facts that only somebody gives who calls for another. */
const FOR_ANOTHER = ['relationship', 'caller_from'];
/** Forms of care at home are about a client. */
const OF_CLIENTS: ReadonlySet<string> = new Set(['check_in', 'shift_off', 'dispatch']);
const OF_AGE = 18;
/** Fewer words than these greet, and tell nothing. */
const TELLING_WORDS = 5;

const OWN_PERSON = /\b(i|i'm|i've|me|my|myself|yo|me|mi|conmigo)\b/iu;

/** Whom a call was about by its record: by the birth and by who called, else by the words. null: nobody said a word. */
export function aboutOf(
  { call, deeds, dispositions, facts, opinions, turns }: CallRecord,
  practice: Practice,
  understand: Understand,
): About | null {
  const said = turns.filter(({ speaker, text }) => speaker === 'caller' && text.trim() !== '');
  const first = said.find(({ text }) => text.trim().split(/\s+/).length >= TELLING_WORDS) ?? said[0];
  if (!first) return null;
  const now = localTime(practice, Date.parse(call.startedAt));
  const told = (name: string) => facts.find((fact) => fact.name === name)?.value;
  const dob = told('dob');
  const [count = '', unit] = (dob ? ageOn(dob, now.slice(0, 10)) : (told('age') ?? '')).split(' ');
  if (unit && (unit !== 'years' || Number(count) < OF_AGE)) return 'child';
  const { areaCode } = practice;
  const lang = said.at(-1)?.lang === 'es' ? 'es' : 'en';
  const meantBy = (text: string) => understand({ text, lang, asked: null, now, areaCode }).about;
  // Whose birth is known and long ago is no child.
  const known = (about: About): About => (about === 'child' && unit ? 'other' : about);
  const flagged = dispositions.flatMap((d) => d.flags);
  if (flagged.some(isDoneToCaller)) return 'self';
  const opinion = opinions.find(({ turnId, about }) => turnId === first.id && about !== null)?.about;
  const meant = known(opinion ?? meantBy(first.text));
  if (meant === 'child') return 'child';
  if (deeds.some(({ details }) => OF_CLIENTS.has(details.form ?? ''))) return 'other';
  const caller = told('caller_name');
  if (caller !== undefined && caller === told('name')) return 'self';
  const another = caller !== undefined || FOR_ANOTHER.some((name) => told(name) !== undefined);
  // Who sells something calls about nobody else.
  if (another && (told('name') !== undefined || meant === 'other')) return 'other';
  if (meant === 'other') return 'other';
  const flags = flagged.filter((f) => f.tier === 'emergency' || f.tier === 'urgent');
  const grave = said.filter(({ text }) => flags.some((f) => text.toLowerCase().includes(f.words.toLowerCase())));
  // Who has told the worst of themselves with the first words speaks of themselves.
  if (grave.includes(first) && OWN_PERSON.test(first.text)) return 'self';
  const [worst] = grave.map(({ text }) => known(meantBy(text))).filter((about) => about !== 'self');
  return worst ?? 'self';
}
