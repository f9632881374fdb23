import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { NightbellError } from '../../errors.ts';

/** Larger than anything that Asterisk sends (an event is some kB, a frame 640 bytes). */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** A websocket server on loopback that lets in who shows the password (HTTP Basic), which is Asterisk alone. */
export class SocketServer {
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.#server = server;
  }

  /** Listens. Rejects with NB_PORT_TAKEN. */
  static open(
    port: number,
    password: string,
    setting: string,
    take: (socket: WebSocket, connection: Socket) => void,
  ): Promise<SocketServer> {
    const expected = Buffer.from(`Basic ${Buffer.from(`asterisk:${password}`).toString('base64')}`);
    return new Promise((resolve, reject) => {
      const server = new WebSocketServer({
        host: '127.0.0.1',
        port,
        maxPayload: MAX_MESSAGE_BYTES,
        perMessageDeflate: false,
        handleProtocols: (protocols) => [...protocols][0] ?? false,
        verifyClient: ({ req }: { req: IncomingMessage }) => {
          const shown = Buffer.from(req.headers.authorization ?? '');
          return shown.length === expected.length && timingSafeEqual(shown, expected);
        },
      });
      server.once('error', (error) =>
        reject(new NightbellError('NB_PORT_TAKEN', `${setting}: 127.0.0.1:${port}`, { cause: error })),
      );
      server.once('listening', () => {
        server.on('error', () => undefined);
        resolve(new SocketServer(server));
      });
      server.on('connection', (socket, { socket: connection }) => take(socket, connection));
    });
  }

  /** Closes the port and every connection. */
  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}
