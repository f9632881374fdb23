// The numbers here are invented.
import t from 'tap';
import { isMissed, isTimeToRing, mayRing } from '../../src/desk/missed.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import { at, practice, YAML } from '../practice/file.ts';

const rings = parsePractice(`${YAML}missed_calls: {do: ring_back, after_minutes: 10}\n`);
const off = parsePractice(`${YAML}missed_calls: {do: off}\n`);
const CALL = { callerNumber: '+15185550121', outcome: 'caller-hung-up', spoke: false, handled: false };

t.test('a call without a word is missed, unless a person took it or somebody sees to it already', async (t) => {
  t.ok(isMissed(practice, CALL));
  for (const outcome of ['lost', 'completed', 'failed-over']) t.ok(isMissed(practice, { ...CALL, outcome }), outcome);
  t.notOk(isMissed(practice, { ...CALL, outcome: 'handed-over' }));
  t.notOk(isMissed(practice, { ...CALL, spoke: true }));
  t.notOk(isMissed(practice, { ...CALL, handled: true }));
  t.notOk(isMissed(off, CALL));
});

t.test('nobody is there to call back where the number is withheld, or is one of the practice', async (t) => {
  t.notOk(isMissed(practice, { ...CALL, callerNumber: null }));
  for (const own of ['+15185550180', '+15185550181', '+15185550184'])
    t.notOk(isMissed(practice, { ...CALL, callerNumber: own }), own);
});

t.test('the box rings only where the rule says so, in its own country, and no number that costs', async (t) => {
  t.ok(mayRing(rings, '+15185550121'));
  t.notOk(mayRing(practice, '+15185550121'), 'the rule is a list');
  for (const number of ['+447700900123', '+19005550121', '+15189760121']) t.notOk(mayRing(rings, number), number);
});

t.test('never at night, at lunch, on a holiday or too soon, nor days later', async (t) => {
  const time = (last: string, now: string, p = rings) => isTimeToRing(p, at(last), at(now));
  t.ok(time('2026-11-17T10:00:00-05:00', '2026-11-17T10:10:00-05:00'));
  t.notOk(time('2026-11-17T10:00:00-05:00', '2026-11-17T10:09:00-05:00'), 'they may call again');
  t.notOk(time('2026-11-17T22:00:00-05:00', '2026-11-17T22:30:00-05:00'), 'night');
  t.notOk(time('2026-11-17T22:00:00-05:00', '2026-11-18T03:00:00-05:00'), 'night');
  t.ok(time('2026-11-17T22:00:00-05:00', '2026-11-18T07:31:00-05:00'), 'as the office opens');
  t.notOk(time('2026-11-17T12:00:00-05:00', '2026-11-17T12:45:00-05:00'), 'lunch');
  t.notOk(time('2026-11-25T16:59:00-05:00', '2026-11-26T10:00:00-05:00'), 'Thanksgiving');
  t.notOk(time('2026-11-10T10:00:00-05:00', '2026-11-16T10:00:00-05:00'), 'too late');
  const noHours = parsePractice(
    'practice: {name: A, time_zone: America/New_York, main_line: "+15185550180", default_area_code: "518"}\nproviders: [{id: v, name: Dr. V, on_call_phone: "+15185550181"}]\nmissed_calls: {do: ring_back}\n',
  );
  t.notOk(time('2026-11-17T10:00:00-05:00', '2026-11-17T11:00:00-05:00', noHours), 'its night is not known');
});
