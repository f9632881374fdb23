import { pageEvent } from '../page-event.ts';
import type { StoryEvent } from '../scenario.ts';
import { timesIn } from './dates.ts';
import { asksAnythingElse, type Turn } from './hearing.ts';
import { type MatterCue, mattersAsked, mattersOfKey } from './matters.ts';
import { readBack } from './read-back.ts';
import type { Sense } from './sense.ts';
import { TOLD } from './told.ts';

/** What a caller knows of the call when a moment is looked for. */
export interface Moment {
  turn: Turn;
  /** Questions about what happened or is wanted that were asked so far, this turn included; who somebody is does not count. */
  details: number;
  /** Questions of any kind so far, this turn included. */
  asked: number;
  /** Ids of the matters that the caller has told about. */
  given: ReadonlySet<string>;
  /** They call from another line than the one on which they want to be called. */
  otherLine: boolean;
  /** Local date, YYYY-MM-DD. */
  today: string;
  sense: Sense;
}

/** So near a sentence must be to the words of a moment where nothing but meaning tells, and where words would have told. */
const NEAR_TOLD = 0.5;
const NEAR_TOLD_BESIDE = 0.7;
const NEAR_ASKED = 0.55;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const TIMES = ORDINALS.slice(1).join('|');
const AGAIN = new RegExp(
  `^(?:when |once )?(?:(?:he|she|they) (?:is|are) )?(?:told|asked|refused|declined|warned|offered|pressed|urged)?\\s*(?:it |this |that |so )?(?:again|once more|(?:for )?(?:a|the) (?:${TIMES}) time|twice)\\b`,
  'i',
);
const ONCE_MORE = new RegExp(
  `\\b(?:again|once more|twice|(?:for )?(?:a|the|his|her|their) (?:${TIMES}) time|a (?:second|third))(?=\\W|$)`,
  'i',
);
const ANOTHER_TIME = /\b(?:another|a different|a second|a new) (?:time|slot|day|date|appointment|visit|one)\b/i;

/** "Told again", "told a third time": the moment before, once more. */
export function isAgain(at: string): boolean {
  return AGAIN.test(at.trim());
}

/** "The answer after that", "then": whatever comes after the moment before. */
export function isNext(at: string): boolean {
  return /^(?:and )?(?:then|next|(?:right |immediately |just )?after (?:that|this)|a moment later|straight after(?: that)?|(?:at |on |to |as )?the (?:very )?(?:next|following) (?:answer|reply|turn|question|thing|prompt|sentence|response)|(?:at |on |to )?the (?:answer|reply|turn|question|response|sentence|prompt)(?: right)? (?:after|to|following) (?:that|this|it)|whatever (?:comes|is said|it says) (?:next|then|to that))\W*$/i.test(
    at.trim(),
  );
}

/** A moment at which the box asks something. */
export function isAsked(at: string): boolean {
  return ASKED.test(at.trim()) || IS_ASKED.test(at.trim()) || AFTER_MANY.test(at) || /\b(question|detail)\b/i.test(at);
}

/** How often a moment has to come until it is the one that is meant: 2 for "told again", 3 for "a third time". */
export function howOften(at: string): number {
  const nth = ORDINALS.findIndex((word) => new RegExp(`\\b(?:a|the|his|her|their) ${word} time\\b`, 'i').test(at));
  if (/\b(again|once more|twice)\b/i.test(at)) return 2;
  if (nth > 0) return nth + 1;
  return /offer/i.test(at) && ANOTHER_TIME.test(at) ? 2 : 1;
}

const START =
  /\b(greet(s|ed|ing)?|(call|line|phone|telephone) is (answered|picked up))\b|^(at|from) the (very )?(start|beginning|outset)|^(right|straight) away$|^(immediately|at once)$/i;
const ASKED =
  /^(?:when |once |on being |being |as )?(?:(?:he|she|they|the caller)(?: is| are)? )?(?:asked|asks|question(?:ed)?)\b/i;
