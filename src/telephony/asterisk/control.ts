import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type AriEvent, AriSocket } from './ari-socket.ts';
import { outlive } from './outlive.ts';

const AGAIN_MS = 250;
const HANDSHAKE_MS = 2_000;

interface ControlEvents {
  up: [];
  down: [];
  event: [event: AriEvent];
}

/** The one standing connection to Asterisk: places calls and hears what becomes of them. Comes back by itself. */
export class Control extends EventEmitter<ControlEvents> {
  readonly #log: Log;
  #socket: AriSocket | null = null;
  #closed = false;

  constructor(log: Log) {
    super();
    this.#log = log;
  }

  get up(): boolean {
    return this.#socket !== null;
  }

  /** Connects and stays connected. Rejects with NB_ASTERISK_DOWN when the first connection does not come in time. */
  async open(port: number, password: string, withinMs: number): Promise<void> {
    const until = Date.now() + withinMs;
    for (;;) {
      if (await this.#connect(port, password)) return;
      if (this.#closed || Date.now() > until) throw new NightbellError('NB_ASTERISK_DOWN', `ARI on port ${port}`);
      await sleep(50);
    }
  }

  request(method: 'GET' | 'POST' | 'DELETE', uri: string, query: Record<string, string> = {}): Promise<unknown> {
    if (!this.#socket) return Promise.reject(new NightbellError('NB_ASTERISK_DOWN'));
    return this.#socket.request(method, uri, query);
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  #connect(port: number, password: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ari/events?app=nightbell-control&subscribeAll=true`, {
        headers: { authorization: `Basic ${Buffer.from(`nightbell:${password}`).toString('base64')}` },
        handshakeTimeout: HANDSHAKE_MS,
        perMessageDeflate: false,
      });
      socket.on('error', () => resolve(false));
      socket.once('upgrade', ({ socket: connection }) => outlive(connection));
      socket.once('open', () => {
        if (this.#closed) {
          socket.terminate();
          resolve(false);
          return;
        }
        const ari = new AriSocket(socket, this.#log);
        this.#socket = ari;
        ari.on('event', (event) => this.emit('event', event));
        ari.once('closed', () => {
          this.#socket = null;
          this.emit('down');
          void this.#again(port, password);
        });
        resolve(true);
        this.emit('up');
      });
    });
  }

  async #again(port: number, password: string): Promise<void> {
    while (!this.#closed && !this.#socket) {
      await sleep(AGAIN_MS, undefined, { ref: false });
      if (!this.#closed && (await this.#connect(port, password))) return;
    }
  }
}
