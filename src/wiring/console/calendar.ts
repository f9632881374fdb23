import { Temporal } from 'temporal-polyfill';
import { freeTimes, resourceOf } from '../../calendar/free-times.ts';
import type { Offer, Wish } from '../../calendar/types.ts';
import { type Giver, giversFor, NURSE } from '../../calendar/visit-for.ts';
import { visitNames } from '../../calendar/visit-names.ts';
import type { Clock } from '../../clock.ts';
import type {
  CalendarColumn,
  CalendarDay,
  CalendarKind,
  CalendarPatient,
  CalendarVisit,
} from '../../console/api/calendar-schemas.ts';
import type { CalendarResult, CalendarService } from '../../console/api/calendar-services.ts';
import { holidayOn, instantOf, iso, localDate, spansOn } from '../../practice/hours.ts';
import { DAYS } from '../../practice/hours-schema.ts';
import type { Practice } from '../../practice/practice.ts';
import type { PatientRow } from '../../store/patients.ts';
import type { Store } from '../../store/store.ts';
import type { NewVisit, VisitRow } from '../../store/visits.ts';
import { ageOn } from '../desk-times.ts';
import { viewerActor } from './access.ts';
import { Looks } from './looks.ts';

const DAY_MS = 86_400_000;
/** Free times that are shown at once. */
const MOST_TIMES = 12;
/** Patients that a search may show: who finds more says more of the name. */
const MOST_PATIENTS = 12;

