import { fileURLToPath } from 'node:url';
import { nameKey, RELEASES } from './key.ts';
import { openFile } from './open.ts';
import type { Form, Medicine, MedicineName, Schedule } from './types.ts';

/** Where `reference/build.ts` puts the file; set-up makes it. */
export const REFERENCE_FILE = fileURLToPath(new URL('../../dist/reference/medicines.db', import.meta.url));

/** Shape of the file that this program reads, kept in SQLite's `user_version`. */
export const REFERENCE_FORMAT = 1;

/** The public facts of medicines, in a file that is only read. */
export interface MedicineReference {
  /** The medicine of that name, brand, Spanish name or abbreviation; a release ("XR") at its end does not matter. */
  facts(name: string): Medicine | null;
  /** Medicines of which a name begins so, in the order of the alphabet; for somebody who types. */
  find(start: string, most?: number): Medicine[];
  /** Every medicine, in the order of the alphabet. */
  all(): Medicine[];
  close(): void;
}

/**
 * Opens the reference read-only.
 * @throws NB_REFERENCE_MISSING where the file is not there, or is not one that this program reads
 */
export function openReference(file = REFERENCE_FILE): MedicineReference {
  const db = openFile(file, REFERENCE_FORMAT);
  const columns = 'm.id, m.name, m.schedule, m.class, m.vital, m.uses, m.brands, m.forms';
  const byKey = db.prepare<[string], Row>(
    `SELECT ${columns} FROM name n JOIN medicine m ON m.id = n.medicine WHERE n.key = ?`,
  );
  const byStart = db.prepare<[string, string, number], Row>(
    `SELECT DISTINCT ${columns} FROM name n JOIN medicine m ON m.id = n.medicine
     WHERE n.key >= ? AND n.key < ? ORDER BY m.name LIMIT ?`,
  );
  const every = db.prepare<[], Row>(`SELECT ${columns} FROM medicine m ORDER BY m.id`);
  const names = db.prepare<[number], NameRow>(
    'SELECT medicine, said, written, everyday, lookalikes FROM name WHERE medicine = ? ORDER BY rowid',
  );
  const allNames = db.prepare<[], NameRow>(
    'SELECT medicine, said, written, everyday, lookalikes FROM name ORDER BY rowid',
  );
  const whole = (row: Row) => medicineOf(row, names.all(row.id).map(nameOf));
  return {
    facts(name) {
      const words = name.trim().split(/[\s-]+/);
      for (;;) {
        const row = byKey.get(nameKey(words.join(' ')));
        if (row) return whole(row);
        if (words.length < 2 || !RELEASES.has(nameKey(words.pop()!))) return null;
      }
    },
    find(start, most = 10) {
      const key = nameKey(start);
      return key ? byStart.all(key, `${key}\u{10ffff}`, most).map(whole) : [];
    },
    all() {
      const of = new Map<number, MedicineName[]>();
      for (const row of allNames.all()) {
        const list = of.get(row.medicine);
        if (list) list.push(nameOf(row));
        else of.set(row.medicine, [nameOf(row)]);
      }
      return every.all().map((row) => medicineOf(row, of.get(row.id) ?? []));
    },
    close: () => db.close(),
  };
}

let opened: MedicineReference | null = null;
const shipped = (): MedicineReference => (opened ??= openReference());

/** The shipped reference's `facts`, opened at the first question and kept open. @throws NB_REFERENCE_MISSING */
export function medicineFacts(name: string): Medicine | null {
  return shipped().facts(name);
}

/** The shipped reference's `find`. @throws NB_REFERENCE_MISSING */
export function findMedicines(start: string, most?: number): Medicine[] {
  return shipped().find(start, most);
}

/** Every medicine of the shipped reference. @throws NB_REFERENCE_MISSING */
export function allMedicines(): Medicine[] {
  return shipped().all();
}

interface Row {
  id: number;
  name: string;
  schedule: Schedule | null;
  class: string;
  vital: number;
  /** JSON, as are the two below. */
  uses: string;
  brands: string;
  forms: string;
}

interface NameRow {
  medicine: number;
  said: string;
  written: string;
  everyday: number;
  /** JSON. */
  lookalikes: string;
}

function nameOf(row: NameRow): MedicineName {
  return {
    said: row.said,
    written: row.written,
    everyday: row.everyday === 1,
    lookalikes: JSON.parse(row.lookalikes) as string[],
  };
}

function medicineOf(row: Row, names: MedicineName[]): Medicine {
  return {
    name: row.name,
    brands: JSON.parse(row.brands) as string[],
    schedule: row.schedule,
    class: row.class,
    vital: row.vital === 1,
    uses: JSON.parse(row.uses) as string[],
    forms: JSON.parse(row.forms) as Form[],
    names,
  };
}
