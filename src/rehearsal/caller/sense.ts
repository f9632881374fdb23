/** How near two texts are in meaning: 1 is the same, 0 has nothing to do with it. English; of Spanish only what both tongues share. */
export interface Sense {
  near(a: string, b: string): Promise<number>;
}

/** By a sentence model. What was read once is kept: the box says the same things over and over. */
export class SentenceSense implements Sense {
  readonly #embed: (text: string) => Promise<Float32Array>;
  readonly #known = new Map<string, Promise<Float32Array>>();

  /** @param embed a vector of length 1 */
  constructor(embed: (text: string) => Promise<Float32Array>) {
    this.#embed = embed;
  }

  async near(a: string, b: string): Promise<number> {
    const [x, y] = await Promise.all([this.#vector(a), this.#vector(b)]);
    return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  }

  #vector(text: string): Promise<Float32Array> {
    const known = this.#known.get(text) ?? this.#embed(text);
    this.#known.set(text, known);
    return known;
  }
}
