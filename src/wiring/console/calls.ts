import type { Clock } from '../../clock.ts';
import type { CallsService, CallView } from '../../console/api/services.ts';
import type { Practice } from '../../practice/practice.ts';
import { findPerson } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import type { CallRecord, Change } from '../../store/types.ts';
import { viewerActor } from './access.ts';
import { Looks } from './looks.ts';

export function callsService(store: Store, practice: Practice, clock: Clock): CallsService {
  const listed = new Looks(clock);
  const viewed = new Looks(clock);
  const read = new Looks(clock);
  const withNames = (record: CallRecord): CallView => ({
    ...record,
    pages: record.pages.map((page) => ({ ...page, personName: findPerson(practice, page.personId)?.name ?? null })),
  });
  return {
    /** A list that shows one call more is a new look. */
    async list(viewer, page) {
      // The empty one stands for the list itself, which may be empty.
      const idsOf = (rows: { id: string }[]) => ['', ...rows.map(({ id }) => id)];
      const rows = await store.calls.list(page);
      if (listed.known(viewer.sessionId, idsOf(rows))) return rows;
      const shown = await store.calls.browse(viewerActor(viewer), page);
      listed.note(viewer.sessionId, idsOf(shown));
      return shown;
    },
    async view(viewer, id) {
      const again = viewed.known(viewer.sessionId, [id]);
      const record = again ? await store.calls.record(id) : await store.calls.view(id, viewerActor(viewer));
      if (!again) viewed.note(viewer.sessionId, [id]);
      return record && withNames(record);
    },
    /** Another version of a note is a new look. */
    async note(viewer, id) {
      const latest = await store.notes.latest(id);
      if (!latest) return null;
      const shown = [`${id} ${latest.version}`];
      if (read.known(viewer.sessionId, shown)) return latest;
      const note = await store.notes.view(id, viewerActor(viewer));
      if (note) read.note(viewer.sessionId, [`${id} ${note.version}`]);
      return note;
    },
    async live() {
      const rows = await store.calls.list({ limit: 50 });
      return rows
        .filter((row) => row.endedAt === null)
        .map(({ id, startedAt, tier, crisis }) => ({ id, startedAt, tier, crisis }));
    },
    changes(listener) {
      const hear = (change: Change) => listener(change);
      store.changes.on('change', hear);
      return () => store.changes.off('change', hear);
    },
  };
}
