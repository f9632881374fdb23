import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Argon2id with 19 MiB, two passes and one lane: OWASP Password Storage Cheat Sheet, "Argon2id"
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). RFC 9106.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const derive = promisify(argon2);

/** Hashes a secret as `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. @param pepper a key that is not kept beside the hash. */
export async function hashSecret(secret: string, pepper?: Buffer): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(secret, salt, COST, pepper);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Does the secret give this hash? Takes as long for a wrong one as for the right one, and about as long when there is no
 * hash at all (null), so that the time tells nothing of which names exist.
 */
export async function checkSecret(secret: string, hash: string | null, pepper?: Buffer): Promise<boolean> {
  const parts = hash === null ? null : PHC.exec(hash);
  const { salt, tag, cost } = parts ? read(parts) : NOBODY;
  const given = await tagOf(secret, salt, cost, pepper);
  return timingSafeEqual(given, tag) && parts !== null;
}

/** true: made with less work than is asked for today; hash the secret again when it is next known. */
export function isOutdated(hash: string): boolean {
  const parts = PHC.exec(hash);
  return !parts || read(parts).cost.memory < COST.memory || read(parts).cost.passes < COST.passes;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;
const NOBODY = { salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES), cost: COST };

function read(parts: RegExpExecArray) {
  const [, memory, passes, parallelism, salt, tag] = parts;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}

function tagOf(secret: string, salt: Buffer, cost: typeof COST, pepper?: Buffer): Promise<Buffer> {
  const message = secret.normalize('NFKC');
  return derive('argon2id', {
    message,
    nonce: salt,
    tagLength: TAG_BYTES,
    ...cost,
    ...(pepper ? { secret: pepper } : {}),
  }) as Promise<Buffer>;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
