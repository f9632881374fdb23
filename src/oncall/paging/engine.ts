import type { Clock } from '../../clock.ts';
import type { Delivery } from '../../delivery/types.ts';
import type { Log } from '../../log.ts';
import type { CallLeg } from '../../telephony/leg.ts';
import type { PageCase } from '../page.ts';
import type { Action, RaiseAlarm, Reachable } from './actions.ts';
import { alarmsOf } from './alarms.ts';
import { EscalationBook, type Journal, type Listener } from './book.ts';
import { CallerRings, type TellCaller } from './caller-rings.ts';
import { ClockWatch, setBackBy } from './clock-watch.ts';
import { decide } from './decide.ts';
import type { Dictation, PagingDesk, RingPerson } from './desk.ts';
import { type NewEscalation, openOrJoin } from './opening.ts';
import { type Owner, Owners } from './owners.ts';
import type { Want } from './queue.ts';
import { isLive, isOpen } from './standing.ts';
import type { TalkParts } from './talk.ts';
import { Talks } from './talks.ts';
import { type SayNotNeeded, Texts } from './texts.ts';
import type { Escalation } from './types.ts';

export interface EngineOptions {
  journal: Journal;
  reach: Reachable;
  clock: Clock;
  /** Time that nobody sets, ms from any beginning. */
  monotonic: () => number;
  ring: RingPerson;
  send: Delivery['send'];
  /** Tells somebody by telephone that another has taken their case over. */
  sayNotNeeded: SayNotNeeded;
  tellCaller: TellCaller;
  /** Rings the caller for a clinician who is on the line, and joins them. */
  callBack: (clinician: CallLeg, page: () => PageCase) => Promise<boolean>;
  dictated: (escalation: Escalation, personId: string, dictation: Dictation) => Promise<void>;
  raise: RaiseAlarm;
  /** Outgoing lines that paging may take at one time. */
  lines: number;
  newId: () => string;
  log: Log;
}

/** Whoever was being joined with a caller when the program stopped is asked what came of it after this, ms. */
const JOINING_MS = 2 * 60_000;
/** A program that stops waits no longer than this for lines to be put down, ms. */
const STOP_MS = 3_000;
/** setTimeout takes no more. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/**
 * Runs every escalation: asks `decide`, stores, and only then rings, sends and tells. What it knows is in the journal, so that another one
 * goes on from there after any end of the program (S7).
 */
export class PagingEngine {
  readonly book: EscalationBook;
  readonly #o: EngineOptions;
  readonly #owners: Owners;
  readonly #texts: Texts;
  readonly #callerRings: CallerRings;
  readonly #talks: Talks;
  readonly #watch: ClockWatch;
  readonly #stopping = new AbortController();
  #wakes = false;
  #stopTimer: () => void = () => undefined;

