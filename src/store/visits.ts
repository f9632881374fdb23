import type { Kysely, Selectable } from 'kysely';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

/** A time in the calendar. Times are ISO 8601 in UTC with milliseconds. */
export interface NewVisit {
  patientId: string;
  /** One column of the calendar, in which no two visits overlap. */
  resource: string;
  provider: string;
  location: string;
  /** Id of the kind of visit. */
  visit: string;
  startsAt: string;
  minutes: number;
}

export interface VisitRow extends NewVisit {
  id: string;
  endsAt: string;
  state: 'booked' | 'confirmed' | 'cancelled';
}

/** A stretch of a column that is not free, epoch ms. */
export interface Taken {
  resource: string;
  patientId: string;
  from: number;
  to: number;
}

/** For whom and in which call something is done, for the log. */
export interface Doer {
  actor: string;
  callId: string | null;
}

/** A visit with whom it is for. */
export type DayVisit = VisitRow & { name: string; dob: string; phones: string[] };

const BOX: Doer = { actor: NIGHTBELL, callId: null };

/** The box's own calendar. A time that somebody else took meanwhile gives null or false, never an error. */
export class Visits {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  /** What is taken between two instants (epoch ms). For the program itself. */
  async taken(from: number, to: number): Promise<Taken[]> {
    const rows = await this.#read
      .selectFrom('visits')
      .select(['resource', 'patientId', 'startsAt', 'endsAt'])
      .where('state', '<>', 'cancelled')
      .where('startsAt', '<', new Date(to).toISOString())
      .where('endsAt', '>', new Date(from).toISOString())
      .execute();
    return rows.map(({ resource, patientId, startsAt, endsAt }) => ({
      resource,
      patientId,
      from: Date.parse(startsAt),
      to: Date.parse(endsAt),
    }));
  }

  /** A verified patient's visits that have not begun, the next first; the look is in the log. */
  async coming(patientId: string, by: Doer = BOX): Promise<VisitRow[]> {
    return this.#write(async (unit) => {
      const rows = await unit.trx
        .selectFrom('visits')
        .selectAll()
        .where('patientId', '=', patientId)
        .where('state', '<>', 'cancelled')
        .where('startsAt', '>', unit.now)
        .orderBy('startsAt')
        .execute();
      await say(unit, by, 'visits.viewed', patientId, { count: rows.length });
      return rows.map(visitRow);
    });
  }

  /** For the program itself. */
  async get(id: string): Promise<VisitRow | null> {
    const row = await this.#read
      .selectFrom('visits')
      .selectAll()
      .where('id', '=', id)
      .where('state', '<>', 'cancelled')
      .executeTakeFirst();
    return row ? visitRow(row) : null;
  }

  /** As `day`, for a page that is open and whose look is in the audit log already. */
  async standing(from: number, to: number): Promise<DayVisit[]> {
    return (await between(this.#read, from, to).execute()).map(dayVisit);
  }

  /** Somebody of the practice looks at the calendar: what stands between two instants (epoch ms), the earliest first. */
  day(from: number, to: number, actor: string): Promise<DayVisit[]> {
    return this.#write(async (unit) => {
      const rows = await between(unit.trx, from, to).execute();
      const patients = [...new Set(rows.map(({ patientId }) => patientId))].join(' ');
      await unit.say({
        actor,
        action: 'calendar.viewed',
        subject: 'calendar',
        detail: { count: rows.length, patients },
      });
      return rows.map(dayVisit);
    });
  }

  /** Books a time; null: somebody was quicker. Asked twice for the same, it is booked once. */
  book(visit: NewVisit, by: Doer = BOX): Promise<VisitRow | null> {
    return this.#write(async (unit) => {
      const own = await same(unit, visit);
      if (own) return visitRow(own);
      if (await overlaps(unit, visit, null)) return null;
      const row: VisitRow = { id: uuidv7(), ...visit, endsAt: endOf(visit), state: 'booked' };
      await unit.trx
        .insertInto('visits')
        .values({ ...row, createdAt: unit.now, changedAt: unit.now })
        .execute();
      await told(unit, by, 'visit.booked', row);
      return row;
    });
  }

  /** Moves a patient's visit in one step; null: the new time is gone, or there is no such visit, and the old one stands as it was. */
  move(id: string, to: NewVisit, by: Doer = BOX): Promise<VisitRow | null> {
    return this.#write(async (unit) => {
      const before = await standing(unit, id, to.patientId);
      if (!before || (await overlaps(unit, to, id))) return null;
      const row: VisitRow = { id, ...to, endsAt: endOf(to), state: 'booked' };
      const { patientId: _, id: __, ...values } = row;
      await unit.trx
        .updateTable('visits')
        .set({ ...values, changedAt: unit.now })
        .where('id', '=', id)
        .execute();
      await told(unit, by, 'visit.moved', row);
      return row;
    });
  }

  /** false: the patient has no such visit any more. */
  cancel(id: string, patientId: string, by: Doer = BOX): Promise<boolean> {
    return this.#setState(id, patientId, 'cancelled', by);
  }

  /** false: the patient has no such visit any more. */
  confirm(id: string, patientId: string, by: Doer = BOX): Promise<boolean> {
    return this.#setState(id, patientId, 'confirmed', by);
  }

  #setState(id: string, patientId: string, state: 'cancelled' | 'confirmed', by: Doer): Promise<boolean> {
    return this.#write(async (unit) => {
      const before = await standing(unit, id, patientId);
      if (!before) return false;
      await unit.trx.updateTable('visits').set({ state, changedAt: unit.now }).where('id', '=', id).execute();
      await told(unit, by, `visit.${state}`, { ...visitRow(before), state });
      return true;
    });
  }
}

