import t, { type Test } from 'tap';
import { Temporal } from 'temporal-polyfill';
import { type Hours, hoursAt, instantOf } from '../../src/practice/hours.ts';
import { type Practice, parsePractice } from '../../src/practice/practice.ts';
import { promiseOf } from '../../src/practice/promise.ts';
import { spokenClock, spokenOpening } from '../../src/practice/spoken-hours.ts';
import { spokenPlace } from '../../src/practice/spoken-place.ts';
import { wallClock } from '../calendar/slow.ts';
import { at, practice, YAML } from './file.ts';

/** Every time in the file is a multiple of it. */
const STEP = 30 * 60_000;

/** The slow and obvious way: is the wall clock inside a span of that day? */
function openByTheWall(p: Practice, ms: number, wall: ReturnType<typeof wallClock>): boolean {
  const { date, time, day } = wall(ms);
  const location = p.locations.find(({ id }) => id === p.phonesFollow)!;
  const holiday = p.holidays.find((h) => h.date === date);
  const spans = holiday ? (holiday.hours[location.id] ?? []) : location.week[day as 'mon'];
  return spans.some(([from, to]) => from <= time && time < to);
}

/** Every half hour of a span: open or not, and when that ends, against the slow way. */
function compare(t: Test, p: Practice, from: number, to: number): void {
  const wall = wallClock(p.timeZone);
  const open: boolean[] = [];
  for (let ms = from; ms < to + 40 * 86_400_000; ms += STEP) open.push(openByTheWall(p, ms, wall));
  const ends: (number | null)[] = [];
  for (let i = open.length - 2; i >= 0; i--) ends[i] = open[i] === open[i + 1] ? (ends[i + 1] ?? null) : i + 1;
  let wrong = 0;
  for (let ms = from, i = 0; ms < to; ms += STEP, i++) {
    const hours = hoursAt(p, ms);
    const is = hours.state === 'open';
    const end = ends[i] ?? null;
    const told = is ? hours.closesAt : hours.opensAt;
    const toldMs = told === null ? null : Date.parse(told);
    const right = is === open[i] && toldMs === (end === null ? null : from + end * STEP);
    if (!right && wrong++ < 5) t.fail(`${new Date(ms).toISOString()}: ${JSON.stringify(hours)}`);
  }
  t.equal(wrong, 0, 'every moment as the wall clock says');
}

t.test('hours through a whole year agree with the clock on the wall', async (t) => {
  compare(t, practice, at('2026-03-01T00:00:00-05:00'), at('2027-03-01T00:00:00-05:00'));
});

