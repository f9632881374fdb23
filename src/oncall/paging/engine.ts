import type { Clock } from '../../clock.ts';
import { type Delivery, isVoice, type TextChannel } from '../../delivery/types.ts';
import type { Log } from '../../log.ts';
import type { CallLeg } from '../../telephony/leg.ts';
import type { Tier } from '../../triage/types.ts';
import type { PageCase } from '../page.ts';
import { alarmsOf } from './alarms.ts';
import { isLive, isOpen } from './apply.ts';
import { EscalationBook, type Journal, type Listener } from './book.ts';
import { decide } from './decide.ts';
import type { Dictation, PagingDesk, RingPerson } from './desk.ts';
import { mergedCase } from './merged-case.ts';
import { grant, type Want } from './queue.ts';
import { Talk } from './talk.ts';
import type { Action, CallerNews, Choice, Escalation, Ladder, RaiseAlarm, Reachable } from './types.ts';
import { sameCaller } from './urgency.ts';

/** Who waits for an escalation: the run of the call, while it goes on. */
export interface Owner {
  /** The caller's case as it is now, of one call. */
  page: () => PageCase;
  /** Somebody took it. `leg`: they want to be joined with the caller now; the owner hands it over, or rings the caller. */
  taken?: (personId: string, choice: Choice, leg: CallLeg | null) => void;
  /** Whom is rung, and for which step. */
  ringing?: (personId: string, step: Want['step']) => void;
  /** Nobody has it yet, and the practice would have the caller told so by now. */
  nobodyYet?: () => void;
  exhausted?: () => void;
}

export interface EngineOptions {
  journal: Journal;
  reach: Reachable;
  clock: Clock;
  /** Time that nobody sets, ms from any beginning. */
  monotonic: () => number;
  ring: RingPerson;
  send: Delivery['send'];
  /** Rings a caller who is gone and says what has become of it. */
  tellCaller: (
    escalation: Escalation,
    news: CallerNews,
    page: PageCase,
    signal: AbortSignal,
  ) => Promise<'heard' | 'no-answer'>;
  /** Rings the caller for a clinician who is on the line, and joins them. */
  callBack: (clinician: CallLeg, page: () => PageCase) => Promise<boolean>;
  dictated: (escalation: Escalation, personId: string, dictation: Dictation) => Promise<void>;
  raise: RaiseAlarm;
  /** Outgoing lines that paging may take at one time. */
  lines: number;
  newId: () => string;
  log: Log;
}

/** What an escalation is opened for. */
export interface NewEscalation {
  callId: string;
  tier: Tier;
  caller: Escalation['caller'];
  /** Of that tier. */
  ladder: Ladder;
  /** Concepts of the red flags that are known by now. */
  flags?: string[];
}