function between(db: Kysely<Tables>, from: number, to: number) {
  return db
    .selectFrom('visits')
    .innerJoin('patients', 'patients.id', 'visits.patientId')
    .selectAll('visits')
    .select(['patients.name', 'patients.dob', 'patients.phones'])
    .where('state', '<>', 'cancelled')
    .where('startsAt', '>=', new Date(from).toISOString())
    .where('startsAt', '<', new Date(to).toISOString())
    .orderBy('startsAt')
    .orderBy('resource');
}

function dayVisit({
  name,
  dob,
  phones,
  ...row
}: Selectable<Tables['visits']> & { name: string; dob: string; phones: string }): DayVisit {
  return { ...visitRow(row), name, dob, phones: JSON.parse(phones) };
}

function standing(unit: Unit, id: string, patientId: string) {
  return unit.trx
    .selectFrom('visits')
    .selectAll()
    .where('id', '=', id)
    .where('patientId', '=', patientId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
}

function same(unit: Unit, { patientId, resource, startsAt, visit }: NewVisit) {
  return unit.trx
    .selectFrom('visits')
    .selectAll()
    .where('patientId', '=', patientId)
    .where('resource', '=', resource)
    .where('startsAt', '=', startsAt)
    .where('visit', '=', visit)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
}

async function overlaps(unit: Unit, visit: NewVisit, but: string | null): Promise<boolean> {
  let query = unit.trx
    .selectFrom('visits')
    .select('id')
    .where('resource', '=', visit.resource)
    .where('state', '<>', 'cancelled')
    .where('startsAt', '<', endOf(visit))
    .where('endsAt', '>', visit.startsAt);
  if (but) query = query.where('id', '<>', but);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

function endOf({ startsAt, minutes }: NewVisit): string {
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}

async function told(unit: Unit, by: Doer, action: string, row: VisitRow): Promise<void> {
  unit.changed({ what: 'visit', id: row.id });
  await say(unit, by, action, row.patientId, { visit: row.id });
}

/** No name and no time stands in the line: the visit has both. */
function say(unit: Unit, by: Doer, action: string, patientId: string, detail: Record<string, string | number>) {
  return unit.say({ actor: by.actor, action, subject: patientId, detail: { ...detail, call: by.callId } });
}

function visitRow(row: Selectable<Tables['visits']>): VisitRow {
  const { createdAt: _, changedAt: __, ...rest } = row;
  return { ...rest, state: row.state as VisitRow['state'] };
}
