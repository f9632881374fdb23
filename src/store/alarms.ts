import type { Kysely } from 'kysely';
import type { AlarmKind } from '../delivery/types.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewAlarm {
  kind: AlarmKind;
  /** Id of a service, gateway, person or call; '' for the box itself. */
  about: string;
  /** When what it warns of begins or began, ISO 8601 in UTC; null: not known. */
  fromAt: string | null;
}

export interface AlarmRow extends NewAlarm {
  id: string;
  raisedAt: string;
  clearedAt: string | null;
  seenBy: string | null;
  seenAt: string | null;
}

/** What the manager has to know. One alarm about one thing stands open at a time. No patient data. */
export class Alarms {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** The alarm that stands, which may be an older one about the same. */
  raise({ kind, about, fromAt }: NewAlarm): Promise<AlarmRow & { fresh: boolean }> {
    return this.#write(async (unit) => {
      const open = unit.trx.selectFrom('alarms').selectAll().where('kind', '=', kind).where('about', '=', about);
      const same = await open.where('clearedAt', 'is', null).where('fromAt', 'is', fromAt).executeTakeFirst();
      if (same) return { ...same, kind, fresh: false };
      const row = {
        id: uuidv7(),
        kind,
        about,
        fromAt,
        raisedAt: unit.now,
        clearedAt: null,
        seenBy: null,
        seenAt: null,
      };
      await unit.trx.insertInto('alarms').values(row).execute();
      unit.changed({ what: 'alarm', id: row.id });
      await unit.say({
        actor: NIGHTBELL,
        action: 'alarm.raised',
        subject: row.id,
        detail: { kind, about, from: fromAt },
      });
      return { ...row, fresh: true };
    });
  }

  /** It is over. Gives back those that stood. */
  clear(kind: AlarmKind, about: string): Promise<AlarmRow[]> {
    return this.#write(async (unit) => {
      const rows = await unit.trx
        .updateTable('alarms')
        .set({ clearedAt: unit.now })
        .where('kind', '=', kind)
        .where('about', '=', about)
        .where('clearedAt', 'is', null)
        .returningAll()
        .execute();
      for (const { id } of rows) {
        unit.changed({ what: 'alarm', id });
        await unit.say({ actor: NIGHTBELL, action: 'alarm.cleared', subject: id, detail: { kind, about } });
      }
      return rows as AlarmRow[];
    });
  }

  /** Somebody has looked at it. One that does not end by itself is over with that. false: it is not there, or was seen before. */
  seen(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const row = await unit.trx
        .updateTable('alarms')
        .set({ seenBy: actor, seenAt: unit.now })
        .where('id', '=', id)
        .where('seenAt', 'is', null)
        .returning('kind')
        .executeTakeFirst();
      if (!row) return false;
      if (ENDS_WHEN_SEEN.includes(row.kind))
        await unit.trx.updateTable('alarms').set({ clearedAt: unit.now }).where('id', '=', id).execute();
      unit.changed({ what: 'alarm', id });
      await unit.say({ actor, action: 'alarm.seen', subject: id });
      return true;
    });
  }

  /** Those that stand, the oldest first. */
  async open(): Promise<AlarmRow[]> {
    const open = this.#read.selectFrom('alarms').selectAll().where('clearedAt', 'is', null);
    return (await open.orderBy('id').execute()) as AlarmRow[];
  }

  /** The newest first. */
  async recent(limit = 50): Promise<AlarmRow[]> {
    return (await this.#read
      .selectFrom('alarms')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()) as AlarmRow[];
  }
}

const ENDS_WHEN_SEEN: readonly string[] = [
  ...(['pin-locked', 'pin-guessing'] satisfies AlarmKind[]),
  ...(['ladder-exhausted', 'last-resort', 'rose-again', 'channel-down'] satisfies AlarmKind[]),
];
