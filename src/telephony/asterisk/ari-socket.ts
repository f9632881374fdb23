import { EventEmitter } from 'node:events';
import type { RawData, WebSocket } from 'ws';
import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';

/** What we read of Asterisk's channel objects. */
export interface AriChannel {
  id: string;
  name: string;
  state: string;
  caller: { number: string };
  dialplan: { app_name: string };
}

/** An event of ARI; only the members that we use. */
export interface AriEvent {
  type: string;
  application?: string;
  args?: string[];
  channel?: AriChannel;
  digit?: string;
  cause?: number;
}

/** Asterisk refused a request. `status` is ARI's HTTP status: 404 no such channel, 409 not in Stasis (any more). */
export class AriRefusal extends Error {
  readonly status: number;
  constructor(status: number, method: string, uri: string) {
    super(`ARI ${method} ${uri.split('/')[0]}: ${status}`);
    this.status = status;
  }
}

interface AriSocketEvents {
  event: [event: AriEvent];
  /** Exactly once; requests under way have been rejected. */
  closed: [];
}

/** Loopback answers within milliseconds; a request that takes this long meets an Asterisk in trouble. */
const REQUEST_MS = 4_000;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
  method: string;
  uri: string;
}

/**
 * ARI over one websocket: events come in, requests go out as RESTRequest messages over the same socket. Serves the
 * sockets that Asterisk opens for each call and the one that we open for ourselves.
 */
export class AriSocket extends EventEmitter<AriSocketEvents> {
  readonly #socket: WebSocket;
  readonly #log: Log;
  readonly #waiting = new Map<string, Waiting>();
  #lastId = 0;
  #closed = false;

  constructor(socket: WebSocket, log: Log) {
    super();
    this.#socket = socket;
    this.#log = log;
    socket.on('message', (data) => this.#take(data));
    socket.on('error', (error) => this.#log.debug({ err: error }, 'ari socket'));
    socket.once('close', () => this.#close());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Sends a request. `uri` as in ARI's documentation, without the leading /ari/.
   * Rejects with AriRefusal, with NB_LEG_GONE when the socket closes, with NB_ASTERISK_DOWN when no answer comes.
   */
  request(method: 'GET' | 'POST' | 'DELETE', uri: string, query: Record<string, string> = {}): Promise<unknown> {
    if (this.#closed) return Promise.reject(new NightbellError('NB_LEG_GONE'));
    const id = String(++this.#lastId);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new NightbellError('NB_ASTERISK_DOWN', `no answer to ${method} ${uri.split('/')[0]}`));
      }, REQUEST_MS);
      this.#waiting.set(id, { resolve, reject, timer, method, uri });
      this.#socket.send(
        JSON.stringify({
          type: 'RESTRequest',
          transaction_id: id,
          request_id: id,
          method,
          uri,
          query_strings: Object.entries(query).map(([name, value]) => ({ name, value })),
        }),
      );
    });
  }

  close(): void {
    this.#socket.terminate();
    this.#close();
  }

  #take(data: RawData): void {
    let message: AriEvent & { request_id?: string; status_code?: number; message_body?: string };
    try {
      message = JSON.parse(String(data)) as typeof message;
      if (typeof message !== 'object' || message === null || typeof message.type !== 'string') return;
    } catch {
      this.#log.warn('ari socket: a message that is not JSON');
      return;
    }
    if (message.type !== 'RESTResponse') {
      this.emit('event', message);
      return;
    }
    const waiting = this.#waiting.get(message.request_id ?? '');
    if (!waiting) return;
    this.#waiting.delete(message.request_id ?? '');
    clearTimeout(waiting.timer);
    const status = message.status_code ?? 500;
    if (status >= 300) {
      waiting.reject(new AriRefusal(status, waiting.method, waiting.uri));
      return;
    }
    try {
      waiting.resolve(message.message_body ? JSON.parse(message.message_body) : undefined);
    } catch {
      waiting.resolve(undefined);
    }
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(new NightbellError('NB_LEG_GONE'));
    }
    this.#waiting.clear();
    this.emit('closed');
  }
}
