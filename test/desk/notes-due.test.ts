import t from 'tap';
import { dueAt } from '../../src/desk/notes/due.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import type { Tier } from '../../src/triage/types.ts';

const HEAD = `
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, main_line: "+15185550150", default_area_code: "518"}
providers: [{id: abara, name: Dr. Lena Abara, on_call_phone: "+15185550151"}]
paging: {callback_promise: within 20 minutes}
`;
const CLINIC = parsePractice(`${HEAD}
locations:
  - id: lantern
    name: Lantern Street
    hours:
      mon: [["08:00", "12:00"], ["13:00", "17:00"]]
      tue: [["08:00", "17:00"]]
      wed: [["08:00", "17:00"]]
      thu: [["08:00", "17:00"]]
      fri: [["08:00", "16:00"]]
      sat: []
      sun: []
holidays: [{date: "2026-07-03", name: Independence Day, hours: closed}]
departments:
  front_desk: {takes: [schedule, other], answer_within: same business day}
  nurse_queue: {takes: [symptom], answer_within: "semi_urgent by 09:30 next business day, otherwise 2 business days"}
  billing: {takes: [billing], hours: "mon to thu 09:00 to 15:00", answer_within: 1 business day}
  referrals: {takes: [referral], answer_within: 4 hours}
  records: {takes: [records]}
`);

const due = (department: string, tier: Tier, now: string) => dueAt(CLINIC, department, tier, Date.parse(now));

t.test('as the practice promises, by its own hours', async (t) => {
  const cases: [string, Tier, string, string][] = [
    // Thursday, July 2; Friday is a holiday.
    ['front_desk', 'routine', '2026-07-02T11:00:00-04:00', '2026-07-02T17:00:00-04:00'],
    ['front_desk', 'routine', '2026-07-02T17:30:00-04:00', '2026-07-06T17:00:00-04:00'],
    ['nurse_queue', 'semi_urgent', '2026-07-02T20:00:00-04:00', '2026-07-06T09:30:00-04:00'],
    ['nurse_queue', 'semi_urgent', '2026-07-06T06:15:00-04:00', '2026-07-06T09:30:00-04:00'],
    ['nurse_queue', 'routine', '2026-07-02T11:00:00-04:00', '2026-07-07T17:00:00-04:00'],
    ['nurse_queue', 'routine', '2026-07-05T11:00:00-04:00', '2026-07-07T17:00:00-04:00'],
    // Billing works Monday to Thursday.
    ['billing', 'routine', '2026-07-08T10:00:00-04:00', '2026-07-09T15:00:00-04:00'],
    ['billing', 'routine', '2026-07-09T10:00:00-04:00', '2026-07-13T15:00:00-04:00'],
    // Four hours of Monday, lunch left out; what is left of them the next morning.
    ['referrals', 'routine', '2026-07-06T11:00:00-04:00', '2026-07-06T16:00:00-04:00'],
    ['referrals', 'routine', '2026-07-06T15:00:00-04:00', '2026-07-07T10:00:00-04:00'],
    // Nothing is promised: the next business day, so that it is worked through.
    ['records', 'routine', '2026-07-06T11:00:00-04:00', '2026-07-07T17:00:00-04:00'],
    ['no_such_department', 'routine', '2026-07-06T11:00:00-04:00', '2026-07-07T17:00:00-04:00'],
  ];
  for (const [department, tier, now, by] of cases)
    t.equal(due(department, tier, now), by, `${department} ${tier} ${now}`);
});

t.test('S4: the more urgent is never due later, and what is unclear is first in line', async (t) => {
  for (const now of [
    '2026-07-02T11:00:00-04:00',
    '2026-07-04T23:00:00-04:00',
    '2026-07-06T07:00:00-04:00',
    '2026-11-01T01:30:00-04:00',
  ])
    for (const department of Object.keys(CLINIC.departments)) {
      const at = (tier: Tier) => Date.parse(due(department, tier, now));
      t.ok(at('emergency') <= at('semi_urgent') && at('semi_urgent') <= at('routine'), `${department} ${now}`);
      t.equal(at('unclear'), at('semi_urgent'));
      t.equal(at('urgent'), Date.parse(now) + 20 * 60_000, 'as soon as a clinician would call back');
      t.ok(at('routine') > Date.parse(now));
    }
});

t.test('the clock on the wall holds through a change of the clocks', async (t) => {
  t.equal(due('nurse_queue', 'semi_urgent', '2026-10-30T18:00:00-04:00'), '2026-11-02T09:30:00-05:00');
});

t.test('a practice whose file knows no hours has office days', async (t) => {
  const bare = parsePractice(`${HEAD}departments: {front_desk: {takes: [other]}}`);
  t.equal(dueAt(bare, 'front_desk', 'routine', Date.parse('2026-07-10T12:00:00-04:00')), '2026-07-13T17:00:00-04:00');
});
