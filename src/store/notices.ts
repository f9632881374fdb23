import type { Kysely } from 'kysely';
import type { FailReason, TextChannel } from '../delivery/types.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

/** Something that is sent to somebody without being asked. */
export interface NewNotice {
  /** What, for whom, about when, in one: never sent twice. */
  key: string;
  kind: string;
  personId: string;
}

export interface NoticeRow extends NewNotice {
  /** The reference under which it is sent, the same in every try. */
  id: string;
  at: string;
  tries: number;
  channel: TextChannel | 'voice' | null;
  state: 'sending' | 'accepted' | 'delivered' | 'failed';
  reason: FailReason | null;
  endedAt: string | null;
}

/** What was sent without being asked: reminders and alarms. No patient data. */
export class Notices {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /**
   * Says that it is about to be sent, before it is. null: it was sent, or it was tried often enough.
   * @param mostTries how often it may be tried in all
   * @param unknown a program before this one ended while it sent it: `again` may send it twice, `leave` not at all
   */
  begin(notice: NewNotice, mostTries: number, unknown: 'again' | 'leave'): Promise<NoticeRow | null> {
    return this.#write(async (unit) => {
      const before = await unit.trx.selectFrom('notices').selectAll().where('key', '=', notice.key).executeTakeFirst();
      if (before?.state === 'accepted' || before?.state === 'delivered') return null;
      if (before && (before.tries >= mostTries || (before.state === 'sending' && unknown === 'leave'))) return null;
      const { key, kind, personId } = notice;
      const tries = (before?.tries ?? 0) + 1;
      const row = { key, kind, personId, id: before?.id ?? uuidv7(), at: before?.at ?? unit.now, tries };
      const now = { ...row, state: 'sending', channel: null, reason: null, endedAt: null } as const;
      await unit.trx
        .insertInto('notices')
        .values(now)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(now))
        .execute();
      return now;
    });
  }

  /** What came of it. A later report may turn `accepted` into `delivered` or `failed`. */
  end(
    id: string,
    to: Pick<NoticeRow, 'state' | 'channel' | 'reason'>,
    detail: Record<string, string | number> = {},
  ): Promise<void> {
    return this.#write(async (unit) => {
      const { state, channel, reason } = to;
      const row = await unit.trx
        .updateTable('notices')
        .set({ state, channel, reason, endedAt: unit.now })
        .where('id', '=', id)
        .returning(['personId', 'kind'])
        .executeTakeFirst();
      if (!row) return;
      unit.changed({ what: 'notice', id });
      await unit.say({
        actor: NIGHTBELL,
        action: 'notice.sent',
        subject: row.personId,
        detail: { kind: row.kind, state, channel, reason, ...detail },
      });
    });
  }

  /** A gateway reported about it. Not known: it was about something else. */
  reported(id: string, state: 'delivered' | 'failed'): Promise<boolean> {
    return this.#write(async (unit) => {
      const done = await unit.trx
        .updateTable('notices')
        .set({ state, endedAt: unit.now })
        .where('id', '=', id)
        .where('state', '=', 'accepted')
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) return false;
      unit.changed({ what: 'notice', id });
      return true;
    });
  }

  /** Of those keys, those that need no sending any more. */
  async settled(keys: readonly string[], mostTries: number): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.#read
      .selectFrom('notices')
      .select(['key', 'state', 'tries'])
      .where('key', 'in', keys)
      .execute();
    return new Set(
      rows
        .filter((row) => row.state === 'accepted' || row.state === 'delivered' || row.tries >= mostTries)
        .map((row) => row.key),
    );
  }

  /** The newest first. */
  async recent(limit = 50): Promise<NoticeRow[]> {
    const rows = await this.#read.selectFrom('notices').selectAll().orderBy('at', 'desc').limit(limit).execute();
    return rows as NoticeRow[];
  }
}