t.test('S12: who opens at midnight or never closes keeps right through both clock changes', async (t) => {
  for (const span of ['["00:00", "24:00"]', '["00:00", "01:00"], ["04:00", "24:00"]']) {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}: [${span}]`).join(', ');
    const p = parsePractice(YAML.replace(/hours:\n( {6}[a-z]{3}: .*\n)+/, `hours: {${days}}\n`));
    compare(t, p, at('2026-03-06T00:00:00-05:00'), at('2026-03-10T00:00:00-04:00'));
    compare(t, p, at('2026-10-30T00:00:00-04:00'), at('2026-11-03T00:00:00-05:00'));
  }
});

t.test('S12: whatever the clocks skip is the moment of the change, also its first minute', async (t) => {
  const day = Temporal.PlainDate.from('2026-03-08');
  for (const clock of ['02:00', '02:30', '02:59', '03:00'])
    for (const edge of ['begins', 'ends'] as const)
      t.equal(instantOf(practice, day, clock, edge), at('2026-03-08T03:00:00-04:00'), `${edge} at ${clock}`);
});

t.test('lunch, closed, holidays and reduced hours are told apart', async (t) => {
  const cases: [string, Hours['state'], string | null, string | null, string | null][] = [
    ['2026-11-23T12:29:00-05:00', 'open', null, null, '2026-11-23T12:30:00-05:00'],
    ['2026-11-23T12:30:00-05:00', 'lunch', null, '2026-11-23T13:30:00-05:00', null],
    ['2026-11-23T13:30:00-05:00', 'open', null, null, '2026-11-23T17:00:00-05:00'],
    ['2026-11-23T17:00:00-05:00', 'closed', null, '2026-11-24T08:00:00-05:00', null],
    // Three and a half hours are no lunch.
    ['2026-11-18T12:00:00-05:00', 'closed', null, '2026-11-18T15:00:00-05:00', null],
    ['2026-11-26T10:00:00-05:00', 'holiday', 'Thanksgiving', '2026-11-28T09:00:00-05:00', null],
    ['2026-12-24T09:00:00-05:00', 'open', 'Christmas Eve', null, '2026-12-24T12:00:00-05:00'],
    ['2026-12-24T12:00:00-05:00', 'holiday', 'Christmas Eve', '2026-12-25T08:00:00-05:00', null],
    ['2026-12-31T12:10:00-05:00', 'lunch', "New Year's Eve", '2026-12-31T13:00:00-05:00', null],
    ['2026-10-31T23:30:00-04:00', 'closed', null, '2026-11-02T08:00:00-05:00', null],
  ];
  for (const [when, state, holiday, opensAt, closesAt] of cases) {
    const hours = hoursAt(practice, at(when));
    t.same(
      { ...hours, today: '', holiday: hours.holiday?.en ?? null },
      { today: '', state, holiday, opensAt, closesAt },
      when,
    );
  }
});

t.test('a practice that names no hours is closed, and no opening is promised', async (t) => {
  const p = parsePractice(
    YAML.replace(/locations:\n[\s\S]*?(?=phones_follow)/, '')
      .replace(/phones_follow[\s\S]*?(?=providers)/, '')
      .replace(/, locations: \{hill[^}]*\}/, '')
      .replace(/ {4}locations: .*\n/, ''),
  );
  const hours = hoursAt(p, at('2026-11-23T10:00:00-05:00'));
  t.match(hours, { state: 'closed', opensAt: null, closesAt: null });
  t.equal(spokenOpening(hours, 'en'), null);
});

t.test('the next opening as it is said', async (t) => {
  const said = (when: string, lang: 'en' | 'es') => spokenOpening(hoursAt(practice, at(when)), lang);
  t.equal(said('2026-11-23T12:45:00-05:00', 'en'), 'today at 1:30 in the afternoon');
  t.equal(said('2026-11-23T12:45:00-05:00', 'es'), 'hoy a la 1:30 de la tarde');
  t.equal(said('2026-11-23T20:00:00-05:00', 'en'), 'tomorrow at 8 in the morning');
  t.equal(said('2026-11-23T20:00:00-05:00', 'es'), 'mañana a las 8 de la mañana');
  t.equal(said('2026-11-26T10:00:00-05:00', 'en'), 'Saturday at 9 in the morning');
  t.equal(said('2026-11-26T10:00:00-05:00', 'es'), 'el sábado a las 9 de la mañana');
  t.equal(said('2026-11-23T10:00:00-05:00', 'en'), null, 'it is open');
  // An hour before midnight, the night before the clocks go forward: Monday is not tomorrow.
  t.equal(said('2026-03-07T23:30:00-05:00', 'en'), 'Monday at 8 in the morning');
  const closed = parsePractice(
    YAML.replace('"2026-11-26"', '"2026-11-30"').replace(/^( {6})(tue|wed|thu|fri|sat): .*$/gm, '$1$2: []'),
  );
  t.equal(
    spokenOpening(hoursAt(closed, at('2026-11-24T10:00:00-05:00')), 'en'),
    'Monday, December 7, at 8 in the morning',
  );
  t.equal(
    spokenOpening(hoursAt(closed, at('2026-11-24T10:00:00-05:00')), 'es'),
    'el lunes 7 de diciembre a las 8 de la mañana',
  );
});

t.test('times of the clock as they are said', async (t) => {
  t.equal(spokenClock('12:00', 'en'), 'noon');
  t.equal(spokenClock('12:30', 'en'), '12:30 in the afternoon');
  t.equal(spokenClock('19:05', 'en'), '7:05 in the evening');
  t.equal(spokenClock('13:00', 'es'), 'la 1 de la tarde');
  t.equal(spokenClock('12:00', 'es'), 'las 12 del mediodía');
});

t.test('a place as it is said', async (t) => {
  const place = (name: string, nameEs: string | null = null) => ({ name, nameEs });
  t.equal(spokenPlace(place('Hill office (main)'), 'en'), 'the Hill office');
  t.equal(spokenPlace(place('Hill office (main)'), 'es'), 'el consultorio de Hill');
  t.equal(spokenPlace(place('Shore Clinic'), 'es'), 'la clínica de Shore');
  t.equal(spokenPlace(place('Hill office', 'el consultorio del cerro'), 'es'), 'el consultorio del cerro');
  t.equal(spokenPlace(place('Quillpoint'), 'en'), 'Quillpoint');
});

t.test('only what a department promises is said', async (t) => {
  const monday = at('2026-11-23T10:00:00-05:00');
  const night = at('2026-11-23T22:00:00-05:00');
  const small = at('2026-11-24T02:00:00-05:00');
  const said = (department: string, now: number, lang: 'en' | 'es' = 'en', first = false) =>
    promiseOf(practice, department, now, lang, first);
  t.equal(said('desk', monday), 'today');
  t.equal(said('desk', night), 'on the next business day');
  t.equal(said('desk', small), 'today');
  t.equal(said('desk', night, 'es'), 'el próximo día hábil');
  t.equal(said('nurses', monday), 'within one business day');
  t.equal(said('nurses', monday, 'en', true), 'by 10 in the morning on the next business day');
  t.equal(said('nurses', small, 'en', true), 'today by 10 in the morning');
  t.equal(said('nurses', night, 'es', true), 'antes de las 10 de la mañana del próximo día hábil');
  t.equal(said('bills', night, 'es'), 'en un plazo de 3 días hábiles');
  t.equal(said('nobody', monday), null);
  t.equal(said('no such department', monday), null);
});
