import type { CallLeg } from '../../telephony/leg.ts';
import type { PageCase } from '../page.ts';
import type { Answer, Attempt, Choice } from './attempt-types.ts';
import type { EscalationBook } from './book.ts';
import type { DeskCase, Dictation, PagingDesk, RingEnd } from './desk.ts';
import type { Way } from './ladder-types.ts';
import type { Busy, Want } from './queue.ts';
import { isLive, isOpen } from './standing.ts';
import type { Escalation, Outcome } from './types.ts';
import { byUrgency, callsOf } from './urgency.ts';

export interface TalkParts {
  book: EscalationBook;
  now: () => number;
  newId: () => string;
  page: (escalation: Escalation) => PageCase;
  /** Somebody took it: whoever waits for it is told. */
  took: (escalation: Escalation, personId: string, choice: Exclude<Choice, 'connect'>) => void;
  connect: (escalation: Escalation, personId: string, leg: CallLeg) => Promise<boolean>;
  /** Keeps what was dictated. */
  dictated: (escalation: Escalation, personId: string, dictation: Dictation) => Promise<void>;
}

/** One talk with one person, in which their cases are told: we rang them, or they called in. */
export class Talk implements PagingDesk, Busy {
  readonly personId: string;
  /** null: they called in. */
  readonly way: Way | null;
  readonly #parts: TalkParts;
  readonly #abort = new AbortController();
  /** Attempts by escalation. Empty where they called in: what is open is theirs to take. */
  readonly #attempts = new Map<string, string>();
  readonly #dealt = new Set<string>();
  #pickedUp = false;
  #over = false;
  #connected = false;

  constructor(parts: TalkParts, personId: string, way: Way | null) {
    this.#parts = parts;
    this.personId = personId;
    this.way = way;
  }

  get address(): string | null {
    return this.way?.address ?? null;
  }

  get takesMore(): boolean {
    return !this.#over && !this.#connected;
  }

