import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import t from 'tap';
import { type AuditLine, hashOf } from '../../src/audit/line.ts';
import { type Verdict, verifyAudit } from '../../src/audit/verify.ts';
import { SqlcipherDialect } from '../../src/store/dialect.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import type { Tables } from '../../src/store/tables.ts';
import { openAt, tempDir } from '../store/helper.ts';

type Teardown = { teardown(fn: () => unknown): void };

/** A database with a log of 20 lines, and the hand of somebody who has its key. */
async function logOf20(t: Teardown) {
  const dir = tempDir(t);
  const store = await openAt(dir);
  for (let i = 1; i <= 20; i++) {
    await store.record({ actor: `user:${i % 3}`, action: 'call.viewed', subject: `call-${i}`, detail: { i } });
  }
  await store.close();
  const file = join(dir, 'nightbell.db');
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const hand = await Connection.open(file, key, 'writer');
  const read = new Kysely<Tables>({ dialect: new SqlcipherDialect([hand], 'begin'), plugins: [new CamelCasePlugin()] });
  t.teardown(() => read.destroy().catch(() => {}));
  return { dir, file, hand, read, verify: () => verifyAudit({ file, read }) };
}

const UNGUARD = `DROP TRIGGER audit_lines_no_update; DROP TRIGGER audit_lines_no_delete;
  DROP TRIGGER audit_lines_only_at_end;`;
const HEAD = `UPDATE box_state SET value = (SELECT json_object('seq', seq, 'hash', hash) FROM audit_lines
  ORDER BY seq DESC LIMIT 1) WHERE key = 'audit.head';`;

/** Makes the hashes of lines `from` to `to` anew, as somebody would who knows the rule. */
async function rehash(hand: Connection, from: number, to: number): Promise<void> {
  for (let seq = from; seq <= to; seq++) {
    const [line] = await hand.all<AuditLine>('SELECT * FROM audit_lines WHERE seq = ?', [seq]);
    const [before] = await hand.all<AuditLine>('SELECT * FROM audit_lines WHERE seq = ?', [seq - 1]);
    const prev = before?.hash ?? line!.prev;
    await hand.run('UPDATE audit_lines SET prev = ?, hash = ? WHERE seq = ?', [prev, hashOf({ ...line!, prev }), seq]);
  }
}

const insertAt = (seq: number) =>
  `UPDATE audit_lines SET seq = -seq - 1 WHERE seq >= ${seq}; UPDATE audit_lines SET seq = -seq WHERE seq < 0;
   INSERT INTO audit_lines SELECT ${seq}, at, 'user:9', action, subject, detail, prev, hash FROM audit_lines WHERE seq = ${seq - 1};`;

const closeGap = (seq: number) =>
  `UPDATE audit_lines SET seq = -seq + 1 WHERE seq > ${seq}; UPDATE audit_lines SET seq = -seq WHERE seq < 0;`;

const TAMPERED: {
  what: string;
  sql: string;
  more?: (hand: Connection) => Promise<void>;
  finds: [string, number, RegExp];
}[] = [
  {
    what: 'a detail changed',
    sql: `UPDATE audit_lines SET detail = '{"i":99}' WHERE seq = 7`,
    finds: ['changed', 7, /line 7 was changed/],
  },
  { what: 'a time changed', sql: `UPDATE audit_lines SET at = '2020' WHERE seq = 1`, finds: ['changed', 1, /line 1 /] },
  {
    what: 'an actor changed and the hash made anew',
    sql: `UPDATE audit_lines SET actor = 'user:0' WHERE seq = 7`,
    more: (hand) => rehash(hand, 7, 7),
    finds: ['changed', 7, /line 7 was changed and its hash made anew/],
  },
  {
    what: 'the last line changed and its hash made anew',
    sql: `UPDATE audit_lines SET actor = 'user:0' WHERE seq = 20`,
    more: (hand) => rehash(hand, 20, 20),
    finds: ['changed', 20, /line 20 is not the one that the head remembers/],
  },
  {
    what: 'everything from a line on written anew, the head too',
    sql: `UPDATE audit_lines SET actor = 'user:0' WHERE seq = 7`,
    more: async (hand) => {
      await rehash(hand, 7, 20);
      await hand.exec(HEAD);
    },
    finds: ['changed', 20, /line 20 is not the one that the anchor remembers/],
  },
  {
    what: 'a line deleted',
    sql: 'DELETE FROM audit_lines WHERE seq = 12',
    finds: ['missing', 12, /line 12 is missing/],
  },
  {
    what: 'three lines deleted',
    sql: 'DELETE FROM audit_lines WHERE seq IN (12, 13, 14)',
    finds: ['missing', 12, /lines 12 to 14 are missing/],
  },
  {
    what: 'a line deleted and the gap closed',
    sql: `DELETE FROM audit_lines WHERE seq = 12; ${closeGap(12)}`,
    finds: ['missing', 12, /line 12 is missing: what stands at 12 was written as line 13/],
  },
  {
    what: 'the first line deleted',
    sql: 'DELETE FROM audit_lines WHERE seq = 1',
    finds: ['missing', 1, /line 1 is missing/],
  },
  {
    what: 'two lines swapped',
    sql: `UPDATE audit_lines SET seq = -1 WHERE seq = 5; UPDATE audit_lines SET seq = 5 WHERE seq = 9;
      UPDATE audit_lines SET seq = 9 WHERE seq = -1;`,
    finds: ['moved', 5, /lines 5 and 9 were swapped/],
  },
  {
    what: 'a line moved to the front of others',
    sql: `UPDATE audit_lines SET seq = -100 WHERE seq = 9; UPDATE audit_lines SET seq = -seq - 1 WHERE seq BETWEEN 5 AND 8;
      UPDATE audit_lines SET seq = 5 WHERE seq = -100; UPDATE audit_lines SET seq = -seq WHERE seq < 0;`,
    finds: ['moved', 5, /line 9 was moved to place 5/],
  },
  { what: 'a line inserted', sql: insertAt(8), finds: ['inserted', 8, /line 8 was inserted/] },
  {
    what: 'a line inserted with a hash that is right',
    sql: insertAt(8),
    more: (hand) => rehash(hand, 8, 8),
    finds: ['inserted', 8, /line 8 was inserted: what stands at 9 was written as line 8/],
  },
  {
    what: 'a line inserted before the first',
    sql: 'INSERT INTO audit_lines SELECT 0, at, actor, action, subject, detail, prev, hash FROM audit_lines WHERE seq = 1',
    finds: ['inserted', 0, /before the first/],
  },
  {
    what: 'a line put at the end',
    sql: 'INSERT INTO audit_lines SELECT 21, at, actor, action, subject, detail, prev, hash FROM audit_lines WHERE seq = 20',
    more: (hand) => rehash(hand, 21, 21),
    finds: ['inserted', 21, /line 21 was put at the end by another hand/],
  },
  {
    what: 'the end cut off',
    sql: 'DELETE FROM audit_lines WHERE seq > 17',
    finds: ['missing', 18, /lines 18 to 20 are missing at the end, as the head shows/],
  },
  {
    what: 'the end cut off and the head put right',
    sql: `DELETE FROM audit_lines WHERE seq > 17; ${HEAD}`,
    finds: ['missing', 18, /lines 18 to 20 are missing at the end, as the anchor shows/],
  },
  {
    what: 'the head spoilt',
    sql: `UPDATE box_state SET value = '{' WHERE key = 'audit.head'`,
    finds: ['changed', 20, /the head was taken away or spoilt/],
  },
  {
    what: 'everything deleted, the head too',
    sql: `DELETE FROM audit_lines; DELETE FROM box_state`,
    finds: ['missing', 1, /lines 1 to 20 are missing/],
  },
];

