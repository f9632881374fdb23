import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.ts';
import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { makeApi } from './api/server.ts';
import type { ConsoleServices } from './api/services.ts';
import { consoleDist } from './dist.ts';
import { ensureCertificate } from './tls.ts';

const A_DAY_MS = 86_400_000;

export interface ConsoleOptions {
  services: ConsoleServices;
  log: Log;
  clock: Clock;
  /** Address and port to listen on; port 0 picks a free one. */
  host: string;
  port: number;
  /** Folder of key and certificate. */
  tlsDir: string;
  version: string;
  /** Folder of the built pages. Default: `dist/console` of this tree. */
  pages?: string;
}

export interface Console {
  /** `https://127.0.0.1:8443` */
  readonly url: string;
  readonly port: number;
  /** SHA-256 of the certificate, to compare with what the browser shows. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** Starts the web page. Throws NB_PORT_TAKEN. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const { services, log, clock, host, tlsDir, version, pages = consoleDist } = options;
  let certificate = await ensureCertificate(tlsDir, host, clock.now());
  const app = await makeApi({ services, log, tls: certificate, pages, version });
  try {
    await app.listen({ host, port: options.port });
  } catch (error) {
    await app.close();
    const taken = (error as { code?: string }).code === 'EADDRINUSE';
    throw taken ? new NightbellError('NB_PORT_TAKEN', `console, ${host}:${options.port}`, { cause: error }) : error;
  }

  const renew = async () => {
    const fresh = await ensureCertificate(tlsDir, host, clock.now());
    if (fresh.fingerprint !== certificate.fingerprint) {
      app.server.setSecureContext({ key: fresh.key, cert: fresh.cert });
      certificate = fresh;
      log.info({ fingerprint: fresh.fingerprint }, 'the console has a new certificate');
    }
  };
  let stopTimer = () => {};
  const eachDay = () => {
    stopTimer = clock.after(A_DAY_MS, () => {
      renew().catch((error: unknown) =>
        log.error({ code: (error as { code?: string }).code }, 'certificate not renewed'),
      );
      eachDay();
    });
  };
  eachDay();

  const { port } = app.server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `https://${shown}:${port}`,
    port,
    get fingerprint() {
      return certificate.fingerprint;
    },
    async close() {
      stopTimer();
      await app.close();
    },
  };
}
