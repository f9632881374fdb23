import { createHash, randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../clock.ts';
import type { SessionRow } from '../store/sessions.ts';
import { touchSession } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Role, UserRow } from '../store/types.ts';
import { checkSecret, hashSecret, isOutdated } from './hash.ts';
import { checkPasswordRules } from './password-rules.ts';
import { Pins } from './pins.ts';
import { Throttle } from './throttle.ts';

/** OWASP Session Management Cheat Sheet, "Session Expiration": 15 to 30 minutes idle for ordinary use. */
const IDLE_MS = 30 * 60_000;
/** A long shift; after it everybody logs in again. */
const ABSOLUTE_MS = 12 * 3_600_000;
/** How often a session in use is written; in between its last use is in memory. */
const TOUCH_MS = 60_000;
const TOKEN_BYTES = 32;

/** Somebody who is logged in. */
export interface Session {
  id: string;
  user: UserRow;
  /** How this user stands in the audit log. */
  actor: string;
  /** ISO 8601: it ends then, used or not. */
  expiresAt: string;
}

export type LoginResult =
  | { outcome: 'ok'; token: string; session: Session }
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; retryAfterMs: number };

export function openAccess(parts: { store: Store; clock?: Clock }): Access {
  return new Access(parts.store, parts.clock ?? systemClock);
}

export function actorOf(user: Pick<UserRow, 'id'>): string {
  return `user:${user.id}`;
}

/** Who may come in: accounts, passwords, sessions and PINs. Everything that happens here is in the audit log. */
export class Access {
  readonly pins: Pins;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #throttle: Throttle;
  /** Epoch ms at which a session was last used, and last handed to the store. */
  readonly #used = new Map<string, { seen: number; handed: number }>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#throttle = new Throttle(clock);
    this.pins = new Pins(store, clock);
  }

  /** true until the first account is there. */
  async needsSetUp(): Promise<boolean> {
    return (await this.#store.users.count()) === 0;
  }

  /** Makes the administrator's account, once. Throws NB_PASSWORD_WEAK or NB_SETUP_DONE. */
  async setUp(first: { name: string; password: string }): Promise<UserRow> {
    checkPasswordRules(first.password, first.name);
    return this.#store.users.addFirst({ name: first.name, passwordHash: await hashSecret(first.password) });
  }

  /** Throws NB_PASSWORD_WEAK or NB_USER_EXISTS. */
  async addUser(
    user: { name: string; password: string; role: Role; personId?: string | null },
    actor: string,
  ): Promise<UserRow> {
    checkPasswordRules(user.password, user.name);
    const { name, role, personId = null } = user;
    return this.#store.users.add({ name, role, personId, passwordHash: await hashSecret(user.password) }, actor);
  }

  /** Ends all sessions of that user. Throws NB_PASSWORD_WEAK. */
  async setPassword(user: Pick<UserRow, 'id' | 'name'>, password: string, actor: string): Promise<void> {
    checkPasswordRules(password, user.name);
    await this.#store.users.setPasswordHash(user.id, await hashSecret(password), actor);
  }

  /**
   * Checks name and password. The same answer, in the same time, for a wrong name, a wrong password and a disabled
   * account. @param address where it comes from, e.g. `192.0.2.7`; counts towards the throttle and stands in the log.
   */
  async login(given: { name: string; password: string; address: string }): Promise<LoginResult> {
    const { name, password, address } = given;
    const retryAfterMs = this.#throttle.wait(name, address);
    if (retryAfterMs > 0) return { outcome: 'throttled', retryAfterMs };
    this.#throttle.failed(name, address);
    const account = await this.#store.users.account(name);
    const hash = account?.state === 'active' ? account.passwordHash : null;
    if (!(await checkSecret(password, hash)) || !account) {
      // Not the name that was typed: people type passwords there.
      await this.#store.record({
        actor: 'unknown',
        action: 'login.failed',
        subject: account?.id ?? 'unknown',
        detail: { address },
      });
      return { outcome: 'wrong' };
    }
    this.#throttle.succeeded(name, address);
    const { passwordHash, ...user } = account;
    if (isOutdated(passwordHash)) {
      await this.#store.users.setPasswordHash(user.id, await hashSecret(password), actorOf(user));
    }
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const row = await this.#store.sessions.open({
      userId: user.id,
      tokenHash: tokenHash(token),
      address,
      actor: actorOf(user),
    });
    return { outcome: 'ok', token, session: sessionOf(row, user) };
  }

  /** Who holds this token, or null: unknown, logged out, disabled, 30 minutes unused, or 12 hours old. Counts as use. */
  async session(token: string): Promise<Session | null> {
    const row = await this.#store.sessions.byTokenHash(tokenHash(token));
    if (!row || row.revokedAt !== null) return null;
    const now = this.#clock.now();
    const written = Date.parse(row.lastSeenAt);
    const used = this.#used.get(row.id) ?? { seen: written, handed: written };
    if (now - used.seen >= IDLE_MS || now - Date.parse(row.createdAt) >= ABSOLUTE_MS) {
      this.#used.delete(row.id);
      return null;
    }
    const user = await this.#store.users.get(row.userId);
    if (user?.state !== 'active') return null;
    const due = now - used.handed >= TOUCH_MS;
    this.#used.set(row.id, { seen: now, handed: due ? now : used.handed });
    if (due) {
      const at = new Date(now).toISOString();
      this.#store.behind.add('session.touched', (unit) => touchSession(unit, row.id, at));
    }
    return sessionOf(row, user);
  }

  async logout(session: Session): Promise<void> {
    this.#used.delete(session.id);
    await this.#store.sessions.revoke(session.id, session.actor);
  }

  /** Ends every session of a user, e.g. of a lost laptop. */
  revokeAll(userId: string, actor: string): Promise<void> {
    return this.#store.sessions.revokeAllOf(userId, actor);
  }
}

function sessionOf(row: SessionRow, user: UserRow): Session {
  const expiresAt = new Date(Date.parse(row.createdAt) + ABSOLUTE_MS).toISOString();
  return { id: row.id, user, actor: actorOf(user), expiresAt };
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
