import type { PageCase } from '../page.ts';
import type { EscalationBook } from './book.ts';
import type { CallerNews, Escalation } from './types.ts';

/** Rings a caller who is gone and says what has become of it. */
export type TellCaller = (
  escalation: Escalation,
  news: CallerNews,
  page: PageCase,
  signal: AbortSignal,
) => Promise<'heard' | 'no-answer'>;

export interface CallerRingsOptions {
  book: EscalationBook;
  page: (escalation: Escalation) => PageCase;
  tell: TellCaller;
  /** The program stops. */
  stopping: AbortSignal;
  /** A line is free again. */
  wake: () => void;
}

/** Callers who are rung to be told what has become of their call, each on one line at a time. */
export class CallerRings {
  readonly #o: CallerRingsOptions;
  readonly #ringing = new Map<string, { abort: AbortController; over: Promise<void> }>();

  constructor(options: CallerRingsOptions) {
    this.#o = options;
  }

  /** Lines that are taken by it. */
  get lines(): number {
    return this.#ringing.size;
  }

  /** Resolves when they were told, or not reached, and that is stored. Rejects only where the journal fails. */
  async tell(id: string, news: CallerNews): Promise<void> {
    const { book, page: pageOf, tell, stopping, wake } = this.#o;
    const escalation = book.get(id);
    if (!escalation || this.#ringing.has(id)) return;
    // Their telephone is not to be busy because of another case of theirs; that ring wakes this one when it is over.
    const { phone } = escalation.caller;
    if ([...this.#ringing.keys()].some((other) => book.get(other)?.caller.phone === phone)) return;
    const page = pageOf(escalation);
    const abort = new AbortController();
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    this.#ringing.set(id, { abort, over });
    book.put(id, { type: 'caller-rung', news });
    // Who is on the line hears it there; whoever was told to call 911 needs their telephone for that.
    const here = page.waiting || page.told911;
    await book.saved(id);
    const answer =
      here || abort.signal.aborted
        ? 'heard'
        : await tell(escalation, news, page, abort.signal).catch(() => 'no-answer' as const);
    this.#ringing.delete(id);
    isOver();
    if (stopping.aborted) return;
    book.put(id, { type: 'caller-told', news, answer });
    wake();
  }

  /** The caller's telephone is not to be busy with us. Resolves when it is free. */
  async breakOff(id: string): Promise<void> {
    const ringing = this.#ringing.get(id);
    ringing?.abort.abort();
    await ringing?.over;
  }

  /** No caller is rung any more. */
  stop(): void {
    for (const { abort } of this.#ringing.values()) abort.abort();
  }
}
