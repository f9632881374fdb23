// The telephones, the gateway, the schedule and the time are made up; engine, queue, talk, menu, PIN and prompts are the real ones.
import { readFileSync } from 'node:fs';
import type { Clock } from '../../../src/clock.ts';
import { makeCallBack } from '../../../src/conversation/call-back.ts';
import { ringAndSay, takenOver } from '../../../src/conversation/notice-run.ts';
import { takeCallIn } from '../../../src/conversation/page-call-in.ts';
import { makeCallerRing } from '../../../src/conversation/page-caller.ts';
import { makeRing } from '../../../src/conversation/page-run.ts';
import type { Channel, Delivery } from '../../../src/delivery/types.ts';
import { silentLog } from '../../../src/log.ts';
import type { PageCase } from '../../../src/oncall/page.ts';
import type { PagingAlarm } from '../../../src/oncall/paging/actions.ts';
import { replay } from '../../../src/oncall/paging/apply.ts';
import type { Dictation } from '../../../src/oncall/paging/desk.ts';
import { PagingEngine } from '../../../src/oncall/paging/engine.ts';
import type { EscalationEvent } from '../../../src/oncall/paging/events.ts';
import type { Ladder, Way } from '../../../src/oncall/paging/ladder-types.ts';
import type { Owner } from '../../../src/oncall/paging/owners.ts';
import type { Escalation } from '../../../src/oncall/paging/types.ts';
import { whoIsOnCall as rotaOnCall } from '../../../src/oncall/rota.ts';
import { parsePractice } from '../../../src/practice/practice.ts';
import { SimulatedClock } from '../../../src/rehearsal/simulated-clock.ts';
import { TextSpeech } from '../../../src/rehearsal/text-speech.ts';
import type { Tier } from '../../../src/triage/types.ts';
import { UnknownLines } from '../../../src/wiring/unknown-lines.ts';
import { Lines } from './lines.ts';
import type { Heard, Phone } from './phone.ts';
import { answerWith } from './phone.ts';

export const PIN = '482739';
/** How long the program is away that died at a step. */
const AWAY_MS = 2_000;
export const START = Date.parse('2026-03-03T23:00:00-05:00');

/** Somebody who calls the practice. */
export interface Caller {
  phone: string;
  page: PageCase;
  /** Their own line to the box is up. */
  onLine: boolean;
  told: string[];
}

/** Everything around one engine, and the disk that outlives it. */
export class World {
  readonly clock = new SimulatedClock(START);
  readonly disk: { id: string; events: EscalationEvent[] }[] = [];
  readonly lines = new Lines(this.clock);
  readonly texts: { address: string; kind: string; at: number; id: string }[] = [];
  readonly alarms: PagingAlarm[] = [];
  readonly callers: Caller[] = [];
  readonly joined: string[] = [];
  readonly dictations: Dictation[] = [];
  readonly people = new Map<string, Way[]>();
  /** PINs that were missed three times. */
  readonly locked = new Map<string, number>();
  seats: Record<string, string | null> = { primary: 'ann', backup: 'bea', third: null };
  /** Seats of the services beside `adult`. */
  readonly others = new Map<string, Record<string, string | null>>();
  /** People of the practice file, by the number of their telephone. */
  readonly byNumber = new Map<string, string>();
  /** Who has a seat at a moment (epoch ms), in the place of `seats`. */
  rota: ((seat: string, at: number) => string | null) | null = null;
  /** Person and service that the rules of the schedule keep apart. */
  mayNot = '';
  ladder: Ladder;
  /** Of tiers that have one of their own. */
  readonly ladders = new Map<Tier, Ladder>();
  gateway: 'up' | 'down' = 'up';
  /** The wall clock is so far from the time that nobody sets, ms. */
  wallAhead = 0;
  outgoing = 8;
  /** The program dies at this step, before or after it is done; 0: it does not. */
  killAt = 0;
  killWhen: 'before' | 'after' = 'before';
  steps = 0;
  readonly #strangers = new UnknownLines({ now: () => this.now() }, () => this.alarms.push({ alarm: 'pin-guessing' }));
  #engine: PagingEngine | null = null;
  #epoch = 0;
  readonly #owners = new WeakMap<Caller, Owner>();
  readonly #speech = new TextSpeech(this.clock);
  readonly #sent = new Set<string>();

  constructor(ladder: Ladder) {
    this.ladder = ladder;
    this.lines.speech = this.#speech;
  }

  /** The people, telephones and rota of test/cases/practice.yaml. */
  followPracticeFile(): void {
    const practice = parsePractice(readFileSync(new URL('../../cases/practice.yaml', import.meta.url), 'utf8'));
    for (const { id, phone } of practice.people) {
      this.people.set(id, [way('call-mobile', phone)]);
      this.byNumber.set(phone, id);
    }
    this.rota = (seat, at) => {
      const { primary, backup } = rotaOnCall(practice, new Date(at).toISOString());
      return seat === 'primary' ? primary.id : seat === 'backup' ? backup.id : null;
    };
  }

  get engine(): PagingEngine {
    this.#engine ??= this.#made();
    return this.#engine;
  }

