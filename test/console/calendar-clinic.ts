/** A clinic with a calendar, at a moment that stands still. Everybody in it is invented. */
import type { Test } from 'tap';
import { systemClock } from '../../src/clock.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { calendarService } from '../../src/wiring/console/calendar.ts';
import { type Clinic, openClinic } from './clinic.ts';
import { smallNet } from './small-net.ts';

/** A Tuesday, 10:05 in the morning there. */
export const NOW = Date.parse('2026-11-17T15:05:00Z');
const clock = { ...systemClock, now: () => NOW, after: (ms: number, fn: () => void) => systemClock.after(ms, fn) };

const PRACTICE = `
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, main_line: "+15185550150", default_area_code: "518"}
locations:
  - id: lantern
    name: Lantern Street
    hours:
      mon: [["08:00", "12:00"], ["13:00", "17:00"]]
      tue: [["08:00", "12:00"], ["13:00", "17:00"]]
      wed: [["08:00", "12:00"], ["13:00", "17:00"]]
      thu: [["08:00", "12:00"], ["13:00", "17:00"]]
      fri: [["08:00", "12:00"]]
  - {id: mill, name: Mill Row, hours: {wed: [["09:00", "12:00"]]}}
phones_follow: lantern
holidays:
  - {date: "2026-11-26", name: Thanksgiving, hours: closed}
providers:
  - id: abara
    name: Dr. Lena Abara
    on_call_phone: "+15185550151"
    locations: {lantern: [mon, tue, thu, fri], mill: [wed]}
    visit_types:
      - {id: annual, name: Annual physical, minutes: 30, patients: established}
      - {id: follow_up, name: Follow-up of a chronic problem, minutes: 20, patients: established}
      - {id: injection, name: Joint injection, minutes: 30, patients: established, approval: true, approver: nurses}
  - id: whitlock
    name: Dr. Samuel Whitlock
    on_call_phone: "+15185550152"
    ages: 5 and over
    locations: {lantern: [mon, tue, wed, thu]}
    visit_types:
      - {id: annual, name: Annual physical, minutes: 40, patients: established}
      - {id: new_adult, name: "New patient, adult", minutes: 40, patients: new}
nurse_visits:
  - {id: flu, name: Flu shot or other vaccine, minutes: 10, patients: established}
departments:
  front_desk: {takes: [schedule], phone: "+15185550154"}
  nurses: {takes: [symptom], phone: "+15185550155"}
`;
export const practice = parsePractice(PRACTICE);

/** Patients and visits of a small practice; the ids of both. */
export async function calendarClinic(t: Test): Promise<{ clinic: Clinic; ids: Record<string, string> }> {
  const clinic = await openClinic(t, null, clock, smallNet(t));
  clinic.services.calendar = calendarService(clinic.store, practice, clock);
  const { store } = clinic;
  const ids: Record<string, string> = {};
  const put = async (key: string, name: string, dob: string) => {
    const phones = [`+1518555012${Object.keys(ids).length}`];
    ids[key] = (await store.patients.put({ name, dob, phones, proxies: [], chart: '' }, 'cli:test')).id;
  };
  await put('ada', 'Ada Fenwick', '1970-05-06');
  await put('bo', 'Bo Quist-Lindqvist', '1951-01-30');
  await put('cy', 'Cy Fenwick', '2024-01-01');
  await put('greta', 'Greta Nwachukwu', '1988-08-08');
  const book = async (key: string, patient: string, provider: string, visit: string, at: string, minutes: number) => {
    const resource = provider === 'nurse' ? 'nurse@lantern' : provider;
    const patientId = ids[patient] as string;
    const made = { patientId, resource, provider, location: 'lantern', visit, startsAt: at, minutes };
    ids[key] = (await store.visits.book(made))?.id as string;
  };
  await book('ada-today', 'ada', 'abara', 'annual', '2026-11-17T16:00:00.000Z', 30);
  await book('bo-today', 'bo', 'whitlock', 'annual', '2026-11-17T18:30:00.000Z', 40);
  await book('greta-flu', 'greta', 'nurse', 'flu', '2026-11-17T16:00:00.000Z', 10);
  await book('greta-thursday', 'greta', 'abara', 'follow_up', '2026-11-19T13:00:00.000Z', 20);
  await store.visits.confirm(ids['bo-today'] as string, ids.bo as string);
  await store.waitList.add(ids.bo as string, {
    visit: 'annual',
    provider: 'abara',
    location: null,
    when: '2026-11-18',
  });
  return { clinic, ids };
}
