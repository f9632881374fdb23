import type { Token } from '../words/tokens.ts';

/**
 * Lengths of time that are said without a number, in days: "since last night", "desde agosto". Where a word may mean two, as a day of the week does
 * to whom no calendar is given, the least and the most are told, and the graver one counts.
 */
const LENGTHS: readonly [RegExp, readonly number[]][] = [
  [/\b(?:the day before yesterday|the other (?:day|night)|antier|anteayer|antenoche|antes de ayer)\b/, [2]],
  [/\b(?:yesterday|last (?:night|evening)|overnight|all night|ayer|anoche|toda la noche)\b/, [1]],
  [
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweekend\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin de semana)\b|\b(?:this|all|esta|toda la) (?:week|semana)\b/,
    [1, 6],
  ],
  [/\b(?:last week|la semana pasada)\b/, [2, 13]],
  [
    /\b(?:january|february|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|summer|spring|winter|autumn|verano|invierno|otono|primavera|christmas|thanksgiving|easter|halloween|labor day|memorial day|navidad|new years?|last (?:month|year)|el (?:mes|ano) pasado|(?:since|last|in|about|around|early|late|mid) (?:march|may|fall))\b/,
    [4, 365],
  ],
  [/\b(?:years|anos|always|forever|siempre|toda la vida|(?:my|his|her) (?:whole|entire) life)\b/, [730]],
  [/\b(?:months|meses)\b/, [60]],
  [/\b(?:weeks|semanas)\b/, [14, 28]],
  [/\b(?:ages|a long (?:time|while)|mucho tiempo)\b/, [30]],
  [
    /\b(?:a (?:good |few |couple (?:of )?|several )?|varios |unos |algunos |many |several )days\b|\bvarios dias\b/,
    [2, 6],
  ],
  [
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|(?:just|right) now|hoy|ahorita|hace (?:un )?rat(?:o|ito)|un rat(?:o|ito)|esta (?:manana|tarde|noche)|(?:since|desde|after|before|around|about) (?:(?:la|el|en la) )?(?:lunch|breakfast|supper|dinner|noon|midnight|desayuno|almuerzo|comida|cena|mediodia|manana|madrugada|temprano)|woke up|me (?:desperte|levante)|a (?:few|couple of) (?:minutes|hours))\b/,
    [0.1, 0.7],
  ],
];

/** The lengths, in days, that an answer without a number may mean; none: it tells none. Pure. */
export function lengthsSaid(t: readonly Token[]): readonly number[] {
  const said = t.map((x) => x.w).join(' ');
  return LENGTHS.find(([words]) => words.test(said))?.[1] ?? [];
}
