import { quote, type Token } from '../words/tokens.ts';
import { hourBegan } from './hour-began.ts';
import { isNotSince } from './not-since.ts';
import { sinceEvent } from './since-event.ts';
import { soundsApart, soundsOf } from './sounds.ts';
import { DAY } from './time-words.ts';

const NUMBER =
  '(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|sixteen|couple(?: of)?|few|several|half an|half a|about|un|una|unos|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|media|varios|varias|\\d+)';
const UNIT =
  '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|minutos?|horas?|dias?|noches?|semanas?|mes|meses|anos?)';
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

const UNKNOWN =
  /\b(?:(?:dont|do not|didnt) know|no (?:idea|se|sabria|recuerdo)|not sure|couldnt (?:tell|say)|cant (?:tell|say|remember)|quien sabe)\b/;

/** Words of time without a number: in an answer they tell when, as the caller put it. */
const OF_TIME =
  /\b(since|ago|started|start(s)?|began|begun|when (i|he|she|it|we|they)|while|(so|not|too|very|pretty) long|long time|always|forever|childhood|birth|born|(my|her|his|whole|all) life|recent(ly)?|just now|right now|sudden(ly)?|(a|few) (moment|second)s?|minutes?|hour|night|day|week|weekend|month|year|spring|summer|fall|autumn|winter|morning|afternoon|evening|noon|midnight|(jan|febr)uary|march|april|may|june|july|august|september|october|november|december|earlier|oclock|a couple|a bit|ages|on and off|off and on|comes and goes|desde|hace|cuando (me|le|se|empez\w+|lleg\w+|fui|com\w+)|siempre|empezo|comenzo|rato|ratito|recien|ahorita|ahora|repente|dia|dias|noche|semana|mes|ano|anos|manana|tarde|madrugada|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|verano|invierno|otono|primavera|toda la vida|poquito|poco|tiempo)\b/;
/** A bare number is one of days or hours, or an hour of the clock. */
const BARE = new RegExp(
  `^(?:and |oh |uh |um |well |is |its |it was |at |about |like |around |maybe |como |unos |unas |a |la |las |y |pues |eran? )*${NUMBER}(?: or ${NUMBER}| o ${NUMBER})?$` +
    // Some word before it that a recogniser made another one of
    `|^(?:[a-z]+ ){1,2}(?:about|around|como a las?) ${NUMBER}$`,
);
/** Of these a word of time proves nothing: the number of a line, a promise, an order. */
const OF_NO_TIME = /\b(this number|yes|no|numero|number|call(ing)?|llam\w+|right now please|hold|wait|espere)\b/;

function tellsTime(said: string): boolean {
  return BARE.test(said) || (OF_TIME.test(said) && !OF_NO_TIME.test(said));
}

/** How "since" sounds, and how far from it a word may be: "cents", "sense", "sins". */
const SINCE = soundsOf('since');
const LIKE_SINCE = 0.8;
/** So many words stand before it at most: "oh, for cents about nine". */
const BEFORE_SINCE = 2;
const THEN = new RegExp(
  `^(?:about |around |like |maybe )*(?:${DAY}|${NUMBER}(?: ${NUMBER})?(?: (?:oclock|am|pm|thirty|fifteen))?|i woke up)\\b`,
);

/** "Cents about nine", "sense this morning": an answer that begins with a word that sounds like "since"; null where it does not. */
function sinceMisheard(text: string, t: readonly Token[]): string | null {
  for (let i = 0; i <= BEFORE_SINCE && i + 1 < t.length; i++) {
    if (soundsApart(soundsOf(t[i]!.w), SINCE) > LIKE_SINCE) continue;
    const rest = t.slice(i + 1).map((x) => x.w);
    if (rest.length <= MOST_WORDS && THEN.test(rest.join(' '))) return `since ${quote(text, t, i + 1, t.length)}`;
  }
  return null;
}

const MOST_WORDS = 5;

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
  const event = sinceEvent(text, t);
  if (event !== null) return event;
  for (const re of PATTERNS) {
    const all = [...said.matchAll(new RegExp(re.source, 'g'))];
    for (const m of all) {
      const after = said.slice(m.index + m[0].length).trimStart();
      const before = said.slice(0, m.index).trimEnd();
      const at = starts.findIndex((s, i) => s + t[i]!.w.length > m.index);
      const last = text.slice(t[at - 1]?.from ?? 0, at > 0 ? t[at - 1]!.to : 0);
      if (isNotSince({ words: m[0], before, after, clause: clauseOf(t, starts, m.index), last })) continue;
      let to = at;
      while (to < t.length && starts[to]! < m.index + m[0].length) to++;
      return quote(text, t, at, to);
    }
  }
  const hour = hourBegan(t);
  if (hour) return quote(text, t, hour.from, hour.to);
  const since = asked ? sinceMisheard(text, t) : null;
  if (since !== null) return since;
  const few = /\b(?:empez\w+|comenz\w+|started|began)\b/.test(said) ? 8 : 6;
  return asked && t.length <= few && tellsTime(said.trim()) && !UNKNOWN.test(said) ? text.trim() : null;
}
