import type { Clock } from '../clock.ts';
import type { AlarmKind, Delivery, GatewayState } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import type { PagingAlarm } from '../oncall/paging/actions.ts';
import { localTime } from '../oncall/rota.ts';
import { alarmDue, gapsBetween, horizon } from '../oncall/schedule/gaps.ts';
import type { Gap, Schedule } from '../oncall/schedule/types.ts';
import type { Practice } from '../practice/practice.ts';
import type { AlarmRow } from '../store/alarms.ts';
import type { Store } from '../store/store.ts';
import type { Teller } from './teller.ts';

/** Gaps and gateways are looked at so often. */
const LOOK_MS = 5 * 60_000;
/** A trunk that is down for less was only started again. */
const TRUNK_MS = 30_000;

export interface AlarmsParts {
  store: Pick<Store, 'alarms'>;
  teller: Pick<Teller, 'tell' | 'settled'>;
  delivery: Pick<Delivery, 'on' | 'off' | 'check'>;
  schedule: () => Schedule;
  practice: Practice;
  /** Id of the person who is told; '' : nobody. */
  manager: string;
  clock: Clock;
  log: Log;
}

/** What the manager has to know: kept in the store, shown in the console, and told once; a gap in the schedule days and then hours before. */
export class Alarms {
  readonly #o: AlarmsParts;
  #stopLook: () => void = () => undefined;
  #stopTrunk: () => void = () => undefined;
  #closed = false;
  /** One change of an alarm after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(parts: AlarmsParts) {
    this.#o = parts;
    parts.delivery.on('gateway', this.#onGateway);
  }

  start(): void {
    void this.look().finally(() => {
      if (!this.#closed) this.#stopLook = this.#o.clock.after(LOOK_MS, () => this.start());
    });
  }

  /** Resolves when what was under way is written. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopLook();
    this.#stopTrunk();
    this.#o.delivery.off('gateway', this.#onGateway);
    await this.#last;
  }

  /** What paging met with. Never throws. */
  readonly raise = (alarm: PagingAlarm): void => {
    const { kind, about } = keptAs(alarm);
    this.#raise(kind, about, kind === 'rota-gap' ? this.#o.clock.now() : null);
  };

  /** What paging met with is over. Never throws. */
  readonly over = (alarm: PagingAlarm): void => {
    const { kind, about } = keptAs(alarm);
    this.#clear(kind, about);
  };

  /** The way to the telephone network came or went. */
  readonly trunk = (state: 'up' | 'down'): void => {
    this.#stopTrunk();
    const since = this.#o.clock.now();
    if (state === 'up') this.#clear('trunk-down', '');
    else this.#stopTrunk = this.#o.clock.after(TRUNK_MS, () => this.#raise('trunk-down', '', since));
  };

  /** Looks for gaps of the coming eight weeks and whether the gateways answer. Never rejects. */
  async look(): Promise<void> {
    try {
      await this.#o.delivery.check();
      await this.#gaps();
      await this.#tellAgain();
      await this.#last;
    } catch (error) {
      this.#o.log.error({ err: (error as Error).name }, 'alarms could not be looked for');
    }
  }

  /** Whoever could not be told, because a gateway was down or the program stopped, is told while it still stands. */
  async #tellAgain(): Promise<void> {
    const open = (await this.#o.store.alarms.open()).filter(({ kind }) => kind !== 'rota-gap');
    for (const { id, kind, about, fromAt } of open)
      await this.#tell(`alarm:${id}`, kind, about, fromAt === null ? null : Date.parse(fromAt));
  }

