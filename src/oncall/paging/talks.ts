import type { PagingDesk, RingPerson } from './desk.ts';
import { grant, type Want } from './queue.ts';
import { Talk, type TalkParts } from './talk.ts';

export interface TalksOptions {
  /** What each talk asks of the escalations. */
  parts: TalkParts;
  ring: RingPerson;
  /** A talk began or is over. */
  wake: () => void;
  failed: (id: string, error: unknown) => void;
}

/** The talks with clinicians that run: those who are rung, and those who called in. */
export class Talks {
  readonly #o: TalksOptions;
  readonly #running = new Set<Talk>();

  constructor(options: TalksOptions) {
    this.#o = options;
  }

  /** Outgoing lines that are taken by it. */
  get lines(): number {
    return [...this.#running].filter(({ way }) => way !== null).length;
  }

  /** Resolves when no talk runs any more. */
  async down(): Promise<void> {
    while (this.#running.size > 0) await new Promise((next) => setImmediate(next));
  }

  /** Every line is put down. */
  stop(): void {
    for (const talk of this.#running) talk.abort();
  }

  /** A clinician who called in and proved who they are. To be closed when the talk is over. */
  callIn(personId: string): PagingDesk & { close(): void } {
    const { parts, wake } = this.#o;
    const talk = new Talk(parts, personId, null);
    this.#running.add(talk);
    wake();
    return Object.assign(talk, {
      close: () => {
        talk.end({ answer: 'hung-up', detail: '' });
        this.#running.delete(talk);
        wake();
      },
    });
  }

  /**
   * Rings whom it may, and adds cases to talks that run. A ring for which nothing is left to tell is put down.
   * @param lines outgoing lines that paging may take
   * @param others of them taken by other calls of ours
   */
  grant(wants: readonly Want[], lines: number, others: number): void {
    for (const talk of this.#running) if (talk.way && !talk.pickedUp && talk.waiting().length === 0) talk.abort();
    const free = Math.max(0, lines - this.lines - others);
    const { start, attach } = grant(wants, [...this.#running], free);
    for (const { call, want } of attach) call.add(want);
    for (const cases of start) this.#ring(cases);
  }

  #ring(cases: readonly Want[]): void {
    const { parts, ring, wake, failed } = this.#o;
    const [first] = cases as [Want];
    const talk = new Talk(parts, first.personId, first.way);
    this.#running.add(talk);
    for (const want of cases) talk.add(want);
    const run = async () => {
      await talk.stored();
      if (talk.signal.aborted) return { answer: 'cancelled', detail: '' } as const;
      talk.sent();
      return await ring(first.way, talk, talk.signal);
    };
    run()
      .catch((error: unknown) => {
        failed(first.escalation.id, error);
        return { answer: 'unreachable', detail: 'failed' } as const;
      })
      .then((end) => {
        talk.end(end);
        this.#running.delete(talk);
        wake();
      });
  }
}
