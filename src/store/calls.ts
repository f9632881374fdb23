import type { Kysely } from 'kysely';
import type { Lang } from '../lang.ts';
import { recordOf } from './call-record.ts';
import {
  answerCall,
  callRow,
  endCall,
  insertCall,
  type NewCall,
  raiseCallTier,
  setCallIntent,
  setCallLanguage,
} from './call-writes.ts';
import { noteOf } from './note-rows.ts';
import { endPage } from './pages.ts';
import type { Tables } from './tables.ts';
import type { CallOutcome, CallRecord, CallRow } from './types.ts';
import type { Write } from './unit.ts';

export interface CallsPage {
  /** At most this many, newest first. Default 50. */
  limit?: number;
  /** Only calls with an id below this one: the last id of the page before. */
  before?: string;
}

/** The calls. Methods that show them to a person take the actor and write the look into the audit log first (S10). */
export class Calls {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  open(call: NewCall): Promise<CallRow> {
    return this.#write((unit) => insertCall(unit, call));
  }

  answer(id: string, at?: string): Promise<void> {
    return this.#write((unit) => answerCall(unit, id, at));
  }

  setLanguage(id: string, lang: Lang): Promise<void> {
    return this.#write((unit) => setCallLanguage(unit, id, lang));
  }

  setIntent(id: string, intent: string): Promise<void> {
    return this.#write((unit) => setCallIntent(unit, id, intent));
  }

  /** Only upward: see `raiseCallTier`. */
  setTier(id: string, to: { tier: string; crisis: boolean }): Promise<void> {
    return this.#write((unit) => raiseCallTier(unit, id, to));
  }

  end(id: string, outcome: CallOutcome, at?: string): Promise<void> {
    return this.#write((unit) => endCall(unit, id, outcome, at));
  }

  /**
   * Calls that a program which died left open become `lost`, and what it was ringing `cancelled`. Once, at start, before
   * the first call, or with `startedBy` (ISO 8601) when it was too late for that: later calls are left alone, and pages
   * later than `pagesBy`. Gives back those calls: a symptomatic one still has to be told to somebody (S6).
   */
  closeUnfinished(startedBy?: string, pagesBy = startedBy): Promise<CallRow[]> {
    return this.#write(async (unit) => {
      const before = startedBy ?? unit.now;
      const rows = await unit.trx
        .selectFrom('calls')
        .selectAll()
        .where('endedAt', 'is', null)
        .where('startedAt', '<=', before)
        .orderBy('id')
        .execute();
      for (const { id } of rows) await endCall(unit, id, 'lost');
      // Also of calls that had ended: a ladder outlives the caller's leg.
      const ringing = await unit.trx
        .selectFrom('pages')
        .select(['id', 'callId'])
        .where('outcome', '=', 'ringing')
        .where('startedAt', '<=', pagesBy ?? before)
        .execute();
      for (const page of ringing) await endPage(unit, page.callId, page.id, { outcome: 'cancelled' });
      return rows.map((row) => ({ ...callRow(row), endedAt: unit.now, outcome: 'lost' as const }));
    });
  }

  /** For the program itself. */
  async get(id: string): Promise<CallRow | null> {
    const row = await this.#read.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? callRow(row) : null;
  }

  /** For the program itself, and to go on showing a call whose `view` is in the audit log already. */
  async record(id: string): Promise<CallRecord | null> {
    return this.#read.transaction().execute(async (trx) => {
      const record = await recordOf(trx, id);
      return record && { ...record, note: await noteOf(trx, id) };
    });
  }

  /** A person looks at a call. Rejects, and shows nothing, when the look cannot be written down. */
  async view(id: string, actor: string): Promise<CallRecord | null> {
    await this.#write((unit) => unit.say({ actor, action: 'call.viewed', subject: id }));
    return this.record(id);
  }

  /** For the program itself: newest first. */
  async list({ limit = 50, before }: CallsPage = {}): Promise<CallRow[]> {
    let query = this.#read.selectFrom('calls').selectAll().orderBy('id', 'desc').limit(limit);
    if (before) query = query.where('id', '<', before);
    return (await query.execute()).map(callRow);
  }

  /** A person looks at the list of calls; the audit line names each call that was shown. */
  async browse(actor: string, page: CallsPage = {}): Promise<CallRow[]> {
    const rows = await this.list(page);
    const detail = { count: rows.length, calls: rows.map((row) => row.id).join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'calls.listed', subject: 'calls', detail }));
    return rows;
  }
}
