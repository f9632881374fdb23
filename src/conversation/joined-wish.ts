import { addDays, weekdayOf } from '../understanding/calendar-days.ts';
import type { Hours } from '../understanding/hours-said.ts';
import { unaccented } from '../understanding/unaccented.ts';
import { isWorkday, mondayOf, nextWeekday, weekdayNamed } from '../understanding/weekdays.ts';
import {
  datesFrom,
  datesOf,
  daysWith,
  hoursOfAll,
  type WishDay,
  wishDays,
  wishOfDays,
} from '../understanding/wish-days.ts';

/** What was wished before, and what is said of it now. */
export interface Refining {
  text: string;
  /** What the words alone were understood as. */
  said: string | string[] | undefined;
  /** The hours that words name. */
  hoursOf: (text: string) => Hours[];
  /** The wish as it stands; null: none. */
  before: string | null;
  /** The time that was offered, local; null: none. */
  offered: string | null;
  /** Local date. */
  today: string;
  /** Another day keeps the hour that was named with the former one. */
  keepsHour: boolean;
}

/** Days that are looked at where no week is spoken of. */
const AHEAD = 14;
const DAY = { from: '07:00', to: '21:00' };
const MORNING = { from: '08:00', to: '12:00' };
const AFTERNOON = { from: '12:00', to: '17:00' };

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?';
const ALL_WEEKDAYS = new RegExp(`\\b(?:${WEEKDAY})\\b`, 'g');
const LINK = ',? (?:or|nor|and|o|y|ni) (?:on |a |any |the |el |los )*';
/** Weekdays that are ruled out. A "no" at the beginning, or before a comma, is an answer by itself. */
const RULED_OUT = [
  `\\b(?:not|except(?: for)?|besides|other than|any\\w*(?: \\w+){0,2} but|(?:day|week|time) but|excepto|menos|salvo|tampoco|avoid|never|(?<=\\S )no) (?:on |a |any |the |el |los |un |for |good |en )*(?:${WEEKDAY})(?:${LINK}(?:${WEEKDAY}))*`,
  `\\bno (?:mon|tues|wednes|thurs|fri|satur|sun)days\\b`,
  `\\b(?:can'?t|cannot|couldn'?t|won'?t|don'?t) (?:do |make |come |work |have |be there )?(?:it |in )?(?:on )?(?:a |any |the )?(?:${WEEKDAY})(?:${LINK}(?:${WEEKDAY}))*`,
  `\\bno (?:puedo|me (?:sirve|queda|conviene)n?|quiero)(?: ir| venir| bien)?(?: en)? (?:el |los |un )?(?:${WEEKDAY})(?:${LINK}(?:${WEEKDAY}))*`,
  `\\b(?:${WEEKDAY})(?:'s)?,? (?:(?:is|are) )?(?:no good|not (?:good|great|possible|so good)|out\\b|bad\\b|(?:isn'?t|aren'?t|doesn'?t|don'?t|won'?t|wouldn'?t)\\b|i (?:can'?t|cannot|work\\b|have (?:work|class|to work)))`,
  `\\b(?:el|los) (?:${WEEKDAY}),? (?:(?:yo )?no\\b|tampoco|trabajo|estoy ocupad)`,
  `\\b(?:away|out of town|busy|working|traveling|gone|ocupad[oa]|de viaje|fuera) (?:on |this |that |all |el |los )?(?:${WEEKDAY})`,
].map((one) => new RegExp(one, 'g'));

const PART = /\b(mornings?|mananas?|afternoons?|tardes?)\b/;
const NO_PART =
  /\b(?:not (?:in )?(?:the )?|no (?=\w+\W*$)|(?<=\S )no |can'?t (?:do |make |come (?:in )?)?(?:the |in the )?|cannot (?:do )?|except |no (?:puedo|me (?:sirve|queda)n?)(?: (?:ir|venir))? (?:en |por )?(?:las? )?|(?<=\S )sin las )(mornings?|mananas?|afternoons?|tardes?)\b(?! no\b)|\b(mornings?|afternoons?|(?:en |por )?las? (?:mananas?|tardes?)) (?:(?:is|are|aren'?t|isn'?t|don'?t|doesn'?t|won'?t) (?:no good|bad|out|good|work)|no (?:puedo|me))/;

