import t from 'tap';
import type { RehearsalResult } from '../../src/rehearsal/result.ts';
import type { Scenario } from '../../src/rehearsal/scenario.ts';
import { judge } from '../../src/rehearsal/verdict.ts';

/** Whether a complaint that came so is the one that was wanted. */
function same(wanted: string, got: string): boolean {
  const expect = { accept: [], crisis: null, actions: [], also: [], slots: { symptom: wanted }, slotsAlt: {} };
  const scenario = { expect, caller: { line: '+15185550100' } } as unknown as Scenario;
  return judge(scenario, { slots: { symptom: got } } as unknown as RehearsalResult).every(({ ok }) => ok);
}

t.test('a full stop behind a word does not make it another word, one within a number stays', async (t) => {
  t.ok(same('a rash', 'he has spots. a rash. all over'));
  t.ok(same('101.4', 'it was 101.4.'));
  t.notOk(same('101.4', 'it was 101'));
});
