import { connect as plainConnect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { Settings } from '../settings/schema.ts';
import { CONNECT_MS, type Gateway, type Outgoing, Refusal, readAuthorities, readSecret, refusalOf } from './gateway.ts';

/**
 * Pagers through a gateway that speaks the Simple Network Paging Protocol (RFC 1861): level 1 (PAGE, MESS, SEND, QUIT), and of level 2
 * LOGI where the settings have a user, and ALER. What is sent here is one page to one pager, and its answer is that of the gateway.
 */
export class SnppGateway implements Gateway {
  readonly name = 'snpp';
  readonly #settings: Settings['delivery']['snpp'];
  readonly #password: string;
  readonly #ca: string | undefined;

  /** Throws NB_SETTINGS_INVALID. */
  constructor(settings: Settings['delivery']['snpp']) {
    this.#settings = settings;
    this.#password =
      settings.passwordFile === '' ? '' : readSecret(settings.passwordFile, 'delivery.snpp.passwordFile');
    this.#ca = readAuthorities(settings.caFile, 'delivery.snpp.caFile');
  }

  async send({ text, address }: Outgoing, signal: AbortSignal): Promise<'accepted'> {
    await this.#talk(signal, async (line) => {
      // 550 "Error, invalid pager ID" and its kin are about the address (RFC 1861 4.5.1).
      expect(await line.say(`PAGE ${address}`), 'address');
      // Level 2; a gateway of level 1 answers 500 and pages all the same.
      if (text.urgent) await line.say('ALER 1');
      expect(await line.say(`MESS ${text.short.replace(/[^\x20-\x7e]/g, ' ')}`), 'refused');
      expect(await line.say('SEND'), 'busy');
    });
    return 'accepted';
  }

  async check(signal: AbortSignal): Promise<void> {
    await this.#talk(signal, async () => undefined);
  }

  async #talk(signal: AbortSignal, what: (line: SnppLine) => Promise<void>): Promise<void> {
    let line: SnppLine | null = null;
    try {
      line = await this.#open(signal);
      expect(await line.greeting(), 'busy');
      const { user } = this.#settings;
      if (user) expect(await line.say(`LOGI ${user}${this.#password && ` ${this.#password}`}`), 'refused');
      await what(line);
      line.bye();
    } catch (error) {
      line?.cut();
      throw refusalOf(error);
    }
  }

  #open(signal: AbortSignal): Promise<SnppLine> {
    const { host, port, tls } = this.#settings;
    return new Promise((resolve, reject) => {
      const socket = tls
        ? tlsConnect({ host, port, ...(this.#ca && { ca: this.#ca }), servername: host })
        : plainConnect({ host, port });
      const fail = (error: Error) => {
        clearTimeout(slow);
        socket.destroy();
        reject(error);
      };
      const slow = setTimeout(() => fail(new Refusal('unreachable')), CONNECT_MS);
      socket.once('error', fail);
      socket.once(tls ? 'secureConnect' : 'connect', () => {
        clearTimeout(slow);
        socket.off('error', fail);
        resolve(new SnppLine(socket, signal));
      });
    });
  }
}

/** 2yz: done. 421: the gateway closes; 4yz and 554 on SEND: not now. */
function expect(code: number, otherwise: 'address' | 'refused' | 'busy'): void {
  if (code >= 200 && code < 300) return;
  if (code >= 400 && code < 500) throw new Refusal('busy');
  throw new Refusal(otherwise);
}

/** A talk by lines: one command, one reply with a code of three digits. */
class SnppLine {
  readonly #socket: Socket;
  #text = '';
  #codes: number[] = [];
  #waiting: { resolve: (code: number) => void; reject: (error: Error) => void } | null = null;
  #over: Error | null = null;

  constructor(socket: Socket, signal: AbortSignal) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => this.#heard(piece));
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Refusal('unreachable')));
    const stop = () => this.#end(new Refusal('late'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.on('close', () => signal.removeEventListener('abort', stop));
  }

  greeting(): Promise<number> {
    return this.#reply();
  }

  say(command: string): Promise<number> {
    this.#socket.write(`${command}\r\n`);
    return this.#reply();
  }

  bye(): void {
    this.#socket.end('QUIT\r\n');
    // A gateway that does not hang up after QUIT is not waited for.
    setTimeout(() => this.#socket.destroy(), 500).unref();
  }

  cut(): void {
    this.#socket.destroy();
  }

  #reply(): Promise<number> {
    return new Promise((resolve, reject) => {
      const code = this.#codes.shift();
      if (code !== undefined) resolve(code);
      else if (this.#over) reject(this.#over);
      else this.#waiting = { resolve, reject };
    });
  }

  #heard(piece: string): void {
    this.#text += piece;
    if (this.#text.length > 8_192) {
      this.#end(new Refusal('refused'));
      return;
    }
    for (let end = this.#text.indexOf('\n'); end >= 0; end = this.#text.indexOf('\n')) {
      const [, code] = /^(\d{3})(?:[ \r]|$)/.exec(this.#text.slice(0, end)) ?? [];
      this.#text = this.#text.slice(end + 1);
      // 214 is a line of help or information, of which any number may come before the reply.
      if (!code || code === '214') continue;
      if (this.#waiting) this.#waiting.resolve(Number(code));
      else this.#codes.push(Number(code));
      this.#waiting = null;
    }
  }

  #end(error: Error): void {
    this.#over ??= error;
    this.#waiting?.reject(this.#over);
    this.#waiting = null;
    this.#socket.destroy();
  }
}
