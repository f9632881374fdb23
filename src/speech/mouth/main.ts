import { LANGS, type Lang } from '../../lang.ts';
import { live, load, readConfig, tell, up } from '../../supervised/inside.ts';
import type { MouthFiles } from '../files.ts';
import type { FromMouth, ToMouth } from '../protocol.ts';
import { type Job, Turns } from './turns.ts';
import { Voice } from './voice.ts';

/** The process that speaks: one voice a language. Started by mouth.ts of the parent. */

const { files, maxRssBytes } = readConfig<{ files: MouthFiles; maxRssBytes: number }>();
const say = (news: FromMouth) => tell(news);

/**
 * One thread a rendering. With two, Kokoro's real-time factor on an idle box of two cores is 0.20 instead of 0.34, but on
 * a busy one 1.29 instead of 0.99, and everyone else waits as well.
 */
const THREADS = 1;

const voices = {} as Record<Lang, Voice>;

async function render({ id, text, lang }: Job): Promise<void> {
  const samples = await voices[lang].say(text);
  say(samples ? { is: 'rendered', id, samples } : { is: 'failed', id });
}

const turns = new Turns(render);

live<ToMouth>(maxRssBytes, (order) => {
  if (order.do === 'render') turns.add(order);
  else if (order.do === 'hurry') turns.hurry(order.id);
  else if (order.do === 'drop') turns.drop(order.id);
  else return false;
  return true;
});

for (const lang of LANGS) voices[lang] = await load(files[lang].id, () => Voice.load(files[lang], lang, THREADS));
// The first rendering allocates; a caller should not wait for it.
await Promise.all(LANGS.map((lang) => voices[lang].say(lang === 'es' ? 'Hola.' : 'Hello.')));
up();
