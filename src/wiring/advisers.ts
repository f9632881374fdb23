import type { Log } from '../log.ts';
import type { Adviser } from '../opinion/adviser.ts';
import { ClassifierAdviser } from '../opinion/classifier-adviser.ts';
import { llmAdviser } from '../opinion/llm/adviser.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Protocol } from '../triage/protocol/types.ts';

/**
 * Everyone who gives another opinion than the words' rules, with these settings. Each loads while calls are answered already and says
 * nothing until then; none holds up the box. To be closed by whoever opened them.
 */
export async function openAdvisers(settings: Settings, protocol: Protocol, log: Log): Promise<Adviser[]> {
  const classifier = new ClassifierAdviser({ cacheDir: places(settings).models, log });
  const llm = await llmAdviser(settings, protocol, log);
  return llm ? [classifier, llm] : [classifier];
}