  constructor(options: EngineOptions) {
    this.#o = options;
    this.book = new EscalationBook(options.journal, options.clock, options.log, () => this.#checkClock());
    const { clock, monotonic, send, reach, newId, tellCaller, ring, dictated } = options;
    const { book } = this;
    const wake = () => this.#wake();
    const failed = (id: string, error: unknown) => this.#failed(id, error);
    const page = (escalation: Escalation) => this.#owners.page(escalation);
    const stopping = this.#stopping.signal;
    this.#watch = new ClockWatch(() => clock.now(), monotonic);
    this.#owners = new Owners(failed);
    this.#texts = new Texts({ book, send, say: options.sayNotNeeded, reach, newId, stopping, wake, failed });
    this.#callerRings = new CallerRings({ book, page, tell: tellCaller, stopping, wake });
    const parts: TalkParts = {
      ...{ book, now: () => clock.now(), newId, page, dictated },
      took: ({ id }, personId, choice) => this.#owners.tell(id, (o) => o.taken?.(personId, choice, null)),
      connect: (escalation, personId, leg) => this.#connect(escalation, personId, leg),
    };
    this.#talks = new Talks({ parts, ring, wake, failed });
    this.book.onEvent((...told) => this.#onEvent(...told));
  }

  /** Ids of escalations for which somebody is tried, rung or texted now. */
  get rising(): string[] {
    return this.book.all().flatMap(({ id, phase }) => (ENDS.has(phase.phase) ? [] : id));
  }

  /**
   * Opens an escalation, or joins the one of the same caller that is open. A call that has one already is told of again: its tier may have
   * risen. Gives back its id.
   */
  open(made: NewEscalation, owner: Owner): string {
    const { newId, clock } = this.#o;
    const id = openOrJoin({ book: this.book, owners: this.#owners, newId, now: clock.now() }, made, owner);
    this.#wake();
    return id;
  }

  /** Goes on with what a program before this one left. */
  async resume(ownersOf: (escalation: Escalation) => Promise<Owner[]>): Promise<string[]> {
    const { found, lastAt } = await this.book.load();
    // Nothing tells how long it was away: whatever waits waits as long as it had to when it was last written of.
    const byMs = setBackBy(this.#o.clock.now(), lastAt);
    if (byMs < 0) this.#moveAll(byMs);
    for (const escalation of found) {
      this.#owners.set(escalation.id, await ownersOf(escalation));
      this.#tidy(escalation);
    }
    this.#wake();
    return found.map(({ id }) => id);
  }

  /** What ran when the program stopped runs no more. */
  #tidy({ id, attempts, owed, phase }: Escalation): void {
    for (const attempt of attempts)
      if (isLive(attempt) && attempt.way.channel.startsWith('call-'))
        this.book.put(id, { type: 'ended', attemptId: attempt.id, answer: 'interrupted', detail: '' });
    for (const { ringing, news } of owed)
      if (ringing) this.book.put(id, { type: 'caller-told', news, answer: 'interrupted' });
    if (phase.phase === 'held' && phase.choice === 'connect') {
      const untilMs = Math.min(phase.dueAt, this.#o.clock.now() + JOINING_MS);
      this.book.put(id, { type: 'extended', personId: phase.by, untilMs });
    }
  }

  /** A clinician who called in and proved who they are. To be closed when the talk is over. */
  callIn(personId: string): PagingDesk & { close(): void } {
    return this.#talks.callIn(personId);
  }

  /** The caller's line broke, or they hung up half-way. */
  callerDropped(id: string): void {
    this.book.put(id, { type: 'caller-dropped' });
  }

  /** What a gateway reported later of a text. */
  report(attemptId: string, state: 'delivered' | 'failed', detail = ''): void {
    const escalation = this.book.all().find(({ attempts }) => attempts.some(({ id }) => id === attemptId));
    if (!escalation) return;
    if (state === 'delivered') this.book.put(escalation.id, { type: 'delivered', attemptId });
    else this.book.put(escalation.id, { type: 'ended', attemptId, answer: 'failed', detail });
  }

  /** Who is on call, or how somebody is reached, has changed; or a person of the console did something. */
  look(): void {
    this.#wake();
  }

  /** Nobody is rung any more; the next start goes on. Resolves when the lines are down. */
  async stop(): Promise<void> {
    this.#stopTimer();
    this.#stopping.abort();
    this.#talks.stop();
    this.#callerRings.stop();
    const { promise, resolve } = Promise.withResolvers<void>();
    const enough = this.#o.clock.after(STOP_MS, resolve);
    await Promise.race([this.#talks.down(), promise]);
    enough();
  }

  #wake(): void {
    if (this.#wakes || this.#stopping.signal.aborted) return;
    this.#wakes = true;
    queueMicrotask(() => {
      this.#wakes = false;
      if (!this.#stopping.signal.aborted) this.#tick();
    });
  }

  #tick(): void {
    this.#checkClock();
    const wants: Want[] = [];
    let untilMs = Number.POSITIVE_INFINITY;
    for (const { id } of this.book.all()) {
      const actions = this.#decided(id);
      for (const action of actions) {
        if (action.do === 'wait') untilMs = Math.min(untilMs, action.untilMs);
        else if (action.do === 'ring') wants.push({ escalation: this.book.get(id) as Escalation, ...action });
        else this.#act(id, action);
      }
      if (actions.length === 0) this.#maybeForget(id);
    }
    this.#talks.grant(wants, this.#o.lines, this.#callerRings.lines);
    this.#stopTimer();
    const waitMs = Math.min(untilMs - this.#o.clock.now(), LONGEST_WAIT_MS);
    this.#stopTimer =
      untilMs === Number.POSITIVE_INFINITY
        ? () => undefined
        : this.#o.clock.after(Math.max(0, waitMs), () => this.#wake());
  }

  #decided(id: string): Action[] {
    for (;;) {
      const escalation = this.book.get(id);
      if (!escalation) return [];
      const actions = decide(escalation, this.#o.clock.now(), this.#o.reach);
      const first = actions[0];
      if (first?.do !== 'store') return actions;
      const { at: _, ...happened } = first.event;
      this.book.put(id, happened);
    }
  }

  #act(id: string, action: Action): void {
    const failed = (error: unknown) => this.#failed(id, error);
    if (action.do === 'send') this.#texts.send(id, action).catch(failed);
    if (action.do === 'stand-down') this.#texts.standDown(id, action.attemptId);
    if (action.do === 'tell-caller') this.#callerRings.tell(id, action.news).catch(failed);
  }

  async #connect(escalation: Escalation, personId: string, leg: CallLeg): Promise<boolean> {
    await this.#callerRings.breakOff(escalation.id);
    const owner = this.#owners.joins(escalation.id);
    if (!owner) return await this.#o.callBack(leg, () => this.#owners.page(escalation));
    const joined = new Promise<boolean>((resolve) => leg.once('ended', (reason) => resolve(reason === 'handed-over')));
    owner.taken(personId, 'connect', leg);
    return leg.over === null ? await joined : leg.over === 'handed-over';
  }

  #onEvent(...[after, event, before]: Parameters<Listener>): void {
    if (before) for (const alarm of alarmsOf(before, event)) this.#o.raise(alarm);
    if (event.type === 'begun' && event.way.channel.startsWith('call-'))
      this.#owners.tell(after.id, (o) => o.ringing?.(event.personId, event.step));
    const advises = event.type === 'step-opened' && after.ladder.steps[event.step]?.tellCaller !== undefined;
    if (advises || event.type === 'round-over' || event.type === 'climbed')
      this.#owners.tell(after.id, (o) => o.nobodyYet?.());
    if (event.type === 'taken' && event.over && before?.phase.phase === 'held' && before.phase.by !== event.personId)
      this.#texts.tellFormer(after, before.phase.by);
    if (event.type === 'exhausted') this.#owners.tell(after.id, (o) => o.exhausted?.());
    this.#wake();
  }

  #maybeForget(id: string): void {
    const escalation = this.book.get(id);
    if (!escalation || isOpen(escalation) || escalation.attempts.some(isLive)) return;
    this.book.forget(id);
    this.#owners.forget(id);
  }

  /** The wall clock was set: what waits waits as long as before, so that nothing is put off and nothing comes all at once. */
  #checkClock(): void {
    const byMs = this.#watch.jumped();
    if (byMs !== 0) this.#moveAll(byMs);
  }

  #moveAll(byMs: number): void {
    this.#o.log.warn({ byMs: Math.round(byMs) }, 'the clock was set: what waits waits as long as before');
    for (const { id } of this.book.all()) this.book.put(id, { type: 'clock-moved', byMs });
  }

  #failed(id: string, error: unknown): void {
    const { code, name } = error as { code?: string; name?: string };
    this.#o.log.error({ escalation: id, code, err: name }, 'a part of paging failed, it goes on');
  }
}

const ENDS: ReadonlySet<Escalation['phase']['phase']> = new Set(['held', 'exhausted', 'settled', 'withdrawn']);
