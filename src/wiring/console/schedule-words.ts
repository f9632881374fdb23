import { zoned } from '../../oncall/schedule/clock.ts';
import type { EditWarnings } from '../../oncall/schedule/edits.ts';
import type {
  Conflict,
  Fatigue,
  Leave,
  Named,
  Override,
  Schedule,
  Seat,
  Span,
  Stretch,
  Swap,
} from '../../oncall/schedule/types.ts';
import type { EntryChange, ScheduleEdit } from '../../store/schedules.ts';

/** What is planned and what was changed, as sentences for the people of the practice. Names of staff and times only. */
export interface ScheduleWords {
  person(id: string): string;
  service(id: string | null): string;
  /** "Fri, Nov 27, 5:00 PM to Mon, Nov 30, 8:00 AM"; a year that is not this one is in it. */
  span(span: Span): string;
  why(stretch: Pick<Stretch, 'by' | 'passedOver'>): string;
  conflict(conflict: Conflict): string;
  edit(edit: Pick<ScheduleEdit, 'what' | 'changes' | 'undoes'>): string;
  /** What is said of an edit that is made all the same. */
  warnings(warnings: EditWarnings): string[];
  /** "Dr. Lena Abara as primary, Adult" */
  seat(who: string, seat: Seat, service: string | null): string;
}

const FATIGUE: Record<Fatigue, string> = {
  'long-stretch': 'a long stretch on call without a break',
  'nights-in-a-row': 'many nights on call in a row',
  'many-hours': 'many hours on call in these weeks',
  'night-pages': 'woken often in these weeks',
};
const PASSED_OVER = {
  'two-seats': 'sits in another seat already',
  'not-allowed': 'may not hold this seat',
  'unknown-person': 'is not known here',
} as const;

/** @param now epoch ms: a year that is not this one is said */
export function scheduleWords(schedule: Schedule, now: number): ScheduleWords {
  const parts = {
    timeZone: schedule.timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  } as const;
  const day = new Intl.DateTimeFormat('en-US', parts);
  const withYear = new Intl.DateTimeFormat('en-US', { ...parts, year: 'numeric' });
  const thisYear = zoned(schedule.timeZone, now).year;
  const at = (instant: string) =>
    (zoned(schedule.timeZone, Date.parse(instant)).year === thisYear ? day : withYear).format(new Date(instant));
  const person = (id: string) => schedule.people.find((each) => each.id === id)?.name ?? `${id} (not known here)`;
  const service = (id: string | null) =>
    id === null ? 'every service' : (schedule.services.find((each) => each.id === id)?.name ?? id);
  const span = ({ start, end }: Span) => `${at(start)} to ${at(end)}`;
  const seat = (who: string, of: Seat, id: string | null) => `${who} as ${of}, ${service(id)}`;
  const source = (id: string | null) =>
    id === null || id === 'practice-file'
      ? 'the practice file'
      : (schedule.sources.find((each) => each.id === id)?.name ?? 'a schedule kept elsewhere');

  const byRule = ({ rule, id, source: from }: Named): string => {
    switch (rule) {
      case 'override': {
        const kept = schedule.overrides.find((each) => each.id === id);
        return kept?.reason ? `Put on call by hand: ${kept.reason}` : 'Put on call by hand.';
      }
      case 'swap': {
        const swap = schedule.swaps.find((each) => each.id === id);
        return swap?.reason ? `By a swap: ${swap.reason}` : 'By a swap.';
      }
      case 'shift':
        return `By ${source(from)}.`;
      case 'layer':
        return `By the rotation "${schedule.layers.find((each) => each.id === id)?.name ?? id}".`;
      case 'otherwise':
        return 'By the standing rule: nothing else names anybody.';
      default:
        return 'Nobody is planned: this is whom the last resort would wake.';
    }
  };
  const why: ScheduleWords['why'] = ({ by, passedOver }) =>
    [byRule(by), ...passedOver.map((each) => `${person(each.person)} was named and ${PASSED_OVER[each.why]}.`)].join(
      ' ',
    );

  const conflict: ScheduleWords['conflict'] = ({ kind, person: who, other, seat: of, service: id }) => {
    switch (kind) {
      case 'two-seats':
        return `${person(who)} is named for two seats of ${service(id)} at once.`;
      case 'not-allowed':
        return `${person(who)} may not be ${of} for ${service(id)} there.`;
      case 'unknown-person':
        return `${who} is named, and nobody of the practice is that.`;
      case 'on-leave':
        return `${person(who)} is away.`;
      default:
        return `${person(who)} is on call by an override made here; the schedule kept elsewhere names ${other ? person(other) : 'nobody'} now. The override holds.`;
    }
  };

  const change = ({ kind, before, after }: EntryChange, what: string): string => {
    if (kind === 'override') {
      const [was, is] = [before as Override | null, after as Override | null];
      const told = (it: Override) => `${seat(person(it.person), it.seat, it.service)}, ${span(it)}`;
      if (was && is) return `Override changed: ${told(is)} (it was ${person(was.person)}, ${span(was)})`;
      return is ? `Put on call: ${told(is)}` : `Override taken back: ${was ? told(was) : 'one'}`;
    }
    if (kind === 'swap') {
      const swap = (after ?? before) as Swap;
      const cover = swap.covers[0];
      const of = cover ? `${service(cover.service)}, ${cover.seat}, ${span(cover)}` : '';
      const to = swap.askedOf ? person(swap.askedOf) : 'everybody';
      if (!before) return `Swap asked: ${person(swap.askedBy)} asks ${to}: ${of}`;
      const by = swap.answeredBy ? ` by ${person(swap.answeredBy)}` : '';
      return `Swap ${swap.state === 'asked' ? 'open again' : swap.state}${by}: ${of}`;
    }
    if (kind === 'layer' || kind === 'service') {
      const { name } = (after ?? before) as { name: string };
      return `${sentence(what)}: ${name}`;
    }
    if (kind === 'leave') {
      const leave = (after ?? before) as Leave;
      return `${after ? 'Away' : 'Away no more'}: ${person(leave.person)}, ${span(leave)}`;
    }
    return what.replaceAll(/[._-]/g, ' ');
  };
  const edit: ScheduleWords['edit'] = ({ what, changes, undoes }) => {
    const shifts = changes.filter(({ kind }) => kind === 'shift');
    const [first] = changes.filter(({ kind }) => kind !== 'shift' && kind !== 'source');
    const told = first
      ? change(first, what)
      : shifts.length > 0
        ? `Schedule taken in: ${counted(shifts.filter((each) => !each.before).length, 'new shift')}, ${
            shifts.filter((each) => each.before && each.after).length
          } changed, ${shifts.filter((each) => !each.after).length} taken away`
        : sentence(what);
    return undoes === null ? told : `Undone. ${told}`;
  };
  const warnings: ScheduleWords['warnings'] = ({ conflicts, fatigue }) => [
    ...conflicts.map((each) => `${conflict(each)} ${span(each)}.`),
    ...fatigue.flatMap(({ person: id, warnings }) => warnings.map((each) => `${person(id)}: ${FATIGUE[each]}.`)),
  ];
  return { person, service, span, why, conflict, edit, seat, warnings };
}

/** `layer.added` as "Layer added" */
function sentence(what: string): string {
  const words = what.replaceAll(/[._-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
