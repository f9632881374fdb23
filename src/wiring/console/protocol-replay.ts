import type { Clock } from '../../clock.ts';
import type { ReplayChange, ReplayView, VersionRef } from '../../console/api/protocol-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import type { Store } from '../../store/store.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { asReplayCall, monthsBefore } from '../protocol-replay.ts';
import type { Texts } from '../protocols.ts';
import { viewerActor } from './access.ts';
import { Looks } from './looks.ts';
import type { ProtocolBench } from './protocol-bench.ts';

/** Calls a batch: one line of the audit log names them. */
const BATCH = 100;
/** Longer lists are no use to anybody: so much has changed that the draft is another protocol. */
const MOST = 500;

interface Parts {
  store: Store;
  clock: Clock;
  bench: ProtocolBench;
  texts: (ref: VersionRef) => Promise<Texts>;
}

/** Replays a draft over the stored calls, behind everything else; one at a time, its result in memory until the next. */
export class ReplayDesk {
  readonly #p: Parts;
  readonly #looks: Looks;
  #last: ReplayView | null = null;

  constructor(parts: Parts) {
    this.#p = parts;
    this.#looks = new Looks(parts.clock);
  }

  /** Throws where the version cannot be read. */
  async start(viewer: Viewer, ref: VersionRef, months: number): Promise<ReplayView> {
    const { store, clock, bench, texts } = this.#p;
    const [draft, live] = [await texts(ref), await texts('live')];
    // What does not read is refused before anybody's words are looked at.
    await bench.do('tree', { texts: draft });
    const since = monthsBefore(clock.now(), months);
    const view: ReplayView = {
      id: uuidv7(clock.now()),
      version: ref,
      months,
      state: 'running',
      done: 0,
      total: await store.reviews.countSince(since),
      lessUrgent: [],
      moreUrgent: [],
      questions: [],
      counts: { lessUrgent: 0, moreUrgent: 0, questions: 0 },
    };
    if (this.#last?.state === 'running') this.#last.state = 'cancelled';
    this.#last = view;
    this.#run(view, viewerActor(viewer), { draft, live, since }).catch(() => {
      view.state = 'failed';
    });
    return this.#shown(viewer, view);
  }

  async view(viewer: Viewer, id: string): Promise<ReplayView | null> {
    return this.#last?.id === id ? this.#shown(viewer, this.#last) : null;
  }

  async cancel(viewer: Viewer, id: string): Promise<ReplayView | null> {
    if (this.#last?.id !== id) return null;
    if (this.#last.state === 'running') this.#last.state = 'cancelled';
    return this.#shown(viewer, this.#last);
  }

  async #run(view: ReplayView, actor: string, given: { draft: Texts; live: Texts; since: string }): Promise<void> {
    const { store, bench } = this.#p;
    const { draft, live, since } = given;
    let after: string | undefined;
    while (view.state === 'running') {
      const stored = await store.reviews.forReplay(actor, { since, limit: BATCH, ...(after && { after }) });
      if (stored.length === 0) break;
      after = stored.at(-1)?.call.id;
      const found = await bench.do('replay', { draft, live, calls: stored.map(asReplayCall) });
      for (const list of ['lessUrgent', 'moreUrgent', 'questions'] as const) {
        view.counts[list] += found[list].length;
        view[list].push(...found[list].slice(0, MOST - view[list].length));
      }
      view.done += stored.length;
    }
    if (view.state !== 'running') return;
    view.total = view.done;
    view.state = 'done';
  }

  /** Callers' words are shown: a look, once for each call. */
  async #shown(viewer: Viewer, view: ReplayView): Promise<ReplayView> {
    const changes: ReplayChange[] = [...view.lessUrgent, ...view.moreUrgent, ...view.questions];
    const shown = structuredClone(view);
    const ids = changes.map(({ callId }) => callId);
    if (ids.length > 0 && !this.#looks.known(viewer.sessionId, ids)) {
      const detail = { count: ids.length, calls: ids.join(' ') };
      await this.#p.store.record({ actor: viewerActor(viewer), action: 'replay.viewed', subject: 'calls', detail });
      this.#looks.note(viewer.sessionId, ids);
    }
    return shown;
  }
}
