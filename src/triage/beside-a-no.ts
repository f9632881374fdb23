import { namesDanger } from './grave-words.ts';

/** "I took it", "me la tomé": of a temperature that was asked about. */
const TAKEN =
  /^(?:(?:and|y|yeah|well|si|pues) )?(?:(?:i|we|he|she|they|the nurse|my (?:wife|husband|mom|mother|daughter|son)|me|se|nos|ya|ya me|ya se) )*(?:(?:just|already|even) )?(?:took|checked|measured|tested|(?:la|lo) (?:tome|tomo|tomamos|medi|cheque|checo))(?: (?:it|that|mine|his|hers?|(?:my|his|her|the) (?:temperature|temp|fever)|la temperatura))?(?: (?:just now|this morning|tonight|earlier|twice|an hour ago|again|today|ahorita|hace rato|hoy))*$/;
const ONES = 'zero|oh|one|two|three|four|five|six|seven|eight|nine';
const UNOS = 'cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
/** A temperature that is none: 96 to 99.4 °F, 36 to 37.4 °C. */
const FIGURE = `ninety (?:six|seven|eight)(?: (?:point )?(?:${ONES}))?|ninety nine(?: (?:point )?(?:zero|oh|one|two|three|four))?|9[678](?:[ .]\\d)?|99(?:[ .][0-4])?|treinta y seis(?: (?:punto |con |y )?(?:${UNOS}|medio))?|treinta y siete(?: (?:punto |con )?(?:cero|uno|dos|tres|cuatro))?|36(?:[ .]\\d)?|37(?:[ .][0-4])?`;
const NORMAL = new RegExp(
  `(?:^| )(?:(?:and )?(?:it|its|it is|it was|was|is|its at|says|said|at|like|about|fue|salio|sale|marco|marca|en|de|tengo|y) )*(?:${FIGURE})(?: (?:degrees|grados|even|on the dot|flat|right now|this morning))*$`,
);
const OF_FEVER = /^(?:fever|temperature|chills|fiebre|calentura|temperatura|escalofrios)$/;

const LENGTH =
  '(?:\\w+ ){1,3}(?:minutes?|mins?|hours?|seconds?|hour|minutos?|horas?|segundos?|ratito|rato)(?: (?:tops|or so|max|later|mas o menos))?';
/** How long it lasts, and that it comes to an end by itself, told behind what somebody always has. */
const LASTS = new RegExp(`^(?:(?:about|maybe|like|como|unos) )?${LENGTH}$`);
const PASSES = new RegExp(
  `^(?:(?:and|then|y|luego) )*(?:${LENGTH} )?(?:(?:and|then|y|luego) )*(?:(?:it|its|they|theyre|it is|they are|se|se me) )(?:(?:is|are|all|just|always) )*(?:gone|over|done|goes? (?:away|off)|clears?(?: up)?|passes|pass|fades?(?: away)?|quitan?|pasan?|van?)(?: (?:sol[oa]s?|solit[oa]s?|by itself|on its own|again))?$`,
);
/** "Just the sparkles I usually see", "nada más lo de siempre". */
const AS_EVER =
  /^(?:(?:and|y|its|es|son) )?(?:just|only|solo|solamente|nomas|nada mas)\b.*\b(?:always|usual|usually|normal|normally|same old|as ever|every time|siempre|costumbre)\b/;

/**
 * What stands beside a no and is no sign of anything: a temperature that was taken and is normal, what passes of what somebody always has.
 * null: it is none of these; else how much of a no it is by itself. Pure.
 * @param said a piece of the answer, small letters without marks
 * @param before the pieces that stand before it, the last one first
 * @param after the piece behind it
 * @param own what the question asked about
 */
export function besides(
  said: string,
  before: readonly string[],
  after: string,
  own: ReadonlySet<string>,
): 0 | 1 | null {
  if (TAKEN.test(said) && NORMAL.test(after)) return 0;
  const figure = NORMAL.exec(said);
  const taken = figure?.index === 0 ? (before[0] ?? '') : said.slice(0, figure?.index ?? 0);
  if (figure && TAKEN.test(taken)) return [...own].some((w) => OF_FEVER.test(w)) ? 1 : 0;
  if (LASTS.test(said)) return isAsEver(before[0]) ? 0 : null;
  return PASSES.test(said) && isAsEver(LASTS.test(before[0] ?? '') ? before[1] : before[0]) ? 0 : null;
}

const isAsEver = (piece = ''): boolean => AS_EVER.test(piece) && !namesDanger(piece);
