import type { StaffLine } from '../conversation/call-options.ts';
import { takeCallIn } from '../conversation/page-call-in.ts';
import type { RunningShift, ShiftChange, Shifts } from '../conversation/page-shifts.ts';
import type { Practice } from '../practice/practice.ts';
import { alarmsIn, casesOf, type OpenPagingParts } from './open-paging.ts';
import type { Paging } from './paging.ts';
import type { Running, ScheduleDesk } from './schedule-service.ts';
import { UnknownLines } from './unknown-lines.ts';

export interface StaffLineParts extends OpenPagingParts {
  paging: Paging;
  /** Left out: shifts are not changed by telephone. */
  shifts?: Pick<ScheduleDesk, 'addOverride' | 'running'>;
}

/** A shift without an end that is known is taken for so long, ms. */
const WITHOUT_END_MS = 12 * 60 * 60_000;

/** What a clinician finds who calls the practice's own line: their PIN, what is open, and the shift that runs. */
export function staffLine(parts: StaffLineParts): StaffLine {
  const { practice, speech, log, access, paging, clock } = parts;
  const raise = parts.raise ?? alarmsIn(parts.store, log);
  const strangers = new UnknownLines(clock, () => raise({ alarm: 'pin-guessing' }));
  const whoHas = (number: string) => personWith(practice, (id) => paging.addresses(id), number);
  return {
    knows: (number) => whoHas(number) !== null,
    take: (leg) =>
      takeCallIn(leg, {
        ...casesOf(parts),
        ...{ speech, log, whoHas, strangers },
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

/** The shifts that run, as the schedule has them; what is changed by telephone is an override like any other. null: none may be changed. */
export function shiftsOf({
  shifts,
  clock,
  paging,
}: Pick<StaffLineParts, 'shifts' | 'clock'> & { paging: { engine: { look(): void } } }): Shifts | null {
  if (!shifts) return null;
  const change = async (by: string, to: string, { now, ends }: Running, version: number): Promise<ShiftChange> => {
    const at = clock.now();
    const start = new Date(at).toISOString();
    const end = ends ?? new Date(at + WITHOUT_END_MS).toISOString();
    const wish = { service: now.service, seat: 'primary' as const, person: to, start, end, reason: 'by telephone' };
    const done = await shifts.addOverride({ actor: `person:${by}`, person: by }, wish, version);
    paging.engine.look();
    return done.ok ? 'done' : done.why === 'stale' ? 'changed' : 'refused';
  };
  const running = async (personId: string, { service }: RunningShift): Promise<Running | undefined> =>
    (await shifts.running(personId)).services.find(({ now }) => now.service === service);
  return {
    running: async (personId) => {
      const { version, services } = await shifts.running(personId);
      return services.map(({ name, now, mayTake }) => ({
        ...{ service: now.service, name, mayTake, version },
        theirs: now.primary.person === personId,
      }));
    },
    async take(personId, shift) {
      const is = await running(personId, shift);
      return is ? change(personId, personId, is, shift.version) : 'changed';
    },
    async give(personId, shift) {
      const is = await running(personId, shift);
      // The hand-over came while they listened: it is nobody's to give any more.
      if (is?.now.primary.person !== personId) return 'changed';
      const { person } = is.now.backup;
      return person === personId ? 'refused' : change(personId, person, is, shift.version);
    },
  };
}
