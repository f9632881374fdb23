import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { feedOf } from '../oncall/exchange/feed.ts';
import { epochMs } from '../oncall/schedule/clock.ts';
import { compose } from '../oncall/schedule/compose.ts';
import { conflictsBetween } from '../oncall/schedule/conflicts.ts';
import {
  answeredSwap,
  type EditWarnings,
  type OverrideWish,
  type Refusal,
  replacedBy,
  type SwapAnswer,
  type SwapWish,
  warningsOf,
  wishedOverride,
  wishedSwap,
} from '../oncall/schedule/edits.ts';
import { gapsBetween, horizon } from '../oncall/schedule/gaps.ts';
import { mayHold } from '../oncall/schedule/rules.ts';
import type {
  Conflict,
  Gap,
  OnCallAt,
  Override,
  Schedule,
  Span,
  Stretch,
  Swap,
  Workload,
} from '../oncall/schedule/types.ts';
import { type Fault, faultsOf } from '../oncall/schedule/validate.ts';
import { heldUntil, nextOnCall, shiftsBetween, tomorrowNight, whoIsOnCall } from '../oncall/schedule/who.ts';
import { workloads } from '../oncall/schedule/workload.ts';
import type { Practice } from '../practice/practice.ts';
import type { EntryKind, NewEdit, ScheduleEdit, ScheduleEntry } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';
import { keptOf, type LiveSchedule } from './schedule.ts';

/** Somebody who edits. `person`: who they are on the rota; null: nobody, e.g. a manager. */
export interface Editor {
  /** As the audit log names them. */
  actor: string;
  person: string | null;
}

/** What came of an edit. `stale`: another came between; nothing was overwritten, and `since` tells what it was. */
export type EditOutcome =
  | { ok: true; version: number; warnings: EditWarnings }
  | { ok: false; why: Refusal }
  | { ok: false; why: 'stale'; version: number; since: ScheduleEdit[] };

export interface ScheduleView {
  version: number;
  services: Schedule['services'];
  people: Schedule['people'];
  stretches: Stretch[];
  gaps: Gap[];
  conflicts: Conflict[];
  overrides: Override[];
  swaps: Swap[];
  holidays: Schedule['holidays'];
}

/** For one service: now, who comes next, who is on tomorrow night. */
export interface Soon {
  now: OnCallAt;
  next: OnCallAt | null;
  tomorrowNight: OnCallAt;
}

/** One service as it runs now, for somebody who might take it. */
export interface Running {
  name: string;
  now: OnCallAt;
  /** When the primary's own shift ends, whatever the other seats do; ISO 8601. null: no end is known. */
  ends: string | null;
  mayTake: boolean;
}

export interface ScheduleDeskParts {
  store: Pick<Store, 'schedules'>;
  live: LiveSchedule;
  practice: Practice;
  clock: Clock;
}

type Put = NewEdit['put'][number];

/** Everything that a person may ask of the schedule or do to it. Holds names of staff by id, and no patient data. */
export class ScheduleDesk {
  readonly #o: ScheduleDeskParts;

  constructor(parts: ScheduleDeskParts) {
    this.#o = parts;
  }

  /** `service` null: the first. null: there is none of that name. Throws RangeError where `at` is no instant with an offset. */
  async who(at: string, service: string | null): Promise<OnCallAt | null> {
    const schedule = await this.#fresh();
    const known = service === null ? schedule.services[0] : schedule.services.find(({ id }) => id === service);
    return known ? whoIsOnCall(schedule, known.id, at) : null;
  }

