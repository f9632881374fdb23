import type { Clock } from '../../clock.ts';
import type { EditResult, ImportWish, ScheduleService } from '../../console/api/on-call-services.ts';
import type { Stretch as StretchOut, Swap as SwapOut } from '../../console/api/schedule-schemas.ts';
import type { Viewer } from '../../console/api/services.ts';
import { conflictsBetween } from '../../oncall/schedule/conflicts.ts';
import type { Refusal } from '../../oncall/schedule/edits.ts';
import { gapsBetween, horizon } from '../../oncall/schedule/gaps.ts';
import type { Gap, Schedule, Span, Stretch, Swap } from '../../oncall/schedule/types.ts';
import { nextOnCall, shiftsBetween, tomorrowNight } from '../../oncall/schedule/who.ts';
import type { ScheduleEdit } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import type { LiveSchedule } from '../schedule.ts';
import type { EditOutcome, Editor, ScheduleDesk } from '../schedule-service.ts';
import { viewerActor } from './access.ts';
import { type ScheduleWords, scheduleWords } from './schedule-words.ts';

const DAY_MS = 86_400_000;
/** A stretch is told whole: looked for this far beyond what is asked for. */
const AROUND_MS = 35 * DAY_MS;
/** The last edits that a page shows. */
const LAST_EDITS = 8;
const MOST_SINCE = 20;
/** Swaps that are answered are shown for so long after their last day. */
const SWAP_SHOWN_MS = 14 * DAY_MS;

export interface ScheduleParts {
  store: Store;
  clock: Clock;
  live: LiveSchedule;
  desk: ScheduleDesk;
  imports: ScheduleImports;
}

/** Schedules from elsewhere. */
export interface ScheduleImports {
  preview(wish: ImportWish): ReturnType<ScheduleService['preview']>;
  /** On the version that the preview was made on. */
  apply(by: Editor, previewId: string, force: boolean): Promise<EditOutcome>;
}

/** What an edit came to, with a sentence of what it did. */
export type Settled = (outcome: EditOutcome, wish?: Span) => Promise<EditResult>;

export function settling({ store, clock, live }: Pick<ScheduleParts, 'store' | 'clock' | 'live'>): Settled {
  return async (outcome, wish) => {
    if (!outcome.ok) {
      const { why } = outcome;
      if (why === 'stale' || why === 'unknown' || why === 'not-yours') return { ok: false, why };
      return { ok: false, why: 'refused', says: REFUSALS[why] };
    }
    const words = scheduleWords(live.current, clock.now());
    const edit = await store.schedules.editOf(outcome.version);
    return {
      ok: true,
      version: outcome.version,
      says: edit ? words.edit(edit) : 'Changed.',
      warnings: [...(wish ? lasting(wish, words) : []), ...words.warnings(outcome.warnings)],
    };
  };
}