t.test('S10: a log that nobody touched is whole', async (t) => {
  const { verify } = await logOf20(t);
  t.match(await verify(), { whole: true, lines: 20, head: { seq: 20 }, notes: [] });
});

for (const { what, sql, more, finds } of TAMPERED) {
  t.test(`S10: ${what}: found and named`, async (t) => {
    const { hand, verify } = await logOf20(t);
    await hand.exec(UNGUARD + sql);
    await more?.(hand);
    const verdict = (await verify()) as Extract<Verdict, { whole: false }>;
    const [kind, line, words] = finds;
    t.equal(verdict.whole, false);
    t.match(verdict.finding, { kind, line, words });
    t.equal(verdict.notes.length, 3, 'and the guards that are gone');
  });
}

t.test('S10: the guards refuse what honest code never does', async (t) => {
  const { hand, verify } = await logOf20(t);
  await t.rejects(hand.exec(`UPDATE audit_lines SET actor = 'x' WHERE seq = 3`), /never changed/);
  await t.rejects(hand.exec('DELETE FROM audit_lines WHERE seq = 20'), /never removed/);
  const copy = 'SELECT * FROM audit_lines WHERE seq = 3';
  await t.rejects(hand.exec(`INSERT OR REPLACE INTO audit_lines ${copy}`), /at its end/);
  t.match(await verify(), { whole: true, notes: [] });
});

t.test('S10: started on a log that was cut, the box goes on and keeps the evidence', async (t) => {
  const { dir, hand, read } = await logOf20(t);
  await hand.exec(`${UNGUARD} DELETE FROM audit_lines WHERE seq > 17; ${HEAD}`);
  await read.destroy();
  const store = await openAt(dir);
  for (let i = 0; i < 10; i++) await store.record({ actor: 'user:1', action: 'call.viewed', subject: `later-${i}` });
  await store.close();
  const again = await openAt(dir);
  const verdict = await verifyAudit(again);
  t.match(verdict, { whole: false, finding: { words: /line 20 is not the one that the anchor remembers/ } });
  t.match(verdict.notes, [
    /guard/,
    /guard/,
    /guard/,
    /at line 18 .* the log ended with line 17 and did not hold the line 20/,
  ]);
  await again.close();
});

t.test('S10: an anchor that was taken away or spoilt is noted', async (t) => {
  const { dir, file, read, verify } = await logOf20(t);
  writeFileSync(`${file}.anchor`, 'spoilt');
  t.match(await verify(), { whole: true, notes: ['the anchor file cannot be read'] });
  rmSync(`${file}.anchor`);
  t.match(await verify(), { whole: true, notes: ['the anchor file is not there'] });
  await read.destroy();
  const store = await openAt(dir);
  await store.record({ actor: 'user:1', action: 'call.viewed', subject: 'later' });
  await store.close();
  const again = await openAt(dir);
  t.match(await verifyAudit(again), { whole: true, notes: [/at line 21 .* no anchor file/] });
  await again.close();
});
