/**
 * Figures of somebody who is well, as they are told on the telephone: "ninety eight four" of a temperature, "sats ninety six", "pulse seventy
 * two". Each becomes one word for the topics. What is out of range is left as it was said.
 */
const ONES = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|\\d';
const UNOS = 'cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|medio|y medio';
/** 96 to 99.4 °F, 36 to 37.4 °C. */
const TEMPERATURE = `(?:ninety (?:six|seven|eight)(?: (?:point )?(?:${ONES}))?|ninety nine(?: (?:point )?(?:zero|oh|one|two|three|four))?(?! (?:point )?(?:five|six|seven|eight|nine))|9[678](?:[. ]\\d)?|99(?:[. ][0-4])?|treinta y seis(?: (?:punto |con |y )?(?:${UNOS}))?|treinta y siete(?: (?:punto |con )?(?:cero|uno|dos|tres|cuatro))?(?! (?:punto |con |y )?(?:cinco|seis|siete|ocho|nueve|medio))|36(?:[. ]\\d)?|37(?:[. ][0-4])?)(?: (?:degrees|grados|even))?`;
const OF_TEMPERATURE = 'temp|temps|temperature|thermometer|temperatura|termometro';
const BETWEEN =
  '(?: (?:is|was|its|at|a|says|said|reads|of|just|about|like|this morning|only|running|around|es|fue|marca|marco|de|en|tiene|tengo|esta))*';

const TOLD: readonly [RegExp, string][] = [
  [new RegExp(`\\b(?:${OF_TEMPERATURE})${BETWEEN} ${TEMPERATURE}(?= |$)`, 'g'), 'healthytemp'],
  [
    /\b(?:sats?|o2(?: sats?)?|o two|oxygen|saturation|satting|spo2|pulse ox|oxigeno)(?: (?:is|are|of|at|was|level|s|a|en|de))* (?:ninety (?:three|four|five|six|seven|eight|nine)|9[3-9]|(?:a |one )?hundred|100|noventa y (?:cuatro|cinco|seis|siete|ocho|nueve))(?: percent| por ciento)?(?: (?:on|at|al) (?:room air|(?:her |his )?(?:one|two|three|four|1|2|3|4|usual|\w+) liters?|aire ambiente))?/g,
    'healthysat',
  ],
  [
    /\b(?:pulse|heart rate|h r|hr|pulso)(?: (?:is|of|at|was|in the|de))* (?:(?:sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|(?:sixties|seventies|eighties)|[6-9]\d)/g,
    'healthypulse',
  ],
  [
    /\b(?:resps?|respirations?|resp rate|respiratory rate|r r|rr)(?: (?:is|are|of|at|was|rate))* (?:twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|1[2-9]|20)\b(?! (?:one|two|three|four|five|six|seven|eight|nine))/g,
    'healthyrate',
  ],
  [
    /\b(?:b p|bp|blood pressure|pressure)(?: (?:is|of|at|was))* (?:one|a hundred|one hundred|1) ?(?:and )?(?:ten|fifteen|twenty|thirty|\d\d)(?: (?:one|two|three|four|five|six|seven|eight|nine))? (?:over )?(?:sixty|seventy|eighty|[678]\d)(?: (?:one|two|three|four|five|six|seven|eight|nine))?/g,
    'as usual',
  ],
  [
    /\b(?:vitals?|vital signs|signos vitales)(?: (?:are|is|all|signs|estan))* (?:stable|normal|good|fine|w n l|estables|normales)/g,
    'as usual',
  ],
  [/\bhemodynamically stable\b/g, 'as usual'],
  [/\b(?:color|colour)\b/g, 'color'],
];
const BARE = new RegExp(
  `^(?:(?:it|its|is|was|at|about|he|she|i|runs|running|tengo|tiene|and|y|says|marca|took it|checked it) )*${TEMPERATURE}(?: (?:this morning|right now|just now|ahorita|now|today))*$`,
);
const OF_FEVER = /^fever$/;
/** "She runs ninety seven", "tiene treinta y seis y medio"; no age, and no length of time. */
const RUNS = new RegExp(
  `\\b(?:runs?|running|tiene|tengo|trae)(?: (?:a|at|about|como))* ${TEMPERATURE}(?= |$)(?! (?:anos|years?|weeks?|semanas?|months?|meses|days?|dias?|hours?|horas?|minutes?|minutos?|pounds|libras))`,
  'g',
);

/** The words of a piece, with a healthy figure as one word. @param asked topics: a figure alone is a temperature only where fever was asked about */
export function healthy(words: readonly string[], asked: ReadonlySet<string>): string {
  const said = TOLD.reduce((left, [pattern, word]) => left.replace(pattern, word), words.join(' '));
  if (![...asked].some((id) => OF_FEVER.test(id))) return said;
  return BARE.test(said) ? 'healthytemp' : said.replace(RUNS, 'healthytemp');
}
