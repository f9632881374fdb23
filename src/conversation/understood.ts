import type { Lang } from '../lang.ts';
import { localTime } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import { addDays } from '../understanding/calendar-days.ts';
import { hoursSaid } from '../understanding/hours-said.ts';
import type { Intent, Meaning, Understand } from '../understanding/types.ts';
import { unaccented } from '../understanding/unaccented.ts';
import { weekdayNamed } from '../understanding/weekdays.ts';
import { ageSaid, askedIn } from './asked.ts';
import { withCallBackTime } from './call-back-time.ts';
import { changesMind } from './dialogue/changed.ts';
import { wantsVisit } from './dialogue/clearer.ts';
import { ruleOf } from './dialogue/facts.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { goesOnFrom } from './goes-on.ts';
import { isAnyTime, isSoonest, joinedWish, rulesOut } from './joined-wish.ts';
import { withoutRelay } from './relayed.ts';
import { namedFrom, withNamed } from './said-unasked.ts';

/** So many words go on behind a yes: "yes, that number, after four". */
const GOES_ON = 5;

/** Words that are little more than a day. */
const SHORT = 8;

/** What an utterance means where the call is: with what was asked, the practice's people and words for times, and its clock. @param now epoch ms */
export function understood(
  { text: whole, lang }: { text: string; lang: Lang },
  at: { talk: Talk; stage: Stage },
  house: { understand: Understand; practice: Practice; now: number },
): Meaning {
  const { understand, practice } = house;
  const text = withoutRelay(whole);
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
  const rest = first.slots.name || first.slots.dob || first.yesNo || first.command ? null : goesOnFrom(at, text);
  if (rest) {
    const whole = understand({ ...heard, text: rest, asked: null });
    if (!SAYS_LITTLE.has(whole.intent) && whole.intent !== at.talk.intent) return { ...whole, goesOn: rest };
  }
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
  const read = (words: string) => understand({ ...heard, text: words, asked: 'when' }).slots.when;
  const reached = withCallBackTime(meant, text, at, heard.now, read);
  return withWishJoined(reached, text, at, house);
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

/** What is said of time where a time was offered or another is asked for, or put otherwise in mid-form, with what was wished before. */
function withWishJoined(
  meaning: Meaning,
  text: string,
  { talk, stage }: { talk: Talk; stage: Stage },
  { practice, now }: { practice: Practice; now: number },
): Meaning {
  const of = stage.at === 'offer' || stage.at === 'other-time';
  const asksWhen = stage.at === 'field' && ruleOf(talk, stage.field).kind === 'when';
  const before = talk.facts.when?.value ?? null;
  const today = localTime(practice, now).slice(0, 10);
  const { when: said } = meaning.slots;
  if (said === undefined && (asksWhen || stage.at === 'other-time') && isAnyTime(text))
    return withWhen(meaning, `${today}/${addDays(today, ANY_DAYS)}`);
  // "Not on a Tuesday, and not before ten": a wish, though no day is said.
  const opens =
    stage.at === 'opening' && (BOOKS.has(meaning.intent) || wantsVisit(text)) && said === undefined && before === null;
  // "The first you have" is no day of the month.
  const soonest = (asksWhen || stage.at === 'opening') && BOOKS.has(meaning.intent) && isSoonest(text);
  if (soonest || (asksWhen && isSoonest(text))) return withWhen(meaning, `${today}/${addDays(today, ANY_DAYS)}`);
  if (opens && rulesOut(text)) {
    const all = `${addDays(today, 1)}/${addDays(today, WISH_DAYS)}`;
    const hoursOf = (words: string) => hoursSaid(words, practice.timeWords);
    const left = joinedWish({ text, said, hoursOf, before: all, offered: null, today, keepsHour: false });
    return left === undefined ? meaning : withWhen(meaning, left);
  }
  if (opens && isAnyTime(text)) return withWhen(meaning, `${today}/${addDays(today, ANY_DAYS)}`);
  const puts = of || (stage.at !== 'summary' && before !== null && said !== undefined && changesMind(text));
  if (!puts || (meaning.yesNo === 'yes' && of)) return meaning;
  const offered = stage.at === 'offer' ? (stage.offers[stage.n]?.start.slice(0, 16) ?? null) : null;
  const hoursOf = (words: string) => hoursSaid(words, practice.timeWords);
  const joined = joinedWish({ text, said, hoursOf, before, offered, today, keepsHour: !of });
  return joined === undefined ? meaning : withWhen(meaning, joined);
}

/** Not what a finished sentence turns out to want; a complaint is the protocol's matter. */
const SAYS_LITTLE: ReadonlySet<Intent> = new Set<Intent>([
  'other',
  'message',
  'human',
  'symptom',
  'wrong_number',
  'faq',
]);

const BOOKS: ReadonlySet<Intent> = new Set<Intent>(['schedule', 'new_patient']);
/** Where only some days or hours are ruled out, so many are left to look at. */
const WISH_DAYS = 28;

/** "Whenever" looks so many days ahead. */
const ANY_DAYS = 60;

function withWhen(meaning: Meaning, when: string | string[]): Meaning {
  const uncertain = meaning.uncertain.filter((slot) => slot !== 'when');
  return { ...meaning, slots: { ...meaning.slots, when }, uncertain };
}

function weekdaySaid(text: string): boolean {
  const words = unaccented(text.toLowerCase()).split(/[^a-zñ]+/u);
  return words.some((w) => weekdayNamed(w) !== undefined);
}

/** Anything may be said here, and much is said at once. */
function isFree({ talk, stage }: { talk: Talk; stage: Stage }): boolean {
  if (stage.at === 'field') return ruleOf(talk, stage.field).kind === 'words';
  return stage.at === 'opening' || stage.at === 'anything-else' || stage.at === 'doubt';
}
