import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Escalation, type EscalationParts } from '../oncall/escalation.ts';
import type { PageCase, PageRecord } from '../oncall/page.ts';
import { replay } from '../oncall/paging/apply.ts';
import { auditOf } from '../oncall/paging/audit.ts';
import type { Journal } from '../oncall/paging/book.ts';
import { type EngineOptions, PagingEngine } from '../oncall/paging/engine.ts';
import type { EscalationEvent } from '../oncall/paging/events.ts';
import { ladderFor, ownLadder } from '../oncall/paging/ladders.ts';
import type { Owner } from '../oncall/paging/owners.ts';
import { isOpen } from '../oncall/paging/standing.ts';
import { trailOf } from '../oncall/paging/trail.ts';
import type { PagingView } from '../oncall/paging/view.ts';
import { findPerson, type Person, type Practice } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';
import { pageRows } from './page-rows.ts';

export interface PagingParts extends Omit<EngineOptions, 'newId'> {
  practice: Practice;
  clock: Clock;
  log: Log;
  /** The service of the schedule that a case belongs to. */
  serviceOf: (page: PageCase) => string;
  /** How a patient is known again without being named; null: not known. */
  patientKey: (page: PageCase) => string | null;
  /** Where the pages of a call are written whose run is over. */
  recordOf: (callId: string) => PageRecord;
  /** More than 0: every step after so many ms. */
  fixedGapMs: number;
}

/** The escalations of the box, and what the run of a call sees of its own. */
export class Paging {
  readonly engine: PagingEngine;
  readonly #o: PagingParts;
  readonly #records = new Map<string, PageRecord>();
  readonly #runs = new Map<string, Escalation>();

