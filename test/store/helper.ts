import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLedger } from '../../src/audit/ledger.ts';
import type { Clock } from '../../src/clock.ts';
import { type Log, silentLog } from '../../src/log.ts';
import type { DeskRules } from '../../src/store/desk-rules.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';

interface Teardown {
  teardown(fn: () => unknown): void;
}

/** A directory that goes away with the test. */
export function tempDir(t: Teardown): string {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-store-'));
  t.teardown(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export function openAt(dir: string, more: { clock?: Clock; log?: Log; desk?: DeskRules } = {}): Promise<Store> {
  const file = join(dir, 'nightbell.db');
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const log = more.log ?? silentLog;
  return openStore({ file, key, ledger: makeLedger({ log }), ...more, log });
}

/** An open store in a directory of its own; closed when the test ends. */
export async function tempStore(
  t: Teardown,
  more: { clock?: Clock; desk?: DeskRules } = {},
): Promise<{ store: Store; dir: string }> {
  const dir = tempDir(t);
  const store = await openAt(dir, more);
  t.teardown(() => store.close().catch(() => {}));
  return { store, dir };
}

export const CALLER = '+15185550121';
export const newCall = { callerNumber: CALLER, lang: 'en', protocol: 'first-1' } as const;
