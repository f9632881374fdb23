/** A model that can be loaded anew while it is in use. */
export interface Renewable {
  /** When it last worked, or was loaded (performance.now()); null: it works. */
  readonly restingSince: number | null;
  /** When it was loaded. */
  readonly loadedAt: number;
  /** For how long it has worked since then, ms; each of several works at one time counts. */
  readonly workedMs: number;
  /** Resolves when the new one works in its place and the old one is let go of. Rejects as loading does; the old one works on then. */
  renew(): Promise<void>;
}

/** One loaded model and who uses it. */
interface Held<Model> {
  readonly model: Model;
  readonly loadedAt: number;
  users: number;
  workedMs: number;
  lastAt: number;
  /** Its last user has ended. */
  free: (() => void) | null;
}

/**
 * A model in use, which a new one of the same can take the place of: whoever uses the old one ends with it, whoever comes then has the new one.
 * Nobody waits for it.
 */
export class Renewed<Model> implements Renewable {
  readonly #again: () => Promise<Model>;
  readonly #letGo: (model: Model) => void;
  #held: Held<Model>;

  /**
   * @param again loads another one, and gives it when it is ready for work
   * @param letGo is told of one that nobody uses any more; a model that is garbage then needs none
   */
  constructor(model: Model, again: () => Promise<Model>, letGo: (model: Model) => void = () => undefined) {
    this.#again = again;
    this.#letGo = letGo;
    this.#held = heldNow(model);
  }

  /** The one that whoever comes next will use. */
  get model(): Model {
    return this.#held.model;
  }

  get restingSince(): number | null {
    return this.#held.users > 0 ? null : this.#held.lastAt;
  }

  get loadedAt(): number {
    return this.#held.loadedAt;
  }

  get workedMs(): number {
    return this.#held.workedMs;
  }

  /** @param work begins at once; keeps nothing of the model when it is done */
  async use<Result>(work: (model: Model) => Promise<Result>): Promise<Result> {
    const held = this.#held;
    const begun = performance.now();
    held.users++;
    try {
      return await work(held.model);
    } finally {
      held.users--;
      held.lastAt = performance.now();
      held.workedMs += held.lastAt - begun;
      if (held.users === 0) held.free?.();
    }
  }

  async renew(): Promise<void> {
    const fresh = await this.#again();
    const old = this.#held;
    this.#held = heldNow(fresh);
    if (old.users > 0)
      await new Promise<void>((free) => {
        old.free = free;
      });
    this.#letGo(old.model);
  }
}

function heldNow<Model>(model: Model): Held<Model> {
  const now = performance.now();
  return { model, loadedAt: now, users: 0, workedMs: 0, lastAt: now, free: null };
}
