import { setPriority } from 'node:os';
import { live, load, readConfig, tell, up } from '../../supervised/inside.ts';
import { Asker } from './asker.ts';
import type { FromLlm, LlmConfig, ToLlm } from './messages.ts';

/** The process of the language model. Started by llm.ts of the parent, which asks one thing at a time. */

/** Whoever listens, speaks or answers a call goes first. Before any thread of the model's is made: they take it over. */
setPriority(10);

const { model, file, flags, threads, maxRssBytes } = readConfig<LlmConfig>();
const say = (news: FromLlm) => tell(news);

let asker: Asker | null = null;
/** Asked and neither answered nor dropped. */
let current = 0;

async function answer(id: number, text: string): Promise<void> {
  current = id;
  const begun = performance.now();
  const spoken = await asker?.ask(text, () => current !== id);
  if (spoken) say({ is: 'answered', id, ...spoken, ms: Math.round(performance.now() - begun) });
  else say({ is: 'dropped', id });
}

live<ToLlm>(maxRssBytes, (order) => {
  if (order.do === 'ask') void answer(order.id, order.text);
  else if (order.do === 'drop') current = current === order.id ? 0 : current;
  else return false;
  return true;
});

asker = await load(model, () => Asker.load(file, flags, threads));
up();
