import { createSocket, type Socket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Key } from '../leg.ts';
import { parseRtp } from './rtp-packet.ts';
import { type ReceiverFormat, type ReceiverStatistics, RtpReceiver } from './rtp-receiver.ts';
import { RtpSender, type SenderFormat } from './rtp-sender.ts';
import type { Impair } from './sip-endpoint.ts';
import type { Address } from './transaction.ts';

export interface StreamEvents {
  /** 20 ms of 16 kHz PCM and the `performance.now()` at which its first sample could be heard. */
  frame: [frame: Int16Array, atMs: number];
  key: [key: Key];
}

export interface StreamStatistics extends ReceiverStatistics {
  sent: number;
}

/** How often another port is tried for an even one (RFC 3550 section 11; the odd one above is for RTCP). */
const TRIES = 32;

/** Audio of one call, both ways, on a UDP port of its own. */
export class RtpStream extends EventEmitter<StreamEvents> {
  readonly #socket: Socket;
  readonly #sender: RtpSender;
  readonly #receiver: RtpReceiver;
  #remote: Address | null = null;
  #closed = false;

  private constructor(socket: Socket, format: ReceiverFormat, impair: Impair) {
    super();
    this.#socket = socket;
    this.#receiver = new RtpReceiver(format, {
      frame: (samples, atMs) => this.emit('frame', samples, atMs),
      key: (key) => this.emit('key', key),
    });
    this.#sender = new RtpSender((packet) => {
      if (this.#remote && !this.#closed && !impair('rtp', packet))
        socket.send(packet, this.#remote.port, this.#remote.host, () => {});
    });
    socket.on('message', (datagram) => {
      const packet = parseRtp(datagram);
      if (packet && !this.#closed) this.#receiver.receive(packet, performance.now());
    });
    socket.on('error', () => {}); // the far end's port is gone; SIP tells
  }

  /** @param format what may come in; anything else is dropped. */
  static async open(host: string, format: ReceiverFormat, impair: Impair = () => false): Promise<RtpStream> {
    for (let attempt = 1; ; attempt++) {
      const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
      socket.bind(0, host);
      await once(socket, 'listening');
      if (socket.address().port % 2 === 0 || attempt === TRIES) return new RtpStream(socket, format, impair);
      socket.close();
    }
  }

  get port(): number {
    return this.#socket.address().port;
  }

  get statistics(): StreamStatistics {
    return { ...this.#receiver.statistics, sent: this.#sender.packets };
  }

  /** Where the far end hears and in which format. @param muted it does not want to now. */
  connect(remote: Address, send: SenderFormat, receive: ReceiverFormat, muted: boolean): void {
    if (this.#closed) return;
    this.#remote = remote;
    this.#receiver.format = receive;
    this.#sender.start(send, muted);
  }

  say(samples: Int16Array): Promise<number> {
    return this.#sender.say(samples);
  }

  clear(): void {
    this.#sender.clear();
  }

  press(key: Key): Promise<number> {
    return this.#sender.press(key);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#receiver.end();
    this.#closed = true;
    this.#sender.stop();
    this.#socket.close();
    await once(this.#socket, 'close');
  }
}
