import type { Offer, Visit, Wish } from '../../calendar/types.ts';
import type { Form } from '../../desk/form.ts';
import type { DeskAnswer } from '../../desk/requests.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Said } from '../prompts/catalogue.ts';
import { wantsInstead } from './clearer.ts';
import { line, look, QUICK, say } from './effects.ts';
import { factOf, gather, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { canDo } from './look-up.ts';
import { currentMatter, formOf, newMatter, withFound, withMatter } from './matters.ts';
import { NOTHING } from './nothing.ts';
import { spokenOffer } from './texts.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';

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
    return look(talk, form.id, { want: 'times', patient, wish: wishOf(talk), most: MOST }, said, first);
  return null;
}

export function wishOf(talk: Talk): Wish {
  const visit = currentMatter(talk)?.visit ?? null;
  const when = factOf(talk, 'when');
  const list = when?.split(',') ?? [];
  return {
    visit: factOf(talk, 'visit_type') ?? factOf(talk, 'visit') ?? visit?.visit ?? '',
    provider: factOf(talk, 'provider') ?? visit?.provider ?? null,
    location: factOf(talk, 'location') ?? visit?.location ?? null,
    when: list.length > 1 ? list : (list[0] ?? null),
  };
}

/** The patient's visits have come: which one is meant. */
export function visitsFound(talk: Talk, form: string, visits: Visit[]): Step {
  const provider = factOf(talk, 'provider')?.toLowerCase() ?? null;
  const named = provider
    ? visits.filter((v) => (talk.house.names.get(v.provider)?.en ?? v.provider).toLowerCase().includes(provider))
    : [];
  const [first, ...more] = named.length > 0 ? [...named, ...visits.filter((v) => !named.includes(v))] : visits;
  if (!first) return ask(withFound(talk, { visits: 'none' }), form);
  const some = withFound(talk, { visits: 'some' });
  if (more.length === 0 || named.length === 1)
    return visitChosen(some, form, first, [line('visitStands', { visit: spokenOffer(talk, first) })]);
  return askWhich(some, form, [first, ...more], 0, 1);
}

function askWhich(talk: Talk, form: string, visits: Visit[], n: number, tries: number): Step {
  const visit = visits[n] as Visit;
  return say(
    talk,
    { at: 'which-visit', form, visits, n, tries },
    { said: [line('whichVisit', { visit: spokenOffer(talk, visit) })], expect: QUICK },
  );
}