/** The calendar for the front desk, by the same rules as for callers; staff may also book what was approved, up to the very minute. */
export function calendarService(store: Store, practice: Practice, clock: Clock): CalendarService {
  const looks = new Looks(clock);
  const columns = columnsOf(practice);
  const doer = (viewer: Parameters<typeof viewerActor>[0]) => ({ actor: viewerActor(viewer), callId: null });

  /** Times for one patient: who gives it, and what is taken. */
  const search = async (patient: PatientRow, wish: { visit: string; provider: string | null; approved: boolean }) => {
    const now = clock.now() - practice.calendar.noticeMinutes * 60_000;
    const givers = giversOf(practice, patient, clock.now(), wish.provider)
      .filter(({ type }) => type.id === wish.visit)
      .map((giver) => (wish.approved ? withoutApproval(giver) : giver));
    const taken = await store.visits.taken(now - DAY_MS, now + (practice.calendar.daysAhead + 2) * DAY_MS);
    return { givers, taken, now };
  };

  /** The offer as a visit; null: the rules would not offer it. What is taken the store says. */
  const bookable = async (patient: PatientRow, offer: Offer, approved: boolean): Promise<NewVisit | null> => {
    const { givers, now } = await search(patient, { visit: offer.visit, provider: offer.provider, approved });
    const local = offer.start.slice(0, 16);
    const [first] = freeTimes(practice, {
      ...{ givers, now, location: offer.location, when: `${local}/${local}` },
      ...{ taken: [], patient: null, most: 1 },
    });
    if (!first || first.start !== offer.start || first.minutes !== offer.minutes) return null;
    const { provider, location, visit, minutes } = offer;
    const startsAt = new Date(Date.parse(offer.start)).toISOString();
    return { patientId: patient.id, resource: resourceOf(offer), provider, location, visit, startsAt, minutes };
  };

  const result = (row: VisitRow | null, patient: PatientRow): CalendarResult =>
    row ? { ok: true, visit: shownVisit(practice, { ...row, ...patient, id: row.id }) } : { ok: false, why: 'taken' };

  return {
    async view(viewer, from, days) {
      const today = localDate(practice, clock.now());
      const first = from === null ? today : Temporal.PlainDate.from(from);
      const begins = instantOf(practice, first, '00:00', 'begins');
      const ends = instantOf(practice, first.add({ days }), '00:00', 'begins');
      const standing = await store.visits.standing(begins, ends);
      // The empty one stands for the calendar itself. A page that is open reads again and again: that is one look.
      const ids = ['', ...standing.map(({ patientId }) => patientId)];
      const again = looks.known(viewer.sessionId, ids);
      const rows = again ? standing : await store.visits.day(begins, ends, viewerActor(viewer));
      if (!again) looks.note(viewer.sessionId, ids);
      const dates = Array.from({ length: days }, (_, i) => first.add({ days: i }));
      return {
        from: first.toString(),
        today: today.toString(),
        gridMinutes: practice.calendar.gridMinutes,
        columns,
        days: dates.map((date) => dayOf(practice, date)),
        visits: rows.map((row) => shownVisit(practice, row)),
      };
    },
    async patients(viewer, wanted) {
      const rows = await store.patients.search(wanted, viewerActor(viewer), MOST_PATIENTS);
      return rows.map(shownPatient);
    },
    async kinds(viewer, id) {
      const patient = await store.patients.look(id, viewerActor(viewer));
      if (!patient) return null;
      const kinds = new Map<string, CalendarKind>();
      for (const { provider, type } of giversOf(practice, patient, clock.now(), null)) {
        const kind = kinds.get(type.id) ?? { id: type.id, name: type.name, providers: [] };
        const { name } = nameOfProvider(practice, provider);
        const approver = type.approval ? (type.approver ?? 'somebody') : null;
        kind.providers.push({ id: provider, name, minutes: type.minutes, approver: approverName(practice, approver) });
        kinds.set(type.id, kind);
      }
      return [...kinds.values()].sort((a, b) => a.name.localeCompare(b.name));
    },
    async free(_, { from, after, ...wish }) {
      const patient = await store.patients.get(wish.patient);
      if (!patient) return null;
      const found = await search(patient, wish);
      const last = localDate(practice, clock.now()).add({ days: practice.calendar.daysAhead }).toString();
      const end = last < from ? from : last;
      const next = Temporal.PlainDate.from(from).add({ days: 1 }).toString();
      // A span does not hold the moment at which it begins: "after two" is later than two.
      const before =
        after === null || after === '00:00' ? null : Temporal.PlainTime.from(after).subtract({ minutes: 1 });
      const rest = `${next}/${end > next ? end : next}`;
      const when = before ? [`${from}T${before.toString().slice(0, 5)}/${from}T23:59`, rest] : `${from}/${end}`;
      const offers = freeTimes(practice, { ...found, when, location: null, patient: patient.id, most: 400 });
      const first = offers.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)).slice(0, MOST_TIMES);
      return first.map((offer) => {
        const names = visitNames(practice, offer);
        return { offer, providerName: names.provider, locationName: names.location };
      });
    },
    async book(viewer, id, offer, approved) {
      const patient = await store.patients.get(id);
      if (!patient) return { ok: false, why: 'unknown' };
      const visit = await bookable(patient, offer, approved);
      if (!visit) return { ok: false, why: 'refused' };
      return result(await store.visits.book(visit, doer(viewer)), patient);
    },
    async move(viewer, id, offer, approved) {
      const before = await store.visits.get(id);
      const patient = before && (await store.patients.get(before.patientId));
      if (!before || !patient) return { ok: false, why: 'unknown' };
      const visit = await bookable(patient, offer, approved);
      if (!visit) return { ok: false, why: 'refused' };
      return result(await store.visits.move(id, visit, doer(viewer)), patient);
    },
    async cancel(viewer, id) {
      const before = await store.visits.get(id);
      return before !== null && (await store.visits.cancel(id, before.patientId, doer(viewer)));
    },
    async waiting(viewer) {
      const rows = await store.waitList.view(viewerActor(viewer));
      const patients = await Promise.all(rows.map(({ patientId }) => store.patients.get(patientId)));
      return rows.flatMap(({ id, at, wish }, i) => {
        const patient = patients[i];
        if (!patient) return [];
        return [{ id, since: at, patient: shownPatient(patient), ...wished(practice, wish as Wish) }];
      });
    },
    done: (viewer, id) => store.waitList.done(id, viewerActor(viewer)),
  };
}

