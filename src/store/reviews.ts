import { type Kysely, sql } from 'kysely';
import { callRow } from './call-writes.ts';
import { opinionsOf } from './opinions.ts';
import type { Tables } from './tables.ts';
import type { CallRow, DispositionRow, OpinionRow, TurnRow } from './types.ts';
import type { Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export type Verdict = 'right' | 'over' | 'under';

/** How a clinician judged the judgement of a call. */
export interface ReviewRow {
  id: string;
  callId: string;
  /** Id of the user. */
  by: string;
  at: string;
  verdict: Verdict;
  /** The call's tier when it was looked at. */
  was: string;
  /** What it should have been; null: it was right. */
  wanted: string | null;
  /** Whether 988 should have been said; null: nothing to say about it. */
  crisisWanted: boolean | null;
  note: string;
}

export type NewReview = Pick<ReviewRow, 'verdict' | 'wanted' | 'crisisWanted' | 'note'>;

export interface ReviewQueue {
  state: 'open' | 'done' | 'all';
  tier?: string;
  /** At most this many, newest first; only calls with an id below `before`. */
  limit: number;
  before?: string;
}

/** A call of the queue with why it was judged so. */
export interface QueuedCall {
  call: CallRow;
  flags: DispositionRow['flags'];
  review: ReviewRow | null;
}

/** For the figures: no words, no names. */
export interface ReviewedCall {
  callId: string;
  startedAt: string;
  tier: string;
  /** Concepts that gave the call its tier. */
  concepts: string[];
  review: Pick<ReviewRow, 'verdict' | 'was' | 'wanted'> | null;
}

/** A stored call with what a replay needs of it. */
export interface StoredCall {
  call: CallRow;
  turns: TurnRow[];
  dispositions: DispositionRow[];
  opinions: OpinionRow[];
}

/** Calls that are over, for those who look at how they were judged. Every read of their words is in the audit log first (S10). */
export class Reviews {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** Calls that ended and in which something was judged. The audit line names each that was shown. */
  async queue(actor: string, { state, tier, limit, before }: ReviewQueue): Promise<QueuedCall[]> {
    let query = this.#ended().orderBy('id', 'desc').limit(limit);
    if (before) query = query.where('id', '<', before);
    if (tier) query = query.where('tier', '=', tier);
    const reviewed = this.#read.selectFrom('reviews').select('callId');
    if (state === 'open') query = query.where('id', 'not in', reviewed);
    if (state === 'done') query = query.where('id', 'in', reviewed);
    const calls = (await query.execute()).map(callRow);
    const ids = calls.map(({ id }) => id);
    const dispositions = await dispositionsIn(this.#read, ids);
    const reviews = await reviewsIn(this.#read, ids);
    const detail = { count: ids.length, calls: ids.join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'review.listed', subject: 'calls', detail }));
    return calls.map((call) => ({
      call,
      flags: dispositions.get(call.id)?.at(-1)?.flags ?? [],
      review: reviews.get(call.id) ?? null,
    }));
  }

  /** null: no such call, or it is not over. @param by id of the user */
  mark(callId: string, made: NewReview, by: string): Promise<ReviewRow | null> {
    return this.#write(async (unit) => {
      const call = await unit.trx
        .selectFrom('calls')
        .select('tier')
        .where('id', '=', callId)
        .where('endedAt', 'is not', null)
        .executeTakeFirst();
      if (!call) return null;
      const row: ReviewRow = { ...made, id: uuidv7(), callId, by, at: unit.now, was: call.tier };
      const crisisWanted = row.crisisWanted === null ? null : Number(row.crisisWanted);
      await unit.trx
        .insertInto('reviews')
        .values({ ...row, crisisWanted })
        .execute();
      unit.changed({ what: 'review', id: row.id, callId });
      const { verdict, was, wanted } = row;
      await unit.say({
        actor: `user:${by}`,
        action: 'call.reviewed',
        subject: callId,
        detail: { verdict, was, wanted },
      });
      return row;
    });
  }

  /** For the program itself: the latest mark of a call. */
  async latest(callId: string): Promise<ReviewRow | null> {
    return (await reviewsIn(this.#read, [callId])).get(callId) ?? null;
  }

  /** Calls that started in [from, to) with their latest marks, for figures: nothing in it tells whose call it was. */
  async reviewed(from: string, to: string): Promise<ReviewedCall[]> {
    const calls = await this.#ended()
      .where('startedAt', '>=', from)
      .where('startedAt', '<', to)
      .orderBy('id')
      .execute();
    const out: ReviewedCall[] = [];
    for (const some of batches(calls, 500)) {
      const ids = some.map(({ id }) => id);
      const dispositions = await dispositionsIn(this.#read, ids);
      const reviews = await reviewsIn(this.#read, ids);
      for (const { id, startedAt, tier } of some) {
        const flags = dispositions.get(id)?.at(-1)?.flags ?? [];
        const review = reviews.get(id);
        out.push({
          callId: id,
          startedAt,
          tier,
          concepts: [...new Set(flags.filter((f) => f.tier === tier).map((f) => f.concept))],
          review: review ? { verdict: review.verdict, was: review.was, wanted: review.wanted } : null,
        });
      }
    }
    return out;
  }

  /** How many calls a replay of that time would go through. */
  async countSince(since: string): Promise<number> {
    const { n } = await this.#ended()
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('startedAt', '>=', since)
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  /** A program looks at what was said: calls since then, oldest first, from after `after`. In the audit log before they are given. */
  async forReplay(
    actor: string,
    { since, after, limit }: { since: string; after?: string; limit: number },
  ): Promise<StoredCall[]> {
    let query = this.#ended().where('startedAt', '>=', since).orderBy('id').limit(limit);
    if (after) query = query.where('id', '>', after);
    const calls = (await query.execute()).map(callRow);
    const ids = calls.map(({ id }) => id);
    if (ids.length === 0) return [];
    const detail = { count: ids.length, calls: ids.join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'calls.replayed', subject: 'calls', detail }));
    const turns = Map.groupBy(
      await this.#read.selectFrom('turns').selectAll().where('callId', 'in', ids).orderBy('id').execute(),
      (t) => t.callId,
    );
    const dispositions = await dispositionsIn(this.#read, ids);
    const opinions = Map.groupBy(await opinionsOf(this.#read, ids), (o) => o.callId);
    return calls.map((call) => ({
      call,
      turns: (turns.get(call.id) ?? []).map((t) => ({ ...t, complete: t.complete === 1 }) as TurnRow),
      dispositions: dispositions.get(call.id) ?? [],
      opinions: opinions.get(call.id) ?? [],
    }));
  }

  #ended() {
    const judged = this.#read.selectFrom('dispositions').select('callId');
    return this.#read.selectFrom('calls').selectAll().where('endedAt', 'is not', null).where('id', 'in', judged);
  }
}

async function dispositionsIn(db: Kysely<Tables>, ids: string[]): Promise<Map<string, DispositionRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('dispositions').selectAll().where('callId', 'in', ids).orderBy('id').execute();
  return Map.groupBy(
    rows.map((row) => ({
      ...row,
      crisis: row.crisis === 1,
      flags: JSON.parse(row.flags) as DispositionRow['flags'],
    })),
    (d) => d.callId,
  );
}

/** The latest mark of each call. */
async function reviewsIn(db: Kysely<Tables>, ids: string[]): Promise<Map<string, ReviewRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('reviews')
    .selectAll()
    .where('callId', 'in', ids)
    .where('id', 'in', (eb) => eb.selectFrom('reviews').select(sql<string>`max(id)`.as('id')).groupBy('callId'))
    .execute();
  return new Map(
    rows.map((row) => [
      row.callId,
      {
        ...row,
        verdict: row.verdict as Verdict,
        crisisWanted: row.crisisWanted === null ? null : row.crisisWanted === 1,
      },
    ]),
  );
}

function* batches<T>(rows: T[], size: number): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
