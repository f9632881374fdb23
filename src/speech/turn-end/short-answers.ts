import type { Lang } from '../../lang.ts';
import { tellsStory } from './clause.ts';
import { digitsSaid, telephone } from './digits-said.ts';
import { isKnown } from './name-said.ts';
import { endsWith, list, type Said, type Standing } from './standing.ts';

/** Words that an answer to yes or no begins with. */
const ANSWER: Record<Lang, ReadonlySet<string>> = {
  en: list(
    "yes yeah yep yup ya no nope nah sure correct right okay ok absolutely definitely never exactly uh-huh mm-hmm it that i that's not",
  ),
  es: list('sí si no claro correcto correcta exacto exacta eso bueno vale ok okay está nunca así'),
};
/** All that a bare answer is made of. */
const BARE: Record<Lang, ReadonlySet<string>> = {
  en: list(`yes yeah yep yup ya no nope nah sure correct right okay ok absolutely definitely never exactly please thanks thank you sir ma'am
    it is i do don't am not that's that of course really did didn't does doesn't have haven't was wasn't would wouldn't can can't go ahead
    good fine wrong isn't incorrect think so all very much course`),
  es: list(`sí si no claro correcto correcta exacto exacta eso es bueno vale ok okay está bien nunca así por favor gracias que señor señora
    muchas creo lo incorrecto mal de acuerdo también tampoco`),
};
/** What is hummed before an answer. */
const HUM = list('um umm uh uhh er erm hmm hm mm ah eh em ehm mmm');
/** With these it isn't over: "yes" alone may be, "yes and", "no it" may not. */
const BARE_MAX = 6;

/** What is denied like this often gets its reason or what is right instead after a breath: "no … it's the other one". */
const DENIED: Record<Lang, readonly string[]> = {
  en: ['no', 'nope', 'nah', "that's wrong", "that's not right"],
  es: ['no', 'está mal', 'no es correcto'],
};
/** Neither yes nor no: what it is instead follows more often than not. */
const HALF: Record<Lang, readonly string[]> = {
  en: [
    'not really',
    'not exactly',
    'not always',
    'not quite',
    'i think so',
    "i don't think so",
    'i guess so',
    'kind of',
    'sort of',
    'sometimes',
    'it depends',
    'maybe',
  ],
  es: [
    'no mucho',
    'no tanto',
    'no siempre',
    'creo que sí',
    'creo que no',
    'más o menos',
    'a veces',
    'depende',
    'tal vez',
  ],
};
/** Words of such an answer at most; what is longer has said what it is. */
const HALF_MAX = 5;

/** "Not really", "kind of", "yes, I think so" by themselves. */
export function isHalf({ words, lang }: Said): boolean {
  return words.length <= HALF_MAX && endsWith(words, HALF[lang]);
}

/** "Um, yes" is a yes. */
function withoutHum({ words }: Pick<Said, 'words'>): readonly string[] {
  const from = words.findIndex((word) => !HUM.has(word));
  return words.slice(Math.max(0, from));
}

/** A yes or a no and what goes with it. */
export function isBare(said: Pick<Said, 'words' | 'lang'>): boolean {
  const words = withoutHum(said);
  const [first] = words;
  if (first === undefined || words.length > BARE_MAX || !ANSWER[said.lang].has(first)) return false;
  return words.every((word) => BARE[said.lang].has(word));
}

/** Digits behind a yes that are more than a key or a count. */
const LEAST_OF_NUMBER = 2;

