import { isGiven } from '../../understanding/given-names.ts';
import { cantBe } from '../../understanding/name-words.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { withFact } from './facts.ts';
import { formOf } from './matters.ts';
import type { Talk } from './types.ts';

const RELATIONS =
  'wife|husband|spouse|partner|mother|mom|mama|father|dad|parent|daughter|son|sister|brother|aunt|uncle|niece|nephew|cousin|grandmother|grandma|grandfather|grandpa|grandson|granddaughter|stepmother|stepfather|stepmom|stepdad|daughter in law|son in law|mother in law|father in law|friend|neighbor|roommate|caregiver|caretaker|carer|aide|home health aide|nurse|case manager|social worker|legal guardian|guardian|foster (?:mother|father|mom|dad|parent)|power of attorney|health care proxy|espos[oa]|marido|mujer|mama|madre|papa|padre|hij[oa]|herman[oa]|ti[oa]|abuel[oa]|niet[oa]|sobrin[oa]|prim[oa]|nuera|yerno|suegr[oa]|amig[oa]|vecin[oa]|cuidadora?|enfermer[oa]|tutora?|tutora? legal';
/** "I'm her daughter", "this is his wife", "soy su hija", "I'm the mother of …". */
const SAID = new RegExp(
  `\\b(?:i'?m|i am|it'?s|this is|soy|habla|le habla)\\s+(?:(?:his|her|their|the patient'?s|the|a|su|sus|la|el)\\s+)(${RELATIONS})\\b(?!'s)(?:[,:]?\\s+(?!of\\b|de\\b|for\\b|and\\b|y\\b)([\\p{L}'’-]+(?:\\s+[\\p{L}'’-]+)?))?`,
  'iu',
);
/** "I'm lorna pike's sister". */
const OF_NAMED = new RegExp(
  `\\b(?:i'?m|i am|it'?s|this is)\\s+(?:[\\p{L}-]+\\s+){0,2}[\\p{L}-]+(?:'s|s'|’s)\\s+(${RELATIONS})\\b(?!['’]s)`,
  'iu',
);
/** "My mother's pills": what the caller is to the patient follows. */
const OF_MINE: readonly (readonly [RegExp, { en: string; es: string }])[] = [
  [/\bmy (mother|father)[ -]in[ -]law\b|\bmi (suegr[oa])\b/iu, { en: 'son or daughter in law', es: 'yerno o nuera' }],
  [
    /\bmy (mother|mom|mama|father|dad|parents?)\b|\bmi (mama|madre|papa|padre)\b/iu,
    { en: 'son or daughter', es: 'hijo o hija' },
  ],
  [/\bmy (wife|husband|spouse)\b|\bmi (espos[oa]|marido|mujer)\b/iu, { en: 'spouse', es: 'esposo o esposa' }],
  [/\bmy (sister|brother)\b|\bmi (herman[oa])\b/iu, { en: 'brother or sister', es: 'hermano o hermana' }],
  [
    /\bmy (grandmother|grandma|grandfather|grandpa|nana)\b|\bmi (abuel[oa]|abuelit[oa])\b/iu,
    { en: 'grandchild', es: 'nieto o nieta' },
  ],
];
const PARENT = /^(mother|mom|mama|father|dad|parent|legal guardian|guardian|foster|madre|papa|padre|tutor)/iu;
const OWN_CHILD = /\bmy (son|daughter|kid|child|baby|little (boy|girl))\b|\bmi (hij[oa]|ni[nñ][oa]|bebe)\b/iu;

/** What the caller is to the patient, and their own name behind it, where they have said so: neither is asked. */
export function withRelation(talk: Talk, form: string, words: string): Talk {
  if (talk.about === 'self') return talk;
  const asks = new Set(formOf(talk, form).fields.map(({ fact }) => fact));
  const plain = unaccented(words);
  const [, said, name] = SAID.exec(plain) ?? OF_NAMED.exec(plain) ?? [];
  const relation = said ? (talk.about === 'child' && PARENT.test(said) ? 'parent' : said) : relationOf(plain, talk);
  const known = talk.facts.relationship || !relation || !(asks.has('relationship') || said);
  const related = known ? talk : withFact(talk, 'relationship', { value: relation, confirmed: false, stands: true });
  const own = name ? ownName(name) : null;
  return own && !related.facts.caller_name && related.facts.name?.value !== own
    ? withFact(related, 'caller_name', { value: own, confirmed: false, stands: true })
    : related;
}

function relationOf(plain: string, { about, lang }: Talk): string | null {
  if (about === 'child') return OWN_CHILD.test(plain) ? 'parent' : null;
  return OF_MINE.find(([words]) => words.test(plain))?.[1][lang] ?? null;
}

function ownName(said: string): string | null {
  const words = said.split(/\s+/).map((w) => w.replace(/[^\p{L}'’-]/gu, ''));
  if (
    words.length !== 2 ||
    !isGiven(words[0]!.toLowerCase()) ||
    words.some((w) => w.length < 2 || cantBe(w.toLowerCase()))
  )
    return null;
  return words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join(' ');
}