/** A clock that jumps by less is a clock that is set right bit by bit, ms. */
const JUMP_MS = 2_000;
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
  readonly #owners = new Map<string, Owner[]>();
  readonly #talks = new Set<Talk>();
  readonly #callerRings = new Map<string, { abort: AbortController; over: Promise<void> }>();
  readonly #sending = new Set<string>();
  readonly #stopping = new AbortController();
  #wakes = false;
  #stopTimer: () => void = () => undefined;
  #looked: { wall: number; monotonic: number };

  constructor(options: EngineOptions) {
    this.#o = options;
    this.book = new EscalationBook(options.journal, options.clock, options.log, () => this.#checkClock());
    this.#looked = { wall: options.clock.now(), monotonic: options.monotonic() };
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
    const { callId, tier, caller, ladder, flags = [] } = made;
    const theirs = this.book.all().filter(({ calls }) => calls.some((call) => call.callId === callId));
    const found = theirs.find((one) => one.caller.patient === caller.patient) ?? theirs[0];
    const named = caller.patient !== null && found !== undefined && found.caller.patient !== caller.patient;
    // In a doubt whose case it is there are two.
    const parts = named && found.calls.length > 1;
    const own = parts ? undefined : found;
    const others = this.book.all().filter((one) => one !== found);
    const known = own ?? sameCaller(others, caller, this.#o.clock.now());
    const id = known?.id ?? this.#o.newId();
    this.#owners.set(id, [...(this.#owners.get(id) ?? []).filter((o) => o !== owner), owner]);
    if (own && named) this.book.put(id, { type: 'identified', callId, patient: caller.patient as string });
    if (own) this.book.put(id, { type: 'raised', tier, flags, ladder });
    else if (known) this.book.put(id, { type: 'joined', callId, tier, caller, flags, ladder });
    else this.book.open({ type: 'opened', id, reference: this.#reference(), tier, ladder, callId, caller, flags });
    // Only then: a program that dies in between tells it twice, and loses nothing.
    if (parts) this.#part(found.id, callId);
    const phase = this.book.get(id)?.phase;
    // Somebody has the caller's first call in hand: they call back. Whose call is known has heard so.
    if (!own && phase?.phase === 'held') owner.taken?.(phase.by, 'calls-back', null);
    this.#wake();
    return id;
  }

  #part(id: string, callId: string): void {
    this.#owners.set(
      id,
      (this.#owners.get(id) ?? []).filter((owner) => owner.page().callId !== callId),
    );
    this.book.put(id, { type: 'parted', callId });
  }

  /** Goes on with what a program before this one left. */
  async resume(ownersOf: (escalation: Escalation) => Promise<Owner[]>): Promise<string[]> {
    const found = await this.book.load();
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
    const talk = new Talk(this.#parts(), personId, null);
    this.#talks.add(talk);
    this.#wake();
    return Object.assign(talk, {
      close: () => {
        talk.end({ answer: 'hung-up', detail: '' });
        this.#talks.delete(talk);
        this.#wake();
      },
    });
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
    for (const talk of this.#talks) talk.abort();
    for (const { abort } of this.#callerRings.values()) abort.abort();
    const { promise, resolve } = Promise.withResolvers<void>();
    const enough = this.#o.clock.after(STOP_MS, resolve);
    const down = async () => {
      while (this.#talks.size > 0) await new Promise((next) => setImmediate(next));
    };
    await Promise.race([down(), promise]);
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
    for (const talk of this.#talks) if (talk.way && !talk.pickedUp && talk.waiting().length === 0) talk.abort();
    const taken = [...this.#talks].filter(({ way }) => way !== null).length + this.#callerRings.size;
    const { start, attach } = grant(wants, [...this.#talks], Math.max(0, this.#o.lines - taken));
    for (const { call, want } of attach) call.add(want);
    for (const cases of start) this.#ring(cases);
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
    if (action.do === 'send') this.#send(id, action).catch((error: unknown) => this.#failed(id, error));
    if (action.do === 'stand-down') this.#standDown(id, action.attemptId);
    if (action.do === 'tell-caller')
      this.#tellCaller(id, action.news).catch((error: unknown) => this.#failed(id, error));
  }

  #ring(cases: Want[]): void {
    const [first] = cases as [Want];
    const talk = new Talk(this.#parts(), first.personId, first.way);
    this.#talks.add(talk);
    for (const want of cases) talk.add(want);
    const run = async () => {
      await talk.stored();
      if (talk.signal.aborted) return { answer: 'cancelled', detail: '' } as const;
      talk.sent();
      return await this.#o.ring(first.way, talk, talk.signal);
    };
    run()
      .catch((error: unknown) => {
        this.#failed(first.escalation.id, error);
        return { answer: 'unreachable', detail: 'failed' } as const;
      })
      .then((end) => {
        talk.end(end);
        this.#talks.delete(talk);
        this.#wake();
      });
  }

  async #send(id: string, action: Extract<Action, { do: 'send' }>): Promise<void> {
    const { personId, way, step } = action;
    const attemptId = action.attemptId ?? this.#o.newId();
    if (this.#sending.has(attemptId)) return;
    this.#sending.add(attemptId);
    if (action.attemptId === null) this.book.put(id, { type: 'begun', attemptId, personId, way, step });
    await this.book.saved(id);
    const escalation = this.book.get(id);
    if (!escalation || this.#stopping.signal.aborted) return;
    const times = escalation.attempts.filter((a) => a.personId === personId).length - 1;
    const message = { kind: 'urgent-call', reference: escalation.reference, times } as const;
    const to = { channel: way.channel as TextChannel, address: way.address };
    const sent = await this.#o.send(message, to, attemptId, this.#stopping.signal);
    // A program that stops does not know: the next one asks with the same reference.
    if (sent.state === 'failed' && sent.reason === 'cancelled') return;
    if (sent.state === 'failed') this.book.put(id, { type: 'ended', attemptId, answer: 'failed', detail: sent.reason });
    else {
      this.book.put(id, { type: 'sent', attemptId });
      if (sent.state === 'delivered') this.book.put(id, { type: 'delivered', attemptId });
    }
    this.#sending.delete(attemptId);
    this.#wake();
  }

  /** Stored first: one that is lost harms nobody, and nobody is told twice. */
  #standDown(id: string, attemptId: string): void {
    const escalation = this.book.get(id);
    const attempt = escalation?.attempts.find((a) => a.id === attemptId);
    if (!escalation || !attempt) return;
    this.book.put(id, { type: 'stood-down', attemptId });
    const { way } = attempt;
    const to = { channel: way.channel as TextChannel, address: way.address };
    void this.book
      .saved(id)
      .then(() => this.#o.send({ kind: 'stand-down', reference: escalation.reference }, to, this.#o.newId()));
  }

  /** Whoever had it until somebody took it over hears so by a text, where they have one: nobody rings them for what they need not do. */
  #tellFormer({ id, reference }: Escalation, personId: string): void {
    const way = this.#o.reach.ways(personId).find(({ channel }) => !isVoice(channel));
    if (!way) return;
    const to = { channel: way.channel as TextChannel, address: way.address };
    void this.book
      .saved(id)
      .then(() => this.#o.send({ kind: 'stand-down', reference }, to, this.#o.newId()))
      .catch((error: unknown) => this.#failed(id, error));
  }

  async #tellCaller(id: string, news: CallerNews): Promise<void> {
    const escalation = this.book.get(id);
    if (!escalation || this.#callerRings.has(id)) return;
    // Their telephone is not to be busy because of another case of theirs; that ring wakes this one when it is over.
    const { phone } = escalation.caller;
    if ([...this.#callerRings.keys()].some((other) => this.book.get(other)?.caller.phone === phone)) return;
    const page = this.#page(escalation);
    const abort = new AbortController();
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    this.#callerRings.set(id, { abort, over });
    this.book.put(id, { type: 'caller-rung', news });
    // Who is on the line hears it there; whoever was told to call 911 needs their telephone for that.
    const here = page.waiting || page.told911;
    await this.book.saved(id);
    const answer =
      here || abort.signal.aborted
        ? 'heard'
        : await this.#o.tellCaller(escalation, news, page, abort.signal).catch(() => 'no-answer' as const);
    this.#callerRings.delete(id);
    isOver();
    if (this.#stopping.signal.aborted) return;
    this.book.put(id, { type: 'caller-told', news, answer });
    this.#wake();
  }

  async #connect(escalation: Escalation, personId: string, leg: CallLeg): Promise<boolean> {
    // The caller's telephone is not to be busy with us.
    const telling = this.#callerRings.get(escalation.id);
    telling?.abort.abort();
    await telling?.over;
    const owners = this.#owners.get(escalation.id)?.filter((o) => o.taken);
    const owner = owners?.findLast((o) => o.page().waiting) ?? owners?.at(-1);
    if (!owner?.taken) return await this.#o.callBack(leg, () => this.#page(escalation));
    const joined = new Promise<boolean>((resolve) => leg.once('ended', (reason) => resolve(reason === 'handed-over')));
    owner.taken(personId, 'connect', leg);
    return leg.over === null ? await joined : leg.over === 'handed-over';
  }

  #onEvent(...[after, event, before]: Parameters<Listener>): void {
    if (before) for (const alarm of alarmsOf(before, event)) this.#o.raise(alarm);
    if (event.type === 'begun' && event.way.channel.startsWith('call-'))
      this.#tell(after.id, (o) => o.ringing?.(event.personId, event.step));
    const advises = event.type === 'step-opened' && after.ladder.steps[event.step]?.tellCaller !== undefined;
    if (advises || event.type === 'round-over' || event.type === 'climbed')
      this.#tell(after.id, (o) => o.nobodyYet?.());
    if (event.type === 'taken' && event.over && before?.phase.phase === 'held' && before.phase.by !== event.personId)
      this.#tellFormer(after, before.phase.by);
    if (event.type === 'exhausted') this.#tell(after.id, (o) => o.exhausted?.());
    this.#wake();
  }

  #tell(id: string, tell: (owner: Owner) => void): void {
    for (const owner of this.#owners.get(id) ?? []) {
      try {
        tell(owner);
      } catch (error) {
        this.#failed(id, error);
      }
    }
  }

  #parts() {
    return {
      book: this.book,
      now: () => this.#o.clock.now(),
      newId: this.#o.newId,
      page: (escalation: Escalation) => this.#page(escalation),
      took: ({ id }: Escalation, personId: string, choice: Choice) =>
        this.#tell(id, (o) => o.taken?.(personId, choice, null)),
      connect: (escalation: Escalation, personId: string, leg: CallLeg) => this.#connect(escalation, personId, leg),
      dictated: this.#o.dictated,
    };
  }

  #page(escalation: Escalation): PageCase {
    return mergedCase(
      escalation,
      (this.#owners.get(escalation.id) ?? []).map(({ page }) => page()),
    );
  }

  #maybeForget(id: string): void {
    const escalation = this.book.get(id);
    if (!escalation || isOpen(escalation) || escalation.attempts.some(isLive)) return;
    this.book.forget(id);
    this.#owners.delete(id);
  }

  /** The wall clock was set: what waits waits as long as before, so that nothing is put off and nothing comes all at once. */
  #checkClock(): void {
    const wall = this.#o.clock.now();
    const monotonic = this.#o.monotonic();
    const byMs = wall - this.#looked.wall - (monotonic - this.#looked.monotonic);
    this.#looked = { wall, monotonic };
    if (Math.abs(byMs) < JUMP_MS) return;
    this.#o.log.warn({ byMs: Math.round(byMs) }, 'the clock was set: what waits waits as long as before');
    for (const { id } of this.book.all()) this.book.put(id, { type: 'clock-moved', byMs });
  }

  /** Four digits that no other open one has, as far as there are any. */
  #reference(): string {
    const taken = new Set(this.book.all().map(({ reference }) => reference));
    for (let i = 0; i < 50; i++) {
      const made = String(1000 + Math.floor(Math.random() * 9000));
      if (!taken.has(made)) return made;
    }
    return '0000';
  }

  #failed(id: string, error: unknown): void {
    const { code, name } = error as { code?: string; name?: string };
    this.#o.log.error({ escalation: id, code, err: name }, 'a part of paging failed, it goes on');
  }
}

const ENDS: ReadonlySet<Escalation['phase']['phase']> = new Set(['held', 'exhausted', 'settled', 'withdrawn']);
