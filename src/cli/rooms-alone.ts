import { existsSync } from 'node:fs';
import type { Access } from '../access/access.ts';
import { openAccess } from '../access/access.ts';
import { makeLedger } from '../audit/ledger.ts';
import { NightbellError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { loadSettings, places } from '../settings/load.ts';
import { loadStoreKey } from '../store/key.ts';
import { openStore, type Store } from '../store/store.ts';

/**
 * Opens the store and access of this machine's box beside a running one, for a command, and closes them after it.
 * Never makes a store: a command may lack what the service is given, and its key would then lie on the disk in clear (S11).
 * Throws NB_STORE_NONE and what `loadStoreKey` and `openStore` throw.
 */
export async function withStore<T>(work: (store: Store, access: Access) => Promise<T>): Promise<T> {
  const at = places(loadSettings());
  if (!existsSync(at.database)) throw new NightbellError('NB_STORE_NONE', at.database);
  const key = loadStoreKey({
    database: at.database,
    keyFile: at.storeKey,
    credentialsDirectory: process.env.CREDENTIALS_DIRECTORY,
  });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  try {
    return await work(store, openAccess({ store }));
  } finally {
    await store.close();
  }
}
