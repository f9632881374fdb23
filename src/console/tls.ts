import '../reflect.ts';
import { createHash, webcrypto } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

/** The longest life that browsers accept of a certificate that a person chose to trust (825 days). */
const LIFE_MS = 825 * 86_400_000;
/** Made anew this long before the end, so that it is never an expired one that staff learn to click away. */
const RENEW_BEFORE_MS = 30 * 86_400_000;

export interface Certificate {
  /** PEM. */
  cert: string;
  key: string;
  /** SHA-256 of the DER form, as browsers show it, so that a person can compare. */
  fingerprint: string;
  /** Epoch ms. */
  expiresAt: number;
}

/**
 * Reads the certificate of the console from `dir`, or makes one (EC P-256, self-signed): when there is none, when it is
 * about to expire, or when it does not name the address that is served.
 * @param host the address that the console listens on
 * @param now epoch ms
 */
export async function ensureCertificate(dir: string, host: string, now: number): Promise<Certificate> {
  const names = namesFor(host);
  const there = read(dir, names, now);
  if (there) return there;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const made = await make(names, now);
  write(join(dir, 'console.key'), made.key, 0o600);
  write(join(dir, 'console.crt'), made.cert, 0o644);
  return describe(made.cert, made.key);
}

/** The names a browser may use to get here. Every address of the box where it listens on all of them. */
function namesFor(host: string): string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
  return [...new Set([...(everywhere ? own : [host]), 'localhost', '127.0.0.1', hostname()])];
}

function read(dir: string, names: string[], now: number): Certificate | null {
  const files = [join(dir, 'console.crt'), join(dir, 'console.key')] as const;
  if (!files.every((file) => existsSync(file))) return null;
  const [cert, key] = [readFileSync(files[0], 'utf8'), readFileSync(files[1], 'utf8')];
  try {
    const found = describe(cert, key);
    const named = new x509.X509Certificate(cert).getExtension(x509.SubjectAlternativeNameExtension)?.names.items ?? [];
    const has = new Set(named.map(({ value }) => value));
    const fits = names.every((name) => has.has(name)) && found.expiresAt - RENEW_BEFORE_MS > now;
    if (fits) chmodSync(files[1], 0o600);
    return fits ? found : null;
  } catch {
    return null; // Not a certificate any more: make one.
  }
}

async function make(names: string[], now: number): Promise<{ cert: string; key: string }> {
  const provider = webcrypto as unknown as Crypto;
  x509.cryptoProvider.set(provider);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await provider.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Nightbell console',
      // An hour back: the clock of a desk computer may be behind ours.
      notBefore: new Date(now - 3_600_000),
      notAfter: new Date(now - 3_600_000 + LIFE_MS),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }) as const),
        ),
      ],
    },
    provider,
  );
  const key = Buffer.from(await provider.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = (key.match(/.{1,64}/g) ?? []).join('\n');
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
  };
}

function describe(cert: string, key: string): Certificate {
  const parsed = new x509.X509Certificate(cert);
  const hex = createHash('sha256').update(Buffer.from(parsed.rawData)).digest('hex').toUpperCase();
  return { cert, key, fingerprint: hex.match(/../g)?.join(':') ?? '', expiresAt: parsed.notAfter.getTime() };
}

/** Never half a file: a crash leaves the old one or the new one. */
function write(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}
