import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { hours } from '../../format/schedule.ts';
import type { Wall } from '../../format/wall.ts';
import { useWall } from '../../practice.tsx';

/** Start and end as they stand in the fields, by the clock on the wall. */
export function useSpan(start: string, end: string, wall: Wall) {
  const field = (iso: string) => (iso ? wall.field(iso) : '');
  const [from, setFrom] = useState(field(start));
  const [to, setTo] = useState(field(end));
  const [a, b] = [wall.moment(from), wall.moment(to)];
  const move = (which: 'both' | 'end', by: { days?: number; hours?: number }) => {
    if (a && which === 'both') setFrom(field(wall.shifted(a.iso, by)));
    if (b) setTo(field(wall.shifted(b.iso, by)));
  };
  return { from, setFrom, to, setTo, start: a, end: b, move };
}

const MOVES: { says: string; which: 'both' | 'end'; by: { days?: number; hours?: number } }[] = [
  { says: 'A day earlier', which: 'both', by: { days: -1 } },
  { says: 'A day later', which: 'both', by: { days: 1 } },
  { says: 'End 1 h earlier', which: 'end', by: { hours: -1 } },
  { says: 'End 1 h later', which: 'end', by: { hours: 1 } },
];

/** Start and end, with what dragging does as keys: move by a day, end earlier or later. */
export function TimeSpan({ span, lacking }: { span: ReturnType<typeof useSpan>; lacking: boolean }) {
  const wall = useWall();
  const { start, end } = span;
  const backwards = start && end && Date.parse(end.iso) <= Date.parse(start.iso);
  return (
    <div className="nb-span">
      <Group grow preventGrowOverflow={false} align="flex-start">
        <TextInput
          type="datetime-local"
          label="From"
          size="md"
          value={span.from}
          onChange={(event) => span.setFrom(event.currentTarget.value)}
          error={lacking && !start ? 'Say from when.' : null}
        />
        <TextInput
          type="datetime-local"
          label="Until"
          size="md"
          value={span.to}
          onChange={(event) => span.setTo(event.currentTarget.value)}
          error={backwards ? 'The end is not after the start.' : lacking && !end ? 'Say until when.' : null}
        />
      </Group>
      <Group gap="xs">
        {MOVES.map(({ says, which, by }) => (
          <Button key={says} variant="default" size="xs" onClick={() => span.move(which, by)}>
            {says}
          </Button>
        ))}
      </Group>
      <p className="nb-dim" aria-live="polite">
        {start && end && !backwards && `${hours(start.iso, end.iso)} on call.`}
        {[start, end].map((at, i) =>
          at?.twice ? (
            <span key={i} className="nb-warning">
              {wall.field(at.iso).slice(11)} comes twice that night, because the clocks go back: the first is meant.
            </span>
          ) : at?.never ? (
            <span key={i} className="nb-warning">
              That time does not come that night, because the clocks go forward: {wall.field(at.iso).slice(11)} is
              meant.
            </span>
          ) : null,
        )}
      </p>
    </div>
  );
}
