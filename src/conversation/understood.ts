import type { Lang } from '../lang.ts';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import { addDays } from '../understanding/calendar-days.ts';
import type { Meaning, Understand } from '../understanding/types.ts';
import { unaccented } from '../understanding/unaccented.ts';
import { mondayOf, weekdayNamed } from '../understanding/weekdays.ts';
import { ageSaid, askedIn } from './asked.ts';
import { changesMind } from './dialogue/changed.ts';
import { ruleOf } from './dialogue/facts.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { namedFrom, withNamed } from './said-unasked.ts';

/** So many words go on behind a yes: "yes, that number, after four". */
const GOES_ON = 5;

/** Words that are little more than a day. */
const SHORT = 8;

/** What an utterance means where the call is: with what was asked, the practice's people and words for times, and its clock. @param now epoch ms */
export function understood(
  { text, lang }: { text: string; lang: Lang },
  at: { talk: Talk; stage: Stage },
  house: { understand: Understand; practice: Practice; now: number },
): Meaning {
  const { understand, practice } = house;
  const heard = {
    text: withoutDenied(text),
    lang,
    now: localTime(practice, house.now),
    areaCode: practice.areaCode,
    providers: practice.providers.map(({ name, say }) => ({ name, say })),
    timeWords: practice.timeWords,
    ...ageSaid(at.talk),
  };
  const first = understand({ ...heard, asked: askedIn(at.talk, at.stage) });
  const named = isFree(at) && !(first.slots.name?.includes(' ') && first.slots.dob) ? namedFrom(text) : null;
  const plain = named
    ? withNamed(first, understand({ ...heard, text: named.words, asked: 'name' }), named.sure)
    : first;
  // A yes to a summary or a number may go on with when to call.
  const agrees = (at.stage.at === 'summary' || at.stage.at === 'line-number') && plain.yesNo === 'yes';
  const goesOn = agrees && plain.slots.when === undefined && text.split(/\s+/).length >= GOES_ON;
  const when = goesOn ? understand({ ...heard, asked: 'when' }).slots.when : undefined;
  const said = when ?? timePutRight(plain, at, () => understand({ ...heard, asked: 'when' }), text);
  const meant = said === undefined ? plain : { ...plain, slots: { ...plain.slots, when: said } };
  return inWeekSpokenOf(meant, text, at);
}

/** A day that was read back is put right by another: "no, thursday". Undefined: none is said, or none for certain. */
function timePutRight(
  { slots, yesNo }: Meaning,
  { talk, stage }: { talk: Talk; stage: Stage },
  again: () => Meaning,
  text: string,
): string | undefined {
  // A day among many words is told of something else, where nothing is denied with it.
  const about = yesNo === 'no' || changesMind(text) || text.split(/\s+/).length <= SHORT;
  const asks = ((stage.at === 'summary' || stage.at === 'change') && about) || (weekdaySaid(text) && changesMind(text));
  if (!asks || yesNo === 'yes' || slots.when !== undefined || slots.dob !== undefined || !talk.facts.when)
    return undefined;
  const { slots: own, uncertain } = again();
  return typeof own.when === 'string' && !uncertain.includes('when') ? own.when : undefined;
}

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo';
const DENIED = new RegExp(
  `[,\\s]+(?:and )?(?:not|y no|no|instead of|rather than|en vez de|sino no) (?:on |the |el |la |del )?(?:${DAY})\\b|\\b(?:not|no es|no) (?:on |el )?(?:${DAY})[,;]+ ?(?:but |it's |sino |es )?`,
  'iu',
);
const ANY_DAY = /\b(any|every|whenever|either|cualquier|todos)\b/iu;

/** "Thursday, not Friday" is Thursday; "any day but not Friday" is a wish as it stands. */
function withoutDenied(text: string): string {
  const days = text.match(new RegExp(`\\b(?:${DAY})\\b`, 'giu'))?.length ?? 0;
  return days === 2 && !ANY_DAY.test(text) ? text.replace(DENIED, ' ').trim() : text;
}

/** Words that say themselves which week a day is of. */
const WHICH_WEEK =
  /\b(this|today|tomorrow|tonight|next|week|weeks|after next|esta|este|hoy|ma[nñ]ana|pr[oó]xim[oa]|que viene|semana|\d|january|february|march|april|may|june|july|august|september|october|november|december|first|second|third|\w+th|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/iu;

/** "wednesday after two", where next week is spoken of: the Wednesday of that week, and not the coming one. */
function inWeekSpokenOf(meaning: Meaning, text: string, { talk, stage }: { talk: Talk; stage: Stage }): Meaning {
  const { when } = meaning.slots;
  const before = talk.facts.when?.value ?? null;
  if ((stage.at !== 'offer' && stage.at !== 'other-time') || when === undefined || before === null) return meaning;
  const all = [when].flat().join(',');
  const later = mondayOf(before.slice(0, 10)) > mondayOf(all.slice(0, 10));
  // "Any morning", where a later week is spoken of: the mornings of its days.
  if (later && PART.test(unaccented(text)) && !WHICH_WEEK.test(withoutAny(text)) && !weekdaySaid(text))
    return { ...meaning, slots: { ...meaning.slots, when: onDaysOf(before, all) } };
  if (typeof when !== 'string') return meaning;
  const said = when.slice(0, 10);
  if (when.includes(',') || WHICH_WEEK.test(text) || !weekdaySaid(text)) return meaning;
  const weeks = Math.round((Date.parse(mondayOf(before.slice(0, 10))) - Date.parse(mondayOf(said))) / WEEK_MS);
  if (!(weeks > 0)) return meaning;
  const moved = when.replace(/\d{4}-\d{2}-\d{2}/g, (day) => addDays(day, 7 * weeks));
  return { ...meaning, slots: { ...meaning.slots, when: moved } };
}

const PART = /\b(mornings?|afternoons?|evenings?|mananas?|tardes?)\b/iu;

/** "Por la mañana" is a part of the day; "mañana" alone is a day. */
function withoutAny(text: string): string {
  return text.replace(/\b(?:cualquier|todas las|por la|en la|de la) ma[nñ]anas?\b/giu, ' ');
}

/** The part of the day that is wished for, on the days of the former wish, or of its week. */
function onDaysOf(before: string, when: string): string | string[] {
  const [from = '', to = ''] = when
    .split(',')[0]!
    .split('/')
    .map((one) => one.slice(10));
  const monday = mondayOf(before.slice(0, 10));
  const wished = before.split(',').map((one) => one.slice(0, 10));
  const one = before.split(',').length === 1 && before.slice(0, 10) === before.split('/').at(-1)?.slice(0, 10);
  const days = wished.length > 1 || one ? wished : [0, 1, 2, 3, 4].map((n) => addDays(monday, n));
  return to ? days.map((day) => `${day}${from}/${day}${to}`) : when;
}

const WEEK_MS = 7 * 86_400_000;

function weekdaySaid(text: string): boolean {
  const words = unaccented(text.toLowerCase()).split(/[^a-zñ]+/u);
  return words.some((w) => weekdayNamed(w) !== undefined);
}

/** Anything may be said here, and much is said at once. */
function isFree({ talk, stage }: { talk: Talk; stage: Stage }): boolean {
  if (stage.at === 'field') return ruleOf(talk, stage.field).kind === 'words';
  return stage.at === 'opening' || stage.at === 'anything-else' || stage.at === 'doubt';
}
