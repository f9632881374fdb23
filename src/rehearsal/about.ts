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
  /\b(my|mi) (\p{L}+ )?(husband|wife|mother|mom|mama|father|dad|daddy|grand\w+|nana|abuela|brother|sister|aunt|uncle|roommate|neighbor|friend|boyfriend|girlfriend|partner|son|daughter|marido|esposo|esposa|mujer|mam[aá]|madre|pap[aá]|padre|abuel[oa]|herman[oa]|t[ií][oa]|vecin[oa]|amig[oa]|novi[oa]|suegr[oa]|hij[oa]|señora|viej[oa])(,? \p{L}+ \p{L}+,?)? (is|was|has|had|just|can|cannot|can't|keeps|won't|will|needs|wants|fell|took|didn't|hasn't|says|started|passed|le|est[aá]|tiene|se|no|acaba|lleva|anda|necesita|quiere|ya)\b|\b(a|de|for|para) (my|mi) (husband|wife|mother|mom|father|dad|grand\w+|mam[aá]|madre|pap[aá]|padre|abuel[oa]|espos[oa]|suegr[oa]) ?(le|la|lo|se|,)/iu;

/** "My nana's on the floor", "my son's off his pills", "my mother's leg". */
const RELATIVES =
  /\bmy (husband|wife|mother|mom|mama|father|dad|daddy|grand\w+|nana|brother|sister|aunt|uncle|roommate|neighbor|son|daughter)['’]s (on|in|at|off|out|down|not|having|been|got|leg|arm|head|foot|chest|back|hand|face|blood|heart|breath\w*|eye|hip|knee|skin|wound|fever|\p{L}+ing)\b/iu;
/** Who speaks of those whom they look after. */
const OF_CARE =
  /\b(resident|patient|client|one) of (yours|ours|mine)\b|\bi (look after|take care of|care for)\b|\b(i['’]?m|this is|here) (a|an|the) (\p{L}+ )?(nurse|r ?n|aide|medic|paramedic|pharmacist)\b|\b(i['’]?m an|an) r n\b|\b(la|el|soy) (enfermer[oa]|cuidador[oa])\b/iu;
/** Somebody else as the one who is ill, in the words that made a call urgent. */
const THEY_ARE =
  /\b(he|she)(['’]s|['’]d)? (is|was|has|had|can|cannot|can['’]t|won['’]t|fell|took|keeps|just|isn['’]t|looks|started|went|not|down|out|on|in|un\p{L}+|\p{L}+ing)\b|\b(?:he|she)['’]s\b|\b(est[aá]|anda) \p{L}+ndo\b|\bno (respira|responde|despierta|contesta)\b/iu;
const OWN = /\b(i['’]?m|i am|i can['’]?t|me duele|estoy|no puedo|siento)\b/iu;

/** "My dad's aide", "my wife's refill". */
const THEIR_THING =
  /\bmy \p{L}+['’]?s (aide|caregiver|attendant|appointment|visit|medicines?|refill|prescription|results?|insulin|oxygen|records|bill)\b/iu;

/** Whom a call was about by its record: by the birth and by who called, else by the words. null: nobody said a word. */
export function aboutOf(
  { call, deeds, dispositions, facts, turns }: CallRecord,
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
  const flags = dispositions.flatMap((d) => d.flags).filter((f) => f.tier === 'emergency' || f.tier === 'urgent');
  const grave = said.filter(({ text }) => flags.some((f) => text.toLowerCase().includes(f.words.toLowerCase())));
  const ofThem = grave.some(({ text }) => THEY_ARE.test(text) && !OWN.test(text));
  const atFirst = [OF_ANOTHER, THEIR_THING, RELATIVES, OF_CARE].some((words) => words.test(first.text));
  const later = grave.some(({ text }) => OF_ANOTHER.test(text) || RELATIVES.test(text));
  return another || atFirst || later || ofThem ? 'other' : 'self';
}
