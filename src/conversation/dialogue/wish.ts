import type { Offer, Wish } from '../../calendar/types.ts';
import { addDays } from '../../understanding/calendar-days.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { datesFrom, datesOf, daysWith, hoursOfAll, wishDays, wishOfDays } from '../../understanding/wish-days.ts';
import { meansAnyWeek } from '../joined-wish.ts';
import { factOf, withFact } from './facts.ts';
import { currentMatter, withFound } from './matters.ts';
import type { Talk } from './types.ts';

/** "A Wednesday" is so many of them. */
const WEEKS = 4;
/** So far behind a day on which nothing is free the nearest time is looked for. */
const NEAREST_DAYS = 28;

/** What the caller wants of the calendar, with everything that was said of it so far. Pure. */
export function wishOf(talk: Talk): Wish {
  const visit = currentMatter(talk)?.visit ?? null;
  const list = widened(talk, factOf(talk, 'when')).map((one) => (itself(talk) ? withBeginning(one) : one));
  const words = currentMatter(talk)?.words ?? '';
  const { widened: wide } = currentMatter(talk)?.found ?? {};
  // The office of the visit that is moved is the first choice, and no condition.
  const elsewhere = wide !== undefined && wide !== 'not';
  return {
    visit: factOf(talk, 'visit_type') ?? factOf(talk, 'visit') ?? visit?.visit ?? '',
    provider: factOf(talk, 'provider') ?? (currentMatter(talk)?.found.not_provider ? null : visit?.provider) ?? null,
    location:
      factOf(talk, 'location') ??
      placeSaid(talk, unaccented(words), null) ??
      (elsewhere ? null : (visit?.location ?? null)),
    when: list.length > 1 ? list : (list[0] ?? null),
  };
}

/** "Three or later", "not before ten", "de las tres en adelante": the hour itself will do. */
const OR_LATER =
  /\bor (?:later|after|any ?time after)\b|\bon(?:wards?)?\W*$|\bon(?:wards?)? (?:is|would|works)\b|\b(?:not before|no earlier than|at the earliest|starting at|no antes de|a partir de|en adelante|desde las?|o (?:mas tarde|despues))\b/iu;
const itself = (talk: Talk): boolean => OR_LATER.test(unaccented(talk.whenWords));

