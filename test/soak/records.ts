import { makeLedger } from '../../src/audit/ledger.ts';
import { silentLog } from '../../src/log.ts';
import { places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { CallRow } from '../../src/store/types.ts';
import type { World } from '../box/kit.ts';

/** What the box wrote down of one call. Times are epoch ms. */
export interface Written {
  id: string;
  from: string | null;
  startedMs: number;
  endedMs: number | null;
  outcome: CallRow['outcome'];
  tier: string;
  /** When each turn of the box began. */
  turns: number[];
  /** Somebody is or was being rung for it. */
  paged: boolean;
}

const PAGE = 200;

/** Every call of the store, the oldest first, read beside the box that runs. */
export async function readRecords(world: World): Promise<Written[]> {
  const at = places(world.settings);
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  try {
    const rows: CallRow[] = [];
    for (let page = await store.calls.list({ limit: PAGE }); page.length > 0; ) {
      rows.push(...page);
      page = await store.calls.list({ limit: PAGE, before: page.at(-1)!.id });
    }
    const written: Written[] = [];
    for (const row of rows.reverse()) written.push(await read(store, row));
    return written;
  } finally {
    await store.close();
  }
}

async function read(store: Store, row: CallRow): Promise<Written> {
  const record = await store.calls.record(row.id);
  return {
    id: row.id,
    from: row.callerNumber,
    startedMs: Date.parse(row.startedAt),
    endedMs: row.endedAt === null ? null : Date.parse(row.endedAt),
    outcome: row.outcome,
    tier: row.tier,
    turns: (record?.turns ?? []).filter((turn) => turn.speaker === 'nightbell').map((turn) => Date.parse(turn.at)),
    paged: (await store.escalations.ofCall(row.id)).length > 0,
  };
}
