import type { StaffLine } from '../conversation/call-options.ts';
import { type Shifts, takeCallIn } from '../conversation/page-call-in.ts';
import type { OnCall } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import { casesOf, type OpenPagingParts } from './open-paging.ts';
import type { Paging } from './paging.ts';
import type { ScheduleDesk } from './schedule-service.ts';

export interface StaffLineParts extends OpenPagingParts {
  paging: Paging;
  /** Left out: shifts are not changed by telephone. */
  shifts?: Pick<ScheduleDesk, 'addOverride'>;
}

/** A shift without an end that is known is taken for so long, ms. */
const WITHOUT_END_MS = 12 * 60 * 60_000;

/** What a clinician finds who calls the practice's own line: their PIN, what is open, and the shift that runs. */
export function staffLine(parts: StaffLineParts): StaffLine {
  const { practice, speech, log, access, paging } = parts;
  const whoHas = (number: string) => personWith(practice, (id) => paging.addresses(id), number);
  return {
    knows: (number) => whoHas(number) !== null,
    take: (leg) =>
      takeCallIn(leg, {
        ...casesOf(parts),
        ...{ speech, log, whoHas },
        checkPin: (personId, pin) => access.pins.checkPin(personId, pin),
        open: (personId) => paging.engine.callIn(personId),
        shifts: shiftsOf(parts),
      }),
  };
}

/** Whose telephone it is, by its last ten digits: nobody keys the country. The practice's own line is nobody's. */
function personWith(practice: Practice, addresses: (id: string) => string[], number: string): string | null {
  const last = (text: string) => text.replace(/\D/g, '').slice(-10);
  const wanted = last(number);
  if (wanted.length < 10 || wanted === last(practice.mainLine)) return null;
  return practice.people.find(({ id }) => addresses(id).some((address) => last(address) === wanted))?.id ?? null;
}

/** The shift that runs, as the schedule has it; what is changed by telephone is an override like any other. null: none may be changed. */
export function shiftsOf({
  shifts,
  schedule,
  clock,
  paging,
}: Pick<StaffLineParts, 'shifts' | 'schedule' | 'clock'> & { paging: { engine: { look(): void } } }): Shifts | null {
  if (!shifts) return null;
  const now = () => schedule.onCallAt(null, clock.now());
  const change = async (personId: string, to: string, { service, until }: OnCall): Promise<boolean> => {
    const at = clock.now();
    const start = new Date(at).toISOString();
    const end = until ?? new Date(at + WITHOUT_END_MS).toISOString();
    const wish = { service, seat: 'primary' as const, person: to, start, end, reason: 'by telephone' };
    const done = await shifts.addOverride({ actor: `person:${personId}`, person: personId }, wish, null);
    paging.engine.look();
    return done.ok;
  };
  return {
    isOnCall: (personId) => now().primary.id === personId,
    take: (personId) => change(personId, personId, now()),
    give: (personId) => {
      const who = now();
      return change(personId, who.backup.id, who);
    },
  };
}