const IS_ASKED =
  /^(.*?)\b(?:is|are) asked(?: for| about)?\W*$|^(?:at |on |during )?the (.*?) question\W*$|(?:appliance|box|assistant|machine|system|voice|it|line) (?:asks|wants|requests|needs)(?: to know)?(?: for| about| if| whether)? (.*)$/i;
const READ_BACK =
  /read(?:ing|s)?.?(?:it |them |.{0,30})?(?:back|out|over)|read(?:ing)? (?:the|her|his) (?:summary|facts|details)|repeat(?:s|ed)? back|read to (?:him|her)|\b(?:summary|recap|summar(?:y|ises|izes|ised|ized))\b|(?:number|name|date|birth|birthday|callback|call.?back|pharmacy|medicine|drug|address|strength) (?:is |are |being )?(?:confirmed|repeated|verified|checked|said back)/i;
const MISSED =
  /(asked|told) to (repeat|say (it|that)|speak up)|mis(heard|understood|hears|understands)|not (understood|heard|caught|understand|catch|hear)|n't (understand|catch|hear|get)|gets? it wrong/i;
const GIVEN =
  /^(?:right )?(?:after|once|having|when|as soon as) (?:(?:he|she|they|the caller) (?:has |have |had )?)?(?:giv(?:ing|en|es|e)|gave|sa(?:ying|id|ys)|told|telling) (.*)$|^(?:right )?(?:after|once|when|as soon as) (.*?) (?:is|are|was|were|has been|have been) (?:given|told|said|taken|known)\W*$|\bafter (?:her|his|their|the) (name|(?:date of )?birth(?:day)?|number|medicine|pharmacy|address)\W*$/i;
const NUMBER = /\b(?:safe |call.?back |phone |other )?(?:number|phone|line)\b/i;
const AFTER_MANY = /\bafter (?:the )?(one|two|three|four|first|second|third|fourth) (?:questions?|answers?|turns?)/i;
const OVER =
  /\b(is|was|are|were|has been|have been) (all )?(taken|answered|dealt with|settled|noted|finished|done|filed|taken care of)\b/i;
const WAITS = /\b(while|whilst|during) .{0,30}\b(wait|hold|ring|transfer|connect)|on hold\b/i;

/**
 * Whether this turn is one that the story means, were it the first of its kind.
 * @param like words of the moment before, for "told again"
 */
export async function isMoment(event: StoryEvent, like: string | null, moment: Moment): Promise<boolean> {
  const parts = event.at.split(OR);
  // "… is read back or the next question is asked after it": whatever comes once that was told.
  const known = parts.length > 1 && parts.some((one) => AFTER_IT.test(one)) ? mattersOfKey(parts[0] ?? '') : [];
  const early = known.some((row) => !moment.given.has(row.id));
  if (!early && parts.length > 1 && parts.some((one) => WHATEVER.test(one)) && moment.turn.questions.length > 0)
    return true;
  for (const one of parts)
    if (!(early && AFTER_IT.test(one)) && (await isOne({ ...event, at: one }, like, moment))) return true;
  return false;
}

/** Moments of which any will do. */
const OR =
  /,? or (?=(?:told|asked|offered|refused|given|read|when|once|after|at|if|anything|whatever|any|the (?:next|first|second|third|call|name|date)|it (?:says|asks))\b)/i;
const WHATEVER =
  /^(?:to )?(?:anything|whatever|any (?:other )?question|the next (?:question|turn|thing)|anything else)\b.{0,20}$/i;
const AFTER_IT = /\bafter (?:it|that|this)\W*$/i;

