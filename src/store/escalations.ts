import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { AuditEvent } from './types.ts';
import type { Unit } from './unit.ts';
import { uuidv7 } from './uuid.ts';
import type { WriteBehind } from './write-behind.ts';

/** What is looked for without reading the events. */
export interface EscalationHead {
  id: string;
  /** The call that opened it. */
  callId: string;
  reference: string;
  service: string;
  tier: string;
  phase: string;
  open: boolean;
  openedAt: string;
}

/** One event, and how it leaves the escalation. */
export interface EscalationEntry {
  head: EscalationHead;
  /** A call that belongs to it from now on; null: none does by this. */
  callId: string | null;
  at: string;
  /** As it is given back. */
  event: unknown;
  say: AuditEvent;
}

/** What a clinician said that they advised. */
export interface DictationRow {
  id: string;
  escalationId: string;
  callId: string;
  personId: string;
  at: string;
  /** As it was recognised. */
  text: string;
  /** Samples a second of `bytes`, 16-bit mono PCM. */
  rate: number;
  bytes: Uint8Array;
}

/** Escalations as their events, written in the order in which they happened, and kept in memory while the disk fails. */
export class Escalations {
  readonly #read: Kysely<Tables>;
  readonly #behind: WriteBehind;

  constructor(read: Kysely<Tables>, behind: WriteBehind) {
    this.#read = read;
    this.#behind = behind;
  }

  /** Resolves when it is committed; waits as long as the store fails. Never rejects. */
  async append(entry: EscalationEntry): Promise<void> {
    this.#behind.add('escalation', (unit) => write(unit, entry));
    await this.#behind.flush();
  }

  /** The events of each that is open, the oldest first. For the program itself. */
  async open(): Promise<unknown[][]> {
    const rows = await this.#read
      .selectFrom('escalations')
      .select('id')
      .where('isOpen', '=', 1)
      .orderBy('openedAt')
      .orderBy('id')
      .execute();
    return Promise.all(rows.map(({ id }) => this.events(id)));
  }

  /** In order; empty: there is none with this id. */
  async events(id: string): Promise<unknown[]> {
    const rows = await this.#read
      .selectFrom('escalationEvents')
      .select('body')
      .where('escalationId', '=', id)
      .orderBy('seq')
      .execute();
    return rows.map(({ body }) => JSON.parse(body) as unknown);
  }

  /** The events of those that are over, the newest first. */
  async closed(limit: number): Promise<unknown[][]> {
    const rows = await this.#read
      .selectFrom('escalations')
      .select('id')
      .where('isOpen', '=', 0)
      .orderBy('openedAt', 'desc')
      .limit(limit)
      .execute();
    return Promise.all(rows.map(({ id }) => this.events(id)));
  }

  /** Ids of the escalations of a call, the newest first. */
  async ofCall(callId: string): Promise<string[]> {
    const rows = await this.#read
      .selectFrom('escalationCalls')
      .select('escalationId')
      .where('callId', '=', callId)
      .orderBy('escalationId', 'desc')
      .execute();
    return rows.map(({ escalationId }) => escalationId);
  }

  /** Somebody looks at one, or takes it away. Resolves when that is in the log. */
  async looked(id: string, actor: string, how: 'viewed' | 'exported'): Promise<void> {
    this.#behind.add('escalation.look', (unit) => unit.say({ actor, action: `escalation.${how}`, subject: id }));
    await this.#behind.flush();
  }

  /** Gives the id of the dictation. */
  dictate(made: Omit<DictationRow, 'id' | 'at'>, at: string): string {
    const row = { ...made, id: uuidv7(Date.parse(at)), at };
    this.#behind.add('dictation', async (unit) => {
      await unit.trx.insertInto('dictations').values(row).execute();
      const { escalationId, callId, personId } = row;
      unit.changed({ what: 'escalation', id: escalationId, callId });
      const detail = { call: callId, dictation: row.id };
      await unit.say({ actor: `person:${personId}`, action: 'escalation.dictated', subject: escalationId, detail });
    });
    return row.id;
  }

  /** Of one call, oldest first. Patient data. */
  dictations(callId: string): Promise<DictationRow[]> {
    return this.#read.selectFrom('dictations').selectAll().where('callId', '=', callId).orderBy('id').execute();
  }
}

async function write(unit: Unit, { head, callId, at, event, say }: EscalationEntry): Promise<void> {
  const { id, callId: first, reference, service, openedAt, open, tier, phase } = head;
  const now = { tier, phase, isOpen: open ? 1 : 0, changedAt: at };
  await unit.trx
    .insertInto('escalations')
    .values({ id, reference, service, openedAt, ...now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute();
  if (callId !== null) await unit.trx.insertInto('escalationCalls').values({ callId, escalationId: id }).execute();
  const { seq } = await unit.trx
    .selectFrom('escalationEvents')
    .select(({ fn }) => fn.countAll<number>().as('seq'))
    .where('escalationId', '=', id)
    .executeTakeFirstOrThrow();
  await unit.trx
    .insertInto('escalationEvents')
    .values({ escalationId: id, seq, at, body: JSON.stringify(event) })
    .execute();
  unit.changed({ what: 'escalation', id, callId: first });
  await unit.say(say);
}