/** The schedule for the pages: what the schedule room works out, with names and in sentences. */
export function scheduleService({ store, clock, live, desk, imports }: ScheduleParts): ScheduleService {
  const iso = (ms: number) => new Date(ms).toISOString();
  const settled = settling({ store, clock, live });

  const view: ScheduleService['view'] = async (viewer, from, to, only) => {
    await live.refresh();
    const schedule = live.current;
    const words = scheduleWords(schedule, clock.now());
    const out = outOf(words);
    const [start, end] = [Date.parse(from), Date.parse(to)];
    const within = (each: Span) => Date.parse(each.end) > start && Date.parse(each.start) < end;
    const services = schedule.services.filter(({ id }) => only === null || id === only);
    const stretches = services.flatMap(({ id }) =>
      shiftsBetween(schedule, id, iso(start - AROUND_MS), iso(end + AROUND_MS)).filter(
        (each) => within(each) && isKept(schedule, each),
      ),
    );
    const people = actorNames(schedule);
    return {
      version: schedule.version,
      services: schedule.services.map(({ id, name }) => ({ id, name })),
      people: schedule.people.filter(({ role }) => role === 'clinician').map(({ id, name }) => ({ id, name })),
      stretches: stretches.map(out.stretch),
      gaps: gapsBetween(schedule, from, to, only ?? undefined).map(out.gap),
      conflicts: conflictsBetween(schedule, from, to, only ?? undefined).map((each) => ({
        ...{ start: each.start, end: each.end, service: each.service, seat: each.seat },
        serviceName: words.service(each.service),
        says: words.conflict(each),
        override: each.kind === 'changed-underneath' && each.by.rule === 'override' ? each.by.id : null,
      })),
      overrides: await Promise.all(
        schedule.overrides.filter(within).map(async ({ id, service, seat, person, by, at, reason, start, end }) => ({
          ...{ id, service, seat, at, reason, start, end },
          person: { id: person, name: words.person(person) },
          by: await people(by),
        })),
      ),
      swaps: schedule.swaps.filter((each) => isShown(each, clock.now())).map((each) => out.swap(each, viewer)),
      holidays: schedule.holidays,
      edits: await told(await store.schedules.edits(0, LAST_EDITS), viewer),
    };
  };

  /** Edits in words; what made nothing that was changed since can be taken back in one step. */
  const told = async (edits: ScheduleEdit[], viewer: Viewer) => {
    const words = scheduleWords(live.current, clock.now());
    const people = actorNames(live.current);
    const { entries } = await store.schedules.snapshot();
    const bodies = new Map(entries.map(({ kind, id, body }) => [`${kind} ${id}`, JSON.stringify(body)]));
    const stands = ({ changes }: ScheduleEdit) =>
      changes.every(({ kind, id, after }) => (bodies.get(`${kind} ${id}`) ?? 'null') === JSON.stringify(after));
    return Promise.all(
      edits.map(async (edit) => ({
        version: edit.version,
        at: edit.at,
        by: await people(edit.by),
        mine: edit.by === viewerActor(viewer),
        says: words.edit(edit),
        canUndo: edit.undoes === null && stands(edit),
      })),
    );
  };

  const actorNames = (schedule: Schedule) => {
    const words = scheduleWords(schedule, clock.now());
    return async (actor: string): Promise<string> => {
      const [kind, id = ''] = actor.split(':');
      if (kind === 'user') return (await store.users.get(id))?.name ?? 'Somebody who has no account any more';
      return kind === 'person' ? words.person(id) : kind === 'cli' ? 'The command line' : 'The box';
    };
  };

  return {
    view,
    async soon() {
      await live.refresh();
      const schedule = live.current;
      const words = scheduleWords(schedule, clock.now());
      const out = outOf(words);
      const now = iso(clock.now());
      const at = (id: string, instant: string) =>
        shiftsBetween(schedule, id, instant, iso(Date.parse(instant) + AROUND_MS))
          .filter((each) => Date.parse(each.start) <= Date.parse(instant) && isKept(schedule, each))
          .map(out.stretch);
      return {
        services: schedule.services.map(({ id, name }) => {
          const seated = at(id, now);
          const next = nextOnCall(schedule, id, now);
          return {
            service: { id, name },
            // Somebody is always named (S12).
            primary: seated.find(({ seat }) => seat === 'primary') as StretchOut,
            backup: seated.find(({ seat }) => seat === 'backup') ?? null,
            until: next?.at ?? null,
            next: next ? at(id, next.at) : [],
            tomorrowNight: at(id, tomorrowNight(schedule, id, now).at),
          };
        }),
        gaps: gapsBetween(schedule, now, horizon(schedule, now)).map(out.gap),
      };
    },
    async since(viewer, version) {
      await live.refresh();
      return told(await store.schedules.edits(version, MOST_SINCE), viewer);
    },
    async consider(wish) {
      const considered = await desk.consider(wish);
      const words = scheduleWords(live.current, clock.now());
      if ('why' in considered) return { replaces: [], warnings: [REFUSALS[considered.why]] };
      return {
        replaces: considered.replaces.map((each) =>
          each.by.rule === 'last-resort'
            ? `Nobody is planned there: ${words.service(each.service)}, ${words.span(each)}.`
            : `Instead of ${words.seat(words.person(each.person), each.seat, each.service)}, ${words.span(each)}.`,
        ),
        warnings: [...lasting(wish, words), ...words.warnings(considered.warnings)],
      };
    },
    addOverride: async (viewer, wish, version) => settled(await desk.addOverride(editor(viewer), wish, version), wish),
    changeOverride: async (viewer, id, wish, version) =>
      settled(await desk.changeOverride(editor(viewer), id, wish, version), wish),
    removeOverride: async (viewer, id, version) => settled(await desk.removeOverride(editor(viewer), id, version)),
    undo: async (viewer, edit, version) => settled(await desk.undo(editor(viewer), edit, version)),
    askSwap: async (viewer, wish, version) => settled(await desk.askSwap(editor(viewer), wish, version)),
    answerSwap: async (viewer, id, answer, version) =>
      settled(await desk.answerSwap(editor(viewer), id, answer, version)),
    async workload(from, to) {
      const all = await desk.workload(from, to);
      const words = scheduleWords(live.current, clock.now());
      return all.map(({ person, ...rest }) => ({ ...rest, person: { id: person, name: words.person(person) } }));
    },
    preview: (_viewer, wish) => imports.preview(wish),
    apply: async (viewer, id, force) => settled(await imports.apply(editor(viewer), id, force)),
    async newFeed(viewer, personId) {
      const token = await desk.newFeed(editor(viewer), personId);
      return token && `/api/calendar/${token}.ics`;
    },
  };
}

