import t from 'tap';
import { freeDays, freeTimes, resourceOf, type Search, type Taken } from '../../src/calendar/free-times.ts';
import type { Offer } from '../../src/calendar/types.ts';
import { type Giver, giversFor, NURSE } from '../../src/calendar/visit-for.ts';
import { type Practice, parsePractice } from '../../src/practice/practice.ts';
import { at } from '../practice/file.ts';
import { random, wallClock } from './slow.ts';

const MINUTE = 60_000;
const DAY_MS = 86_400_000;

/** Made up; the night office is there for the hours in which clocks change. */
const practice = parsePractice(`
practice: {name: Quillpoint Clinic, time_zone: America/New_York, main_line: "+15185550180", default_area_code: "518"}
locations:
  - id: hill
    name: Hill office
    hours: {mon: [["08:00", "12:30"], ["13:30", "17:00"]], tue: [["08:15", "12:30"]], thu: [["08:00", "16:45"]], sun: [["00:00", "05:00"], ["22:00", "24:00"]]}
  - {id: shore, name: Shore office, hours: {mon: [["09:00", "12:00"]], wed: [["09:00", "11:00"], ["11:00", "15:00"]], sun: [["01:30", "03:30"]]}}
phones_follow: hill
holidays:
  - {date: "2026-11-02", name: A day off, hours: closed}
  - {date: "2027-03-15", name: Half a day, hours: {hill: [["08:00", "10:00"]]}}
providers:
  - id: vance
    name: Dr. Ada Vance
    on_call_phone: "+15185550181"
    locations: {hill: [mon, tue, thu, sun], shore: [wed]}
    visit_types:
      - {id: physical, name: Annual physical, minutes: 30, patients: established}
      - {id: long, name: Long visit, minutes: 90}
  - id: sorel
    name: Jo Sorel
    on_call_phone: "+15185550182"
    locations: {hill: [mon], shore: [mon, sun]}
    visit_types: [{id: physical, name: Annual physical, minutes: 40, patients: established}]
nurse_visits:
  - {id: blood, name: Blood draw, minutes: 10, between: ["08:30", "10:40"]}
  - {id: night, name: Night check, minutes: 20, days: [sun], location: hill}
calendar: {grid_minutes: 30, notice_minutes: 120, days_ahead: 9}
`);

interface Shown {
  at: number;
  date: string;
  time: string;
  day: string;
  /** This time of the clock was shown on this date before. */
  again: boolean;
}

/** Every minute of some days, as the clock on the wall shows it. */
function minutes(p: Practice, from: number, days: number): Shown[] {
  const wall = wallClock(p.timeZone);
  const seen = new Set<string>();
  return Array.from({ length: (days * DAY_MS) / MINUTE }, (_, i) => {
    const shown = wall(from + i * MINUTE);
    const key = `${shown.date} ${shown.time}`;
    const again = seen.has(key);
    seen.add(key);
    return { at: from + i * MINUTE, ...shown, again };
  });
}

