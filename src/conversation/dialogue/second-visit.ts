import { unaccented } from '../../understanding/unaccented.ts';
import { factOf } from './facts.ts';
import { canDo } from './look-up.ts';
import { formOf, newMatter } from './matters.ts';
import type { Matter, Talk } from './types.ts';

const KIN =
  '(?:wife|husband|partner|spouse|mother|mom|mum|father|dad|son|sons|daughter|daughters|boy|boys|girl|girls|kid|kids|child|children|baby|brother|sister|grand\\w+|esposa|esposo|marido|mujer|mama|papa|madre|padre|hijo|hija|hijos|hijas|nino|nina|ninos|ninas|bebe|hermano|hermana|niet[oa])';
const CHILD = /\b(sons?|daughters?|boys?|girls?|kids?|child|children|baby|twins|hij[oa]s?|nin[oa]s?|bebe|gemel\w+)\b/iu;
const ME_AND = new RegExp(
  `\\b(?:me|myself|i) and (?:my|the) ${KIN}\\b|\\b(?:my|the) ${KIN} and (?:me|myself|i)\\b|\\bmi ${KIN} y (?:yo|para mi|a mi)\\b|\\b(?:yo|para mi|a mi) y (?:para |a )?mi ${KIN}\\b`,
  'iu',
);
const TWO_OF = new RegExp(
  `\\b(?:my|mi|the) ${KIN}\\b.{0,60}\\b(?:and|y)(?: (?:also|for|para|a|tambien))*(?: (?:my|her|his|mi|su|the|la|el))(?: other| otr[oa])? ${KIN}\\b(?=.{0,20}(?:\\b(?:too|as well|both|tambien|los dos|las dos)\\b|$|[,.]))|\\bboth (?:of )?(?:my|our|the) (?:kids|children|boys|girls|sons|daughters|parents)\\b|\\b(?:my|our|the) (?:two (?:kids|boys|girls|sons|daughters|children)|twins)\\b|\\bmis dos (?:hij[oa]s|nin[oa]s)\\b|\\b(?:los|mis) gemelos\\b`,
  'iu',
);

/** What is wanted for each of them. */
const FOR_BOTH =
  /\b(for|para) (me|myself|mi|my|both)\b|\b(both|each|together|we need|i need|our (physicals|shots|checkups|flu shots|visits|appointments)|physicals|shots|visits|appointments|los dos|las dos|juntos|juntas|ambos|cada uno)\b/iu;

/** For whom a second visit is wanted in the same breath: beside the caller's own, or for two others. null: one visit is wanted. Pure. */
export function secondPerson(words: string): { first: 'self' | 'other'; second: 'child' | 'other' } | null {
  const plain = unaccented(words);
  const second = CHILD.test(plain) ? 'child' : 'other';
  if (ME_AND.test(plain) && FOR_BOTH.test(plain)) return { first: 'self', second };
  return TWO_OF.test(plain) ? { first: 'other', second } : null;
}

/**
 * The visit of the second person behind that of the first: the same wish, on the same day, for somebody whose name is asked anew. null: there is none.
 * @param over the matter that is done
 */
export function secondVisit(talk: Talk, over: Matter): Talk | null {
  const form = formOf(talk, over.form);
  if (over.second || !(canDo(form, 'book') && over.intent === 'schedule')) return null;
  const two = secondPerson(over.words);
  if (!two) return null;
  const { name: _n, dob: _d, caller_name: _c, when: _w, relationship: _r, ...facts } = talk.facts;
  const day = factOf(talk, 'when')?.slice(0, 10);
  const next: Talk = {
    ...talk,
    about: two.second,
    facts: { ...facts, ...(day && over.offer && { when: { value: day, confirmed: false, stands: true } }) },
    verified: { state: 'open', tries: 0, patient: null, claim: null },
    givenUp: talk.givenUp.filter((fact) => fact !== 'name' && fact !== 'dob'),
    age: null,
  };
  return {
    ...next,
    matters: [{ ...newMatter(next, 'schedule', over.words), form: over.form, second: true }, ...talk.matters],
  };
}
