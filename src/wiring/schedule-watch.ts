import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { epochMs, isoOf } from '../oncall/schedule/clock.ts';
import { alarmDue, gapsBetween, horizon } from '../oncall/schedule/gaps.ts';
import type { Gap, Schedule } from '../oncall/schedule/types.ts';
import type { Store } from '../store/store.ts';
import type { LiveSchedule } from './schedule.ts';

/** Gaps are looked for at each change and as often as this, so that the alarm of an hour before is not missed. */
const LOOK_MS = 15 * 60_000;
/** Where it is kept what was told: a restart tells nothing twice. */
const TOLD = 'schedule.gaps-told';

export interface ScheduleWatchEvents {
  /** A gap whose alarm is due, `hoursBefore` its start: once at each distance, days before and then hours. */
  gap: [gap: Gap, hoursBefore: number];
  /** A gap that was told of is filled or over. */
  filled: [gap: Pick<Gap, 'service' | 'seat' | 'start'>];
}

export interface ScheduleWatchParts {
  live: Pick<LiveSchedule, 'current' | 'onChange'>;
  store: { box: Pick<Store['box'], 'get' | 'set'> };
  clock: Clock;
  log: Log;
}

/** Looks eight weeks ahead for times at which nobody is planned, and says so before they hurt. */
export class ScheduleWatch extends EventEmitter<ScheduleWatchEvents> {
  readonly #o: ScheduleWatchParts;
  #gaps: Gap[] = [];
  #told: Record<string, number> | null = null;
  #looking: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;
  #unfollow: () => void = () => undefined;
  #closed = false;

  constructor(parts: ScheduleWatchParts) {
    super();
    this.#o = parts;
  }

  /** What the last look found. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  start(): void {
    this.#unfollow = this.#o.live.onChange(() => void this.look());
    this.#again();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    this.#unfollow();
    await this.#looking;
  }

  /** Looks now. Never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look(this.#o.live.current))
      .catch((error: unknown) => {
        this.#o.log.error({ code: (error as { code?: string }).code }, 'gaps of the schedule could not be looked for');
      });
    return this.#looking;
  }

  #again(): void {
    if (this.#closed) return;
    void this.look().then(() => {
      if (!this.#closed) this.#stop = this.#o.clock.after(LOOK_MS, () => this.#again());
    });
  }

  async #look(schedule: Schedule): Promise<void> {
    const { store, clock } = this.#o;
    const now = isoOf(clock.now());
    this.#gaps = gapsBetween(schedule, now, horizon(schedule, now));
    this.#told ??= JSON.parse((await store.box.get(TOLD)) ?? '{}') as Record<string, number>;
    const before = this.#told;
    const told: Record<string, number> = {};
    const due: [Gap, number][] = [];
    const stand = new Set<string>();
    for (const gap of this.#gaps) {
      const key = keyOf(gap, now, before);
      stand.add(key);
      const hours = alarmDue(gap, now);
      if (hours === null) continue;
      const last = before[key];
      told[key] = hours;
      if (last === undefined || hours < last) due.push([gap, hours]);
    }
    const filled = Object.keys(before).filter((key) => !stand.has(key));
    if (JSON.stringify(told) !== JSON.stringify(before)) {
      // First kept, then told: a program that dies between has told once too seldom, and the page shows the gap all the same.
      await store.box.set(TOLD, JSON.stringify(told));
      this.#told = told;
    }
    for (const [gap, hours] of due) this.emit('gap', gap, hours);
    for (const key of filled) {
      const [service, seat, start] = key.split(' ') as [string, Gap['seat'], string];
      this.emit('filled', { service, seat, start });
    }
  }
}

/** A gap is known by its start; one that has begun, by the start that was told. */
function keyOf({ service, seat, start }: Gap, now: string, told: Record<string, number>): string {
  const place = `${service} ${seat}`;
  if (epochMs(start) > epochMs(now)) return `${place} ${start}`;
  const begun = Object.keys(told).find(
    (key) => key.startsWith(`${place} `) && epochMs(key.slice(place.length + 1)) <= epochMs(now),
  );
  return begun ?? `${place} ${start}`;
}
