import type { CallsService, CallView } from '../../console/api/services.ts';
import type { Practice } from '../../practice/practice.ts';
import { findPerson } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import type { CallRecord, Change } from '../../store/types.ts';
import { viewerActor } from './access.ts';

/** Following a live call asks again and again: within this time it is one look. */
const ONE_LOOK_MS = 15 * 60_000;

export function callsService(store: Store, practice: Practice): CallsService {
  const looked = new Map<string, number>();
  const withNames = (record: CallRecord): CallView => ({
    ...record,
    pages: record.pages.map((page) => ({ ...page, personName: findPerson(practice, page.personId)?.name ?? null })),
  });
  return {
    list: (viewer, page) => store.calls.browse(viewerActor(viewer), page),
    async view(viewer, id) {
      const key = `${viewer.sessionId} ${id}`;
      const again = Date.now() - (looked.get(key) ?? 0) < ONE_LOOK_MS;
      const record = again ? await store.calls.record(id) : await store.calls.view(id, viewerActor(viewer));
      if (!again) {
        looked.set(key, Date.now());
        if (looked.size > 1_000) looked.delete(looked.keys().next().value as string);
      }
      return record && withNames(record);
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
