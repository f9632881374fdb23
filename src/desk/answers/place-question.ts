import { DAYS, type Day } from '../../practice/hours-schema.ts';

/** What somebody wants to know of where and when, as far as the practice's own facts answer it. */
export type PlaceQuestion =
  | { about: 'address' }
  /** `now`: is it open at this moment, or today. */
  | { about: 'hours'; on: 'week' | 'now' | 'today' | 'tomorrow' | Day | { holiday: RegExp } };

const ADDRESS =
  /\b(?:where (?:are|r) (?:you|yall)(?: guys)?(?: located| at)?$|where is (?:your|the) (?:\w+ ){0,2}(?:office|clinic|place)|address|what street|where (?:\w+ ){0,3}located)\b|\b(?:direccion|domicilio|donde (?:esta|estan|quedan?|se encuentran?|se ubican?)(?: ustedes| ubicados)?(?: (?:la|el|su) (?:clinica|consultorio|oficina))?|en que calle)\b/;
const HOURS =
  /\b(?:(?:your|the|office|business|what|saturday|sunday|weekend|holiday) hours|hours (?:of|are|do)|(?:are|is|will|were) (?:you|it|yall|they|the (?:office|clinic|place)|(?:\w+ ){1,3}office)(?: guys| all)? (?:be )?(?:still )?(?:open|closed)|(?:when|what time|how late|until when|what days?) (?:do|does|are|is|will) (?:\w+ ){1,4}(?:open|close|closed|there)|(?:how late|when) (?:are )?(?:you|they) (?:open|close)|(?:do|does) (?:you|yall|they|the (?:office|clinic)) (?:guys )?(?:open|close)|anybody there (?:on|today|now))\b|\b(?:horarios?|(?:a que hora|hasta que hora|desde que hora|cuando|que dias?) (?:abren?|cierran?|atienden|estan abiertos?|esta abierto)|(?:estan|esta|siguen?|estaran?) (?:\w+ ){0,2}(?:abiert|cerrad)[oa]s?|(?:abren|cierran|atienden|trabajan) (?:el|los|hoy|manana|en|al|a|ahora))\b/;
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
const HOLIDAYS = [
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

/** Reads a question about place or time; null: it is none. @param holidays names of the practice's holidays, in both languages */
export function placeQuestion(text: string, holidays: readonly string[]): PlaceQuestion | null {
  const said = foldedWords(text);
  if (NOT_PLACE.test(said)) return null;
  if (HOURS.test(said)) {
    const named = holidays.map(foldedWords).find((name) => name && said.includes(name));
    const holiday = named ? new RegExp(`\\b${named}\\b`) : HOLIDAYS.find((words) => words.test(said));
    if (holiday) return { about: 'hours', on: { holiday } };
    const day = DAYS.find((d) => DAY_WORDS[d].test(said));
    if (day) return { about: 'hours', on: day };
    if (/\b(?:tomorrow|manana)\b/.test(said)) return { about: 'hours', on: 'tomorrow' };
    if (/\b(?:now|right now|ahora|ahorita|still open|siguen? abiert)/.test(said)) return { about: 'hours', on: 'now' };
    if (/\b(?:today|tonight|hoy|esta tarde)\b/.test(said)) return { about: 'hours', on: 'today' };
    if (
      /^(?:\w+ ){0,4}(?:are you|is the (?:office|clinic)|estan|esta)(?: \w+){0,2} (?:open|closed|abiert|cerrad)[oa]?s?$/.test(
        said,
      )
    )
      return { about: 'hours', on: 'now' };
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
