import { type Delivery, isVoice, type TextChannel } from '../../delivery/types.ts';
import type { Action, Reachable } from './actions.ts';
import type { EscalationBook } from './book.ts';
import type { Way } from './ladder-types.ts';
import type { Escalation } from './types.ts';

export interface TextsOptions {
  book: EscalationBook;
  send: Delivery['send'];
  /** Rings somebody and says that they need not call: nothing of the patient, so no PIN. Never rejects. */
  say: SayNotNeeded;
  reach: Reachable;
  newId: () => string;
  /** The program stops. */
  stopping: AbortSignal;
  /** Something of it is known now. */
  wake: () => void;
  failed: (id: string, error: unknown) => void;
}

/** By one of their telephones. */
export type SayNotNeeded = (escalation: Escalation, way: Way) => Promise<unknown>;

/** The texts of escalations: that somebody is needed, and that they are no more. Each is stored before it is sent. */
export class Texts {
  readonly #o: TextsOptions;
  readonly #sending = new Set<string>();

  constructor(options: TextsOptions) {
    this.#o = options;
  }

  /** Resolves when the gateway has it, or has not; what it says is stored. Rejects only where the journal fails. */
  async send(id: string, action: Extract<Action, { do: 'send' }>): Promise<void> {
    const { book, newId, send, stopping, wake } = this.#o;
    const { personId, way, step } = action;
    const attemptId = action.attemptId ?? newId();
    if (this.#sending.has(attemptId)) return;
    this.#sending.add(attemptId);
    if (action.attemptId === null) book.put(id, { type: 'begun', attemptId, personId, way, step });
    await book.saved(id);
    const escalation = book.get(id);
    if (!escalation || stopping.aborted) return;
    const times = escalation.attempts.filter((a) => a.personId === personId).length - 1;
    const message = { kind: 'urgent-call', reference: escalation.reference, times } as const;
    const sent = await send(message, addressOf(way), attemptId, stopping);
    // A program that stops does not know: the next one asks with the same reference.
    if (sent.state === 'failed' && sent.reason === 'cancelled') return;
    if (sent.state === 'failed') book.put(id, { type: 'ended', attemptId, answer: 'failed', detail: sent.reason });
    else {
      book.put(id, { type: 'sent', attemptId });
      if (sent.state === 'delivered') book.put(id, { type: 'delivered', attemptId });
    }
    this.#sending.delete(attemptId);
    wake();
  }

  /** Stored first: one that is lost harms nobody, and nobody is told twice. */
  standDown(id: string, attemptId: string): void {
    const { book } = this.#o;
    const escalation = book.get(id);
    const attempt = escalation?.attempts.find((a) => a.id === attemptId);
    if (!escalation || !attempt) return;
    book.put(id, { type: 'stood-down', attemptId });
    this.#notNeeded(escalation, attempt.way);
  }

  /** Whoever had it until somebody took it over hears so by a text, or, without a way for texts, by telephone: they must not call the patient. */
  tellFormer(escalation: Escalation, personId: string): void {
    const { book, reach, say, failed } = this.#o;
    const ways = reach.ways(personId);
    const way = ways.find(({ channel }) => !isVoice(channel));
    const [phone] = ways;
    if (way) this.#notNeeded(escalation, way);
    if (way || !phone) return;
    const { id } = escalation;
    void book
      .saved(id)
      .then(() => say(escalation, phone))
      .catch((error: unknown) => failed(id, error));
  }

  #notNeeded({ id, reference }: Escalation, way: Way): void {
    const { book, send, newId, failed } = this.#o;
    void book
      .saved(id)
      .then(() => send({ kind: 'stand-down', reference }, addressOf(way), newId()))
      .catch((error: unknown) => failed(id, error));
  }
}

function addressOf({ channel, address }: Way): { channel: TextChannel; address: string } {
  return { channel: channel as TextChannel, address };
}
