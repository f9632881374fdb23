import type { Kysely, Selectable } from 'kysely';
import { NightbellError } from '../errors.ts';
import type { Tables } from './tables.ts';
import type { Role, UserRow } from './types.ts';
import type { Unit, Write } from './unit.ts';
import { uuidv7 } from './uuid.ts';

export interface NewUser {
  name: string;
  role: Role;
  personId?: string | null;
  passwordHash: string;
}

/** An account with what is needed to check its password. For the access room alone. */
export interface Account extends UserRow {
  passwordHash: string;
}

/** Accounts of the console. Names are the same account whatever their case or Unicode form. */
export class Users {
  readonly #read: Kysely<Tables>;
  readonly #write: Write;

  constructor(read: Kysely<Tables>, write: Write) {
    this.#read = read;
    this.#write = write;
  }

  async count(): Promise<number> {
    const { n } = await this.#read
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  /** The first account, an administrator. Throws NB_SETUP_DONE when there is an account already, whoever was quicker. */
  addFirst(user: Omit<NewUser, 'role'>): Promise<UserRow> {
    return this.#write(async (unit) => {
      const other = await unit.trx.selectFrom('users').select('id').limit(1).executeTakeFirst();
      if (other) throw new NightbellError('NB_SETUP_DONE');
      return insertUser(unit, { ...user, role: 'administrator' }, 'first-run');
    });
  }

  /** Throws NB_USER_EXISTS. */
  add(user: NewUser, actor: string): Promise<UserRow> {
    return this.#write((unit) => insertUser(unit, user, actor));
  }

  /** For the access room alone. */
  async account(name: string): Promise<Account | null> {
    const row = await this.#read
      .selectFrom('users')
      .selectAll()
      .where('nameKey', '=', nameKey(name))
      .executeTakeFirst();
    return row ? { ...userRow(row), passwordHash: row.passwordHash } : null;
  }

  async get(id: string): Promise<UserRow | null> {
    const row = await this.#read.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? userRow(row) : null;
  }

  async list(): Promise<UserRow[]> {
    return (await this.#read.selectFrom('users').selectAll().orderBy('nameKey').execute()).map(userRow);
  }

  setRole(id: string, role: Role, actor: string): Promise<void> {
    return this.#change(id, { role }, { actor, action: 'user.role', detail: { role } });
  }

  /** A disabled account has no session from then on. */
  setState(id: string, state: UserRow['state'], actor: string): Promise<void> {
    return this.#change(id, { state }, { actor, action: `user.${state}` });
  }

  setPasswordHash(id: string, passwordHash: string, actor: string): Promise<void> {
    return this.#change(id, { passwordHash }, { actor, action: 'user.password' });
  }

  #change(
    id: string,
    values: Partial<Pick<Tables['users'], 'role' | 'state' | 'passwordHash'>>,
    event: { actor: string; action: string; detail?: Record<string, string> },
  ): Promise<void> {
    return this.#write(async (unit) => {
      await unit.trx.updateTable('users').set(values).where('id', '=', id).execute();
      // Whatever changed about an account, who is logged in with it must log in again.
      await unit.trx
        .updateTable('sessions')
        .set({ revokedAt: unit.now })
        .where('userId', '=', id)
        .where('revokedAt', 'is', null)
        .execute();
      await keepAnAdministrator(unit);
      unit.changed({ what: 'user', id });
      await unit.say({ ...event, subject: id });
    });
  }
}

async function insertUser(unit: Unit, user: NewUser, actor: string): Promise<UserRow> {
  const row = {
    id: uuidv7(),
    name: user.name.normalize('NFKC').trim(),
    nameKey: nameKey(user.name),
    role: user.role,
    personId: user.personId ?? null,
    state: 'active',
    passwordHash: user.passwordHash,
    createdAt: unit.now,
  };
  const taken = await unit.trx.selectFrom('users').select('id').where('nameKey', '=', row.nameKey).executeTakeFirst();
  if (taken) throw new NightbellError('NB_USER_EXISTS', taken.id);
  await unit.trx.insertInto('users').values(row).execute();
  unit.changed({ what: 'user', id: row.id });
  await unit.say({ actor, action: 'user.added', subject: row.id, detail: { role: row.role } });
  return userRow(row);
}

/** Nobody locks everyone out. Throws NB_LAST_ADMINISTRATOR. */
async function keepAnAdministrator(unit: Unit): Promise<void> {
  const left = await unit.trx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  if (!left) throw new NightbellError('NB_LAST_ADMINISTRATOR');
}

function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function userRow(row: Selectable<Tables['users']>): UserRow {
  const { id, name, role, personId, state, createdAt } = row;
  return { id, name, role: role as Role, personId, state: state as UserRow['state'], createdAt };
}
