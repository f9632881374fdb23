import type { Kysely, Selectable } from 'kysely';
import type { Tables } from './tables.ts';
import { NIGHTBELL, type Unit, type Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';
import type { Doer } from './visits.ts';

/** Somebody who may be told about a patient, or act for one. */
export interface Proxy {
  name: string;
  /** As the practice wrote it: parent, spouse, facility; null: not said. */
  relation: string | null;
}

/** What a list of the practice says of a patient. */
export interface NewPatient {
  name: string;
  /** ISO 8601. */
  dob: string;
  /** E.164; null: the list says nothing of them, and what is known stays. */
  phones: string[] | null;
  /** null: as for the telephones. */
  proxies: Proxy[] | null;
  /** The practice's own number of the chart; '': none. */
  chart: string;
}

/** What is known of a patient, so that a caller can be compared with it. */
export interface PatientRow {
  id: string;
  name: string;
  /** ISO 8601. */
  dob: string;
  /** E.164. */
  phones: string[];
  proxies: Proxy[];
  chart: string;
  /** `new`: called, and was never seen here. */
  standing: 'new' | 'established';
}

/** How many entries of a list were new to the register, changed something, or changed nothing. */
export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
}

/** One transaction takes so many, so that a long list does not hold up what calls write. */
const BATCH = 200;

/** A number of more patients than this is a home's or a school's, and tells nothing of who calls. */
const HOUSEHOLD_MOST = 12;

/** The register. What is read of it for a caller is written into the log with `compared`. */
export class Patients {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  async count(): Promise<number> {
    const { n } = await this.#read
      .selectFrom('patients')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  /** For the program itself: everyone born on a day, ISO 8601. */
  async bornOn(dob: string): Promise<PatientRow[]> {
    const rows = await this.#read.selectFrom('patients').selectAll().where('dob', '=', dob).orderBy('id').execute();
    return rows.map(patientRow);
  }

  /**
   * For the program itself, as a call begins: who has this number, E.164; nobody where it is more than a household's. The line names whom.
   */
  async withPhone(phone: string, callId: string | null): Promise<PatientRow[]> {
    const rows = await this.#read
      .selectFrom('patients')
      .selectAll()
      .where('phones', 'like', `%${JSON.stringify(phone)}%`)
      .orderBy('id')
      .limit(HOUSEHOLD_MOST + 1)
      .execute();
    if (rows.length === 0 || rows.length > HOUSEHOLD_MOST) return [];
    const detail = { call: callId, count: rows.length, patients: rows.map(({ id }) => id).join(' ') };
    const say = { actor: NIGHTBELL, action: 'patients.by_number', subject: 'register', detail };
    await this.#write((unit) => unit.say(say));
    return rows.map(patientRow);
  }

  /** For the program itself. */
  async get(id: string): Promise<PatientRow | null> {
    const row = await this.#read.selectFrom('patients').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? patientRow(row) : null;
  }

  /** Somebody of the practice opens one patient. null: there is none. */
  async look(id: string, actor: string): Promise<PatientRow | null> {
    const row = await this.get(id);
    if (row) await this.#write((unit) => unit.say({ actor, action: 'patient.viewed', subject: id }));
    return row;
  }

  /**
   * Somebody of the practice looks for a patient: by words that are all in the name, by the day of birth, or both. The line names whom they
   * were shown, never what was looked for.
   * @param dob ISO 8601, or null: whenever
   */
  async search(
    { words, dob }: { words: string; dob: string | null },
    actor: string,
    most: number,
  ): Promise<PatientRow[]> {
    let query = this.#read.selectFrom('patients').selectAll().orderBy('nameKey').orderBy('id').limit(most);
    for (const word of nameKey(words).split(' ').filter(Boolean)) query = query.where('nameKey', 'like', `%${word}%`);
    if (dob) query = query.where('dob', '=', dob);
    const rows = (await query.execute()).map(patientRow);
    const detail = { count: rows.length, patients: rows.map(({ id }) => id).join(' ') };
    await this.#write((unit) => unit.say({ actor, action: 'patients.searched', subject: 'register', detail }));
    return rows;
  }

  /** What a caller said was compared with the register; `patient` is whom it fits, or null. The line says no more than that. */
  compared(patient: string | null, callId: string | null): Promise<void> {
    return this.#write((unit) =>
      unit.say({
        actor: NIGHTBELL,
        action: patient ? 'patient.verified' : 'patient.not_verified',
        subject: patient ?? 'register',
        detail: { call: callId },
      }),
    );
  }

