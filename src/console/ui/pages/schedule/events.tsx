import type { ScheduleEventData, ScheduleLabelsOverride } from '@mantine/schedule';
import type { Stretch } from '../../api/client.ts';
import { RULES, SEATS } from '../../format/schedule.ts';
import type { Wall } from '../../format/wall.ts';

/** Red that white words can be read on, in the dark too: Mantine's own is too light. */
const GAP = '#b3151f';

export const LABELS: ScheduleLabelsOverride = {};

export function isStretch(payload: unknown): payload is Stretch {
  return typeof payload === 'object' && payload !== null && 'seat' in payload;
}

/** A stretch as the calendar draws it: name, seat and rule in words, whatever its colour. */
export function eventOf(stretch: Stretch, wall: Wall, withService: boolean): ScheduleEventData<Stretch> {
  const { service, seat, start, end, rule } = stretch;
  const gap = rule === 'last-resort';
  return {
    id: `${service} ${seat} ${start}`,
    title: titleOf(stretch, withService),
    start: wall.calendar(start),
    end: wall.calendar(end),
    color: gap ? GAP : rule === 'override' || rule === 'swap' ? 'yellow' : seat === 'primary' ? 'bell' : 'gray',
    variant: gap ? 'filled' : 'light',
    resourceId: `${service} ${seat}`,
    payload: stretch,
  };
}

export function titleOf({ rule, person, seat, serviceName }: Stretch, withService: boolean): string {
  const who = rule === 'last-resort' ? 'Nobody planned' : person.name;
  const marks = [
    ...(seat === 'primary' ? [] : [SEATS[seat]]),
    ...(rule === 'override' || rule === 'swap' ? [RULES[rule]] : []),
    ...(withService ? [serviceName] : []),
  ];
  return marks.length > 0 ? `${who} (${marks.join(', ')})` : who;
}

export function EventBody({ event }: { event: ScheduleEventData }) {
  const stretch = isStretch(event.payload) ? event.payload : null;
  return (
    <span className="nb-event" data-rule={stretch?.rule} data-seat={stretch?.seat}>
      {event.title}
    </span>
  );
}
