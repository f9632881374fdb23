import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { Clock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { TextSpeech } from '../../src/rehearsal/text-speech.ts';
import { makeSettings } from '../../src/settings/load.ts';
import type { Line } from '../../src/speech/speech.ts';
import type { ScriptedLeg } from '../../src/telephony/scripted/leg.ts';
import { type Pickup, ScriptedTrunk } from '../../src/telephony/scripted/trunk.ts';
import { openNotices } from '../../src/wiring/notices.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { secretFile } from '../delivery/kit.ts';
import { EVENING, people, practice, pushService } from '../delivery/notices-kit.ts';
import { tempStore } from '../store/helper.ts';

/** All of it together, as the box opens it: store, schedule, gateways, and a line on which telephones are made up. */
const FASTER = 50;

/** What is said on a line, whether or not somebody hears it out. */
class Said extends TextSpeech {
  readonly lines = new Set<string>();
  override ready(line: Line): Int16Array {
    this.lines.add(line.text);
    return super.ready(line);
  }
}

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
  const speech = new Said(clock);
  const trunk = new ScriptedTrunk({ clock, soundOf: speech.soundOf, pickup });
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  const notices = await openNotices({ settings, store, practice, schedule, trunk, speech, clock, log: silentLog });
  t.teardown(async () => {
    await notices.close();
    await schedule.close();
  });
  return { store, push, trunk, notices, speech };
}

t.test('a test ring says that it is a test and nothing else', async (t) => {
  const met = () => undefined;
  const answers = (to: string): Pickup =>
    to.endsWith('181') ? { answers: true, afterMs: 4_000, met } : { answers: false };
  const { notices, trunk, speech } = await office(t, EVENING, answers);
  t.match(await notices.contacts.test('vance', 'vance-phone', 'user:1'), { state: 'delivered', reason: null });
  t.same([...speech.lines], ['This is a test from the practice.']);
  t.match(await notices.contacts.test('sorel', 'sorel-phone', 'user:1'), { state: 'failed', reason: 'late' });
  t.equal(trunk.rung.map(({ to }) => to).join(' '), '+15185550181 +15185550182');
});

t.test('who comes on is rung half an hour before, the manager is told of a line that is down', async (t) => {
  const rang = Promise.withResolvers<void>();
  const met = (leg: ScriptedLeg) => void leg.far.on('ended', () => rang.resolve());
  const { notices, trunk, store, push, speech } = await office(t, EVENING - 29 * 60_000, () => ({
    answers: true,
    afterMs: 2_000,
    met,
  }));
  notices.start();
  await rang.promise;
  t.match(
    [...speech.lines].join(' '),
    /^This is the night bell of Quillpoint Clinic. You come on call in 2\d minutes.$/,
  );
  t.match(trunk.rung, [{ to: '+15185550182' }]);
  trunk.emit('state', 'down', '');
  const told = () => push.got.some(({ text }) => text.startsWith('The telephone line is down since'));
  // Gaps of this practice are told of meanwhile.
  while (!told()) await once(store.changes, 'change');
  t.ok((await store.alarms.open()).some(({ kind }) => kind === 'trunk-down'));
});