  constructor(parts: PagingParts) {
    this.#o = parts;
    this.engine = new PagingEngine({ ...parts, newId: () => uuidv7() });
    this.engine.book.onEvent(pageRows((callId) => this.#records.get(callId) ?? parts.recordOf(callId), this.person));
  }

  /** Whoever is deleted while they are being paged has a name no more. */
  readonly person = (id: string): Person =>
    findPerson(this.#o.practice, id) ?? { id, name: id, say: id, phone: '', role: 'clinician' };

  /** The numbers on which somebody is rung at this hour, and that of the practice file. */
  addresses(personId: string): string[] {
    return [this.person(personId).phone, ...this.#o.reach.ways(personId).map(({ address }) => address)].filter(Boolean);
  }

  /** For the run of a call. Nothing is opened before it is started, and nothing of the run is kept once it says that the call is over. */
  escalate(record: PageRecord & { callId: string }, current: () => PageCase): Escalation {
    for (const [callId, { state }] of this.#runs)
      if (state !== 'running') {
        this.#runs.delete(callId);
        this.#records.delete(callId);
      }
    const { callId } = record;
    // What keeps the run of the call is set while it is told of its case, and in no closure besides: a case may be open for days.
    const owner: Owner = { page: current };
    const parts: EscalationParts = {
      open: (run) => {
        this.#records.set(callId, record);
        this.#runs.set(callId, run);
        Object.assign(owner, ownerFor(run));
        return this.open(callId, owner);
      },
      dropped: (id) => this.engine.callerDropped(id),
      over: () => {
        const last = owner.page();
        owner.page = () => last;
        // Whoever takes it from now on is joined with the caller by the engine itself.
        for (const told of ['ringing', 'taken', 'nobodyYet', 'exhausted'] as const) delete owner[told];
        this.#records.delete(callId);
        this.#runs.delete(callId);
      },
      person: this.person,
    };
    return new Escalation(parts, current);
  }

  /** The run of this call goes on and is told itself. */
  isRun(callId: string): boolean {
    return this.#runs.get(callId)?.state === 'running';
  }

  /**
   * Opens an escalation for a call, or joins the one of the same caller. Gives back its id; null: an emergency of which the practice has
   * on call told nothing.
   */
  open(callId: string, owner: Owner): string | null {
    const { practice, clock, serviceOf, patientKey, fixedGapMs } = this.#o;
    const page = owner.page();
    if (!this.#isTold(callId, page)) return null;
    const { tier, phone } = page;
    const flags = [...new Set(page.flags.map(({ concept }) => concept))];
    const ladder = ladderFor(practice, { service: serviceOf(page), tier, now: clock.now(), fixedGapMs });
    return this.engine.open({ callId, tier, ladder, flags, caller: { phone, patient: patientKey(page) } }, owner);
  }

  /** The practice wrote a ladder for cases like this one. */
  hasLadder(page: PageCase): boolean {
    return ownLadder(this.#o.practice, this.#o.serviceOf(page), page.tier) !== undefined;
  }

  /** A crisis is, what was urgent before is, and so is whoever is gone without having heard that they should call 911. */
  #isTold(callId: string, { tier, crisis, waiting, told911 }: PageCase): boolean {
    if (this.#o.practice.tellsEmergencies || tier !== 'emergency' || crisis || !(waiting || told911)) return true;
    return this.engine.book.all().some(({ calls }) => calls.some((call) => call.callId === callId));
  }
}

/** The run of a call as the engine tells it. */
function ownerFor(run: Escalation): Owner {
  return {
    page: () => run.page(),
    ringing: (personId, step) => run.ringing(personId, typeof step === 'number' ? step : 0),
    taken: (personId, choice, leg) => run.taken(personId, choice, leg),
    nobodyYet: () => run.nobodyYet(),
    exhausted: () => run.exhausted(),
  };
}

/** Escalations in the store. */
export function journalIn({ escalations }: Pick<Store, 'escalations'>): Journal {
  return {
    append: (after, event) => {
      const [first] = after.calls;
      const joins = event.type === 'opened' || event.type === 'joined';
      const { id, reference, ladder, tier, phase, openedAt } = after;
      return escalations.append({
        head: {
          ...{ id, reference, tier, service: ladder.service, phase: phase.phase },
          ...{ callId: first.callId, open: isOpen(after), openedAt: new Date(openedAt).toISOString() },
        },
        callId: joins ? event.callId : null,
        at: new Date(event.at).toISOString(),
        event,
        say: auditOf(after, event),
      });
    },
    open: async () => (await escalations.open()) as EscalationEvent[][],
  };
}

/** What the console sees of escalations, and may do. */
export function pagingView({ escalations }: Pick<Store, 'escalations'>, engine: PagingEngine): PagingView {
  const put = async (id: string, event: Parameters<PagingEngine['book']['put']>[1]): Promise<boolean> => {
    const done = engine.book.put(id, event);
    await engine.book.saved(id);
    return done;
  };
  return {
    open: async () => engine.book.all().filter(isOpen),
    closed: async (limit) => (await escalations.closed(limit)).map((events) => replay(events as EscalationEvent[])),
    trail: async (id) => trailOf((await escalations.events(id)) as EscalationEvent[]),
    ofCall: (callId) => escalations.ofCall(callId),
    looked: (id, actor, how) => escalations.looked(id, actor, how),
    take: (id, personId, choice) => put(id, { type: 'taken', personId, choice, by: 'console' }),
    takeOver: (id, personId, choice) => put(id, { type: 'taken', personId, choice, by: 'console', over: true }),
    settle: async (id, personId, outcome) => {
      const phase = engine.book.get(id)?.phase;
      if (phase && 'by' in phase && phase.by !== personId) return false;
      if (await put(id, { type: 'settled', personId, outcome })) return true;
      const taken = await put(id, { type: 'taken', personId, choice: 'advised', by: 'console' });
      return taken && (await put(id, { type: 'settled', personId, outcome }));
    },
    giveBack: (id, personId) => put(id, { type: 'given-back', personId }),
    withdraw: async (id, personId) => {
      const phase = engine.book.get(id)?.phase;
      if (phase?.phase === 'held' && phase.by !== personId) return false;
      return await put(id, { type: 'withdrawn', by: personId });
    },
  };
}
