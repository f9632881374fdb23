import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Matter, Talk } from './types.ts';

/** Words for people of one's own, each kind under one name. */
const PEOPLE: readonly (readonly [string, RegExp])[] = [
  ['husband', /\b(husband|esposo|marido|hubby)\b/i],
  ['wife', /\b(wife|esposa|mujer)\b/i],
  ['son', /\b(son|(little |my )boy|hijo|mijo|nino|nene)\b/i],
  ['daughter', /\b(daughter|(little |my )girl|hija|mija|nina|nena)\b/i],
  ['baby', /\b(baby|newborn|infant|bebe)\b/i],
  ['mother', /\b(mother|mom|mama|mum|madre|suegra|mother in law)\b/i],
  ['father', /\b(father|dad|papa|padre|suegro|father in law)\b/i],
  ['grandparent', /\b(grand(ma|pa|mother|father)|abuel[oa])\b/i],
  ['sibling', /\b(brother|sister|herman[oa])\b/i],
  ['child', /\b(kid|child|toddler|grandson|granddaughter|nephew|niece|niet[oa]|sobrin[oa]|junior)\b/i],
  [
    'other',
    /\b(friend|neighbor|coworker|boyfriend|girlfriend|partner|roommate|client|somebody|someone|vecin[oa]|amig[oa]|novi[oa]|alguien)\b/i,
  ],
];
/** Told of oneself. */
const OWN =
  /\b(i|i'?m|i'?ve|me|my (chest|heart|head|arm|leg|face|throat|stomach|belly|back|breath|mouth|tongue|eyes?|blood|side|jaw|neck|skin|hands?|foot|feet|water))\b|\b(me|estoy|tengo|siento|mi (pecho|corazon|cabeza|brazo|pierna|cara|garganta|estomago|espalda|boca|lengua))\b/i;
/** Told of another, whoever it is. */
const ANOTHER =
  /\b(he|she|he'?s|she'?s|him|her|his|they'?re)\b|\b(se (cayo|desmayo|ahogo|atraganto|echo|tomo|quemo|corto|pego)|(el|ella) (esta|no)|(no|le|lo|la) (responde|respira|despierta|contesta))\b/i;

function peopleIn(text: string): Set<string> {
  const plain = unaccented(text);
  return new Set(PEOPLE.flatMap(([kind, words]) => (words.test(plain) ? [kind] : [])));
}

/** Whether words name somebody of the caller's own, or another whom they may speak for. Pure. */
export function namesPeople(text: string): boolean {
  return peopleIn(text).size > 0;
}

/**
 * Whether grave words are of somebody else than the patient whose matter is being dealt with. The caller's own complaint while they speak for
 * another is somebody else's as well. Pure.
 */
export function isOfAnother(before: Talk, text: string, { about }: Meaning): boolean {
  const plain = unaccented(text);
  const named = peopleIn(text);
  const spokenOf = peopleIn(before.reason.join('. '));
  if (before.about === 'self') return about !== 'self' || named.size > 0 || (ANOTHER.test(plain) && !OWN.test(plain));
  if ([...named].some((one) => spokenOf.has(one))) return false;
  if (named.size > 0) return spokenOf.size > 0;
  return OWN.test(plain) && !ANOTHER.test(plain);
}

/** Facts that are one person's. */
const WHO = ['name', 'dob', 'duration', 'age'] as const;

/** The patient of what was begun stays with it; who it is now about is not known yet. */
export function setAside(talk: Talk): Talk {
  const who = Object.fromEntries(WHO.flatMap((fact) => (talk.facts[fact] ? [[fact, talk.facts[fact]] as const] : [])));
  if (Object.keys(who).length === 0) return talk;
  const facts = Object.fromEntries(Object.entries(talk.facts).filter(([id]) => !(id in who) && id !== 'reason'));
  const matters = talk.matters.map((matter): Matter => (matter.who ? matter : { ...matter, who }));
  return {
    ...talk,
    facts,
    matters,
    age: null,
    verified: { ...talk.verified, state: 'open', patient: null, claim: null },
  };
}

/** The facts with which a matter is written down: its own patient's, whoever the call is about by now. Pure. */
export function factsOfMatter(talk: Talk, matter: Matter | null): Talk['facts'] {
  return matter?.who ? { ...talk.facts, ...matter.who } : talk.facts;
}

/** Nothing came of it: the call goes on about whom it was about. */
export function takeUp(talk: Talk): Talk {
  const who = talk.matters[0]?.who;
  if (!who) return talk;
  const { name: _, dob: __, duration: ___, age: ____, ...facts } = talk.facts;
  const matters = talk.matters.map(({ who: _who, ...matter }) => matter);
  return { ...talk, facts: { ...facts, ...who }, matters };
}
