import { connect } from 'node:net';

/** A closed network often swallows packets rather than refuse them; this long is enough for any host that is there. */
const CONNECT_MS = 4_000;

/**
 * Which hosts answer, for one run. A host that failed once is not asked again, so that a network without the
 * internet costs seconds and not seconds a file.
 */
export class Hosts {
  readonly #tried = new Map<string, Promise<void>>();
  readonly #failed = new Map<string, string>();
  readonly #proxied: boolean;
  readonly #connectMs: number;

  constructor(options: { proxied: boolean; connectMs?: number }) {
    this.#proxied = options.proxied;
    this.#connectMs = options.connectMs ?? CONNECT_MS;
  }

  /** Throws when the host of this address cannot be reached or failed before. */
  async reach(url: URL): Promise<void> {
    this.#refuse(url);
    if (this.#proxied) return; // the proxy resolves and connects, not we
    let tried = this.#tried.get(url.host);
    if (!tried) {
      tried = knock(url, this.#connectMs);
      this.#tried.set(url.host, tried);
    }
    await tried.catch((error: Error) => this.failed(url, error.message));
    this.#refuse(url);
  }

  failed(url: URL, why: string): void {
    if (!this.#failed.has(url.host)) this.#failed.set(url.host, why);
  }

  #refuse(url: URL): void {
    const why = this.#failed.get(url.host);
    if (why !== undefined) throw new HostFault(`cannot be reached, ${why}`);
  }
}

/** The host is at fault, not the file. */
export class HostFault extends Error {}

function knock(url: URL, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port });
    const timer = setTimeout(() => done(new Error(`no answer within ${ms / 1000} s`)), ms);
    const done = (error?: Error) => {
      clearTimeout(timer);
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.once('connect', () => done()).once('error', (error: NodeJS.ErrnoException) => done(new Error(error.code)));
  });
}
