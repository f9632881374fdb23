import { createHash, randomBytes } from 'node:crypto';
import { type Params, parseParams, splitOutside } from './sip-header.ts';

/** Digest authentication (RFC 2617, RFC 7616, RFC 8760): answering a challenge, and challenging. qop "auth" or none. */

export interface Credentials {
  user: string;
  password: string;
}

const HASHES: Record<string, string> = { md5: 'md5', 'sha-256': 'sha256', 'sha-512-256': 'sha512-256' };

/** The parameters of a Digest header value, or null for another scheme. */
export function parseDigest(value: string): Params | null {
  const parts = /^Digest\s+(.+)$/i.exec(value.trim());
  return parts ? parseParams(splitOutside(parts[1]!, ',')) : null;
}

interface Proof {
  credentials: Credentials;
  realm: string;
  nonce: string;
  algorithm: string;
  method: string;
  uri: string;
  /** Present with qop "auth". */
  count?: { nc: string; cnonce: string };
  /** Used with the -sess algorithms, which need it without qop too. */
  cnonce: string;
}

/** The response value; null when the algorithm is none of ours. */
function prove({ credentials, realm, nonce, algorithm, method, uri, count, cnonce }: Proof): string | null {
  const [, base = '', session = ''] = /^(.*?)(-sess)?$/.exec(algorithm.toLowerCase()) ?? [];
  const hash = HASHES[base];
  if (!hash) return null;
  const h = (...parts: string[]) => createHash(hash).update(parts.join(':')).digest('hex');
  const secret = h(credentials.user, realm, credentials.password);
  const a1 = session ? h(secret, nonce, cnonce) : secret;
  const a2 = h(method, uri);
  return count ? h(a1, nonce, count.nc, count.cnonce, 'auth', a2) : h(a1, nonce, a2);
}

/**
 * The value of Authorization (or Proxy-Authorization) that answers `challenge`, the value of WWW-Authenticate (or
 * Proxy-Authenticate). Null when it asks for something that is not spoken here.
 */
export function answerChallenge(
  challenge: string,
  credentials: Credentials,
  method: string,
  uri: string,
  cnonce = randomBytes(8).toString('hex'),
): string | null {
  const asked = parseDigest(challenge);
  const realm = asked?.get('realm');
  const nonce = asked?.get('nonce');
  if (!asked || realm === undefined || nonce === undefined) return null;
  const qops = asked
    .get('qop')
    ?.toLowerCase()
    .split(/\s*,\s*/);
  if (qops && !qops.includes('auth')) return null;
  const algorithm = asked.get('algorithm') ?? 'MD5';
  const count = { nc: '00000001', cnonce };
  const response = prove({ credentials, realm, nonce, algorithm, method, uri, cnonce, ...(qops ? { count } : {}) });
  if (!response) return null;
  const opaque = asked.get('opaque');
  return [
    `Digest username="${credentials.user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`,
    `algorithm=${algorithm}`,
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
    ...(qops ? [`qop=auth, nc=${count.nc}, cnonce="${cnonce}"`] : []),
  ].join(', ');
}

/** The side that asks: makes challenges and checks what comes back. Each nonce serves once. */
export class Authenticator {
  readonly #realm: string;
  readonly #passwords: ReadonlyMap<string, string>;
  readonly #nonces = new Set<string>();

  /** @param accounts password by user name. */
  constructor(realm: string, accounts: Record<string, string>) {
    this.#realm = realm;
    this.#passwords = new Map(Object.entries(accounts));
  }

  challenge(): string {
    const nonce = randomBytes(16).toString('hex');
    this.#nonces.add(nonce);
    return `Digest realm="${this.#realm}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
  }

  /** The user whose password made this Authorization value, or null. */
  check(authorization: string | null, method: string): string | null {
    const given = authorization === null ? null : parseDigest(authorization);
    const user = given?.get('username') ?? '';
    const password = this.#passwords.get(user);
    const nonce = given?.get('nonce') ?? '';
    if (!given || password === undefined || !this.#nonces.delete(nonce)) return null;
    const cnonce = given.get('cnonce') ?? '';
    const expected = prove({
      credentials: { user, password },
      realm: this.#realm,
      nonce,
      algorithm: 'MD5',
      method,
      uri: given.get('uri') ?? '',
      cnonce,
      ...(given.has('qop') ? { count: { nc: given.get('nc') ?? '', cnonce } } : {}),
    });
    return given.get('response') === expected ? user : null;
  }
}