  /** Wall-clock time. */
  now(): number {
    return this.clock.now() + this.wallAhead;
  }

  /** All that happened, as the disk has it. */
  escalations(): Escalation[] {
    return this.disk.map(({ events }) => replay(events));
  }

  /** Words in square brackets are a red flag. */
  call(phone: string, tier: Tier, words: string, more: Partial<PageCase> = {}): Caller {
    const { reason, flags } = flagged(words);
    const page: PageCase = {
      ...{ callId: `call ${this.callers.length + 1}`, tier, crisis: false, lang: 'en', phone, reason },
      ...{ patient: { name: 'Rosa Ibarra', dob: '1961-05-02', age: null }, flags, told911: false, waiting: true },
      ...more,
    };
    const caller: Caller = { phone, page, onLine: page.waiting, told: [] };
    this.callers.push(caller);
    this.open(caller);
    return caller;
  }

  open(caller: Caller): void {
    const { callId, tier, flags } = caller.page;
    const patient = caller.page.patient.name;
    this.engine.open(
      {
        ...{ callId, tier, caller: { phone: caller.phone, patient } },
        ...{ ladder: this.ladders.get(tier) ?? this.ladder, flags: flags.map(({ concept }) => concept) },
      },
      this.#ownerOf(caller),
    );
  }

  idOf(caller: Caller): string {
    const known = this.escalations().find(({ calls }) => calls.some(({ callId }) => callId === caller.page.callId));
    return known?.id ?? this.engine.book.all().find((one) => one.caller.phone === caller.phone)?.id ?? '';
  }

  /** The program dies: what it had in its memory is gone, and so are its lines. */
  kill(): void {
    this.#epoch++;
    this.#engine = null;
    this.lines.drop();
  }

