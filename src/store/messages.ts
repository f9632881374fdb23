import { type Kysely, type Selectable, sql } from 'kysely';
import { deedsOf } from './deeds.ts';
import { latestFacts } from './facts.ts';
import { noteOf } from './note-rows.ts';
import type { Tables } from './tables.ts';
import type { FactRow, MessageRow, NoteRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewMessage {
  id?: string;
  callId: string;
  at?: string;
  /** Which desk works on it, e.g. `front-desk`, `clinical`. */
  queue: string;
  tier: string;
}

/** A message with what the caller gave and how the call was written up: the inbox shows all. */
export interface InboxEntry extends MessageRow {
  facts: FactRow[];
  note: NoteRow | null;
  /** What this one is about, as it was filed; `words`, what the caller began with. null: the call as a whole. */
  matter: Readonly<Record<string, string>> | null;
  /** The call left other messages as well. */
  several: boolean;
}

export async function insertMessage(unit: Unit, message: NewMessage): Promise<MessageRow> {
  const row: MessageRow = {
    id: message.id ?? uuidv7(),
    callId: message.callId,
    at: message.at ?? unit.now,
    queue: message.queue,
    tier: message.tier,
    state: 'open',
    ...unit.desk.routeOf({ at: unit.now, ...message }),
    takenBy: null,
    takenAt: null,
    doneBy: null,
    doneAt: null,
  };
  await unit.trx.insertInto('messages').values(row).execute();
  unit.changed({ what: 'message', id: row.id, callId: row.callId });
  const { id, callId, queue, tier } = row;
  await unit.say({ actor: NIGHTBELL, action: 'message.taken', subject: callId, detail: { message: id, queue, tier } });
  return row;
}

/** The call turned out to be more urgent than it was filed as: its open messages go to another queue, to be answered sooner. */
export async function refileMessages(unit: Unit, callId: string, to: { queue: string; tier: string }): Promise<void> {
  const open = await unit.trx
    .selectFrom('messages')
    .select('id')
    .where('callId', '=', callId)
    .where('state', '!=', 'done')
    .execute();
  const route = unit.desk.routeOf({ ...to, at: unit.now });
  for (const { id } of open) {
    await unit.trx
      .updateTable('messages')
      .set({ ...to, ...route })
      .where('id', '=', id)
      .execute();
    unit.changed({ what: 'message', id, callId });
    await unit.say({ actor: NIGHTBELL, action: 'message.refiled', subject: callId, detail: { message: id, ...to } });
  }
}

/** Messages of a program that promised nothing yet get whom they are for and by when they are answered. */
export async function routed(unit: Unit): Promise<void> {
  const open = await unit.trx
    .selectFrom('messages')
    .select(['id', 'callId', 'at', 'queue', 'tier'])
    .where('state', '!=', 'done')
    .where('dueAt', 'is', null)
    .execute();
  for (const { id, callId, ...message } of open) {
    const route = unit.desk.routeOf(message);
    if (!route.dueAt) continue;
    await unit.trx.updateTable('messages').set(route).where('id', '=', id).execute();
    unit.changed({ what: 'message', id, callId });
    await unit.say({ actor: NIGHTBELL, action: 'message.routed', subject: callId, detail: { message: id } });
  }
}

export async function messagesOf(db: Kysely<Tables>, callId: string): Promise<MessageRow[]> {
  const rows = await db.selectFrom('messages').selectAll().where('callId', '=', callId).orderBy('id').execute();
  return rows.map(messageRow);
}

/** The inbox. */
export class Messages {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  create(message: NewMessage): Promise<MessageRow> {
    return this.#write((unit) => insertMessage(unit, message));
  }

  /** For the program itself: what is still to be done, the most urgent first, then what is due first. */
  async listOpen(): Promise<MessageRow[]> {
    const rows = await this.#read
      .selectFrom('messages')
      .innerJoin('tiers', 'tiers.name', 'messages.tier')
      .selectAll('messages')
      .where('state', '!=', 'done')
      .orderBy('tiers.rank', 'desc')
      .orderBy(sql`messages.due_at IS NULL`)
      .orderBy('messages.dueAt')
      .orderBy('messages.id')
      .execute();
    return rows.map(messageRow);
  }

  /** For the program itself: what was dealt with, the last first. */
  async listDone(limit = 50): Promise<MessageRow[]> {
    const done = this.#read.selectFrom('messages').selectAll().where('state', '=', 'done');
    return (await done.orderBy('doneAt', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(messageRow);
  }

  /**
   * A person opens the inbox (`open`: also what somebody has taken), or what was dealt with; the audit line names each call whose facts
   * were shown.
   */
  async inbox(actor: string, state: 'open' | 'done' = 'open', limit = 50): Promise<InboxEntry[]> {
    const shown = state === 'open' ? (await this.listOpen()).slice(0, limit) : await this.listDone(limit);
    const detail = { state, count: shown.length, calls: shown.map((message) => message.callId).join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'inbox.viewed', subject: 'inbox', detail }));
    const entries: InboxEntry[] = [];
    for (const message of shown) entries.push(await this.#entry(message));
    return entries;
  }

  /** A person looks at one message. null: there is none. */
  async view(id: string, actor: string): Promise<InboxEntry | null> {
    const row = await this.#read.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    await this.#write((unit) =>
      unit.say({ actor, action: 'message.viewed', subject: row.callId, detail: { message: id } }),
    );
    return this.#entry(messageRow(row));
  }

  /**
   * A person works on it. `no`: it is done, is not there, or somebody else has it and `over` is false; with `over` it is taken from them.
   */
  take(id: string, actor: string, over = false): Promise<'taken' | 'no'> {
    return this.#write(async (unit) => {
      const row = await unit.trx
        .selectFrom('messages')
        .select(['state', 'takenBy'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row?.state === 'taken' && row.takenBy === actor) return 'taken';
      if (!row || row.state === 'done' || (row.state === 'taken' && !over)) return 'no';
      const taken = { state: 'taken', takenBy: actor, takenAt: unit.now };
      await this.#set(unit, { id, actor, action: 'message.taken-on' }, taken);
      return 'taken';
    });
  }

  /** It lies open again: whoever had it gives it back, or what was marked done by mistake is reopened. false: it was open, or is not there. */
  async reopen(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const row = await unit.trx.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirst();
      if (!row || row.state === 'open') return false;
      const action = row.state === 'done' ? 'message.reopened' : 'message.given-back';
      const open = { state: 'open', takenBy: null, takenAt: null, doneBy: null, doneAt: null };
      await this.#set(unit, { id, actor, action }, open);
      return true;
    });
  }

  /** A person has dealt with it. false: it was done before, or is not there. */
  markDone(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const row = await unit.trx.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirst();
      if (!row || row.state === 'done') return false;
      await this.#set(unit, { id, actor, action: 'message.done' }, { state: 'done', doneBy: actor, doneAt: unit.now });
      return true;
    });
  }

  async #set(
    unit: Unit,
    { id, actor, action }: { id: string; actor: string; action: string },
    to: Partial<Tables['messages']>,
  ): Promise<void> {
    const query = unit.trx.updateTable('messages').set(to).where('id', '=', id).returning('callId');
    const { callId } = await query.executeTakeFirstOrThrow();
    unit.changed({ what: 'message', id, callId });
    await unit.say({ actor, action, subject: callId, detail: { message: id } });
  }

  async #entry(message: MessageRow): Promise<InboxEntry> {
    return {
      ...message,
      facts: await latestFacts(this.#read, message.callId),
      note: await noteOf(this.#read, message.callId),
      ...(await this.#matterOf(message)),
    };
  }

  async #matterOf({ id, callId }: MessageRow): Promise<Pick<InboxEntry, 'matter' | 'several'>> {
    const filed = (await deedsOf(this.#read, callId)).filter(({ details }) => details.message !== undefined);
    return { matter: filed.find(({ details }) => details.message === id)?.details ?? null, several: filed.length > 1 };
  }
}

function messageRow(row: Selectable<Tables['messages']>): MessageRow {
  return { ...row, state: row.state as MessageRow['state'] };
}
