import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import type { Write } from './unit.ts';

export type EntryKind = 'service' | 'layer' | 'shift' | 'source' | 'override' | 'swap' | 'leave';

/** One thing of the schedule, as src/oncall/schedule/types.ts has it; its id is in the body as well. */
export interface ScheduleEntry {
  kind: EntryKind;
  id: string;
  body: unknown;
}

/** null: it was not there before, or is not after. */
export interface EntryChange {
  kind: EntryKind;
  id: string;
  before: unknown;
  after: unknown;
}

export interface ScheduleEdit {
  /** The version that this edit made. */
  version: number;
  at: string;
  by: string;
  /** What was done, e.g. `override.added`. */
  what: string;
  changes: EntryChange[];
  /** The version that it takes back. */
  undoes: number | null;
}

export interface NewEdit {
  /** The version that was looked at. Another one by now refuses the edit. */
  on: number;
  by: string;
  what: string;
  /** `body` null: it goes. */
  put: { kind: EntryKind; id: string; body: unknown }[];
  undoes?: number;
}

export type Edited = { ok: true; version: number } | { ok: false; why: 'stale'; version: number };

/** The schedule at one moment. */
export interface ScheduleSnapshot {
  /** 0: never edited here. */
  version: number;
  entries: ScheduleEntry[];
}

/** Who is on call, as far as it is kept here. Holds names of staff by id, no patient data. */
export class Schedules {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** All of it, as it stood at one moment: an edit that comes meanwhile is wholly in it or not at all. */
  snapshot(): Promise<ScheduleSnapshot> {
    return this.#read.transaction().execute(async (trx) => {
      const version = await versionIn(trx);
      const rows = await trx.selectFrom('scheduleEntries').selectAll().orderBy('kind').orderBy('id').execute();
      const entries = rows.map(({ kind, id, body }) => ({ kind: kind as EntryKind, id, body: JSON.parse(body) }));
      return { version, entries };
    });
  }

  version(): Promise<number> {
    return versionIn(this.#read);
  }

  /** Makes an edit on the version that was looked at; where another came between, nothing is written. */
  edit({ on, by, what, put, undoes }: NewEdit): Promise<Edited> {
    return this.#write(async (unit) => {
      const version = await versionIn(unit.trx);
      if (version !== on) return { ok: false, why: 'stale', version };
      const changes: EntryChange[] = [];
      const next = version + 1;
      const row = { version: next, at: unit.now, by, what, changes: '[]', undoes: undoes ?? null };
      await unit.trx.insertInto('scheduleEdits').values(row).execute();
      for (const { kind, id, body } of put) {
        const before = await bodyIn(unit.trx, kind, id);
        changes.push({ kind, id, before, after: body });
        if (body === null) {
          await unit.trx.deleteFrom('scheduleEntries').where('kind', '=', kind).where('id', '=', id).execute();
        } else {
          const text = JSON.stringify(body);
          await unit.trx
            .insertInto('scheduleEntries')
            .values({ kind, id, body: text, version: next })
            .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ body: text, version: next }))
            .execute();
        }
      }
      await unit.trx
        .updateTable('scheduleEdits')
        .set({ changes: JSON.stringify(changes) })
        .where('version', '=', next)
        .execute();
      unit.changed({ what: 'schedule', id: String(next) });
      // Ids of entries, not their words: a reason may be somebody's own affair.
      const one = put.length === 1 ? (put[0]?.id ?? null) : null;
      const detail = { what, entries: put.length, entry: one, undoes: undoes ?? null };
      await unit.say({ actor: by, action: 'schedule.edited', subject: `schedule:${next}`, detail });
      return { ok: true, version: next };
    });
  }

  /** Edits after a version, newest first. */
  async edits(after: number, limit = 100): Promise<ScheduleEdit[]> {
    const rows = await this.#read
      .selectFrom('scheduleEdits')
      .selectAll()
      .where('version', '>', after)
      .orderBy('version', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
  }

  /** What an edit changed; null: there is none of that number. */
  async editOf(version: number): Promise<ScheduleEdit | null> {
    const row = await this.#read
      .selectFrom('scheduleEdits')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    return row ? { ...row, changes: JSON.parse(row.changes) } : null;
  }

  /** Whose telephone the box rang for a page between two instants. Who was paged tells of no patient. */
  async rang(from: string, to: string): Promise<{ person: string; at: string }[]> {
    const rows = await this.#read
      .selectFrom('pages')
      .select(['personId', 'startedAt'])
      .where('startedAt', '>=', new Date(from).toISOString())
      .where('startedAt', '<', new Date(to).toISOString())
      .execute();
    return rows.map(({ personId, startedAt }) => ({ person: personId, at: startedAt }));
  }

  /** Gives a person's feed a new secret, of which only the hash is kept; the one before it ends. */
  putFeed(personId: string, tokenHash: string, by: string): Promise<void> {
    return this.#write(async (unit) => {
      await unit.trx
        .insertInto('scheduleFeeds')
        .values({ personId, tokenHash, at: unit.now })
        .onConflict((conflict) => conflict.column('personId').doUpdateSet({ tokenHash, at: unit.now }))
        .execute();
      await unit.say({ actor: by, action: 'schedule.feed', subject: personId });
    });
  }

  /** Whose feed a secret is; null: nobody's. */
  async feedOf(tokenHash: string): Promise<string | null> {
    const row = await this.#read
      .selectFrom('scheduleFeeds')
      .select('personId')
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst();
    return row?.personId ?? null;
  }
}

async function versionIn(db: Kysely<Tables> | Transaction<Tables>): Promise<number> {
  const row = await db
    .selectFrom('scheduleEdits')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function bodyIn(trx: Transaction<Tables>, kind: EntryKind, id: string): Promise<unknown> {
  const row = await trx
    .selectFrom('scheduleEntries')
    .select('body')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? JSON.parse(row.body) : null;
}
