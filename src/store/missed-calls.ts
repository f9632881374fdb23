import type { Kysely, Selectable } from 'kysely';
import { insertDeed } from './deeds.ts';
import { insertMessage } from './messages.ts';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';

/** A number that called without a word, and how far the box is with ringing back. */
export interface RingBackRow {
  /** The message of the inbox in which its calls are joined. */
  messageId: string;
  /** E.164. */
  number: string;
  state: 'listed' | 'waiting' | 'ringing' | 'rung' | 'over';
  lastAt: string;
  callId: string | null;
  outcome: string | null;
}

export interface NewMissedCall {
  callId: string;
  /** E.164. */
  number: string;
  /** When it ended, ISO 8601. */
  at: string;
  /** Whose inbox, and how urgent. */
  queue: string;
  tier: string;
  /** The practice's rule: true, the box rings back once. */
  ringBack: boolean;
}

/** Calls in which nobody said a word. Each number lies once in the inbox, however often it called. */
export class MissedCalls {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** Taking the same call twice changes nothing. `joined`: the number lay there already. */
  take(call: NewMissedCall): Promise<'new' | 'joined' | 'known'> {
    return this.#write(async (unit) => {
      const { callId, number, at, queue, tier } = call;
      const known = await unit.trx
        .selectFrom('missedCalls')
        .select('callId')
        .where('callId', '=', callId)
        .executeTakeFirst();
      if (known) return 'known';
      const open = await openOf(unit, number);
      const messageId = open?.messageId ?? (await insertMessage(unit, { callId, queue, tier })).id;
      if (open) {
        // Whoever rings twice is rung back no sooner for it: the wait begins anew.
        await unit.trx.updateTable('ringBacks').set({ lastAt: at }).where('messageId', '=', messageId).execute();
        const first = await unit.trx
          .selectFrom('messages')
          .select('callId')
          .where('id', '=', messageId)
          .executeTakeFirstOrThrow();
        await insertDeed(unit, { callId: first.callId, what: 'missed_again', details: {}, turnId: null });
        unit.changed({ what: 'message', id: messageId, callId: first.callId });
      } else {
        const state = call.ringBack ? 'waiting' : 'listed';
        const row = { messageId, number, state, lastAt: at, callId: null, outcome: null };
        await unit.trx.insertInto('ringBacks').values(row).execute();
      }
      await unit.trx.insertInto('missedCalls').values({ callId, messageId, at }).execute();
      await unit.say({ actor: NIGHTBELL, action: 'call.missed', subject: callId, detail: { message: messageId } });
      return open ? 'joined' : 'new';
    });
  }

  /** For the program itself: whom the box will ring, who waits longest first. What a person took or dealt with is not among them. */
  async waiting(): Promise<RingBackRow[]> {
    const rows = await this.#read
      .selectFrom('ringBacks')
      .innerJoin('messages', 'messages.id', 'ringBacks.messageId')
      .selectAll('ringBacks')
      .where('ringBacks.state', '=', 'waiting')
      .where('messages.state', '=', 'open')
      .orderBy('ringBacks.lastAt')
      .execute();
    return rows.map(ringBackRow);
  }

  /** For the program itself: calls that were placed to ring somebody back. */
  async isRingBack(callId: string): Promise<boolean> {
    const row = await this.#read
      .selectFrom('ringBacks')
      .select('messageId')
      .where('callId', '=', callId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Written before the telephone rings. false: it was rung already, or a person has it now. */
  ringing(messageId: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const done = await unit.trx
        .updateTable('ringBacks')
        .set({ state: 'ringing' })
        .where('messageId', '=', messageId)
        .where('state', '=', 'waiting')
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('messages')
              .select('messages.id')
              .whereRef('messages.id', '=', 'ringBacks.messageId')
              .where('messages.state', '=', 'open'),
          ),
        )
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) return false;
      await unit.say({ actor: NIGHTBELL, action: 'missed.rung_back', subject: messageId });
      return true;
    });
  }

  /** What came of ringing; the entry stays in the inbox until somebody was reached. `callId`: the call that came of it. */
  rung(messageId: string, outcome: string, callId: string | null): Promise<void> {
    return this.#write(async (unit) => {
      await unit.trx
        .updateTable('ringBacks')
        .set({ state: 'rung', outcome, callId })
        .where('messageId', '=', messageId)
        .execute();
      const { callId: first } = await unit.trx
        .selectFrom('messages')
        .select('callId')
        .where('id', '=', messageId)
        .executeTakeFirstOrThrow();
      const said = SAID[outcome] ?? 'nobody answered';
      await insertDeed(unit, { callId: first, what: 'rung_back', details: { outcome: said }, turnId: null });
    });
  }

  /** The number was spoken with: nothing is left to be done for the calls without a word. false: none lay there. */
  settled(number: string, callId: string): Promise<boolean> {
    return this.#write(async (unit) => {
      const open = await openOf(unit, number);
      if (!open) return false;
      await unit.trx.updateTable('ringBacks').set({ state: 'over' }).where('messageId', '=', open.messageId).execute();
      const done = await unit.trx
        .updateTable('messages')
        .set({ state: 'done', doneBy: NIGHTBELL, doneAt: unit.now })
        .where('id', '=', open.messageId)
        .where('state', '!=', 'done')
        .returning('callId')
        .executeTakeFirst();
      if (done) {
        unit.changed({ what: 'message', id: open.messageId, callId: done.callId });
        const detail = { message: open.messageId, call: callId };
        await unit.say({ actor: NIGHTBELL, action: 'message.done', subject: done.callId, detail });
      }
      return true;
    });
  }

  /** Once, at start: what a program before this one was ringing. It is not rung a second time. */
  async cutOff(): Promise<void> {
    await this.#write(async (unit) => {
      const set = { state: 'rung', outcome: 'cancelled' };
      await unit.trx.updateTable('ringBacks').set(set).where('state', '=', 'ringing').execute();
    });
  }

  /** For the program itself: calls since then that nobody spoke in, and of which nothing is in any inbox. ISO 8601. */
  async wordlessSince(since: string): Promise<string[]> {
    const rows = await this.#read
      .selectFrom('calls')
      .select('id')
      .where('endedAt', '>=', since)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('missedCalls').select('missedCalls.callId').whereRef('missedCalls.callId', '=', 'calls.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('turns')
              .select('turns.id')
              .whereRef('turns.callId', '=', 'calls.id')
              .where('speaker', '=', 'caller'),
          ),
        ),
      )
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }
}

/** What came of ringing, as the note has it. */
const SAID: Record<string, string> = {
  answered: 'somebody answered',
  machine: 'a machine answered, and nothing was said to it',
  screening: 'a machine answered, and nothing was said to it',
  fax: 'a fax machine answered',
  cancelled: 'it was broken off',
};

async function openOf(unit: Unit, number: string): Promise<RingBackRow | null> {
  const row = await unit.trx
    .selectFrom('ringBacks')
    .selectAll()
    .where('number', '=', number)
    .where('state', '!=', 'over')
    .executeTakeFirst();
  if (!row) return null;
  const message = await unit.trx
    .selectFrom('messages')
    .select('state')
    .where('id', '=', row.messageId)
    .executeTakeFirst();
  if (message && message.state !== 'done') return ringBackRow(row);
  // Somebody of the practice dealt with it: what comes now is another matter.
  await unit.trx.updateTable('ringBacks').set({ state: 'over' }).where('messageId', '=', row.messageId).execute();
  return null;
}

function ringBackRow(row: Selectable<Tables['ringBacks']>): RingBackRow {
  return { ...row, state: row.state as RingBackRow['state'] };
}
