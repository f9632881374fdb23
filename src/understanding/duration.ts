import { quote, type Token } from '../words/tokens.ts';

const NUMBER =
  '(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|sixteen|couple(?: of)?|few|several|half an|half a|about|un|una|unos|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|media|varios|varias|\\d+)';
const UNIT =
  '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|minutos?|horas?|dias?|noches?|semanas?|mes|meses|anos?)';
/** Without "since", "at" or "after" it is where somebody is: "we're at the church supper". */
const MEAL = '(?:lunch|breakfast|supper|dinner)';
const DAY = `(?:yesterday|today|this (?:morning|afternoon|evening|week)|last (?:night|week|month|year)|the day before yesterday|(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|${MEAL}|noon|midnight|ayer|hoy|anoche|esta (?:manana|tarde)|antier|anteayer|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|christmas|thanksgiving)`;
const LONG_AGO =
  'summer|spring|winter|fall|autumn|holidays|beginning of the \\w+|end of the \\w+|middle of the \\w+|january|february|march|april|may|june|july|august|september|october|november|december|verano|invierno|otono|primavera|navidad|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|hace (?:un )?(?:rato|tiempo)|fin de semana';
const PART = '(?:manana|tarde|noche|madrugada)';
const PATTERNS = [
  // "desde en la mañana", "desde el lunes en la tarde", "desde las cuatro"
  new RegExp(
    `\\bdesde (?:(?:ayer|hoy|anoche|antier|anteayer|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))(?: (?:en|por) la ${PART})|(?:en |por )?la ${PART}|temprano|(?:la una|las ${NUMBER})(?: y media)?(?: de la ${PART})?(?! \\w*(?:veces|vez)))\\b`,
  ),
  new RegExp(
    `\\b(?:since|desde(?: hace)?) (?:about |around |like |como )?(?:${DAY}|the weekend|${NUMBER}(?: ${NUMBER})? (?:${UNIT}|oclock)|[a-z]+ty? (?:am|pm)|\\d+|nine|ten|eight|seven|six|five|four|three|two|one|noon|i woke up)\\b`,
  ),
  new RegExp(
    `\\b(?:since|desde)(?: (?:about|around|like|como))?(?: (?:the|last|this|el|la|los|las|este|esta))? (?:${LONG_AGO})(?: pasad[oa])?\\b`,
  ),
  new RegExp(
    `\\b(?:for )?(?:about |like |around |almost |over |maybe |the last |the past |at least )*${NUMBER}(?: ${NUMBER})?(?: or ${NUMBER})? (?:good |full |straight |whole )?${UNIT}(?: ago| now| already)?\\b`,
  ),
  new RegExp(
    `\\b(?:hace|lleva|llevo|por) (?:como |ya |casi |mas de )?${NUMBER}(?: ${NUMBER})? (?:hora|horas|${UNIT})\\b`,
  ),
  new RegExp(
    `\\b(?:for |over |durante )?(?:the |la |el )?(?:past|last|ultim[oa]s?) (?:few |couple of |several )?${UNIT}(?: or so)?\\b`,
  ),
  /\b(?:all (?:day|night|week|morning|weekend)|todo el dia|toda la (?:noche|semana))\b/,
  new RegExp(`\\b(?:${DAY})\\b`),
  /\b(?:for (?:a while|weeks|days|months|hours|years)|lately|un rat(?:o|ito)|hace rat(?:o|ito)|ultimamente)\b/,
];

/** What was waited or driven, and how long a supply lasts. */
const NOT_ILL =
  /\b(?:wait\w*|sat|sit|sitting|hold|drive|drove|esper\w+)(?: \w+){0,2}$|\b(?:quedan?|sobran?)(?: (?:como|unos|unas|nada mas))*$|\b(?:have|got|has)(?: (?:about|like|only|maybe))*$/;
const SUPPLY_AFTER = /^(?:of|worth|supply|left|de (?:pastillas?|medicina|medicamento|insulina)|from now|wait)\b/;
/** A day that is wanted for something, and not when it began. */
const WANTED_DAY =
  /\b(?:appointments?|come|be seen|get in|visit|refill|need|schedule|book|see (?:the|a|my|doctor|you)|for|by|until|till|before|next|tomorrow|cita|venir|para|antes|box|toca|(?:me|te|la|lo|le|nos|las|los|se) (?:ven?|vean?|veria|atienden?|atiendan?|revisan?|revisen?)|(?:ver|atender|revisar|sacar)(?:me|la|lo|le|nos)?|sacan|sacaran)\b[^,]*$/;
const ONLY_DAY = new RegExp(`^(?:${DAY})$`);
const ONLY_MEAL = new RegExp(`^${MEAL}$`);
const WHEN_EATEN = /\b(?:since|at|after|before|during|about|around|with)$/;

/** Weeks of a pregnancy: "i'm thirty four weeks", "tengo siete meses" alone, "at thirty weeks". */
const GESTATION = /\b(?:i|im|i am|am|at|estoy de|tengo|voy para|ando de) $/;
/** When something began that is not the complaint: a medicine, an operation, a visit. */
const OF_SOMETHING_ELSE =
  /\b(?:put (?:me|him|her|us) on|start(?:ed|ing)|prescribed|switched|gave (?:me|him|her)|began|surgery|operat\w+|procedure|delivered|gave birth|saw (?:the|my|dr|doctor)|was (?:in|seen)|discharged|had (?:my|his|her|the|a|an) (?:\w+ ){1,3}(?:done|out|removed|replaced|fixed|repaired)|me (?:recetaron|dieron|cambiaron|operaron)|(?:me|la|lo|le|nos) (?:vio|vieron|atendio|atendieron|reviso|revisaron|checo|checaron)|cirugia|empece a tomar)\b[^.,;]{0,60}$/;
