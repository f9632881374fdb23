import type { Log } from '../log.ts';
import type { Adviser } from '../opinion/adviser.ts';
import { ClassifierAdviser } from '../opinion/classifier-adviser.ts';
import { llmAdviser } from '../opinion/llm/adviser.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Protocol } from '../triage/protocol/types.ts';

export interface Advisers {
  /** Those that are there; more may come while calls are answered already. */
  readonly list: readonly Adviser[];
  close(): Promise<void>;
}

/** Who is asked beside the rules: the classifier always, a language model where the settings name one. Nobody waits for one that takes time to open, and a box without any is safe. */
export function openAdvisers(settings: Settings, protocol: Protocol, log: Log): Advisers {
  const list: Adviser[] = [new ClassifierAdviser({ cacheDir: places(settings).models, log })];
  let closed = false;
  const opening = [llmAdviser(settings, protocol, log)].map(async (promised) => {
    const adviser = await promised;
    if (!adviser) return;
    if (closed) await adviser.close();
    else list.push(adviser);
  });
  return {
    list,
    async close() {
      closed = true;
      await Promise.all(opening);
      await Promise.all(list.map((adviser) => adviser.close()));
    },
  };
}
