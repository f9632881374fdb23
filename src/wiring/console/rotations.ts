import type { Clock } from '../../clock.ts';
import type { EditResult, RotationsService } from '../../console/api/on-call-services.ts';
import type { RotationWish } from '../../console/api/rotation-schemas.ts';
import type { Viewer } from '../../console/api/services.ts';
import { gapsBetween, horizon } from '../../oncall/schedule/gaps.ts';
import { scheduleOf } from '../../oncall/schedule/practice-file.ts';
import type { Layer, Schedule } from '../../oncall/schedule/types.ts';
import type { Fault } from '../../oncall/schedule/validate.ts';
import type { Practice } from '../../practice/practice.ts';
import type { EntryKind } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { uuidv7 } from '../../store/uuid.ts';
import type { LiveSchedule } from '../schedule.ts';
import type { ScheduleDesk } from '../schedule-service.ts';
import { editor, type Settled } from './schedule.ts';
import { scheduleWords } from './schedule-words.ts';

export interface RotationParts {
  store: Store;
  clock: Clock;
  practice: Practice;
  live: LiveSchedule;
  desk: ScheduleDesk;
  /** What an edit came to, in words. */
  settled: Settled;
}

/** Rotations, services and days away for the pages. What is written here takes the place of the practice file's entry of the same id. */
export function rotationsService({ store, clock, practice, live, desk, settled }: RotationParts): RotationsService {
  const put = async (
    viewer: Viewer,
    what: string,
    entry: { kind: EntryKind; id: string; body: unknown },
    version: number,
  ): Promise<EditResult> => {
    await live.refresh();
    const before = gapsOf(live.current);
    const outcome = await desk.put(editor(viewer), what, [entry], version);
    if (!outcome.ok && outcome.why === 'invalid')
      return { ok: false, why: 'refused', says: faultWords(outcome.faults) };
    const result = await settled(outcome);
    if (!result.ok) return result;
    const words = scheduleWords(live.current, clock.now());
    const gaps = gapsOf(live.current).filter((gap) => !before.some((was) => key(was) === key(gap)));
    const opened = gaps.map(
      (gap) => `Nobody is planned any more: ${words.service(gap.service)}, ${gap.seat}, ${words.span(gap)}.`,
    );
    return { ...result, warnings: [...result.warnings, ...opened.slice(0, MOST_GAPS)] };
  };
  const gapsOf = (schedule: Schedule) => {
    const now = new Date(clock.now()).toISOString();
    return gapsBetween(schedule, now, horizon(schedule, now));
  };

  return {
    async all() {
      await live.refresh();
      const schedule = live.current;
      const words = scheduleWords(schedule, clock.now());
      const file = scheduleOf(practice);
      const { entries } = await store.schedules.snapshot();
      const origin = (kind: EntryKind, id: string, list: { id: string }[]) => ({
        here: entries.some((entry) => entry.kind === kind && entry.id === id),
        inFile: list.some((each) => each.id === id),
      });
      const now = clock.now();
      return {
        version: schedule.version,
        people: schedule.people.filter(({ role }) => role === 'clinician').map(({ id, name }) => ({ id, name })),
        locations: practice.locations.map(({ id, name }) => ({ id, name })),
        rotations: schedule.layers.map(({ id, rotation: people, ...rest }) => ({
          id,
          rotation: { ...rest, people },
          ...origin('layer', id, file.layers),
        })),
        services: schedule.services.map(({ id, ...service }) => ({
          ...{ id, service },
          ...origin('service', id, file.services),
        })),
        leaves: schedule.leaves
          .filter(({ end }) => Date.parse(end) > now)
          .map(({ id, person, start, end, reason }) => ({
            ...{ id, start, end, reason, person: { id: person, name: words.person(person) } },
            ...origin('leave', id, file.leaves),
          })),
      };
    },
    putRotation: (viewer, id, wish, version) => {
      const layer = layerOf(id ?? uuidv7(), wish);
      return put(
        viewer,
        id ? 'rotation.changed' : 'rotation.added',
        { kind: 'layer', id: layer.id, body: layer },
        version,
      );
    },
    putService: (viewer, given, wish, version) => {
      const id = given ?? uuidv7();
      return put(
        viewer,
        given ? 'service.changed' : 'service.added',
        { kind: 'service', id, body: { id, ...wish } },
        version,
      );
    },
    addLeave: (viewer, wish, version) => {
      const id = uuidv7();
      return put(viewer, 'leave.added', { kind: 'leave', id, body: { id, ...wish } }, version);
    },
    async remove(viewer, kind, id, version) {
      const { entries } = await store.schedules.snapshot();
      if (!entries.some((entry) => entry.kind === kind && entry.id === id))
        return {
          ok: false,
          why: 'refused',
          says: 'It stands in the practice file. Change it here, or give it an end.',
        };
      return put(viewer, `${kind === 'layer' ? 'rotation' : kind}.removed`, { kind, id, body: null }, version);
    },
    settle: async (viewer, id, how, version) => settled(await desk.settle(editor(viewer), id, how, version)),
  };
}

/** Of a rotation that ends too early there may be hundreds. */
const MOST_GAPS = 5;
const key = ({ service, seat, start, end }: { service: string; seat: string; start: string; end: string }) =>
  [service, seat, start, end].join(' ');

const layerOf = (id: string, { people, ...rest }: RotationWish): Layer => ({ id, ...rest, rotation: people });

/** What cannot be kept, without the path that a file would have. */
function faultWords(faults: Fault[]): string {
  return faults.map(({ at, what }) => `${at.split('/').at(-1) ?? at}: ${what}.`).join(' ');
}