/** The slow and obvious way: each minute, each giver, each office, and every minute that the visit would last. */
function slowly(p: Practice, all: readonly Shown[], search: Search): string[] {
  const found: string[] = [];
  const inside = (clock: string, [from, to]: readonly string[]) => from! <= clock && clock < to!;
  for (const [i, now] of all.entries()) {
    if (now.again || now.at < search.now + 120 * MINUTE || Number(now.time.slice(3)) % 30 !== 0) continue;
    const days = Math.round((Date.parse(now.date) - Date.parse(all[0]!.date)) / DAY_MS);
    if (days > 9) continue;
    for (const { provider, type } of search.givers)
      for (const location of p.locations) {
        if (search.location !== null && search.location !== location.id) continue;
        if (provider === NURSE) {
          if (location.id !== 'hill') continue;
          if (type.days ? !(type.days as string[]).includes(now.day) : now.day === 'sat' || now.day === 'sun') continue;
        } else {
          const days = p.providers.find(({ id }) => id === provider)!.locations[location.id] ?? [];
          if (!(days as string[]).includes(now.day)) continue;
        }
        const holiday = p.holidays.find(({ date }) => date === now.date);
        const spans = holiday ? (holiday.hours[location.id] ?? []) : location.week[now.day as 'mon'];
        const span = spans.find((each) => inside(now.time, each));
        if (!span) continue;
        const lasting = all.slice(i, i + type.minutes);
        if (lasting.length < type.minutes) continue;
        // Open from the first to the last minute of the day that the clock shows inside the span: an hour that comes twice closes nothing.
        const lasts = (each: readonly string[]) =>
          inside(now.time, each) &&
          all.findLast((m) => m.date === now.date && inside(m.time, each))!.at >= lasting.at(-1)!.at;
        if (!lasts(span) || (type.between && !lasts(type.between))) continue;
        const until = now.at + type.minutes * MINUTE;
        const resource = provider === NURSE ? `nurse@${location.id}` : provider;
        const busy = search.taken.filter((x) => x.resource === resource || x.patientId === search.patient);
        if (lasting.some((m) => busy.some((x) => x.from <= m.at && m.at < x.to))) continue;
        if (busy.some((x) => x.from >= now.at && x.from < until)) continue;
        if (!wanted(search.when, now, spans[0]![0])) continue;
        found.push(`${provider} ${location.id} ${now.at}`);
      }
  }
  return found.sort();
}

function wanted(when: Search['when'], { date, time }: Shown, opening: string): boolean {
  if (when === null) return true;
  return [when].flat().some((part) => {
    const [from = '', to = from] = part.split('/');
    if (!from.includes('T')) return from <= date && date <= to;
    const clock = `${date}T${time}`;
    if (from === to) {
      const apart = Math.abs(Date.parse(`${clock}:00Z`) - Date.parse(`${from}:00Z`));
      return from.slice(0, 10) === date && apart <= 60 * MINUTE;
    }
    return clock < to && (clock > from || (clock === from && time === opening));
  });
}

t.test('S12: 500 random wishes over both clock changes give what the slow way gives', async (t) => {
  const { pick, upTo } = random(20261101);
  let offered = 0;
  for (const start of ['2026-10-28T00:00:00-04:00', '2027-03-10T00:00:00-05:00']) {
    const all = minutes(practice, at(start), 14);
    const dates = [...new Set(all.map(({ date }) => date))];
    const clock = () =>
      pick(['00:00', '01:00', '01:30', '02:00', '02:30', '08:00', '09:00', '10:15', '14:00', '17:00', '23:30']);
    const part = (): string => {
      const date = pick(dates);
      const kind = upTo(4);
      if (kind === 0) return date;
      if (kind === 1) return `${date}/${pick(dates.filter((other) => other >= date))}`;
      if (kind === 2) return `${date}T${clock()}/${date}T${pick(['03:00', '12:00', '17:00', '23:59'])}`;
      const point = `${date}T${clock()}`;
      return `${point}/${point}`;
    };
    for (let n = 0; n < 250; n++) {
      const provider = pick([null, 'vance', 'sorel', NURSE]);
      const visit = pick(['physical', 'long', 'blood', 'night']);
      const givers: Giver[] = giversFor(practice, { newPatient: false, age: null, provider }).filter(
        ({ type }) => type.id === visit,
      );
      const taken: Taken[] = Array.from({ length: upTo(12) }, () => {
        const from = pick(all).at;
        const resource = pick(['vance', 'sorel', 'nurse@hill']);
        return { resource, patientId: pick(['me', 'other']), from, to: from + pick([10, 30, 45]) * MINUTE };
      });
      const search: Search = {
        givers,
        when: pick([null, part(), [part(), part()]]),
        location: pick([null, null, 'hill', 'shore']),
        taken,
        patient: pick([null, 'me']),
        now: at(start) + upTo(3 * 24 * 60) * MINUTE,
        most: 3,
      };
      const today = all.findIndex(({ at: ms }) => ms >= search.now);
      const from = all.findIndex(({ date }) => date === all[today]!.date);
      const quick = [...freeDays(practice, search)].flatMap(({ free }) => free);
      const keys = quick.map(({ provider, location, at: ms }) => `${provider} ${location} ${ms}`).sort();
      const slow = slowly(practice, all.slice(from), search);
      offered += slow.length;
      if (keys.join('\n') !== slow.join('\n')) {
        const { givers: _, ...shown } = search;
        t.same(keys, slow, JSON.stringify({ ...shown, visit, provider, now: new Date(search.now).toISOString() }));
        return;
      }
      const few = freeTimes(practice, search);
      const known = new Set(keys);
      if (few.length !== Math.min(3, keys.length)) t.fail(`${few.length} offers of ${keys.length}`);
      for (const offer of few)
        if (!known.has(`${offer.provider} ${offer.location} ${Date.parse(offer.start)}`))
          t.fail('offered what is not free');
    }
  }
  t.ok(offered > 2_500, `${offered} free times were compared`);
});

