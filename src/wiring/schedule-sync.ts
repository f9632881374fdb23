import type { Clock } from '../clock.ts';
import { readSecret } from '../delivery/gateway.ts';
import type { Log } from '../log.ts';
import { fetchSchedule } from '../oncall/exchange/fetch.ts';
import { readICalendar } from '../oncall/exchange/icalendar.ts';
import type { Preview } from '../oncall/exchange/types.ts';
import type { OutsideSchedule } from '../settings/schedules-schema.ts';
import { changesAnything, heldBack, type ScheduleImport } from './schedule-import.ts';

/** How a source stands; told where the box's health is shown. */
export interface SyncState {
  source: string;
  state: 'never' | 'current' | 'failed' | 'held';
  /** Code of the error, or why nothing was taken in; no address and no name. */
  detail: string;
  /** Epoch ms of the last try. */
  at: number | null;
}

export interface ScheduleSyncParts {
  schedules: readonly OutsideSchedule[];
  imports: ScheduleImport;
  clock: Clock;
  log: Log;
}

const ACTOR = 'nightbell:schedule-sync';
const MINUTE_MS = 60_000;

/** Looks at each outside schedule of the settings again and again, and takes in what changed there. Overrides of ours stay. */
export class ScheduleSync {
  readonly #o: ScheduleSyncParts;
  readonly #states = new Map<string, SyncState>();
  readonly #stops = new Map<string, () => void>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  constructor(parts: ScheduleSyncParts) {
    this.#o = parts;
    for (const { id } of parts.schedules) this.#states.set(id, { source: id, state: 'never', detail: '', at: null });
  }

  get states(): SyncState[] {
    return [...this.#states.values()];
  }

  start(): void {
    for (const schedule of this.#o.schedules) void this.#loop(schedule);
  }

  /** Resolves when nothing is under way any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const stop of this.#stops.values()) stop();
    await Promise.all(this.#running);
  }

  async #loop(schedule: OutsideSchedule): Promise<void> {
    const looking = this.sync(schedule);
    this.#running.add(looking);
    await looking;
    this.#running.delete(looking);
    if (this.#closing.signal.aborted) return;
    const again = this.#o.clock.after(schedule.everyMinutes * MINUTE_MS, () => void this.#loop(schedule));
    this.#stops.set(schedule.id, again);
  }

  /** Takes one in now. Never rejects; null: it could not be read, and what was taken in before stands. */
  async sync(schedule: OutsideSchedule): Promise<Preview | null> {
    const { imports, clock, log } = this.#o;
    const say = (state: SyncState['state'], detail = '') => {
      this.#states.set(schedule.id, { source: schedule.id, state, detail, at: clock.now() });
      if (state !== 'current') log.warn({ source: schedule.id, detail }, 'an outside schedule was not taken in');
    };
    try {
      const { id, name, kind, service, seat, dayBegins } = schedule;
      const wish = { source: id, sourceName: name || id, service: service || null, seat, dayBegins };
      const reading = imports.reading(wish, kind);
      const password = schedule.passwordFile === '' ? '' : readSecret(schedule.passwordFile, `schedules/${id}`);
      const texts = await fetchSchedule({ ...schedule, password }, reading.range, this.#closing.signal);
      const { id: previewId, preview } = await imports.previewOf(readICalendar(texts, reading), reading);
      const held = heldBack(preview);
      if (held) {
        const why = held === 'emptied' ? 'it is empty now' : `${preview.problems.length} entries could not be read`;
        say('held', `${why}; nothing was taken away`);
        return preview;
      }
      if (changesAnything(preview)) {
        const applied = await imports.apply(ACTOR, previewId);
        if (!applied.ok) {
          say('failed', applied.why);
          return null;
        }
      }
      const { unknownNames, unknownTasks, problems, same, added, changed } = preview;
      // What was taken in before stands, and is not what that schedule says by now.
      if (problems.length > 0 && same + added.length + changed.length === 0) {
        say('failed', 'nothing of it could be read');
        return preview;
      }
      const left = [
        ...(unknownNames.length + unknownTasks.length > 0
          ? [`${unknownNames.length + unknownTasks.length} names or tasks are not known here`]
          : []),
        ...(problems.length > 0 ? [`${problems.length} entries could not be read`] : []),
      ];
      say('current', left.join(', '));
      return preview;
    } catch (error) {
      say('failed', (error as { code?: string }).code ?? (error as Error).name);
      return null;
    }
  }
}
