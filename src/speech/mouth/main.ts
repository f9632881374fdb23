import { LANGS, type Lang } from '../../lang.ts';
import { live, load, readConfig, tell, up } from '../../supervised/inside.ts';
import type { MouthFiles } from '../files.ts';
import type { FromMouth, ToMouth } from '../protocol.ts';
import { Renewed } from '../renewed.ts';
import { Upkeep, type UpkeepOptions } from '../upkeep.ts';
import { type Job, Turns } from './turns.ts';
import { Voice } from './voice.ts';
import { Voices } from './voices.ts';

/** The process that speaks: a voice for each language, while it is needed. Started by mouth.ts of the parent. */

const { files, maxRssBytes, ...kept } = readConfig<{ files: MouthFiles; maxRssBytes: number; upkeep: UpkeepOptions }>();
const say = (news: FromMouth) => tell(news);

/**
 * One thread a rendering. With two, Kokoro's real-time factor on an idle box of two cores is 0.20 instead of 0.34, but on
 * a busy one 1.29 instead of 0.99, and everyone else waits as well.
 */
const THREADS = 1;

const HELLO: Record<Lang, string> = { en: 'Hello.', es: 'Hola.' };

const upkeep = new Upkeep(kept.upkeep);
const voices = new Voices({
  async load(lang) {
    const make = () => Voice.load(files[lang], lang, THREADS);
    const voice = new Renewed(await load(files[lang].id, make), async () => {
      const fresh = await make();
      await fresh.say(HELLO[lang]);
      return fresh;
    });
    tell({ is: 'loading', model: null });
    upkeep.add(voice);
    return { say: (text) => voice.use((model) => model.say(text)), close: () => upkeep.remove(voice) };
  },
  kept: 'en',
});

async function render({ id, text, lang }: Job): Promise<void> {
  const samples = await voices.say(text, lang);
  say(samples ? { is: 'rendered', id, samples } : { is: 'failed', id });
}

const turns = new Turns(render);

live<ToMouth>(maxRssBytes, (order) => {
  if (order.do === 'render') turns.add(order);
  else if (order.do === 'hurry') turns.hurry(order.id);
  else if (order.do === 'drop') turns.drop(order.id);
  else if (order.do === 'wake') void voices.wake(order.lang);
  else return false;
  return true;
});

// All of them, so that a model that cannot be loaded is told of at the start.
for (const lang of LANGS) await voices.wake(lang);
// The first rendering allocates; a caller should not wait for it.
await Promise.all(LANGS.map((lang) => voices.say(HELLO[lang], lang)));
up();
upkeep.start();
