import type { Lang } from '../lang.ts';
import { answerCall, endCall, insertCall, type NewCall, setCallIntent, setCallLanguage } from './call-writes.ts';
import { insertDeed, type NewDeed } from './deeds.ts';
import { insertDisposition, type NewDisposition } from './dispositions.ts';
import { insertFact, type NewFact } from './facts.ts';
import { insertMessage, type NewMessage, refileMessages } from './messages.ts';
import { insertNoOpinion, insertOpinion, type NewNoOpinion, type NewOpinion } from './opinions.ts';
import { endPage, insertPage, type NewPage, type PageEnd } from './pages.ts';
import { completeTurn, cutTurn, insertTurn, type NewTurn } from './turns.ts';
import type { AuditEvent, CallOutcome } from './types.ts';
import { insertExhausted } from './unsettled.ts';
import { uuidv7 } from './uuid.ts';
import type { WriteBehind, WriteState } from './write-behind.ts';

type InCall<T> = Omit<T, 'callId' | 'id' | 'at' | 'startedAt'>;

/**
 * What one call writes. Every method returns at once and never throws: times and ids are taken now, the writing happens
 * behind, in order, and waits in memory while the store fails (S5, S6). It stays usable after `ended`: an escalation may
 * outlive the caller's leg.
 */
export class Notebook {
  readonly callId: string;
  readonly #behind: WriteBehind;
  readonly #now: () => number;

  /** Use `store.notebook(call)` for a new call and `store.notebookOf(callId)` for one that is there. */
  constructor(callId: string, behind: WriteBehind, now: () => number) {
    this.callId = callId;
    this.#behind = behind;
    this.#now = now;
  }

  /** The first line of a new call; `store.notebook` writes it. */
  opened(call: NewCall): void {
    const opened = { ...call, id: this.callId, startedAt: call.startedAt ?? this.#time() };
    this.#behind.add('call.opened', (unit) => insertCall(unit, opened));
  }

  /** Where the writing stands; `kept` with NB_STORE_FULL is the disk. */
  get state(): WriteState {
    return this.#behind.state;
  }

  onState(listener: (state: WriteState) => void): void {
    this.#behind.on('state', listener);
  }

  answered(): void {
    const at = this.#time();
    this.#behind.add('call.answered', (unit) => answerCall(unit, this.callId, at));
  }

  language(lang: Lang): void {
    this.#behind.add('call.language', (unit) => setCallLanguage(unit, this.callId, lang));
  }

  intent(intent: string): void {
    this.#behind.add('call.intent', (unit) => setCallIntent(unit, this.callId, intent));
  }

  /** Gives the id of the turn. For one of ours: `complete: false` when it begins, then `turnCompleted`. */
  turn(turn: InCall<NewTurn>): string {
    const made = { ...turn, ...this.#made() };
    this.#behind.add('turn', (unit) => insertTurn(unit, made));
    return made.id;
  }

  turnCompleted(id: string): void {
    this.#behind.add('turn.completed', (unit) => completeTurn(unit, this.callId, id));
  }

  /** A turn of ours was cut off after `played`. */
  turnCut(id: string, played: string): void {
    this.#behind.add('turn.cut', (unit) => cutTurn(unit, this.callId, id, played));
  }

  fact(fact: InCall<NewFact>): void {
    const made = { ...fact, callId: this.callId, at: this.#time() };
    this.#behind.add('fact', (unit) => insertFact(unit, made));
  }

  /** A judgement; the tier of the call rises with it and never falls. Gives the id of the disposition. */
  judged(made: InCall<NewDisposition>): string {
    const disposition = { ...made, ...this.#made() };
    this.#behind.add('disposition', (unit) => insertDisposition(unit, disposition));
    return disposition.id;
  }

  /** Another's opinion of the words of a turn. */
  opinion(made: InCall<NewOpinion>): void {
    const opinion = { ...made, ...this.#made() };
    this.#behind.add('opinion', (unit) => insertOpinion(unit, opinion));
  }

  /** Another was asked about the words of a turn and gave no opinion. */
  noOpinion(made: InCall<NewNoOpinion>): void {
    const none = { ...made, ...this.#made() };
    this.#behind.add('opinion', (unit) => insertNoOpinion(unit, none));
  }

  /** Somebody is being rung. Gives the id of the page. */
  page(page: InCall<NewPage>): string {
    const { id, at: startedAt, callId } = this.#made();
    this.#behind.add('page', (unit) => insertPage(unit, { ...page, id, callId, startedAt }));
    return id;
  }

  pageEnded(id: string, end: Omit<PageEnd, 'at'>): void {
    const at = this.#time();
    this.#behind.add('page.ended', (unit) => endPage(unit, this.callId, id, { ...end, at }));
  }

  /** Nobody of the ladder acknowledged, in any round: it is not started again at the next start. */
  ladderExhausted(): void {
    const at = this.#time();
    this.#behind.add('ladder.exhausted', (unit) => insertExhausted(unit, this.callId, at));
  }

  /** Something was done for the caller. */
  done(deed: InCall<NewDeed>): void {
    const made = { ...deed, ...this.#made() };
    this.#behind.add('deed', (unit) => insertDeed(unit, made));
  }

  /** Gives the id of the message. */
  message(message: InCall<NewMessage>): string {
    const made = { ...message, ...this.#made() };
    this.#behind.add('message', (unit) => insertMessage(unit, made));
    return made.id;
  }

  /** Its open messages go to another queue, with another tier. */
  refiled(to: { queue: string; tier: string }): void {
    this.#behind.add('message.refiled', (unit) => refileMessages(unit, this.callId, to));
  }

  /** Something else for the audit log, e.g. that a clinician heard the case: `{ actor, action: 'case.heard' }`. */
  note(event: Omit<AuditEvent, 'subject'>): void {
    this.#behind.add('note', (unit) => unit.say({ ...event, subject: this.callId }));
  }

  ended(outcome: CallOutcome): void {
    const at = this.#time();
    this.#behind.add('call.ended', (unit) => endCall(unit, this.callId, outcome, at));
  }

  /** Resolves when everything is committed; waits as long as the store fails. Never rejects. */
  flush(): Promise<void> {
    return this.#behind.flush();
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #made(): { id: string; callId: string; at: string } {
    const now = this.#now();
    return { id: uuidv7(now), callId: this.callId, at: new Date(now).toISOString() };
  }
}