/** Each provider, and the nurse of each office that has one. */
function columnsOf(practice: Practice): CalendarColumn[] {
  const nurses =
    practice.nurseVisits.length === 0
      ? []
      : practice.locations.filter(
          ({ id }) => id === practice.phonesFollow || practice.nurseVisits.some(({ location }) => location === id),
        );
  return [
    ...practice.providers.map(({ id, name }) => ({ id, name, provider: id })),
    ...nurses.map(({ id, name }) => ({
      id: resourceOf({ provider: NURSE, location: id }),
      name: nurses.length > 1 ? `Nurse, ${name}` : 'Nurse',
      provider: NURSE,
    })),
  ];
}

function dayOf(practice: Practice, date: Temporal.PlainDate): CalendarDay {
  const weekday = DAYS[date.dayOfWeek - 1] ?? 'mon';
  const hours: CalendarDay['hours'] = [];
  for (const location of practice.locations) {
    for (const [from, to] of spansOn(practice, location, date)) {
      const at = { location: location.id, locationName: location.name, from, to };
      for (const { id, locations } of practice.providers)
        if (locations[location.id]?.includes(weekday)) hours.push({ column: id, ...at });
      if (practice.nurseVisits.length > 0 && date.dayOfWeek <= 5)
        hours.push({ column: resourceOf({ provider: NURSE, location: location.id }), ...at });
    }
  }
  const known = new Set(columnsOf(practice).map(({ id }) => id));
  return {
    date: date.toString(),
    holiday: holidayOn(practice, date)?.name.en ?? null,
    hours: hours.filter(({ column }) => known.has(column)).sort((a, b) => a.from.localeCompare(b.from)),
  };
}

function giversOf(practice: Practice, patient: PatientRow, now: number, provider: string | null): Giver[] {
  const age = ageOn(patient.dob, localDate(practice, now).toString());
  return giversFor(practice, { newPatient: patient.standing === 'new', age, provider });
}

function withoutApproval({ provider, type }: Giver): Giver {
  return { provider, type: { ...type, approval: false, approver: null } };
}

function nameOfProvider(practice: Practice, id: string): { name: string } {
  return practice.providers.find((provider) => provider.id === id) ?? { name: 'Nurse' };
}

function approverName(practice: Practice, id: string | null): string | null {
  return id === null ? null : (practice.people.find((person) => person.id === id)?.name ?? id.replaceAll('_', ' '));
}

function shownPatient({ id, name, dob, phones, standing }: PatientRow): CalendarPatient {
  return { id, name, dob, phones, standing };
}

function shownVisit(
  practice: Practice,
  row: VisitRow & { name: string; dob: string; phones: string[] },
): CalendarVisit {
  const named = visitNames(practice, row);
  return {
    ...{ id: row.id, patientId: row.patientId, name: row.name, dob: row.dob, phones: row.phones },
    ...{ column: row.resource, provider: row.provider, location: row.location, visit: row.visit },
    providerName: row.provider === NURSE ? 'Nurse' : named.provider,
    locationName: named.location,
    visitName: named.visit,
    start: iso(practice, Date.parse(row.startsAt)),
    minutes: row.minutes,
    state: row.state === 'confirmed' ? 'confirmed' : 'booked',
  };
}

/** A wish as staff read it. */
function wished(practice: Practice, { visit, provider, location, when }: Wish): { visit: string | null; wish: string } {
  const types = [...practice.providers.flatMap((each) => each.visitTypes), ...practice.nurseVisits];
  const type = types.find(({ id }) => id === visit);
  const whom = practice.providers.find(({ id }) => id === provider)?.name ?? provider;
  const place = practice.locations.find(({ id }) => id === location)?.name ?? location;
  const times =
    when === null
      ? null
      : [when]
          .flat()
          .map((one) => one.replace('T', ' ').replace('/', ' to '))
          .join(', ');
  const words = [type?.name ?? visit, whom && `with ${whom}`, place, times ?? 'any time'];
  return { visit: type?.id ?? null, wish: words.filter(Boolean).join('; ') };
}
