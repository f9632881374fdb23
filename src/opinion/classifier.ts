import '../no-telemetry.ts';
import { join } from 'node:path';
import { ENCODER_MODEL } from '../models/required.ts';
import type { ReplyRead } from '../triage/types.ts';
import { Embedder } from './embedder.ts';
import { Encoder } from './encoder.ts';
import { grams } from './grams.ts';
import { type Guess, guessOf, type Head } from './guess.ts';
import { ANSWERS, HEAD_FOLDER, WISHES } from './head.ts';
import { plain, windows } from './plain.ts';
import { type ReplyHead, replyOf } from './reply.ts';
import { Trained } from './trained.ts';

/** Words of an answer; who tells more tells a story, and it is read as one. */
const MOST_OF_ANSWER = 60;
/** The last words of a call that are heard together. */
const MOST_TOGETHER = 60;

/** The sentence model's lower layers, and above them what was trained on the corpus. Not for the main thread: it blocks for some ms. */
export class Classifier {
  /** As it is stored with an opinion. */
  readonly model: string;
  readonly #encoder: Encoder;
  readonly #first: Trained;
  readonly #wishes: Trained;
  readonly #answers: Trained<ReplyHead>;
  readonly #directory: string;
  #embedder: Promise<Embedder> | null = null;

  private constructor(
    directory: string,
    encoder: Encoder,
    { first, wishes, answers }: { first: Trained; wishes: Trained; answers: Trained<ReplyHead> },
  ) {
    this.#directory = directory;
    this.#encoder = encoder;
    this.#first = first;
    this.#wishes = wishes;
    this.#answers = answers;
    const versions = [first, wishes, answers].map(({ head }) => head.version);
    this.model = `${ENCODER_MODEL}+opinion@${versions.join('+')}`;
  }

  /**
   * @param cacheDir the folder of all models, see `modelDir`
   * Throws what the runtime or the file system says of a file that cannot be read.
   */
  static async load(cacheDir: string, headFolder: string = HEAD_FOLDER): Promise<Classifier> {
    const directory = join(cacheDir, ENCODER_MODEL);
    const encoder = await Encoder.load(directory);
    const first = await Trained.load<Head>(headFolder);
    const wishes = await Trained.load<Head>(join(headFolder, WISHES));
    const answers = await Trained.load<ReplyHead>(join(headFolder, ANSWERS));
    return new Classifier(directory, encoder, { first, wishes, answers });
  }

  /**
   * The gravest of what the pieces of the text give; four decimals, so that the last bits of a sum do not matter.
   * @param question words of the question that it answers
   * @param before what was told before it
   */
  async guess(text: string, { question, before }: { question?: string; before?: string } = {}): Promise<Guess> {
    let gravest: Guess | null = null;
    for (const piece of windows(text)) {
      const guess = await this.#guess(piece);
      gravest = gravest === null ? guess : graver(guess, gravest);
    }
    const reply = question === undefined ? null : await this.#reply(text, question);
    const whole = before === undefined ? null : await this.#whole(`${before}. ${text}`);
    return { ...gravest!, ...(reply && { reply }), ...(whole && { whole }) };
  }

  /** What was told last, up to a window of words, as if it had been told in one breath: as people do who say why they call. */
  async #whole(text: string): Promise<NonNullable<Guess['whole']>> {
    const { tier, crisis } = await this.#guess(plain(text).split(' ').slice(-MOST_TOGETHER).join(' '));
    return { urgent: tier.emergency + tier.urgent, crisis };
  }

  /** What the words say to a question. null: they are too many to be read with it. */
  async #reply(text: string, question: string): Promise<ReplyRead | null> {
    const said = plain(text);
    if (said === '' || said.split(' ').length > MOST_OF_ANSWER) return null;
    const { tokens, hidden } = await this.#encoder.encode(said, plain(question));
    return replyOf(await this.#answers.logits(tokens, hidden, grams(said)), this.#answers.head);
  }

  /** Of two networks the graver danger; what is wished for, and for whom, from the one that has heard more talk of the front desk. */
  async #guess(piece: string): Promise<Guess> {
    const { tokens, hidden } = await this.#encoder.encode(piece);
    const rows = grams(piece);
    const first = guessOf(await this.#first.logits(tokens, hidden, rows), this.#first.head);
    const wishes = guessOf(await this.#wishes.logits(tokens, hidden, rows), this.#wishes.head);
    const { intent, intentSure, about, aboutSure } = wishes;
    return { ...graver(first, wishes), intent, intentSure, about, aboutSure };
  }

  /** What a text means, as `Embedder.embed`. The layers that only this needs are loaded when it is first asked. */
  async embed(text: string): Promise<Float32Array> {
    this.#embedder ??= Embedder.load(this.#directory, this.#encoder);
    return (await this.#embedder).embed(text);
  }

  async close(): Promise<void> {
    const embedder = await this.#embedder?.catch(() => null);
    await embedder?.release();
    await this.#first.release();
    await this.#wishes.release();
    await this.#answers.release();
    await this.#encoder.release();
  }
}

/** How urgent it is by the one that takes it for graver; a crisis is as likely as either says. Pure. */
export function graver(one: Guess, other: Guess): Guess {
  return { ...(weight(one) > weight(other) ? one : other), crisis: Math.max(one.crisis, other.crisis) };
}

function weight({ tier }: Guess): number {
  return 100 * tier.emergency + 10 * tier.urgent + tier.semi_urgent;
}