  /** It is started again. */
  async start(): Promise<void> {
    this.kill();
    for (const caller of this.callers) caller.onLine = false;
    const engine = this.engine;
    await engine.resume(async ({ calls }) => {
      const callers = this.callers.filter(({ page }) => calls.some(({ callId }) => callId === page.callId));
      return callers.map((caller) => ({ page: () => this.#pageOf(caller) }));
    });
  }

  /** Somebody of the practice calls the line from a telephone of theirs. */
  callIn(personId: string, keys: string[]): void {
    this.callInFrom(this.people.get(personId)?.[0]?.address ?? 'withheld', keys);
  }

  /** Somebody calls it from any telephone and asks for the line of the staff. */
  callInFrom(from: string, keys: string[]): void {
    const leg = this.lines.incoming(from);
    leg.far.on('heard', (text) => void this.lines.heard.push({ to: from, text, at: this.clock.now() }));
    answerWith(leg, this.clock, keys, PIN);
    void takeCallIn(leg, {
      ...{ clock: this.clock, log: silentLog, speech: this.#speech, ...this.#cases },
      checkPin: async (id, pin) => this.#checkPin(id, pin),
      whoHas: (number) =>
        [...this.people].find(([, ways]) => ways.some(({ address }) => address.endsWith(number)))?.[0] ?? null,
      open: (id) => this.engine.callIn(id),
      strangers: this.#strangers,
      shifts: {
        running: async (id) =>
          this.#services().map(([service, seats]) => ({
            ...{ service, name: service, theirs: seats.primary === id, version: 0 },
            mayTake: this.mayNot !== `${id} ${service}`,
          })),
        take: async (id, { service }) => {
          if (this.mayNot === `${id} ${service}`) return 'refused';
          Object.assign(new Map(this.#services()).get(service) ?? {}, { primary: id });
          return 'done';
        },
        give: async (_, { service }) => {
          const seats = new Map(this.#services()).get(service) ?? {};
          Object.assign(seats, { primary: seats.backup ?? null });
          return 'done';
        },
      },
    });
  }

  #services(): [string, Record<string, string | null>][] {
    return [['adult', this.seats], ...this.others];
  }

  async run(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    let there = false;
    this.clock.after(ms, () => {
      there = true;
    });
    while (this.clock.now() < until || !there) await this.clock.runUntil(() => there);
  }

  #pageOf(caller: Caller): PageCase {
    return { ...caller.page, waiting: caller.onLine };
  }

  #ownerOf(caller: Caller): Owner {
    const owner = this.#owners.get(caller) ?? this.#owner(caller);
    this.#owners.set(caller, owner);
    return owner;
  }

  #owner(caller: Caller): Owner {
    return {
      page: () => this.#pageOf(caller),
      taken: (personId, choice, leg) => {
        caller.told.push(choice);
        if (choice !== 'connect' || !leg) {
          // Somebody calls back: the line has to be free.
          caller.onLine = false;
          return;
        }
        if (caller.onLine) {
          this.joined.push(`${personId} ${caller.phone}`);
          void leg.handOver({ to: 'leg', leg: this.lines.incoming(caller.phone) });
        } else
          void this.#callBack()(leg, () => this.#pageOf(caller)).then(
            (is) => is && this.joined.push(`${personId} ${caller.phone}`),
          );
      },
      nobodyYet: () => void (caller.onLine && caller.told.push('nobody-yet')),
      exhausted: () => void caller.told.push('exhausted'),
    };
  }

  #callBack() {
    const { clock, lines } = this;
    return makeCallBack({ trunk: lines, speech: this.#speech, clock, log: silentLog, ringSeconds: 25 });
  }

  /** One step towards the outside; the program may die at it. */
  #step(epoch: number, act: () => void): boolean {
    if (epoch !== this.#epoch) return false;
    const dies = ++this.steps === this.killAt;
    if (!dies || this.killWhen === 'after') act();
    if (dies) {
      this.kill();
      this.clock.after(AWAY_MS, () => void this.start());
    }
    return epoch === this.#epoch;
  }

  #made(): PagingEngine {
    const epoch = this.#epoch;
    const alive = () => epoch === this.#epoch;
    const never = <T>() => new Promise<T>(() => undefined);
    const clock: Clock = {
      now: () => this.now(),
      after: (ms, fn) => this.clock.after(ms, () => void (alive() && fn())),
    };
    const trunk: typeof this.lines.originate = (call) => {
      let result: ReturnType<typeof this.lines.originate> | null = null;
      this.#step(epoch, () => {
        result = this.lines.originate(call);
      });
      return result ?? never();
    };
    const line = { trunk: { originate: trunk }, speech: this.#speech, clock, log: silentLog, ringSeconds: 25 };
    const pickedUp = this.lines.pickedUp;
    const practiceName = 'Alder Creek Clinic';
    const callbackMinutes = this.ladder.outcomeWithinMs / 60_000;
    const callerRing = makeCallerRing({ ...line, practiceName, callbackMinutes, hospital: 'Mercy Hospital', pickedUp });
    const send: Delivery['send'] = async (message, to, id) => {
      if (!this.#step(epoch, () => this.#text(message.kind, to.address, id))) return never();
      return this.gateway === 'up'
        ? { state: 'accepted', reference: id, reason: null }
        : { state: 'failed', reference: id, reason: 'unreachable' };
    };
    return new PagingEngine({
      ...{ clock, send, log: silentLog },
      lines: this.outgoing,
      monotonic: () => this.clock.now(),
      newId: () => `id ${this.#epoch}.${++this.#ids}`,
      raise: (alarm) => void (alive() && this.alarms.push(alarm)),
      reach: {
        onCall: ({ service, seat }) =>
          this.rota ? this.rota(seat, this.now()) : ((this.others.get(service) ?? this.seats)[seat] ?? null),
        ways: (personId) => this.people.get(personId) ?? [],
        has: (personId, way) => this.people.get(personId)?.some(({ id }) => id === way.id) ?? false,
      },
      journal: {
        append: (after, event) => (this.#step(epoch, () => this.#write(after.id, event)) ? Promise.resolve() : never()),
        open: async () => this.disk.map(({ events }) => [...events]),
      },
      ring: makeRing({
        ...{ ...line, ...this.#cases, practiceName, pickedUp },
        checkPin: async (personId, pin) => this.#checkPin(personId, pin),
      }),
      sayNotNeeded: ({ reference }, { address }) =>
        ringAndSay(line, address, [takenOver(practiceName, reference)], 'told'),
      tellCaller: (_, news, page, signal) => callerRing(news, page, signal),
      callBack: makeCallBack(line),
      dictated: async (_, __, dictation) => void this.dictations.push(dictation),
    });
  }

  #ids = 0;

  get #cases() {
    return {
      today: () => '2026-03-03',
      callbackMinutes: this.ladder.outcomeWithinMs / 60_000,
      transcribe: async () => 'fluids and paracetamol, comes in tomorrow',
      caseHeard: () => undefined,
    };
  }

  #write(id: string, event: EscalationEvent): void {
    const known = this.disk.find((one) => one.id === id);
    // As the disk would have it: nothing but text.
    const written = JSON.parse(JSON.stringify(event)) as EscalationEvent;
    if (known) known.events.push(written);
    else this.disk.push({ id, events: [written] });
  }

  /** A gateway that is given the same reference twice sends once. */
  #text(kind: string, address: string, id: string): void {
    if (this.gateway === 'down' || this.#sent.has(id)) return;
    this.#sent.add(id);
    this.texts.push({ address, kind, at: this.clock.now(), id });
  }

  #checkPin(personId: string, pin: string): 'ok' | 'wrong' | 'locked' {
    const missed = this.locked.get(personId) ?? 0;
    if (missed >= 3) return 'locked';
    if (pin === PIN) return 'ok';
    this.locked.set(personId, missed + 1);
    return 'wrong';
  }
}

export function flagged(words: string): Pick<PageCase, 'reason' | 'flags'> {
  const flags = [...words.matchAll(/\[(.+?)\]/g)].map(([, flag = '']) => ({ concept: flag, words: flag }));
  return { reason: words.replace(/[[\]]/g, ''), flags };
}

export function way(channel: Channel, address: string, afterMs = 0): Way {
  return { id: `${channel} ${address}`, channel, address, afterMs };
}

export type { Heard, Phone };