/** An override that is longer than a rota is planned is rather a slip in the year. */
const LONG_MS = 31 * DAY_MS;

function lasting(wish: Span, words: ScheduleWords): string[] {
  const ms = Date.parse(wish.end) - Date.parse(wish.start);
  return ms > LONG_MS ? [`It lasts ${Math.round(ms / DAY_MS)} days: ${words.span(wish)}.`] : [];
}

/** Somebody who has an account and is nobody of the rota edits as a manager. */
export const editor = (viewer: Viewer): Editor => ({ actor: viewerActor(viewer), person: viewer.user.personId });

const REFUSALS: Record<Refusal, string> = {
  'no-instant': 'Say from when and until when.',
  'ends-before-it-begins': 'The end is not after the start.',
  'over-already': 'That time is over already.',
  'unknown-service': 'There is no such service.',
  'unknown-person': 'Nobody of the practice is that.',
  'may-not': 'The rules of the practice do not let this person hold that seat.',
  'not-on-call-then': 'That person is not on call the whole of that time, so the shift cannot be given away like this.',
  'same-person': 'Nobody swaps with themselves.',
  'return-of-nobody': 'A shift in return is asked of one person: say whom, or offer the shift without one.',
  'settled-already': 'That was answered already.',
  'changed-since': 'It was changed since, so it cannot be done in one step any more. See the schedule as it is now.',
  emptied: 'No shift is left in that file. Nothing was taken away: see whether the file is whole.',
  unread:
    'Some of that file could not be read, which may be the shifts that seem to be gone. Nothing was changed: mend the file first.',
  'not-yours': 'That is somebody else’s to answer.',
  unknown: 'It is not there any more.',
};

/** A seat that is never planned for a service is no gap there. */
function isKept(schedule: Schedule, { service, seat, by }: Stretch): boolean {
  if (by.rule !== 'last-resort' || seat === 'primary') return true;
  const is = (entry: { service: string | null; seat: string }) =>
    entry.seat === seat && (entry.service === null || entry.service === service);
  return [...schedule.layers, ...schedule.shifts, ...schedule.otherwise].some(is);
}

/** What the viewer may answer to a swap; the schedule room has the last word. */
function mayAnswer({ state, askedBy, askedOf }: Swap, viewer: Viewer): SwapOut['may'] {
  const { personId } = viewer.user;
  if (state !== 'asked' || !viewer.permissions.includes('on-call.write')) return [];
  if (personId === null) return askedOf === null ? ['withdraw'] : ['decline', 'withdraw'];
  if (personId === askedBy) return ['withdraw'];
  if (askedOf === null) return ['take'];
  return personId === askedOf ? ['accept', 'decline'] : [];
}

/** The domain's values with names. */
function outOf(words: ScheduleWords) {
  const named = (id: string) => ({ id, name: words.person(id) });
  return {
    stretch: (each: Stretch): StretchOut => ({
      start: each.start,
      end: each.end,
      service: each.service,
      serviceName: words.service(each.service),
      seat: each.seat,
      person: named(each.person),
      rule: each.by.rule,
      ruleId: each.by.id,
      why: words.why(each),
    }),
    gap: ({ start, end, service, seat, person }: Gap) => ({
      ...{ start, end, service, seat },
      serviceName: words.service(service),
      person: named(person),
    }),
    swap: (swap: Swap, viewer: Viewer): SwapOut => ({
      id: swap.id,
      state: swap.state,
      askedBy: named(swap.askedBy),
      askedOf: swap.askedOf === null ? null : named(swap.askedOf),
      askedAt: swap.askedAt,
      answeredBy: swap.answeredBy === null ? null : named(swap.answeredBy),
      answeredAt: swap.answeredAt,
      reason: swap.reason,
      covers: swap.covers.map(({ start, end, service, seat, from, to }) => ({
        ...{ start, end, seat },
        serviceName: words.service(service),
        from: from === null ? null : named(from),
        to: to === null ? null : named(to),
      })),
      may: mayAnswer(swap, viewer),
    }),
  };
}

/** Waiting ones, and those whose days are not long over. */
function isShown({ state, covers }: Swap, now: number): boolean {
  const last = Math.max(...covers.map(({ end }) => Date.parse(end)));
  return state === 'asked' ? last > now : state !== 'withdrawn' && last > now - SWAP_SHOWN_MS;
}