async function isOne(event: StoryEvent, like: string | null, moment: Moment): Promise<boolean> {
  const said = event.at.trim();
  if (isAgain(said) && like) return isMoment({ ...event, at: like }, null, moment);
  // "After the second answer" is counted, "a second time" by whoever asks.
  const once = /\boffer/i.test(said)
    ? said.replace(ANOTHER_TIME, 'a time').replace(/(offer\w*) (it|that|the same)\b/i, '$1 a time')
    : said;
  const counted = /\b(detail|question|answer|thing)s?\b/i.test(said);
  const at = counted ? said : once.replace(ONCE_MORE, ' ').replace(/\s+/g, ' ').trim();
  const { turn } = moment;
  if (START.test(at)) return true;
  const many = AFTER_MANY.exec(at)?.[1]?.toLowerCase();
  if (many) return moment.asked > Math.max(['one', 'two', 'three', 'four'].indexOf(many), ORDINALS.indexOf(many)) + 1;
  const [, told, known, after] = GIVEN.exec(at) ?? [];
  const rowsGiven = mattersOfKey(told ?? known ?? after ?? '');
  if (rowsGiven.length > 0) return rowsGiven.every((row) => moment.given.has(row.id));
  if (MISSED.test(at)) return AGAIN_PLEASE.test(turn.text);
  const [, a, b, c] = IS_ASKED.exec(at) ?? [];
  const subject = a ?? b ?? c;
  if (subject?.trim() && !nthOf(subject)) return asked(`asked for ${subject}`, moment);
  if (ASKED.test(at) || /^(at |on )?the (first|second|third|fourth|fifth) (question|detail)/i.test(at))
    return asked(at, moment);
  if (/\boffer(ed|s|ing)?\b/i.test(at)) return offered(at, moment);
  // What is dealt with is followed by the question for more.
  if (OVER.test(at) && !/^(told|hears?|informed|warned)\b|message/i.test(at)) return asksAnythingElse(turn);
  if (READ_BACK.test(at)) {
    // The number of the line is offered to everybody; theirs is read back once they have told it.
    const told = !moment.otherLine || moment.given.has('phone') || !NUMBER.test(at);
    return told && readBack(at, like, turn);
  }
  if (WAITS.test(at))
    return (
      turn.questions.length === 0 && /wait|hold|still trying|stay on|moment|sigo|esper|no cuelgue/i.test(turn.text)
    );
  return isTold(at, moment);
}

