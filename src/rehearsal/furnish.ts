import { Temporal } from 'temporal-polyfill';
import { resourceOf } from '../calendar/free-times.ts';
import { NURSE, visitFor } from '../calendar/visit-for.ts';
import { NightbellError } from '../errors.ts';
import { localTime } from '../oncall/rota.ts';
import type { ProviderFacts, VisitType } from '../practice/facts.ts';
import type { Practice } from '../practice/practice.ts';
import type { Proxy as Representative } from '../store/patients.ts';
import type { Store } from '../store/store.ts';
import type { NewVisit } from '../store/visits.ts';
import { clocksIn, hhmm } from '../understanding/clock-words.ts';
import { USUAL } from '../understanding/day-parts.ts';
import { daysIn } from '../understanding/day-words.ts';
import { tokenise } from '../words/tokens.ts';
import { timesIn } from './caller/dates.ts';
import type { Scenario, StandingVisit } from './scenario.ts';

const ACTOR = 'rehearsal';
/** A visit of which only the day is told. */
const USUAL_TIME = '10:00';
const USUAL_MINUTES = 20;
const MINUTE = 60_000;

/**
 * The world of a story: its patient in the register, the visit that it speaks of, and a calendar in which the time that it wants to be
 * offered is the next one free.
 */
export async function furnish(store: Store, scenario: Scenario, practice: Practice): Promise<void> {
  const { caller } = scenario;
  const { name, dob } = caller.patient ?? caller;
  const known = name !== null && dob !== null && !isNew(scenario);
  const phones = [caller.callback, caller.line].filter((n) => n !== null);
  const patient = known
    ? await store.patients.put(
        { name, dob, phones: [...new Set(phones)], proxies: proxies(scenario), chart: '' },
        ACTOR,
      )
    : null;
  const told = patient && scenario.visits?.map((one) => visitToldOf(one, practice, patient.id, scenario.id));
  const guessed = patient && !scenario.visits && hasVisit(scenario) ? visitOf(scenario, practice, patient.id) : null;
  const stands = told ?? (guessed ? [guessed] : []);
  for (const visit of stands) await store.visits.book(visit);
  const free = offeredAt(scenario, practice);
  if (free === null) return;
  const other = await store.patients.put(
    { name: 'Somebody Else', dob: '1950-01-01', phones: [], proxies: [], chart: '' },
    ACTOR,
  );
  for (const visit of taken(practice, scenario.at, free, stands))
    await store.visits.book({ ...visit, patientId: other.id });
}

/** Whoever wants to become a patient is none. */
function isNew({ opening, expect }: Scenario): boolean {
  return (
    expect.intent === 'new_patient' ||
    /become a (new )?patient|new patient|taking (new )?patients|paciente nuev/i.test(opening ?? '')
  );
}

/** A parent speaks for a child, and whoever the story says is on the patient's list. */
function proxies({ caller, at }: Scenario): Representative[] {
  const { patient, name, persona } = caller;
  if (!patient?.dob || !name) return [];
  const child = Date.parse(patient.dob) > at - 18 * 365.25 * 86_400_000;
  if (child && /son|daughter|child|baby|hij/i.test(patient.relation ?? '')) return [{ name, relation: 'parent' }];
  return /on (the|her|his|their) release list|power of attorney|health care proxy/i.test(persona) &&
    !/not on/i.test(persona)
    ? [{ name, relation: patient.relation }]
    : [];
}

function hasVisit({ expect, opening }: Scenario): boolean {
  return (
    expect.intent === 'reschedule' ||
    expect.intent === 'cancel' ||
    /\b(confirm|cancel|resched|my (appointment|visit)|mi cita|tengo una cita|have an appointment)/i.test(opening ?? '')
  );
}

