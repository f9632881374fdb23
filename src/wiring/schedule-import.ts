import type { Clock } from '../clock.ts';
import { previewOf } from '../oncall/exchange/preview.ts';
import { kindOf, readOutside } from '../oncall/exchange/read.ts';
import type { Outside, Preview, Reading } from '../oncall/exchange/types.ts';
import { isoOf, zoned } from '../oncall/schedule/clock.ts';
import type { Schedule, Source } from '../oncall/schedule/types.ts';
import type { NewEdit, ScheduleEdit } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';
import type { LiveSchedule } from './schedule.ts';

/** How far ahead an outside schedule is taken in. */
const AHEAD_MONTHS = 18;
/** Previews that nobody applied are forgotten, the oldest first. */
const MOST_PREVIEWS = 20;

export interface ImportWish extends Partial<Omit<Reading, 'source' | 'range' | 'timeZone'>> {
  /** Id of the source: what it gave before is compared. */
  source: string;
  sourceName?: string;
}

export type Applied =
  | { ok: true; version: number; preview: Preview }
  | { ok: false; why: 'unknown' | Held }
  | { ok: false; why: 'stale'; version: number; since: ScheduleEdit[] };

export interface ScheduleImportParts {
  store: Pick<Store, 'schedules'>;
  live: Pick<LiveSchedule, 'current' | 'refresh'>;
  clock: Clock;
}

/** Takes schedules in that are kept elsewhere: first what would change, and then the change. Only their own shifts are ever touched. */
export class ScheduleImport {
  readonly #o: ScheduleImportParts;
  readonly #previews = new Map<string, { preview: Preview; reading: Reading }>();

  constructor(parts: ScheduleImportParts) {
    this.#o = parts;
  }

  /** How a source is read: what the wish says, else what was said of it the last time. */
  reading(wish: ImportWish, kind: Source['kind']): Reading {
    const { clock, live } = this.#o;
    const { timeZone, sources } = live.current;
    const known = sources.find(({ id }) => id === wish.source);
    const told = known?.reads;
    const dates = wish.dates ?? told?.dates;
    const now = zoned(timeZone, clock.now());
    return {
      source: { id: wish.source, name: wish.sourceName ?? known?.name ?? wish.source, kind },
      timeZone,
      service: wish.service ?? told?.service ?? null,
      seat: wish.seat ?? told?.seat ?? 'primary',
      dayBegins: wish.dayBegins ?? told?.dayBegins ?? '08:00',
      tasks: { ...told?.tasks, ...wish.tasks },
      names: { ...told?.names, ...wish.names },
      columns: { ...told?.columns, ...wish.columns },
      ...(dates && { dates }),
      range: {
        start: isoOf(now.epochMilliseconds),
        end: isoOf(now.add({ months: AHEAD_MONTHS }).epochMilliseconds),
      },
    };
  }

  /** What a file would change. Nothing is changed. */
  async preview(wish: ImportWish, bytes: Uint8Array, fileName: string): Promise<{ id: string; preview: Preview }> {
    await this.#o.live.refresh();
    const reading = this.reading(wish, kindOf(bytes, fileName));
    return this.#keep(await readOutside(bytes, fileName, reading), reading);
  }

  /** The same of a schedule that was read already. */
  async previewOf(outside: Outside, reading: Reading): Promise<{ id: string; preview: Preview }> {
    await this.#o.live.refresh();
    return this.#keep(outside, reading);
  }

  /**
   * Does what a preview said, on the version that it was compared with.
   * @param force takes shifts away also where the schedule is rather broken than shorter
   */
  async apply(actor: string, id: string, force = false): Promise<Applied> {
    const { store, live } = this.#o;
    const kept = this.#previews.get(id);
    if (!kept) return { ok: false, why: 'unknown' };
    const { preview, reading } = kept;
    const held = heldBack(preview);
    if (held && !force) return { ok: false, why: held };
    const put = this.#puts(preview, reading, live.current);
    const edited = await store.schedules.edit({ on: preview.version, by: actor, what: 'import', put });
    if (!edited.ok)
      return { ok: false, why: 'stale', version: edited.version, since: await store.schedules.edits(preview.version) };
    this.#previews.delete(id);
    await live.refresh();
    return { ok: true, version: edited.version, preview };
  }

  #keep(outside: Outside, reading: Reading): { id: string; preview: Preview } {
    const preview = previewOf(this.#o.live.current, outside, reading, isoOf(this.#o.clock.now()));
    const id = uuidv7();
    this.#previews.set(id, { preview, reading });
    const [oldest] = this.#previews.keys();
    if (this.#previews.size > MOST_PREVIEWS && oldest) this.#previews.delete(oldest);
    return { id, preview };
  }

  #puts({ added, changed, removed }: Preview, reading: Reading, { sources }: Schedule): NewEdit['put'] {
    const { source, service, seat, dayBegins, tasks, names, columns, dates } = reading;
    const before = sources.find(({ id }) => id === source.id);
    const syncedAt = isoOf(this.#o.clock.now());
    const reads = { service, seat, dayBegins, tasks, names, columns, ...(dates && { dates }) };
    const body: Source = { ...before, ...source, syncedAt, reads };
    return [
      { kind: 'source', id: source.id, body },
      ...added.map((shift) => ({ kind: 'shift' as const, id: shift.id, body: shift })),
      ...changed.map(({ after }) => ({ kind: 'shift' as const, id: after.id, body: after })),
      ...removed.map(({ id }) => ({ kind: 'shift' as const, id, body: null })),
    ];
  }
}

/**
 * Why shifts that seem to be gone are not taken away. `emptied`: the source would have none any more, rather a file that was cut off or a server that
 * lost its calendar than a clinic that closes. `unread`: what cannot be read may be the very shift.
 */
export type Held = 'emptied' | 'unread';

/** null: it can be taken in. */
export function heldBack({ added, changed, same, removed, problems }: Preview): Held | null {
  if (removed.length === 0) return null;
  if (added.length + changed.length + same === 0) return 'emptied';
  return problems.length > 0 ? 'unread' : null;
}

/** Whether anything changes. */
export function changesAnything({ added, changed, removed }: Preview): boolean {
  return added.length + changed.length + removed.length > 0;
}