const givers = (provider: string | null = null, visit = 'physical') =>
  giversFor(practice, { newPatient: false, age: 40, provider }).filter(({ type }) => type.id === visit);
const search = (more: Partial<Search>): Search => ({
  givers: givers(),
  when: null,
  location: null,
  taken: [],
  patient: null,
  now: at('2026-11-03T12:00:00-05:00'),
  most: 3,
  ...more,
});
const starts = (offers: Offer[]) => offers.map(({ start }) => start);

t.test('after two is strictly after two; in the morning holds the time at which the office opens', async (t) => {
  const after = freeTimes(practice, search({ when: '2026-11-09T14:00/2026-11-09T17:00', givers: givers('vance') }));
  t.equal(after[0]?.start, '2026-11-09T14:30:00-05:00');
  const morning = freeTimes(practice, search({ when: '2026-11-09T08:00/2026-11-09T12:00', givers: givers('vance') }));
  t.equal(morning[0]?.start, '2026-11-09T08:00:00-05:00');
});

t.test('a time that was named comes first, and where it is gone the nearest ones', async (t) => {
  const when = '2026-11-09T10:00/2026-11-09T10:00';
  const named = search({ when, givers: givers('vance') });
  t.equal(freeTimes(practice, named)[0]?.start, '2026-11-09T10:00:00-05:00');
  const from = at('2026-11-09T10:00:00-05:00');
  const gone = { resource: 'vance', patientId: 'x', from, to: from + 30 * MINUTE };
  t.same(starts(freeTimes(practice, { ...named, taken: [gone], most: 2 })).sort(), [
    '2026-11-09T09:30:00-05:00',
    '2026-11-09T10:30:00-05:00',
  ]);
});

t.test('where nobody is named, the offers are with different people', async (t) => {
  const offers = freeTimes(practice, search({ most: 2 }));
  t.equal(new Set(offers.map(({ provider }) => provider)).size, 2);
  const days = freeTimes(practice, search({ givers: givers('vance') }));
  t.equal(new Set(days.map(({ start }) => `${start.slice(0, 10)} ${start.slice(11, 13) < '12'}`)).size, 3);
});

t.test('what needs approval is never offered, and what cannot be read fits nothing', async (t) => {
  const approved = givers().map((giver) => ({ ...giver, type: { ...giver.type, approval: true } }));
  t.same(freeTimes(practice, search({ givers: approved })), []);
  for (const when of ['', 'soon', '2026-11-09T', '2026-13-45/x'])
    t.same(freeTimes(practice, search({ when })), [], when);
});

t.test('a provider has one column whatever the office, and each office one for its nurse', async (t) => {
  t.equal(resourceOf({ provider: 'vance', location: 'hill' }), resourceOf({ provider: 'vance', location: 'shore' }));
  t.not(resourceOf({ provider: NURSE, location: 'hill' }), resourceOf({ provider: NURSE, location: 'shore' }));
});
