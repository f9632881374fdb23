import type { Kysely, Selectable } from 'kysely';
import type { Tables } from './tables.ts';
import type { PageOutcome, PageRow } from './types.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewPage {
  id?: string;
  callId: string;
  personId: string;
  /** Step of the ladder, from 0. */
  step: number;
  startedAt?: string;
}

export interface PageEnd {
  outcome: Exclude<PageOutcome, 'ringing'>;
  /** Only after `acknowledged`. */
  choice?: PageRow['choice'];
  at?: string;
}

export async function insertPage(unit: Unit, page: NewPage): Promise<PageRow> {
  const row: PageRow = {
    id: page.id ?? uuidv7(),
    callId: page.callId,
    personId: page.personId,
    step: page.step,
    startedAt: page.startedAt ?? unit.now,
    endedAt: null,
    outcome: 'ringing',
    choice: null,
  };
  await unit.trx.insertInto('pages').values(row).execute();
  unit.changed({ what: 'page', id: row.id, callId: row.callId });
  const { id, callId, personId, step } = row;
  await unit.say({
    actor: NIGHTBELL,
    action: 'page.started',
    subject: callId,
    detail: { page: id, person: personId, step },
  });
  return row;
}

/** Says what came of a page. A page that was acknowledged stays so: an escalation ends once (S7). */
export async function endPage(unit: Unit, callId: string, id: string, end: PageEnd): Promise<void> {
  const { outcome, choice = null } = end;
  const ended = await unit.trx
    .updateTable('pages')
    .set({ outcome, choice, endedAt: end.at ?? unit.now })
    .where('id', '=', id)
    .where('outcome', '!=', 'acknowledged')
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return;
  unit.changed({ what: 'page', id, callId });
  await unit.say({ actor: NIGHTBELL, action: 'page.ended', subject: callId, detail: { page: id, outcome, choice } });
}

export async function pagesOf(db: Kysely<Tables>, callId: string): Promise<PageRow[]> {
  const rows = await db.selectFrom('pages').selectAll().where('callId', '=', callId).orderBy('id').execute();
  return rows.map(pageRow);
}

/** Whom the box rang for a call, and what came of it. */
export class Pages {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  start(page: NewPage): Promise<PageRow> {
    return this.#write((unit) => insertPage(unit, page));
  }

  end(callId: string, id: string, end: PageEnd): Promise<void> {
    return this.#write((unit) => endPage(unit, callId, id, end));
  }

  /** For the program itself, oldest first. */
  of(callId: string): Promise<PageRow[]> {
    return pagesOf(this.#read, callId);
  }

  /** For the program itself: the newest pages of all calls, newest first. Holds no patient data. */
  async recent(limit = 50): Promise<PageRow[]> {
    const rows = await this.#read.selectFrom('pages').selectAll().orderBy('id', 'desc').limit(limit).execute();
    return rows.map(pageRow);
  }
}

function pageRow(row: Selectable<Tables['pages']>): PageRow {
  return { ...row, outcome: row.outcome as PageOutcome, choice: row.choice as PageRow['choice'] };
}
