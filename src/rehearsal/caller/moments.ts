import type { StoryEvent } from '../scenario.ts';
import { datesIn, timesIn } from './dates.ts';
import { asksAnythingElse, asksRight, joinDigits, saysGoodbye, type Turn, tells911 } from './hearing.ts';
import { mattersAsked, mattersOfKey } from './matters.ts';
import type { Sense } from './sense.ts';

/** What a caller knows of the call when a moment is looked for. */
export interface Moment {
  turn: Turn;
  /** Questions about what happened or is wanted that were asked so far, this turn included; who somebody is does not count. */
  details: number;
  /** Questions of any kind so far, this turn included. */
  asked: number;
  /** Local date, YYYY-MM-DD. */
  today: string;
  sense: Sense;
}

/** So near a sentence must be to the words of a moment where nothing but meaning tells. */
const NEAR_TOLD = 0.5;
const NEAR_ASKED = 0.55;

type Told = [at: RegExp, said: (turn: Turn) => boolean];

/** What is asked is not told. */
const says = (pattern: RegExp) => (turn: Turn) =>
  turn.sentences.some((s) => !turn.questions.includes(s) && pattern.test(s));

/** Things that callers are told, by the words of a story and by those of a practice. The first that fits the story counts. */
const TOLD: readonly Told[] = [
  [/\b911\b/, tells911],
  [/\b988\b|crisis line|lifeline/i, (turn) => /\b988\b/.test(joinDigits(turn.text))],
  [/poison/i, says(/poison|envenena|toxicol|222-?1222/i)],
  [
    /emergency (room|department)|\ber\b|hospital|labor floor/i,
    says(/emergency (room|department)|hospital|labor|sala de (emergencia|urgencia)|urgencias/i),
  ],
  [/anything else/i, asksAnythingElse],
  [/good ?bye|about to hang up|call is ending/i, saysGoodbye],
  [
    /office hours|when the office|office opens|in the morning|next business|tomorrow|business day/i,
    says(
      /office hours|hours of the office|(office|practice|clinic) (is open|opens|is closed|reopens)|opens? (at|again|tomorrow|on)|business day|horas? de (oficina|consulta)|horario|d[ií]as? h[aá]bil|abre (a|ma[nñ]ana|el|de)|cerrad/i,
    ),
  ],
  [
    /(not|n't|isn'?t).{0,25}(list|taken|accept|network|cover)|plan.*(list|taken)/i,
    says(
      /\b(not|isn'?t|don'?t|doesn'?t|no)\b.{0,60}(list|accept|take|in.network)|no (est[aá]|figura|aparece|aceptamos)/i,
    ),
  ],
  [
    /cannot|can'?t|refus|declin|unable|won'?t|only (to|with|the)|privacy|not (be )?(discuss|allow|able)|no information/i,
    says(
      /\b(cannot|can ?not|can'?t|unable|not (able|allowed|possible)|may not|only (to|with|the patient|the)|won'?t)\b|no (puedo|podemos|es posible|se puede|me es posible)|(s[oó]lo|solamente|[uú]nicamente) (a|al|con|el|la)/i,
    ),
  ],
  [
    /pag(ed|ing)|on.?call (is|will|has)|alert/i,
    says(
      /\bpag(ed|ing)|(calling|telling|ringing|reach(ing)?|notif\w+|alert\w+|contact\w+) .{0,25}(clinician|doctor|nurse|provider|on call)|(llamando|avisando|avis[eé]) al|de guardia/i,
    ),
  ],
  [
    /call(ed)? (you )?back|(will|is going to|to) (call|ring|phone)|expect (a|the) call|callback|call.?back time/i,
    says(
      /will (call|ring|phone)|call(s|ing|ed)? (you|her|him|them) back|be called|calling the|(will|going to) (be in touch|hear from)|(le|lo|la|les) (va|van|vamos) a (llamar|devolver)|(le|lo|la) llamar|devolver.{0,5} la llamada|estoy llamando|llamada/i,
    ),
  ],
  [
    /booked|confirmed|all set|appointment is (made|set)|moved|rescheduled/i,
    says(
      /\b(booked|confirmed|all set|moved|rescheduled|is set|are set|scheduled for)\b|reservad|confirmad|agendad|qued[oóa] (para|confirm|reserv|agend)|cambi(ada|[eé])/i,
    ),
  ],
  [/cancel/i, says(/cancel/i)],
  [
    /no (times?|slots?|opening|visits?)|nothing (is )?(free|open|available)|fully booked/i,
    says(/no (times?|opening|free|available)|nothing|not.{0,20}(free|available|open)|no hay|no tengo/i),
  ],
  [
    /message (is|was|has|will)|written down|noted|passed on/i,
    says(/message|written down|noted|pass(ed)? (it|this|that|on)|mensaje|anotad/i),
  ],
  [
    /transfer|connect|put through|hold|wait/i,
    says(
      /connect|transfer|put(ting)? you through|hold|one moment|stay on the line|comunic|un momento|no cuelgue|en l[ií]nea|transfier/i,
    ),
  ],
  [
    /approv|request|case by case|decides/i,
    says(/approv|request|case by case|decide|agree|solicitud|petici[oó]n|aprob|caso por caso/i),
  ],
  [/machine|automated|recording|robot|not a person/i, says(/automat|machine|assistant|autom[aá]tic/i)],
  [/greet/i, () => true],
];

/** "Told again", "told a third time": the moment before, once more. */
export function isAgain(at: string): boolean {
  return /^(told|asked|refused|declined|warned|offered)?\s*(it |this |that |so )?(again|once more|a (second|third|fourth) time|twice|the (second|third) time)\b/i.test(
    at.trim(),
  );
}

/** Whether this turn is the moment that the story means. @param like words of the moment before, for "told again" */
export async function isMoment(event: StoryEvent, like: string | null, moment: Moment): Promise<boolean> {
  const at = event.at.trim();
  const again = isAgain(at);
  if (again && like) return isMoment({ ...event, at: like }, null, moment);
  if (
    /^(asked|asks|question(ed)?)\b/i.test(at) ||
    /^(at |on )?the (first|second|third|fourth|fifth) question/i.test(at)
  )
    return asked(at, moment);
  if (/\boffer(ed|s)?\b/i.test(at)) return offered(at, moment);
  // What is dealt with is followed by the question for more.
  if (OVER.test(at) && !/^(told|hears?|informed|warned)\b/i.test(at)) return asksAnythingElse(moment.turn);
  if (/read ?.?back|reads? .{0,30}back|repeated back|read to (him|her)/i.test(at)) return readBack(at, like, moment);
  const again2 = /\b(again|second time|once more|twice)\b/i.test(at)
    ? at.replace(/\b(again|a second time|once more|twice)\b.*/i, '')
    : at;
  return told(again2, moment);
}

async function told(at: string, { turn, sense }: Moment): Promise<boolean> {
  const row = TOLD.find(([words]) => words.test(at));
  if (row?.[1](turn)) return true;
  const what = at
    .replace(/^(told|hears?|warned|informed|once|when|after|as soon as)( him| her| them)?( that)?\b/i, '')
    .trim();
  for (const sentence of turn.sentences)
    if ((await sense.near(what, sentence)) >= NEAR_TOLD + (row ? 0.1 : 0)) return true;
  return false;
}

const OVER =
  /\b(is|was|are|were|has been|have been) (all )?(taken|answered|dealt with|settled|noted|finished|done|filed|taken care of)\b/i;
const PRESENT =
  /listening|are you (still )?there|(cannot|can'?t) hear|le escucho|sigue ah[ií]|no le oigo|me oye|hay alguien/i;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

async function asked(at: string, moment: Moment): Promise<boolean> {
  const { turn, sense, details } = moment;
  if (turn.questions.length === 0) return false;
  const nth = ORDINALS.findIndex((word) => new RegExp(`\\b${word} (detail|question|thing|time)`, 'i').test(at));
  if (nth >= 0) return (/question/i.test(at) ? moment.asked : details) > nth;
  const what = at.replace(/^(asked|asks)( him| her| them)?( again)?( (for|about|if|whether|to))?\b/i, '').trim();
  if (/anything else/i.test(what)) return asksAnythingElse(turn);
  if (/\b(anyone|anybody|someone|somebody|they|he|she) (is |are )?(still )?there\b/i.test(at))
    return PRESENT.test(turn.text);
  if (/^(hold|wait)\b/i.test(what)) return /hold|wait|moment|espere|momento/i.test(turn.text);
  const rows = new Set([...mattersOfKey(what), ...mattersAsked(`${what}?`)].map((m) => m.id));
  for (const question of turn.questions) {
    const about = mattersAsked(question);
    if (about.some((m) => rows.has(m.id))) return true;
    const elsewhere = about.length > 0 && rows.size > 0 ? 0.15 : 0;
    if ((await sense.near(what, question)) >= NEAR_ASKED + elsewhere) return true;
  }
  return false;
}

const OFFER =
  /\b(would|does|do|is|can|could|shall|how about|what about|i have|we have|there is|available|open|works?)\b|\b(le (sirve|conviene|queda|parece|gustar)|tengo|tenemos|hay|puede|quiere)\b/i;

/** A time by its day and hour; a place or a person by its words. */
async function offered(at: string, { turn, today, sense }: Moment): Promise<boolean> {
  if (!OFFER.test(turn.text)) return false;
  const wanted = timesIn(at, today);
  const said = timesIn(turn.text, today);
  if (wanted.length > 0 && wanted.some((w) => w.time !== null || /\d/.test(at)))
    return wanted.some((w) => said.some((s) => s.date === w.date && (w.time === null || s.time === w.time)));
  if (/\b(time|slot|visit|appointment|day)s?\b/i.test(at) && !wanted.length) return said.some((s) => s.time !== null);
  if (wanted.length > 0) return said.some((s) => s.date && wanted.some((w) => weekday(w.date) === weekday(s.date)));
  const what = at.replace(/^.*?offer(ed|s)?( to)?/i, '').trim();
  for (const sentence of turn.sentences) if ((await sense.near(what, sentence)) >= NEAR_ASKED - 0.1) return true;
  return false;
}

function weekday(date: string | null): number | null {
  return date ? new Date(`${date}T12:00:00Z`).getUTCDay() : null;
}

const VALUE =
  /\b(\d+(?:\.\d+)?|(?:\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?:\s+point\s+(\w+))?/gi;
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const BUT = /anything but (?:the )?(\S+)/i;

function readBack(at: string, like: string | null, { turn }: Moment): boolean {
  const but = BUT.exec(at)?.[1];
  const right = /correct|right/i.test(at) ? BUT.exec(like ?? '')?.[1] : undefined;
  const backs =
    /\b(i have|you said|that is|so it'?s|did you say|here is what|tengo|usted dijo|entend[ií]|anot[eé])\b/i.test(
      turn.text,
    ) || asksRight(turn);
  if (!backs) return false;
  const values = valuesIn(turn.text);
  const number = (said: string) => Number(said.replace(/[^\d.]/g, '').replace(/\.$/, ''));
  if (right) return values.includes(number(right));
  if (but) return values.length > 0 && !values.includes(number(but));
  // A visit has an hour; a birthday has none.
  if (/\b(appointment|visit|slot|request)\b/i.test(at))
    return timesIn(turn.text, '2000-01-01').some((t) => t.date !== null && t.time !== null) || asksAnythingElse(turn);
  const date = /\b(date|day|time|dob|birth)\b/i.test(at);
  if (date) return datesIn(turn.text).length > 0 || timesIn(turn.text, '2000-01-01').some((t) => t.time !== null);
  if (/number|phone/i.test(at)) return /\d{7}/.test(joinDigits(turn.text).replace(/[\s-]/g, ''));
  if (/name/i.test(at)) return /\bname|nombre|,\s+born/i.test(turn.text);
  return true;
}

/** Small numbers with what follows "point"; digits and words, no dates, no telephones. */
export function valuesIn(text: string): number[] {
  const bare = text.replace(/\d{7,}|\b\d{4}\b|\b\w+ \d{1,2}, \d{4}/g, ' ');
  return [...bare.matchAll(VALUE)].flatMap(([, whole = '', part]) => {
    const n = numberOf(whole);
    const fraction = part ? numberOf(part) : null;
    if (n === null) return [];
    return [fraction === null ? n : Number(`${n}.${fraction}`)];
  });
}

function numberOf(words: string): number | null {
  if (/^\d/.test(words)) return Number(words);
  const [a = '', b] = words.toLowerCase().split(/[ -]/);
  const unit = UNITS.indexOf(a);
  if (unit >= 0) return unit;
  const ten = TENS.indexOf(a);
  if (ten < 0) return null;
  return (ten + 2) * 10 + (b ? Math.max(0, UNITS.indexOf(b)) : 0);
}

/** Whether an event is about what the caller does in the talk; others are about pages or minutes. */
export function isOfTalk(event: StoryEvent): boolean {
  return (
    !/\bpage\b.{0,30}\bis\b|\bpage to\b/i.test(event.do) && !/^\W*\d+.*minutes? after the first page/i.test(event.at)
  );
}
