import { candidatesIn, PRACTICE_FILE } from './candidates.ts';
import { epochMs, isoOf } from './clock.ts';
import { mayHold } from './rules.ts';
import { spanOf } from './turns.ts';
import { type Conflict, type Cover, type Outside, type Override, type Schedule, SEATS, type Span } from './types.ts';
import { seatings } from './who.ts';

/**
 * What does not go together between two instants: somebody named for two seats, who may not, whom nobody knows, who is away, and an override or
 * a swap whose outside shift is another's by now. It is shown; who is on call stays as it is worked out.
 */
export function conflictsBetween(schedule: Schedule, from: string, to: string, only?: string): Conflict[] {
  const range = { from: epochMs(from), to: epochMs(to) };
  const found: Conflict[] = [];
  const known = new Map(schedule.people.map((person) => [person.id, person]));
  const add = (conflict: Conflict) => {
    const last = found.findLast((each) => sameMatter(each, conflict));
    if (last && last.end === conflict.start) last.end = conflict.end;
    else found.push(conflict);
  };
  for (const { id: service } of schedule.services) {
    if (only !== undefined && service !== only) continue;
    for (const { from, to, seating } of seatings(schedule, service, range)) {
      const span: Span = { start: isoOf(from), end: isoOf(to) };
      const primary = known.get(seating.primary.person) ?? null;
      for (const seat of SEATS) {
        const seated = seating[seat];
        if (!seated) continue;
        for (const { why, person, by } of seated.passedOver)
          add({ kind: why, service, seat, person, other: seated.person, by, ...span });
        const who = known.get(seated.person);
        if (seated.by.rule === 'last-resort' || !who) continue;
        const { person, by } = seated;
        const matter = { service, seat, person, by, ...span };
        if (seat !== 'primary' && person === seating.primary.person)
          add({ ...matter, kind: 'two-seats', other: person });
        if (!mayHold(schedule, who, service, seat, seat === 'primary' ? null : primary))
          add({ ...matter, kind: 'not-allowed', other: null });
        for (const leave of schedule.leaves) {
          const away = spanOf(leave);
          const start = Math.max(from, away.from);
          const end = Math.min(to, away.to);
          if (leave.person === person && start < end)
            add({ ...matter, kind: 'on-leave', other: null, start: isoOf(start), end: isoOf(end) });
        }
      }
    }
    for (const override of schedule.overrides) {
      const changed = changedUnder(schedule, service, override);
      const { from, to } = spanOf(override);
      if (changed === null || from >= range.to || to <= range.from) continue;
      const by = { rule: 'override', id: override.id, source: null } as const;
      const { seat, person, start, end } = override;
      found.push({
        kind: 'changed-underneath',
        service,
        seat,
        person,
        other: changed.person,
        by,
        start,
        end,
      });
    }
    for (const swap of schedule.swaps) {
      if (swap.state !== 'accepted' && swap.state !== 'taken') continue;
      const by = { rule: 'swap', id: swap.id, source: null } as const;
      for (const cover of swap.covers) {
        const other = givenByAnother(schedule, service, cover);
        const { from, to } = spanOf(cover);
        if (other === null || cover.to === null || from >= range.to || to <= range.from) continue;
        const { seat, start, end } = cover;
        found.push({ kind: 'changed-underneath', service, seat, person: cover.to, other, by, start, end });
      }
    }
  }
  return found.sort((a, b) => epochMs(a.start) - epochMs(b.start));
}

/** Whom the schedule kept elsewhere names at the start of an override: what `over` of a new one is. */
export function outsideAt(
  schedule: Schedule,
  service: string,
  span: Override | (Span & Pick<Override, 'seat'>),
): Outside | null {
  const from = epochMs(span.start);
  const shift = candidatesIn(schedule, service, span.seat, { from, to: from + 1 }).find(
    ({ by }) => by.rule === 'shift' && by.source !== PRACTICE_FILE,
  );
  return shift ? { person: shift.person, source: shift.by.source as string } : null;
}

/** null: nothing changed, or the override is for another service. */
function changedUnder(schedule: Schedule, service: string, override: Override): { person: string | null } | null {
  if (override.service !== null && override.service !== service) return null;
  const now = outsideAt(schedule, service, override);
  const over = override.overEach ? (override.overEach[service] ?? null) : override.over;
  if (!over && !now) return null;
  if (over && now && now.person === over.person) return null;
  // A shift that came to agree with the override is no conflict.
  if (now?.person === override.person) return null;
  return { person: now?.person ?? null };
}

/** Whom the outside schedule names for a shift that somebody else gave away; null: nobody but those two. */
function givenByAnother(schedule: Schedule, service: string, cover: Cover): string | null {
  if (cover.from === null || (cover.service !== null && cover.service !== service)) return null;
  const person = outsideAt(schedule, service, cover)?.person ?? null;
  return person === cover.from || person === cover.to ? null : person;
}

function sameMatter(a: Conflict, b: Conflict): boolean {
  return (
    a.kind === b.kind &&
    a.service === b.service &&
    a.seat === b.seat &&
    a.person === b.person &&
    a.other === b.other &&
    a.by.id === b.by.id
  );
}