  /** At ten in the evening of the local day after `at`, for a service that there is. */
  async tomorrowNight(at: string, service: string): Promise<OnCallAt> {
    return tomorrowNight(await this.#fresh(), service, at);
  }

  async soon(): Promise<Soon[]> {
    const schedule = await this.#fresh();
    const at = this.#now();
    return schedule.services.map(({ id }) => ({
      now: whoIsOnCall(schedule, id, at),
      next: nextOnCall(schedule, id, at),
      tomorrowNight: tomorrowNight(schedule, id, at),
    }));
  }

  /** Who is on call now for each service, whether the rules would have `person` there instead, and the version in which it is so. */
  async running(person: string): Promise<{ version: number; services: Running[] }> {
    const schedule = await this.#fresh();
    const at = this.#now();
    const member = schedule.people.find(({ id }) => id === person);
    const services = schedule.services.map(({ id, name }) => ({
      ...{ name, now: whoIsOnCall(schedule, id, at), ends: heldUntil(schedule, id, at, 'primary') },
      mayTake: member !== undefined && mayHold(schedule, member, id, 'primary', null),
    }));
    return { version: schedule.version, services };
  }

  /** The schedule between two instants, of one version. `service` null: all of them. */
  async view(from: string, to: string, service: string | null): Promise<ScheduleView> {
    const schedule = await this.#fresh();
    const services = schedule.services.filter(({ id }) => service === null || id === service);
    const only = service ?? undefined;
    const within = ({ start, end }: Span) => Date.parse(start) < Date.parse(to) && Date.parse(end) > Date.parse(from);
    const own = (entry: { service: string | null }) =>
      service === null || entry.service === null || entry.service === service;
    return {
      version: schedule.version,
      services: schedule.services,
      people: schedule.people,
      stretches: services.flatMap(({ id }) => shiftsBetween(schedule, id, from, to)),
      gaps: gapsBetween(schedule, from, to, only),
      conflicts: conflictsBetween(schedule, from, to, only),
      overrides: schedule.overrides.filter((each) => own(each) && within(each)),
      swaps: schedule.swaps.filter(({ covers }) => covers.some((cover) => own(cover) && within(cover))),
      holidays: schedule.holidays,
    };
  }

  /** Over the coming eight weeks. */
  async gaps(): Promise<Gap[]> {
    const schedule = await this.#fresh();
    const at = this.#now();
    return gapsBetween(schedule, at, horizon(schedule, at));
  }

  edits(after: number, limit?: number): Promise<ScheduleEdit[]> {
    return this.#o.store.schedules.edits(after, limit);
  }

  /** Hours and nights, and the pages that rang at night. */
  async workload(from: string, to: string): Promise<Workload[]> {
    const schedule = await this.#fresh();
    const pages = await this.#o.store.schedules.rang(from, to);
    return workloads(schedule, from, to, pages);
  }

  /** What is to be said of an override before it is made. */
  async consider(wish: OverrideWish): Promise<{ replaces: Stretch[]; warnings: EditWarnings } | { why: Refusal }> {
    const schedule = await this.#fresh();
    const wished = wishedOverride(schedule, wish, { id: 'considered', by: '', at: this.#now() });
    if (!wished.ok) return { why: wished.why };
    const after = { ...schedule, overrides: [...schedule.overrides, wished.value] };
    return { replaces: replacedBy(schedule, wish), warnings: warningsOf(schedule, after, wish, [wish.person]) };
  }

  addOverride(by: Editor, wish: OverrideWish, version: number | null): Promise<EditOutcome> {
    return this.#edit(by, 'override.added', version, wish, (schedule) => {
      const made = { id: uuidv7(), by: by.actor, at: this.#now() };
      const wished = wishedOverride(schedule, wish, made);
      return wished.ok ? [{ kind: 'override', id: made.id, body: wished.value }] : wished.why;
    });
  }

  changeOverride(by: Editor, id: string, wish: OverrideWish, version: number | null): Promise<EditOutcome> {
    return this.#edit(by, 'override.changed', version, wish, (schedule) => {
      const before = schedule.overrides.find((override) => override.id === id);
      if (!before) return 'unknown';
      const rest = { ...schedule, overrides: schedule.overrides.filter((override) => override.id !== id) };
      const wished = wishedOverride(rest, wish, { id, by: by.actor, at: this.#now() });
      return wished.ok ? [{ kind: 'override', id, body: wished.value }] : wished.why;
    });
  }

  removeOverride(by: Editor, id: string, version: number | null): Promise<EditOutcome> {
    return this.#edit(by, 'override.removed', version, null, (schedule) =>
      schedule.overrides.some((override) => override.id === id) ? [{ kind: 'override', id, body: null }] : 'unknown',
    );
  }

  /** An override goes on against the outside schedule (`keep`), or gives way to it (`outside`). */
  async settle(by: Editor, id: string, how: 'keep' | 'outside', version: number | null): Promise<EditOutcome> {
    if (how === 'outside') return this.removeOverride(by, id, version);
    return this.#edit(by, 'override.kept', version, null, (schedule) => {
      const override = schedule.overrides.find((each) => each.id === id);
      if (!override) return 'unknown';
      const wished = wishedOverride({ ...schedule, rules: [] }, override, override);
      if (!wished.ok) return wished.why;
      const { over, overEach } = wished.value;
      return [{ kind: 'override', id, body: { ...override, over, ...(overEach && { overEach }) } }];
    });
  }

  askSwap(by: Editor, wish: SwapWish, version: number | null): Promise<EditOutcome> {
    return this.#edit(by, 'swap.asked', version, wish, (schedule) => {
      if (by.person !== null && by.person !== wish.from) return 'not-yours';
      const made = { id: uuidv7(), at: this.#now() };
      const wished = wishedSwap(schedule, wish, made);
      return wished.ok ? [{ kind: 'swap', id: made.id, body: wished.value }] : wished.why;
    });
  }

  answerSwap(by: Editor, id: string, answer: SwapAnswer, version: number | null): Promise<EditOutcome> {
    const what = { accept: 'accepted', decline: 'declined', take: 'taken', withdraw: 'withdrawn' }[answer];
    return this.#edit(by, `swap.${what}`, version, null, (schedule) => {
      const wished = answeredSwap(schedule, id, answer, { person: by.person, at: this.#now() });
      return wished.ok ? [{ kind: 'swap', id, body: wished.value }] : wished.why;
    });
  }

  /** Puts or takes away services, layers and days away, which a manager writes whole. What cannot be kept is refused with its places. */
  async put(
    by: Editor,
    what: string,
    put: Put[],
    version: number | null,
  ): Promise<EditOutcome | { ok: false; why: 'invalid'; faults: Fault[] }> {
    const schedule = await this.#fresh();
    const before = new Set(faultsOf(schedule).map((fault) => JSON.stringify(fault)));
    const faults = faultsOf(withEntries(schedule, put)).filter((fault) => !before.has(JSON.stringify(fault)));
    if (faults.length > 0) return { ok: false, why: 'invalid', faults };
    return this.#edit(by, what, version, null, () => put);
  }

  /** Takes an edit back in one step, unless something that it made was changed since. */
  async undo(by: Editor, edit: number, version: number | null): Promise<EditOutcome> {
    const made = await this.#o.store.schedules.editOf(edit);
    if (!made) return { ok: false, why: 'unknown' };
    const { entries } = await this.#o.store.schedules.snapshot();
    const body = (kind: EntryKind, id: string) => entries.find((e) => e.kind === kind && e.id === id)?.body ?? null;
    const same = made.changes.every(({ kind, id, after }) => JSON.stringify(body(kind, id)) === JSON.stringify(after));
    if (!same) return { ok: false, why: 'changed-since' };
    const put = made.changes.map(({ kind, id, before }) => ({ kind, id, body: before }));
    return this.#edit(by, 'undone', version, null, () => put, edit);
  }

  /** A new secret for somebody's calendar feed; the one before it ends. It is shown once and kept as a hash. */
  async newFeed(by: Editor, person: string): Promise<string | null> {
    if (!this.#o.live.current.people.some(({ id }) => id === person)) return null;
    const token = randomBytes(24).toString('base64url');
    await this.#o.store.schedules.putFeed(person, hashOf(token), by.actor);
    return token;
  }

  /** The iCalendar feed of whoever's secret this is; null: nobody's, or somebody's who has left. */
  async feedByToken(token: string): Promise<string | null> {
    const person = await this.#o.store.schedules.feedOf(hashOf(token));
    const schedule = await this.#fresh();
    if (person === null || !schedule.people.some(({ id }) => id === person)) return null;
    return feedOf(schedule, person, this.#now());
  }

  async #fresh(): Promise<Schedule> {
    await this.#o.live.refresh();
    return this.#o.live.current;
  }

  #now(): string {
    return new Date(this.#o.clock.now()).toISOString();
  }

  /**
   * Makes an edit on `version`; null: on whatever stands, tried again when another edit comes between. What it changes is worked out on the very
   * version that it is written on.
   */
  async #edit(
    by: Editor,
    what: string,
    version: number | null,
    about: Span | null,
    change: (schedule: Schedule) => Put[] | Refusal,
    undoes?: number,
  ): Promise<EditOutcome> {
    const { store, live } = this.#o;
    for (;;) {
      const schedule = await this.#fresh();
      const on = version ?? schedule.version;
      if (on !== schedule.version) return this.#stale(on, schedule.version);
      const put = change(schedule);
      if (typeof put === 'string') return { ok: false, why: put };
      const edited = await store.schedules.edit({
        on,
        by: by.actor,
        what,
        put,
        ...(undoes !== undefined && { undoes }),
      });
      if (!edited.ok) {
        if (version === null) continue;
        return this.#stale(on, edited.version);
      }
      await live.refresh();
      const warnings = this.#warnings(schedule, put, about ?? spanOfAll(put));
      return { ok: true, version: edited.version, warnings };
    }
  }

  async #stale(on: number, version: number): Promise<EditOutcome> {
    return { ok: false, why: 'stale', version, since: await this.edits(on) };
  }

  #warnings(before: Schedule, put: Put[], about: Span | null): EditWarnings {
    if (!about) return { conflicts: [], fatigue: [] };
    const after = withEntries(before, put);
    const people = put.flatMap(({ body }) => {
      const { person, covers } = (body ?? {}) as { person?: string; covers?: Swap['covers'] };
      return [...(person ? [person] : []), ...(covers ?? []).flatMap(({ to }) => (to === null ? [] : [to]))];
    });
    return warningsOf(before, after, about, people);
  }
}

