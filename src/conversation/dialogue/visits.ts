import type { Offer, Visit } from '../../calendar/types.ts';
import type { Form } from '../../desk/form.ts';
import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import { addDays } from '../../understanding/calendar-days.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { mondayOf } from '../../understanding/weekdays.ts';
import { wantsSooner } from '../joined-wish.ts';
import type { Said } from '../prompts/catalogue.ts';
import { askedBesideYes } from './also-wanted.ts';
import { wantsInstead } from './clearer.ts';
import { line, look, QUICK, say } from './effects.ts';
import { factOf, gather, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { canDo } from './look-up.ts';
import { currentMatter, formOf, newMatter, withFound, withMatter } from './matters.ts';
import { NOTHING } from './nothing.ts';
import { asksOfOffer, takesOffer, wantsAnother } from './offer-answer.ts';
import { asksForStranger } from './stranger.ts';
import { spokenOffer } from './texts.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';
import { namesAnother, visitsMeant } from './visit-meant.ts';
import { asBefore, fitting, mostOf, narrow, nextWider, whomAndWhere, wishOf, withRefused } from './wish.ts';

/** How many times are looked up for one wish; a caller bears to hear about as many. */
const MOST = 3;
/** Wishes in one matter before it becomes a request. */
const WISHES = 3;

/** What of the calendar a form needs before it can end: the visits that stand, then times that are free. null: nothing more. */
export function beforeEnding(talk: Talk, form: Form, said: Said[], first: Effect[]): Step | null {
  const matter = currentMatter(talk);
  if (matter?.way !== 'open') return null;
  const { patient } = talk.verified;
  const { found } = matter;
  const books = canDo(form, 'book') || (canDo(form, 'move') && matter.visit !== null);
  if (books && found.slot === undefined && (patient || !form.verify))
    return look(talk, form.id, timesFor(talk), said, first);
  return null;
}

/** The patient's visits have come: which one is meant. None that speaks against what the caller said of it is taken for theirs. */
export function visitsFound(talk: Talk, form: string, all: Visit[]): Step {
  const { not_visit } = currentMatter(talk)?.found ?? {};
  const { visits, fit } = visitsMeant(
    talk,
    all.filter(({ id }) => id !== not_visit),
  );
  const [first] = visits;
  if (!first) return ask(withFound(talk, { visits: 'none' }), form, not_visit ? [line('otherThanSaid')] : []);
  const some = withFound(talk, { visits: 'some' });
  if (fit === 1) return visitChosen(some, form, first, [line('visitStands', { visit: spokenOffer(talk, first) })]);
  return askWhich(some, form, visits, 0, 1, fit === 0 ? [line('otherThanSaid')] : []);
}

function askWhich(talk: Talk, form: string, visits: Visit[], n: number, tries: number, lead: Said[] = []): Step {
  const visit = visits[n] as Visit;
  return say(
    talk,
    { at: 'which-visit', form, visits, n, tries },
    { said: [...lead, line('whichVisit', { visit: spokenOffer(talk, visit) })], expect: QUICK },
  );
}

function visitChosen(talk: Talk, form: string, visit: Visit, lead: Said[]): Step {
  const chosen = weekLater(withMatter(withoutOldTime(talk, visit), { visit }), visit);
  const does = formOf(talk, form);
  if (canDo(does, 'move')) return ask(chosen, form, lead);
  const own = asItStands(chosen, visit);
  if (!canDo(does, 'cancel')) return ask(own, form, lead);
  return say(
    own,
    { at: 'agree-cancel', form, visit, tries: 1 },
    { said: [...lead, line('agreeCancel')], expect: QUICK },
  );
}

/** Whoever named another person or time means this one all the same: what is written down is the visit's. */
function asItStands(talk: Talk, { provider, start }: Visit): Talk {
  const name = talk.house.names.get(provider)?.en.split(' ').at(-1);
  const time = start.slice(0, 16);
  const known = withFact(talk, 'when', { value: `${time}/${time}`, confirmed: true, stands: true });
  if (factOf(talk, 'provider') === null || !name || !talk.house.languages?.has(provider)) return known;
  return withFact(known, 'provider', { value: name, confirmed: true, stands: true });
}

const A_WEEK_LATER =
  /\b(a|one|1) week(?: (later|out|over|back))?\b|\b(push|move|bump|put) .{0,24}\b(back|out|off) (a|one) week\b|\b(una|otra) semana( (mas|despues))?\b|\bweek after\b|\bsemana siguiente\b/iu;
const ONE_WEEK = 7;

/** "Push it back a week": reckoned from the visit that stands, where no day is named. */
function weekLater(talk: Talk, visit: Visit): Talk {
  const words = unaccented(currentMatter(talk)?.words ?? '');
  if (factOf(talk, 'when') !== null || currentMatter(talk)?.intent !== 'reschedule' || !A_WEEK_LATER.test(words))
    return talk;
  const date = addDays(visit.start.slice(0, 10), ONE_WEEK);
  const monday = mondayOf(date);
  const value = /\b(week after|semana siguiente|otra semana)\b/iu.test(words)
    ? `${monday}/${addDays(monday, 4)}`
    : date;
  return withFact(talk, 'when', { value, confirmed: false, stands: true });
}

/** Whoever says when the visit is that they cannot come to has not said when they can. */
function withoutOldTime(talk: Talk, visit: Visit): Talk {
  const day = visit.start.slice(0, 10);
  const when = factOf(talk, 'when');
  // "Next week" may begin with that day and is a wish.
  const onlyThat = (one: string) => one.split('/').every((end) => end.slice(0, 10) === day);
  if (!when?.split(',').every(onlyThat)) return talk;
  const { when: _, ...facts } = talk.facts;
  return { ...talk, facts };
}

type Which = Extract<Stage, { at: 'which-visit' }>;

export function heardInWhich(talk: Talk, stage: Which, yesNo: Meaning['yesNo'], text = ''): Step {
  const { form, visits, n, tries } = stage;
  const visit = visits[n] as Visit;
  // "No, the one on Friday": of those that are left, the one that it is.
  const rest = visits.slice(n + 1).filter((one) => !namesAnother(talk, one, text));
  const [named] = rest;
  if (yesNo !== 'yes' && named && rest.length === 1 && namesAnother(talk, visit, text))
    return visitChosen(talk, form, named, [line('visitStands', { visit: spokenOffer(talk, named) })]);
  if (yesNo === 'yes') return visitChosen(talk, form, visit, []);
  if (yesNo === 'no')
    return n + 1 < visits.length
      ? askWhich(talk, form, visits, n + 1, 1)
      : ask(withMatter(withFound(talk, { visits: 'none' }), { way: 'message' }), form);
  if (tries < 3) return askWhich(talk, form, visits, n, tries + 1);
  return ask(withMatter(talk, { way: 'message' }), form);
}

type Agree = Extract<Stage, { at: 'agree-cancel' }>;

export function heardInAgree(talk: Talk, stage: Agree, yesNo: Meaning['yesNo'], text = ''): Step {
  const { form, visit, tries } = stage;
  const { patient } = talk.verified;
  if (wantsInstead(text)) return moveInstead(talk, visit);
  if (yesNo === 'yes' && patient) return look(talk, form, { want: 'cancel', patient, visit: visit.id });
  if (namesAnother(talk, visit, text)) return visitsAgain(talk, form, visit, text);
  if (yesNo === null && tries < 3 && !KEEPS.test(unaccented(text)))
    return say(
      talk,
      { ...stage, tries: tries + 1 },
      {
        said: [line('visitStands', { visit: spokenOffer(talk, visit) }), line('agreeCancel')],
        expect: QUICK,
      },
    );
  return ask(withMatter(withFound(talk, { visits: 'kept' }), { agreed: true }), form, [line('visitKept')]);
}

/** "No, the one on Friday": their visits once more, without the one that it is not. */
function visitsAgain(talk: Talk, form: string, { id }: Visit, words: string): Step {
  const { visits: _, ...found } = currentMatter(talk)?.found ?? {};
  const { provider: _p, when: _w, ...facts } = talk.facts;
  return ask(withMatter({ ...talk, facts }, { words, visit: null, found: { ...found, not_visit: id } }), form);
}

/** Whoever thinks better of it gives nothing back. */
const KEEPS =
  /\b(never ?mind|keep (it|that|the)|leave (it|that)|forget (it|about it|that)|i'?ll (call|ring|phone) (you )?(back|again|later)|changed my mind|dejel[ao]|mejor no|olvidel[oa]|no importa|asi dejel[ao]|luego (le )?(llamo|hablo)|como esta)\b/iu;

/** "No, I want another day": the visit is moved and not given back; who is verified for the one is for the other. */
function moveInstead(talk: Talk, visit: Visit): Step {
  const next = newMatter(talk, 'reschedule', currentMatter(talk)?.words ?? '');
  const matter = { ...next, visit, found: { ...currentMatter(talk)?.found } };
  const moved: Talk = { ...talk, intent: 'reschedule', matters: [matter, ...talk.matters.slice(1)] };
  return ask(withoutOldTime(moved, visit), matter.form);
}

/** Free times have come, or none. */
export function timesFound(
  talk: Talk,
  form: string,
  { offers: all, type }: Extract<DeskAnswer, { to: 'times' }>,
): Step {
  // What was just taken, or refused before, is not offered again.
  const offers = fitting(talk, all);
  // Whoever approves it gets the request, where the form names nobody.
  if (type?.approval)
    return ask(withMatter(withFound(talk, { visit_approval: true, slot: 'none' }), { to: type.approver }), form);
  // Who was asked what it is for and does not know is booked no visit of the commonest kind.
  const unknown = currentMatter(talk)?.found.asked_what_for === true && factOf(talk, 'visit') === null;
  if (!type || unknown) {
    const other = whatFor(talk, form);
    if (other) return other;
  }
  const known = withFound(talk, { visit_approval: false });
  const { widened } = currentMatter(known)?.found ?? {};
  const other = widened !== undefined && widened !== 'place';
  if (offers.length > 0) {
    const stranger = currentMatter(known)?.found.stranger_told !== true && asksForStranger(known);
    const lead = [...(stranger ? [line('noSuchDoctor')] : []), ...(other ? [line('nothingFree')] : [])];
    return offer(stranger ? withFound(known, { stranger_told: true }) : known, form, offers, 0, 1, lead);
  }
  // Nothing is free as it was wished: what is nearest to it.
  const wider = type ? (asBefore(known) ?? nextWider(known)) : null;
  return wider ? search(wider, form) : otherTime(narrow(known), form, [line('nothingFree')]);
}

/** No kind of visit is known by the words: what it is for is asked once, and then somebody of the practice decides. null: the form asks for none. */
function whatFor(talk: Talk, form: string): Step | null {
  if (!formOf(talk, form).fields.some(({ fact }) => fact === 'visit')) return null;
  if (currentMatter(talk)?.found.asked_what_for)
    return ask(withFound(talk, { visit_approval: true, slot: 'none' }), form);
  const { visit: _, ...facts } = talk.facts;
  const givenUp = talk.givenUp.filter((fact) => fact !== 'visit');
  return ask(withFound({ ...talk, facts, givenUp }, { asked_what_for: true }), form);
}

function offer(talk: Talk, form: string, offers: Offer[], n: number, tries: number, lead: Said[] = []): Step {
  const one = offers[n] as Offer;
  return say(
    talk,
    { at: 'offer', form, offers, n, tries },
    {
      said: [...lead, line('offer', { offer: spokenOffer(talk, one) }), line('doesThatSuit')],
      expect: { ...QUICK, endSilenceMs: 700 },
    },
  );
}

/** Asks for another wish; after some the matter is passed on. */
function otherTime(talk: Talk, form: string, lead: Said[]): Step {
  const wishes = Number(currentMatter(talk)?.found.wishes ?? 0) + 1;
  const next = withFound(talk, { wishes });
  if (wishes > WISHES) return ask(withFound(next, { slot: 'none' }), form, lead);
  return say(next, { at: 'other-time', form, tries: 1 }, { said: [...lead, line('otherTime')] });
}

type Offered = Extract<Stage, { at: 'offer' }>;

export function heardInOffer(before: Talk, stage: Offered, text: string, heard: Meaning): Step {
  const { form, offers, n, tries } = stage;
  const offered = offers[n] as Offer;
  const takes = takesOffer(text, heard, before.house.now, offered.start);
  const yesNo = takes ? 'yes' : heard.yesNo === 'yes' ? null : heard.yesNo;
  const meaning: Meaning = { ...heard, yesNo };
  const yes = meaning.yesNo === 'yes';
  // "Is that at the main office?": the time again, which says so.
  if (!yes && asksOfOffer(text)) return offer(before, form, offers, n, tries);
  const wish = newWish(before, meaning, text, offered);
  // Whoever asks for something sooner has not refused this one.
  if (wish && !yes && wantsSooner(text))
    return search(withFound(narrow(wish), { before_sooner: factOf(before, 'when') ?? '' }), form);
  if (wish && !yes) return search(withRefused(narrow(wish), offered), form);
  const talk = gather(before, meaning);
  if (meaning.yesNo === null && wantsAnother(text))
    return n + 1 < offers.length
      ? offer(withRefused(talk, offered), form, offers, n + 1, 1)
      : otherTime(withRefused(talk, offered), form, []);
  if (yes) {
    const all = heard.yesNo === 'yes' ? talk : askedBesideYes(talk, stage, text);
    return ask(withFound(agreedOn(all, offered), { slot: 'taken' }), form);
  }
  if (meaning.yesNo === 'no') return refused(talk, stage);
  if (tries < 3) return offer(talk, form, offers, n, tries + 1);
  return ask(withFound(talk, { slot: 'declined' }), form);
}

/** The next of the times that were found; behind the last of them what else is near. */
function refused(before: Talk, { form, offers, n }: Offered): Step {
  const talk = withRefused(before, offers[n] as Offer);
  return n + 1 < offers.length ? offer(talk, form, offers, n + 1, 1) : otherTime(talk, form, []);
}

/** The time that was agreed on is the time that was wanted. */
function agreedOn(talk: Talk, offer: Offer): Talk {
  const start = offer.start.slice(0, 16);
  const agreed = withMatter(withFact(talk, 'when', { value: `${start}/${start}`, confirmed: true }), { offer });
  // Whoever wanted anybody has somebody now.
  const name = talk.house.names.get(offer.provider)?.en.split(' ').at(-1);
  if (factOf(talk, 'provider') !== null || !name || !talk.house.languages?.has(offer.provider)) return agreed;
  return withFound(withFact(agreed, 'provider', { value: name, confirmed: true, stands: true }), {
    any_provider: true,
  });
}

/** Keys and silence at an offer. */
export function skipOffer(talk: Talk, stage: Offered, yesNo: Meaning['yesNo']): Step {
  const meaning: Meaning = { ...NOTHING, yesNo };
  return heardInOffer(talk, stage, '', meaning);
}

/** Another time, person or place than before. */
function newWish(talk: Talk, meaning: Meaning, text: string, offered: Offer | null): Talk | null {
  let next = talk;
  for (const slot of ['when', 'provider'] as const) {
    const said = meaning.slots[slot];
    const value = Array.isArray(said) ? said.join(',') : said;
    if (value && value !== factOf(talk, slot)) next = withFact(next, slot, { value, confirmed: false });
  }
  next = whomAndWhere(next, text, offered) ?? next;
  return next === talk ? null : next;
}

function search(talk: Talk, form: string): Step {
  return look(talk, form, timesFor(talk));
}

/** The free times that are asked for; who sees somebody new depends on how old they say they are. */
function timesFor(talk: Talk): DeskRequest {
  const { patient } = talk.verified;
  const born = patient === null ? { born: talk.facts.dob?.value } : {};
  return { want: 'times', patient, ...born, wish: wishOf(talk), most: mostOf(talk, MOST) };
}

type OtherTime = Extract<Stage, { at: 'other-time' }>;

export function heardInOtherTime(before: Talk, stage: OtherTime, meaning: Meaning, text = ''): Step {
  const wish = newWish(before, meaning, text, null);
  if (wish) return search(narrow(wish), stage.form);
  const talk = gather(before, meaning);
  if (meaning.yesNo === 'no' || stage.tries >= 2) return ask(withFound(talk, { slot: 'declined' }), stage.form);
  return say(talk, { ...stage, tries: stage.tries + 1 }, { said: [line('otherTimeAgain')] });
}

/** So often a time may be gone that was agreed on. */
const MOST_GONE = 1;

/** Whoever was to be seen by anybody still is. */
function withAnybody(talk: Talk): Talk {
  if (!currentMatter(talk)?.found.any_provider) return talk;
  const { provider: _, ...facts } = talk.facts;
  return { ...talk, facts };
}

/** The time that was agreed on went to somebody else meanwhile. */
export function timeGone(before: Talk, form: string): Step {
  const gone = Number(currentMatter(before)?.found.gone ?? 0) + 1;
  // Twice is no chance: whatever keeps it from being booked, somebody of the practice has to look at it.
  if (gone > MOST_GONE)
    return ask(withMatter(withFound(before, { slot: 'none' }), { offer: null }), form, [line('passedOn')]);
  const taken = currentMatter(before)?.offer?.start;
  const talk = withFound(withAnybody(before), { gone, ...(taken && { gone_at: taken }) });
  const { slot: _, ...found } = currentMatter(talk)?.found ?? {};
  const open = withMatter(talk, { offer: null, found });
  return look(open, form, timesFor(open), [line('timeGone')]);
}