  async #gaps(): Promise<void> {
    const schedule = this.#o.schedule();
    const now = new Date(this.#o.clock.now()).toISOString();
    const gaps = gapsBetween(schedule, now, horizon(schedule, now));
    const standing = new Set(gaps.map(aboutGap));
    const open = (await this.#o.store.alarms.open()).filter(({ kind }) => kind === 'rota-gap');
    for (const { about } of open) if (!standing.has(about)) this.#clear('rota-gap', about);
    const due = gaps.flatMap((gap) => {
      const hours = alarmDue(gap, now);
      return hours === null ? [] : [{ gap, key: `gap:${gap.service}:${gap.seat}:${gap.start}:${hours}` }];
    });
    // A gap that began before now keeps the moment at which it was seen first.
    for (const { gap } of due) if (!open.some(({ about }) => about === aboutGap(gap))) this.#raiseGap(gap);
    const settled = await this.#o.teller.settled(due.map(({ key }) => key));
    const told = due.filter(({ key, gap }) => !settled.has(key) && Date.parse(gap.start) > this.#o.clock.now());
    await Promise.all(told.map(({ gap, key }) => this.#tell(key, 'rota-gap', aboutGap(gap), Date.parse(gap.start))));
  }

  #raiseGap(gap: Gap): void {
    const from = new Date(Date.parse(gap.start)).toISOString();
    this.#then(async () => {
      await this.#o.store.alarms.raise({ kind: 'rota-gap', about: aboutGap(gap), fromAt: from });
    });
  }

  readonly #onGateway = ({ gateway, state }: GatewayState) => {
    if (state === 'down') this.#raise('gateway-down', gateway, this.#o.clock.now());
    else this.#clear('gateway-down', gateway);
  };

  #raise(kind: AlarmKind, about: string, from: number | null = null): void {
    this.#then(async () => {
      const standing = (await this.#o.store.alarms.open()).some((one) => one.kind === kind && one.about === about);
      if (standing) return;
      const fromAt = from === null ? null : new Date(from).toISOString();
      const { id } = await this.#o.store.alarms.raise({ kind, about, fromAt });
      await this.#tell(`alarm:${id}`, kind, about, from);
    });
  }

  #clear(kind: AlarmKind, about: string): void {
    this.#then(async () => {
      // Most that could be over never was: nothing is written for it.
      const stands = (await this.#o.store.alarms.open()).some((one) => one.kind === kind && one.about === about);
      if (!stands) return;
      const over: AlarmRow[] = await this.#o.store.alarms.clear(kind, about);
      if (kind === 'rota-gap') return;
      for (const { id } of over) await this.#tell(`alarm-over:${id}`, kind, about, null, true);
    });
  }

  #tell(key: string, alarm: AlarmKind, about: string, from: number | null, over = false): Promise<boolean> {
    const { manager, practice } = this.#o;
    if (manager === '') return Promise.resolve(false);
    const at = from === null ? null : localTime(practice, from).slice(0, 16);
    // What a ladder is about is a case: it has its own place in the console.
    const named = OF_ESCALATIONS.has(alarm) ? null : about || null;
    const message = { kind: 'alarm', alarm, about: named, from: at, over } as const;
    return this.#o.teller.tell({ key, personId: manager, message, byVoice: false, ratherTwice: true });
  }

  #then(what: () => Promise<void>): void {
    this.#last = this.#last.then(what).catch((error: unknown) => {
      this.#o.log.error({ code: (error as { code?: string }).code }, 'an alarm could not be kept');
    });
  }
}

/** About one escalation, by its id. */
export const OF_ESCALATIONS: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'ladder-exhausted',
  'last-resort',
  'rose-again',
]);

/** An alarm of paging as it is kept. */
export function keptAs(alarm: PagingAlarm): { kind: AlarmKind; about: string } {
  switch (alarm.alarm) {
    case 'pin-locked':
      return { kind: 'pin-locked', about: alarm.personId };
    case 'pin-guessing':
      return { kind: 'pin-guessing', about: '' };
    case 'exhausted':
      return { kind: 'ladder-exhausted', about: alarm.escalationId };
    case 'nobody-on-call':
      return { kind: 'rota-gap', about: `${alarm.service} ${alarm.seat}` };
    case 'channel-down':
      return { kind: 'channel-down', about: alarm.channel };
    default:
      return { kind: alarm.alarm, about: alarm.escalationId };
  }
}

const aboutGap = ({ service, seat }: Pick<Gap, 'service' | 'seat'>) => `${service} ${seat}`;
