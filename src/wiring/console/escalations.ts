import type { Access } from '../../access/access.ts';
import type { Clock } from '../../clock.ts';
import type { EscalationSummary, Escalation as Whole } from '../../console/api/escalation-schemas.ts';
import type { EscalationAct, EscalationsService } from '../../console/api/on-call-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import type { PageCase } from '../../oncall/page.ts';
import { mergedCase } from '../../oncall/paging/merged-case.ts';
import type { Escalation } from '../../oncall/paging/types.ts';
import type { PagingView } from '../../oncall/paging/view.ts';
import { findPerson, type Practice } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import type { LiveSchedule } from '../schedule.ts';
import { storedCase } from '../stored-case.ts';
import { viewerActor } from './access.ts';
import { doing, type EscalationNames, next, rungs } from './escalation-words.ts';
import { Looks } from './looks.ts';
import { trailWords } from './trail-words.ts';

export interface EscalationParts {
  store: Store;
  access: Access;
  practice: Practice;
  clock: Clock;
  live: LiveSchedule;
  paging: PagingView;
}

/** Looked for by its id among the last ones that are over. */
const AMONG = 500;

/** Escalations for the pages. The lists tell nothing of a patient; the trail does, and each look at it is in the log first (S10). */
export function escalationsService({
  store,
  access,
  practice,
  clock,
  live,
  paging,
}: EscalationParts): EscalationsService {
  const looks = new Looks(clock);
  const iso = (ms: number) => new Date(ms).toISOString();

  const wallTime = (at: string) => {
    const [hour, minute] = ['2-digit', '2-digit'] as const;
    return new Date(at).toLocaleString('en-US', { timeZone: practice.timeZone, weekday: 'short', hour, minute });
  };

  const namesNow = (): EscalationNames => {
    const schedule = live.current;
    const person = (id: string) =>
      schedule.people.find((each) => each.id === id)?.name ??
      findPerson(practice, id)?.name ??
      'Somebody no longer on the rota';
    return {
      person,
      service: (id) => schedule.services.find((each) => each.id === id)?.name ?? id,
      seated(service, seat) {
        const on = live.onCallAt(service, clock.now());
        return seat === 'primary' ? on.primary.name : seat === 'backup' ? on.backup.name : null;
      },
    };
  };

  const summary = (escalation: Escalation, viewer: Viewer, names: EscalationNames): EscalationSummary => {
    const { id, calls, ladder, tier, openedAt, attempts, phase } = escalation;
    const holder =
      phase.phase === 'held' || phase.phase === 'asking-holder' || phase.phase === 'settled' ? phase.by : null;
    const over = phase.phase === 'settled' || phase.phase === 'withdrawn';
    const { personId } = viewer.user;
    const mine = !over && holder !== null && holder === personId;
    const then = next(escalation, names);
    const named = (person: string) => ({ id: person, name: names.person(person) });
    return {
      id,
      callId: calls[0].callId,
      calls: calls.length,
      serviceName: names.service(ladder.service),
      tier,
      openedAt: iso(openedAt),
      state: phase.phase,
      holder: holder === null ? null : named(holder),
      tried: [...new Set(attempts.map(({ personId }) => personId))].map(named),
      doing: doing(escalation, names, clock.now()),
      next: then && { at: iso(then.at), says: then.says },
      mayTake: personId !== null && !over && !mine,
      mine,
    };
  };

  const find = async (id: string) =>
    (await paging.open()).find((each) => each.id === id) ??
    (await paging.closed(AMONG)).find((each) => each.id === id) ??
    null;

  const whole = async (viewer: Viewer, escalation: Escalation): Promise<Whole | null> => {
    const names = namesNow();
    const trail = await paging.trail(escalation.id);
    if (!trail) return null;
    const records = await Promise.all(escalation.calls.map(({ callId }) => store.calls.record(callId)));
    const cases = records.flatMap((record) => (record ? storedCase(record) : []));
    const told = mergedCase(escalation, cases);
    const named = (id: string) => ({ id, name: names.person(id) });
    return {
      summary: summary(escalation, viewer, names),
      patient: {
        name: told.patient.name,
        age: told.patient.age ?? told.patient.dob,
        phone: told.phone ?? escalation.caller.phone,
      },
      lang: told.lang,
      reason: wordsOf(told),
      flags: told.flags.map(({ words }) => words),
      told911: told.told911,
      ladder: rungs(escalation, names).map((step) => ({
        ...step,
        dueAt: step.dueAt === null ? null : iso(step.dueAt),
      })),
      attempts: trail.attempts.map(({ personId, step, ...rest }) => ({
        ...rest,
        person: named(personId),
        step: typeof step === 'number' ? String(step + 1) : step,
      })),
      lines: trail.lines.map((line) => ({
        ...{ at: line.at, event: line.event, channel: line.channel, answer: line.answer },
        text: trailWords(line, names, wallTime),
        person: line.personId === null ? null : named(line.personId),
      })),
      exportedAt: iso(clock.now()),
    };
  };

  return {
    async open(viewer) {
      const names = namesNow();
      return (await paging.open()).map((each) => summary(each, viewer, names));
    },
    async closed(viewer, limit) {
      const names = namesNow();
      return (await paging.closed(limit)).map((each) => summary(each, viewer, names));
    },
    async view(viewer, id) {
      const escalation = await find(id);
      if (!escalation) return null;
      if (!looks.known(viewer.sessionId, [id])) await paging.looked(id, viewerActor(viewer), 'viewed');
      looks.note(viewer.sessionId, [id]);
      return whole(viewer, escalation);
    },
    async exported(viewer, id) {
      const escalation = await find(id);
      if (!escalation) return null;
      await paging.looked(id, viewerActor(viewer), 'exported');
      return whole(viewer, escalation);
    },
    async act(viewer, id, act, pin) {
      const { personId } = viewer.user;
      if (personId === null) return { ok: false, why: 'not-on-rota' };
      if (!(await find(id))) return { ok: false, why: 'unknown' };
      const checked = await access.pins.checkPin(personId, pin);
      if (checked === 'locked') return { ok: false, why: 'locked' };
      if (checked !== 'ok') return { ok: false, why: 'wrong-pin' };
      return (await done(paging, id, personId, act)) ? { ok: true } : { ok: false, why: 'elsewhere' };
    },
  };
}

/** What was said in every call that belongs to it, the gravest first; null: nothing. */
function wordsOf({ reason, added = [] }: PageCase): string | null {
  const first = reason.trim() ? [reason.trim()] : [];
  return [...first, ...added.map((words) => `In another call: ${words}`)].join(' — ') || null;
}

async function done(paging: PagingView, id: string, personId: string, act: EscalationAct): Promise<boolean> {
  switch (act) {
    case 'calls-back':
      return paging.take(id, personId, 'calls-back');
    case 'advised':
      return (await paging.take(id, personId, 'advised')) && (await paging.settle(id, personId, 'advised'));
    case 'done':
      return paging.settle(id, personId, 'advised');
    case 'take-over':
      return paging.takeOver(id, personId, 'calls-back');
    case 'withdraw':
      return paging.withdraw(id, personId);
    case 'reached-otherwise':
      return paging.settle(id, personId, 'reached-otherwise');
    default:
      return paging.giveBack(id, personId);
  }
}
