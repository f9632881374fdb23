import type { Lang } from '../../lang.ts';
import { digitsSaid } from './digits-said.ts';
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
/** With these it isn't over: "yes" alone may be, "yes and", "no it" may not. */
const BARE_MAX = 6;

/** What is denied like this often gets its reason, or what is right instead, after a breath. */
const DENIED: Record<Lang, readonly string[]> = {
  en: ['no', 'nope', 'nah', 'not really', 'i think so', "i don't think so", "that's wrong", "that's not right"],
  es: ['no', 'creo que sí', 'creo que no', 'está mal', 'no es correcto'],
};

/** "Yes", "no, thank you", "that's right" are whole; a bare "no" is likely to be. */
export function yesNo({ words, lang }: Said): Standing | null {
  const first = words[0];
  if (first === undefined || !ANSWER[lang].has(first)) return null;
  if (words.length > BARE_MAX || !words.every((word) => BARE[lang].has(word))) return null;
  // Fragments of "it is", "I do" without their verb.
  if (/^(?:it|i|that|of|i'm|think|está|lo|creo|eso)$/.test(words.at(-1)!) && lang === 'en') return 'begun';
  return endsWith(words, DENIED[lang]) ? 'likely' : 'whole';
}

/** One of the choices that were named; a word or two are most choices. */
export function choice(said: Said): Standing | null {
  if (isKnown(said)) return 'whole';
  return yesNo(said) ?? (said.words.length <= 3 ? 'likely' : null);
}

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
  if (digitsSaid(said) === 0) return yesNo(said) ?? when(said);
  if (UNIT.has(last) || endsWith(said.words, ['ago', 'old', 'de edad'])) return 'whole';
  if (/^\d+[.,]\d$/.test(last)) return 'whole';
  if (TENS_LAST.has(last)) return 'open';
  // An age, in two digits; with three it is a temperature, which often has a point to come.
  if (said.words.length <= 2 && digitsSaid(said) === 2) return 'whole';
  return said.words.length <= 3 ? 'likely' : null;
}

const DAY =
  list(`monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight weekend week month lunes martes miércoles
  jueves viernes sábado domingo hoy mañana semana mes`);
const TIME = list(
  `morning afternoon evening noon am pm o'clock night midday a.m p.m m anytime asap soon mañana tarde noche mediodía cuanto`,
);
const MONTHS =
  list(`january february march april june july august september october november december enero febrero marzo abril mayo junio
  julio agosto septiembre octubre noviembre diciembre next próximo próxima this este esta`);
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

/** A day and a time are a whole wish; a day alone often gets its time after a moment. */
export function when(said: Said): Standing | null {
  const { words } = said;
  const last = words.at(-1) ?? '';
  if (MONTHS.has(last)) return 'begun';
  if (endsWith(words, ANY)) return 'whole';
  const day = words.some((word) => DAY.has(word)) || words.some((word) => /^\d+(?:st|nd|rd|th)$/.test(word));
  const time =
    words.some((word) => TIME.has(word)) || words.some((word) => /^\d{1,2}$/.test(word)) || digitsSaid(said) > 0;
  if (day && time) return 'whole';
  return (day || time) && words.length <= 6 ? 'likely' : null;
}

const DOSE_UNIT =
  list(`mg milligram milligrams mcg microgram micrograms g gram grams ml milliliter milliliters units unit tablet tablets pill
  pills capsule capsules puffs drops percent miligramos miligramo mililitros gramos gotas tabletas pastillas unidades mgs`);

/** A medicine's name may have its strength after it; with number and unit it is whole. */
export function medicine(said: Said): Standing | null {
  const last = said.words.at(-1) ?? '';
  if (DOSE_UNIT.has(last) || /^\d+(?:mg|mcg|ml|g)$/.test(last)) return 'whole';
  if (/^\d+$/.test(last)) return 'open';
  if (isKnown(said)) return 'likely';
  return null;
}

/** House number, street, town and ZIP code: with the five digits at its end it is whole. */
export function address({ words }: Said): Standing | null {
  const zip = words.findLastIndex((word) => /^\d{5}$/.test(word));
  if (zip > 1 && zip >= words.length - 2) return 'whole';
  return words.some((word) => /^\d+$/.test(word)) || words.length < 4 ? 'open' : null;
}