/** To the calendar a stretch does not hold the minute at which it begins. */
function withBeginning(one: string): string {
  const [from = '', to] = one.split('/');
  const minutes = Number(from.slice(11, 13)) * 60 + Number(from.slice(14, 16)) - 1;
  if (!to || from.length < 16 || from === to || minutes < 0) return one;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${from.slice(0, 10)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}/${to}`;
}

/** "A Wednesday" is any of the coming ones; where nothing is free, the same hours of the days behind, and then any hour of them. */
function widened(talk: Talk, when: string | null): string[] {
  if (when === null) return [];
  const days = wishDays(when);
  const dates = datesOf(days);
  const [first] = dates;
  if (!first) return when.split(',');
  const { widened } = currentMatter(talk)?.found ?? {};
  const from = first > talk.house.now.slice(0, 10) ? first : talk.house.now.slice(0, 10);
  if (widened === 'hours') return [wishOfDays(daysWith(datesFrom(from, NEAREST_DAYS), hoursOfAll(days)))].flat();
  if (widened === 'days') return [`${from}/${addDays(from, NEAREST_DAYS)}`];
  if (!meansAnyWeek(talk.whenWords)) return when.split(',');
  const again = Array.from({ length: WEEKS }, (_, n) =>
    days.map((day) => ({ ...day, date: addDays(day.date, 7 * n) })),
  );
  return [wishOfDays(again.flat())].flat();
}

/** Where nothing is free as it was wished: what is looked for next. null: there is nothing more to look for. */
export function nextWider(talk: Talk): Talk | null {
  const when = factOf(talk, 'when');
  const { widened } = currentMatter(talk)?.found ?? {};
  if (when === null || widened === 'days' || widened === 'not') return null;
  if (widened === undefined && currentMatter(talk)?.visit) return withFound(talk, { widened: 'place' });
  const timed = widened !== 'hours' && hoursOfAll(wishDays(when)) !== null;
  return withFound(talk, { widened: timed ? 'hours' : 'days' });
}

/** Nothing is free any sooner: back to the wish as it was, of which the caller hears the same time again. null: nothing sooner was asked for. */
export function asBefore(talk: Talk): Talk | null {
  const [matter, ...rest] = talk.matters;
  const { before_sooner: when, ...found } = matter?.found ?? {};
  if (!matter || typeof when !== 'string') return null;
  const { when: _, ...facts } = talk.facts;
  const known = when === '' ? facts : { ...facts, when: { value: when, confirmed: false } };
  return { ...talk, facts: known, matters: [{ ...matter, found: { ...found, widened: 'not' } }, ...rest] };
}

/** Another wish begins anew, narrow. */
export function narrow(talk: Talk): Talk {
  const { widened: _w, before_sooner: _s, ...found } = currentMatter(talk)?.found ?? {};
  const [matter, ...rest] = talk.matters;
  return matter ? { ...talk, matters: [{ ...matter, found }, ...rest] } : talk;
}

const OTHER_DOCTOR =
  /\b((the |an)?other|(a )?different|another) (doctor|dr|provider|one of the doctors|lady|guy)\b|\b(some|any)(body|one) else\b|\b(no|not) (with )?(him|her|that (one|doctor))\b|\b(la otra|el otro|otr[oa]) (doctora?|medic[oa])\b|\bcon (otr[oa]|alguien mas)\b/iu;
const SPEAKS_SPANISH =
  /\b(speaks?|talks?|who knows) (some )?spanish\b|\bspanish[- ]speaking\b|\bhabl(e|a|en|an) (en )?espanol\b/iu;

/** What is said of the person and the place: "the other doctor", "one who speaks Spanish", "rather at Pell Landing". null: nothing. Pure. */
export function whomAndWhere(talk: Talk, text: string, offered: Offer | null): Talk | null {
  const plain = unaccented(text);
  let next = talk;
  if (SPEAKS_SPANISH.test(plain) && currentMatter(next)?.found.speaks !== 'es')
    next = withFound(next, { speaks: 'es' });
  const now = offered?.provider ?? factOf(next, 'provider');
  if (now && OTHER_DOCTOR.test(plain)) {
    const { provider: _, ...facts } = next.facts;
    next = withFound({ ...next, facts }, { not_provider: now });
  }
  const named = firstNamed(talk, plain);
  if (named && factOf(next, 'provider') !== named)
    next = withFact(next, 'provider', { value: named, confirmed: false, stands: true });
  const place = placeSaid(talk, plain, offered?.location ?? null);
  if (place && place !== factOf(next, 'location'))
    next = withFact(next, 'location', { value: place, confirmed: false, stands: true });
  return next === talk ? null : next;
}

/** "Rather Marisol": somebody of the practice by the first name alone; null: nobody, or two. */
export function firstNamed(talk: Talk, plain: string): string | null {
  const ids = [...(talk.house.languages?.keys() ?? [])];
  const people = ids.flatMap((id) => {
    const [, first = '', last = ''] =
      /^(?:dra?\.? )?([\p{L}'-]+) (.+)$/iu.exec(talk.house.names.get(id)?.en ?? '') ?? [];
    return first.length > 3 && new RegExp(`\\b${unaccented(first)}\\b`, 'iu').test(plain) ? [last] : [];
  });
  return people.length === 1 ? (people[0]?.split(' ').at(-1) ?? null) : null;
}

const OTHER_PLACE =
  /\b(the )?other (office|place|location|clinic|site)\b|\b(la otra|el otro) (oficina|consultorio|clinica|lugar)\b/iu;
const NOT_BEFORE = /\b(not|no|rather than|instead of|en vez de)( (at|in|en|the|el|la))*\W*$/iu;

/** The office that words name, where they name one alone; null: none. */
export function placeSaid(talk: Talk, plain: string, offered: string | null): string | null {
  const places = talk.house.places ?? [];
  const named = places.filter(({ words }) => {
    const at = words.map((w) => new RegExp(`\\b${w}\\b`, 'iu').exec(plain)?.index ?? -1).filter((n) => n >= 0);
    return at.length > 0 && !NOT_BEFORE.test(plain.slice(0, at[0]));
  });
  if (named.length === 1) return named[0]!.id;
  const others = places.filter(({ id }) => id !== offered);
  return offered !== null && named.length === 0 && others.length === 1 && OTHER_PLACE.test(plain)
    ? others[0]!.id
    : null;
}

/** Offers that the caller has not refused, with whom they want. Pure. */
export function fitting(talk: Talk, offers: readonly Offer[]): Offer[] {
  const { gone_at, refused, not_provider } = currentMatter(talk)?.found ?? {};
  const no = typeof refused === 'string' ? refused.split(' ') : [];
  const { languages, names } = talk.house;
  const talks = (id: string) => !speaksOf(talk) || !languages || (languages.get(id) ?? []).includes('es');
  const not = String(not_provider ?? '').toLowerCase();
  const barred = (id: string) => not !== '' && (id === not || (names.get(id)?.en.toLowerCase().endsWith(not) ?? false));
  return offers.filter(
    ({ start, provider }) => start !== gone_at && !no.includes(start) && !barred(provider) && talks(provider),
  );
}

/** Somebody who speaks Spanish is wanted, now or in the words that the matter began with. */
function speaksOf(talk: Talk): boolean {
  const matter = currentMatter(talk);
  return matter?.found.speaks === 'es' || SPEAKS_SPANISH.test(unaccented(matter?.words ?? ''));
}

/** How many times have to be looked up, so that enough are left. */
export function mostOf(talk: Talk, most: number): number {
  const { refused, not_provider } = currentMatter(talk)?.found ?? {};
  const no = typeof refused === 'string' ? refused.split(' ').length : 0;
  return most + no + (not_provider || speaksOf(talk) ? 4 * most : 0);
}

/** A time that was not wanted is not offered again. */
export function withRefused(talk: Talk, { start }: Offer): Talk {
  const { refused } = currentMatter(talk)?.found ?? {};
  return withFound(talk, { refused: typeof refused === 'string' ? `${refused} ${start}` : start });
}