function visitChosen(talk: Talk, form: string, visit: Visit, lead: Said[]): Step {
  const chosen = withMatter(withoutOldTime(talk, visit), { visit });
  const does = formOf(talk, form);
  if (!canDo(does, 'cancel') || canDo(does, 'move')) return ask(chosen, form, lead);
  return say(
    chosen,
    { at: 'agree-cancel', form, visit, tries: 1 },
    { said: [...lead, line('agreeCancel')], expect: QUICK },
  );
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

export function heardInWhich(talk: Talk, stage: Which, yesNo: Meaning['yesNo']): Step {
  const { form, visits, n, tries } = stage;
  const visit = visits[n] as Visit;
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
  if (yesNo === null && tries < 3 && !KEEPS.test(unaccented(text)))
    return say(
      talk,
      { ...stage, tries: tries + 1 },
      {
        said: [line('visitStands', { visit: spokenOffer(talk, visit) }), line('agreeCancel'), line('keysYesNo')],
        expect: QUICK,
      },
    );
  return ask(withMatter(withFound(talk, { visits: 'kept' }), { agreed: true, way: 'message' }), form, [
    line('visitKept'),
  ]);
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
  // What was just taken is not offered again.
  const offers = all.filter(({ start }) => start !== currentMatter(talk)?.found.gone_at);
  // Whoever approves it gets the request, where the form names nobody.
  if (type?.approval)
    return ask(withMatter(withFound(talk, { visit_approval: true, slot: 'none' }), { to: type.approver }), form);
  const known = withFound(talk, { visit_approval: false });
  if (offers.length > 0) return offer(known, form, offers, 0, 1);
  return otherTime(known, form, [line('nothingFree')]);
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

/** "That one is perfect": taken, though no yes. */
const SUITS =
  /\b(perfect\w*|(that|this|it)('?s| is| one| day| time)? (is )?(works?|good|great|fine|okay|ok|all right|alright|perfect)|i('?ll| will) take (it|that)|sounds (good|great|fine)|book it|me (queda|viene|sirve|conviene)|est[aá] (muy )?bien|(ese|esa|ah[ií]) (mero|mismo|est[aá])|lo tomo|la tomo)\b/iu;
const NOT = /\b(no|not|n'?t|doesn|isn|won|can'?t|but|instead|other|tampoco|pero|otr[oa])\b/iu;

export function heardInOffer(before: Talk, stage: Offered, text: string, heard: Meaning): Step {
  const { form, offers, n, tries } = stage;
  const suits = heard.yesNo === null && SUITS.test(text) && !NOT.test(text);
  const meaning: Meaning = suits ? { ...heard, yesNo: 'yes' } : heard;
  const wish = newWish(before, meaning);
  if (wish && meaning.yesNo !== 'yes') return search(wish, form);
  const talk = gather(before, meaning);
  const shifted = meaning.yesNo === 'yes' ? null : shiftedWish(talk, offers[n] as Offer, text);
  if (shifted) return search(shifted, form);
  if (meaning.yesNo === null && ANOTHER.test(unaccented(text))) return otherTime(talk, form, []);
  if (meaning.yesNo === 'yes') return ask(withFound(agreedOn(talk, offers[n] as Offer), { slot: 'taken' }), form);
  if (meaning.yesNo === 'no')
    return n + 1 < offers.length ? offer(talk, form, offers, n + 1, 1) : otherTime(talk, form, []);
  if (tries < 3) return offer(talk, form, offers, n, tries + 1, tries === 2 ? [line('keysYesNo')] : []);
  return ask(withFound(talk, { slot: 'declined' }), form);
}

/** The time that was agreed on is the time that was wanted. */
const LATER = /\b(later|mas (tarde|tardecito|noche)|despues)\b/iu;
const EARLIER = /\b(earlier|mas temprano|mas tempranito|antes)\b/iu;
const OF_DAYS = /\b(day|days|week|weeks|month|dias?|semanas?|mes)\b/iu;
/** "Any other day?" */
const ANOTHER =
  /\b((an)?other|different|some other|something else|what else|else) ?(day|days|time|times|one|do you have|you got)?\W*$|\b(otro dia|otra (hora|fecha|cita)|algo mas)\W*$/iu;
/** The day of an office, for what is later or earlier on it. */
const DAY = { from: '08:00', to: '17:00' };

/** "Anything later?": what is free behind the time that was offered, on the same day or, where days are spoken of, on those behind it. */
function shiftedWish(talk: Talk, offered: Offer, text: string): Talk | null {
  const plain = unaccented(text);
  if (!LATER.test(plain) && !EARLIER.test(plain)) return null;
  if (OF_DAYS.test(plain)) return null;
  const [date = '', time = ''] = offered.start.slice(0, 16).split('T');
  const when = LATER.test(plain) ? `${date}T${after(time)}/${date}T${DAY.to}` : `${date}T${DAY.from}/${date}T${time}`;
  return withFact(talk, 'when', { value: when, confirmed: false });
}

/** Half an hour behind it. */
function after(time: string): string {
  const [h = 0, m = 0] = time.split(':').map(Number);
  const minutes = h * 60 + m + 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function agreedOn(talk: Talk, offer: Offer): Talk {
  const start = offer.start.slice(0, 16);
  return withMatter(withFact(talk, 'when', { value: `${start}/${start}`, confirmed: true }), { offer });
}

/** Keys and silence at an offer. */
export function skipOffer(talk: Talk, stage: Offered, yesNo: Meaning['yesNo']): Step {
  const meaning: Meaning = { ...NOTHING, yesNo };
  return heardInOffer(talk, stage, '', meaning);
}

/** Another time, person or place than before. */
function newWish(talk: Talk, meaning: Meaning): Talk | null {
  let next = talk;
  for (const slot of ['when', 'provider'] as const) {
    const said = meaning.slots[slot];
    const value = Array.isArray(said) ? said.join(',') : said;
    if (value && value !== factOf(talk, slot)) next = withFact(next, slot, { value, confirmed: false });
  }
  return next === talk ? null : next;
}

function search(talk: Talk, form: string): Step {
  const { patient } = talk.verified;
  return look(talk, form, { want: 'times', patient, wish: wishOf(talk), most: MOST });
}

type OtherTime = Extract<Stage, { at: 'other-time' }>;

export function heardInOtherTime(before: Talk, stage: OtherTime, meaning: Meaning): Step {
  const wish = newWish(before, meaning);
  if (wish) return search(wish, stage.form);
  const talk = gather(before, meaning);
  if (meaning.yesNo === 'no' || stage.tries >= 2) return ask(withFound(talk, { slot: 'declined' }), stage.form);
  return say(talk, { ...stage, tries: stage.tries + 1 }, { said: [line('otherTimeAgain')] });
}

/** So often a time may be gone that was agreed on. */
const MOST_GONE = 1;

/** The time that was agreed on went to somebody else meanwhile. */
export function timeGone(before: Talk, form: string): Step {
  const gone = Number(currentMatter(before)?.found.gone ?? 0) + 1;
  // Twice is no chance: whatever keeps it from being booked, somebody of the practice has to look at it.
  if (gone > MOST_GONE)
    return ask(withMatter(withFound(before, { slot: 'none' }), { offer: null }), form, [line('passedOn')]);
  const taken = currentMatter(before)?.offer?.start;
  const talk = withFound(before, { gone, ...(taken && { gone_at: taken }) });
  const { slot: _, ...found } = currentMatter(talk)?.found ?? {};
  const open = withMatter(talk, { offer: null, found });
  const { patient } = talk.verified;
  return look(open, form, { want: 'times', patient, wish: wishOf(open), most: MOST }, [line('timeGone')]);
}