  get pickedUp(): boolean {
    return this.#pickedUp;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The line is put down. */
  abort(): void {
    this.#abort.abort();
  }

  /** A further case for this talk. It is stored as begun; `sent` follows when the line is taken. */
  add({ escalation, way, step }: Want): void {
    const { book, newId } = this.#parts;
    const attemptId = newId();
    // What they dealt with already has become graver, and is told again in the same talk.
    this.#dealt.delete(escalation.id);
    const before = this.#attempts.get(escalation.id);
    if (before) book.put(escalation.id, { type: 'ended', attemptId: before, answer: 'cancelled', detail: '' });
    this.#attempts.set(escalation.id, attemptId);
    book.put(escalation.id, { type: 'begun', attemptId, personId: this.personId, way: this.way ?? way, step });
    if (this.#pickedUp) book.put(escalation.id, { type: 'delivered', attemptId });
  }

  async stored(): Promise<void> {
    await Promise.all([...this.#attempts.keys()].map((id) => this.#parts.book.saved(id)));
  }

  /** The line is taken. */
  sent(): void {
    for (const [id, attemptId] of this.#attempts) this.#parts.book.put(id, { type: 'sent', attemptId });
  }

  /** The talk is over; what was not dealt with in it ends with what the line answered. */
  end({ answer, detail }: RingEnd): void {
    this.#over = true;
    for (const [id, attemptId] of this.#attempts) {
      const escalation = this.#parts.book.get(id);
      const attempt = escalation?.attempts.find((a) => a.id === attemptId);
      if (!escalation || !attempt || !isLive(attempt)) continue;
      const taken = !this.#isMine(escalation);
      const why: Answer = taken ? 'taken' : this.#connected ? 'engaged' : answer;
      this.#parts.book.put(id, { type: 'ended', attemptId, answer: why, detail: taken ? '' : detail });
    }
  }

  waiting(): DeskCase[] {
    const { book } = this.#parts;
    const ids = this.way ? [...this.#attempts.keys()] : book.all().map(({ id }) => id);
    return ids
      .flatMap((id) => book.get(id) ?? [])
      .filter((escalation) => !this.#dealt.has(escalation.id) && this.#isMine(escalation))
      .sort(byUrgency)
      .map((escalation) => this.#caseOf(escalation));
  }

  async delivered(): Promise<void> {
    this.#pickedUp = true;
    for (const [id, attemptId] of this.#attempts) this.#parts.book.put(id, { type: 'delivered', attemptId });
    await this.stored();
  }

  async heard(escalationId: string): Promise<void> {
    const attemptId = this.#attempts.get(escalationId);
    if (attemptId) this.#parts.book.put(escalationId, { type: 'heard', attemptId });
    await this.#parts.book.saved(escalationId);
  }

  async choose(escalationId: string, choice: Choice): Promise<'yours' | 'taken' | 'over'> {
    const { book, took } = this.#parts;
    const before = book.get(escalationId);
    this.#dealt.add(escalationId);
    if (!before || !isOpen(before)) return 'over';
    if (!this.#isMine(before)) return 'taken';
    const attempt = this.#attemptOf(before);
    const made = attempt
      ? book.put(escalationId, { type: 'acknowledged', attemptId: attempt.id, choice })
      : book.put(escalationId, { type: 'taken', personId: this.personId, choice, by: 'call-in' });
    await book.saved(escalationId);
    const after = book.get(escalationId);
    if (!made || !after) return 'taken';
    if (choice !== 'connect') took(after, this.personId, choice);
    return 'yours';
  }

  async connect(escalationId: string, leg: CallLeg): Promise<boolean> {
    const { book, connect } = this.#parts;
    this.#connected = true;
    const escalation = book.get(escalationId);
    const joined = escalation ? await connect(escalation, this.personId, leg).catch(() => false) : false;
    if (joined) book.put(escalationId, { type: 'settled', personId: this.personId, outcome: 'joined' });
    await book.saved(escalationId);
    return joined;
  }

  async settle(escalationId: string, outcome: Outcome, dictation: Dictation | null): Promise<void> {
    const { book, dictated } = this.#parts;
    const escalation = book.get(escalationId);
    if (!escalation) return;
    if (dictation) await dictated(escalation, this.personId, dictation).catch(() => undefined);
    book.put(escalationId, { type: 'settled', personId: this.personId, outcome });
    await book.saved(escalationId);
  }

  async refuse(escalationId: string, answer: 'passed-on' | 'busy-for-now'): Promise<void> {
    const { book } = this.#parts;
    this.#dealt.add(escalationId);
    const escalation = book.get(escalationId);
    const attempt = escalation && this.#attemptOf(escalation);
    if (attempt) book.put(escalationId, { type: 'ended', attemptId: attempt.id, answer, detail: '' });
    else if (answer === 'passed-on' && escalation?.phase.phase === 'held')
      book.put(escalationId, { type: 'given-back', personId: this.personId });
    else book.put(escalationId, { type: 'refused', personId: this.personId, answer, by: 'call-in' });
    await book.saved(escalationId);
  }

  /** It is open, and nobody else has it. */
  #isMine(escalation: Escalation): boolean {
    const { phase } = escalation;
    return isOpen(escalation) && (phase.phase !== 'held' || phase.by === this.personId);
  }

  #attemptOf(escalation: Escalation): Attempt | null {
    const attemptId = this.#attempts.get(escalation.id);
    return escalation.attempts.find((a) => a.id === attemptId && isLive(a)) ?? null;
  }

  #caseOf(known: Escalation): DeskCase {
    const { book, now, page } = this.#parts;
    const current = (): Escalation => book.get(known.id) ?? known;
    return {
      escalationId: known.id,
      page: () => page(current()),
      calls: () => callsOf(current(), now()),
      news: () => newsOf(current(), page(current())),
      heldMinutes: () => heldMinutes(current(), this.personId, now()),
    };
  }
}

function newsOf({ news }: Escalation, { flags }: PageCase): string[] | null {
  if (!news) return null;
  return [...new Set(flags.filter(({ concept }) => news.flags.includes(concept)).map(({ words }) => words))];
}

function heldMinutes({ phase }: Escalation, personId: string, now: number): number | null {
  if (phase.phase !== 'held' && phase.phase !== 'asking-holder') return null;
  return phase.by === personId ? Math.max(0, Math.floor((now - phase.since) / 60_000)) : null;
}
