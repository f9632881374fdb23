// A voice that nobody needs is let go of: with the real Spanish one, whose memory is what it is about.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { mouthFiles } from '../../src/speech/files.ts';
import { Voice } from '../../src/speech/mouth/voice.ts';
import { Voices } from '../../src/speech/mouth/voices.ts';

/** A voice that is made up, and takes so long for a sentence. */
function madeUp({ idleMs = 100, sayMs = 0 } = {}) {
  const loaded: Lang[] = [];
  const voices = new Voices({
    kept: 'en',
    idleMs,
    load: async (lang) => {
      loaded.push(lang);
      await sleep(20);
      return { say: (text) => sleep(sayMs, Int16Array.of(text.length)) };
    },
  });
  return { voices, loaded };
}

async function until(so: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !so(); await sleep(20))
    if (performance.now() > end) throw new Error('it did not come about');
}

t.test('it is let go of when nobody has needed it for a while, and loaded anew when somebody does', async (t) => {
  const { voices, loaded } = madeUp();
  await voices.wake('en');
  const both = await Promise.all([voices.say('hola', 'es'), voices.say('adiós', 'es')]);
  t.same(both, [Int16Array.of(4), Int16Array.of(5)]);
  t.same(loaded, ['en', 'es'], 'once for both');
  await until(() => !voices.there.includes('es'));
  t.same(voices.there, ['en'], 'the other is kept');
  t.same(await voices.say('hola', 'es'), Int16Array.of(4));
  t.same(loaded, ['en', 'es', 'es']);
});

t.test('never while it speaks', async (t) => {
  const { voices } = madeUp({ idleMs: 50, sayMs: 1_000 });
  const said = voices.say('hola', 'es');
  await sleep(500);
  t.same(voices.there, ['es']);
  t.same(await said, Int16Array.of(4));
  await until(() => voices.there.length === 0);
});

t.test('its memory goes back to the machine', async (t) => {
  const files = mouthFiles(makeSettings({}));
  const voices = new Voices({ kept: 'en', idleMs: 100, load: (lang) => Voice.load(files[lang], lang, 1) });
  const mb = () => process.memoryUsage.rss() / 1e6;
  t.ok(((await voices.say('Hola.', 'es'))?.length ?? 0) > 1_000, 'it speaks');
  const most = mb();
  await until(() => voices.there.length === 0);
  await until(() => mb() < most - 150);
  t.comment(`${Math.round(most)} MB, ${Math.round(mb())} without it`);
  t.ok(((await voices.say('Hola.', 'es'))?.length ?? 0) > 1_000, 'and speaks again');
});
