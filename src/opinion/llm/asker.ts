import {
  type ChatWrapper,
  getLlama,
  type LlamaContextSequence,
  type LlamaGrammar,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
  resolveChatWrapper,
  type Token,
} from 'node-llama-cpp';
import { ANSWER_TOKENS, answerGrammar, readAnswer, readWhole } from './answer.ts';
import { promptFor } from './prompt.ts';
import type { RedFlag } from './red-flags.ts';

/** Room for the caller's words and the answer behind the fixed part, in tokens. */
const ROOM = 256;
/** Read at once. The reading of a prompt can be left only between two of these; larger ones are no faster on a processor. */
const CHUNK = 16;
const BATCH = 64;

export interface Spoken {
  /** As the grammar allows it; cut short where the rest can only be one thing. */
  text: string;
  sure: number;
}

/** A model in memory that has read the red flags once and answers for one utterance after another. */
export class Asker {
  readonly #model: LlamaModel;
  readonly #wrapper: ChatWrapper;
  readonly #grammar: LlamaGrammar;
  readonly #sequence: LlamaContextSequence;
  readonly #flags: RedFlag[];
  readonly #ids: string[];

  private constructor(
    model: LlamaModel,
    wrapper: ChatWrapper,
    grammar: LlamaGrammar,
    sequence: LlamaContextSequence,
    flags: RedFlag[],
  ) {
    this.#model = model;
    this.#wrapper = wrapper;
    this.#grammar = grammar;
    this.#sequence = sequence;
    this.#flags = flags;
    this.#ids = flags.map(({ id }) => id);
  }

  /** Loads the file and reads the fixed part, which takes seconds to minutes. Throws what the library says is wrong with the file. */
  static async load(file: string, flags: RedFlag[], threads: number): Promise<Asker> {
    const llama = await getLlama({
      gpu: false,
      build: 'never',
      logLevel: LlamaLogLevel.disabled,
      progressLogs: false,
      maxThreads: threads,
    });
    const model = await llama.loadModel({ modelPath: file });
    const wrapper = resolveChatWrapper(model, { warningLogs: false });
    const grammar = await llama.createGrammar({ grammar: answerGrammar(flags.map(({ id }) => id)) });
    const fixed = tokensOf(model, wrapper, flags, '');
    const context = await model.createContext({
      contextSize: fixed.length + ROOM,
      batchSize: BATCH,
      sequences: 1,
      threads,
      // Some models forget the beginning of what they read unless it is kept for them.
      swaFullCache: true,
    });
    const asker = new Asker(model, wrapper, grammar, context.getSequence(), flags);
    await asker.#read(fixed, () => false);
    return asker;
  }

  /** Asks of one utterance. null: given up, or no answer came of it. One at a time. */
  async ask(text: string, givenUp: () => boolean): Promise<Spoken | null> {
    const tokens = tokensOf(this.#model, this.#wrapper, this.#flags, text);
    const last = await this.#read(tokens, givenUp);
    if (!last) return null;
    const out: Token[] = [];
    let sure = 1;
    const grammarEvaluationState = new LlamaGrammarEvaluationState({ model: this.#model, grammar: this.#grammar });
    const writing = this.#sequence.evaluateWithMetadata(
      last,
      { confidence: true },
      { temperature: 0, grammarEvaluationState },
    );
    for await (const { token, confidence } of writing) {
      if (givenUp()) return null;
      out.push(token);
      sure *= confidence;
      const said = this.#model.detokenize(out);
      if (readAnswer(said, this.#ids) !== undefined) return { text: said, sure };
      if (out.length > ANSWER_TOKENS) return null;
    }
    const whole = this.#model.detokenize(out);
    return readWhole(whole, this.#ids) === undefined ? null : { text: whole, sure };
  }

  /** Reads all but the last token of a prompt, as far as it differs from what was read before, and gives the rest; null: given up. */
  async #read(tokens: Token[], givenUp: () => boolean): Promise<Token[] | null> {
    await this.#sequence.adaptStateToTokens(tokens.slice(0, -1), false);
    for (let at = this.#sequence.nextTokenIndex; at < tokens.length - 1; at += CHUNK) {
      if (givenUp()) return null;
      await this.#sequence.evaluateWithoutGeneratingNewTokens(
        tokens.slice(at, Math.min(at + CHUNK, tokens.length - 1)),
      );
    }
    return givenUp() ? null : tokens.slice(-1);
  }
}

/** The prompt in the model's own chat form. What the caller said is plain text there: no sign of it can end its turn. */
function tokensOf(model: LlamaModel, wrapper: ChatWrapper, flags: RedFlag[], text: string): Token[] {
  const { system, user } = promptFor(flags, text);
  const { contextText } = wrapper.generateContextState({
    chatHistory: [
      { type: 'system', text: system },
      { type: 'user', text: user },
      { type: 'model', response: [''] },
    ],
  });
  return contextText.tokenize(model.tokenizer);
}
