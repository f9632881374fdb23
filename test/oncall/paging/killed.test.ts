// The program dies at every step of a story, before it and after it, and another one goes on from the disk.
import t from 'tap';
import { aWorld, play } from './story.ts';
import type { World } from './world.ts';

const STORIES: Record<string, string> = {
  'nobody picks up but the backup': `
    ladder: 0 primary; 2 backup
    bea mobile: answers 1 pin 2
    call: urgent 0177 my stitches opened (gone)
    wait 8:00`,
  'a text, and then the telephone': `
    ladder: 0 primary; 4 backup
    ways of ann: sms, mobile after 1
    bea mobile: answers 1 pin 2
    call: urgent 0177 my stitches opened (gone)
    wait 9:00`,
  'passed on, and taken by the next': `
    ladder: 0 primary; 10 backup
    ann mobile: answers 1 pin 3
    bea mobile: answers 1 pin 2
    call: urgent 0177 my stitches opened (gone)
    wait 4:00`,
  'joined with a caller who is rung': `
    ladder: 0 primary; 10 backup
    ann mobile: answers 1 pin 1
    caller 0177: answers
    call: urgent 0177 my stitches opened (gone)
    wait 6:00`,
  'rung back after the line broke, and taken': `
    ladder: 0 primary; 2 backup
    bea mobile: answers 1 pin 2
    caller 0177: answers
    call: urgent 0177 my stitches opened
    the line of 0177 breaks
    wait 6:00`,
  'no outcome in time, and then advised': `
    outcome within 3 min
    ann mobile: answers 1 pin 2 | answers 1 pin 4 hangs-up
    call: urgent 0177 my stitches opened (gone)
    wait 10:00`,
};

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const story = (title: string) => ({ title, lines: lines(STORIES[title] as string) });

async function played(title: string, killAt: number, killWhen: 'before' | 'after'): Promise<World> {
  const world = aWorld();
  Object.assign(world, { killAt, killWhen });
  await play(story(title), world);
  return world;
}

const end = (world: World) =>
  world
    .escalations()
    .map(({ phase }) => [phase.phase, 'by' in phase ? phase.by : null, 'outcome' in phase ? phase.outcome : null]);
const sent = (world: World) => world.texts.map(({ kind, address }) => `${kind} ${address}`).sort();
const rings = (world: World) => {
  const counts = new Map<string, number>();
  for (const { to } of world.lines.rung) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
};

const cutOff = (world: World) => world.disk.some(({ events }) => events.some(({ type }) => type === 'caller-dropped'));

for (const title of Object.keys(STORIES))
  t.test(`S7: killed at every step: ${title}`, async (t) => {
    const whole = await played(title, 0, 'before');
    t.ok(whole.steps > 8, `${whole.steps} steps`);
    const wanted = { end: end(whole), sent: sent(whole), rings: rings(whole) };
    const wrong: string[] = [];
    for (let at = 1; at <= whole.steps; at++)
      for (const when of ['before', 'after'] as const) {
        const world = await played(title, at, when);
        const where = `${when} step ${at}`;
        if (at === 1 && when === 'before') {
          // Nothing of it was ever written: the call itself is in the store, and its ladder is opened anew from there.
          if (world.disk.length > 0) wrong.push(`${where}: written all the same`);
          continue;
        }
        if (JSON.stringify(end(world)) !== JSON.stringify(wanted.end))
          wrong.push(`${where}: ${JSON.stringify(end(world))}`);
        if (
          sent(world)
            .filter((one) => one.startsWith('urgent'))
            .join() !== wanted.sent.filter((one) => one.startsWith('urgent')).join()
        )
          wrong.push(`${where}: texts ${sent(world).join()}`);
        if (world.lines.faults.length > 0) wrong.push(`${where}: ${world.lines.faults.join()}`);
        for (const [to, count] of wanted.rings) {
          // A program that died before the caller's line broke knows of no break: such a caller is on the backup path.
          if (to === '+15185550177' && cutOff(whole) && !cutOff(world)) continue;
          const is = rings(world).get(to) ?? 0;
          // One ring that was broken off is made again; what was joined when the program died may be asked once more.
          if (is === 0 || is > count + 2) wrong.push(`${where}: ${to} rung ${is} times, not ${count}`);
        }
        for (const to of rings(world).keys())
          if (!wanted.rings.has(to)) wrong.push(`${where}: ${to} was rung for nothing`);
      }
    t.same(wrong, []);
  });