  /**
   * Somebody who says that they are new. Who is there by this name and birth stays as they are: what an unverified caller says changes
   * nothing about a patient.
   */
  register(caller: Pick<PatientRow, 'name' | 'dob' | 'phones'>, by: Doer): Promise<string> {
    return this.#write(async (unit) => {
      const { name, dob, phones } = caller;
      const before = await unit.trx
        .selectFrom('patients')
        .select('id')
        .where('dob', '=', dob)
        .where('nameKey', '=', nameKey(name))
        .orderBy('id')
        .executeTakeFirst();
      const id = before?.id ?? uuidv7();
      if (!before) {
        await insert(unit, { id, name, dob, phones, proxies: [], chart: '', standing: 'new' });
        await unit.say({
          actor: by.actor,
          action: 'patient.registered',
          subject: id,
          detail: { call: by.callId },
        });
      }
      return id;
    });
  }

  /** Adds one patient, or brings one up to date who has this name, birth and chart. */
  put(patient: NewPatient, actor: string): Promise<PatientRow> {
    return this.#write(async (unit) => {
      const { row, what } = await putPatient(unit, patient);
      if (what !== 'unchanged') {
        const action = what === 'added' ? 'patient.added' : 'patient.changed';
        await unit.say({ actor, action, subject: row.id });
      }
      return row;
    });
  }

  /**
   * Takes a list into the register, entry by entry: the same list twice changes nothing. Nobody is removed. Patients are known by their
   * chart where the list has one, otherwise by name and birth.
   */
  async take(list: readonly NewPatient[], actor: string): Promise<ImportCounts> {
    const counts: ImportCounts = { added: 0, changed: 0, unchanged: 0 };
    for (let from = 0; from < list.length; from += BATCH) {
      const did = await this.#write(async (unit) => {
        const some: ImportCounts = { added: 0, changed: 0, unchanged: 0 };
        for (const patient of list.slice(from, from + BATCH)) some[(await putPatient(unit, patient)).what]++;
        if (some.added + some.changed > 0)
          await unit.say({ actor, action: 'patients.imported', subject: 'register', detail: { ...some } });
        return some;
      });
      for (const what of ['added', 'changed', 'unchanged'] as const) counts[what] += did[what];
    }
    return counts;
  }

  /** What `take` would do, and nothing is written. */
  async preview(list: readonly NewPatient[]): Promise<ImportCounts> {
    const counts: ImportCounts = { added: 0, changed: 0, unchanged: 0 };
    const seen = new Set<string>();
    for (const patient of list) {
      const key = patient.chart || `${nameKey(patient.name)} ${patient.dob}`;
      const before = await find(this.#read, patient);
      if (!before && !seen.has(key)) counts.added++;
      else if (before && isSame(patientRow(before), patient)) counts.unchanged++;
      else counts.changed++;
      seen.add(key);
    }
    return counts;
  }
}

async function putPatient(unit: Unit, patient: NewPatient): Promise<{ row: PatientRow; what: keyof ImportCounts }> {
  const found = await find(unit.trx, patient);
  const before = found ? patientRow(found) : null;
  const row: PatientRow = {
    id: before?.id ?? uuidv7(),
    name: patient.name,
    dob: patient.dob,
    phones: patient.phones ?? before?.phones ?? [],
    proxies: patient.proxies ?? before?.proxies ?? [],
    chart: patient.chart || (before?.chart ?? ''),
    standing: 'established',
  };
  if (!before) await insert(unit, row);
  else if (isSame(before, patient)) return { row: before, what: 'unchanged' };
  else {
    const values = { ...columns(row), changedAt: unit.now };
    await unit.trx.updateTable('patients').set(values).where('id', '=', row.id).execute();
    unit.changed({ what: 'patient', id: row.id });
  }
  return { row, what: before ? 'changed' : 'added' };
}

async function insert(unit: Unit, row: PatientRow): Promise<void> {
  const values = { id: row.id, ...columns(row), createdAt: unit.now, changedAt: unit.now };
  await unit.trx.insertInto('patients').values(values).execute();
  unit.changed({ what: 'patient', id: row.id });
}

function columns({ name, dob, chart, standing, phones, proxies }: PatientRow) {
  return {
    name,
    nameKey: nameKey(name),
    dob,
    chart,
    standing,
    phones: JSON.stringify(phones),
    proxies: JSON.stringify(proxies),
  };
}

async function find(db: Kysely<Tables>, { name, dob, chart }: NewPatient) {
  if (chart) {
    const byChart = await db.selectFrom('patients').selectAll().where('chart', '=', chart).executeTakeFirst();
    if (byChart) return byChart;
  }
  const named = db.selectFrom('patients').selectAll().where('dob', '=', dob).where('nameKey', '=', nameKey(name));
  // Another chart with this name and birth is another patient.
  return chart ? named.where('chart', '=', '').executeTakeFirst() : named.orderBy('id').executeTakeFirst();
}

function isSame(row: PatientRow, patient: NewPatient): boolean {
  return (
    row.standing === 'established' &&
    row.name === patient.name &&
    row.dob === patient.dob &&
    (row.chart === patient.chart || patient.chart === '') &&
    isKept(row.phones, patient.phones) &&
    isKept(row.proxies, patient.proxies)
  );
}

const isKept = (before: unknown, told: unknown) => told === null || JSON.stringify(before) === JSON.stringify(told);

/** A name without case, accents and signs: "O'Dell-Núñez, Ana" is "o dell nunez ana". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function patientRow(row: Selectable<Tables['patients']>): PatientRow {
  const { id, name, dob, chart } = row;
  const standing = row.standing as PatientRow['standing'];
  return { id, name, dob, chart, standing, phones: JSON.parse(row.phones), proxies: JSON.parse(row.proxies) };
}
