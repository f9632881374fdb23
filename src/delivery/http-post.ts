import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect as plainConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { CONNECT_MS, Refusal } from './gateway.ts';

export interface Post {
  url: URL;
  headers: Record<string, string>;
  body: string;
  /** PEM; left out: the system's. */
  ca?: string | undefined;
  signal: AbortSignal;
}

/** No gateway has more to say than this. */
const MOST_BYTES = 4_096;

/**
 * One request over HTTP(S) on a connection of its own. Follows no redirect and knows no proxy, so that it goes where the settings say and
 * nowhere else (S9). Rejects with the socket's error, or with `Refusal` where no connection came about in time.
 */
export function post({ url, headers, body, ca, signal }: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = request(url, {
      method: 'POST',
      signal,
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
      ...(ca && { ca }),
    });
    const slow = setTimeout(() => sent.destroy(new Refusal('unreachable')), CONNECT_MS);
    sent.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(slow)),
    );
    sent.on('close', () => clearTimeout(slow));
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        if (text.length < MOST_BYTES) text += piece;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: text.slice(0, MOST_BYTES) }));
    });
    sent.end(body);
  });
}

/** Resolves when something takes connections there, with the right certificate; says nothing to it. */
export function reach({ url, ca, signal }: Pick<Post, 'url' | 'ca' | 'signal'>): Promise<void> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (secure ? 443 : 80);
  return new Promise((resolve, reject) => {
    const socket = secure
      ? tlsConnect({ host, port, servername: host, ...(ca && { ca }) })
      : plainConnect({ host, port });
    const done = (error?: Error) => {
      signal.removeEventListener('abort', late);
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    const late = () => done(new Refusal('late'));
    signal.addEventListener('abort', late, { once: true });
    socket.once('error', done);
    socket.once(secure ? 'secureConnect' : 'connect', () => done());
  });
}
