import { type Kysely, sql } from 'kysely';
import { AUDIT_GUARDS } from '../store/migrations/0002-audit.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { anchorFile, parseHead, readAnchor } from './anchor.ts';
import { type Chain, checkChain, type Finding } from './chain.ts';
import { ANCHOR_DIFFERS, ANCHOR_MADE, HEAD_KEY } from './ledger.ts';
import { type AuditLine, GENESIS, type Head } from './line.ts';

/** What was found. `notes` are things that break no line but that somebody should know of. */
export type Verdict =
  | { whole: true; lines: number; head: Head; notes: string[] }
  | { whole: false; lines: number; finding: Finding; notes: string[] };

const PAGE = 1000;

/**
 * Goes through the whole log, a page at a time and in one snapshot, and names the first line that was changed, moved,
 * inserted or is missing. Reads only.
 */
export async function verifyAudit(store: Pick<Store, 'file' | 'read'>): Promise<Verdict> {
  // The anchor before the snapshot: it follows the commits, so it can never be ahead of what is read after it.
  const anchor = readAnchor(anchorFile(store.file));
  return store.read.transaction().execute(async (trx) => {
    const notes = await missingGuards(trx);
    const chain = chainOf(trx, await remembered(trx, anchor));
    const checked = await checkChain(chain, (line) => {
      const note = noteOf(line);
      if (note) notes.push(note);
    });
    if (anchor === null && checked.lines > 0) notes.push('the anchor file is not there');
    if (anchor === 'unreadable') notes.push('the anchor file cannot be read');
    return { ...checked, notes };
  });
}

/** The log in a database, read by pages. */
export function chainOf(db: Kysely<Tables>, ends: Chain['remembered']): Chain {
  return {
    remembered: ends,
    async *lines() {
      let after = Number.MIN_SAFE_INTEGER;
      for (;;) {
        const page: AuditLine[] = await db
          .selectFrom('auditLines')
          .selectAll()
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(PAGE)
          .execute();
        yield* page;
        const last = page.at(-1);
        if (!last || page.length < PAGE) return;
        after = last.seq;
      }
    },
    async at(seq) {
      return (await db.selectFrom('auditLines').selectAll().where('seq', '=', seq).executeTakeFirst()) ?? null;
    },
  };
}

/** What the box state and the anchor file say about where the log stands. */
export async function remembered(
  db: Kysely<Tables>,
  anchor: ReturnType<typeof readAnchor>,
): Promise<Chain['remembered']> {
  const row = await db.selectFrom('boxState').select('value').where('key', '=', HEAD_KEY).executeTakeFirst();
  const head = parseHead(row?.value ?? '') ?? { seq: 0, hash: GENESIS };
  const ends: Chain['remembered'] = [{ by: 'the head', head, isLast: true }];
  if (anchor && anchor !== 'unreadable') ends.push({ by: 'the anchor', head: anchor, isLast: false });
  return ends;
}

/** What the program noticed about the log by itself when it was started. */
function noteOf({ seq, at, action, detail }: AuditLine): string | null {
  if (action !== ANCHOR_MADE && action !== ANCHOR_DIFFERS) return null;
  const { anchor, last } = JSON.parse(detail) as { anchor?: number | null; last: number };
  const then = `at line ${seq} (${at}), when the program was started, the log ended with line ${last}`;
  if (action === ANCHOR_MADE) return `${then} and there was no anchor file`;
  return anchor === null
    ? `${then} and the anchor file could not be read`
    : `${then} and did not hold the line ${anchor} that the anchor remembers`;
}

async function missingGuards(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
    sql: string;
  }>`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_lines'`.execute(db);
  return Object.entries(AUDIT_GUARDS)
    .filter(([name, text]) => !rows.some((row) => row.name === name && row.sql === text))
    .map(([name]) => `the guard ${name} was taken away or changed`);
}
