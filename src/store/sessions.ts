import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Unit, Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface SessionRow {
  id: string;
  userId: string;
  createdAt: string;
  lastSeenAt: string;
  revokedAt: string | null;
  /** The address that logged in. */
  address: string;
}

export async function touchSession(unit: Unit, id: string, at: string): Promise<void> {
  await unit.trx.updateTable('sessions').set({ lastSeenAt: at }).where('id', '=', id).execute();
}

/** Logins that are or were open. Only a hash of the token is kept. Who may do what is the access room's. */
export class Sessions {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  open(session: { userId: string; tokenHash: string; address: string; actor: string }): Promise<SessionRow> {
    const { userId, tokenHash, address, actor } = session;
    return this.#write(async (unit) => {
      const row = {
        id: uuidv7(),
        userId,
        createdAt: unit.now,
        lastSeenAt: unit.now,
        revokedAt: null,
        address,
      };
      await unit.trx
        .insertInto('sessions')
        .values({ ...row, tokenHash })
        .execute();
      await unit.say({ actor, action: 'session.opened', subject: userId, detail: { session: row.id, address } });
      return row;
    });
  }

  async byTokenHash(tokenHash: string): Promise<SessionRow | null> {
    const row = await this.#read
      .selectFrom('sessions')
      .select(['id', 'userId', 'createdAt', 'lastSeenAt', 'revokedAt', 'address'])
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst();
    return row ?? null;
  }

  async openOf(userId: string): Promise<SessionRow[]> {
    return this.#read
      .selectFrom('sessions')
      .select(['id', 'userId', 'createdAt', 'lastSeenAt', 'revokedAt', 'address'])
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .orderBy('id')
      .execute();
  }

  revoke(id: string, actor: string): Promise<void> {
    return this.#revoke('id', id, actor);
  }

  revokeAllOf(userId: string, actor: string): Promise<void> {
    return this.#revoke('userId', userId, actor);
  }

  #revoke(by: 'id' | 'userId', value: string, actor: string): Promise<void> {
    return this.#write(async (unit) => {
      const revoked = await unit.trx
        .updateTable('sessions')
        .set({ revokedAt: unit.now })
        .where(by, '=', value)
        .where('revokedAt', 'is', null)
        .returning(['id', 'userId'])
        .execute();
      for (const { id, userId } of revoked) {
        await unit.say({ actor, action: 'session.revoked', subject: userId, detail: { session: id } });
      }
    });
  }
}
