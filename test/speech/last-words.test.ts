import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { nextUtterance, overTelephone, play, silence, startEars, voiced } from './help.ts';

const speech = await startEars(t);
const said = overTelephone(await voiced('en', 'My chest hurts and I cannot breathe.'));
/** The voice says no sentence twice alike, and some of its chests are read as jests. */
const LAST = /breathe/i;
/** Without the silence that is after the last word. */
const bare = said.subarray(0, said.findLastIndex((sample) => Math.abs(sample) > 300) + 1);

t.test('S6: who hangs up with the last word is heard, and read a second time', async (t) => {
  const ear = speech.openEar({ langs: ['en'], endSilenceMs: 700 });
  await play(ear, silence(500), true);
  await play(ear, bare, true);
  const heard = nextUtterance(ear);
  ear.close();
  const utterance = await heard;
  if (utterance === 'nothing') throw new Error('nothing was heard');
  t.match(utterance.text, LAST);
  const second = await utterance.second;
  // A box that is busy for five seconds gives it up, and says so.
  if (second) t.match(second.text, LAST);
  else t.equal(second, null);
});

t.test('an ear that is closed in a silence tells nothing, and what is pushed later is not heard', async (t) => {
  const ear = speech.openEar({ langs: ['en'], endSilenceMs: 700 });
  for (const event of ['voice', 'partial', 'utterance', 'nothing', 'down', 'back'] as const)
    ear.on(event, () => t.fail(`${event} was told`));
  await play(ear, silence(800));
  ear.close();
  await play(ear, bare);
  ear.close();
  await wait(2_000);
  t.pass('nothing was told');
});

t.test('S6: the process dies as they hang up: the next one hears their last words', async (t) => {
  const ear = speech.openEar({ langs: ['en'], endSilenceMs: 700 });
  for (const event of ['down', 'back'] as const)
    ear.on(event, () => t.fail(`${event} was told of a line that is over`));
  await play(ear, silence(500), true);
  await play(ear, bare, true);
  const heard = nextUtterance(ear);
  ear.close();
  const { ears } = speech.pids();
  if (ears === null) throw new Error('there are no ears');
  process.kill(ears, 'SIGKILL');
  const utterance = await heard;
  t.match(utterance, { text: LAST });
});
