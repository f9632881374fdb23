import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { asPeople, type OnCall } from '../oncall/rota.ts';
import { compose, type Kept, NOTHING_KEPT } from '../oncall/schedule/compose.ts';
import { scheduleOf } from '../oncall/schedule/practice-file.ts';
import { serviceFor } from '../oncall/schedule/service-for.ts';
import type { CallFacts, Schedule, Service } from '../oncall/schedule/types.ts';
import { whoIsOnCall } from '../oncall/schedule/who.ts';
import type { Practice } from '../practice/practice.ts';
import type { EntryKind, ScheduleSnapshot } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';

/** Another program (a command, an import) may edit the file: its edits are seen after this at the latest. */
const LOOK_MS = 15_000;

export interface LiveScheduleParts {
  store: Pick<Store, 'schedules' | 'changes'>;
  practice: Practice;
  clock: Clock;
  log: Log;
}

/**
 * The schedule as it stands, read whole. Who is on call is worked out from it at the moment of the question (S12). While the store cannot be
 * read, what was read last counts, and before anything was read the practice file alone: somebody is named whatever fails (S5).
 */
export class LiveSchedule {
  readonly #o: LiveScheduleParts;
  #schedule: Schedule;
  #reading: Promise<void> | null = null;
  #again = false;
  #stopLooking: () => void = () => undefined;
  readonly #changed = new Set<(schedule: Schedule) => void>();
  readonly #onChange = ({ what }: { what: string }) => {
    if (what === 'schedule') void this.refresh();
  };
  #closed = false;

  constructor(parts: LiveScheduleParts) {
    this.#o = parts;
    this.#schedule = scheduleOf(parts.practice);
  }

  /** Reads it and follows what is edited from now on. Never rejects. */
  async open(): Promise<this> {
    this.#o.store.changes.on('change', this.#onChange);
    await this.refresh();
    this.#look();
    return this;
  }

  /** One version of it, which nobody changes while it is read. */
  get current(): Schedule {
    return this.#schedule;
  }

  /**
   * Who is on call for a service at `at` (epoch ms). `service` null, or one that is there no longer: the first of the schedule.
   */
  onCallAt(service: string | null, at: number): OnCall {
    const instant = new Date(at).toISOString();
    const named = (schedule: Schedule) => {
      const known = schedule.services.find(({ id }) => id === service) ?? schedule.services[0];
      return asPeople(this.#o.practice, whoIsOnCall(schedule, known?.id ?? '', instant));
    };
    try {
      return named(this.#schedule);
    } catch (error) {
      this.#o.log.error({ err: (error as Error).name }, 'the schedule names nobody; the practice file does');
      return named(scheduleOf(this.#o.practice));
    }
  }

  /** The same, of what the store holds at this very moment: also what another program edited a second ago. */
  async onCallNow(service: string | null): Promise<OnCall> {
    await this.refresh();
    return this.onCallAt(service, this.#o.clock.now());
  }

  /** The service that a call belongs to. */
  serviceFor(facts: CallFacts): Service {
    return serviceFor(this.#schedule, facts);
  }

  /** Told with the new schedule after each edit. Gives back what ends it. */
  onChange(listener: (schedule: Schedule) => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** Reads what the store holds, if it is another version. Never rejects. */
  async refresh(): Promise<void> {
    // Who asks while it is being read may ask for an edit that came after that reading began.
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#readAll();
    await this.#reading;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopLooking();
    this.#o.store.changes.off('change', this.#onChange);
    await this.#reading;
  }

  async #readAll(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#read();
      } while (this.#again && !this.#closed);
    } finally {
      this.#reading = null;
    }
  }

  async #read(): Promise<void> {
    const { store, practice, log } = this.#o;
    try {
      const version = await store.schedules.version();
      if (version === this.#schedule.version) return;
      const next = compose(scheduleOf(practice), keptOf(await store.schedules.snapshot()));
      this.#schedule = next;
      for (const listener of this.#changed) listener(next);
    } catch (error) {
      log.error(
        { code: (error as { code?: string }).code },
        'the schedule could not be read; the one of before stands',
      );
    }
  }

  #look(): void {
    if (this.#closed) return;
    this.#stopLooking = this.#o.clock.after(LOOK_MS, () => {
      void this.refresh().then(() => this.#look());
    });
  }
}

/** What the store holds, as the schedule has it. */
export function keptOf({ version, entries }: ScheduleSnapshot): Kept {
  const of = <T>(kind: EntryKind) => entries.filter((entry) => entry.kind === kind).map(({ body }) => body as T);
  return {
    ...NOTHING_KEPT,
    version,
    services: of('service'),
    layers: of('layer'),
    shifts: of('shift'),
    sources: of('source'),
    overrides: of('override'),
    swaps: of('swap'),
    leaves: of('leave'),
  };
}