/** A visit as the file has it. Throws NB_INPUT_INVALID where the practice has no such provider, place or kind. */
function visitToldOf(told: StandingVisit, practice: Practice, patientId: string, call: string): NewVisit {
  const provider = known(practice.providers, told.provider, 'provider', call);
  const date = told.start.slice(0, 10);
  const own = told.location ? known(practice.locations, told.location, 'location', call).id : null;
  const location = own ?? placeOn(provider, date) ?? practice.locations[0]?.id ?? '';
  const type = told.visit ? known(provider.visitTypes, told.visit, 'visit', call) : usualVisit(provider);
  return {
    patientId,
    resource: resourceOf({ provider: provider.id, location }),
    provider: provider.id,
    location,
    visit: type?.id ?? 'follow_up',
    startsAt: new Date(instant(practice, date, told.start.slice(11, 16))).toISOString(),
    minutes: type?.minutes ?? USUAL_MINUTES,
  };
}

function known<T extends { id: string }>(all: readonly T[], id: string, what: string, call: string): T {
  const found = all.find((one) => one.id === id);
  const there = all.map((one) => one.id).join(', ');
  if (!found)
    throw new NightbellError(
      'NB_INPUT_INVALID',
      `call ${call}: no ${what} "${id}" in the practice file; there is ${there}`,
    );
  return found;
}

/** The visit of which the caller speaks: with whom and on which day by their words. */
function visitOf(scenario: Scenario, practice: Practice, patientId: string): NewVisit | null {
  const words = [scenario.opening ?? '', ...scenario.answers.flatMap((a) => a.says)].join(' ');
  const { slots } = scenario.expect;
  const named = providerIn(words, practice) ?? providerIn([slots.provider ?? ''].flat().join(' '), practice);
  const provider = named ?? practice.providers[0];
  if (!provider) return null;
  const today = localTime(practice, scenario.at).slice(0, 10);
  const opening = scenario.opening ?? '';
  const told = timesIn(opening, today);
  const said = standing(opening, today) ??
    told.find((t) => t.date && t.time) ??
    told.find((t) => t.date) ?? { date: near(opening, today), time: told[0]?.time ?? null };
  const date = said.date ?? workday(provider, today);
  const time = said.time ?? USUAL_TIME;
  const of = scenario.caller.patient ?? scenario.caller;
  const age = of.dob ? Temporal.PlainDate.from(of.dob).until(today, { largestUnit: 'years' }).years : null;
  const type =
    visitFor(practice, scenario.opening ?? '', { newPatient: false, age, provider: provider.id }) ??
    usualVisit(provider);
  if (!type) return null;
  const ofNurse = named ? null : nurseVisit(opening, practice);
  if (ofNurse) {
    const place = practice.locations[0]?.id ?? '';
    return {
      patientId,
      resource: resourceOf({ provider: NURSE, location: place }),
      provider: NURSE,
      location: place,
      visit: ofNurse.id,
      startsAt: new Date(instant(practice, date, time)).toISOString(),
      minutes: ofNurse.minutes,
    };
  }
  const location = placeOn(provider, date) ?? practice.locations[0]?.id ?? '';
  return {
    patientId,
    resource: resourceOf({ provider: provider.id, location }),
    provider: provider.id,
    location,
    visit: type.id,
    startsAt: new Date(instant(practice, date, time)).toISOString(),
    minutes: type.minutes,
  };
}

/** The first day and hour that are named: those of the visit that stands, where another is wanted behind it. */
function standing(words: string, today: string): { date: string; time: string | null } | null {
  const t = tokenise(words);
  const days = daysIn(t, today);
  const day = days.find(({ start, end, kind }) => start === end && kind !== 'every' && start >= today);
  if (!day) return null;
  const clocks = clocksIn(t, (i) => days.some(({ from, to }) => i >= from && i < to), USUAL);
  const hour = clocks.find(({ kind }) => kind === 'point');
  return { date: day.start, time: hour ? hhmm(hour.start) : null };
}

/** "Today", "tomorrow". A day ahead in Spanish is also the morning: "por la mañana". */
function near(words: string, today: string): string | null {
  const day = Temporal.PlainDate.from(today);
  if (/\b(day after tomorrow|pasado mañana)/i.test(words)) return day.add({ days: 2 }).toString();
  if (/\btomorrow\b|(?<!\b(la|de|por|en) )\bmañana(?! por la noche)/i.test(words))
    return day.add({ days: 1 }).toString();
  return /\b(today|this (morning|afternoon)|hoy|esta (tarde|mañana))\b/i.test(words) ? today : null;
}