const AGO = /\b(?:ago|back)\b|^hace\b/;
/** What began with that something: "… three weeks ago, and ever since". */
const EVER_SINCE =
  /^(?:ago |back )?(?:and |y )?(?:ever since\b|since then\b|right after\b|from then\b|desde entonces\b)/;
const UNKNOWN =
  /\b(?:(?:dont|do not|didnt) know|no (?:idea|se|sabria|recuerdo)|not sure|couldnt (?:tell|say)|cant (?:tell|say|remember)|quien sabe)\b/;

/** Words of time without a number: in an answer they tell when, as the caller put it. */
const OF_TIME =
  /\b(since|ago|started|start(s)?|began|begun|when (i|he|she|it|we|they)|while|(so|not|too|very|pretty) long|long time|always|forever|childhood|birth|born|(my|her|his|whole|all) life|recent(ly)?|just now|right now|sudden(ly)?|(a|few) (moment|second)s?|minutes?|hour|night|day|week|weekend|month|year|spring|summer|fall|autumn|winter|morning|afternoon|evening|noon|midnight|(jan|febr)uary|march|april|may|june|july|august|september|october|november|december|earlier|oclock|a couple|a bit|ages|on and off|off and on|comes and goes|desde|hace|cuando (me|le|se|empez\w+|lleg\w+|fui|com\w+)|siempre|empezo|comenzo|rato|ratito|recien|ahorita|ahora|repente|dia|dias|noche|semana|mes|ano|anos|manana|tarde|madrugada|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|verano|invierno|otono|primavera|toda la vida|poquito|poco|tiempo)\b/;
/** A bare number is one of days or hours, or an hour of the clock. */
const BARE = new RegExp(
  `^(?:and |oh |uh |um |well |is |its |it was |at |about |like |around |maybe |como |unos |unas |a |la |las |y |pues |eran? )*${NUMBER}(?: or ${NUMBER}| o ${NUMBER})?$` +
    // "since", which a recogniser made another word of
    `|^(?:[a-z]+ ){1,2}(?:about|around|como a las?) ${NUMBER}$`,
);
/** Of these a word of time proves nothing: the number of a line, a promise, an order. */
const OF_NO_TIME = /\b(this number|yes|no|numero|number|call(ing)?|llam\w+|right now please|hold|wait|espere)\b/;

function tellsTime(said: string): boolean {
  return BARE.test(said) || (OF_TIME.test(said) && !OF_NO_TIME.test(said));
}

/** The words before offset `at` of the said ones, back to the last mark. */
function clauseOf(t: readonly Token[], starts: readonly number[], at: number): string {
  const end = starts.findIndex((s, i) => s + t[i]!.w.length > at);
  let from = end;
  while (from > 0 && t[from]!.mark === '') from--;
  return t
    .slice(from, end)
    .map((x) => x.w)
    .join(' ');
}

/** How long it has been going on, in the caller's words; ages ("two years old") and doses ("three times a day") are none. */
export function durationIn(text: string, t: readonly Token[], asked: boolean): string | null {
  const starts: number[] = [];
  let said = '';
  for (const x of t) {
    starts.push(said.length);
    said += `${x.w} `;
  }
  for (const re of PATTERNS) {
    const all = [...said.matchAll(new RegExp(re.source, 'g'))];
    for (const m of all) {
      const after = said.slice(m.index + m[0].length).trimStart();
      const before = said.slice(0, m.index).trimEnd();
      if (
        /^(old|pregnant|along|de (embarazo|edad|nacid))/.test(after) ||
        /\b(every|cada|once|twice|times|per|veces|vez|turned|he|she|tiene|in|within|next|until|edad de|nino de|nina de|bebe de|hij[oa] de|is|age) ?$/.test(
          before,
        )
      )
        continue;
      if (SUPPLY_AFTER.test(after) && (!/^of\b/.test(after) || /\b(?:have|got|has)\b[^,]*$/.test(before))) continue;
      if (NOT_ILL.test(before) && (!/\b(?:have|got|has)(?: \w+)?$/.test(before) || SUPPLY_AFTER.test(after))) continue;
      if (
        ONLY_DAY.test(m[0]) &&
        !/^(?:yesterday|last|ayer|anoche|antier|anteayer)/.test(m[0]) &&
        WANTED_DAY.test(clauseOf(t, starts, m.index))
      )
        continue;
      if (ONLY_MEAL.test(m[0]) && !WHEN_EATEN.test(before)) continue;
      if (
        GESTATION.test(`${before} `) &&
        /\b(?:weeks?|months?|semanas|meses|mes)\b/.test(m[0]) &&
        !/^(?:con|sin|with|de (?!embarazo))/.test(after)
      )
        continue;
      if (
        OF_SOMETHING_ELSE.test(before) &&
        (AGO.test(m[0]) || ONLY_DAY.test(m[0]) || /^(?:ago|back)\b/.test(after)) &&
        !EVER_SINCE.test(after)
      )
        continue;
      const from = starts.findIndex((s, i) => s + t[i]!.w.length > m.index);
      let to = from;
      while (to < t.length && starts[to]! < m.index + m[0].length) to++;
      return quote(text, t, from, to);
    }
  }
  const few = /\b(?:empez\w+|comenz\w+|started|began)\b/.test(said) ? 8 : 6;
  return asked && t.length <= few && tellsTime(said.trim()) && !UNKNOWN.test(said) ? text.trim() : null;
}
