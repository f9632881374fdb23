import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { Clock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { TextSpeech } from '../../src/rehearsal/text-speech.ts';
import { makeSettings } from '../../src/settings/load.ts';
import type { ScriptedLeg } from '../../src/telephony/scripted/leg.ts';
import { type Pickup, ScriptedTrunk } from '../../src/telephony/scripted/trunk.ts';
import { openNotices } from '../../src/wiring/notices.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { secretFile } from '../delivery/kit.ts';
import { EVENING, people, practice, pushService } from '../delivery/notices-kit.ts';
import { tempStore } from '../store/helper.ts';

/** All of it together, as the box opens it: store, schedule, gateways, and a line on which telephones are made up. */
const FASTER = 50;

async function office(t: Test, at: number, pickup: (to: string) => Pickup) {
  const began = performance.now();
  const clock: Clock = {
    now: () => Math.round(at + (performance.now() - began) * FASTER),
    after(ms, fn) {
      const timer = setTimeout(fn, ms / FASTER);
      return () => clearTimeout(timer);
    },
  };
  const { store } = await tempStore(t, { clock });
  await people(store, ['hale']);
  const push = await pushService(t);
  const webhooks = [{ name: 'push', url: push.url, secretFile: secretFile(t, 'a key') }];
  const settings = makeSettings({ delivery: { webhooks, manager: 'hale' } }, {});
  const speech = new TextSpeech(clock);
  const trunk = new ScriptedTrunk({ clock, soundOf: speech.soundOf, pickup });
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  const notices = await openNotices({ settings, store, practice, schedule, trunk, speech, clock, log: silentLog });
  t.teardown(async () => {
    await notices.close();
    await schedule.close();
  });
  return { store, push, trunk, notices, clock };
}

t.test('a test ring says that it is a test and nothing else', async (t) => {
  const heard: string[] = [];
  const met = (leg: ScriptedLeg) => void leg.far.on('heard', (text) => heard.push(text));
  const answers = (to: string): Pickup =>
    to.endsWith('181') ? { answers: true, afterMs: 4_000, met } : { answers: false };
  const { notices, trunk } = await office(t, EVENING, answers);
  t.match(await notices.contacts.test('vance', 'vance-phone', 'user:1'), { state: 'delivered', reason: null });
  t.same(heard, ['This is a test from the practice.']);
  t.match(await notices.contacts.test('sorel', 'sorel-phone', 'user:1'), { state: 'failed', reason: 'late' });
  t.same(
    trunk.rung.map(({ to }) => to),
    ['+15185550181', '+15185550182'],
  );
});

t.test('who comes on is rung half an hour before, the manager is told of a line that is down', async (t) => {
  const heard: string[] = [];
  const rang = Promise.withResolvers<void>();
  const met = (leg: ScriptedLeg) => {
    leg.far.on('heard', (text) => heard.push(text));
    leg.far.on('ended', () => rang.resolve());
  };
  const { notices, trunk, store, push } = await office(t, EVENING - 29 * 60_000, () => ({
    answers: true,
    afterMs: 2_000,
    met,
  }));
  notices.start();
  await rang.promise;
  t.equal(heard.join(' '), 'This is the night bell of Quillpoint Clinic. You come on call in 29 minutes.');
  t.match(trunk.rung, [{ to: '+15185550182' }]);
  const before = push.got.length;
  trunk.emit('state', 'down', '');
  while (push.got.length === before) await once(store.changes, 'change');
  t.match(push.got.at(-1)?.text, /^The telephone line is down since/);
  t.ok((await store.alarms.open()).some(({ kind }) => kind === 'trunk-down'));
});
