import type { Lang } from '../lang.ts';
import { tokenise } from '../words/tokens.ts';
import { OTHER_GREETINGS, OTHER_LANGUAGES } from './other-languages.ts';

const SPANISH = new Set(
  (
    'el la los las un una unos unas de del que y en por para con mi mis su sus tu se me le lo yo es esta estoy tengo tiene tienen hay muy mas pero porque como cuando donde quien ' +
    'hola buenos buenas dias tardes noches gracias favor si ya aqui quiero necesito puedo puede duele dolor hace desde hoy ayer anoche manana senor senora doctor doctora cita bebe hijo ' +
    'hija esposo esposa mama papa nino nina le dio esta estan son soy fue ha he al'
  ).split(' '),
);
const ENGLISH = new Set(
  'the a an of to and in on for with my your his her their is are am was were have has had do does did i you he she it we they this that what when where who how not but or because hi hello please thanks need want can could would like from at be been got get'.split(
    ' ',
  ),
);

const OTHERS = Object.entries(OTHER_LANGUAGES).map(([name, words]) => ({ name, words: new Set(words.split(' ')) }));
const PORTUGUESE: ReadonlySet<string> = OTHERS.find(({ name }) => name === 'Portuguese')!.words;
/** One word that no speaker of the other language says to a clinic. */
const ONE_WORD: Record<Lang, RegExp> = {
  en: /^(?:yes|yeah|yep|yup|nope|hello|hi|hey|okay|sure|right|correct|english|hurry|help|thanks|what)$/,
  es: /^(?:si|sip|simon|hola|bueno|mande|diga|digame|claro|correcto|espanol|ayuda|ayudeme|gracias|andale|oiga|alo|que)$/,
};
/** So many words of another language are no accident, nor a name. */
const ENOUGH = 2;

/** What was spoken. `neither`: an interpreter or a person is needed; `name` is the language where the words tell it. */
export interface Spoken {
  lang: Lang | 'neither';
  /** false: the words could be of the other language as well, or of both: ask, or go on in that of the call. */
  sure: boolean;
  name: string | null;
}

/**
 * The language of what was said, code-switching included: two words of the other language among many ("mi appointment del Tuesday") change
 * nothing. Words of which nothing is known are not sure. Pure.
 */
export function languageIn(text: string): Spoken {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin * 2 < letters) return { lang: 'neither', sure: true, name: null };
  const words = plainWords(text);
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length;
  const { en, es } = votes(text);
  const [other] = OTHERS.map(({ name, words: known }) => ({ name, many: count(known) })).sort(
    (a, b) => b.many - a.many,
  );
  // No word of the two languages is written so; a name may be, so that another word has to tell it as well.
  if (other && /[ãõ]|ç[aãoõ]/i.test(text) && count(PORTUGUESE) > 0 && es <= 3)
    return { lang: 'neither', sure: true, name: 'Portuguese' };
  const greeting = OTHER_GREETINGS.test(words.join(' ')) && en + es <= 1;
  if (other && (other.many >= ENOUGH || greeting) && other.many > en && other.many >= es + (es > 0 ? 1 : 0))
    return { lang: 'neither', sure: other.many > ENOUGH || greeting, name: other.name };
  if (greeting) return { lang: 'neither', sure: true, name: null };
  const lang: Lang = es > en ? 'es' : 'en';
  if (words.length === 1) return { lang, sure: ONE_WORD[lang].test(words[0]!), name: null };
  return { lang, sure: Math.abs(en - es) >= 2 || (Math.min(en, es) === 0 && en + es > 0), name: null };
}

/** Languages whose words, written without their signs, are names as well. */
const NAMES_TOO: ReadonlySet<string> = new Set([
  'Vietnamese',
  'Mandarin',
  'Korean',
  'Arabic',
  'Hindi',
  'Somali',
  'Tagalog',
]);

/** Whether an answer is speech in a language that is neither of the two, and so no name: most of its words are of one. */
export function isForeignSpeech(text: string): boolean {
  const words = plainWords(text);
  return OTHERS.some(({ name, words: known }) => {
    const many = words.filter((word) => known.has(word)).length;
    return many >= (NAMES_TOO.has(name) ? 3 : ENOUGH) && many * 2 >= words.length;
  });
}

/** The likelier of the two languages of the words; English where nothing speaks for Spanish. */
export function guessLang(text: string): Lang {
  const { en, es } = votes(text);
  return es > en ? 'es' : 'en';
}

function votes(text: string): Record<Lang, number> {
  let es = /[¿¡ñáéíóú]/i.test(text) ? 2 : 0;
  let en = 0;
  for (const { w } of tokenise(text)) {
    if (SPANISH.has(w)) es++;
    if (ENGLISH.has(w)) en++;
  }
  const words = plainWords(text);
  if (words.length === 1) {
    if (ONE_WORD.es.test(words[0]!)) es++;
    if (ONE_WORD.en.test(words[0]!)) en++;
  }
  return { en, es };
}

/** Small letters without accents, apostrophes closed up. */
function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