const AGAIN_PLEASE =
  /say (that|it|this) again|once more|repeat (that|what|it)|did(n't| not) (catch|hear|get|understand)|(having )?trouble understanding|cannot hear|d[ií]galo otra vez|otra vez|repetir|no le (o[ií]|entend)|no le estoy entendiendo/i;

async function isTold(at: string, { turn, sense }: Moment): Promise<boolean> {
  const row = TOLD.find(([words]) => words.test(at));
  if (row?.[1](turn)) return true;
  const what = at
    .replace(/^(told|hears?|warned|informed|once|when|after|as soon as)( him| her| them)?( that)?\b/i, '')
    .trim();
  // What is asked is not told.
  const sentences =
    row || /^(told|hears?|informed|warned)\b/i.test(at)
      ? turn.sentences.filter((s) => !turn.questions.includes(s))
      : turn.sentences;
  for (const sentence of sentences)
    if ((await sense.near(what, sentence)) >= (row ? NEAR_TOLD_BESIDE : NEAR_TOLD)) return true;
  return false;
}

const HELPS =
  /\bhow (to|(it|he|she|they|we|i) (can|may|could)) help|what (he|she|they|it) (needs?|wants?|is (calling )?about)|why (he|she|they) (is|are) calling/i;
export const HELP =
  /how (can|may) i help|why (are you|you are) calling|what can i do|en qu[eé] (le )?puedo|por qu[eé] llama|i am listening|le escucho|in a few words|en pocas palabras|what should i write down|qu[eé] debo anotar/i;
const PRESENT =
  /listening|are you (still )?there|(cannot|can'?t) hear|le escucho|sigue ah[ií]|no le oigo|me oye|hay alguien/i;
/** Of several matters in the words of a moment these tell least. */
const GENERAL = new Set(['medicine', 'about', 'where', 'phone', 'when', 'how long', 'history', 'symptoms', 'pain']);

function nthOf(words: string): boolean {
  return new RegExp(`\\b(${ORDINALS.join('|')})\\b`, 'i').test(words);
}

async function asked(at: string, moment: Moment): Promise<boolean> {
  const { turn, sense, details } = moment;
  if (turn.questions.length === 0) return false;
  const nth = ORDINALS.findIndex((word) => new RegExp(`\\b${word} (detail|question|thing|time)`, 'i').test(at));
  if (nth === 0) return moment.asked > 0;
  if (nth > 0) return (/question/i.test(at) ? moment.asked : details) > nth;
  const what = at
    .replace(ASKED, '')
    .replace(/^( him| her| them)?( again)?( in (spanish|english))?( (for|about|if|whether|to))?\b/i, '')
    .trim();
  if (/anything else/i.test(what)) return asksAnythingElse(turn);
  if (HELPS.test(what)) return HELP.test(turn.text);
  if (/\b(anyone|anybody|someone|somebody|they|he|she) (is |are )?(still )?there\b/i.test(at))
    return PRESENT.test(turn.text);
  if (/^(hold|wait)\b/i.test(what)) return /hold|wait|moment|espere|momento/i.test(turn.text);
  if (/\b911\b/.test(what)) return turn.questions.some((q) => /\b911\b/.test(q));
  const rows = special([...mattersOfKey(what), ...mattersAsked(`${what}?`)]);
  for (const question of turn.questions) {
    const about = mattersAsked(question);
    if (about.some((m) => rows.has(m.id))) return true;
    const elsewhere = about.length > 0 && rows.size > 0 ? 0.15 : 0;
    if ((await sense.near(what, question)) >= NEAR_ASKED + elsewhere) return true;
  }
  return false;
}

/** Ids of the rows; the general ones only where there are no others. */
function special(rows: readonly MatterCue[]): Set<string> {
  const own = rows.filter((m) => !GENERAL.has(m.id));
  return new Set((own.length > 0 ? own : rows).map((m) => m.id));
}

const OFFER =
  /\b(would|does|do|is|can|could|shall|how about|what about|i have|we have|there is|available|open|works?)\b|\b(le (sirve|conviene|queda|parece|gustar)|tengo|tenemos|hay|puede|quiere)\b/i;
const PARTS = [
  [/\bmorning|mañana/i, '00:00', '12:00'],
  [/\bafternoon|tarde/i, '12:00', '17:00'],
  [/\bevening|noche/i, '17:00', '24:00'],
] as const;

/** A time by its day and hour; a place or a person by its words. */
async function offered(at: string, { turn, today, sense }: Moment): Promise<boolean> {
  if (!OFFER.test(turn.text)) return false;
  const wanted = timesIn(at, today);
  const said = timesIn(turn.text, today);
  if (wanted.length > 0 && wanted.some((w) => w.time !== null || /\d/.test(at)))
    return wanted.some((w) => said.some((s) => s.date === w.date && (w.time === null || s.time === w.time)));
  const part = PARTS.find(([words]) => words.test(at));
  if (part && said.every(({ time }) => time === null || time < part[1] || time >= part[2])) return false;
  if (wanted.length > 0) return said.some((s) => s.date && wanted.some((w) => weekday(w.date) === weekday(s.date)));
  if (part) return true;
  const what = at.replace(/^.*?offer(ed|s|ing)?( to)?/i, '').trim();
  // A name tells which.
  const names = what.match(/(?<!^)\b\p{Lu}\p{L}+|^\p{Lu}\p{L}+/gu) ?? [];
  if (names.length > 0) return names.every((name) => turn.text.toLowerCase().includes(name.toLowerCase()));
  if (/\b(time|slot|visit|appointment|day|date|opening|one)s?\b/i.test(at)) return said.some((s) => s.time !== null);
  for (const sentence of turn.sentences) if ((await sense.near(what, sentence)) >= NEAR_ASKED - 0.1) return true;
  return false;
}

function weekday(date: string | null): number | null {
  return date ? new Date(`${date}T12:00:00Z`).getUTCDay() : null;
}

/** Whether an event is about what the caller does in the talk; others are about pages or minutes. */
export function isOfTalk(event: StoryEvent): boolean {
  return pageEvent(event).length === 0 && !/^\W*\d+.*minutes? after the first page/i.test(event.at);
}