/** The words say themselves which day they mean. */
const WHICH_DAY =
  /\b(this|today|tomorrow|tonight|next|weeks?|weekends?|months?|esta|este|hoy|pasado manana|proxim[oa]|que viene|semanas?|mes|january|february|march|april|may|june|july|august|september|october|november|december|first of|the \w+(?:st|nd|rd|th)\b|\w+(?:teenth|tieth)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|\b(?:el|dia) \d|\d(?:st|nd|rd|th)\b/;
const TOMORROW = /(?<!\b(?:la|las|de|por|en|cualquier|una|a) )\bmanana\b(?! (?:es|si))/;

const OTHER_WEEK =
  /\b(?:(?:the |a )?week (?:after|later|behind)(?! next)|(?:the )?following week|(?:an)?other week|(?:a )?different week|one week (?:later|out|over)|otra semana|(?:la )?semana siguiente|(?:una )?semana (?:despues|mas tarde)|la otra semana)\b/;
const DAY_BEHIND =
  /\b(?:the )?(?:next|following) day\b|\b(?:the )?day after(?! (?:tomorrow|thanksgiving|christmas|new|labor|the holiday))\b|\bal? (?:otro )?dia (?:siguiente|despues)\b|\bal otro dia\b|\bel dia siguiente\b/;
const OTHER_DAY = /\b(?:(?:an|any|some)? ?other|different|another) (?:days?|dates?)\b|\botros? dias?\b|\botra fecha\b/;
const OF_THAT_WEEK = /\b(?:that|the same|esa|la misma) (?:week|semana)\b/;
const LATER =
  /\b(?:later|not (?:that|so|quite so|as) early|too early|mas (?:tarde|tardecito|noche)|(?:muy|tan|demasiado) temprano|no tan temprano)\b/;
const EARLIER =
  /\b(?:earlier|not (?:that|so|quite so|as) late|too late in the day|mas temprano|mas tempranito|(?:muy|tan|demasiado) tarde)\b/;
const SOONER =
  /\b(?:sooner|before (?:then|that)|any(?:thing)? (?:earlier|sooner) (?:than that )?(?:in the week|this week|day|date)|earlier (?:day|date|in the week|in the month)|mas pronto|antes|dia mas cercano)\b/;
const END_OF_WEEK =
  /\b(?:(end|latter part|finales|fin) (?:of|de) (?:the|that|la|esa) (?:week|semana)|(?:beginning|start|principios) (?:of|de) (?:the|that|la|esa) (?:week|semana))\b/;
const LATER_DAY =
  /\b(?:later (?:day|date|on(?! in the day)|in the (?:week|month)|that week|next week)|further out|farther out|(?:a )?(?:few|couple of|couple) (?:days|weeks) later|mas adelante|(?:unos|otros) dias despues)\b/;

const LATEST =
  /\b(?:the )?(?:latest|last) (?:one|time|slot|appointment|thing|you|that you|opening)\b|\b(?:lo|la) (?:mas tarde|ultim[oa]) (?:que|hora|cita)?/;
/** Where the late part of a day begins. */
const LATE = '15:30';
const SOONEST =
  /\b(?:first available|(?:the )?(?:soonest|earliest)|(?:the )?sooner the better|(?:as )?soon as (?:possible|you can|i can)|asap|right away|lo (?:antes|mas pronto|primero)|cuanto antes|(?:mientras|entre) (?:mas|antes) (?:pronto|mejor)|(?:mas pronto|antes) mejor)\b/;
/** "Three or later" names hours, and is not reckoned from what was offered. */
const OF_AN_HOUR = /\b(?:or|and|o) (?:later|after|earlier|before|mas tarde|mas temprano|antes|despues)\b/;
const MOST_BACK = 60;
const BARE_HOUR =
  /\b(seven|eight|nine|ten|eleven|twelve|one|two|three|four|five|siete|ocho|nueve|diez|once|doce|una|dos|tres|cuatro|cinco)(?= (?:would|works|instead|better|is better|sharp|please|maybe|seria|mejor|estaria))/;

/** The hours that words name; an hour alone is one where it is praised. */
function hoursNamed(plain: string, hoursOf: Refining['hoursOf']): Hours[] {
  const found = hoursOf(plain);
  return found.length > 0 || !BARE_HOUR.test(plain) ? found : hoursOf(plain.replace(BARE_HOUR, "at $1 o'clock"));
}

/**
 * A wish that is put more closely: what is said now with what was said before, so that "no, a Tuesday" stays in the week that was spoken of, "later"
 * on the days, and "any afternoon" does not bring back a day that was ruled out. Undefined: the words say nothing of time. Pure.
 */
export function joinedWish(refining: Refining): string | string[] | undefined {
  const { text, said, before, offered, today } = refining;
  const plain = unaccented(text.toLowerCase());
  const known = wishDays(before);
  const own = ownHours(known, refining.keepsHour);
  const barred = barredIn(plain);
  const wanted = wantedIn(plain, barred);
  // "Más temprano" is reckoned from what was offered, and is no part of the day.
  const whole = !offered || OF_AN_HOUR.test(plain);
  const hours = hoursNamed(whole ? plain : plain.replace(LATER, ' ').replace(EARLIER, ' '), refining.hoursOf);
  const shut = NO_PART.exec(plain);
  const open = shut ? [/tarde|afternoon/.test(shut[0]) ? MORNING : AFTERNOON] : hours.length > 0 ? hours : null;
  const day = offered?.slice(0, 10) ?? known[0]?.date ?? null;
  const give = (days: readonly WishDay[]) => {
    const left = days.filter(({ date }) => date >= today && !barred.has(weekdayOf(date)));
    return left.length > 0 ? wishOfDays(left) : undefined;
  };

  if (OTHER_WEEK.test(plain) && day) {
    const monday = addDays(mondayOf(day), 7);
    const keep = new Set(known.map(({ date }) => weekdayOf(date)));
    const these = wanted.size > 0 ? wanted : keep.size <= 2 && isWeekly(known) ? keep : new Set([1, 2, 3, 4, 5]);
    const dates = datesFrom(monday, 7).filter((date) => these.has(weekdayOf(date)));
    return give(daysWith(dates, open ?? own));
  }
  if (DAY_BEHIND.test(plain) && day && wanted.size === 0) {
    const next = datesFrom(addDays(day, 1), 5).filter((date) => isWorkday(date) && !barred.has(weekdayOf(date)));
    return give(daysWith(next.slice(0, 1), open ?? own));
  }
  if (offered && wanted.size === 0 && (OTHER_DAY.test(plain) || LATER_DAY.test(plain)) && said === undefined)
    return behindOffer(plain, offered, known, open ?? own, give);
  const end = END_OF_WEEK.exec(plain);
  if (end && offered && wanted.size === 0 && day) {
    const from = addDays(mondayOf(day), end[1] ? 3 : 0);
    return give(daysWith(datesFrom(from, 2), open ?? own));
  }
  const named = WHICH_DAY.test(withoutBarred(plain)) || TOMORROW.test(plain);
  if (offered && SOONEST.test(plain) && wanted.size === 0 && !named) {
    const [date = ''] = offered.split('T');
    return give(daysWith(datesFrom(addDays(date, -MOST_BACK), MOST_BACK + AHEAD), open ?? own));
  }
  if (wanted.size > 0 && !named) return give(ofWeekdays(wanted, refining, known, open ?? own, open !== null));
  if (wanted.size > 0 || (named && said !== undefined))
    return said === undefined ? undefined : give(withHours(wishDays(said), open, own, before));
  if (barred.size > 0 || shut) {
    const gone = OTHER_DAY.test(plain) ? offered?.slice(0, 10) : undefined;
    const left = known.filter(({ date }) => !barred.has(weekdayOf(date)) && date !== gone);
    const hoursNow = open ?? own;
    if (left.length > 0) return give(open ? daysWith(datesOf(left), hoursNow) : left);
    const dates = workdaysFrom(day ?? addDays(today, 1), AHEAD).filter((date) => date !== gone);
    return give(daysWith(dates, hoursNow));
  }
  if (open) {
    if (known.length === 0 && !offered) return said;
    const dates = known.length > 0 ? datesOf(known) : workdaysFrom(day ?? today, AHEAD);
    return give(daysWith(dates, open));
  }
  if (!offered) return OTHER_DAY.test(plain) && day ? give(daysWith(workdaysFrom(addDays(day, 1), AHEAD), own)) : said;
  return behindOffer(plain, offered, known, own, give) ?? said;
}

/** The hours of the former wish; an hour at which nothing was free, or that was refused, is not wished for again. */
function ownHours(known: readonly WishDay[], keepsHour: boolean): Hours[] | null {
  const own = hoursOfAll(known);
  return own && (keepsHour || own.every(({ from, to }) => from !== to)) ? own : null;
}

/** "Later", "sooner", "another day": reckoned from what was offered. */
function behindOffer(
  plain: string,
  offered: string,
  known: readonly WishDay[],
  own: readonly Hours[] | null,
  give: (days: readonly WishDay[]) => string | string[] | undefined,
): string | string[] | undefined {
  const [date = '', clock = ''] = offered.slice(0, 16).split('T');
  const days = known.length > 0 ? datesOf(known) : [date, ...workdaysFrom(addDays(date, 1), AHEAD)];
  if (LATEST.test(plain))
    return give(daysWith([date, ...days.filter((one) => one > date)], [{ from: LATE, to: DAY.to }]));
  if (SOONEST.test(plain)) return give(daysWith(datesFrom(addDays(date, -MOST_BACK), MOST_BACK + AHEAD), own));
  if (LATER_DAY.test(plain)) {
    const behind = days.filter((one) => one > date);
    return give(daysWith(behind.length > 0 ? behind : workdaysFrom(addDays(date, 1), AHEAD), own));
  }
  if (OTHER_DAY.test(plain)) {
    const week = OF_THAT_WEEK.test(plain) ? datesFrom(mondayOf(date), 5) : days;
    const others = week.filter((one) => one !== date);
    const behind = known.length > 0 && others.length > 0 ? others : others.filter((one) => one > date);
    return give(daysWith(behind.length > 0 ? behind : workdaysFrom(addDays(date, 1), AHEAD), own));
  }
  if (LATER.test(plain)) {
    const hours = { from: plus(clock, /early|temprano/.test(plain) ? 60 : 30), to: DAY.to };
    return give(daysWith([date, ...days.filter((one) => one > date)], [hours]));
  }
  if (EARLIER.test(plain) && !SOONER.test(plain)) return give(daysWith([date], [{ from: DAY.from, to: clock }]));
  if (SOONER.test(plain)) {
    const sooner = workdaysFrom(addDays(date, -AHEAD), AHEAD).filter((one) => one < date);
    return give([...daysWith(sooner, own), { date, hours: { from: DAY.from, to: clock } }]);
  }
  return undefined;
}

/** The weekdays that are wanted, in what was wished before or, where it has none of them, in its week or the one behind. */
function ofWeekdays(
  wanted: ReadonlySet<number>,
  { before, offered, said, today }: Refining,
  known: readonly WishDay[],
  hours: readonly Hours[] | null,
  timed: boolean,
): WishDay[] {
  const dates = datesOf(known);
  // A wish that is one day alone leaves the others open.
  const among = dates.length > 1 ? dates.filter((date) => wanted.has(weekdayOf(date))) : [];
  const free = among.filter((date) => timed || date !== offered?.slice(0, 10));
  if (free.length > 0) return daysWith(free, hours);
  if (among.length > 0) return daysWith(among, hours);
  const ref = offered?.slice(0, 10) ?? dates[0];
  if (!ref || before === null) {
    const alone = wishDays(said ?? null);
    if (alone.length > 0) return hours ? daysWith(datesOf(alone), hours) : alone;
    return daysWith([...wanted].map((n) => nextWeekday(ref ?? today, n)).sort(), hours);
  }
  return daysWith(
    [...wanted]
      .map((n) => addDays(mondayOf(ref), n - 1))
      .map((date) => (date <= today ? addDays(date, 7) : date))
      .sort(),
    hours,
  );
}

/** A new day keeps the hours of the day: "friday afternoon", "no, the thirtieth". */
function withHours(
  days: readonly WishDay[],
  open: readonly Hours[] | null,
  own: readonly Hours[] | null,
  before: string | null,
): WishDay[] {
  const hours = open ?? own;
  if (before === null || !hours || days.some((d) => d.hours !== null)) return [...days];
  return daysWith(datesOf(days), hours);
}

function barredIn(plain: string): Set<number> {
  const found = RULED_OUT.flatMap((one) => plain.match(one) ?? []);
  return new Set(found.flatMap((words) => (words.match(ALL_WEEKDAYS) ?? []).flatMap((w) => weekdayNamed(w) ?? [])));
}

function wantedIn(plain: string, barred: ReadonlySet<number>): Set<number> {
  const all = (plain.match(ALL_WEEKDAYS) ?? []).flatMap((w) => weekdayNamed(w) ?? []);
  return new Set(all.filter((n) => !barred.has(n)));
}

function withoutBarred(plain: string): string {
  return RULED_OUT.reduce((left, one) => left.replace(one, ' '), plain);
}

/** The same weekday over several weeks. */
function isWeekly(days: readonly WishDay[]): boolean {
  const dates = datesOf(days);
  return dates.length > 2 && new Set(dates.map(weekdayOf)).size <= 2;
}

function workdaysFrom(date: string, days: number): string[] {
  return datesFrom(date, days).filter(isWorkday);
}

function plus(clock: string, minutes: number): string {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  const all = Math.min(h * 60 + m + minutes, 23 * 60 + 59);
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

/** Whether words name a part of the day. */
export const namesPart = (text: string): boolean => PART.test(unaccented(text.toLowerCase()));

const WEEKLY_SAID = new RegExp(`\\b(?:${WEEKDAY})\\b`);
const ANY_OF =
  /\b(?:an?|any|some|either|one|cualquier|un|algun|los|las|en las?|por las?|always|siempre|usually)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:mornings|afternoons|evenings)\b/;

/** Words that mean such a day of any week: "a Wednesday", "mornings", "un jueves por la tarde". Pure. */
export function meansAnyWeek(text: string): boolean {
  const plain = unaccented(text.toLowerCase());
  const day = WEEKLY_SAID.test(plain);
  return (day || PART.test(plain)) && ANY_OF.test(plain) && !WHICH_DAY.test(plain) && !TOMORROW.test(plain);
}

const ANY_TIME =
  /\b(?:any ?(?:day|time|hour|thing)|whenever|(?:do not|don'?t|doesn'?t) (?:care|mind|matter)|no preference|(?:as )?soon as (?:possible|you can|i can)|asap|(?:(?:the|your) )?(?:first|soonest|earliest|next) (?:thing )?(?:(?:you(?:'ve|'re| have)?|that you|i|we) ?(?:got|have|can)|available|opening|possible|one|appointment|slot|time)|cualquier (?:dia|hora|momento)|a cualquier|cuando (?:sea|pued\w+|haya|gust\w+|me den|quier\w+)|que sea|me da (?:igual|lo mismo)|lo (?:antes|mas pronto) (?:posible|que)|cuanto antes|no importa|(?:lo|la|el) primer[oa]?)\b/;

/** "Whenever", "the first that you have": any time will do. Pure. */
export function isAnyTime(text: string): boolean {
  const plain = unaccented(text.toLowerCase());
  return ANY_TIME.test(plain) && !WEEKLY_SAID.test(plain);
}

/** "Not on a Tuesday", "not before ten", "only mornings": some days or hours are ruled out, whichever are wanted. Pure. */
export function rulesOut(text: string): boolean {
  const plain = unaccented(text.toLowerCase());
  return barredIn(plain).size > 0 || NO_PART.test(plain) || HOURS_ONLY.test(plain);
}

const HOURS_ONLY =
  /\b(?:not (?:before|after|until|earlier than|later than)|no antes de|no despues de|only|nomas|solo|solamente|unicamente)\b/;

/** Something before what was offered is wanted; where nothing is, that still is the nearest. Pure. */
export function wantsSooner(text: string): boolean {
  const plain = unaccented(text.toLowerCase());
  return (SOONER.test(plain) || EARLIER.test(plain)) && !LATER.test(plain);
}

const FIRST_FREE =
  /\b(?:first|soonest|earliest|next) (?:thing |one |time |slot |appointment |opening )?(?:(?:that )?(?:you(?:'ve|'re| have)?|you guys) ?(?:got|have|can)|available|opening|free)\b|\b(?:as )?soon as (?:possible|you can)\b|\basap\b|\blo (?:antes|mas pronto) posible\b|\bcuanto antes\b|\b(?:lo|la|el) primer[oa]? (?:que (?:tenga|haya)|disponible|hora|cita)/;

/** "The first that you have": as soon as anything is free. Pure. */
export function isSoonest(text: string): boolean {
  const plain = unaccented(text.toLowerCase());
  return FIRST_FREE.test(plain) && !WEEKLY_SAID.test(plain) && !PART.test(plain);
}
