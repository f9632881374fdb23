import { EventEmitter } from 'node:events';
import t, { type Test } from 'tap';
import type { Log } from '../../src/log.ts';
import { silentLog } from '../../src/log.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { ScriptedTrunk } from '../../src/telephony/scripted/trunk.ts';
import type { Headroom } from '../../src/wiring/admission.ts';
import { AdmissionGate } from '../../src/wiring/admission-gate.ts';

/** The gate between a trunk and the reception: who is let through, and where the others go. */
const CALLER = '+15185550142';

function gateOf(t: Test, most: number, headroom: () => Headroom = () => ({ decode: null, loopMs: 0 })) {
  const clock = { now: () => 5_000, after: () => () => undefined };
  const trunk = new ScriptedTrunk({ clock, soundOf: () => ({ ms: 0 }) as never, pickup: () => ({ answers: false }) });
  const lines: string[] = [];
  const log = { ...silentLog, error: (...said: unknown[]) => void lines.push(JSON.stringify(said)) } as unknown as Log;
  const gate = new AdmissionGate({ trunk, headroom, most, clock, log });
  t.teardown(() => gate.close());
  const taken: CallLeg[] = [];
  return { trunk, gate, lines, taken, take: (leg: CallLeg) => void taken.push(leg) };
}

t.test(
  'the call above the last place goes to the backup path at once and unanswered; a place that is free again is given',
  async (t) => {
    const { trunk, gate, lines, taken, take } = gateOf(t, 2);
    gate.on('call', take);
    const [first] = [trunk.call(CALLER, '100'), trunk.call(CALLER, '100')];
    const third = trunk.call(CALLER, '100');
    t.equal(taken.length, 2);
    t.equal(third.over, 'handed-over');
    t.same(third.handedTo, { to: 'backup' });
    t.match(gate.admitted, { calls: 2, full: 'most', turnedAway: 1 });
    trunk.call(CALLER, '100');
    t.equal(lines.length, 1, 'one line for one rush');
    t.match(lines[0], /NB_CALLS_FULL/);
    t.notMatch(lines[0], /5550142/, 'no number in it');
    await first!.hangUp();
    const fifth = trunk.call(CALLER, '100');
    t.equal(fifth.over, null);
    t.equal(taken.at(-1), fifth);
    t.match(gate.admitted, { calls: 2, turnedAway: 2 });
  },
);

t.test('a slow box turns calls away, and takes them again when it is quick', async (t) => {
  let waitedMs = 0;
  const { trunk, gate, take, taken } = gateOf(t, 0, () => ({ decode: { places: 2, busy: 0.2, waitedMs }, loopMs: 2 }));
  gate.on('call', take);
  trunk.call(CALLER, '100');
  waitedMs = 2_000;
  t.equal(trunk.call(CALLER, '100').over, 'handed-over');
  waitedMs = 0;
  t.equal(trunk.call(CALLER, '100').over, null);
  t.equal(taken.length, 2);
});

t.test('who is let through while nobody takes calls goes to the backup path and holds no place', async (t) => {
  const { trunk, gate, take } = gateOf(t, 1);
  t.equal(trunk.call(CALLER, '100').over, 'handed-over');
  t.match(gate.admitted, { calls: 0, full: null, turnedAway: 0 });
  gate.on('call', take);
  t.equal(trunk.call(CALLER, '100').over, null);
  gate.close();
  t.equal(trunk.listenerCount('call'), 0, 'the trunk does what it does with calls that nobody takes');
  t.ok(gate instanceof EventEmitter);
});
