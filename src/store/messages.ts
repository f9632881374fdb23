import type { Kysely, Selectable } from 'kysely';
import { latestFacts } from './facts.ts';
import type { Tables } from './tables.ts';
import type { FactRow, MessageRow } from './types.ts';
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

/** A message with what the caller gave: the inbox shows both. */
export interface InboxEntry extends MessageRow {
  facts: FactRow[];
}

export async function insertMessage(unit: Unit, message: NewMessage): Promise<MessageRow> {
  const row: MessageRow = {
    id: message.id ?? uuidv7(),
    callId: message.callId,
    at: message.at ?? unit.now,
    queue: message.queue,
    tier: message.tier,
    state: 'open',
    doneBy: null,
    doneAt: null,
  };
  await unit.trx.insertInto('messages').values(row).execute();
  unit.changed({ what: 'message', id: row.id, callId: row.callId });
  const { id, callId, queue, tier } = row;
  await unit.say({ actor: NIGHTBELL, action: 'message.taken', subject: callId, detail: { message: id, queue, tier } });
  return row;
}

/** The call turned out to be more urgent than it was filed as: its open messages go to another queue. */
export async function refileMessages(unit: Unit, callId: string, to: { queue: string; tier: string }): Promise<void> {
  const open = await unit.trx
    .selectFrom('messages')
    .select('id')
    .where('callId', '=', callId)
    .where('state', '=', 'open')
    .execute();
  for (const { id } of open) {
    await unit.trx.updateTable('messages').set(to).where('id', '=', id).execute();
    unit.changed({ what: 'message', id, callId });
    await unit.say({ actor: NIGHTBELL, action: 'message.refiled', subject: callId, detail: { message: id, ...to } });
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

  /** For the program itself: what is still to be done, the most urgent first, then the oldest. */
  async listOpen(): Promise<MessageRow[]> {
    const rows = await this.#read
      .selectFrom('messages')
      .innerJoin('tiers', 'tiers.name', 'messages.tier')
      .selectAll('messages')
      .where('state', '=', 'open')
      .orderBy('tiers.rank', 'desc')
      .orderBy('messages.id')
      .execute();
    return rows.map(messageRow);
  }

  /** For the program itself: what was dealt with, the last first. */
  async listDone(limit = 50): Promise<MessageRow[]> {
    const done = this.#read.selectFrom('messages').selectAll().where('state', '=', 'done');
    return (await done.orderBy('doneAt', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(messageRow);
  }

  /** A person opens the inbox, or what was dealt with; the audit line names each call whose facts were shown. */
  async inbox(actor: string, state: MessageRow['state'] = 'open', limit = 50): Promise<InboxEntry[]> {
    const shown = state === 'open' ? (await this.listOpen()).slice(0, limit) : await this.listDone(limit);
    const detail = { state, count: shown.length, calls: shown.map((message) => message.callId).join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'inbox.viewed', subject: 'inbox', detail }));
    const entries: InboxEntry[] = [];
    for (const message of shown) entries.push({ ...message, facts: await latestFacts(this.#read, message.callId) });
    return entries;
  }

  /** A person looks at one message. null: there is none. */
  async view(id: string, actor: string): Promise<InboxEntry | null> {
    const row = await this.#read.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    await this.#write((unit) =>
      unit.say({ actor, action: 'message.viewed', subject: row.callId, detail: { message: id } }),
    );
    return { ...messageRow(row), facts: await latestFacts(this.#read, row.callId) };
  }

  /** What was marked done by mistake is open again. false: it was open, or is not there. */
  reopen(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const open = await unit.trx
        .updateTable('messages')
        .set({ state: 'open', doneBy: null, doneAt: null })
        .where('id', '=', id)
        .where('state', '=', 'done')
        .returning('callId')
        .executeTakeFirst();
      if (!open) return false;
      unit.changed({ what: 'message', id, callId: open.callId });
      await unit.say({ actor, action: 'message.reopened', subject: open.callId, detail: { message: id } });
      return true;
    });
  }

  /** A person has dealt with it. false: it was done before, or is not there. */
  markDone(id: string, actor: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const done = await unit.trx
        .updateTable('messages')
        .set({ state: 'done', doneBy: actor, doneAt: unit.now })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returning('callId')
        .executeTakeFirst();
      if (!done) return false;
      unit.changed({ what: 'message', id, callId: done.callId });
      await unit.say({ actor, action: 'message.done', subject: done.callId, detail: { message: id } });
      return true;
    });
  }
}

function messageRow(row: Selectable<Tables['messages']>): MessageRow {
  return { ...row, state: row.state as MessageRow['state'] };
}
