import { makeLedger } from '../../src/audit/ledger.ts';
import { silentLog } from '../../src/log.ts';
import { replay } from '../../src/oncall/paging/apply.ts';
import type { EscalationEvent } from '../../src/oncall/paging/events.ts';
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
  /** What was said and keyed, in order: prompts by their names, a caller's words not at all. */
  course: { atMs: number; what: string }[];
  /** Somebody is or was being rung for it. */
  paged: boolean;
}

/** A call as a test looks for it. */
export interface StoredCall {
  ended: boolean;
  paged: boolean;
  /** What the box began to say, in order; several prompts of one turn are one. */
  prompts: string[];
  /** What the caller was understood to say. */
  words: string;
}

const PAGE = 200;

/** The store of a box that runs, read beside it. */
export class StoreReader {
  readonly #store: Store;

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(world: World): Promise<StoreReader> {
    const at = places(world.settings);
    const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
    const ledger = makeLedger({ log: silentLog });
    return new StoreReader(await openStore({ file: at.database, key, ledger, log: silentLog }));
  }

  async close(): Promise<void> {
    await this.#store.close();
  }

  /** The latest call from this number, or null. */
  async newestOf(from: string): Promise<StoredCall | null> {
    const rows = await this.#store.calls.list({ limit: PAGE });
    const row = rows.find((each) => each.callerNumber === from);
    const record = row ? await this.#store.calls.record(row.id) : null;
    if (!row || !record) return null;
    return {
      ended: row.endedAt !== null,
      paged: (await this.#store.escalations.ofCall(row.id)).length > 0,
      prompts: record.turns.flatMap((turn) => (turn.prompt === null ? [] : [turn.prompt])),
      words: record.turns.flatMap((turn) => (turn.speaker === 'caller' ? [turn.text] : [])).join(' '),
    };
  }

  /** Calls for which somebody is still to be rung: whoever asked for ten minutes has not been asked again. */
  async reaching(): Promise<number> {
    const open = (await this.#store.escalations.open()) as EscalationEvent[][];
    const under = open.map(replay).filter(({ phase }) => phase.phase === 'climbing' || phase.phase === 'last-resort');
    return under.reduce((sum, { calls }) => sum + calls.length, 0);
  }

  /** Every call, the oldest first. */
  async all(): Promise<Written[]> {
    const rows: CallRow[] = [];
    for (let page = await this.#store.calls.list({ limit: PAGE }); page.length > 0; ) {
      rows.push(...page);
      page = await this.#store.calls.list({ limit: PAGE, before: page.at(-1)!.id });
    }
    const written: Written[] = [];
    for (const row of rows.reverse()) written.push(await read(this.#store, row));
    return written;
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
    course: (record?.turns ?? []).map(({ at, prompt }) => ({ atMs: Date.parse(at), what: prompt ?? 'words' })),
    paged: (await store.escalations.ofCall(row.id)).length > 0,
  };
}
