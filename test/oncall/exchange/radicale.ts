import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's own: packages of Debian are not seen by another Python. */
const PYTHON = '/usr/bin/python3';
export const hasRadicale = spawnSync(PYTHON, ['-m', 'radicale', '--version']).status === 0;
const USER = 'clinic';
export const PASSWORD = 'night bell 12';

/** A CalDAV server of Debian's with one calendar, on a free port of this machine. */
export class Radicale {
  readonly url: string;
  readonly #dir: string;
  readonly #server: ChildProcess;

  private constructor(port: number, dir: string, server: ChildProcess) {
    this.url = `http://127.0.0.1:${port}/${USER}/oncall/`;
    this.#dir = dir;
    this.#server = server;
  }

  static async start(): Promise<Radicale> {
    const dir = mkdtempSync(join(tmpdir(), 'nightbell-radicale-'));
    writeFileSync(join(dir, 'users'), `${USER}:${PASSWORD}\n`);
    const port = await freePort();
    const config = join(dir, 'config');
    writeFileSync(
      config,
      [
        `[server]\nhosts = 127.0.0.1:${port}`,
        `[auth]\ntype = htpasswd\nhtpasswd_filename = ${join(dir, 'users')}\nhtpasswd_encryption = plain`,
        `[storage]\nfilesystem_folder = ${join(dir, 'collections')}`,
        '[logging]\nlevel = warning\n',
      ].join('\n'),
    );
    const server = spawn(PYTHON, ['-m', 'radicale', '--config', config], { stdio: 'ignore' });
    const radicale = new Radicale(port, dir, server);
    await radicale.#answers();
    await radicale.#ask('MKCALENDAR', radicale.url);
    return radicale;
  }

  /** Puts or replaces one event; `text` is a whole iCalendar object. */
  put(name: string, text: string): Promise<void> {
    return this.#ask('PUT', `${this.url}${name}.ics`, text);
  }

  delete(name: string): Promise<void> {
    return this.#ask('DELETE', `${this.url}${name}.ics`);
  }

  get user(): string {
    return USER;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#server.kill();
    await ended;
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #ask(method: string, url: string, body?: string): Promise<void> {
    const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'text/calendar' };
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    if (!answer.ok) throw new Error(`${method}: ${answer.status}`);
  }

  async #answers(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await fetch(this.url).catch(() => null)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('radicale does not answer');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
