import { type Kysely, sql } from 'kysely';

/**
 * The chained log. The guards refuse what honest code never does: changing or removing a line, or putting one anywhere
 * but at the end. Who holds the key can take the guards away; the chain shows it then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE TABLE audit_lines (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL CHECK (json_valid(detail)),
      prev TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT`)
    .execute(db);
  for (const guard of Object.values(AUDIT_GUARDS)) await sql.raw(guard).execute(db);
}

/** Triggers by name. The audit checks that they are still there, word for word. */
export const AUDIT_GUARDS: Record<string, string> = {
  audit_lines_no_update: `CREATE TRIGGER audit_lines_no_update BEFORE UPDATE ON audit_lines
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log is never changed'); END`,
  audit_lines_no_delete: `CREATE TRIGGER audit_lines_no_delete BEFORE DELETE ON audit_lines
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log is never removed'); END`,
  audit_lines_only_at_end: `CREATE TRIGGER audit_lines_only_at_end BEFORE INSERT ON audit_lines
    WHEN NEW.seq IS NOT 1 + coalesce((SELECT max(seq) FROM audit_lines), 0)
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log goes at its end'); END`,
};