/** "Yes", "no, thank you", "that's right" are whole; a bare "no" may go on, and "not really" probably does. */
export function yesNo(said: Said): Standing | null {
  const { lang } = said;
  if (isHalf(said)) return 'pending';
  const words = withoutHum(said);
  // "Yes, five one eight": the number that was read out is said again, and goes on.
  if (ANSWER[lang].has(words[0] ?? '') && digitsSaid(said) >= LEAST_OF_NUMBER) return telephone(said);
  if (!isBare(said)) return null;
  // Fragments of "it is", "I do" without their verb.
  if (/^(?:it|i|that|of|i'm|think|está|lo|creo|eso)$/.test(words.at(-1)!) && lang === 'en') return 'begun';
  // A name that was read back wrong is put right in the same breath more often than not.
  return endsWith(words, DENIED[lang]) ? (said.expected.person ? 'pending' : 'open') : 'whole';
}

/** One of the choices that were named; a word or two are most choices. */
export function choice(said: Said): Standing | null {
  if (isKnown(said)) return 'whole';
  return yesNo(said) ?? (said.words.length <= 3 ? 'likely' : null);
}

/** How many, where no number is said. */
const SOME = list('a an couple few several half un una unos unas par pocos pocas varios varias media medio');
const UNIT =
  list(`year years old month months week weeks day days hour hours minute minutes degrees fahrenheit celsius times time pounds
  kilos año años mes meses semana semanas día días hora horas minuto minutos grados veces vez libras kilos`);
const TENS_LAST =
  list(`twenty thirty forty fifty sixty seventy eighty ninety hundred point veinte treinta cuarenta cincuenta sesenta setenta
  ochenta noventa ciento punto y`);

/** A quantity with its unit is whole; a bare number may have its unit or its second half to come. */
export function quantity(said: Said): Standing | null {
  const last = said.words.at(-1) ?? '';
  if (/^(?:point|punto|about|around|almost|maybe|casi|como|unos)$/.test(last)) return 'begun';
  if (endsWith(said.words, ['out of ten', 'out of 10', 'de diez', 'de 10'])) return 'whole';
  const dose = DOSE_UNIT.has(last);
  // "About tree days": a unit at the end tells of a number that was misheard.
  if (digitsSaid(said) === 0)
    return (UNIT.has(last) || dose) && said.words.length > 1
      ? said.words.some((word) => SOME.has(word))
        ? 'whole'
        : 'likely'
      : (yesNo(said) ?? when(said));
  if (dose || UNIT.has(last) || endsWith(said.words, ['ago', 'old', 'de edad'])) return 'whole';
  if (/^\d+[.,]\d$/.test(last) || /^(?:point|punto)$/.test(said.words.at(-2) ?? '')) return 'whole';
  if (TENS_LAST.has(last)) return 'open';
  // An age, in two digits; with three it is a temperature, which often has a point to come.
  if (said.words.length <= 2 && digitsSaid(said) === 2) return 'whole';
  return said.words.length <= 3 ? 'likely' : null;
}

const DAY =
  list(`monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight weekend week month lunes martes miércoles
  jueves viernes sábado domingo hoy mañana ayer anoche semana mes`);
const SPAN = list('week weekend month semana mes');
const TIME = list(
  `morning afternoon evening noon am pm o'clock night midday a.m p.m m anytime asap soon mañana tarde noche mediodía cuanto`,
);
const MONTH =
  list(`january february march april may june july august september october november december enero febrero marzo abril mayo junio
  julio agosto septiembre octubre noviembre diciembre`);
/** After these the day is to come. */
const DAY_FOLLOWS = list('next próximo próxima this este esta');
const NUMBERS =
  list(`one two three four five six seven eight nine ten eleven twelve uno dos tres cuatro cinco seis siete ocho nueve diez once doce
  trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta primero`);
const ANY = [
  'as soon as possible',
  'any time',
  'anytime',
  'whenever',
  'cuanto antes',
  'lo antes posible',
  'cualquier hora',
  'soon',
];

/** Which one is to come. */
const SOMETIME = ['some time', 'sometime', 'some day', 'someday'];

/** A day and a time are a whole wish; a day alone often gets its time after a moment. */
export function when(said: Said): Standing | null {
  const { words } = said;
  const last = words.at(-1) ?? '';
  if (DAY_FOLLOWS.has(last) || (MONTH.has(last) && last !== 'may' && !isDate(words, words.length - 1))) return 'begun';
  if (endsWith(words, SOMETIME)) return 'begun';
  if (endsWith(words, ANY)) return 'whole';
  const date = words.findIndex((_, i) => isDate(words, i));
  const day = date >= 0 || words.some((word) => DAY.has(word) || /^\d+(?:st|nd|rd|th)$/.test(word));
  // The number of the day is no hour.
  const rest = date < 0 ? words : words.filter((_, i) => Math.abs(i - date) > 2);
  const time =
    rest.some((word) => TIME.has(word) || /^\d{1,2}$/.test(word)) || digitsSaid({ ...said, words: rest }) > 0;
  if (day && time) return 'whole';
  // "Next week" has its day to come as often as not.
  if (SPAN.has(last) && !words.some((word) => DAY.has(word) && !SPAN.has(word)) && !time && date < 0) return 'open';
  return (day || time) && words.length <= 8 ? 'likely' : null;
}

/** "The sixteenth of August", "August sixteenth", "el dieciséis de agosto". */
function isDate(words: readonly string[], i: number): boolean {
  const near = [...words.slice(Math.max(0, i - 2), i), ...words.slice(i + 1, i + 3)];
  return MONTH.has(words[i]!) && near.some((word) => /(?:th|first|second|third|\d)$/.test(word) || NUMBERS.has(word));
}

const DOSE_UNIT =
  list(`mg milligram milligrams mcg microgram micrograms g gram grams ml milliliter milliliters units unit tablet tablets pill
  pills capsule capsules puffs drops percent miligramos miligramo mililitros gramos gotas tabletas pastillas unidades mgs`);

/** What stands around a medicine's name in an answer, and is none of it. */
const AROUND_MEDICINE =
  list(`it's it is that's that this i'm i am i've take taking on my the a called name medicine medication pill pills one yes yeah um
  uh well please thanks se llama es la el una un mi me tomo tomando medicina medicamento pastilla pastillas para de sí pues por favor`);

/**
 * A medicine's name may have its strength after it, and a strength how often it is taken. Nobody's list of names is needed: a word or two
 * are one.
 */
export function medicine(said: Said): Standing | null {
  const last = said.words.at(-1) ?? '';
  if (/^\d+$/.test(last)) return 'open';
  if (endsWith(said.words, ['called', 'se llama', 'se llaman'])) return 'begun';
  if (isKnown(said) || said.words.some((word) => DOSE_UNIT.has(word) || /^\d+(?:mg|mcg|ml|g)$/.test(word)))
    return 'likely';
  const own = said.words.filter((word) => !AROUND_MEDICINE.has(word));
  return own.length > 0 && own.length <= 2 && !tellsStory(said) ? 'likely' : null;
}

const STREET =
  list(`street st avenue ave road rd lane drive boulevard court place way highway parkway circle terrace calle avenida camino carretera
  paseo`);
/** A ZIP code is said in five digits. */
const ZIP_DIGITS = 5;

/** House number, street, town and ZIP code: with the five digits at its end it is whole. */
export function address(said: Said): Standing | null {
  const { words } = said;
  const zip = words.findLastIndex((word) => /^\d{5}$/.test(word));
  if (zip > 1 && zip >= words.length - 2) return 'whole';
  const spoken = { ...said, words: words.slice(-ZIP_DIGITS) };
  const street = words.findIndex((word) => STREET.has(word));
  if (street > 0 && street < words.length - ZIP_DIGITS && digitsSaid(spoken) === ZIP_DIGITS) return 'whole';
  // A town behind the street: few say the code of their own accord.
  if (street > 0 && street < words.length - 1 && digitsSaid({ ...said, words: words.slice(-1) }) === 0) return 'likely';
  return words.some((word) => /^\d+$/.test(word)) || words.length < 4 ? 'open' : null;
}
