import t from 'tap';
import { replay } from '../../../src/oncall/paging/apply.ts';
import { byUrgency } from '../../../src/oncall/paging/urgency.ts';
import type { Tier } from '../../../src/triage/types.ts';
import { aWorld, ladderOf } from './story.ts';
import { START, way } from './world.ts';

const TIERS: Tier[] = ['urgent', 'emergency', 'urgent'];
const number = (i: number) => `+1518555${String(2000 + i)}`;

t.test('a hundred escalations at once, for a hundred people, over eight lines', async (t) => {
  const world = aWorld();
  for (let i = 0; i < 100; i++) {
    world.people.set(`p${i}`, [way('call-mobile', number(i))]);
    world.lines.set(number(i), { does: 'answers', keys: ['1', 'pin', '2'] });
    world.ladder = ladderOf('0 primary');
    world.ladder.steps[0]!.targets = [{ person: `p${i}` }];
    world.call(`+1518555${3000 + i}`, TIERS[i % 3] as Tier, 'my stitches opened', {
      patient: { name: `patient ${i}`, dob: null, age: null },
      waiting: false,
    });
  }
  await world.run(20 * 60_000);
  t.same(world.lines.faults, []);
  t.ok(world.lines.most <= 8, `${world.lines.most} lines at one time`);
  const states = world.escalations().map(({ phase }) => phase.phase);
  t.same(new Set(states), new Set(['held']), 'none lost');
  t.equal(states.length, 100);
  const wanted = world
    .escalations()
    .sort(byUrgency)
    .map(({ calls }) => number(Number(calls[0].callId.split(' ')[1]) - 1));
  t.same(
    world.lines.rung.map(({ to }) => to),
    wanted,
    'each once, the most urgent first, then the oldest',
  );
  const within = world.lines.rung.filter(({ at }) => at - START <= 5_000).length;
  t.equal(within, 8, 'every line is in use within five seconds, and whoever has none is queued');
});

t.test('a hundred escalations at once for one person: one ring, everything told in it', async (t) => {
  const world = aWorld();
  world.ladder = ladderOf('0 primary');
  const keys = ['1', 'pin', ...Array.from({ length: 100 }, () => ['2', 'nothing']).flat()];
  world.lines.set('+15185550100', { does: 'answers', keys });
  for (let i = 0; i < 100; i++)
    world.call(`+1518555${3000 + i}`, TIERS[i % 3] as Tier, 'my stitches opened', {
      patient: { name: `patient ${i}`, dob: null, age: null },
      waiting: false,
    });
  await world.run(90 * 60_000);
  t.same(world.lines.faults, []);
  const told = world.escalations().flatMap(({ attempts }) => attempts.map(({ reached }) => reached.state));
  t.ok(world.lines.heard.some(({ text }) => /You have 100 urgent messages/.test(text)));
  t.ok(told.filter((state) => state === 'acknowledged').length >= 100, 'none lost');
  t.equal(world.lines.rung[0]?.at, START, 'at once');
});

t.test('what the disk holds makes the same state as the memory', async (t) => {
  const world = aWorld();
  world.lines.set('+15185550101', { does: 'answers', keys: ['1', 'pin', '2'] });
  world.call('+15185553000', 'urgent', 'my stitches opened', { waiting: false });
  await world.run(45 * 60_000);
  for (const { id, events } of world.disk)
    t.same(replay(events), JSON.parse(JSON.stringify(world.engine.book.get(id))));
});