/** A visit with the nurse, where the words say so. */
function nurseVisit(words: string, practice: Practice): VisitType | null {
  if (!/\b(nurse|enfermera)\b/i.test(words)) return null;
  const type = visitFor(practice, words, { newPatient: false, age: null, provider: NURSE });
  return type ?? practice.nurseVisits[0] ?? null;
}

function providerIn(words: string, practice: Practice): ProviderFacts | null {
  const said = new Set(plain(words).split(' '));
  const parts = (name: string) => plain(name).split(' ');
  return practice.providers.find(({ name }) => parts(name).some((part) => part.length > 3 && said.has(part))) ?? null;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

function usualVisit({ visitTypes }: ProviderFacts): VisitType | null {
  const open = visitTypes.filter((t) => !t.approval && t.patients !== 'new');
  return open.find((t) => t.id === 'follow_up') ?? open[0] ?? null;
}

/** A few days ahead, when the provider works. */
function workday(provider: ProviderFacts, today: string): string {
  let day = Temporal.PlainDate.from(today).add({ days: 3 });
  for (let i = 0; i < 7 && !placeOn(provider, day.toString()); i++) day = day.add({ days: 1 });
  return day.toString();
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function placeOn({ locations }: ProviderFacts, date: string): string | null {
  const day = DAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
  return Object.entries(locations).find(([, days]) => days.includes(day))?.[0] ?? null;
}

/** The time that an event of the story waits for, epoch ms; null: none. */
function offeredAt({ events, at }: Scenario, practice: Practice): number | null {
  const today = localTime(practice, at).slice(0, 10);
  for (const event of events) {
    if (!/\boffer/i.test(event.at)) continue;
    const [named] = timesIn(event.at, today).filter((t) => t.date && t.time && /\d/.test(event.at));
    if (named) return instant(practice, named.date!, named.time!);
  }
  return null;
}

function instant({ timeZone }: Practice, date: string, time: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The practice with a calendar in which visits may begin at the minute that the story waits for: at twenty to ten where they begin by the half hour. */
export function withTimeOf(scenario: Scenario, practice: Practice): Practice {
  const free = offeredAt(scenario, practice);
  if (free === null) return practice;
  const { calendar } = practice;
  const minute = Temporal.Instant.fromEpochMilliseconds(free).toZonedDateTimeISO(practice.timeZone).minute;
  return { ...practice, calendar: { ...calendar, gridMinutes: commonMeasure(calendar.gridMinutes, minute) } };
}

const commonMeasure = (a: number, b: number): number => (b === 0 ? a : commonMeasure(b, a % b));

/** Everybody's time from now until then, but for the visits that stand. */
function taken(practice: Practice, from: number, until: number, standing: readonly NewVisit[]): NewVisit[] {
  const out: NewVisit[] = [];
  const nurse = practice.locations.map((place) => ({ id: NURSE, locations: { [place.id]: [] } }));
  for (const provider of [...practice.providers, ...nurse]) {
    const mine = standing
      .filter((visit) => visit.provider === provider.id)
      .map((visit) => [Date.parse(visit.startsAt), Date.parse(visit.startsAt) + visit.minutes * MINUTE] as const)
      .sort(([one], [other]) => one - other);
    const spans = [...mine, [until, until] as const].map(([start], i) => [
      i === 0 ? from : (mine[i - 1]?.[1] ?? from),
      Math.min(start, until),
    ]);
    for (const [a = 0, b = 0] of spans) {
      if (b <= a) continue;
      const location = Object.keys(provider.locations)[0] ?? '';
      const { id } = provider;
      const resource = resourceOf({ provider: id, location });
      const startsAt = new Date(a).toISOString();
      out.push({
        patientId: '',
        resource,
        provider: id,
        location,
        visit: '',
        startsAt,
        minutes: Math.round((b - a) / MINUTE),
      });
    }
  }
  return out;
}
