import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import { callRow } from './call-writes.ts';
import type { Tables } from './tables.ts';
import type { CallRow } from './types.ts';
import { NIGHTBELL, type Unit } from './unit.ts';

/** Which calls to look through. */
export interface Window {
  /** Only calls that had begun by this moment (ISO 8601): not those of the program that asks. */
  startedBy: string;
  /** Only calls that ended at or after this moment, or have not ended. */
  endedSince: string;
}

/** Nobody of the ladder acknowledged, in any round. */
export async function insertExhausted(unit: Unit, callId: string, at: string): Promise<void> {
  await unit.trx
    .insertInto('exhaustedLadders')
    .values({ callId, at })
    .onConflict((conflict) => conflict.column('callId').doNothing())
    .execute();
  unit.changed({ what: 'call', id: callId, callId });
  await unit.say({ actor: NIGHTBELL, action: 'ladder.exhausted', subject: callId });
}

/** Calls for which something is still to be done after the program that took them has ended. For the program itself. */
export class Unsettled {
  readonly #read: Kysely<Tables>;

  constructor(read: Kysely<Tables>) {
    this.#read = read;
  }

  /**
   * Urgent calls and emergencies that nobody acknowledged, the most urgent first, then the oldest. Not those whose ladder
   * ran out, and not those where the caller went to a person before a ladder began.
   */
  async unacknowledged(window: Window): Promise<CallRow[]> {
    const rows = await this.#within(window)
      .where('tiers.rank', '>=', this.#rankOf('urgent'))
      .where(({ not, exists }) => not(exists(acknowledged)))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('exhaustedLadders').select('at').whereRef('exhaustedLadders.callId', '=', 'calls.id'))),
      )
      .where((eb) => eb.or([eb('outcome', '!=', 'handed-over'), eb.exists(pages(eb))]))
      .orderBy('tiers.rank', 'desc')
      .orderBy('calls.id')
      .execute();
    return rows.map(toRow);
  }

  /** Less urgent calls that broke off after the caller had told something, and of which no message was made. */
  async unfiled(window: Window): Promise<CallRow[]> {
    const rows = await this.#within(window)
      .where('tiers.rank', '<', this.#rankOf('urgent'))
      .where('outcome', 'in', ['in-progress', 'lost', 'failed-over'])
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('messages').select('messages.id').whereRef('messages.callId', '=', 'calls.id'))),
      )
      .where(({ or, exists, selectFrom }) =>
        or([
          exists(selectFrom('facts').select('facts.seq').whereRef('facts.callId', '=', 'calls.id')),
          exists(
            selectFrom('turns')
              .select('turns.id')
              .whereRef('turns.callId', '=', 'calls.id')
              .where('speaker', '=', 'caller'),
          ),
        ]),
      )
      .orderBy('tiers.rank', 'desc')
      .orderBy('calls.id')
      .execute();
    return rows.map(toRow);
  }

  #within({ startedBy, endedSince }: Window) {
    return this.#read
      .selectFrom('calls')
      .innerJoin('tiers', 'tiers.name', 'calls.tier')
      .selectAll('calls')
      .where('startedAt', '<=', startedBy)
      .where((eb) => eb.or([eb('endedAt', 'is', null), eb('endedAt', '>=', endedSince)]));
  }

  #rankOf(tier: string) {
    return sql<number>`(SELECT rank FROM tiers WHERE name = ${tier})`;
  }
}

type Eb = ExpressionBuilder<Tables, 'calls'>;
const pages = (eb: Eb) => eb.selectFrom('pages').select('pages.id').whereRef('pages.callId', '=', 'calls.id');
const acknowledged = (eb: Eb) => pages(eb).where('pages.outcome', '=', 'acknowledged');

function toRow(row: Selectable<Tables['calls']>): CallRow {
  return callRow(row);
}
