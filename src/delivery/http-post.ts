import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { CONNECT_MS, Refusal } from './gateway.ts';

export interface Post {
  url: URL;
  method?: 'POST' | 'GET';
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
export function post({
  url,
  method = 'POST',
  headers,
  body,
  ca,
  signal,
}: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = request(url, {
      method,
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
