import { setPriority } from 'node:os';
import { getLlama, LlamaChatSession, LlamaLogLevel, resolveChatWrapper } from 'node-llama-cpp';
import { live, load, readConfig, tell, up } from '../../supervised/inside.ts';
import type { FromScribe, ScribeConfig, ToScribe, Writing } from './scribe-messages.ts';

/** The process that writes what a grammar allows: summaries. Started by scribe.ts of the parent for a while, when no call is on the line. */

/** Whatever else the box does goes first. Before any thread of the model's is made: they take it over. */
setPriority(19);

/** Prompt and answer, in tokens. */
const CONTEXT = 1_536;

const { model: id, file, threads, maxRssBytes } = readConfig<ScribeConfig>();
const say = (news: FromScribe) => tell(news);
let write: ((order: Writing, signal: AbortSignal) => Promise<string>) | null = null;
let current: { id: number; stop: AbortController } | null = null;
/** One after the other: what was dropped is left before the next is begun. */
let before: Promise<unknown> = Promise.resolve();

live<ToScribe>(maxRssBytes, (order) => {
  if (order.do === 'drop') {
    if (current?.id === order.id) current.stop.abort();
    return true;
  }
  const make = write;
  if (order.do !== 'write' || !make) return false;
  const stop = new AbortController();
  current = { id: order.id, stop };
  before = before
    .then(() => make(order, stop.signal))
    .then(
      (text) => say({ is: 'written', id: order.id, text }),
      () => say({ is: 'dropped', id: order.id }),
    );
  return true;
});

write = await load(id, async () => {
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    logLevel: LlamaLogLevel.disabled,
    progressLogs: false,
    maxThreads: threads,
  });
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({ contextSize: CONTEXT, sequences: 1, threads });
  const sequence = context.getSequence();
  return async ({ system, user, tokens, ...writing }, signal) => {
    const grammar = await llama.createGrammar({ grammar: writing.grammar });
    // Nothing of one call is left for the next.
    await sequence.clearHistory();
    const chatWrapper = resolveChatWrapper(model, { warningLogs: false });
    const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: system, chatWrapper });
    try {
      return await session.prompt(user, { grammar, maxTokens: tokens, temperature: 0, signal });
    } finally {
      session.dispose({ disposeSequence: false });
    }
  };
});
up();
