import type { Lang } from '../../lang.ts';
import { DAYS, type Day } from '../../practice/hours-schema.ts';
import { asksHours } from '../../understanding/general-question.ts';

/** What somebody wants to know of where and when, as far as the practice's own facts answer it. */
export type PlaceQuestion =
  | { about: 'address' }
  /** `now`: is it open at this moment, or today; `next`: when it opens again. */
  | {
      about: 'hours';
      on:
        | 'week'
        | 'now'
        | 'next'
        | 'today'
        | 'tomorrow'
        | 'after tomorrow'
        | Day
        | { holiday: RegExp; day: Day | null }
        | { date: string };
    };

const ADDRESS =
  /\b(?:where (?:are|r) (?:you|yall)(?: guys)?(?: located| at)?$|where is (?:your|the) (?:\w+ ){0,2}(?:office|clinic|place)|address|what street|where (?:\w+ ){0,3}located)\b|\b(?:direccion|domicilio|donde (?:esta|estan|quedan?|se encuentran?|se ubican?)(?: ustedes| ubicados)?(?: (?:la|el|su) (?:clinica|consultorio|oficina))?|en que calle)\b/;
const NOT_PLACE =
  /\b(?:hospital|pharmacy|farmacia|lab|laboratorio|urgent care|emergency room|er|portal|records|billing|bus|park\w*|estacion\w*|bano|restroom|entrance|entrada|address on|my address|mi direccion|new address|change my|email)\b/;

const DAY_WORDS: Record<Day, RegExp> = {
  mon: /\b(?:mondays?|lunes)\b/,
  tue: /\b(?:tuesdays?|martes)\b/,
  wed: /\b(?:wednesdays?|miercoles)\b/,
  thu: /\b(?:thursdays?|jueves)\b/,
  fri: /\b(?:fridays?|viernes)\b/,
  sat: /\b(?:saturdays?|sabados?|weekends?|fin(?:es)? de semana)\b/,
  sun: /\b(?:sundays?|domingos?)\b/,
};

/** Holidays as callers name them; a name that the practice's file gives is one of these or found as it stands. */
const HOLIDAYS: readonly RegExp[] = [
  /\b(?:thanksgiving|(?:accion|dia) de gracias)\b/,
  /\bchristmas eve\b|\bnochebuena\b/,
  /\bchristmas\b|\bnavidad\b/,
  /\bnew years eve\b|\bnochevieja\b|\bfin de ano\b/,
  /\bnew years?\b|\bano nuevo\b/,
  /\bindependence day\b|\b(?:4th|fourth|4) of july\b|\bjuly (?:4th|4|fourth)\b|\b(?:cuatro|4) de julio\b/,
  /\blabor day\b|\bdia del trabajo\b/,
  /\bmemorial day\b|\bdia de los caidos\b/,
  /\bveterans day\b|\bdia de los veteranos\b/,
  /\b(?:columbus|indigenous peoples?) day\b/,
  /\bjuneteenth\b/,
  /\bpresidents day\b/,
  /\b(?:martin luther king|mlk)\b/,
  /\beaster\b|\bpascua\b/,
  /\bgood friday\b|\bviernes santo\b/,
];

/** "por la mañana" is no tomorrow. */
const MORNING = /\b(?:por|en|de|a) la manana\b/g;

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const NUMBERS: Record<Lang, string> = {
  en: 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta',
};
const ORDINALS = new Map([
  ...Object.values(NUMBERS).flatMap((words) => words.split(' ').map((word, n): [string, number] => [word, n])),
  ...'first second third fourth fifth sixth seventh eighth ninth'
    .split(' ')
    .map((word, n): [string, number] => [`twenty ${word}`, 21 + n]),
  ['thirtieth', 30],
  ['thirty first', 31],
  ['treinta y uno', 31],
  ['primero', 1],
]);

/** "december twenty fourth", "el 24 de diciembre": month and day as --MM-DD; null: none is said. */
function dateIn(said: string): string | null {
  const number = `\\d{1,2}(?:st|nd|rd|th)?|${[...ORDINALS.keys()].sort((a, b) => b.length - a.length).join('|')}`;
  const [, m1, d1, d2, m2] =
    new RegExp(`\\b(?:(${MONTHS}) (?:the )?(${number})|(${number}) (?:de |of )?(${MONTHS}))\\b`).exec(said) ?? [];
  const [month, day] = [m1 ?? m2, d1 ?? d2];
  if (!month || !day) return null;
  const k = (MONTHS.split('|').indexOf(month) % 12) + 1;
  const n = ORDINALS.get(day) ?? Number.parseInt(day, 10);
  return n >= 1 && n <= 31 ? `--${String(k).padStart(2, '0')}-${String(n).padStart(2, '0')}` : null;
}

/** "When do you open again", "a qué hora vuelven a abrir". */
const OPENS_AGAIN =
  /\b(?:open|opens|opening|back)\b.*\b(?:again|next(?! (?:week|month|year))|back up)\b|\b(?:open back|reopens?|open next)\b|\b(?:vuelven? a abrir|reabren?|abren? (?:otra vez|de nuevo|de vuelta))\b/;

/** Reads a question about place or time; null: it is none. @param holidays names of the practice's holidays, in both languages */
export function placeQuestion(text: string, holidays: readonly string[]): PlaceQuestion | null {
  const said = foldedWords(text);
  if (NOT_PLACE.test(said)) return null;
  if (asksHours(said)) {
    // "the day after Thanksgiving" before "Thanksgiving".
    const names = holidays.map(foldedWords).sort((a, b) => b.length - a.length);
    const named = names.find((name) => name && said.includes(name));
    const holiday = named ? new RegExp(`\\b${named}\\b`) : HOLIDAYS.find((words) => words.test(said));
    const day = DAYS.find((d) => DAY_WORDS[d].test(said)) ?? null;
    if (holiday) return { about: 'hours', on: { holiday, day } };
    const date = dateIn(said);
    if (date) return { about: 'hours', on: { date } };
    if (/\b(?:day after tomorrow|pasado manana)\b/.test(said)) return { about: 'hours', on: 'after tomorrow' };
    if (/\b(?:tomorrow|manana)\b/.test(said.replace(MORNING, ' '))) return { about: 'hours', on: 'tomorrow' };
    if (day) return { about: 'hours', on: day };
    if (/\b(?:now|right now|ahora|ahorita|still open|siguen? abiert)/.test(said)) return { about: 'hours', on: 'now' };
    if (/\b(?:today|tonight|hoy|esta tarde)\b/.test(said)) return { about: 'hours', on: 'today' };
    if (
      /^(?:\w+ ){0,4}(?:are you|is the (?:office|clinic)|estan|esta)(?: \w+){0,2} (?:open|closed|abiert|cerrad)[oa]?s?$/.test(
        said,
      )
    )
      return { about: 'hours', on: 'now' };
    if (OPENS_AGAIN.test(said)) return { about: 'hours', on: 'next' };
    return { about: 'hours', on: 'week' };
  }
  return ADDRESS.test(said) ? { about: 'address' } : null;
}

/** Small letters, no accents, no punctuation. */
export function foldedWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
