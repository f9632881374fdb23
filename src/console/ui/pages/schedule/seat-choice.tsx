import { Chip, Group } from '@mantine/core';
import type { Schedule, Stretch } from '../../api/client.ts';
import { SEATS } from '../../format/schedule.ts';

/** Which seats a calendar shows. */
export function SeatChoice({
  seats,
  choose,
  of: { stretches },
}: {
  seats: Stretch['seat'][];
  choose: (seats: Stretch['seat'][]) => void;
  of: Schedule;
}) {
  const there = (Object.keys(SEATS) as Stretch['seat'][]).filter((seat) =>
    stretches.some((each) => each.seat === seat),
  );
  if (there.length < 2) return null;
  return (
    <Chip.Group multiple value={seats} onChange={(values) => choose(values as Stretch['seat'][])}>
      <Group gap="xs" mb="sm" role="group" aria-label="Seats that are shown">
        {there.map((seat) => (
          <Chip key={seat} value={seat}>
            {SEATS[seat]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
