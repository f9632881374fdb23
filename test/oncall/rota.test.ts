import { readFileSync } from 'node:fs';
import t from 'tap';
import { parse } from 'yaml';
import { localTime, whoIsOnCall } from '../../src/oncall/rota.ts';
import { scheduleOf } from '../../src/oncall/schedule/practice-file.ts';
import { parsePractice } from '../../src/practice/practice.ts';

const yaml = readFileSync(new URL('../cases/practice.yaml', import.meta.url), 'utf8');
const practice = parsePractice(yaml);
const checks: { at: string; primary: string; backup: string }[] = parse(yaml).on_call.checks;

t.test('S12: who is on call at an instant, through swaps and the end of summer time', async (t) => {
  t.ok(checks.length > 10);
  for (const { at, primary, backup } of checks) {
    const who = whoIsOnCall(practice, at);
    t.same({ primary: who.primary.id, backup: who.backup.id }, { primary, backup }, at);
  }
});

t.test('the day on which a swap of the file was agreed is a day of the practice', async (t) => {
  const [swap] = scheduleOf(practice).swaps;
  t.equal(swap?.askedAt, '2026-10-14T04:00:00Z');
  t.throws(() => parsePractice(yaml.replace('agreed: "2026-10-14"', 'agreed: "2026-02-30"')), { message: /no date/ });
});

t.test('S12: the two 01:30s of the night when the clocks go back are two instants', async (t) => {
  t.equal(localTime(practice, Date.parse('2026-11-01T01:30:00-04:00')), '2026-11-01T01:30:00');
  t.equal(localTime(practice, Date.parse('2026-11-01T01:30:00-05:00')), '2026-11-01T01:30:00');
});

t.test('the next hand-over is named: the end of a shift or the start of a swap inside it', async (t) => {
  t.equal(whoIsOnCall(practice, '2026-10-28T12:00:00-04:00').until, '2026-10-28T21:00:00Z');
  t.equal(whoIsOnCall(practice, '2026-10-28T22:00:00-04:00').by, 'swap');
});

t.test('somebody is named at every moment', async (t) => {
  const who = whoIsOnCall(practice, '2030-01-01T00:00:00Z');
  t.equal(who.by, 'last-resort');
  t.equal(who.primary.id, 'okafor');
});

t.test('a practice file that names a stranger is refused, with the name of the place', async (t) => {
  t.throws(
    () =>
      parsePractice(yaml.replace('primary: okafor, backup: venkataraman}', 'primary: nobody, backup: venkataraman}')),
    {
      code: 'NB_PRACTICE_INVALID',
      message: /nobody/,
    },
  );
  t.throws(() => parsePractice(yaml.replace('America/New_York', 'America/Newyork')), {
    code: 'NB_PRACTICE_INVALID',
    message: /time_zone/,
  });
  t.throws(() => parsePractice('practice: {name: x'), { code: 'NB_PRACTICE_INVALID' });
  t.throws(() => parsePractice(yaml.replace('"+15185550111"', '"555-0111"')), {
    code: 'NB_PRACTICE_INVALID',
    message: /on_call_phone/,
  });
});
