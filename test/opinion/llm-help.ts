import { findModel } from '../../src/models/manifest.ts';
import { TEST_LLM } from '../../src/models/required.ts';
import { filePath } from '../../src/models/state.ts';
import type { LlmConfig } from '../../src/opinion/llm/messages.ts';
import { llmConfig } from '../../src/opinion/llm/model.ts';
import type { RedFlag } from '../../src/opinion/llm/red-flags.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { readProtocolFiles } from '../../src/words/files.ts';

/** The protocol as it ships. */
export const protocol = loadProtocol(readProtocolFiles().protocol);

/** A few red flags: a list this short is read in seconds. */
export const FLAGS: RedFlag[] = [
  { id: 'chest_pain', disposition: 'emergency', crisis: false, words: 'pressure squeezing' },
  { id: 'poison_child', disposition: 'emergency', crisis: false, words: 'swallowed bleach' },
  { id: 'stroke', disposition: 'emergency', crisis: false, words: 'face droops' },
  { id: 'suicidal_thoughts', disposition: 'urgent', crisis: true, words: 'want to die' },
];

/** What a process of the tests' own model is started with. */
export function testConfig(flags: RedFlag[] = FLAGS): LlmConfig {
  const model = findModel(TEST_LLM);
  const file = filePath(places(makeSettings({})).models, model, model.files[0]!);
  return llmConfig({ id: TEST_LLM, file }, flags);
}
