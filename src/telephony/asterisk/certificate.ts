import '../../reflect.ts';
import { webcrypto } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import * as x509 from '@peculiar/x509';
import type { Folders } from './instance.ts';

/** A self-signed certificate of a box in a cupboard has nobody to renew it: ten years. */
const YEARS = 10;

/** Makes the certificate of SIP over TLS (ECDSA P-256, own addresses as names) unless one is there. */
export async function ensureCertificate(at: Folders): Promise<void> {
  if (existsSync(at.certificate) && existsSync(at.certificateKey)) return;
  const provider = webcrypto as unknown as Crypto;
  x509.cryptoProvider.set(provider);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await provider.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);
  const from = new Date();
  const until = new Date(from);
  until.setFullYear(from.getFullYear() + YEARS);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Nightbell SIP',
      notBefore: from,
      notAfter: until,
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          ...[...new Set(['127.0.0.1', ...addresses])].map((value) => ({ type: 'ip', value }) as const),
        ]),
      ],
    },
    provider,
  );
  const key = Buffer.from(await provider.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = key.match(/.{1,64}/g) ?? [];
  writeFileSync(at.certificateKey, `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`, {
    mode: 0o600,
  });
  writeFileSync(at.certificate, `${certificate.toString('pem')}\n`, { mode: 0o600 });
}