/** The schedule as it will be once these are put, before it is read again. */
export function withEntries(schedule: Schedule, put: readonly Put[]): Schedule {
  const entries: ScheduleEntry[] = put.filter(({ body }) => body !== null);
  const gone = new Set(put.filter(({ body }) => body === null).map(({ kind, id }) => `${kind} ${id}`));
  const left = <T extends { id: string }>(kind: EntryKind, list: T[]) =>
    list.filter(({ id }) => !gone.has(`${kind} ${id}`));
  const rest: Schedule = {
    ...schedule,
    services: left('service', schedule.services),
    layers: left('layer', schedule.layers),
    shifts: left('shift', schedule.shifts),
    sources: left('source', schedule.sources),
    overrides: left('override', schedule.overrides),
    swaps: left('swap', schedule.swaps),
    leaves: left('leave', schedule.leaves),
  };
  return compose(rest, keptOf({ version: schedule.version, entries }));
}

/** From the first to the last moment that a swap covers; null: the edit is about no time. */
function spanOfAll(put: readonly Put[]): Span | null {
  const covers = put.flatMap(({ kind, body }) => (kind === 'swap' && body ? (body as Swap).covers : []));
  const [first] = covers.toSorted((a, b) => epochMs(a.start) - epochMs(b.start));
  const last = covers.toSorted((a, b) => epochMs(a.end) - epochMs(b.end)).at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
